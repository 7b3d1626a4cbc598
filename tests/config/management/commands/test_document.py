"""`manage.py document` writes the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from config import documents
from config.management.commands import document


def test_it_writes_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "SHELF", tmp_path / "reference")
    call_command("document", verbosity=0)
    written = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.md")}
    assert written == documents.pages()
