"""What is measured must be there, and be gone when it is left out."""

from __future__ import annotations

import pytest

from bench.middlewares import ASKED, request_of_hello, without


def _headers(left_out: tuple[str, ...]) -> set[str]:
    seen: dict[str, str] = {}
    without(left_out)(request_of_hello(), lambda _status, headers: seen.update(headers))
    return set(seen)


@pytest.mark.django_db  # a server's process looks at its connection with every request
def test_a_middleware_that_is_left_out_sets_no_header() -> None:
    policy = "Content-Security-Policy"
    cache, security = ASKED

    assert policy in _headers(())
    assert policy in _headers((cache,))
    assert policy not in _headers((security,))
