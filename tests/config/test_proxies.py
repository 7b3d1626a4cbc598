"""What the application is told of a request that came through proxies, or pretends to have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from base.client_address import TrustedProxies
from config.proxies import CLAIMS, behind_proxies

PROXY, VISITOR = "127.0.0.1", "203.0.113.7"


def told(peer: str, **headers: str) -> dict[str, Any]:
    """The environ that arrives, behind one trusted proxy."""
    arrived: dict[str, Any] = {}

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        arrived.update(environ)
        return ()

    environ = {"REMOTE_ADDR": peer, "wsgi.url_scheme": "http", **headers}
    behind_proxies(application, TrustedProxies.parse(PROXY))(environ, print)
    return arrived


def test_behind_our_proxy_address_and_scheme_are_the_visitors() -> None:
    arrived = told(PROXY, HTTP_X_FORWARDED_FOR=VISITOR, HTTP_X_FORWARDED_PROTO="https")

    assert (arrived["REMOTE_ADDR"], arrived["wsgi.url_scheme"]) == (VISITOR, "https")


def test_a_stranger_cannot_say_where_he_comes_from_nor_that_it_was_https() -> None:
    arrived = told(VISITOR, HTTP_X_FORWARDED_FOR="198.51.100.1", HTTP_X_FORWARDED_PROTO="https")

    assert (arrived["REMOTE_ADDR"], arrived["wsgi.url_scheme"]) == (VISITOR, "http")


@pytest.mark.parametrize("peer", [PROXY, VISITOR])
def test_nobody_behind_this_door_can_read_a_claim(peer: str) -> None:
    arrived = told(peer, HTTP_ACCEPT="*/*", **dict.fromkeys(CLAIMS, "198.51.100.1"))

    assert set(arrived) == {"REMOTE_ADDR", "wsgi.url_scheme", "HTTP_ACCEPT"}


@pytest.mark.parametrize(
    ("said", "scheme"),
    [("HTTPS", "https"), ("http, https", "https"), ("https, http", "http"), ("gopher", "http")],
)
def test_the_scheme_is_the_last_word_and_one_we_know(said: str, scheme: str) -> None:
    assert told(PROXY, HTTP_X_FORWARDED_PROTO=said)["wsgi.url_scheme"] == scheme
