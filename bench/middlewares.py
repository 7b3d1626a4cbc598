"""`python -m bench.middlewares`: what single middlewares add to a hello, in one process.

The chain with and without each of them answers in turn, A B A B …, in CPU time; so nothing of a
server or a socket is in the figures, and what a middleware costs is the difference.
"""

from __future__ import annotations

import io
import os
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import override_settings

ASKED = (
    "base.pages.middleware.PageCacheMiddleware",
    "config.security.SecurityHeadersMiddleware",
)
ROUNDS, REQUESTS = 31, 400
SETTLED_SECONDS = 2.5  # what is remembered of the epoch's folder counts from here on
Application = Callable[..., Any]


def main() -> None:
    """Print the whole hello in microseconds, and the share of each middleware and of all asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    django.setup()
    chains = {"whole": without(())} | {each: without((each,)) for each in ASKED}
    chains |= {"both": without(ASKED), "bare": without(None)}
    connection.ensure_connection()  # as in any process that has answered before
    for application in chains.values():
        _cost(application)
    time.sleep(SETTLED_SECONDS)
    rounds = [{name: _cost(chain) for name, chain in chains.items()} for _ in range(ROUNDS)]
    whole = statistics.median(each["whole"] for each in rounds)
    print(f"hello: {whole:.0f} µs")
    for name in (*ASKED, "both", "bare"):
        saved = [each["whole"] - each[name] for each in rounds]
        print(f"{name}: {statistics.median(saved):.0f} µs, {_spread(rounds, name)} of the hello")


def _spread(rounds: Sequence[dict[str, float]], name: str) -> str:
    """The middle half of the shares of all rounds."""
    shares = [1 - each[name] / each["whole"] for each in rounds]
    first, _middle, third = statistics.quantiles(shares, n=4)
    return f"{first:.0%}–{third:.0%}"


def without(left_out: Sequence[str] | None) -> Application:
    """The product's application without these middlewares; without any for None."""
    kept = [each for each in settings.MIDDLEWARE if left_out is not None and each not in left_out]
    with override_settings(MIDDLEWARE=kept):
        application: Any = WSGIHandler()
    return application  # type: ignore[no-any-return]


def _cost(application: Application) -> float:
    """CPU microseconds for one hello."""
    before = time.process_time()
    for _ in range(REQUESTS):
        application(request_of_hello(), _started).close()
    return (time.process_time() - before) / REQUESTS * 1e6


def request_of_hello() -> dict[str, Any]:
    """What a server hands over for a hello."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/hello",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "HTTP_HOST": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }


def _started(*_: object) -> None:
    """A server would write the head here."""


if __name__ == "__main__":
    main()
