"""`manage.py verify_log`: is the certificate log as it was written?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError

from base.commands import OneSentence
from catalog.certificates.models import ChainHead
from catalog.certificates.verification import faults


class Command(OneSentence):
    """Names every changed, missing or moved row; exits 1 when there is one."""

    help = "Check the certificate log and name every row that was changed after it was written."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Walk the log."""
        found = list(faults())
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} fault(s) in the certificate log.")
        head = ChainHead.objects.first()
        state = f"{head.sequence} rows, head {head.digest}" if head else "no rows yet"
        self.stdout.write(f"The certificate log is whole: {state}")
