"""Rows with a value their column cannot hold: SQLite keeps such values; one must stop no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from django.core.exceptions import ValidationError

# What such a row raises when it is read, or when something is made from it.
UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError, LookupError, ValidationError)

Made = TypeVar("Made")
Key = TypeVar("Key")
log = logging.getLogger(__name__)


def in_parts(
    ids: Sequence[Key],
    make: Callable[[list[Key]], Made],
    unreadable: Callable[[Key], object] = lambda _: None,
) -> Iterator[Made]:
    """What is made of all ids at once; of each alone, when one of them cannot be read.

    `unreadable` is told of such a one, which is left out.
    """
    try:
        yield make([*ids])
    except UNREADABLE as error:
        if len(ids) > 1:
            for each in ids:
                yield from in_parts([each], make, unreadable)
        else:
            log.warning("Row %s holds what it cannot hold: %s", ids[0], error)
            unreadable(ids[0])
