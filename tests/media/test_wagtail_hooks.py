"""There are no papers: no page takes one, and Wagtail's list of them is empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from tests.media.entrances import files


@pytest.mark.parametrize("address", ["", "add/", "multiple/add/", "chooser/create/"])
def test_no_page_takes_a_paper(editor: Client, folder: Path, address: str) -> None:
    answer = editor.post(f"/quan-tri/documents/{address}", {"title": "a", "file": "a.html"})

    assert answer.status_code == 404
    assert files(folder) == set()
    assert not apps.is_installed("wagtail.documents")


def test_the_list_of_papers_is_empty(editor: Client) -> None:
    answer = editor.get("/quan-tri/api/main/documents/")

    assert answer.json()["meta"]["total_count"] == 0


def test_the_pages_of_pictures_open(editor: Client) -> None:
    for address in ("images/", "images/add/", "images/multiple/add/", "images/chooser/"):
        assert editor.get(f"/quan-tri/{address}").status_code == 200
