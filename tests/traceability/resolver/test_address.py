from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traceability.resolver.address import Address, address_of, path_of, typed_address
from traceability.resolver.digital_link import DigitalLink, Reason
from traceability.resolver.typed import BrokenLink, Mistyped, ProductCode, UnitCode

GTIN = "02000000004716"
HOSTS = {"ocop.vn"}


@pytest.mark.parametrize(
    ("kind", "rest", "address"),
    [
        ("t", "7k3m-9p2x 7k3m-9p2x/", UnitCode("T", "7K3M9P2X7K3M9P2X")),
        ("U", "7K3M9P2X7K3M9P2X", UnitCode("U", "7K3M9P2X7K3M9P2X")),
        ("p", "7k3m9p2xt", ProductCode("7K3M9P2XT")),
        ("P", "7K3M9P2XE", Mistyped("7K3M9P2XE")),
        ("01", f"{GTIN}/10/l-1/21/ab", DigitalLink(GTIN, "L-1", "AB")),
        ("01", f"{GTIN}/22/v", DigitalLink(GTIN, variant="V")),
        ("01", f"{GTIN[:5]}\u200b {GTIN[5:]}/10/L1", DigitalLink(GTIN, "L1")),
        ("01", f"{GTIN[:5]}\0{GTIN[5:]}", BrokenLink(Reason.BAD_CHARACTER)),
        ("01", f"\u202e{GTIN}", BrokenLink(Reason.BAD_CHARACTER)),
        ("01", f"{GTIN}\u2066/10/L1", BrokenLink(Reason.BAD_CHARACTER)),
        ("01", f"{GTIN}/\u200e10/L1", BrokenLink(Reason.UNKNOWN_AI)),
        ("01", f"{GTIN[:5]}/{GTIN[5:]}", BrokenLink(Reason.EMPTY)),
        ("01", f"\udcff{GTIN}", BrokenLink(Reason.BAD_CHARACTER)),
        ("01", "", BrokenLink(Reason.EMPTY)),
        ("T", "", Mistyped("")),
        ("T", "7" * 300, Mistyped("7" * 300)),
        ("T", "7" * 301, BrokenLink(Reason.BAD_LENGTH)),
    ],
)
def test_a_path_names_its_address(kind: str, rest: str, address: Address) -> None:
    assert address_of(kind, rest) == address


@given(st.sampled_from(["01", "P", "T", "z"]), st.text(max_size=400), st.text(max_size=40))
def test_whatever_is_opened_is_an_address(kind: str, rest: str, query: str) -> None:
    address = address_of(kind, rest, query)
    path = path_of(address)

    assert not path.startswith("//")
    if path:
        assert address_of(*path[1:].split("/", 1)) == address


def test_the_path_of_an_address_is_the_printed_one() -> None:
    assert path_of(DigitalLink(GTIN, "L-1", "AB")) == f"/01/{GTIN}/10/L-1/21/AB"
    assert path_of(DigitalLink(GTIN, "A/B")) == f"/01/{GTIN}/10/A%2FB"
    assert path_of(ProductCode("7K3M9P2XT")) == "/P/7K3M9P2XT"
    assert path_of(Mistyped("X")) == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("7k3m-9p2x-t", ProductCode("7K3M9P2XT")),
        ("https://ocop.vn/T/0123456789ABCDEF", UnitCode("T", "0123456789ABCDEF")),
        ("2000000004716", DigitalLink("02000000004716")),
        ("mật ong", Mistyped("mật ong")),
        ("1234/QĐ-UBND", Mistyped("1234/QĐ-UBND")),
        ("", Mistyped("")),
    ],
)
def test_a_machine_gets_an_address_for_whatever_it_sends(text: str, address: Address) -> None:
    assert typed_address(text, HOSTS) == address


def test_another_sites_address_is_never_taken_for_ours() -> None:
    text = "https://ocop-vn.example/T/0123456789ABCDEF"

    assert typed_address(text, HOSTS) == Mistyped(text)
