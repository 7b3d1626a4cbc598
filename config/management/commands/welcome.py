"""`manage.py welcome`: what `make run` says before it serves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from base.commands import OneSentence
from config.demo.authorities import OFFICERS_PASSWORD
from config.demo.samples import NoDemo, sample_lot, samples
from config.demo.story import load
from traceability.labels.layout import DEFAULT_SHEET, SHEETS
from traceability.labels.printing import print_labels


class Command(OneSentence):
    """Addresses, a sample for each outcome, and a sheet of labels to scan."""

    help = "Say where the site is, list a code for each outcome, and print a sheet of demo labels."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write the welcome; without the demo, only the address."""
        self.stdout.write(
            f"\nChợ Phiên: {settings.SITE_URL}/  (English: {settings.SITE_URL}/en/)\n"
        )
        try:
            found = list(samples())
            sheet = label_sheet()
        except NoDemo as missing:
            self.stdout.write(f"{missing}\n")
            return
        self.stdout.write("A code of the demo for each outcome:")
        for each in found:
            self.stdout.write(f"  {each.outcome:<15}{each.url}")
        if settings.DEVELOPMENT:
            self.stdout.write(
                "\nOfficers of the demo: thu-ky.BODY@example.vn proposes, duyet.BODY@example.vn "
                f"approves; password {OFFICERS_PASSWORD}"
            )
        self.stdout.write(f"\nA sheet of demo labels to print or scan: {sheet}\n")


def label_sheet() -> Path:
    """Print one sheet of an in-force lot, unless it lies there already; answer where."""
    path: Path = settings.STATE_DIR / "labels-demo.pdf"
    if not path.exists():
        lot = sample_lot(load("lots.toml")["sample"]["in_force"]["product"])
        print_labels(lot, 0, SHEETS[DEFAULT_SHEET].capacity, path)
    return path
