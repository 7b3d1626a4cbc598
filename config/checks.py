"""What production refuses to start with: one function for each danger, one sentence for each fault.

Nothing here repeats a secret, for the sentence may end in a log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from base.master_keys import MasterKeys
from config import hosts
from config.env import demand, is_made, understood
from config.guessable import is_guessable
from config.two_languages import Said
from config.two_languages import sentence as _

SHORTEST_SECRET = 50
_NEW_KEY = (
    'python3 -c "import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())"'
)
_WEAK = _(
    "%(name)s: key %(version)s repeats itself, runs in order or holds a word such as changeme, so "
    "it can be guessed, and what is made with it can be forged. Make one: %(command)s"
)
_WEAK_AND_PERHAPS_ON_PACKS = _(
    "%(name)s: key %(version)s repeats itself, runs in order or holds a word such as changeme, so "
    "it can be guessed, and what is made with it can be forged. Make one: %(command)s – if labels "
    "were printed with the weak one, keep it, add the new one under the next number and name the "
    "weak one in RETIRED_LABEL_KEYS (docs/how-to/rotate-label-keys.md)."
)
_EMAIL = re.compile(r"(?:mailto:)?[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
_LINK = re.compile(r"https://\S+|tel:\+[0-9-]+")


def strong_secret(name: str, secret: str, *, published: str) -> None:
    """Refuse a secret that is missing, short, published or easily guessed."""
    demand(
        len(secret) >= SHORTEST_SECRET and secret != published,
        _(
            "%(name)s must be at least %(least)s random characters in production. "
            "To try the demo, set MODE=development."
        ),
        name=name,
        least=SHORTEST_SECRET,
    )
    demand(
        not is_guessable(secret.encode()),
        _(
            "%(name)s repeats itself, runs in order or holds a word such as changeme, so it can "
            "be guessed, and whoever guesses it can sign in as anybody. Make one: %(command)s"
        ),
        name=name,
        command='python3 -c "import secrets; print(secrets.token_urlsafe(50))"',
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
        _(
            "%(name)s must hold your own master keys in production; "
            "what is made with the development keys can be forged."
        ),
        name=name,
    )
    for version, master in masters.items():
        demand(
            version in (retired or ()) or not is_guessable(master),
            _WEAK if retired is None else _WEAK_AND_PERHAPS_ON_PACKS,
            name=name,
            version=version,
            command=_NEW_KEY,
        )
    _different(name, masters, retired or frozenset())


def _different(name: str, masters: Mapping[int, bytes], retired: frozenset[int]) -> None:
    for (old, one), (new, other) in combinations(sorted(masters.items()), 2):
        demand(
            one != other or {old, new} <= retired,
            _(
                "%(name)s: keys %(old)s and %(new)s are the same, so whoever knows the old one "
                "knows the new one as well. Make one: %(command)s"
            ),
            name=name,
            old=old,
            new=new,
            command=_NEW_KEY,
        )


def separate_keys(labels: str, seals: str) -> None:
    """Refuse one key for two things: LABEL_KEYS and SEAL_KEYS, both of a shape already checked."""
    rings = (MasterKeys.parse(each).masters.values() for each in (labels, seals))
    demand(
        set(next(rings)).isdisjoint(next(rings)),
        _(
            "LABEL_KEYS and SEAL_KEYS share a key, so whoever gets one of them can forge labels "
            "and the register alike. Give each its own. Make one: %(command)s"
        ),
        command=_NEW_KEY,
    )


def named_hosts(names: Sequence[str], resolver_host: str) -> None:
    """Refuse hosts that are no full names, for any of them may be written into a reply."""
    demand(
        names and "*" not in names,
        _("ALLOWED_HOSTS must name this site's hosts; '*' is refused."),
    )
    for name in names:
        _one_site(name)
    demand(
        resolver_host in names,
        _("ALLOWED_HOSTS must contain RESOLVER_HOST, or printed codes open nothing."),
    )


def _one_site(name: str) -> None:
    demand(
        hosts.is_full_name(name),
        _(
            "ALLOWED_HOSTS holds %(host)s, which is not the full name of one host. Write names "
            "such as ocop.example.vn: no dot in front, no port, no https://."
        ),
        host=repr(name),
    )
    demand(
        not hosts.is_shared(name),
        _(
            "ALLOWED_HOSTS holds %(host)s, below which strangers have their sites, so links could "
            "lead to nobody's page. Write the full name of your own, such as ocop.example.vn."
        ),
        host=repr(name),
    )
    demand(
        not hosts.is_this_machine(name),
        _(
            "ALLOWED_HOSTS holds %(host)s, which leads whoever reads it to their own machine. "
            "Write the public name of this site, such as ocop.example.vn."
        ),
        host=repr(name),
    )


def own_folder(folder: Path) -> None:
    """Refuse a state folder that is none and cannot be made."""
    demand(
        is_made(folder),
        _(
            "Setting STATE_DIR=%(folder)s cannot be used: it must be a folder, or a place where "
            "this user may make one."
        ),
        folder=repr(str(folder)),
    )


def known_database(engine: str) -> None:
    """Refuse every kind of database but the two the register is tried on."""
    demand(
        engine.endswith((".sqlite3", ".postgresql")),
        _("Setting DATABASE_URL cannot be used: it must begin with sqlite:// or postgres://."),
    )


def true_clock(offset_days: int) -> None:
    """Refuse a clock that was moved for a demo."""
    demand(
        offset_days == 0,
        _("CLOCK_OFFSET_DAYS moves the verdict's clock; it must be 0 in production."),
    )


def https_only(site_url: str, names: Sequence[str], *, tls: bool) -> None:
    """Refuse an address, or a start, without https, and an address this site does not answer at."""
    host = hosts.host_of(site_url)
    holds = {
        _("SITE_URL must start with https:// in production."): site_url.startswith("https://"),
        _(
            "SITE_URL=%(url)s is not https:// and a host alone, so every link made of it would be "
            "broken. Write it such as https://ocop.example.vn: no space, path or slash at its end."
        ): host != "",
        _(
            "SITE_URL=%(url)s leads whoever follows it to their own machine. Write the public "
            "address of this site, such as https://ocop.example.vn."
        ): not hosts.is_this_machine(host),
        _(
            "SITE_URL=%(url)s names a host that is not in ALLOWED_HOSTS, so this site would refuse "
            "its own links. Add the host there, or correct the address."
        ): host in {name.lower() for name in names},
        _(
            "TLS must be yes in production: without it cookies travel in the clear and nobody is "
            "led from http to https. Leave it out and it follows SITE_URL."
        ): tls,
    }
    for sentence, condition in holds.items():
        demand(condition, sentence, url=repr(site_url))


def said(**texts: str) -> None:
    """Refuse to guess what only the one who deploys can know; commas alone say nothing."""
    for name, text in texts.items():
        demand(text.strip(" ,"), _WHY[name])


_WHY = {
    "TRUSTED_PROXIES": _(
        "TRUSTED_PROXIES must be set in production. Name the address from which your proxy "
        "connects, or `none` where there is no proxy: otherwise all visitors look like one, and "
        "https is not seen."
    ),
    "SECURITY_CONTACT": _(
        "SECURITY_CONTACT must be set in production. Name an e-mail address that somebody reads: "
        "it is published in /.well-known/security.txt."
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
    wrong = _("%(word)s is no e-mail address, https:// address or tel:+ number.")
    raise ValueError(Said(wrong, word=repr(word)))
