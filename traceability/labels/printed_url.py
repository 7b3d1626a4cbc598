"""The addresses printed in symbols: upper case, path only, nothing a QR code cannot pack tightly.

Capitals, digits and `$%*+-./:` keep the symbol in alphanumeric mode; one small letter, `?` or `_`
would cost a version on every pack (docs: GS1 Digital Link; RFC 3986 lets scheme and host be upper
case). Never a trailing slash: readers tolerate it, GS1's syntax does not.
"""

import re

from base.codes.crockford import is_crockford
from traceability.labels.codes import UNIT_LENGTH, UNIT_LETTERS
from traceability.labels.gtin import gtin14

LONGEST_VALUE = 20
# The lot and the serial that still leave a unit label in a version 3 symbol at level M.
_ROOM_IN_VERSION_3 = 27

_HOST = re.compile(r"[0-9A-Z](?:[0-9A-Z.-]*[0-9A-Z])?(?::[0-9]{1,5})?")
# No slash: it would have to travel as %2F, which servers and proxies rewrite on the way. A lot of
# dots alone would be swallowed as a relative path, so it begins with a letter or a digit.
_VALUE = re.compile(rf"[0-9A-Z][0-9A-Z.-]{{0,{LONGEST_VALUE - 1}}}")


def lot_url(host: str, gtin: str, lot: str | None = None, serial: str | None = None) -> str:
    """`HTTPS://HOST/01/<GTIN14>[/10/<LOT>][/21/<SERIAL>]`; ValueError for what may not be printed.

    The GTIN may be given with 8, 12, 13 or 14 digits; it is printed with 14.
    """
    url = f"{_origin(host)}/01/{gtin14(gtin)}"
    if lot is not None:
        url += f"/10/{printed_value(lot)}"
    if serial is not None:
        url += f"/21/{printed_value(serial)}"
    return url


def unit_url(host: str, letter: str, code: str) -> str:
    """`HTTPS://HOST/T/<16 symbols>` for one pack of a lot without a GTIN."""
    if letter not in UNIT_LETTERS:
        raise ValueError(f"{letter!r} is not the letter of a key version.")
    if len(code) != UNIT_LENGTH or not is_crockford(code):
        raise ValueError(f"The code of a pack has {UNIT_LENGTH} symbols of 0-9 and A-Z.")
    return f"{_origin(host)}/{letter}/{code}"


def printed_value(text: str) -> str:
    """The lot or serial as it may be printed: 1 to 20 of 0-9, A-Z, `-` and `.`, else ValueError."""
    if not _VALUE.fullmatch(text):
        raise ValueError(
            "A lot number on a label has 1 to 20 capitals, digits, hyphens and full stops, "
            "and begins with a capital or a digit."
        )
    return text


def longest_lot(host: str, serial_length: int) -> int:
    """How many characters of lot leave a unit label in version 3 (29 modules) at this host."""
    return max(0, min(LONGEST_VALUE, _ROOM_IN_VERSION_3 - len(host) - serial_length))


def lot_excess(host: str, lot: str, serial_length: int) -> int:
    """How many characters a lot text is too long for version 3; 0 where it is not."""
    return max(0, len(lot) - longest_lot(host, serial_length))


def _origin(host: str) -> str:
    upper = host.upper()
    if not _HOST.fullmatch(upper):
        raise ValueError("The host on a label is a plain name such as ocop.vn.")
    return f"HTTPS://{upper}"
