"""Views that only read."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.http import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def read_only(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a view as one that only reads: 405 with `Allow` for a request that would write.

    Nothing is written here, so there is nothing a token would protect. Without the exemption the
    question for a token comes first, and a wrong method is told "you may not" instead of "not so".
    """
    marked: Callable[P, R] = csrf_exempt(require_safe(view))
    return marked
