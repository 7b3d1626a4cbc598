"""A photo in the words of a document: addresses, sizes, words and credit."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage

from media.models import Photo


def portrait(photo: Photo | None) -> dict[str, Any] | None:
    """Answer what a page needs to show a photo; None when there is none or it was never drawn.

    `src` is the narrowest drawing, which weak phones get; `webp` offers the others by width.
    """
    if photo is None or not photo.drawings:
        return None
    widths = sorted(int(width) for width in photo.drawings)
    return {
        "src": _address(photo, widths[0]),
        "src_width": widths[0],
        "webp": ", ".join(f"{_address(photo, width)} {width}w" for width in widths),
        "width": photo.width,
        "height": photo.height,
        "alt_vi": photo.alt_vi,
        "alt_en": photo.alt_en,
        "title": photo.title,
        "credit": photo.credit,
        "is_illustration": photo.is_illustration,
    }


def _address(photo: Photo, width: int) -> str:
    return default_storage.url(photo.drawings[str(width)])
