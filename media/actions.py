"""Take a photo in: clean it, draw its sizes, keep nothing else."""

from __future__ import annotations

from typing import Any

from base.accounts.models import User
from media.door import taken_in
from media.files import CleanPicture
from media.models import Photo
from media.pictures import Finished
from media.refusals import NotAPicture

COMMAND_SECONDS = 60.0  # nobody stands waiting, and the machine may be busy


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
        media.refusals.NotAPicture: nothing is stored.
    """
    finished = taken_in(content, seconds=COMMAND_SECONDS)
    return keep_photo(
        finished,
        title=title,
        alt_vi=alt_vi,
        alt_en=alt_en,
        credit=credit,
        is_illustration=is_illustration,
        uploaded_by_user=by,
    )


def keep_photo(finished: Finished, **words: Any) -> Photo:  # noqa: ANN401 - columns of Photo
    """Store a picture that is finished already, with what is said of it."""
    photo = Photo(file=CleanPicture(finished), **words)
    photo.save()
    return photo


def clean_old_photos() -> tuple[int, list[int]]:
    """Take photos through the door whose file is not a finished picture, or which lack drawings.

    The number of photos cleaned, and the keys of those whose file is missing or refused.
    """
    waiting = Photo.objects.exclude(file__startswith="pictures/") | Photo.objects.filter(
        drawings={}
    )
    cleaned, refused = 0, []
    for photo in waiting:
        try:
            with photo.file.open() as file:
                clean = CleanPicture(taken_in(file.read(), seconds=COMMAND_SECONDS))
        except (OSError, NotAPicture):
            refused.append(photo.pk)
            continue
        photo.file.save(clean.name, clean)
        cleaned += 1
    return cleaned, refused
