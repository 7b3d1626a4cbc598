"""Finished pictures are served for ever; nothing else of the media folder is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from tests.media.entrances import files
from tests.media.pictures_of import jpeg

NAME = "ab/0123456789abcdef012345-320.webp"


@pytest.fixture
def served(settings: Settings) -> Path:
    place = Path(settings.MEDIA_ROOT)
    (place / "pictures" / "ab").mkdir(parents=True)
    (place / "pictures" / NAME).write_bytes(b"RIFF")
    (place / "original_images").mkdir()
    (place / "original_images" / "secret.webp").write_bytes(b"RIFF")
    return place


def test_a_drawing_is_served_and_may_be_kept_for_ever(served: Path, client: Client) -> None:
    answer = client.get(f"/media/pictures/{NAME}")
    assert b"".join(answer) == b"RIFF"
    assert answer.headers["Content-Type"] == "image/webp"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    ["original_images/secret.webp", "pictures/../original_images/secret.webp", "pictures/ab/"],
)
def test_nothing_else_is_served(served: Path, client: Client, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404


def test_a_person_has_no_picture_to_send(editor: Client, folder: Path) -> None:
    page = editor.get("/quan-tri/account/").content.decode()
    form = {"avatar-avatar": SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg")}
    answer = editor.post("/quan-tri/account/", form)

    assert 'type="file"' not in page
    assert "name_email" in page
    assert answer.status_code in {200, 302}
    assert files(folder) == set()


def test_somebody_without_rights_is_sent_to_sign_in(client: Client) -> None:
    answer = client.get("/quan-tri/account/")
    assert answer.status_code == 302
    assert "/quan-tri/login/" in answer.headers["Location"]
