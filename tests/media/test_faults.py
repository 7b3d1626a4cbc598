"""Uploads while the disk is full or the database is held: a page that says so, and nothing kept."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import DatabaseError, OperationalError
from django.test import Client

from media import storage
from media.models import Photo
from tests.media.entrances import ENTRANCES, add, edit, files
from tests.media.odd_files import PHOTO, Odd
from tests.media.pictures_of import saved

PLAIN = Odd("plain", saved(PHOTO, "JPEG"))
OTHER = Odd("other", saved(PHOTO.rotate(90), "JPEG"))

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembering_door")]


@pytest.fixture
def client(editor: Client) -> Client:
    """The editor's browser, before a photo that is there already."""
    edit(editor, PLAIN)
    editor.raise_request_exception = False
    return editor


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def busy() -> DatabaseError:
    error = OperationalError("database is locked")
    error.__cause__ = sqlite3.OperationalError("database is locked")
    error.__cause__.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


def failing(error: Exception) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_full_disk_is_told_and_nothing_is_kept(
    client: Client, folder: Path, entrance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, photos = files(folder), list(Photo.objects.values())
    monkeypatch.setattr(storage, "_write", failing(full()))
    answer = ENTRANCES[entrance](client, OTHER)
    monkeypatch.undo()

    assert_not_saved(answer)
    assert files(folder) == before
    assert list(Photo.objects.values()) == photos


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_busy_database_is_told_and_nothing_is_kept(
    client: Client, folder: Path, entrance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, photos = files(folder), list(Photo.objects.values())
    with monkeypatch.context() as patch:
        patch.setattr(Photo, "save_base", failing(busy()))
        answer = ENTRANCES[entrance](client, OTHER)

    assert_not_saved(answer)
    assert list(Photo.objects.values()) == photos
    assert files(folder) == before


def assert_not_saved(answer: Any) -> None:
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "chưa được lưu" in answer.content.decode()
    assert "was not saved" in answer.content.decode()


@pytest.mark.parametrize("reader", ["the view", "the check of the form's token"])
def test_a_full_disk_is_told_while_the_upload_comes_in(
    client: Client, folder: Path, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(folder)
    client.handler.enforce_csrf_checks = reader != "the view"
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    monkeypatch.setattr(TemporaryUploadedFile, "__init__", failing(full()))
    answer = add(client, Odd("large", bytes(4 * 1024 * 1024)))

    assert_not_saved(answer)
    assert files(folder) == before
