"""A photo comes in: cleaned, drawn, described; or nothing is stored."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from media.actions import add_photo
from media.models import Photo
from media.refusals import NotAPicture
from tests.factories import make_person, root_collection
from tests.media.pictures_of import exif, jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    root_collection()
    return tmp_path / "media"


def add(content: bytes) -> Photo:
    return add_photo(
        content, title="Hũ mật ong", alt_vi="Hũ mật ong rừng", alt_en="A jar of honey",
        credit="Hạnh", by=make_person("Hạnh"),
    )  # fmt: skip


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_photo_keeps_its_words_and_its_three_drawings(folder: Path) -> None:
    photo = add(jpeg())
    photo.refresh_from_db()

    assert (photo.title, photo.alt_vi, photo.credit) == ("Hũ mật ong", "Hũ mật ong rừng", "Hạnh")
    assert list(photo.drawings) == ["320", "640", "960"]
    assert all((folder / name).is_file() for name in photo.drawings.values())


def test_the_size_on_record_is_that_of_the_kept_file() -> None:
    photo = add(jpeg((1200, 800), exif=exif(6)))
    photo.refresh_from_db()
    with photo.file.open() as file:
        kept = Image.open(BytesIO(file.read()))

    assert (photo.width, photo.height) == kept.size == (800, 1200)


def test_no_stored_file_tells_where_it_was_taken(folder: Path) -> None:
    add(jpeg(exif=exif(gps=True)))

    assert len(files(folder)) == 6
    for path in files(folder):
        assert dict(Image.open(BytesIO(path.read_bytes())).getexif()) == {}
        assert path.suffix == ".webp"


def test_the_same_photo_twice_shares_its_drawings(folder: Path) -> None:
    first, second = add(jpeg()), add(jpeg())

    assert first.drawings == second.drawings
    assert len(list((folder / "pictures").rglob("*.webp"))) == 6


def test_of_a_broken_photo_nothing_is_stored(folder: Path) -> None:
    with pytest.raises(NotAPicture):
        add(jpeg()[:2000])

    assert Photo.objects.count() == 0
    assert files(folder) == []


def test_a_stored_photo_enters_the_editors_search(caplog: pytest.LogCaptureFixture) -> None:
    """Two search apps in INSTALLED_APPS made each indexing fail behind everybody's back."""
    add(jpeg())

    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
