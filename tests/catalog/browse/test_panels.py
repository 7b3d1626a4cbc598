from __future__ import annotations

import datetime as dt

import pytest

from catalog.browse.panels import (
    address_facts,
    authority_words,
    checked,
    decision_words,
    verdict_values,
)
from catalog.certificates.events import Event, History, Kind
from catalog.certificates.verdict import CANNOT_CHECK, verdict
from tests.catalog.browse.conftest import NOON
from tests.catalog.browse.made_up import BEGIN, made_up_issue

pytestmark = pytest.mark.usefixtures("english")
BODY = {"name_vi": "UBND huyện Cũ", "name_en": "", "last_day": "2025-06-30"}
HEIR = {"name_vi": "UBND xã Mới", "name_en": ""}
NAMES = {"cu": {**BODY, "heirs": [HEIR]}}


def test_an_authority_names_its_heirs_once_it_is_gone() -> None:
    assert authority_words("cu", NAMES, dt.date(2025, 6, 30)) == "UBND huyện Cũ"
    assert authority_words("cu", NAMES, dt.date(2025, 7, 1)) == (
        "UBND huyện Cũ (files now kept by UBND xã Mới)"
    )
    assert authority_words("nobody", NAMES, dt.date(2025, 7, 1)) == ""


def test_an_authority_formed_anew_under_its_name_is_named_once() -> None:
    names = {"cu": {**BODY, "heirs": [BODY]}}
    assert authority_words("cu", names, dt.date(2025, 7, 1)) == "UBND huyện Cũ"


def test_an_emergency_act_has_no_decision_to_name() -> None:
    assert decision_words(Event(Kind.SUSPENDED, NOON)) == ""
    assert decision_words(Event(Kind.SUSPENDED, NOON, "9/QĐ", dt.date(2026, 4, 3))) == (
        "Decision 9/QĐ, 3 April 2026"
    )


def test_an_emergency_suspension_says_when_it_lapses() -> None:
    at = BEGIN + dt.timedelta(days=10)
    hurry = Event(Kind.SUSPENDED, at, reason="Nghi nhiễm", emergency=True)
    shown = verdict_values(verdict([History("GL-1", (*made_up_issue(), hurry))], at), at, {})

    assert (shown["outcome"], shown["stars"], shown["is_in_force"]) == ("suspended", 0, False)
    assert shown["details"][0] == "Nghi nhiễm"
    assert "lapses on 14 March 2023" in shown["details"][1]


def test_what_cannot_be_checked_shows_no_stars_and_no_decision() -> None:
    shown = verdict_values(CANNOT_CHECK, NOON, {})

    assert (shown["outcome"], shown["stars"]) == ("cannot_check", 0)
    assert shown["details"] == [checked(NOON)] == ["Checked today, 22 November 2026."]


def test_the_line_of_an_address_stays_with_the_units_it_was_written_for() -> None:
    place = {"address_en": "B", "former_en": ["A"], "was_written_so": True}
    moved = address_facts("Address", place, "Thôn 1")
    unmoved = address_facts("Address", {**place, "was_written_so": False}, "Thôn 1")

    assert moved == [("Address", "B"), ("Address before 1 July 2025", "Thôn 1, A")]
    assert unmoved == [("Address", "Thôn 1, B"), ("Address before 1 July 2025", "A")]
