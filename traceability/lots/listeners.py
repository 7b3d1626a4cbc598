"""When all public rows are made anew, those of the lots are as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from catalog.signals import public_rows_made_anew
from traceability.lots.public_rows import refresh_all_lots


@receiver(public_rows_made_anew, dispatch_uid="lots_are_made_anew")
def follow(tell: Callable[[str], object], **_kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
    """Write the row of every lot anew; say how many, and how many were left as they were."""
    written, broken = refresh_all_lots()
    tell(_("%(count)s lots") % {"count": written})
    if broken:
        said = _(
            "%(count)s lots cannot be believed and were left as they were; verify_log names them"
        )
        tell(said % {"count": broken})
