from __future__ import annotations

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from catalog.certificates.outcomes import Outcome
from tests.factories import make_lot, make_product
from tests.outcomes import LOST_VERSION, NOW, UNDER_A_LOST_KEY, Cast, in_force_lot, path_of
from traceability.labels.codes import letter_of, unit_code
from traceability.labels.keys import KeyRing
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer, Why
from traceability.resolver.finding import find, letter_for
from traceability.resolver.resolution import resolve
from traceability.resolver.typed import Mistyped
from traceability.scans.models import UnitState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
GTIN = "02000000004716"


def ask(path: str) -> Answer:
    return resolve(address_of(*path[1:].split("/", 1)), NOW)


def test_a_lot_without_a_serial_is_answered_as_a_lot() -> None:
    lot = in_force_lot(Cast.gather(), gtin=GTIN)
    answer = ask(f"/01/{GTIN}/10/{lot.code}")

    assert (answer.outcome, answer.index) == (Outcome.IN_FORCE, None)
    assert answer.lot is not None
    assert answer.lot.pk == lot.pk
    assert answer.code == lot.code


def test_a_barcode_alone_is_answered_as_a_product() -> None:
    lot = in_force_lot(Cast.gather(), gtin=GTIN)
    answer = ask(f"/01/{GTIN}")

    assert (answer.outcome, answer.lot) == (Outcome.IN_FORCE, None)
    assert (answer.product or {})["code"] == lot.product.code


def test_a_serial_of_another_lot_is_none_of_this_one() -> None:
    cast = Cast.gather()
    one, other = in_force_lot(cast, gtin=GTIN), in_force_lot(cast, gtin="02000000004723")
    serial = path_of(other).rpartition("/21/")[2]
    answer = ask(f"/01/{GTIN}/10/{one.code}/21/{serial}")

    assert (answer.outcome, answer.why) == (Outcome.UNKNOWN_CODE, Why.NO_SUCH_LABEL)


@pytest.mark.parametrize("letter", "UWXYZ")
def test_a_made_up_letter_is_an_unknown_code(
    letter: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        answer = ask(f"/{letter}/0123456789ABCDEF")

    assert (answer.outcome, answer.why) == (Outcome.UNKNOWN_CODE, Why.MISTYPED)
    assert answer.status == 404


def test_a_guess_under_a_letter_that_is_printed_cannot_be_checked_without_its_key() -> None:
    make_lot(make_product(), key_version=LOST_VERSION)

    assert ask(UNDER_A_LOST_KEY).outcome is Outcome.CANNOT_CHECK


@pytest.mark.parametrize("lost", [True, False])
def test_a_right_code_under_another_letter_was_misread(lost: bool) -> None:  # noqa: FBT001
    path = path_of(in_force_lot(Cast.gather()))
    make_lot(make_product(), key_version=LOST_VERSION if lost else 1)
    answer = ask(path.replace("/T/", "/Z/"))

    assert path.startswith("/T/")
    assert (answer.outcome, answer.why) == (Outcome.UNKNOWN_CODE, Why.MISTYPED)


@pytest.mark.parametrize("version", [1, 2])
def test_a_code_under_another_key_than_its_lots_is_none_of_its_labels(
    version: int, settings: Settings
) -> None:
    lot = in_force_lot(Cast.gather())
    settings.LABEL_KEY_RING = ring = KeyRing({**settings.LABEL_KEY_RING.masters, 2: bytes(32)})
    code = unit_code(lot.pk, 3, ring, version)
    answer = ask(f"/{letter_of(version)}/{code}")

    assert lot.key_version == 1
    assert answer.why is (Why.NO_SUCH_LABEL if version == 2 else Why.NOTHING)
    assert (answer.code, answer.product_id) == (code, None if version == 2 else lot.product_id)


def test_the_letter_of_a_code_is_that_of_the_key_it_makes_sense_under() -> None:
    ring = KeyRing({1: bytes(32), 2: b"2" * 32, 3: b"3" * 32})
    codes = [unit_code(7, 3, ring, version) for version in (1, 2, 3)]

    assert [letter_for(code, ring) for code in (*codes, "0123456789ABCDEF")] == [*"TUWW"]


def test_a_whole_code_of_a_lot_that_never_was_is_no_label() -> None:
    code = unit_code(999, 3, settings.LABEL_KEY_RING, 1)
    answer = ask(f"/T/{code}")

    assert (answer.outcome, answer.why) == (Outcome.UNKNOWN_CODE, Why.NO_SUCH_LABEL)


def test_a_wrong_serial_still_says_which_product_it_was_looked_up_for() -> None:
    lot = in_force_lot(Cast.gather(), gtin=GTIN)
    stem = f"/01/{GTIN}/10/{lot.code}"

    assert ask(f"{stem}/21/VX38TMZ2KT5WF7").product_id == lot.product_id
    assert ask(f"/01/{GTIN}/10/NONE").product_id == lot.product_id


def test_a_serial_finds_what_was_seen_of_its_label() -> None:
    lot = in_force_lot(Cast.gather(), gtin=GTIN)
    path = path_of(lot)
    seen = {"serial": path.rpartition("/")[2], "first_hour": NOW, "count": 7}
    UnitState.objects.create(lot=lot, index=3, **seen)
    answer = ask(path.lower())

    assert answer.found is not None
    assert answer.found.seen == 7


def test_of_what_was_mistyped_forty_letters_are_shown() -> None:
    assert find(Mistyped("x" * 60)).code == "x" * 40


def test_a_code_typed_without_its_letter_gets_the_letter_it_makes_sense_under() -> None:
    code = path_of(in_force_lot(Cast.gather())).removeprefix("/T/")

    assert letter_for(code, settings.LABEL_KEY_RING) == "T"


def test_a_variant_makes_a_right_label_an_unknown_code() -> None:
    """Nobody prints variants: with one, a label's address is none of ours."""
    lot = in_force_lot(Cast.gather(), gtin=GTIN)
    path = path_of(lot)
    answer = ask(path.replace("/10/", "/22/ANY/10/"))

    assert ask(path).outcome is Outcome.IN_FORCE
    assert (answer.outcome, answer.why) == (Outcome.UNKNOWN_CODE, Why.NO_VARIANT)
    assert (answer.code, answer.found, answer.product_id) == ("ANY", None, lot.product_id)
