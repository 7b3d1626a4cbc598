from __future__ import annotations

import pytest

from catalog.window.actions import refresh_all
from tests.factories import make_lot, make_product
from traceability.lots.models import PublicLot

pytestmark = pytest.mark.django_db


def test_lots_are_made_anew_with_all_other_public_rows() -> None:
    lot = make_lot(make_product())
    PublicLot.objects.all().delete()

    refresh_all()

    assert PublicLot.objects.get().lot == lot
