"""Is this machine well? Asked by monitors and by `make run`."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from base import clock, epoch
from base.read_only import read_only


@read_only
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 with what was checked, or 503 naming what is away; says nothing private."""
    found = {
        "database": _database(),
        "epoch": epoch.current() is not None,
        "label_keys": bool(settings.LABEL_KEY_RING.masters),
    }
    status = 200 if found["database"] and found["label_keys"] else 503
    report = {"ok": status == 200, "at": clock.now().isoformat(timespec="seconds"), **found}  # noqa: PLR2004
    return JsonResponse(report, status=status, headers={"Cache-Control": "no-store"})


def _database() -> bool:
    """Ask the database for one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False
