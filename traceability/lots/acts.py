"""What can happen to a lot: the kinds of acts, one act as a plain value, and the refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was done, with the facts each kind carries; days are ISO text, indexes count from 0."""

    OPENED = "opened"  # code, made_on, best_before, quantity, key_version
    PRINTED = "printed"  # first, last, gtin: these labels are set aside, and this barcode is theirs
    RELEASED = "released"  # day: the local day from which codes are active; the last act counts
    RECALLED = "recalled"  # reason_vi, reason_en, contact, day
    RECALL_LIFTED = "recall_lifted"  # reason
    DOUBTED = "doubted"  # reason_vi, reason_en
    DOUBT_CLEARED = "doubt_cleared"  # reason
    VOIDED = "voided"  # first, last, reason
    VOID_UNDONE = "void_undone"  # undoes: the place of the voiding act; reason


Facts = Mapping[str, object]


@dataclass(frozen=True)
class Act:
    """One act: its place in the lot's history, from 1, and its facts."""

    place: int
    kind: Kind
    facts: Facts


class LotRefused(ValueError):  # noqa: N818 - says what happened, to people
    """The act is not possible; the message says why and what to do."""
