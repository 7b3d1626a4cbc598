"""The base of every ratio must start by itself, with nothing of the product in it."""

from __future__ import annotations

from bench.pages import empty_wagtail


def test_the_empty_wagtail_starts_and_says_hello() -> None:
    with empty_wagtail() as server:
        assert server.fetch("/hello") == (200, b"hello")
        assert server.cpu_seconds() > 0
