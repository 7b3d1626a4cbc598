"""Turn whatever a phone sends into clean, small pictures (Pillow only, no Django)."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

WIDTHS = (320, 640, 960)
MOST_PIXELS = 50_000_000
KNOWN = ("JPEG", "PNG", "WEBP")
QUALITIES = (78, 66, 54, 42)
SMALLEST_TARGET_BYTES = 30_000  # the scan page's photo; architecture §3, issue part 7


TOO_LARGE = "The picture has more than 50 megapixels; send a smaller one."


class NotAPicture(ValueError):  # noqa: N818 - says what is the case
    """The bytes cannot be used as a picture; the message says why in plain words."""


@dataclass(frozen=True)
class Drawing:
    """One finished WebP picture: its size in pixels, its bytes, and a name made from them."""

    width: int
    height: int
    content: bytes

    @property
    def name(self) -> str:
        """Answer a path that never means anything else: it is made from the content."""
        digest = hashlib.blake2b(self.content, digest_size=12).hexdigest()
        return f"pictures/{digest[:2]}/{digest[2:]}-{self.width}.webp"


def opened(content: bytes) -> Image.Image:
    """Decode, turn upright and flatten to RGB, dropping every bit of metadata.

    Raises:
        NotAPicture: not JPEG, PNG or WebP, cut short, or over 50 megapixels.
    """
    try:
        picture = _measured(content)
        upright = ImageOps.exif_transpose(picture)
        return _flat(upright)
    except (OSError, ValueError, SyntaxError) as error:
        if isinstance(error, NotAPicture):
            raise
        raise NotAPicture("The file is not a whole JPEG, PNG or WebP picture.") from error


def _measured(content: bytes) -> Image.Image:
    """Read the header only, and refuse a bomb before a single pixel of it is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=KNOWN)
    except Image.DecompressionBombError as error:
        raise NotAPicture(TOO_LARGE) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise NotAPicture(TOO_LARGE)
    return picture


def _flat(picture: Image.Image) -> Image.Image:
    """Lay the pixels, and nothing else, on white paper."""
    clean = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        clean.paste(seen, mask=seen.getchannel("A"))
    else:
        clean.paste(picture.convert("RGB"))
    return clean


def draw(content: bytes, widths: tuple[int, ...] = WIDTHS) -> list[Drawing]:
    """Answer the picture in each width that is not larger than the original, smallest first."""
    picture = opened(content)
    wanted = [width for width in widths if width <= picture.width] or [picture.width]
    return [drawn(picture, width) for width in wanted]


def drawn(picture: Image.Image, width: int) -> Drawing:
    """Draw one width; the smallest is squeezed until it fits a weak network."""
    height = max(1, round(picture.height * width / picture.width))
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    content = b""
    for quality in QUALITIES:
        content = webp(small, quality)
        if len(content) <= SMALLEST_TARGET_BYTES * (width / WIDTHS[0]) ** 2:
            break
    return Drawing(width, height, content)


def webp(picture: Image.Image, quality: int) -> bytes:
    """Encode as WebP without any metadata."""
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
