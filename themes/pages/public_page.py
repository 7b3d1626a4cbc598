"""What makes a view a public page: read only, the same for everybody, closed when in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, ParamSpec

from django.http import HttpRequest, HttpResponse

from base import clock
from base.epoch import REGISTER
from base.pages.cacheable import cacheable, goes_stale, not_kept, reads
from base.read_only import read_only
from themes.pages.fail_closed import fail_closed
from themes.pages.frame import frame
from themes.pages.written import page
from themes.slots import gathered

P = ParamSpec("P")
View = Callable[P, HttpResponse]


def public_page(view: View[P]) -> View[P]:
    """Mark a view as a public page."""
    return read_only(fail_closed(cacheable(view)))


def shown(
    request: HttpRequest, template: str, values: Mapping[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    """Render a page in its frame: in both languages, at an address of its own.

    Of the values, `is_demo` and `province` (a two-digit code) dress the frame, and the page is
    never served from the moment `changes_at` on, nor longer than the panels in its slots last;
    without a moment only midnight counts. A page made while our clock is behind `newest`, the
    newest event it shows, is not kept at all.
    """
    around = frame(
        request, is_demo=values.get("is_demo", False), province=values.get("province", "")
    )
    with gathered() as panels:
        response = page(request, template, {**values, **around}, status)
    reads(response, REGISTER, *(scope for panel in panels for scope in panel.scopes))
    for moment in (values.get("changes_at"), *(panel.changes_at for panel in panels)):
        if moment:
            goes_stale(response, moment)
    if _is_ahead(values.get("newest")):
        not_kept(response)
    return response


def _is_ahead(newest: str | dt.datetime | None) -> bool:
    """Whether an event lies ahead of our clock, so that the clock was set back."""
    moment = dt.datetime.fromisoformat(newest) if isinstance(newest, str) else newest
    return moment is not None and moment > clock.now()
