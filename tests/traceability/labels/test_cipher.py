import pytest
from hypothesis import given
from hypothesis import strategies as st

from traceability.labels.cipher import Permutation

KEY = bytes(range(32))


@pytest.mark.parametrize("bits", [2, 8, 12])
def test_every_number_goes_to_another_place_of_its_own(bits: int) -> None:
    permutation = Permutation(KEY, bits)
    assert sorted(map(permutation.encipher, range(2**bits))) == list(range(2**bits))


@given(st.sampled_from([56, 70, 80]), st.integers(0, 2**56 - 1))
def test_what_is_enciphered_is_deciphered(bits: int, value: int) -> None:
    permutation = Permutation(KEY, bits)
    assert permutation.decipher(permutation.encipher(value)) == value


def test_the_permutation_never_changes() -> None:
    # Labels already on packs depend on these very numbers.
    assert Permutation(KEY, 70).encipher(1) == 0x12B07210A29D237C67
    assert Permutation(KEY, 80).encipher(1) == 0x97608AC628CEE19BC42D


def test_another_key_is_another_permutation() -> None:
    assert Permutation(KEY, 70).encipher(1) != Permutation(KEY[::-1], 70).encipher(1)


def test_one_changed_bit_changes_about_half_of_all() -> None:
    permutation = Permutation(KEY, 70)
    base = permutation.encipher(0)
    changed = [(base ^ permutation.encipher(1 << bit)).bit_count() for bit in range(70)]
    assert 31 < sum(changed) / 70 < 39


@pytest.mark.parametrize("value", [-1, 2**70])
def test_a_number_outside_the_width_is_refused(value: int) -> None:
    permutation = Permutation(KEY, 70)
    with pytest.raises(ValueError, match="70 bits"):
        permutation.encipher(value)
    with pytest.raises(ValueError, match="70 bits"):
        permutation.decipher(value)


@pytest.mark.parametrize(("length", "bits"), [(16, 70), (64, 70), (32, 2), (32, 128)])
def test_keys_and_widths_at_the_border_are_taken(length: int, bits: int) -> None:
    permutation = Permutation(bytes(length), bits)
    assert permutation.decipher(permutation.encipher(3)) == 3


@pytest.mark.parametrize(
    ("key", "bits"),
    [(bytes(15), 70), (bytes(65), 70), (KEY, 71), (KEY, 0), (KEY, 129), (KEY, 130)],
)
def test_weak_keys_and_odd_widths_are_refused(key: bytes, bits: int) -> None:
    with pytest.raises(ValueError, match="permutation"):
        Permutation(key, bits)
