"""What a running server did not hear of, because it was written from another state folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections  # noqa: F401 - read by skipif
from pytest_django.fixtures import Settings

from base import database, witness
from base.models import StateFolder
from base.state_folder import marks
from catalog.certificates.witnessed import CERTIFICATES
from tests.factories import make_certificate, make_product


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's file is in the folder")
class TestOnPostgreSQL:
    """A SQLite database lies in its state folder."""

    @pytest.fixture(autouse=True)
    def _served(self, transactional_db: None) -> None:
        make_certificate(make_product())

    def kept_counts(self) -> bool:
        plain: Any = connections["default"]
        plain.asked = 0.0  # a second has passed
        return database.opening() is not None

    def test_what_it_wrote_unheard_lets_nothing_kept_count(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        ours = settings.WITNESS_FILE
        assert self.kept_counts()

        settings.WITNESS_FILE = tmp_path / "elsewhere" / "witness"
        make_certificate(make_product())
        settings.WITNESS_FILE = ours
        assert not self.kept_counts()

        witness.note(CERTIFICATES.untold())
        assert self.kept_counts()

    def test_a_mark_of_another_folder_lets_nothing_kept_count(self) -> None:
        StateFolder.objects.create(pk=marks.ROW, mark="0" * 32)
        assert not self.kept_counts()

    def test_a_witness_that_cannot_be_read_lets_nothing_kept_count(
        self, settings: Settings
    ) -> None:
        Path(settings.WITNESS_FILE).write_bytes(b"garbled")
        assert not self.kept_counts()
