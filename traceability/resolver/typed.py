"""What somebody meant who typed or pasted something into the field "type a code".

Reads a whole address of ours, a code with or without its path, a barcode number; everything else
is something to search for. Never raises, and never takes another host's address for ours.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from base.codes.crockford import is_crockford, tidy
from base.codes.product_code import LENGTH as PRODUCT_LENGTH
from base.codes.product_code import is_well_formed
from traceability.labels.codes import SERIAL_LENGTH, UNIT_LENGTH, UNIT_LETTERS
from traceability.labels.gtin import LENGTHS, gtin14, is_gtin
from traceability.resolver.digital_link import DigitalLink, DigitalLinkError, Reason, parse

LONGEST_INPUT = 500


@dataclass(frozen=True)
class Blank:
    """Nothing was typed."""


@dataclass(frozen=True)
class TooLong:
    """More than LONGEST_INPUT characters: nobody types that."""


@dataclass(frozen=True)
class ForeignHost:
    """An address of another site, perhaps made to look like ours."""

    host: str


@dataclass(frozen=True)
class UnitCode:
    """The code of one pack; the letter is None when only the sixteen symbols were typed."""

    letter: str | None
    code: str


@dataclass(frozen=True)
class ProductCode:
    """A well-formed code of a product."""

    code: str


@dataclass(frozen=True)
class Serial:
    """The serial of a label with a barcode, typed without the barcode and lot it belongs to."""

    serial: str


@dataclass(frozen=True)
class Barcode:
    """A barcode number with a right check digit, in fourteen digits."""

    gtin14: str


@dataclass(frozen=True)
class BrokenLink:
    """An address of the shape /01/… that breaks GS1's syntax."""

    reason: Reason


@dataclass(frozen=True)
class Mistyped:
    """Something of the shape of a code or a barcode whose symbols do not agree: not "fake"."""

    text: str


@dataclass(frozen=True)
class CertificateNumber:
    """Text of the shape of a decision or certificate number, such as 1234/QĐ-UBND."""

    text: str


@dataclass(frozen=True)
class Search:
    """Anything else: words to look for. In NFC, without control and invisible characters."""

    text: str


Typed = (
    Blank
    | TooLong
    | ForeignHost
    | UnitCode
    | ProductCode
    | Serial
    | Barcode
    | DigitalLink
    | BrokenLink
    | Mistyped
    | CertificateNumber
    | Search
)

_OUR_PATHS = "01|P|" + "|".join(sorted(UNIT_LETTERS))
_PATH = re.compile(rf"/*(?P<kind>{_OUR_PATHS})/(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"https?:", re.IGNORECASE)
_HOST_AND_PATH = re.compile(rf"[^/\s]+\.[^/\s]+/(?:{_OUR_PATHS})/", re.IGNORECASE)
_DECISION = re.compile(r"\d{1,6}(?:/\d{4})?/[0-9A-ZĐ][0-9A-ZĐ./-]*")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_TRAILING = ".,;:!?)\"'"


def read_typed(text: str, hosts: Collection[str]) -> Typed:
    """Say what was meant. `hosts` are our own names, with a port where there is one."""
    if len(text) > LONGEST_INPUT:
        return TooLong()
    words = _words(text)
    if not words:
        return Blank()
    plain = _plain(text)
    address = _address(plain, hosts)
    if address is None:
        return _read_path(plain, "") or _read_bare(words, plain)
    if not _is_ours(address, hosts):
        return ForeignHost(_host(address))
    return _read_path(address.path, address.query) or Search(words)


def _words(text: str) -> str:
    """The text as words to search for: composed, visible, with single spaces."""
    composed = unicodedata.normalize("NFC", text)
    spaced = (" " if mark.isspace() else mark for mark in composed)
    visible = (mark for mark in spaced if unicodedata.category(mark) not in _INVISIBLE)
    return " ".join("".join(visible).split())


def _plain(text: str) -> str:
    """The text as a code or address: no spaces, plain-width letters, no full stop from a chat."""
    folded = unicodedata.normalize("NFKC", text)
    joined = "".join(
        mark
        for mark in folded
        if not mark.isspace() and unicodedata.category(mark) not in _INVISIBLE
    )
    return joined.rstrip(_TRAILING)


def _address(plain: str, hosts: Collection[str]) -> SplitResult | None:
    """The parts of an address, or None when the text is none; an unreadable one has no host."""
    if _ADDRESS.match(plain):
        rest = _ADDRESS.sub("", plain, count=1)
    elif plain.startswith("//") or _HOST_AND_PATH.match(plain) or _begins_with(plain, hosts):
        rest = plain
    else:
        return None
    try:
        return urlsplit("https://" + rest.lstrip("/"))
    except ValueError:
        return SplitResult("https", "", rest, "", "")


def _begins_with(plain: str, hosts: Collection[str]) -> bool:
    return plain.lower().partition("/")[0] in {host.lower() for host in hosts}


def _is_ours(address: SplitResult, hosts: Collection[str]) -> bool:
    # A name and password before the host, and a backslash, are how look-alikes are dressed up.
    return address.netloc.lower() in {host.lower() for host in hosts}


def _host(address: SplitResult) -> str:
    return address.netloc.rpartition("@")[2].lower()


def _read_path(path: str, query: str) -> Typed | None:
    """Read /01/…, /P/… or a pack's letter; None when the path is none of these."""
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    kind, rest = match["kind"].upper(), match["rest"]
    if kind == "01":
        return _read_link(f"/01/{rest}", query)
    code = tidy(rest.removesuffix("/"))
    if kind == "P":
        return ProductCode(code) if is_well_formed(code) else Mistyped(code)
    return UnitCode(kind, code) if _has(code, UNIT_LENGTH) else Mistyped(code)


def _read_link(path: str, query: str) -> Typed:
    try:
        return parse(path, query)
    except DigitalLinkError as error:
        return BrokenLink(error.reason)


def _read_bare(words: str, plain: str) -> Typed:
    """Read a code without a path, or fall back to a search."""
    if _DECISION.fullmatch(plain.upper()):
        return CertificateNumber(words)
    digits = plain.replace("-", "")
    if digits.isascii() and digits.isdigit() and len(digits) in LENGTHS:
        return Barcode(gtin14(digits)) if is_gtin(digits) else Mistyped(digits)
    if not _may_be_a_code(words):
        return Search(words)
    return _read_code(tidy(plain)) or Search(words)


def _may_be_a_code(words: str) -> bool:
    """Words of a search have no digits; a product code always has one, a long code is unbroken."""
    has_digit = any(mark.isdigit() for mark in words)
    return has_digit or (" " not in words and len(words) >= SERIAL_LENGTH)


def _read_code(code: str) -> Typed | None:
    if _has(code, PRODUCT_LENGTH):
        return ProductCode(code) if is_well_formed(code) else Mistyped(code)
    if _has(code, UNIT_LENGTH):
        return UnitCode(None, code)
    if code[:1] in UNIT_LETTERS and _has(code[1:], UNIT_LENGTH):
        return UnitCode(code[0], code[1:])
    return Serial(code) if _has(code, SERIAL_LENGTH) else None


def _has(code: str, length: int) -> bool:
    return len(code) == length and is_crockford(code)
