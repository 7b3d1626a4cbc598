"""Read a GS1 Digital Link path: /01/<GTIN-14>, then 22, 10 and 21 in that order.

Rules: GS1 Digital Link URI syntax (GTIN of 14 digits since 1.4; variant, lot and serial of up to
20 characters of GS1 character set 82, in the path and in this order) and the resolver standard (a
trailing slash is tolerated). Lot and serial are read in capitals: no others are ever printed, and
some scanners rewrite the case.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from traceability.labels.gtin import check_digit

LONGEST_VALUE = 20
_GTIN_LENGTH = 14
_QUALIFIERS = ("22", "10", "21")
_KEYS = frozenset({"01", *_QUALIFIERS})
_CHARACTER_SET_82 = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+")


class Reason(StrEnum):
    """Why a path is no Digital Link: a closed list, so that each has its own help."""

    BAD_CHECK_DIGIT = "bad_check_digit"
    BAD_LENGTH = "bad_length"
    BAD_ORDER = "bad_order"
    BAD_CHARACTER = "bad_character"
    QUALIFIER_IN_QUERY = "qualifier_in_query"
    UNKNOWN_AI = "unknown_ai"
    EMPTY = "empty"


class DigitalLinkError(ValueError):
    """The path breaks the syntax; `reason` says how."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason; the message is its name."""
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class DigitalLink:
    """What a path names: a product by its GTIN, and perhaps its variant, lot and serial."""

    gtin14: str
    lot: str | None = None
    serial: str | None = None
    variant: str | None = None


def parse(path: str, query: str = "") -> DigitalLink:
    """Read a percent-encoded path and the query behind it; DigitalLinkError with a closed reason.

    Only keys are looked for in the query: `?21=…` is refused, `?linkType=…` is not our business.
    """
    _refuse_keys_in(query)
    trimmed = path.removeprefix("/").removesuffix("/")
    segments = [_decoded(segment) for segment in trimmed.split("/")]
    if segments == [""]:
        raise DigitalLinkError(Reason.EMPTY)
    if segments[0] != "01":
        raise DigitalLinkError(Reason.BAD_ORDER if segments[0] in _KEYS else Reason.UNKNOWN_AI)
    keys, values = segments[::2], segments[1::2]
    if len(keys) != len(values) or "" in values:
        raise DigitalLinkError(Reason.EMPTY)
    _check_order(keys[1:])
    qualifiers = dict(zip(keys[1:], map(_qualifier, values[1:]), strict=True))
    return DigitalLink(
        gtin14=_gtin(values[0]),
        lot=qualifiers.get("10"),
        serial=qualifiers.get("21"),
        variant=qualifiers.get("22"),
    )


def _refuse_keys_in(query: str) -> None:
    for part in query.removeprefix("?").split("&"):
        if unquote(part.partition("=")[0]) in _KEYS:
            raise DigitalLinkError(Reason.QUALIFIER_IN_QUERY)


def _decoded(segment: str) -> str:
    try:
        return unquote(segment, errors="strict")
    except UnicodeDecodeError:
        raise DigitalLinkError(Reason.BAD_CHARACTER) from None


def _check_order(keys: list[str]) -> None:
    if not _KEYS.issuperset(keys):
        raise DigitalLinkError(Reason.UNKNOWN_AI)
    if keys != [key for key in _QUALIFIERS if key in keys]:
        raise DigitalLinkError(Reason.BAD_ORDER)


def _gtin(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise DigitalLinkError(Reason.BAD_CHARACTER)
    if len(text) != _GTIN_LENGTH:
        raise DigitalLinkError(Reason.BAD_LENGTH)
    if check_digit(text[:-1]) != text[-1]:
        raise DigitalLinkError(Reason.BAD_CHECK_DIGIT)
    return text


def _qualifier(text: str) -> str:
    if not _CHARACTER_SET_82.fullmatch(text):
        raise DigitalLinkError(Reason.BAD_CHARACTER)
    if len(text) > LONGEST_VALUE:
        raise DigitalLinkError(Reason.BAD_LENGTH)
    return text.upper()
