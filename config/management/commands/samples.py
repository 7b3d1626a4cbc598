"""`manage.py samples`: one code of the demo for each outcome."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from base.commands import OneSentence
from config.demo.samples import NoDemo, samples


class Command(OneSentence):
    """A table for people, or JSON: outcome, url, path, printed."""

    help = "List one code of the demo for each outcome."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer JSON."""
        parser.add_argument("--json", action="store_true", help="a list for programs")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write the samples."""
        try:
            found = list(samples())
        except NoDemo as missing:
            raise CommandError(str(missing)) from missing
        if options["json"]:
            rows = [
                {
                    "outcome": each.outcome,
                    "url": each.url,
                    "path": each.path,
                    "printed": each.printed,
                }
                for each in found
            ]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for each in found:
            self.stdout.write(f"{each.outcome:<15}{each.url}")
