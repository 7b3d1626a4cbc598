from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from base.codes.crockford import grouped
from tests.factories import make_run
from tests.outcomes import NOW, Cast, in_force_lot
from traceability.labels.unit_codes import unit_text
from traceability.lots.models import Lot, LotAct
from traceability.lots.reading import history_of

pytestmark = pytest.mark.django_db
WHY = ("--reason", "Rách")


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lot() -> Lot:
    """A lot with ten labels; acts 1 to 3 opened, released and printed it."""
    return in_force_lot(Cast.gather())


def labels(*words: object) -> str:
    out = StringIO()
    call_command("labels", *map(str, words), stdout=out)
    return out.getvalue()


def refused(*words: object) -> str:
    with pytest.raises(CommandError) as error:
        labels(*words)
    assert error.value.returncode == 2
    return str(error.value)


def ranges(lot: Lot) -> list[tuple[int, int]]:
    """The labels that are void, counted from 1."""
    return [(void.first + 1, void.last + 1) for void in history_of(lot).state.voids]


def test_labels_are_counted_from_one_up_to_the_last(lot: Lot) -> None:
    labels("void", lot.pk, "--from", 1, "--to", 1, *WHY, "--yes")
    labels("void", lot.pk, "--from", 9, "--to", 10, *WHY, "--yes")

    assert ranges(lot) == [(1, 1), (9, 10)]


def test_the_codes_at_both_ends_are_shown_before_anything_is_done(lot: Lot) -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="--yes"):
        call_command("labels", "void", str(lot.pk), "--from=3", "--to=5", *WHY, stdout=out)

    assert f"3 ({grouped(unit_text(lot, 2))})" in out.getvalue()
    assert f"5 ({grouped(unit_text(lot, 4))})" in out.getvalue()
    assert ranges(lot) == []


def test_two_codes_name_the_same_labels(lot: Lot) -> None:
    first, last = unit_text(lot, 2).lower(), grouped(unit_text(lot, 4))
    labels("void", "--first-code", first, "--last-code", last, *WHY, "--yes")

    assert ranges(lot) == [(3, 5)]


def test_codes_in_the_wrong_order_are_refused_with_the_right_one(lot: Lot) -> None:
    first, last = unit_text(lot, 2), unit_text(lot, 4)
    said = refused("void", "--first-code", last, "--last-code", first, *WHY, "--yes")

    assert f"--first-code {first} --last-code {last}" in said
    assert ranges(lot) == []


def test_codes_of_different_lots_are_refused(lot: Lot) -> None:
    other = in_force_lot(Cast.gather())
    codes = ("--first-code", unit_text(lot, 2), "--last-code", unit_text(other, 4))

    assert refused("void", *codes, *WHY, "--yes")
    assert refused("void", other.pk, *codes[:3], unit_text(lot, 4), *WHY, "--yes")
    assert ranges(lot) == ranges(other) == []


@pytest.mark.parametrize("ends", [(0, 3), (5, 11), (-1, 2)])
def test_labels_that_were_not_printed_are_refused(lot: Lot, ends: tuple[int, int]) -> None:
    said = refused("void", lot.pk, f"--from={ends[0]}", f"--to={ends[1]}", *WHY, "--yes")

    assert "10" in said
    assert ranges(lot) == []


def test_ends_in_the_wrong_order_are_refused_with_the_right_one(lot: Lot) -> None:
    said = refused("void", lot.pk, "--from", 8, "--to", 5, *WHY, "--yes")

    assert "--from 5 --to 8" in said
    assert ranges(lot) == []


def test_the_ends_are_numbers_or_codes_and_never_half_of_both(lot: Lot) -> None:
    code = unit_text(lot, 2)
    for words in (
        (lot.pk,), (lot.pk, "--from", 1), (lot.pk, "--to", 1), ("--first-code", code),
        (lot.pk, "--from", 1, "--to", 2, "--first-code", code), ("--from", 1, "--to", 2),
    ):  # fmt: skip
        assert refused("void", *words, *WHY, "--yes")
    assert ranges(lot) == []


def test_a_void_is_undone_by_its_ends_or_by_its_number(lot: Lot) -> None:
    labels("void", lot.pk, "--from", 1, "--to", 2, *WHY, "--yes")
    labels("void", lot.pk, "--from", 4, "--to", 5, *WHY, "--yes")
    labels("unvoid", lot.pk, "--from", 1, "--to", 2, *WHY, "--yes")
    assert ranges(lot) == [(4, 5)]
    labels("unvoid", lot.pk, "--act", 5, *WHY, "--yes")

    assert ranges(lot) == []
    assert LotAct.objects.filter(kind="void_undone").count() == 2


def test_what_is_not_void_cannot_be_undone_and_what_stands_is_named(lot: Lot) -> None:
    labels("void", lot.pk, "--from", 1, "--to", 2, *WHY, "--yes")

    for words in (("--from", 1, "--to", 3), ("--act", 3), ("--from", 1)):
        assert "1–2 (--act 4)" in refused("unvoid", lot.pk, *words, *WHY, "--yes")
    assert "--yes" in refused("unvoid", lot.pk, "--act", 4, *WHY)
    assert ranges(lot) == [(1, 2)]


def test_the_last_sheet_of_a_lot_is_voided_like_any_other(lot: Lot) -> None:
    make_run(lot, 38)
    labels("void", lot.pk, "--from", 25, "--to", 48, *WHY, "--yes")

    assert ranges(lot) == [(25, 48)]
