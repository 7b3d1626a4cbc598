"""`manage.py compile_catalogues`: make the .mo files gettext reads, without a system package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polib
from django.conf import settings

from base.commands import OneSentence


class Command(OneSentence):
    """Compiles every .po file below the rooms' locale folders; safe to run twice."""

    help = "Compile the translation catalogues of all rooms."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Compile what changed."""
        folders = [Path(folder) for folder in settings.LOCALE_PATHS]
        for source in sorted(po for folder in folders for po in folder.rglob("*.po")):
            polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
            self.stdout.write(f"compiled {source.relative_to(settings.ROOT)}")
