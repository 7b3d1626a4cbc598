"""What production refuses to start with: one function for each danger, one sentence for each fault.

Nothing here repeats a secret, for the sentence may end in a log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from base.master_keys import MasterKeys
from config import hosts
from config.env import demand, understood
from config.guessable import is_guessable

SHORTEST_SECRET = 50
_NEW_KEY = (
    "Make one: python3 -c "
    '"import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())"'
)
_ON_PACKS = (
    ". If labels were printed with the weak one, keep it, add the new one under the next number "
    "and name the weak one in RETIRED_LABEL_KEYS (docs/how-to/rotate-label-keys.md)."
)
_EMAIL = re.compile(r"(?:mailto:)?[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
_LINK = re.compile(r"https://\S+|tel:\+[0-9-]+")


def strong_secret(name: str, secret: str, *, published: str) -> None:
    """Refuse a secret that is missing, short, published or easily guessed."""
    demand(
        len(secret) >= SHORTEST_SECRET and secret != published,
        f"{name} must be at least {SHORTEST_SECRET} random characters in production. "
        "To try the demo, set MODE=development.",
    )
    demand(
        not is_guessable(secret.encode()),
        f"{name} repeats itself, runs in order or holds a word such as changeme, so it can be "
        "guessed, and whoever guesses it can sign in as anybody. "
        'Make one: python3 -c "import secrets; print(secrets.token_urlsafe(50))"',
    )


def own_keys(
    name: str, text: str, *, published: str, retired: frozenset[int] | None = None
) -> None:
    """Refuse master keys (version:base64, comma-separated) that are missing, published or weak.

    Weak ones and twins pass while they are among the `retired`: nothing new is made with them.
    """
    known = set(MasterKeys.parse(published).masters.values())
    masters = understood(name, text, MasterKeys.parse).masters if text else {}
    demand(
        masters and known.isdisjoint(masters.values()),
        f"{name} must hold your own master keys in production; "
        "what is made with the development keys can be forged.",
    )
    for version, master in masters.items():
        demand(
            version in (retired or ()) or not is_guessable(master),
            f"{name}: key {version} repeats itself, runs in order or holds a word such as "
            f"changeme, so it can be guessed, and what is made with it can be forged. {_NEW_KEY}"
            f"{'' if retired is None else _ON_PACKS}",
        )
    _different(name, masters, retired or frozenset())


def _different(name: str, masters: Mapping[int, bytes], retired: frozenset[int]) -> None:
    for (old, one), (new, other) in combinations(sorted(masters.items()), 2):
        demand(
            one != other or {old, new} <= retired,
            f"{name}: keys {old} and {new} are the same, so whoever knows the old one knows the "
            f"new one as well. {_NEW_KEY}",
        )


def separate_keys(labels: str, seals: str) -> None:
    """Refuse one key for two things: LABEL_KEYS and SEAL_KEYS, both of a shape already checked."""
    rings = (MasterKeys.parse(each).masters.values() for each in (labels, seals))
    demand(
        set(next(rings)).isdisjoint(next(rings)),
        "LABEL_KEYS and SEAL_KEYS share a key, so whoever gets one of them can forge labels and "
        f"the register alike. Give each its own. {_NEW_KEY}",
    )


def named_hosts(names: Sequence[str], resolver_host: str) -> None:
    """Refuse hosts that are no full names, for any of them may be written into a reply."""
    demand(
        names and "*" not in names,
        "ALLOWED_HOSTS must name this site's hosts; '*' is refused.",
    )
    for name in names:
        _one_site(name)
    demand(
        resolver_host in names,
        "ALLOWED_HOSTS must contain RESOLVER_HOST, or printed codes open nothing.",
    )


def _one_site(name: str) -> None:
    demand(
        hosts.is_full_name(name),
        f"ALLOWED_HOSTS holds {name!r}, which is not the full name of one host. Write names "
        "such as ocop.example.vn: no dot in front, no port, no https://.",
    )
    demand(
        not hosts.is_shared(name),
        f"ALLOWED_HOSTS holds {name!r}, below which strangers have their sites, so links could "
        "lead to nobody's page. Write the full name of your own, such as ocop.example.vn.",
    )
    demand(
        not hosts.is_this_machine(name),
        f"ALLOWED_HOSTS holds {name!r}, which leads whoever reads it to their own machine. Write "
        "the public name of this site, such as ocop.example.vn.",
    )


def true_clock(offset_days: int) -> None:
    """Refuse a clock that was moved for a demo."""
    demand(
        offset_days == 0,
        "CLOCK_OFFSET_DAYS moves the verdict's clock; it must be 0 in production.",
    )


def https_only(site_url: str, names: Sequence[str], *, tls: bool) -> None:
    """Refuse an address, or a start, without https, and an address this site does not answer at."""
    demand(site_url.startswith("https://"), "SITE_URL must start with https:// in production.")
    host = hosts.host_of(site_url)
    demand(
        host,
        f"SITE_URL={site_url!r} is not https:// and a host alone, so every link made of it would "
        "be broken. Write it such as https://ocop.example.vn: no space, path or slash at its end.",
    )
    demand(
        not hosts.is_this_machine(host),
        f"SITE_URL={site_url!r} leads whoever follows it to their own machine. Write the public "
        "address of this site, such as https://ocop.example.vn.",
    )
    demand(
        host in {name.lower() for name in names},
        f"SITE_URL={site_url!r} names a host that is not in ALLOWED_HOSTS, so this site would "
        "refuse its own links. Add the host there, or correct the address.",
    )
    demand(
        tls,
        "TLS must be yes in production: without it cookies travel in the clear and nobody is led "
        "from http to https. Leave it out and it follows SITE_URL.",
    )


def said(**texts: str) -> None:
    """Refuse to guess what only the one who deploys can know; commas alone say nothing."""
    for name, text in texts.items():
        demand(text.strip(" ,"), f"{name} must be set in production. {_WHY[name]}")


_WHY = {
    "TRUSTED_PROXIES": (
        "Name the address from which your proxy connects, or `none` where there is no proxy: "
        "otherwise all visitors look like one, and https is not seen."
    ),
    "SECURITY_CONTACT": (
        "Name an e-mail address that somebody reads: it is published in /.well-known/security.txt."
    ),
}


def contacts(text: str) -> list[str]:
    """The addresses of SECURITY_CONTACT as security.txt wants them, the most wanted first.

    Raises:
        ValueError: one is neither e-mail, https address nor telephone number.
    """
    return [_contact(word.strip()) for word in text.split(",") if word.strip()]


def _contact(word: str) -> str:
    if _EMAIL.fullmatch(word):
        return f"mailto:{word.removeprefix('mailto:')}"
    if _LINK.fullmatch(word):
        return word
    raise ValueError(f"{word!r} is no e-mail address, https:// address or tel:+ number.")
