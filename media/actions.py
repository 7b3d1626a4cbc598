"""Take a photo in: clean it, draw its sizes, keep nothing else."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from base.accounts.models import User
from media.models import Photo
from media.pictures import draw, opened, webp

KEPT_QUALITY = 85


@transaction.atomic
def add_photo(
    content: bytes,
    *,
    title: str,
    alt_vi: str,
    alt_en: str,
    credit: str = "",
    is_illustration: bool = False,
    by: User | None = None,
) -> Photo:
    """Store a photo and its drawings; the same bytes give the same files.

    Raises:
        media.pictures.NotAPicture: nothing is stored.
    """
    drawings = draw(content)
    upright = opened(content)
    clean = webp(upright, KEPT_QUALITY)
    for drawing in drawings:
        if not default_storage.exists(drawing.name):
            default_storage.save(drawing.name, ContentFile(drawing.content))
    photo = Photo(
        title=title,
        alt_vi=alt_vi,
        alt_en=alt_en,
        credit=credit,
        is_illustration=is_illustration,
        uploaded_by_user=by,
        drawings={str(each.width): each.name for each in drawings},
    )
    photo.file.save(f"{drawings[-1].name.rsplit('/', 1)[1]}", ContentFile(clean), save=False)
    # Storing the file through the field clears its dimension columns; say them afterwards.
    photo.width, photo.height = upright.size
    photo.save()
    return photo
