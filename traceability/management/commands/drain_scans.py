"""`manage.py drain_scans`: run it every few minutes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from base.commands import OneSentence
from base.tallies import forget_old_tallies
from traceability.reports.actions import forget_old_reports
from traceability.scans.actions import drain


class Command(OneSentence):
    """Carry recorded scans into the database and delete what has outlived its time."""

    help = (
        "Carry recorded scans into the database; delete raw scans after 90 days, visitor keys "
        "after 48 hours, reports after a year. Safe to kill, and to run twice at once."
    )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Drain and say how much."""
        drained, reports = drain(), forget_old_reports()
        forget_old_tallies()
        said = _(
            "%(scans)s scans carried over; deleted %(old)s old scans, %(keys)s keys, "
            "%(reports)s reports."
        )
        values = {"scans": drained.scans, "old": drained.old_rows, "keys": drained.old_keys}
        self.stdout.write(said % {**values, "reports": reports})
