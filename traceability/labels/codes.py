"""Serials without a row: an index and zero bits, enciphered with the key of the lot.

Encode-then-encipher (Bellare and Rogaway, 2000): a guess or a typo deciphers to zero bits that are
not zero. Two schemes:

* lots with a GTIN: 14 symbols, 70 bits: index (24) and 46 zero bits under the lot key;
* lots without: 16 symbols, 80 bits: lot number (24) and an inner block under the version's key;
  the inner block is index (20) and 36 zero bits under the lot key. The letter of the path
  (HTTPS://HOST/T/…) says the version.

Measured per CPU-second: 107,000 serials made, 80,000 checked; 53,000 codes of the second kind.

An index that deciphers is still to be held against the printed count and the void ranges.
"""

from functools import lru_cache

from base.codes.crockford import decode, encode, is_crockford, tidy
from traceability.labels.cipher import Permutation
from traceability.labels.keys import KeyRing

SERIAL_LENGTH = 14
SERIAL_BITS = 70
SERIAL_ZEROS = 46
MOST_SERIALS = 1 << (SERIAL_BITS - SERIAL_ZEROS)

UNIT_LENGTH = 16
UNIT_BITS = 80
INNER_BITS = 56
INNER_ZEROS = 36
MOST_UNITS = 1 << (INNER_BITS - INNER_ZEROS)
MOST_LOTS = 1 << (UNIT_BITS - INNER_BITS)

# V is missing on purpose: /V/ belongs to certificates.
_LETTERS = {1: "T", 2: "U", 3: "W", 4: "X", 5: "Y", 6: "Z"}
_VERSIONS = {letter: version for version, letter in _LETTERS.items()}
UNIT_LETTERS = frozenset(_VERSIONS)


def serial_of(index: int, key: bytes) -> str:
    """The printed serial of the label with this index (from 0) in the lot this key belongs to."""
    _demand(index, MOST_SERIALS, "index of a label")
    return encode(_permutation(key, SERIAL_BITS).encipher(index << SERIAL_ZEROS), SERIAL_LENGTH)


def index_of(serial: str, key: bytes) -> int | None:
    """The index a serial stands for, or None when it is no serial of this lot. Forgives typing."""
    value = _read(serial, SERIAL_LENGTH)
    if value is None:
        return None
    return _index(_permutation(key, SERIAL_BITS).decipher(value), SERIAL_ZEROS)


def unit_code(lot_number: int, index: int, ring: KeyRing, version: int) -> str:
    """The printed code of one pack of a lot without a GTIN; KeyMissing without the master key."""
    _demand(lot_number, MOST_LOTS, "lot number")
    _demand(index, MOST_UNITS, "index of a label")
    inner = _permutation(ring.lot_key(version, lot_number), INNER_BITS)
    block = lot_number << INNER_BITS | inner.encipher(index << INNER_ZEROS)
    return encode(_outer(ring, version).encipher(block), UNIT_LENGTH)


def lot_number_of(code: str, ring: KeyRing, version: int) -> int:
    """The number of the lot a code claims to come from; a claim until `unit_index_of` agrees.

    ValueError when the text is no code of 16 symbols; KeyMissing without the version's key.
    """
    value = _read(code, UNIT_LENGTH)
    if value is None:
        raise ValueError(f"The code of a pack has {UNIT_LENGTH} symbols of 0-9 and A-Z.")
    return _outer(ring, version).decipher(value) >> INNER_BITS


def lot_and_index_of(code: str, ring: KeyRing, version: int) -> tuple[int, int | None]:
    """Lot number and index a code stands for; the index is None when it is no code of ours.

    ValueError when the text is no code of 16 symbols; KeyMissing without the version's key.
    """
    value = _read(code, UNIT_LENGTH)
    if value is None:
        raise ValueError(f"The code of a pack has {UNIT_LENGTH} symbols of 0-9 and A-Z.")
    block = _outer(ring, version).decipher(value)
    return block >> INNER_BITS, _inner_index(block, ring, version)


def unit_index_of(code: str, lot_number: int, ring: KeyRing, version: int) -> int | None:
    """The index a code stands for in this lot, or None when it is no code of this lot."""
    value = _read(code, UNIT_LENGTH)
    if value is None:
        return None
    block = _outer(ring, version).decipher(value)
    return _inner_index(block, ring, version) if block >> INNER_BITS == lot_number else None


def letter_of(version: int) -> str:
    """The path letter printed for a key version; ValueError when the letters are used up."""
    try:
        return _LETTERS[version]
    except KeyError:
        raise ValueError(f"No path letter is set aside for key version {version}.") from None


def version_of(letter: str) -> int:
    """The key version a path letter stands for, in either case; ValueError for another letter."""
    try:
        return _VERSIONS[letter.upper()]
    except KeyError:
        raise ValueError(f"{letter!r} is not the letter of a key version.") from None


def _read(text: str, length: int) -> int | None:
    code = tidy(text)
    return decode(code) if len(code) == length and is_crockford(code) else None


def _index(value: int, zeros: int) -> int | None:
    return None if value & ((1 << zeros) - 1) else value >> zeros


def _inner_index(block: int, ring: KeyRing, version: int) -> int | None:
    inner = _permutation(ring.lot_key(version, block >> INNER_BITS), INNER_BITS)
    return _index(inner.decipher(block & ((1 << INNER_BITS) - 1)), INNER_ZEROS)


def _demand(value: int, limit: int, what: str) -> None:
    if not 0 <= value < limit:
        raise ValueError(f"The {what} is a number from 0 to {limit - 1}.")


def _outer(ring: KeyRing, version: int) -> Permutation:
    return _permutation(ring.lot_number_key(version), UNIT_BITS)


# Preparing the rounds costs as much as using them, and a lot is printed thousands at a time.
@lru_cache(maxsize=1024)
def _permutation(key: bytes, bits: int) -> Permutation:
    return Permutation(key, bits)
