from __future__ import annotations

import datetime as dt

import html5lib
import pytest
import time_machine
from django.test import Client

from tests.outcomes import NOW
from traceability.reports.actions import file_report, forget_old_reports
from traceability.reports.models import Report

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
SEEN = {"reason": "not_the_same", "note": "Nắp hũ khác màu", "code": "7K3M9P2X7K3M9P2X"}


def test_a_report_gets_a_ticket_and_keeps_nothing_of_the_person(client: Client) -> None:
    answer = client.post("/bao-cao/", SEEN, headers=HERE, REMOTE_ADDR="203.0.113.7")
    filed = Report.objects.get()
    thanks = client.get(answer["Location"])

    assert (answer.status_code, answer["Location"]) == (303, f"/bao-cao/?ticket={filed.ticket}")
    assert (filed.reason, filed.note, filed.code) == tuple(SEEN.values())
    assert filed.ticket[:4] in thanks.content.decode()
    assert not client.cookies
    assert "203.0.113.7" not in str(Report.objects.values().get())


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example", "Referer": "http://testserver/bao-cao/"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Referer": "https://evil.example/?http://testserver/"},
        {"Referer": "http://[testserver/"},
        {},
    ],
)
def test_v14_a_form_from_elsewhere_is_refused(client: Client, headers: dict[str, str]) -> None:
    assert client.post("/bao-cao/", SEEN, headers=headers).status_code == 403
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Referer": "http://testserver/bao-cao/?code=1"},
        {"Origin": "null", "Referer": "http://testserver/bao-cao/"},
    ],
)
def test_a_browser_that_hides_its_origin_and_is_here_may_report(
    client: Client, headers: dict[str, str]
) -> None:
    client.post("/bao-cao/", SEEN, headers=headers)

    assert Report.objects.count() == 1


def test_whoever_hides_everything_is_told_what_to_do(client: Client) -> None:
    answer = client.post("/bao-cao/", SEEN).content.decode()

    assert "Xin quay lại và gửi bằng một trình duyệt khác" in answer
    assert "send it with another browser" in answer
    assert "đăng nhập" not in answer


@pytest.mark.parametrize(
    "change",
    [{"reason": ""}, {"reason": "else"}, {"note": "x" * 1001}, {"note": "a\x00b"}],
)
def test_a_report_without_a_reason_or_too_long_is_asked_again(
    client: Client, change: dict[str, str]
) -> None:
    answer = client.post("/bao-cao/", {**SEEN, **change}, headers=HERE)

    assert answer.status_code == 400
    assert not Report.objects.exists()


def test_v13_and_v18_a_body_that_is_no_form_is_refused(client: Client) -> None:
    big = client.post("/bao-cao/", {"note": "x" * 1_000_000}, headers=HERE)
    other = client.post("/bao-cao/", SEEN, content_type="application/json", headers=HERE)

    assert (big.status_code, other.status_code) == (400, 400)


def test_the_seventh_report_within_ten_minutes_waits(client: Client) -> None:
    codes = [client.post("/bao-cao/", SEEN, headers=HERE).status_code for _ in range(7)]

    assert codes == [303] * 6 + [429]
    assert Report.objects.count() == 6


def test_people_behind_one_proxy_report_each_for_themselves(client: Client) -> None:
    addresses = [f"203.0.113.{number}" for number in range(12)]
    codes = [
        client.post("/bao-cao/", SEEN, headers=HERE, REMOTE_ADDR=address).status_code
        for address in addresses
    ]

    assert codes == [303] * 12


def test_the_form_shows_the_code_harmlessly_and_parses_strictly(client: Client) -> None:
    page = client.get("/bao-cao/", {"code": "<script>alert(1)</script>"})

    assert page.status_code == 200
    assert b"<script>alert" not in page.content
    html5lib.HTMLParser(strict=True).parse(page.content)
    html5lib.HTMLParser(strict=True).parse(client.get("/tra-cuu/").content)


def test_reports_are_forgotten_after_a_year() -> None:
    with time_machine.travel(NOW - dt.timedelta(days=366)):
        file_report(reason="other")
    with time_machine.travel(NOW):
        young = file_report(reason="other")
        assert forget_old_reports() == 1

    assert Report.objects.get() == young
