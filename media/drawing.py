"""Turn whatever a phone sends into clean, small pictures (Pillow; run inside the limited child)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from media import parts
from media.colours import in_srgb, reduced
from media.pictures import EDITORS_SIZES, KEPT_SIDE, WIDTHS, Drawing, Finished, Refusal

KNOWN = ("JPEG", "PNG", "WEBP")
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
MOST_PIXELS = 24_000_000
# libwebp has no way of decoding smaller and keeps four copies of the canvas.
MOST_PIXELS_OF = {"WEBP": 10_000_000}
LONGEST_SIDE = 20_000
KEPT_QUALITY = 85
FAST, SMALL = 2, 4  # how hard libwebp tries; the kept picture is large and rarely sent
QUALITIES = (78, 66, 54, 42)
SMALLEST_TARGET_BYTES = 30_000  # the scan page's photo, over a weak network
ORIENTATION = 0x0112


class Refused(ValueError):  # noqa: N818 - says what is the case
    """The bytes cannot be used as a picture."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


def finished(content: bytes) -> Finished:
    """The kept picture and every drawing of it; the content is decoded once.

    Raises:
        Refused: no bytes, no JPEG, PNG or WebP, cut short, or too many pixels.
    """
    picture = opened(content)
    widths = [width for width in WIDTHS if width <= picture.width] or [picture.width]
    return Finished(
        kept=Drawing(*picture.size, webp(picture, KEPT_QUALITY, FAST)),
        drawings=tuple(drawn(picture, width) for width in widths),
        editors={spec: fitted(picture, box) for spec, box in EDITORS_SIZES.items()},
    )


def opened(content: bytes) -> Image.Image:
    """Decode, turn upright, convert to sRGB and drop every bit of metadata.

    The long side is at most `KEPT_SIDE`. Of an animation the first picture is taken.

    Raises:
        Refused: see `finished`.
    """
    with _complaints():
        if not parts.counted(content).lacks_its_end:
            return _decoded(content)
        # Browsers show a JPEG that lacks no more than its end. It does when nothing that is put
        # behind it changes the picture.
        one, other = (_decoded(content.rstrip(b"\xff") + end) for end in parts.ENDS)
        if one.tobytes() != other.tobytes():
            raise Refused(Refusal.BROKEN)
        return one


def _decoded(content: bytes) -> Image.Image:
    picture = _measured(content)
    profile, turned = picture.info.get("icc_profile"), _orientation(picture)
    picture.draft(None, (KEPT_SIDE, KEPT_SIDE))
    picture.load()
    small = reduced(picture, max(1, max(picture.size) // KEPT_SIDE))
    small.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    return _upright(in_srgb(small, profile), turned)


def drawn(picture: Image.Image, width: int) -> Drawing:
    """One width; the smallest is squeezed until it fits a weak network."""
    height = max(1, round(picture.height * width / picture.width))
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    content = b""
    for quality in QUALITIES:
        content = webp(small, quality)
        if len(content) <= SMALLEST_TARGET_BYTES * (width / WIDTHS[0]) ** 2:
            break
    return Drawing(width, height, content)


def fitted(picture: Image.Image, box: tuple[int, int]) -> Drawing:
    """The picture within a box, never larger than it is."""
    small = picture.copy()
    small.thumbnail(box, Image.Resampling.LANCZOS)
    return Drawing(*small.size, webp(small, QUALITIES[0]))


def webp(picture: Image.Image, quality: int, method: int = SMALL) -> bytes:
    """Encode as WebP without any metadata."""
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=method)
    return out.getvalue()


@contextmanager
def _complaints() -> Iterator[None]:
    """Bring the many ways in which Pillow complains down to one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Refused, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise Refused(Refusal.TOO_LARGE) from error
    except parts.TooManyParts as error:
        raise Refused(Refusal.TOO_HARD) from error
    except Exception as error:  # struct.error, KeyError, ZeroDivisionError …: all seen in the wild
        raise Refused(Refusal.BROKEN) from error


def _measured(content: bytes) -> Image.Image:
    """Read the header only, and refuse a bomb before a single pixel of it is decoded."""
    if not content:
        raise Refused(Refusal.EMPTY)
    try:
        picture = Image.open(BytesIO(content), formats=KNOWN)
    except UnidentifiedImageError as error:
        raise Refused(
            Refusal.BROKEN if content.startswith(BEGINNINGS) else Refusal.OTHER_KIND
        ) from error
    most = MOST_PIXELS_OF.get(str(picture.format), MOST_PIXELS)
    if picture.width * picture.height > most or max(picture.size) > LONGEST_SIDE:
        raise Refused(Refusal.TOO_LARGE)
    return picture


def _orientation(picture: Image.Image) -> int:
    """The turn the camera noted, 1 to 8; damaged notes turn nothing."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - whatever is wrong with the notes, the picture may be whole
        return 1


def _upright(picture: Image.Image, turned: int) -> Image.Image:
    """Turn it, and take the pixels, and nothing else, to a new sheet."""
    notes = Image.Exif()
    notes[ORIENTATION] = turned
    sheet = Image.new("RGB", picture.size)
    sheet.paste(picture)
    sheet.info["exif"] = notes.tobytes()
    upright = ImageOps.exif_transpose(sheet)
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean
