"""Who asks, behind none, one or several proxies, and what a forger gets out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.client_address import TrustedProxies, household, read_address

OURS = TrustedProxies.parse("127.0.0.1, 10.0.0.0/24, fd00::/64")
VISITOR = "203.0.113.7"


def test_a_visitor_without_a_proxy_is_the_peer() -> None:
    assert OURS.visitor(VISITOR, "") == VISITOR


def test_a_strangers_header_is_not_believed() -> None:
    assert OURS.visitor(VISITOR, "198.51.100.1") == VISITOR
    assert TrustedProxies().visitor("127.0.0.1", VISITOR) == "127.0.0.1"


@pytest.mark.parametrize(
    ("peer", "forwarded", "visitor"),
    [
        ("127.0.0.1", VISITOR, VISITOR),
        ("127.0.0.1", f"198.51.100.1, {VISITOR}", VISITOR),
        ("127.0.0.1", f"198.51.100.1,{VISITOR}, 10.0.0.2", VISITOR),
        ("127.0.0.1", f"{VISITOR},10.0.0.2 ,10.0.0.3", VISITOR),
        ("::ffff:127.0.0.1", VISITOR, VISITOR),
        ("fd00::1", "2001:DB8::7", "2001:db8::7"),
        ("127.0.0.1", "[2001:db8::7]:443", "2001:db8::7"),
        ("127.0.0.1", "203.0.113.7:51234", VISITOR),
        ("127.0.0.1", "::ffff:203.0.113.7", VISITOR),
        ("127.0.0.1", "10.0.0.9", "10.0.0.9"),
    ],
)
def test_behind_our_proxies_the_rightmost_stranger_is_the_visitor(
    peer: str, forwarded: str, visitor: str
) -> None:
    assert OURS.visitor(peer, forwarded) == visitor


@pytest.mark.parametrize(
    "forwarded", ["", ",", "unknown", "_hidden", "1.2.3", "<b>", f"{VISITOR},"]
)
def test_a_trail_that_is_no_address_ends_at_our_proxy(forwarded: str) -> None:
    assert OURS.visitor("127.0.0.1", forwarded) == "127.0.0.1"


def test_what_stands_left_of_rubbish_is_not_read() -> None:
    assert OURS.visitor("127.0.0.1", f"{VISITOR}, x, 10.0.0.2") == "10.0.0.2"


@given(st.text(max_size=80))
def test_whatever_a_visitor_sends_our_proxys_word_stands(claimed: str) -> None:
    assert OURS.visitor("127.0.0.1", f"{claimed},{VISITOR}") == VISITOR


def test_the_peer_of_a_unix_socket_is_a_proxy_only_when_we_say_so() -> None:
    assert TrustedProxies.parse("unix").visitor("", VISITOR) == VISITOR
    assert OURS.visitor("", VISITOR) == ""


def test_nobody_is_trusted_by_the_word_none() -> None:
    assert TrustedProxies.parse("none") == TrustedProxies.parse(" ") == TrustedProxies()


@pytest.mark.parametrize("text", ["proxy.local", "10.0.0.1/8", "10.0.0.0/33"])
def test_what_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no address and no network"):
        TrustedProxies.parse(f"127.0.0.1,{text}")


@pytest.mark.parametrize(
    "text", ["0.0.0.0/0", "0.0.0.0/1,128.0.0.0/1", "10.0.0.0/7", "::/0", "8000::/1", "fd00::/15"]
)
def test_a_network_with_strangers_in_it_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="holds strangers as well"):
        TrustedProxies.parse(f"127.0.0.1,{text}")


def test_the_largest_networks_of_ones_own_are_taken() -> None:
    proxies = TrustedProxies.parse("10.0.0.0/8,fd00::/16")

    assert proxies.trusts("10.255.0.1")
    assert proxies.trusts("fd00:ffff::1")


def test_a_household_is_one_ipv4_address_or_one_64() -> None:
    assert household("203.0.113.7") == household("::ffff:203.0.113.7") == "203.0.113.7"
    assert household("2001:db8:0:1::1") == household("2001:db8:0:1:ffff::2") == "2001:db8:0:1::/64"
    assert household("2001:db8:0:2::1") != household("2001:db8:0:1::1")
    assert household("") == ""


def test_a_zone_is_no_part_of_an_address() -> None:
    assert str(read_address("fe80::1%eth0")) == "fe80::1"
