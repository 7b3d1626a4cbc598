"""Pictures made on the spot, good and bad; nothing here is anybody's photo."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image

ORIENTATION, GPS, LATITUDE = 0x0112, 0x8825, 2


def jpeg(size: tuple[int, int] = (1200, 800), **options: object) -> bytes:
    """Red left half, blue right half, in the orientation the pixels are stored."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return saved(picture, "JPEG", quality=90, **options)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def noise(size: tuple[int, int] = (1200, 800)) -> bytes:
    """The hardest picture to make small."""
    return saved(Image.effect_noise(size, 120).convert("RGB"), "JPEG", quality=95)


def exif(orientation: int = 1, *, gps: bool = False) -> Image.Exif:
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    if gps:
        notes.get_ifd(GPS)[LATITUDE] = (13.0, 58.0, 48.0)
    return notes


def bomb(width: int = 65_000, height: int = 65_000) -> bytes:
    """A PNG of a few bytes that says it has so many pixels (reliability I08)."""
    return png(_header(width, height), (b"IDAT", zlib.compress(b"")))


def chunked_png(chunk: tuple[bytes, bytes]) -> bytes:
    """A whole white PNG of 16 pixels with one more chunk in it."""
    rows = (b"\x00" + b"\xff" * 12) * 4
    return png(_header(4, 4), chunk, (b"IDAT", zlib.compress(rows)))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in (*chunks, (b"IEND", b""))
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
