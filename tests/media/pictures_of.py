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


def chunked_png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A whole white PNG of 16 pixels with more chunks in it."""
    rows = (b"\x00" + b"\xff" * 12) * 4
    return png(_header(4, 4), *chunks, (b"IDAT", zlib.compress(rows)))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in (*chunks, (b"IEND", b""))
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def scan_bomb(size: tuple[int, int] = (6000, 4000), again: int = 1000) -> bytes:
    """A JPEG whose last scan comes again and again: libjpeg goes over the picture each time."""
    plain = saved(Image.new("RGB", size, "red"), "JPEG", progressive=True, quality=5)
    body, end = plain[:-2], plain[-2:]
    return body + body[body.rindex(b"\xff\xda") :] * again + end


def wrong_sum(content: bytes, chunk: bytes) -> bytes:
    """A PNG of which one chunk does not fit its checksum."""
    place = content.index(chunk)
    end = place + 4 + int.from_bytes(content[place - 4 : place])
    return content[:end] + bytes([content[end] ^ 1]) + content[end + 1 :]


def _header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
