"""What makes a view a public page: read only, the same for everybody, closed when in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from base.pages.cacheable import cacheable, goes_stale
from catalog.browse.fail_closed import fail_closed

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def public_page(view: View[P]) -> View[P]:
    """Mark a view as a public page."""
    marked: View[P] = require_safe(fail_closed(cacheable(view)))
    return marked


def shown(
    request: HttpRequest,
    template: str,
    values: Mapping[str, Any],
    changes_at: dt.datetime | None = None,
) -> HttpResponse:
    """Render a page that must not be served from `changes_at` on; None when only midnight counts."""
    response = render(request, template, dict(values))
    if changes_at is not None:
        goes_stale(response, changes_at)
    return response
