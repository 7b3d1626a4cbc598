from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_lot, make_product
from tests.outcomes import LOST_VERSION, UNDER_A_LOST_KEY, Cast, in_force_lot, path_of
from themes.styles import content_hash, scan_styles
from traceability.scans.segment import segments

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
NOT_ISSUED = "/T/0123456789ABCDEF"
PHONE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_an_answer_is_kept_by_nobody(client: Client) -> None:
    answer = client.get(path_of(in_force_lot(Cast.gather())))

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert {"Accept", "Accept-Language"} <= set(answer["Vary"].split(", "))
    assert answer["Content-Language"] == "vi"


def test_a_register_that_cannot_be_read_asks_for_patience(client: Client) -> None:
    make_lot(make_product(), key_version=LOST_VERSION)
    answer = client.get(UNDER_A_LOST_KEY)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_printed_address_is_only_read(method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    refused = getattr(client, method)(NOT_ISSUED)

    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert refused["Cache-Control"] == "no-store"
    assert client.options(NOT_ISSUED).status_code == 204
    assert list(segments()) == []


def test_a_machine_is_answered_and_not_counted(client: Client) -> None:
    path = path_of(in_force_lot(Cast.gather()))
    words = {"User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"}
    client.get(path, headers={**words, "Accept": "application/json; charset=utf-8"})
    assert list(segments()) == []

    client.get(path, headers={**words, "Accept": PHONE})
    assert len(list(segments())) == 1


def test_the_outcome_stands_once_on_the_page(client: Client) -> None:
    page = client.get(path_of(in_force_lot(Cast.gather()))).content.decode()

    assert page.count(' data-outcome="') == 1


def test_the_policy_lets_the_pages_own_style_through_and_no_other(client: Client) -> None:
    answer = client.get(NOT_ISSUED)

    assert answer["Content-Security-Policy"].split("; ")[-1] == (
        f"style-src {content_hash(scan_styles())}"
    )


def test_head_answers_as_get_does_without_the_page(client: Client) -> None:
    answer = client.head(NOT_ISSUED)

    assert (answer.status_code, answer.content) == (404, b"")


def test_a_machine_gets_letters_and_not_escapes(client: Client) -> None:
    path = path_of(in_force_lot(Cast.gather()))
    answer = client.get(path, headers={"Accept": "application/json"})

    assert answer["Content-Type"] == "application/json"
    assert "Mật ong hoa cà phê" in answer.content.decode()
