from __future__ import annotations

import pytest
from django.test import Client

from catalog.browse.about_page import about_values
from catalog.certificates.lexicon import SUPERSEDED
from catalog.certificates.outcomes import Outcome


def test_every_outcome_is_explained_once() -> None:
    keys = [each["key"] for each in about_values()["outcomes"]]
    assert sorted(keys) == sorted([*Outcome, SUPERSEDED])
    assert keys[:3] == ["in_force", "expired", "suspended"]


@pytest.mark.usefixtures("english")
def test_the_rules_come_latest_first_and_only_the_last_has_no_end() -> None:
    rules = about_values()["rulesets"]

    assert [bool(each["until"]) for each in rules] == [False, *[True] * (len(rules) - 1)]
    assert rules[0]["to_be_confirmed"][0].startswith("Article 8: six grounds")
    assert rules[0]["bands"] == [(5, "90"), (4, "70"), (3, "50")]


@pytest.mark.django_db
def test_the_page_explains_in_both_languages(client: Client) -> None:
    assert "Chứng nhận bị thu hồi" in client.get("/ve-ket-qua-tra-cuu/").content.decode()
    assert (
        "The stars on the pack no longer count."
        in client.get("/en/ve-ket-qua-tra-cuu/").content.decode()
    )
