from itertools import combinations
from random import Random

from base.codes.crockford import ALPHABET
from base.codes.product_code import is_well_formed, new_code


def test_a_new_code_has_nine_symbols_and_a_digit() -> None:
    for code in _codes(500):
        assert len(code) == 9
        assert any(symbol.isdigit() for symbol in code)
        assert is_well_formed(code)


def test_every_single_wrong_symbol_is_detected() -> None:
    for code in _codes(50):
        for place in range(9):
            for symbol in set(ALPHABET) - {code[place]}:
                assert not is_well_formed(code[:place] + symbol + code[place + 1 :])


def test_every_exchange_of_two_different_symbols_is_detected() -> None:
    # The code is linear, so a pair of places and of symbols stands for all codes that hold it.
    for first, second in combinations(range(9), 2):
        for one, other in combinations(ALPHABET, 2):
            code = _holding(first, one, second, other)
            swapped = list(code)
            swapped[first], swapped[second] = other, one
            assert is_well_formed(code)
            assert not is_well_formed("".join(swapped))


def test_one_text_in_thirty_two_is_well_formed() -> None:
    random = Random(7)
    texts = ("".join(random.choices(ALPHABET, k=9)) for _ in range(32_000))
    assert 850 < sum(map(is_well_formed, texts)) < 1150


def test_other_shapes_are_not_well_formed() -> None:
    code = _codes(1)[0]
    for text in ("", code[:-1], code + "0", code.lower() + "x", code[:-1] + "U"):
        assert not is_well_formed(text)


def _codes(count: int) -> list[str]:
    random = Random(4)
    return [new_code(random.randrange) for _ in range(count)]


def _holding(first: int, one: str, second: int, other: str) -> str:
    """A well-formed code with these two symbols; a third place is chosen so that they agree."""
    symbols = ["0"] * 9
    symbols[first], symbols[second] = one, other
    third = next(place for place in range(9) if place not in (first, second))
    for symbol in ALPHABET:
        symbols[third] = symbol
        if is_well_formed("".join(symbols)):
            break
    return "".join(symbols)
