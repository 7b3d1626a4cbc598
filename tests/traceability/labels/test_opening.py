from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override

from catalog.products.models import Product
from tests.factories import make_lot, make_product
from traceability.labels.opening import opened_lot, opening_facts
from traceability.lots.models import Lot

pytestmark = pytest.mark.django_db


def open_it(product: Product, **changed: object) -> Lot:
    words = {"made": "2026-11-01", "best_before": "", "quantity": 5, **changed}
    return opened_lot(product.code, "L1", by=None, **words)  # type: ignore[arg-type]


def test_a_lot_may_have_no_last_day() -> None:
    lot = open_it(make_product())

    assert (lot.made_on, lot.best_before) == (dt.date(2026, 11, 1), None)


@pytest.mark.parametrize("quantity", [0, -1, (1 << 20) + 1])
def test_a_lot_holds_as_many_packs_as_have_numbers(quantity: int) -> None:
    with pytest.raises(ValueError, match=r"1\.048\.576"):
        open_it(make_product(), quantity=quantity)
    assert not Lot.objects.exists()


@pytest.mark.parametrize("quantity", [1, 1 << 20])
def test_a_lot_may_be_as_small_or_as_large_as_that(quantity: int) -> None:
    assert open_it(make_product(), quantity=quantity).quantity == quantity


def test_the_last_day_is_read_as_the_first() -> None:
    assert open_it(make_product(), best_before="2027-11-01").best_before == dt.date(2027, 11, 1)
    with pytest.raises(ValueError, match="1/11"):
        open_it(make_product(), made="1/11")


def test_a_product_nobody_knows_is_named() -> None:
    with pytest.raises(ValueError, match="7K3M9P2XT"):
        opened_lot("7K3M9P2XT", "L1", made="2026-11-01", best_before="", quantity=5, by=None)


@pytest.mark.parametrize("gtin", ["02000000004716", None])
def test_only_labels_with_a_barcode_mind_a_long_lot_code(gtin: str | None) -> None:
    lot = make_lot(make_product(gtin=gtin), "L26110788")
    with override("en"):
        said = list(opening_facts(lot))

    assert said[0] == f"Lot L26110788 is open under the number {lot.pk}."
    assert len(said) == (5 if gtin else 4)
