"""A photo's file goes through the door whatever code saves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile

from media.models import Photo, Rendition
from media.pictures import Refusal
from media.refusals import NotAPicture
from tests.factories import make_photo, root_collection
from tests.media.entrances import files
from tests.media.odd_files import SECRETS
from tests.media.pictures_of import exif, jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembering_door")]
RAW = jpeg(exif=exif(6, gps=True), comment=b"<script>CanaryOwner") + b"<?php"


def by_constructor() -> Photo:
    root_collection()
    photo = Photo(title="a", file=ContentFile(RAW, name="a.php"))
    photo.save()
    return photo


def by_manager() -> Photo:
    root_collection()
    photo: Photo = Photo.objects.create(title="a", file=ContentFile(RAW, name="../../a.jpg"))
    return photo


def by_field() -> Photo:
    root_collection()
    photo = Photo(title="a")
    photo.file.save("a.jpg", ContentFile(RAW))
    return photo


def by_replacement() -> Photo:
    photo = make_photo()
    setattr(photo, "file", ContentFile(RAW, name="a.jpg"))  # noqa: B010 - the column takes a file
    photo.save()
    return photo


@pytest.mark.parametrize("way", [by_constructor, by_manager, by_field, by_replacement])
def test_every_way_of_saving_ends_clean(folder: Path, way: object) -> None:
    assert callable(way)
    photo = Photo.objects.get(pk=way().pk)

    assert (photo.width, photo.height) == (800, 1200)
    assert list(photo.drawings) == ["320", "640"]
    assert photo.file_hash
    assert {spec.filter_spec for spec in photo.renditions.all()} == {
        "original", "max-165x165", "max-800x600",
    }  # fmt: skip
    for path in files(folder):
        assert path.is_relative_to(folder / "pictures")
        assert not [each for each in SECRETS if each in path.read_bytes()]


def test_a_refused_file_makes_no_photo(folder: Path) -> None:
    root_collection()
    with pytest.raises(NotAPicture) as refused:
        Photo.objects.create(title="a", file=ContentFile(b"<html>", name="a.jpg"))

    assert refused.value.reason is Refusal.OTHER_KIND
    assert Photo.objects.count() == 0
    assert files(folder) == set()


def test_a_size_drawn_later_is_named_by_its_content(folder: Path) -> None:
    rendition = by_constructor().get_rendition("width-100")

    assert str(rendition.file).startswith("pictures/")
    assert str(rendition.file).endswith("-100.webp")


def test_a_rendition_is_no_way_around_the_door(folder: Path) -> None:
    photo = make_photo()
    with pytest.raises(SuspiciousFileOperation):
        Rendition.objects.create(
            image=photo, filter_spec="x", file=ContentFile(RAW, name="a.jpg"), width=1, height=1
        )
    assert files(folder) == set()


def test_a_disk_that_fills_up_midway_leaves_no_drawing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root_collection()
    room = iter([True, True])

    def written(place: Path, data: bytes) -> None:
        if not next(room, False):
            raise OSError(28, "No space left on device")
        place.parent.mkdir(parents=True)
        place.write_bytes(data)

    monkeypatch.setattr("media.storage._write", written)
    with pytest.raises(OSError, match="No space left"):
        Photo.objects.create(title="a", file=ContentFile(RAW, name="a.jpg"))

    assert Photo.objects.count() == 0
    assert files(folder) == set()
