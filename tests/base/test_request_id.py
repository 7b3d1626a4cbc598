from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from base.request_id import RequestIdMiddleware


def test_each_request_gets_a_short_id_of_its_own_before_it_is_answered() -> None:
    seen: list[str] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request.request_id)  # type: ignore[attr-defined]
        return HttpResponse("ok")

    named = RequestIdMiddleware(answer)
    bodies = [named(HttpRequest()).content for _ in range(100)]

    assert bodies == [b"ok"] * 100
    assert len(set(seen)) == 100
    assert all(re.fullmatch(r"[0-9a-f]{8}", each) for each in seen)
