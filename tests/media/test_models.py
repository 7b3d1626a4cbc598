"""A photo's files come and go with its row."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import TestCase

from media.actions import add_photo
from media.models import Photo, Rendition
from tests.factories import root_collection
from tests.media.entrances import files
from tests.media.pictures_of import jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembering_door")]


def added() -> Photo:
    root_collection()
    return add_photo(jpeg(), title="Hũ mật ong", alt_vi="", alt_en="")


def test_a_deleted_photo_leaves_no_file(folder: Path) -> None:
    added()
    with TestCase.captureOnCommitCallbacks(execute=True):
        Photo.objects.all().delete()

    assert files(folder) == set()


def test_a_photo_sent_twice_survives_the_first_deletion(folder: Path) -> None:
    first, second = added(), added()
    with TestCase.captureOnCommitCallbacks(execute=True):
        first.delete()

    assert all((folder / name).exists() for name in second.files)
    assert {str(each.file) for each in second.renditions.all()} <= {
        str(path.relative_to(folder)) for path in files(folder)
    }


def test_a_row_that_is_not_saved_leaves_no_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **fields: object) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(Rendition, "save", broken)
    with pytest.raises(RuntimeError):
        added()

    assert Photo.objects.count() == 0
    assert files(folder) == set()


def test_showing_names_every_use_of_a_file() -> None:
    photo = added()
    renditions = {str(each.file) for each in photo.renditions.all()}

    for name in photo.files | renditions:
        assert set(Photo.objects.showing(name)) == {photo}
    assert not Photo.objects.showing("pictures/ab/other-320.webp").exists()
