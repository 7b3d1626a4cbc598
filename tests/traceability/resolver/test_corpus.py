"""Bad input at every code address and in the field to type one: answered in its class, never 5xx.

Q01–Q24 and V01–V18 are the cases of the project's corpus of bad input.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from base.codes.crockford import grouped
from tests.outcomes import NOW, Cast, in_force_lot, path_of
from traceability.lots.models import Lot
from traceability.resolver.guessing import wrong_codes

pytestmark = pytest.mark.django_db
GTIN = "02000000004716"
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lots() -> tuple[Lot, Lot]:
    """A lot without a barcode and one with."""
    cast = Cast.gather()
    return in_force_lot(cast), in_force_lot(cast, gtin=GTIN)


def test_what_people_do_to_a_code_is_forgiven(lots: tuple[Lot, Lot], client: Client) -> None:
    unit, link = path_of(lots[0]), path_of(lots[1])
    code, serial = unit.rpartition("/")[2], link.rpartition("/")[2]
    stem = link.removesuffix(serial)
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in code)
    spellings = {
        "Q04 lower case": [unit.lower(), link.lower()],
        "Q05 look-alikes": [f"/T/{code.replace('0', 'O').replace('1', 'l')}"],
        "Q06 hyphens and spaces": [f"/T/{grouped(code)}", f"/T/{code[:4]} {code[4:]}",
                                   f"{stem}{grouped(serial)}"],
        "Q07 marks behind it": [f"{unit}.", f"{unit})", f"{unit},", f"{link}."],
        "Q08 zero-width joiner": [f"/T/{code[:5]}\u200d{code[5:]}",
                                  f"{stem}{serial[:5]}\u200d{serial[5:]}"],
        "Q09 right-to-left override": [f"/T/\u202e{code}"],
        "Q10 full-width": [f"/T/{wide}"],
        "Q16 next": [f"{unit}?next=https://evil.example"],
    }  # fmt: skip
    for case, addresses in spellings.items():
        for address in addresses:
            answer = client.get(address, headers=JSON)
            assert (answer.status_code, answer.json()["outcome"]) == (200, "in_force"), case


@pytest.mark.parametrize(
    ("case", "path", "status"),
    [
        ("Q01 empty", "/T/", 404),
        ("Q01 empty", "/T", 404),
        ("Q01 empty", "/01/", 400),
        ("Q02 one symbol", "/T/7", 404),
        ("Q03 ten thousand", "/T/" + "7" * 10_000, 400),
        ("Q03 ten thousand", "/01/" + "7" * 10_000, 400),
        ("Q11 decomposed", "/T/Mâ\u0323t ong", 404),
        ("Q12 NUL", "/T/7K3M%009P2X", 404),
        ("Q12 NUL", f"/01/{GTIN}/10/%00", 400),
        ("Q12 NUL", f"/01/{GTIN[:4]}%00{GTIN[4:]}", 400),
        ("Q09 direction", f"/01/{GTIN[:4]}%E2%80%AE{GTIN[4:]}", 400),
        ("Q13 a slash", f"/01/{GTIN[:4]}%2F{GTIN[4:]}", 400),
        ("Q13 dots", "/T/%2e%2e%2f%2e%2e%2fetc", 404),
        ("Q14 encoded twice", f"/01/{GTIN}/10/%252e%252e", 404),
        ("Q15 no UTF-8", "/T/%ff", 404),
        ("Q15 no UTF-8", f"/01/{GTIN}/10/%ff", 404),
        ("Q17 another host", "//evil.example/T/7", 404),
        ("Q18 backslash", "/T//\\evil", 404),
        ("Q19 a script", "/T/javascript:alert(1)", 404),
        ("Q19 a script", "/01/<script>alert(1)</script>", 400),
        ("Q20 wrong check symbol", "/P/7K3M9P2XE", 404),
        ("Q21 another environment", "/T/ZZZZZZZZZZZZZZZZ", 404),
        ("order", f"/01/{GTIN}/21/A/10/B", 400),
        ("key in query", f"/01/{GTIN}?21=A", 400),
        ("newline", "/T/7%0aSet-Cookie:%20a=b", 404),
    ],
)
def test_a_bad_code_gets_help_in_its_class(
    client: Client, lots: tuple[Lot, Lot], case: str, path: str, status: int
) -> None:
    page = client.get(path)

    assert page.status_code == status, case
    assert b"<script>alert" not in page.content
    assert not client.cookies
    if not path.startswith("//"):
        assert b'data-outcome="unknown_code"' in page.content
        assert b'name="code"' in page.content


def test_q22_a_product_taken_off_the_list_still_answers(
    client: Client, lots: tuple[Lot, Lot]
) -> None:
    lots[0].product.is_listed = False
    lots[0].product.save()
    page = client.get(path_of(lots[0]))

    assert page.status_code == 200
    assert f"/san-pham/{lots[0].product.slug}/" not in page.content.decode()


def test_q23_only_reading_is_allowed(client: Client, lots: tuple[Lot, Lot]) -> None:
    path = path_of(lots[0])

    assert client.head(path).status_code == 200
    assert client.head(path).content == b""
    assert client.options(path)["Allow"] == "GET, HEAD, OPTIONS"
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(path).status_code == 405


def test_q24_another_host_is_refused_and_a_forged_one_ignored(
    client: Client, lots: tuple[Lot, Lot]
) -> None:
    path = path_of(lots[0])
    page = client.get(path, headers={"X-Forwarded-Host": "evil.example"})

    assert client.get(path, headers={"Host": "evil.example"}).status_code == 400
    assert page.status_code == 200
    assert b"evil.example" not in page.content


@pytest.mark.parametrize(
    ("case", "text", "status", "target"),
    [
        ("V01 blank", "", 200, ""),
        ("V02 spaces", "   \u00a0\u200b ", 200, ""),
        ("V03 quote", "' OR 1=1 --", 303, "/san-pham/?q="),
        ("V04 script", "<script>alert(1)</script>", 303, "/san-pham/?q="),
        ("V05 braces", "{{7*7}}", 303, "/san-pham/?q="),
        ("V06 formats", "%s%n", 303, "/san-pham/?q="),
        ("V08 look-alike host", "https://0cop.vn/T/7K3M9P2X7K3M9P2X", 200, ""),
        ("V08 dressed host", "https://ocop.vn@evil.example/T/7K3M9P2X7K3M9P2X", 200, ""),
        ("V09 phone", "0905 123 456", 303, "/san-pham/?q="),
        ("V10 decision", "123/QĐ-UBND", 303, "/so-dang-ky/?q=123"),
        ("V11 old province", "Bình Định", 303, "/san-pham/?q="),
        ("V12 emoji", "🍯", 303, "/san-pham/?q="),
        ("V13 long", "7" * 5000, 400, ""),
        ("redirect", "//evil.example/x", 200, ""),
        ("barcode", GTIN, 303, f"/01/{GTIN}"),
    ],
)
def test_what_is_typed_is_led_on_or_helped(
    client: Client, case: str, text: str, status: int, target: str
) -> None:
    answer = client.get("/tra-cuu/", {"code": text})

    assert answer.status_code == status, case
    assert answer.get("Location", "").startswith(target)
    assert not answer.get("Location", "").startswith(("//", "http"))
    assert b"<script>alert" not in answer.content


def test_v07_a_whole_address_of_ours_leads_to_its_page(
    client: Client, lots: tuple[Lot, Lot]
) -> None:
    for lot in lots:
        path = path_of(lot)
        answer = client.get("/tra-cuu/", {"code": f"Https://OCOP.vn{path}"})
        assert (answer.status_code, answer["Location"]) == (303, path)


def test_a_code_typed_without_its_letter_finds_its_page(
    client: Client, lots: tuple[Lot, Lot]
) -> None:
    path = path_of(lots[0])
    answer = client.get("/en/tra-cuu/", {"code": grouped(path.rpartition("/")[2]).lower()})

    assert answer["Location"] == f"{path}?lang=en"


def test_v15_and_v16_a_guesser_is_slowed_and_the_code_is_not_locked(
    client: Client, lots: tuple[Lot, Lot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_codes, "most", 40)
    answers = [
        client.get(f"/T/7K3M9P2X7K3M9{n:03}", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}") for n in range(50)
    ]

    assert [answer.status_code for answer in answers] == [404] * 40 + [429] * 10
    assert answers[-1]["Retry-After"] == "600"
    assert client.get(path_of(lots[0])).status_code == 200


def test_v17_of_two_codes_the_first_is_meant(client: Client) -> None:
    assert client.get(f"/tra-cuu/?code={GTIN}&code=abc")["Location"] == f"/01/{GTIN}"


def test_the_field_takes_no_other_method(client: Client) -> None:
    assert client.post("/tra-cuu/", {"code": "x"}).status_code == 405


def test_a_random_code_is_never_accepted_and_never_reaches_the_database(
    client: Client, lots: tuple[Lot, Lot]
) -> None:
    path = path_of(lots[0])
    wrong = [path[:-1] + symbol for symbol in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"]
    outcomes = [
        json.loads(client.get(each, headers=JSON).content)["outcome"]
        for each in wrong
        if each != path
    ]

    assert set(outcomes) == {"unknown_code"}
