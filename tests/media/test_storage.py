"""The media folder takes finished pictures only, whoever stores them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from PIL import Image

from media.pictures import name_of
from media.storage import PictureStorage
from tests.factories import make_photo
from tests.media.entrances import files
from tests.media.pictures_of import exif, jpeg, saved

PLAIN = saved(Image.new("RGB", (40, 30), "green"), "WEBP")
NOTED = saved(Image.new("RGB", (40, 30)), "WEBP", exif=exif(gps=True))
NAME = name_of(PLAIN, 40)


def test_it_is_the_storage_of_the_site() -> None:
    assert isinstance(storages["default"], PictureStorage)


def test_a_finished_picture_is_kept_once(folder: Path) -> None:
    names = {default_storage.save(NAME, ContentFile(PLAIN)) for _ in range(2)}

    assert names == {NAME}
    assert files(folder) == {folder / NAME}
    assert (folder / NAME).stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("documents/a.html", b"<script>"),
        ("original_images/a.jpg", jpeg()),
        ("wagtail_uploads/a.webp", PLAIN),
        (name_of(PLAIN, 41).replace("41", "40"), PLAIN + b"x"),
        (name_of(NOTED, 40), NOTED),
        (name_of(jpeg(), 40), jpeg()),
    ],
)
def test_nothing_else_is_kept(folder: Path, name: str, content: bytes) -> None:
    with pytest.raises(SuspiciousFileOperation):
        default_storage.save(name, ContentFile(content))

    assert files(folder) == set()


def test_a_full_disk_leaves_no_half_picture(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        default_storage.save(NAME, ContentFile(PLAIN))

    assert files(folder) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "stays"),
    [({"file": NAME}, True), ({"drawings": {"40": NAME}}, True), ({"file": "other"}, False)],
)
def test_a_picture_that_is_shown_is_not_deleted(
    folder: Path, fields: dict[str, Any], *, stays: bool
) -> None:
    default_storage.save(NAME, ContentFile(PLAIN))
    make_photo(**fields)

    default_storage.delete(NAME)

    assert (folder / NAME).exists() is stays
