"""How a view says that its page is the same for everybody and may be kept."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec

from django.http import HttpResponse

from base import epoch

P = ParamSpec("P")


def cacheable(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Mark a view's answers as public: no person's data, no cookie, changed only by public facts.

    Every write to those facts must call base.epoch.mark_change, in a scope the page `reads`. An
    answer the view itself set `cacheable = False` on is not kept: it was made of something that may
    not last until a change.
    """

    @wraps(view)
    def marked(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response.cacheable = getattr(response, "cacheable", True)  # type: ignore[attr-defined]
        return response

    return marked


def not_kept(response: HttpResponse) -> None:
    """Forbid keeping this one answer, whatever its view is marked as.

    For what was true when it was made and may be untrue without a change: a clock that is behind.
    """
    response.cacheable = False  # type: ignore[attr-defined]
    response.headers["Cache-Control"] = "no-store"


def goes_stale(response: HttpResponse, moment: datetime) -> None:
    """Forbid serving this page at or after an aware moment; of several the earliest counts.

    For what changes within a day without anybody writing, as when an emergency suspension lapses.
    """
    earliest = min(moment, getattr(response, "stale_at", moment))
    response.stale_at = earliest  # type: ignore[attr-defined]


def reads(response: HttpResponse, *scopes: str) -> None:
    """Say which scopes of the epoch this page is made of, beside those said before.

    A page of which nothing is said reads REGISTER alone. ValueError for a scope nobody registered:
    its changes would end no page.
    """
    if unknown := {*scopes} - {*epoch.scopes()}:
        raise ValueError(f"No scope of the epoch: {', '.join(sorted(unknown))}.")
    response.scopes = {*getattr(response, "scopes", ()), *scopes}  # type: ignore[attr-defined]
