"""Write to the audit trail."""

from __future__ import annotations

from collections.abc import Iterable

from base import clock
from base.accounts.models import User
from base.audit.models import Act


def record_act(verb: str, thing: str, *, by: User | None, note: str = "") -> Act:
    """Note that `by` did `verb` to `thing` now; None stands for the system itself.

    Call it inside the transaction of the act, so that neither exists without the other.
    """
    return Act.objects.create(at=clock.now(), by=by, verb=verb, thing=thing[:120], note=note[:500])


def record_acts(acts: Iterable[tuple[str, str]], *, by: User | None, note: str = "") -> None:
    """Note several acts of one person at once, each a verb and a thing; as `record_act`."""
    now = clock.now()
    Act.objects.bulk_create(
        Act(at=now, by=by, verb=verb, thing=thing[:120], note=note[:500]) for verb, thing in acts
    )
