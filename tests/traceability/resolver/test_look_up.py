from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django.fixtures import Settings

from tests.outcomes import Cast, in_force_lot, path_of
from traceability.resolver.digital_link import DigitalLink
from traceability.resolver.guessing import wrong_codes
from traceability.resolver.look_up import our_hosts, target_of
from traceability.resolver.typed import Barcode, Mistyped, Search, UnitCode

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("the_day")
def test_sixteen_symbols_lead_to_the_page_of_their_pack(client: Client) -> None:
    path = path_of(in_force_lot(Cast.gather()))
    answer = client.get("/tra-cuu/", {"code": path.removeprefix("/T/").lower()})

    assert (answer.status_code, answer["Location"]) == (303, path)
    assert answer["Cache-Control"] == "no-store"


def test_the_english_field_leads_to_the_english_page(client: Client) -> None:
    answer = client.get("/en/tra-cuu/", {"code": "2000000004716"})

    assert answer["Location"] == "/01/02000000004716?lang=en"


def test_words_lead_to_the_list_and_a_decision_to_the_register(client: Client) -> None:
    words = client.get("/tra-cuu/", {"code": "mật ong"})
    decision = client.get("/tra-cuu/", {"code": "1234/QĐ-UBND"})

    assert words["Location"] == "/san-pham/?q=m%E1%BA%ADt+ong"
    assert decision["Location"] == "/so-dang-ky/?q=1234%2FQ%C4%90-UBND"


def test_what_leads_nowhere_gets_help_on_the_same_page(client: Client) -> None:
    answer = client.get("/tra-cuu/", {"code": "https://ocop-vn.example/T/0123456789ABCDEF"})

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "ocop-vn.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("path", ["/tra-cuu/", "/en/tra-cuu/"])
def test_heading_box_and_help_stand_apart(client: Client, path: str) -> None:
    page = client.get(path).content.decode()

    assert re.search(
        r'<div class="stack is-loose">\s*<div class="stack">'
        r'\s*<h1>.*?</h1>\s*<form class="code-box"'
        r'.*?</form>\s*</div>\s*<section class="stack">',
        page,
        re.DOTALL,
    )


def test_what_can_be_led_on_is_never_too_often(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_codes, "most", 1)
    statuses = [client.get("/tra-cuu/", {"code": "2000000004716"}).status_code for _ in range(60)]

    assert statuses == [303] * 60


def test_what_cannot_be_a_code_counts_as_a_wrong_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_codes, "most", 2)
    statuses = [client.get("/tra-cuu/", {"code": "2000000004717"}).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert client.get("/tra-cuu/", {"code": "2000000004716"}).status_code == 303


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("7" * 501, 400, "quá dài"),
        ("/01/02000000004717", 200, "quét lại"),
        ("QX5M08ENQP3KET", 200, "16 ký tự"),
    ],
)
def test_each_mistake_has_its_help(client: Client, text: str, status: int, said: str) -> None:
    answer = client.get("/tra-cuu/", {"code": text})

    assert answer.status_code == status
    assert said in answer.content.decode()


def test_what_was_typed_is_shown_again_in_eighty_letters(client: Client) -> None:
    page = client.get("/tra-cuu/", {"code": "https://example.vn/" + "x" * 100}).content.decode()

    assert f'value="https://example.vn/{"x" * 61}"' in page


def test_nothing_typed_is_no_wrong_code(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrong_codes, "most", 0)

    assert client.get("/tra-cuu/").status_code == 200


def test_printed_public_and_asked_hosts_are_ours_in_any_case(settings: Settings) -> None:
    settings.SITE_URL, settings.RESOLVER_HOST = "https://Cho.example:8443", "OCOP.vn"
    request = RequestFactory().get("/", headers={"Host": "TestServer"})

    assert our_hosts(request) == {"cho.example:8443", "ocop.vn", "testserver"}


def test_each_kind_of_code_has_its_path() -> None:
    with translation.override("vi"):
        assert target_of(UnitCode("U", "0123456789ABCDEF")) == "/U/0123456789ABCDEF"
        assert target_of(Barcode("02000000004716")) == "/01/02000000004716"
        assert (
            target_of(DigitalLink("02000000004716", "L2", "A1")) == "/01/02000000004716/10/L2/21/A1"
        )
        assert target_of(Search("chè")) == "/san-pham/?q=ch%C3%A8"
        assert target_of(Mistyped("7K3M")) == ""
