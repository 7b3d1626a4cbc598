"""Photos from before the door go through it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from media.models import Photo
from tests.factories import make_photo
from tests.media.entrances import files
from tests.media.pictures_of import exif, jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembering_door")]


def clean_media(*options: str) -> str:
    said = StringIO()
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("clean_media", *options, stdout=said)
    return said.getvalue()


def raw(folder: Path, name: str, content: bytes) -> Path:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def test_an_old_photo_is_cleaned_and_drawn(folder: Path) -> None:
    old = raw(folder, "original_images/a.jpg", jpeg(exif=exif(6, gps=True)))
    make_photo(file="original_images/a.jpg")

    assert clean_media().startswith("1 photos cleaned.\n")

    photo = Photo.objects.get()
    assert (photo.width, list(photo.drawings)) == (800, ["320", "640"])
    assert str(photo.file).startswith("pictures/")
    assert not old.exists()
    assert clean_media() == "0 photos cleaned.\n"


def test_what_lies_outside_is_named_and_deleted_on_demand(folder: Path) -> None:
    stray = raw(folder, "documents/a.html", b"<script>")

    assert f"Outside: {stray}" in clean_media()
    assert stray.exists()
    assert f"Deleted: {stray}" in clean_media("--delete")
    assert files(folder) == set()


def test_a_photo_that_cannot_be_read_stops_the_deleting(folder: Path) -> None:
    stray = raw(folder, "original_images/b.jpg", b"<html>")
    photo = make_photo(file="original_images/b.jpg")

    with pytest.raises(CommandError, match=f"again: {photo.pk}"):
        clean_media("--delete")

    assert stray.exists()
    assert Photo.objects.get().drawings == {}
