from __future__ import annotations

import pytest

from traceability.resolver.address import Address
from traceability.resolver.digital_link import DigitalLink
from traceability.resolver.typed import Mistyped, ProductCode, UnitCode
from traceability.resolver.typed_address import typed_address

HOSTS = {"ocop.vn"}


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
