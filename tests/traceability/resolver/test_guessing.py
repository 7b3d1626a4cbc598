"""Wrong codes are slowed down; whoever holds a right one never waits."""

from __future__ import annotations

import html5lib
import pytest
from django.test import Client

from tests.outcomes import Cast, in_force_lot, path_of
from traceability.resolver.guessing import wrong_codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
WRONG = ("/T/0123456789ABCDEF", "/T/0123", "/P/7K3M9P2X", "/01/02000000004716", "/01/12345")


@pytest.fixture
def _five_wrong_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrong_codes, "most", 5)


def test_thirty_wrong_codes_a_minute_are_answered() -> None:
    assert (wrong_codes.most, wrong_codes.seconds) == (300, 600)


@pytest.mark.usefixtures("_five_wrong_ones")
def test_every_kind_of_wrong_code_counts(client: Client) -> None:
    statuses = [client.get(path).status_code for path in (*WRONG, *WRONG)]

    assert statuses == [404, 404, 404, 404, 400] + [429] * 5


@pytest.mark.usefixtures("_five_wrong_ones")
def test_a_right_code_is_answered_after_any_number_of_wrong_ones(client: Client) -> None:
    path = path_of(in_force_lot(Cast.gather()))
    for _ in range(8):
        client.get(WRONG[0])

    assert [client.get(path).status_code for _ in range(8)] == [200] * 8


@pytest.mark.usefixtures("_five_wrong_ones")
def test_right_codes_use_up_nothing(client: Client) -> None:
    path = path_of(in_force_lot(Cast.gather()))
    for _ in range(8):
        client.get(path)

    assert [client.get(WRONG[0]).status_code for _ in range(6)] == [404] * 5 + [429]


@pytest.mark.usefixtures("_five_wrong_ones")
def test_a_neighbour_is_not_slowed(client: Client) -> None:
    for _ in range(8):
        client.get(WRONG[0], REMOTE_ADDR="203.0.113.7")

    assert client.get(WRONG[0], REMOTE_ADDR="203.0.113.8").status_code == 404


@pytest.mark.usefixtures("_five_wrong_ones")
def test_one_ipv6_household_is_one_guesser(client: Client) -> None:
    statuses = [
        client.get(WRONG[0], REMOTE_ADDR=f"2001:db8::{number}").status_code for number in range(6)
    ]

    assert statuses == [404] * 5 + [429]


def test_the_refusal_says_that_right_codes_are_answered(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_codes, "most", 0)
    answer = client.get(WRONG[0])
    page = answer.content.decode()

    assert "Mã đúng vẫn luôn được trả lời ngay." in page
    assert "A right code is still answered at once." in page
    assert (answer["Cache-Control"], answer["Retry-After"]) == ("no-store", "600")
    html5lib.HTMLParser(strict=True).parse(page)


def test_a_machine_reads_the_outcome_as_ever(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_codes, "most", 0)
    answer = client.get(WRONG[0], headers={"Accept": "application/json; charset=utf-8"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert answer.json()["outcome"] == "unknown_code"
