"""A hash chain: each row carries the digest of the row before it, so a changed row shows."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain, pairwise
from typing import Literal

GENESIS = "0" * 64

What = Literal["content", "link", "missing"]


@dataclass(frozen=True)
class Link:
    """One row as stored: its number (from 1, without gaps), both digests, what it says."""

    sequence: int
    previous: str
    digest: str
    content: Mapping[str, object]


@dataclass(frozen=True)
class Fault:
    """What is wrong with the row of this number; "missing" names the first number of a gap."""

    sequence: int
    what: What


def canonical(content: Mapping[str, object]) -> bytes:
    """Answer the only spelling of a content: UTF-8 JSON, keys sorted, no spaces.

    Days are ISO, moments ISO in UTC (a naive one is refused by ValueError), a Decimal is its
    text: Decimal("1.0") and Decimal("1.00") differ. Unknown types raise TypeError.
    """
    text = json.dumps(
        content,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
        default=_plain,
    )
    return text.encode()


def _plain(value: object) -> str:
    match value:
        case datetime(tzinfo=None):
            raise ValueError("A moment without a time zone has no canonical form.")
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form.")


def digest(previous: str, content: Mapping[str, object]) -> str:
    """Answer the SHA-256 (hex) of the previous digest, a line end and the canonical content."""
    return hashlib.sha256(previous.encode() + b"\n" + canonical(content)).hexdigest()


def broken_links(rows: Iterable[Link], *, head: str | None = None) -> Iterator[Fault]:
    """Yield the faults of a chain whose rows come in order of sequence; nothing means intact.

    The rule: a row whose digest does not fit its own content and previous digest is at fault. A
    break between two rows that each fit is the fault of the row with a break on both sides, else
    of the earlier one: the later row is witness to what the earlier one was. So one changed row
    is named alone, even when its digest was computed anew. The last row has no witness but
    `head`, the last digest as kept elsewhere; without it, a chain cut short or a last row written
    anew cannot be seen here. A content that holds its "sequence" shows a renumbered row.
    """
    read = [_read(link, before) for before, link in pairwise(chain([None], rows)) if link]
    breaks = [*_unexplained_breaks(read), bool(read) and head not in {None, read[-1].digest}, False]
    if not read and head not in {None, GENESIS}:
        yield Fault(1, "missing")
    guilty = False
    for place, row in enumerate(read):
        if row.missing:
            yield Fault(row.missing, "missing")
        spared = guilty  # the row before answers for the break between the two
        takes_next = breaks[place + 1] and not breaks[place + 2]
        guilty = not row.sound or (breaks[place] and not spared) or takes_next
        if guilty:
            yield Fault(row.sequence, "link" if row.torn and not spared else "content")


@dataclass(frozen=True)
class _Row:
    """What remains of a row once read: sound by itself, torn from the row before, after a gap."""

    sequence: int
    digest: str
    sound: bool
    torn: bool
    missing: int | None


def _read(link: Link, before: Link | None) -> _Row:
    expected = before.sequence + 1 if before else 1
    follows = link.sequence == expected
    in_place = link.content.get("sequence", link.sequence) == link.sequence >= expected
    return _Row(
        sequence=link.sequence,
        digest=link.digest,
        sound=in_place and link.digest == digest(link.previous, link.content),
        torn=follows and link.previous != (before.digest if before else GENESIS),
        missing=expected if link.sequence > expected else None,
    )


def _unexplained_breaks(rows: list[_Row]) -> Iterator[bool]:
    """Yield for each row whether it is torn from the one before although both are sound."""
    sound_before = True
    for row in rows:
        yield row.torn and row.sound and sound_before
        sound_before = row.sound
