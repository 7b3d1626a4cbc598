"""From any way of storing colours to plain RGB, in bands, so that no second large copy is made."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

BAND_PIXELS = 1_000_000
LARGEST_PROFILE_BYTES = 4 * 1024 * 1024
UPPER_BITS = [value >> 8 for value in range(65536)]
SPACES = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}


def reduced(picture: Image.Image, factor: int) -> Image.Image:
    """The picture on white paper, each side divided by a whole number: L, RGB or CMYK."""
    width, height = picture.size
    rows = max(1, BAND_PIXELS // width // factor) * factor
    small = None
    for top in range(0, height, rows):
        band = picture.crop((0, top, width, min(height, top + rows)))
        part = _plain(band).reduce(factor)
        if small is None:
            small = Image.new(part.mode, (part.width, -(-height // factor)))
        small.paste(part, (0, top // factor))
    if small is None:
        raise ValueError("A picture has at least one row.")
    return small


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as a browser without colour management should show them; a bad profile is ignored."""
    if profile and len(profile) <= LARGEST_PROFILE_BYTES:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if SPACES.get(source.profile.xcolor_space.strip()) == picture.mode:
                target = ImageCms.createProfile("sRGB")
                seen = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
                return seen or picture.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return picture.convert("RGB")


def _plain(band: Image.Image) -> Image.Image:
    if band.mode.startswith("I"):
        # Pillow would cut everything above 255 to white; keep the upper eight of the sixteen bits.
        return band.convert("I").point(UPPER_BITS, "L")
    if band.has_transparency_data:
        seen = band.convert("RGBA")
        paper = Image.new("RGB", band.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    if band.mode in {"1", "L"}:
        return band.convert("L")
    return band if band.mode == "CMYK" else band.convert("RGB")
