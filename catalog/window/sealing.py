"""Seal public rows, and hold them against what was seen of the register before.

A row is believed when its seal fits every column a reader sees and when it knows no less of its
certificates than the witness does (base.witness). So neither a forged row nor an old one, copied
back or restored, is shown as if it were today's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from base import witness
from base.seal import Unbelievable, is_sealed, packed, seal
from base.stored_text import document_of
from catalog.window.models import PublicRow

Row = TypeVar("Row", bound=PublicRow)
Points = Iterable[tuple[str, int, str]]  # chain, place and digest of the last event known


def sealed(row: Row) -> Row:
    """The row with its seal."""
    row.seal = seal(row.KIND, content_of(row))
    return row


def content_of(row: PublicRow) -> bytes:
    """What the seal covers."""
    return packed([getattr(row, name) for name in row.SEALED])


def opened(kind: type[PublicRow], columns: Sequence[Any]) -> dict[str, Any]:
    """The document of a row given as its sealed columns and its seal.

    Raises:
        Unbelievable: the seal does not fit, or the witness knows more.
        OSError: the witness cannot be read.
    """
    document = sealed_document(kind, columns)
    demand_known(document["points"])
    return document


def sealed_document(kind: type[PublicRow], columns: Sequence[Any]) -> dict[str, Any]:
    """The document of a row that is ours, however old; given as `opened` takes it.

    Raises:
        Unbelievable: the seal does not fit, or a column holds what it cannot hold.
    """
    *content, given = columns
    try:
        is_ours = is_sealed(given, kind.KIND, packed(content))
    except (TypeError, ValueError, AttributeError):  # SQLite keeps bytes where text belongs
        is_ours = False
    if not is_ours:
        raise Unbelievable(f"The row of {kind.KIND} {content[0]!r} was not written by this site.")
    document: dict[str, Any] = document_of(content[kind.SEALED.index("text")])
    return document


def demand_known(points: Points) -> None:
    """Refuse points that know less than the witness.

    Raises:
        Unbelievable: one does.
        OSError: the witness cannot be read.
    """
    known = witness.everything()
    for chain, place, digest in points:
        if not witness.agrees(chain, witness.Point(place, digest), known):
            raise Unbelievable(f"More was seen of {chain} than its {place} events.")


def columns_of(kind: type[PublicRow]) -> tuple[str, ...]:
    """The columns `opened` asks for, in order."""
    return (*kind.SEALED, "seal")
