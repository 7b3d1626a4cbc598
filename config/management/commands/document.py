"""`manage.py document`: write the reference pages that are made from the code."""

from __future__ import annotations

from typing import Any

from base.commands import OneSentence
from config.documents import SHELF, pages


class Command(OneSentence):
    """Writes docs/reference/{settings,commands,urls,personal-data}.md; safe to run twice."""

    help = "Write the reference pages that are made from the code."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write each page."""
        SHELF.mkdir(parents=True, exist_ok=True)
        for name, text in pages().items():
            (SHELF / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"wrote docs/reference/{name}")
