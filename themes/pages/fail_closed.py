"""When the register cannot be read, say so; never anything about a certificate."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import ParamSpec, cast

from django.db import Error
from django.http import HttpRequest, HttpResponse

from base import epoch, witness
from base.database import close_if_damaged
from base.seal import Unbelievable
from themes.errors import error_page

P = ParamSpec("P")
View = Callable[P, HttpResponse]


def fail_closed(view: View[P]) -> View[P]:
    """Answer 503 "cannot be checked now" when database or witness cannot be asked or believed.

    So it is where changes cannot be announced (base.epoch): nothing kept can be believed then,
    and no act can be carried out, so scan and page say the same. So it is where the witness was
    damaged or cannot be read, also for a page that asks it nothing.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            if not (epoch.is_usable() and witness.is_at_hand()):
                return cannot_check(cast("HttpRequest", args[0]))
            with witness.as_now():  # before any row: an act written meanwhile is no doubt of it
                return view(*args, **kwargs)
        except (Error, OSError, Unbelievable) as error:
            close_if_damaged(error)
            return cannot_check(cast("HttpRequest", args[0]))

    return guarded


def cannot_check(request: HttpRequest) -> HttpResponse:
    """Answer the page that says, in both languages, that nothing can be checked now."""
    answer = error_page(request, HTTPStatus.SERVICE_UNAVAILABLE, "themes/errors/cannot_check.html")
    answer["Retry-After"] = "60"
    return answer
