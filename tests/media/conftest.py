"""An editor at work, and a door that remembers what its child said."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from media import actions, door, files, forms
from media.pictures import Finished, Refusal
from media.refusals import NotAPicture
from tests.factories import make_person, root_collection, root_page

PATIENCE = 60.0  # the suite may run on a busy machine


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SECONDS", PATIENCE)


@pytest.fixture
def remembering_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decode each file of the corpus once, in its child, however many forms it is sent through."""
    for entrance in (actions, files, forms):
        monkeypatch.setattr(entrance, "taken_in", remembered)


def remembered(content: bytes, *, seconds: float = PATIENCE) -> Finished:
    said = _said(content)
    if isinstance(said, Refusal):
        raise NotAPicture(said)
    return said


@cache
def _said(content: bytes) -> Finished | Refusal:
    try:
        return door.taken_in(content, seconds=PATIENCE)
    except NotAPicture as refused:
        return refused.reason


@pytest.fixture
def folder(settings: Settings) -> Path:
    """The media folder of this test."""
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def editor(db: None) -> Client:
    """A browser of somebody who may do everything in the editors' room."""
    root_collection()
    root_page()
    client = Client()
    client.force_login(make_person("Hạnh", is_superuser=True, is_staff=True))
    return client
