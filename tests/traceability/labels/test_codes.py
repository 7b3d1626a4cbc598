from random import Random

import pytest

from base.codes.crockford import ALPHABET, encode, grouped
from traceability.labels import codes
from traceability.labels.codes import (
    index_of,
    letter_of,
    lot_and_index_of,
    lot_number_of,
    serial_of,
    unit_code,
    unit_index_of,
    version_of,
)
from traceability.labels.keys import DEVELOPMENT_KEYS, KeyMissing, KeyRing

RING = KeyRing.parse(DEVELOPMENT_KEYS)
LOT, OTHER_LOT = 7, 8
KEY = RING.lot_key(1, LOT)


@pytest.mark.parametrize("index", [0, 1, 9_999, codes.MOST_SERIALS - 1])
def test_a_serial_gives_its_index_back(index: int) -> None:
    serial = serial_of(index, KEY)
    assert len(serial) == 14
    assert index_of(serial, KEY) == index


def test_lot_and_index_of_a_code_are_read_at_once() -> None:
    code = unit_code(LOT, 9_999, RING, 1)

    assert lot_and_index_of(code, RING, 1) == (LOT, 9_999)
    assert lot_and_index_of(code[:-1] + ALPHABET[ALPHABET.index(code[-1]) - 1], RING, 1)[1] is None
    with pytest.raises(ValueError, match="16 symbols"):
        lot_and_index_of("SHORT", RING, 1)


@pytest.mark.parametrize("index", [0, 1, 9_999, codes.MOST_UNITS - 1])
@pytest.mark.parametrize("lot", [0, LOT, codes.MOST_LOTS - 1])
def test_a_unit_code_gives_its_lot_and_index_back(lot: int, index: int) -> None:
    code = unit_code(lot, index, RING, 1)
    assert len(code) == 16
    assert lot_number_of(code, RING, 1) == lot
    assert unit_index_of(code, lot, RING, 1) == index


def test_two_hundred_thousand_guesses_are_refused() -> None:
    random = Random(11)
    guesses = (encode(random.getrandbits(70), 14) for _ in range(200_000))
    assert not any(index_of(guess, KEY) is not None for guess in guesses)


def test_twenty_thousand_guesses_of_unit_codes_are_refused() -> None:
    random = Random(12)
    for _ in range(20_000):
        guess = encode(random.getrandbits(80), 16)
        claimed = lot_number_of(guess, RING, 1)
        assert unit_index_of(guess, claimed, RING, 1) is None


def test_three_thousand_typos_are_refused() -> None:
    assert _typos_accepted(3_000) == 0


def test_without_the_zero_bits_typos_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "SERIAL_ZEROS", 0)
    assert _typos_accepted(100) == 100


def test_three_thousand_typos_in_unit_codes_are_refused() -> None:
    random = Random(14)
    for _ in range(3_000):
        code = _mistyped(unit_code(LOT, random.randrange(10_000), RING, 1), random)
        assert unit_index_of(code, LOT, RING, 1) is None


def test_serials_show_no_order() -> None:
    ranks = sorted(range(10_000), key=lambda index: serial_of(index, KEY))
    assert abs(_spearman(ranks)) < 0.02


def test_unit_codes_show_no_order() -> None:
    ranks = sorted(range(10_000), key=lambda index: unit_code(LOT, index, RING, 1))
    assert abs(_spearman(ranks)) < 0.02


def test_another_lot_refuses() -> None:
    other = RING.lot_key(1, OTHER_LOT)
    assert not any(index_of(serial_of(index, KEY), other) is not None for index in range(1_000))
    assert unit_index_of(unit_code(LOT, 3, RING, 1), OTHER_LOT, RING, 1) is None


def test_another_version_of_the_key_refuses() -> None:
    ring = KeyRing({1: RING.masters[1], 2: bytes(32)})
    code = unit_code(LOT, 3, ring, 1)
    assert unit_index_of(code, lot_number_of(code, ring, 2), ring, 2) is None


def test_codes_are_read_as_people_type_them() -> None:
    serial = serial_of(40, KEY)
    assert index_of(grouped(serial).lower().replace("0", "o").replace("1", "l"), KEY) == 40
    code = unit_code(LOT, 41, RING, 1)
    assert unit_index_of(f" {grouped(code).lower()}.", LOT, RING, 1) == 41


@pytest.mark.parametrize("text", ["", "7K3M", "U" * 14, "đ" * 14, "0" * 15])
def test_other_texts_are_no_serials(text: str) -> None:
    assert index_of(text, KEY) is None
    assert unit_index_of(text, LOT, RING, 1) is None
    with pytest.raises(ValueError, match="16 symbols"):
        lot_number_of(text, RING, 1)


def test_numbers_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="index of a label is a number from 0 to 16777215"):
        serial_of(16_777_216, KEY)
    with pytest.raises(ValueError, match="index of a label"):
        unit_code(LOT, -1, RING, 1)
    with pytest.raises(ValueError, match="index of a label is a number from 0 to 1048575"):
        unit_code(LOT, 1_048_576, RING, 1)
    with pytest.raises(ValueError, match="lot number is a number from 0 to 16777215"):
        unit_code(16_777_216, 0, RING, 1)


def test_without_the_key_nothing_is_said() -> None:
    code = unit_code(LOT, 3, RING, 1)
    with pytest.raises(KeyMissing):
        lot_number_of(code, RING, 2)
    with pytest.raises(KeyMissing):
        unit_index_of(code, LOT, RING, 2)


def test_each_version_has_its_letter_and_v_is_left_to_certificates() -> None:
    letters = [letter_of(version) for version in range(1, 7)]
    assert letters == ["T", "U", "W", "X", "Y", "Z"]
    assert [version_of(letter.lower()) for letter in letters] == [1, 2, 3, 4, 5, 6]


def test_other_letters_and_versions_are_refused() -> None:
    with pytest.raises(ValueError, match="'V'"):
        version_of("V")
    with pytest.raises(ValueError, match="version 7"):
        letter_of(7)


def test_printed_codes_never_change() -> None:
    # These stand for labels on packs: whatever is rewritten, they must come out the same.
    assert serial_of(0, KEY) == "QX5M08ENQP3KET"
    assert unit_code(LOT, 0, RING, 1) == "1F4GA2WKXR4RN6X1"


def _typos_accepted(count: int) -> int:
    random = Random(13)
    serials = (serial_of(random.randrange(10_000), KEY) for _ in range(count))
    return sum(index_of(_mistyped(serial, random), KEY) is not None for serial in serials)


def _mistyped(code: str, random: Random) -> str:
    place = random.randrange(len(code))
    wrong = random.choice([symbol for symbol in ALPHABET if symbol != code[place]])
    return code[:place] + wrong + code[place + 1 :]


def _spearman(ranks: list[int]) -> float:
    count = len(ranks)
    distance = sum((place - rank) ** 2 for place, rank in enumerate(ranks))
    return 1 - 6 * distance / (count * (count**2 - 1))
