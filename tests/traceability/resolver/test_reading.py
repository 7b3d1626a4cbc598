from __future__ import annotations

import datetime as dt

import pytest

from tests.outcomes import NOW, Cast, in_force_lot, path_of
from traceability.labels.actions import void_labels
from traceability.lots.actions import lift_recall, raise_doubt, recall_lot
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer, Pack
from traceability.resolver.resolution import resolve
from traceability.scans.models import UnitState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


def ask(path: str) -> Answer:
    return resolve(address_of(*path[1:].split("/", 1)), NOW)


def pack(path: str) -> Pack:
    found = ask(path).pack
    assert found is not None
    return found


def test_only_what_still_stands_against_a_lot_is_read() -> None:
    lot = in_force_lot(Cast.gather())
    recall_lot(lot, reason_vi="Mốc", by=None)
    lift_recall(lot, by=None)
    raise_doubt(lot, reason_vi="Nghi sao chép", by=None)
    found = pack(path_of(lot))

    assert (found.recall_reason_vi, found.doubt_reason_vi) == (None, "Nghi sao chép")


def test_a_void_range_reaches_from_its_first_to_its_last_label() -> None:
    lot = in_force_lot(Cast.gather())
    void_labels(lot, first=3, last=5, reason="Rách", by=None)

    assert [pack(path_of(lot, index)).is_void for index in range(2, 7)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_earlier_looks_at_this_very_label_are_counted() -> None:
    lot = in_force_lot(Cast.gather())
    first = NOW - dt.timedelta(days=40)
    UnitState.objects.create(lot=lot, index=3, count=7, first_hour=first)

    assert (pack(path_of(lot, 3)).seen, pack(path_of(lot, 3)).first_seen) == (7, first)
    assert (pack(path_of(lot, 4)).seen, pack(path_of(lot, 4)).first_seen) == (0, None)


def test_an_authority_that_still_exists_has_no_heirs() -> None:
    answer = ask(path_of(in_force_lot(cast := Cast.gather())))

    assert (answer.authority, answer.heirs) == (cast.agency, ())


def test_a_product_without_a_photo_has_no_picture() -> None:
    assert ask(path_of(in_force_lot(Cast.gather()))).picture is None
