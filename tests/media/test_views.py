"""Finished pictures are served for ever; nothing else of the media folder is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

NAME = "ab/0123456789abcdef012345-320.webp"


@pytest.fixture
def folder(settings: Settings) -> Path:
    place = Path(settings.MEDIA_ROOT)
    (place / "pictures" / "ab").mkdir(parents=True)
    (place / "pictures" / NAME).write_bytes(b"RIFF")
    (place / "original_images").mkdir()
    (place / "original_images" / "secret.webp").write_bytes(b"RIFF")
    return place


def test_a_drawing_is_served_and_may_be_kept_for_ever(folder: Path, client: Client) -> None:
    answer = client.get(f"/media/pictures/{NAME}")
    assert b"".join(answer) == b"RIFF"
    assert answer.headers["Content-Type"] == "image/webp"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    ["original_images/secret.webp", "pictures/../original_images/secret.webp", "pictures/ab/"],
)
def test_nothing_else_is_served(folder: Path, client: Client, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404
