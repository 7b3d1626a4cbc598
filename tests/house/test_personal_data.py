"""Every column says whether it tells about a person."""

from __future__ import annotations

import pytest
from django.db import models

from base import personal_data as register
from base.personal_data import DataClass, personal_data, unclassified_fields
from config.documents import our_models


def test_every_column_of_our_tables_has_a_class() -> None:
    bare = [
        f"{each.__name__}.{name}" for each in our_models() for name in unclassified_fields(each)
    ]
    assert bare == []


def test_there_are_tables_to_ask() -> None:
    assert {"User", "Certificate", "Product"} <= {each.__name__ for each in our_models()}


def test_a_column_nobody_classified_would_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_FIELDS", {**register._FIELDS})

    class Visitor(models.Model):  # noqa: DJ008 - never saved
        phone = models.TextField()

        class Meta:
            app_label = "config"
            managed = False

    try:
        personal_data(id=DataClass.NONE)(Visitor)
        assert unclassified_fields(Visitor) == ["phone"]
    finally:
        Visitor._meta.apps.all_models["config"].pop("visitor")
