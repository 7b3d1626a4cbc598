from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from traceability.scans.recording import counts, record
from traceability.scans.segment import Line, segments

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


def look(**headers: str) -> HttpRequest:
    return RequestFactory().get("/T/X", headers={"User-Agent": PHONE, **headers})


def test_a_phone_counts() -> None:
    assert counts(look())
    assert counts(look(**{"User-Agent": f"{PHONE} Zalo android/12 ZaloTheme/light Mobile"}))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"User-Agent": "facebookexternalhit/1.1"},
        {"User-Agent": "ZaloBot/1.0"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "WhatsApp/2.23"},
    ],
)
def test_machines_that_look_ahead_do_not_count(headers: dict[str, str]) -> None:
    assert not counts(look(**headers))


def test_a_head_request_does_not_count() -> None:
    assert not counts(RequestFactory().head("/T/X"))


def test_the_line_holds_nothing_of_the_visitor(settings: Settings) -> None:
    request = look(Referer="https://zalo.me/g/secret", **{"X-Forwarded-For": "203.0.113.99"})
    request.META["REMOTE_ADDR"] = "203.0.113.7"

    assert record(request, "in_force", product=5, lot=7, index=3)
    (segment,) = segments()
    text = segment.read_text()
    line = Line.read(text.strip())

    assert (line.product, line.lot, line.index, line.outcome) == (5, 7, 3, "in_force")
    assert line.hour.minute == 0
    for secret in ("203.0.113", "Mozilla", "Android", "zalo", "secret"):
        assert secret not in text
    assert all(
        b"203.0.113" not in path.read_bytes()
        for path in Path(settings.SCAN_DIR).rglob("*")
        if path.is_file()
    )


def test_a_look_at_nothing_of_ours_is_not_kept() -> None:
    assert not record(look(), "unknown_code", product=None)
    assert segments() == []
