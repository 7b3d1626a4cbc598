"""A host's name is one site's own, this machine's, or many people's."""

from __future__ import annotations

import pytest

from base.text import slug
from catalog.places.register import load
from config import hosts

LONGEST = ".".join(["a" * 63] * 3 + ["b" * 58, "vn"])  # 253 letters


@pytest.mark.parametrize(
    "host", ["ocop.vn", "a-b.Example.vn", "203.0.113.7", "[::]", "localhost", LONGEST]
)
def test_full_names_and_addresses_are_full(host: str) -> None:
    assert hosts.is_full_name(host)


@pytest.mark.parametrize(
    "host", ["", "vn", ".vn", "-a.vn", "a..vn", "a.vn:1", "1.2.3", "999.1.1.1", "::1", "[1.2.3.4]",
             "[ab]", "[::1", f"{'a' * 64}.vn", LONGEST.replace(".vn", "b.vn")],
)  # fmt: skip
def test_pieces_of_names_and_addresses_are_not(host: str) -> None:
    assert not hosts.is_full_name(host)


@pytest.mark.parametrize("host", ["com.vn", "gov.vn", "net.vn", "org.vn", "edu.vn", "COM.VN",
                                  "hanoi.vn", "gialai.vn", "hue.vn", "thanhphohochiminh.vn",
                                  "binhdinh.vn", "baria-vungtau.vn", "id.vn", "co.uk", "com.au",
                                  "github.io", "anything.ck",
                                  "xn--12c1fe0br.xn--o3cw4h"])  # fmt: skip
def test_strangers_have_sites_below_a_public_suffix(host: str) -> None:
    assert hosts.is_shared(host)
    assert not hosts.is_shared(f"ocop.{host}")


@pytest.mark.parametrize(
    "host", ["ocop.vn", "vn-ocop.com", "www.ck", "203.0.113.7", "hanoi.example"]
)
def test_a_name_somebody_has_for_himself_is_not_shared(host: str) -> None:
    assert not hosts.is_shared(host)


def test_each_province_of_the_register_has_its_suffix() -> None:
    """They are registries of their own, those that were merged in 2025 included."""
    names = {slug(row.name, 60).replace("-", "") for row in load() if row.level == "province"}
    spelt = {"bariavungtau": "baria-vungtau", "hochiminh": "thanhphohochiminh"}

    assert len(names) == 63
    assert [
        each for each in sorted(names) if not hosts.is_shared(f"{spelt.get(each, each)}.vn")
    ] == []


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "ocop.LOCALHOST",
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104 - refused
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:0.0.0.0]",
    ],
)
def test_loops_and_no_address_are_this_machine(host: str) -> None:
    assert hosts.is_this_machine(host)


@pytest.mark.parametrize(
    "host", ["ocop.vn", "203.0.113.7", "[2001:db8::7]", "localhost.vn", "[::ffff:203.0.113.7]"]
)
def test_other_names_are_not(host: str) -> None:
    assert not hosts.is_this_machine(host)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://ocop.vn", "ocop.vn"),
        ("https://OCOP.vn:8443", "ocop.vn"),
        ("https://ocop.vn:65535", "ocop.vn"),
        ("https://[::1]:8443", "[::1]"),
    ],
)
def test_the_host_of_an_origin_has_small_letters_and_no_port(origin: str, host: str) -> None:
    assert hosts.host_of(origin) == host


@pytest.mark.parametrize(
    "origin", ["https://", "https://:443", "http://a.vn", "https://a.vn/", "https://a b.vn",
               "https://u@a.vn", "https://a.vn\n", "https://a.vn:x", " https://a.vn", "https://a.vn:65536",
               "https://a.vn:99999"],
)  # fmt: skip
def test_what_is_more_or_less_than_an_origin_has_no_host(origin: str) -> None:
    assert hosts.host_of(origin) == ""
