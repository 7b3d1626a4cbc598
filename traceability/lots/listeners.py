"""When all public rows are made anew, those of the lots are as well."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from catalog.signals import public_rows_made_anew
from traceability.lots.public_rows import refresh_all_lots


@receiver(public_rows_made_anew, dispatch_uid="lots_are_made_anew")
def follow(**_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Write the row of every lot anew."""
    refresh_all_lots()
