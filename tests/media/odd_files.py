"""The corpus: what cameras, chats, attackers and weak networks send (image cases I01 to I28)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from PIL import Image, ImageCms, PngImagePlugin

from media.pictures import Refusal
from tests.media.pictures_of import bomb, chunked_png, exif, jpeg, saved, scan_bomb, wrong_sum

SECRETS = (
    b"Exif",
    b"CanaryCam",
    b"CanaryOwner",
    b"ns.adobe.com",
    b"<script",
    b"<?php",
    b"PK\x03\x04",
)
XMP = b'<x:xmpmeta xmlns:x="http://ns.adobe.com/"><dc:creator>CanaryOwner</dc:creator></x:xmpmeta>'
PLAIN = Image.new("RGB", (200, 150), "green")
PHOTO = Image.linear_gradient("L").resize((200, 150)).convert("RGB")


@dataclass(frozen=True)
class Odd:
    """A file, what it is called, and why it is refused (None: a clean picture of it is kept)."""

    case: str
    content: bytes
    refusal: Refusal | None = None
    name: str = "anh.jpg"

    def __str__(self) -> str:
        return self.case


def corpus() -> list[Odd]:
    """Every case, the refused and the kept."""
    refused = (*_broken(), *_other_kinds(), *_too_large(), *_too_hard())
    return [*refused, *_talkative(), *_unusual(), *_odd_names()]


def _broken() -> Iterator[Odd]:
    yield Odd("I01 nothing", b"", Refusal.EMPTY)
    yield Odd("I02 half a JPEG", jpeg()[:3000], Refusal.BROKEN)
    yield Odd("I02 JPEG of a header", jpeg()[:400], Refusal.BROKEN)
    yield Odd("I02 half a PNG", saved(PHOTO, "PNG")[:-60], Refusal.BROKEN)
    yield Odd("I02 half a WebP", saved(PHOTO, "WEBP")[:-60], Refusal.BROKEN)
    yield Odd("PNG with wrong sums", saved(PHOTO, "PNG").replace(b"IDAT", b"IDAX"), Refusal.BROKEN)
    for chunk in (b"IHDR", b"PLTE", b"IDAT", b"IEND"):
        palette = saved(PHOTO.convert("P"), "PNG")
        yield Odd(f"PNG with a wrong sum of {chunk!r}", wrong_sum(palette, chunk), Refusal.BROKEN)
    yield Odd("half a JPEG in one colour", _half(saved(PLAIN, "JPEG")), Refusal.BROKEN)
    yield Odd(
        "half a progressive JPEG", _half(saved(PHOTO, "JPEG", progressive=True)), Refusal.BROKEN
    )
    yield Odd("PNG signature and rubbish", b"\x89PNG\r\n\x1a\n" + b"\xff" * 60, Refusal.BROKEN)
    yield Odd("I22 zTXt bomb", chunked_png((b"zTXt", _packed_zeros())), Refusal.BROKEN)
    yield Odd("I22 iCCP bomb", chunked_png((b"iCCP", _packed_zeros())), Refusal.BROKEN)


def _other_kinds() -> Iterator[Odd]:
    kind = Refusal.OTHER_KIND
    page, svg = b"<html><script>alert(1)</script>", b"<svg onload='x()'><script/></svg>"
    yield Odd("I03 fake GIF", b"GIF89a" + b"\x00" * 40, kind, "anh.gif")
    yield Odd("I04 HTML", page, kind, "a.html")
    yield Odd("I04 HTML named .jpg", page, kind)
    yield Odd("I06 SVG with script", svg, kind, "a.svg")
    yield Odd("I07 SVG named .png", svg, kind, "a.png")
    yield Odd("I10 GIF of many frames", _moving("GIF"), kind, "a.gif")
    for name in ("GIF", "BMP", "TIFF", "ICO", "EPS", "PDF", "AVIF", "TGA", "PCX", "JPEG2000"):
        yield Odd(f"I12 I13 {name}", saved(PHOTO, name), kind, f"a.{name.lower()}")
    yield Odd("I13 PSD", b"8BPS\x00\x01" + b"\x00" * 40, kind, "a.psd")
    yield Odd("I14 HEIC", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, kind, "a.heic")
    yield Odd("rubbish", bytes(range(256)) * 8, kind)
    yield Odd("text", "Mật ong rừng".encode(), kind, "a.txt")
    yield Odd("ZIP", _zip(), kind, "a.zip")


def _too_large() -> Iterator[Odd]:
    large = Refusal.TOO_LARGE
    yield Odd("I08 PNG of 4,225 megapixels", bomb(), large)
    yield Odd("I09 126 megapixels", bomb(14_000, 9_000), large)
    yield Odd("7070 x 7070 in one bit", saved(Image.new("1", (7070, 7070)), "PNG"), large)
    yield Odd("a little too large", bomb(6_000, 4_001), large)
    yield Odd(
        "WebP above 10 megapixels", saved(Image.new("RGB", (4000, 2501)), "WEBP", method=0), large
    )
    yield Odd("a thread of 20,001 pixels", saved(Image.new("1", (20_001, 2)), "PNG"), large)
    yield Odd("I26 26 MB", jpeg() + b"\x00" * (26 << 20), Refusal.TOO_HEAVY)


def _too_hard() -> Iterator[Odd]:
    hard = Refusal.TOO_HARD
    parts = [(b"abCd", b"")] * 20_000
    yield Odd("JPEG of 1,000 scans", scan_bomb(), hard)
    yield Odd("JPEG of 20,000 segments", b"\xff\xd8" + b"\xff\xfe\0\2" * 20_000 + jpeg()[2:], hard)
    yield Odd("JPEG with fill bytes", b"\xff\xd8" + b"\xff" * 100_000 + jpeg()[2:], hard)
    yield Odd("PNG of 20,000 chunks", chunked_png(*parts), hard)


def _talkative() -> Iterator[Odd]:
    yield Odd("I18 GPS and camera", jpeg(exif=_notes()))
    yield Odd("I19 XMP", jpeg(xmp=XMP))
    yield Odd("I19 IPTC", _with_segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04CanaryOwner"))
    yield Odd("I19 maker note", _with_segment(0xE5, b"CanaryCam" * 50))
    yield Odd("JPEG comment", jpeg(comment=b"<script>CanaryOwner</script>"))
    yield Odd("I19 PNG eXIf", saved(PHOTO, "PNG", exif=_notes()), name="a.png")
    yield Odd("PNG text", saved(PHOTO, "PNG", pnginfo=_texts()), name="a.png")
    yield Odd("I19 WebP EXIF and XMP", saved(PHOTO, "WEBP", exif=_notes(), xmp=XMP), name="a.webp")
    yield Odd("damaged EXIF", _with_segment(0xE1, b"Exif\x00\x00II*\x00\xff\xff\xff\xffCanaryCam"))
    yield Odd("I17 orientation 9", jpeg(exif=exif(9)))
    yield Odd("I20 PHP behind", jpeg() + b"<?php system($_GET['x']); ?>")
    yield Odd("I20 ZIP behind", jpeg() + _zip())
    yield Odd("I20 HTML behind a PNG", saved(PHOTO, "PNG") + b"<script>x()</script>", name="a.png")
    yield Odd("ICC profile with words", jpeg(icc_profile=_profile() + b"CanaryOwner"))
    yield Odd("I21 ICC profile of 5 MB", jpeg(icc_profile=_profile() + b"\x00" * (5 << 20)))
    yield Odd("ICC profile of rubbish", jpeg(icc_profile=b"CanaryOwner" * 40))


def _unusual() -> Iterator[Odd]:
    clear = Image.new("P", (60, 40))
    yield Odd("I15 CMYK", saved(PHOTO.convert("CMYK"), "JPEG"))
    yield Odd("I16 16 bits", saved(Image.new("I;16", (60, 40), 30_000), "PNG"), name="a.png")
    yield Odd("palette with a clear colour", saved(clear, "PNG", transparency=0), name="a.png")
    for mode in ("1", "L", "LA", "RGBA", "P"):
        yield Odd(f"PNG in {mode}", saved(PHOTO.convert(mode), "PNG"), name="a.png")
    yield Odd("I11 moving PNG", _moving("PNG"), name="a.png")
    yield Odd("I11 moving WebP", _moving("WEBP"), name="a.webp")
    yield Odd("several pictures in one JPEG", _moving("MPO"))
    yield Odd("progressive JPEG", saved(PHOTO, "JPEG", progressive=True))
    yield Odd("JPEG without its end", jpeg()[:-2])
    yield Odd("JPEG with half an end", jpeg()[:-1])
    yield Odd("progressive JPEG without its end", saved(PHOTO, "JPEG", progressive=True)[:-2])
    yield Odd("one pixel", saved(Image.new("RGB", (1, 1)), "PNG"), name="a.png")
    yield Odd("a thread", saved(Image.new("RGB", (1, 5000)), "PNG"), name="a.png")


def _odd_names() -> Iterator[Odd]:
    plain = saved(PHOTO, "JPEG")
    for name in ("x" * 300 + ".jpg", "../../x.jpg", "CON", "a\x00b.jpg", "🍯.jpg", "Mật ong.JPG"):
        yield Odd(f"I23 named {name[:12]!a}", plain, name=name)
    yield Odd("I24 shell.php.jpg", plain, name="shell.php.jpg")
    yield Odd("I05 JPEG named .png", plain, name="a.png")
    yield Odd("I25 JPEG named .html", plain, name="a.html")


def _notes() -> Image.Exif:
    notes = exif(gps=True)
    notes[0x010F], notes[0x013B] = "CanaryCam", "CanaryOwner"
    return notes


def _texts() -> PngImagePlugin.PngInfo:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "CanaryOwner")
    texts.add_itxt("Comment", "<script>x()</script>", zip=False)
    return texts


def _with_segment(marker: int, body: bytes) -> bytes:
    """A JPEG with one more segment right behind its start."""
    return b"\xff\xd8\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body + jpeg()[2:]


def _moving(kind: str) -> bytes:
    frames = [PHOTO.rotate(turn) for turn in range(0, 90, 10)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def _zip() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("shell.php", "<?php ?>")
    return out.getvalue()


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _half(content: bytes) -> bytes:
    """As many bytes of the last scan as stand before its middle."""
    scan = content.rindex(b"\xff\xda")
    return content[: (scan + len(content)) // 2]


def _packed_zeros() -> bytes:
    return b"k\x00\x00" + zlib.compress(b"\x00" * (20 << 20), 1)
