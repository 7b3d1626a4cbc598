from __future__ import annotations

import base64

import pytest
from pytest_django.fixtures import Settings

from base.seal import DEVELOPMENT_KEYS, LONGEST, SealKeys, is_sealed, packed, seal

OTHER = base64.b64encode(bytes(range(32))).decode()


def test_what_was_sealed_is_known_again() -> None:
    made = seal("product", b"five stars")
    assert is_sealed(made, "product", b"five stars")
    assert len(made) <= LONGEST


@pytest.mark.parametrize("content", [b"four stars", b"five stars ", b""])
def test_another_content_is_not_sealed(content: bytes) -> None:
    assert not is_sealed(seal("product", b"five stars"), "product", content)


def test_the_seal_of_one_kind_fits_no_other() -> None:
    assert not is_sealed(seal("product", b"a"), "certificate", b"a")


@pytest.mark.parametrize("given", ["", "1", "1:", ":", "x:00", "2:00", "1:ü", "-1:0"])
def test_a_seal_of_no_shape_or_key_is_none(given: str) -> None:
    assert not is_sealed(given, "product", b"a")


def test_another_key_makes_another_seal(settings: Settings) -> None:
    made = seal("product", b"a")
    settings.SEAL_KEY_RING = SealKeys.parse(f"1:{OTHER}")
    assert not is_sealed(made, "product", b"a")


def test_an_older_key_still_checks_and_the_newest_seals(settings: Settings) -> None:
    made = seal("product", b"a")
    settings.SEAL_KEY_RING = SealKeys.parse(f"{DEVELOPMENT_KEYS},2:{OTHER}")
    assert is_sealed(made, "product", b"a")
    assert seal("product", b"a").startswith("2:")


def test_no_two_rows_pack_alike() -> None:
    rows: list[tuple[str | int | None, ...]] = [
        ("a", "b"),
        ("ab", ""),
        ("", "ab"),
        ("a", None),
        ("a", "N"),
        (1, "1"),
        ("1", 11),
        ("đ",),
    ]
    assert len({packed(row) for row in rows}) == len(rows)


def test_a_yes_is_a_one_whatever_the_database_calls_it() -> None:
    assert packed([True, 1, False]) == packed([1, True, 0])
