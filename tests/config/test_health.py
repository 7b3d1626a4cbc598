"""What monitors are told."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.test import Client


@pytest.mark.django_db
def test_a_well_machine_answers_200_with_what_was_checked() -> None:
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    found = answer.json()
    assert {key: found[key] for key in ("ok", "database", "epoch", "label_keys")} == {
        "ok": True,
        "database": True,
        "epoch": True,
        "label_keys": True,
    }
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_database_that_is_away_answers_503_and_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)
    answer = Client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] is False


@pytest.mark.django_db
def test_it_says_nothing_about_the_machine() -> None:
    assert set(Client().get("/healthz").json()) == {"ok", "at", "database", "epoch", "label_keys"}
