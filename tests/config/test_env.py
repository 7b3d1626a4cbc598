"""Settings are declared once, and a value that cannot be used stops the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.env import Environment, SettingError, demand, read_file


def test_a_value_is_read_from_the_environment() -> None:
    assert Environment({"PORT": "8080"}).whole("PORT", "…", "8000", least=1, most=9999) == 8080


def test_the_default_holds_when_nothing_is_set() -> None:
    assert Environment({}).text("SITE_URL", "…", "http://x") == "http://x"


@pytest.mark.parametrize("text", ["0", "10000", "eight", "8.5", ""])
def test_a_number_outside_its_bounds_stops_the_start(text: str) -> None:
    with pytest.raises(SettingError, match="Setting PORT="):
        Environment({"PORT": text}).whole("PORT", "…", "8000", least=1, most=9999)


def test_an_unknown_choice_stops_the_start_and_names_the_known_ones() -> None:
    with pytest.raises(SettingError, match="production, development"):
        Environment({"MODE": "prod"}).choice("MODE", "…", "x", ("production", "development"))


@pytest.mark.parametrize(("text", "answer"), [("yes", True), ("no", False)])
def test_a_flag_knows_two_words(text: str, answer: bool) -> None:  # noqa: FBT001
    assert Environment({"TLS": text}).flag("TLS", "…", "no") is answer


@pytest.mark.parametrize("text", ["true", "1", "YES", "on"])
def test_any_other_word_for_a_flag_stops_the_start(text: str) -> None:
    with pytest.raises(SettingError):
        Environment({"TLS": text}).flag("TLS", "…", "no")


def test_a_list_is_split_at_commas_and_blanks_are_dropped() -> None:
    assert Environment({"HOSTS": "a, b,,"}).words("HOSTS", "…") == ["a", "b"]


def test_the_file_is_read_without_comments_and_quotes(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# MODE=x\nMODE=development\nNAME='Chợ Phiên'\nkeys=1:a=\n", encoding="utf-8")
    assert read_file(file) == {"MODE": "development", "NAME": "Chợ Phiên", "keys": "1:a="}


def test_a_file_that_is_not_there_sets_nothing(tmp_path: Path) -> None:
    assert read_file(tmp_path / ".env") == {}


def test_the_process_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("MODE=development", encoding="utf-8")
    monkeypatch.setenv("MODE", "production")
    assert Environment.of_process(tmp_path / ".env").values["MODE"] == "production"


def test_a_demand_that_fails_says_its_sentence() -> None:
    with pytest.raises(SettingError, match="Keep every key"):
        demand([], "Keep every key.")
