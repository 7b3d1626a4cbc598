"""What makes a view a public page: read only, the same for everybody, closed when in doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from base.pages.cacheable import cacheable, goes_stale
from base.read_only import read_only
from catalog.browse.fail_closed import fail_closed
from catalog.browse.frame import frame

P = ParamSpec("P")
View = Callable[P, HttpResponse]


def public_page(view: View[P]) -> View[P]:
    """Mark a view as a public page."""
    return read_only(fail_closed(cacheable(view)))


def shown(request: HttpRequest, template: str, values: Mapping[str, Any]) -> HttpResponse:
    """Render a page in its frame.

    Of the values, `is_demo` and `province` (a two-digit code) dress the frame, and the page is
    never served from the moment `changes_at` on; without one only midnight counts. No context
    processor runs: nothing of the reader, signed in or not, can come into a public page.
    """
    around = frame(
        request, is_demo=values.get("is_demo", False), province=values.get("province", "")
    )
    response = HttpResponse(render_to_string(template, {**values, **around, "request": request}))
    if values.get("changes_at"):
        goes_stale(response, values["changes_at"])
    return response
