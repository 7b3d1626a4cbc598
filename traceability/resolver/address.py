"""What an address that was opened names: /01/…, /P/… or the letter of a pack's code.

Forgives what people and chats do to an address (case, spaces, hyphens, full-width letters, marks
behind it); what breaks GS1's syntax after that keeps its reason.
"""

import unicodedata
from collections.abc import Collection
from urllib.parse import quote

from base.codes.crockford import is_crockford, tidy
from base.codes.product_code import is_well_formed
from traceability.labels.codes import UNIT_LENGTH
from traceability.resolver.digital_link import DigitalLink, DigitalLinkError, Reason, parse
from traceability.resolver.typed import (
    Barcode,
    BrokenLink,
    Mistyped,
    ProductCode,
    UnitCode,
    read_typed,
)

LONGEST_PATH = 300
Address = BrokenLink | DigitalLink | Mistyped | ProductCode | UnitCode

# Marks without width, which chats put between letters; a control or a mark that turns the direction
# of reading is left to GS1's syntax, which knows neither.
_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def address_of(kind: str, rest: str, query: str = "") -> Address:
    """Read the decoded path `/<kind>/<rest>` and the query string behind it. Never raises."""
    if len(rest) > LONGEST_PATH:
        return BrokenLink(Reason.BAD_LENGTH)
    letter = kind.upper()
    if letter == "01":
        return _link(_plain(rest), query)
    code = tidy(rest.strip("/"))
    if letter == "P":
        return ProductCode(code) if is_well_formed(code) else Mistyped(code)
    whole = len(code) == UNIT_LENGTH and is_crockford(code)
    return UnitCode(letter, code) if whole else Mistyped(code)


def typed_address(text: str, hosts: Collection[str]) -> Address:
    """The address meant by typed text, for commands and other machines, which get no help page.

    Whatever is no code of ours is one that was mistyped.
    """
    typed = read_typed(text, hosts)
    if isinstance(typed, UnitCode | ProductCode | DigitalLink | BrokenLink | Mistyped):
        return typed
    if isinstance(typed, Barcode):
        return DigitalLink(typed.gtin14)
    return Mistyped(text)


def path_of(address: Address) -> str:
    """The path on which we answer for an address; "" when there is none."""
    if isinstance(address, UnitCode):
        return f"/{address.letter or 'T'}/{address.code}"
    if isinstance(address, ProductCode):
        return f"/P/{address.code}"
    if isinstance(address, DigitalLink):
        parts = ("22", address.variant), ("10", address.lot), ("21", address.serial)
        tail = "".join(f"/{key}/{quote(value, safe='')}" for key, value in parts if value)
        return f"/01/{address.gtin14}{tail}"
    return ""


def _link(rest: str, query: str) -> DigitalLink | BrokenLink:
    try:
        return parse("/01/" + quote(rest, safe="/", errors="replace"), query)
    except DigitalLinkError as error:
        return BrokenLink(error.reason)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(mark for mark in folded if not mark.isspace() and mark not in _ZERO_WIDTH)
