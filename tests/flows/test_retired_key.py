"""A weak key is retired: what was printed with it is read on, and nothing new is printed."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from catalog.certificates.outcomes import Outcome
from tests.factories import make_product
from tests.outcomes import NOW, Cast, in_force_lot, path_of
from traceability.labels.actions import LabelsRefused, reserve_run, reserved_count
from traceability.labels.keys import KeyRing
from traceability.lots.actions import open_lot
from traceability.resolver.address import typed_address
from traceability.resolver.resolution import resolve

pytestmark = pytest.mark.django_db


def retire(settings: Settings) -> None:
    ring = settings.LABEL_KEY_RING
    settings.LABEL_KEY_RING = KeyRing({**ring.masters, 2: bytes(range(1, 33))}, frozenset({1}))


def test_its_labels_answer_as_before(settings: Settings) -> None:
    path = path_of(in_force_lot(Cast.gather()))
    retire(settings)

    assert resolve(typed_address(path, {"ocop.vn"}), NOW).outcome is Outcome.IN_FORCE


def test_its_lots_get_no_more_labels(settings: Settings) -> None:
    lot = in_force_lot(Cast.gather())
    before = reserved_count(lot)
    retire(settings)

    with pytest.raises(LabelsRefused, match="đã ngừng dùng"):
        reserve_run(lot, 1, by=None)
    assert reserved_count(lot) == before


def test_a_new_lot_is_opened_under_another_key(settings: Settings) -> None:
    retire(settings)

    lot = open_lot(make_product(), "L1", made_on=NOW.date(), best_before=None, quantity=9, by=None)

    assert lot.key_version == 2
