"""What the name of a host stands for: one site, this machine, or other people's sites."""

from __future__ import annotations

import re
from functools import cache
from ipaddress import ip_address
from pathlib import Path

_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}|localhost", re.IGNORECASE)
_ORIGIN = re.compile(
    r"https://([^\s/@:\[\]]+|\[[0-9a-f:.]+\])(?::([1-9][0-9]{0,4}))?", re.IGNORECASE
)
LONGEST_NAME, LONGEST_LABEL, LAST_PORT = 253, 63, 65535


def is_full_name(host: str) -> bool:
    """Whether this is a name with a dot, an IPv4 address, [IPv6], or localhost; without port.

    Of names only those count that the name service can hold (RFC 1035, 2.3.4).
    """
    if host.startswith("[") or host.rpartition(".")[2].isdigit():
        return _is_address(host)
    fits = len(host) <= LONGEST_NAME and all(
        len(label) <= LONGEST_LABEL for label in host.split(".")
    )
    return fits and _NAME.fullmatch(host) is not None


def is_shared(host: str) -> bool:
    """Whether strangers have their sites below this name: com.vn, hanoi.vn, github.io."""
    name = host.lower()
    above = name.partition(".")[2]
    rules = _rules()
    return (name in rules or f"*.{above}" in rules) and f"!{name}" not in rules


def is_this_machine(host: str) -> bool:
    """Whether whoever reads this name ends at their own machine, or nowhere: localhost, [::]."""
    if host.lower() == "localhost" or host.lower().endswith(".localhost"):
        return True
    if not _is_address(host):
        return False
    address = ip_address(host.strip("[]"))
    # An IPv4 address dressed as IPv6 leads to where the IPv4 address does.
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def host_of(origin: str) -> str:
    """The host of `https://host` or `https://host:port`, in small letters; "" for all else."""
    read = _ORIGIN.fullmatch(origin)
    return read[1].lower() if read and int(read[2] or 0) <= LAST_PORT else ""


@cache
def _rules() -> frozenset[str]:
    """The public suffix list: names, *.names below which every name counts, and !exceptions."""
    lines = Path(__file__).with_name("public_suffixes.dat").read_text(encoding="ascii")
    return frozenset(line for line in lines.splitlines() if not line.startswith("//"))


def _is_address(host: str) -> bool:
    bracketed = host.startswith("[") and host.endswith("]")
    try:
        return ip_address(host[1:-1] if bracketed else host).version == (6 if bracketed else 4)
    except ValueError:
        return False
