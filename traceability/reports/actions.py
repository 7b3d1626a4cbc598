"""Take reports in, and forget them in time."""

from __future__ import annotations

import datetime as dt

from base import clock
from base.codes.product_code import new_code
from base.retry import whole_act
from traceability.reports.models import Report

KEPT = dt.timedelta(days=365)


@whole_act
def file_report(*, reason: str, note: str = "", place: str = "", code: str = "") -> Report:
    """Keep what somebody saw, under a fresh ticket; nothing about who it was is stored."""
    return Report.objects.create(
        ticket=new_code(),
        at=clock.now(),
        reason=reason,
        note=note[:1000],
        place=place[:120],
        code=code[:200],
    )


def forget_old_reports() -> int:
    """Delete reports older than a year; answer how many went."""
    gone, _ = Report.objects.filter(at__lt=clock.now() - KEPT).delete()
    return gone
