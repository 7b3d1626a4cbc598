"""`manage.py compile_catalogues` makes what gettext reads."""

from __future__ import annotations

import gettext
from pathlib import Path

from django.core.management import call_command
from pytest_django.fixtures import Settings

PO = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Home"
msgstr "Trang đầu"
"""


def test_every_catalogue_is_compiled(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "locale" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    settings.ROOT, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]
    call_command("compile_catalogues")
    with (folder / "django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Home") == "Trang đầu"
