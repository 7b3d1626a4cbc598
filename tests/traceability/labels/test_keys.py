import base64

import pytest

from traceability.labels.codes import letter_of
from traceability.labels.keys import DEVELOPMENT_KEYS, KeyMissing, KeyRing, versions_of

ONE, TWO = bytes(range(32)), bytes(range(32, 72))
FIRST = f"1:{base64.b64encode(ONE).decode()}"
TEXT = f"{FIRST}, 2:{base64.b64encode(TWO).decode()}"


def test_a_ring_is_read_from_text() -> None:
    ring = KeyRing.parse(TEXT)
    assert ring.masters == {1: ONE, 2: TWO}
    assert ring.newest == 2


def test_the_development_keys_make_a_ring() -> None:
    assert KeyRing.parse(DEVELOPMENT_KEYS).newest == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Part 1 .* is not <version>:<base64>"),
        ("hello", "Part 1 .* is not <version>:<base64>"),
        (f"x:{TEXT[2:46]}", "Part 1 .* is not <version>:<base64>"),
        ("1:***", "Label key 1 is not valid base64"),
        ("1:c2hvcnQ=", "Label key 1 is shorter than 32 bytes"),
        (f"{FIRST},{FIRST}", "Label key 1 is given twice"),
        (f"0:{TEXT[2:46]}", "count from 1"),
        (f"7:{TEXT[2:46]}", "Versions of label keys end at 6; 7 is too high"),
        (f"32768:{TEXT[2:46]}", "Versions of label keys end at 6; 32768 is too high"),
    ],
)
def test_a_broken_text_is_refused_with_the_reason(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        KeyRing.parse(text)


def test_every_lot_version_and_purpose_has_a_key_of_its_own() -> None:
    ring = KeyRing.parse(TEXT)
    keys = {ring.lot_key(version, lot) for version in (1, 2) for lot in range(100)}
    keys |= {ring.lot_number_key(1), ring.lot_number_key(2)}
    assert len(keys) == 202


def test_the_derivation_never_changes() -> None:
    ring = KeyRing.parse(TEXT)
    assert ring.lot_key(1, 7).hex()[:16] == "44b2cc96c2d25f64"
    assert ring.lot_number_key(2).hex()[:16] == "f72f8551a470fe4c"


def test_a_version_not_on_the_ring_is_said_to_be_missing() -> None:
    ring = KeyRing.parse(TEXT)
    with pytest.raises(KeyMissing, match="Label key 3 is not on the ring"):
        ring.lot_key(3, 1)
    with pytest.raises(KeyMissing):
        ring.lot_number_key(3)


def test_a_ring_never_shows_its_keys() -> None:
    assert repr(KeyRing.parse(TEXT)) == "KeyRing()"


def test_a_ring_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        KeyRing.parse(TEXT).masters[3] = ONE  # type: ignore[index]


def test_a_retired_version_still_reads_and_is_never_the_newest() -> None:
    ring = KeyRing.parse(TEXT)
    retiring = ring.retiring("2")

    assert (ring.newest, retiring.newest) == (2, 1)
    assert retiring.lot_key(2, 7) == ring.lot_key(2, 7)


@pytest.mark.parametrize(
    ("versions", "complaint"), [("1,2", "every label key is retired"), ("3", "Label key 3 is not")]
)
def test_only_some_of_the_keys_are_retired(versions: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        KeyRing.parse(TEXT).retiring(versions)


def test_versions_are_read_from_text() -> None:
    assert versions_of("") == versions_of(" , ") == frozenset()
    assert versions_of("1, 3") == {1, 3}
    with pytest.raises(ValueError, match="'1:abc' is not the number of a key"):
        versions_of("2,1:abc")


def test_each_version_has_a_letter_of_a_path() -> None:
    assert len({letter_of(version) for version in range(1, KeyRing.HIGHEST + 1)}) == 6
    with pytest.raises(ValueError, match="No path letter"):
        letter_of(KeyRing.HIGHEST + 1)
