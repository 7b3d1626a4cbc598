"""Reference pages made from the code."""

from __future__ import annotations

from config import documents


def test_a_setting_shows_its_default_without_this_machines_folders() -> None:
    page = documents.settings_page()
    assert "| `DATABASE_URL` | `sqlite:///var/db.sqlite3` |" in page
    assert "| `SECRET_KEY` | – |" in page


def test_a_command_shows_its_options_but_not_djangos() -> None:
    page = documents.commands_page()
    assert "| `document` |  | Write the reference pages" in page
    assert "`--emergency`" in page
    assert "--traceback" not in page


def test_an_address_shows_who_may_open_it() -> None:
    page = documents.urls_page()
    assert "| `/healthz` | `healthz` | everyone | GET | What was checked: 200" in page
    assert "| nobody |" in page
    assert "quan-tri/pages" not in page


def test_a_column_about_a_person_shows_how_long_it_is_kept() -> None:
    page = documents.personal_data_page()
    assert "| `User.email` | contact | 5 years after the last sign-in |" in page
    assert "Certificate.number" not in page
