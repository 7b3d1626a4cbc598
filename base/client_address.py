"""Whose request is it, when proxies stand in between? Pure: what a stranger claims is not believed.

A proxy writes whom it answers at the end of X-Forwarded-For. What stands further left may have been
sent by the visitor, so the header is read from its right end, and only as far as the addresses are
those of proxies we trust.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

NOBODY, UNIX_SOCKET = "none", "unix"
# A household or a phone gets a whole /64 and may change its address within it at will.
HOUSEHOLD = 64
# The shortest prefix of a network of proxies. 10.0.0.0/8 is the largest anybody has of their own.
SHORTEST_PREFIX = {4: 8, 6: 16}


@dataclass(frozen=True)
class TrustedProxies:
    """The networks of our proxies, and whether whoever comes by a Unix socket is one of them."""

    networks: tuple[Network, ...] = ()
    unix_socket: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read addresses and networks, comma-separated, with the words `unix` and `none`.

        Raises:
            ValueError: a part is none of these, or a network that strangers are in, too.
        """
        words = {word.strip() for word in text.split(",")} - {"", NOBODY}
        networks = sorted(words - {UNIX_SOCKET})
        return cls(tuple(map(_network, networks)), UNIX_SOCKET in words)

    def trusts(self, address: str) -> bool:
        """Whether this peer is a proxy of ours; the peer of a Unix socket has no address."""
        if not address:
            return self.unix_socket
        read = read_address(address)
        return read is not None and any(
            read in network for network in self.networks if network.version == read.version
        )

    def visitor(self, peer: str, forwarded: str) -> str:
        """The address to count this request for, of its peer and its X-Forwarded-For.

        That is the right-most address that is no proxy of ours. Where the trail ends in something
        that is no address, the last proxy of ours stands for whoever is behind it.
        """
        nearest = peer
        if self.trusts(peer):
            for claimed in reversed(forwarded.split(",")):
                read = read_address(claimed.strip())
                if read is None:
                    break
                nearest = str(read)
                if not self.trusts(nearest):
                    break
        return nearest


def read_address(text: str) -> Address | None:
    """An address with or without brackets, port and zone; None for anything else.

    An IPv4 address dressed as IPv6, as a socket for both hands it over, is that IPv4 address.
    """
    bare = text
    if text.startswith("["):
        bare = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        bare = text.partition(":")[0]
    try:
        address = ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def household(address: str) -> str:
    """What a limit counts by: an IPv4 address, the /64 of an IPv6 address, other text as it is."""
    read = read_address(address)
    if isinstance(read, IPv6Address):
        return str(IPv6Network((read, HOUSEHOLD), strict=False))
    return str(read or address)


def _network(word: str) -> Network:
    try:
        network = ip_network(word)
    except ValueError:
        raise ValueError(
            f"{word!r} is no address and no network such as 10.0.0.0/8; "
            f"the words {UNIX_SOCKET} and {NOBODY} are known as well."
        ) from None
    shortest = SHORTEST_PREFIX[network.version]
    if network.prefixlen < shortest:
        raise ValueError(
            f"{word} holds strangers as well, so anybody could claim to be anybody. Name the "
            f"network of your own proxies, /{shortest} or longer."
        )
    return network
