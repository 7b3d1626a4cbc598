"""How a view says that its page is the same for everybody and may be kept."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec

from django.http import HttpResponse

P = ParamSpec("P")


def cacheable(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Mark a view's answers as public: no person's data, no cookie, changed only by public facts.

    Every write to those facts must call base.epoch.mark_change. An answer the view itself set
    `cacheable = False` on is not kept: it was made of something that may not last until a change.
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
