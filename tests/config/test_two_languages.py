"""A setting that stops the start says so in Vietnamese first, then in English."""

from __future__ import annotations

import pytest

from config import checks
from config.env import Environment, SettingError, demand, understood
from config.two_languages import Said


def test_a_sentence_stands_in_both_languages() -> None:
    assert str(Said("it must be one of %(choices)s.", choices="a, b")) == (
        "giá trị phải là một trong: a, b.\nit must be one of a, b."
    )


def test_a_sentence_within_a_sentence_keeps_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.env.DECLARED", {})
    with pytest.raises(SettingError) as refused:
        Environment({"PORT": "http"}).whole("PORT", "", "8000", least=1, most=9)

    assert str(refused.value) == (
        "Không dùng được thiết lập PORT='http': giá trị phải là số nguyên từ 1 đến 9.\n"
        "Setting PORT='http' cannot be used: it must be a whole number from 1 to 9."
    )


def test_reasons_of_other_rooms_stand_as_they_are() -> None:
    with pytest.raises(SettingError) as refused:
        understood("PORT", "x", int)

    assert str(refused.value).count("invalid literal for int()") == 2


def test_values_may_hold_any_sign() -> None:
    with pytest.raises(SettingError, match=r"SITE_URL='https://a%s\.vn' names a host"):
        checks.https_only("https://a%s.vn", ["a.vn"], tls=True)


def test_a_sentence_nobody_translated_is_said_in_english() -> None:
    with pytest.raises(SettingError, match=r"\AOnly here 7\nOnly here 7\Z"):
        demand(False, "Only here %(number)s", number=7)  # noqa: FBT003 - what is demanded
