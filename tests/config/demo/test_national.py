"""The national size: whole after a kill, nothing made twice, every public page there."""

from __future__ import annotations

import pytest

from catalog.certificates.models import Certificate
from catalog.certificates.verification import all_faults
from catalog.places.importer import load_units
from catalog.products.models import Product
from catalog.window.models import PublicProduct
from config.demo import national
from config.demo.national import make_national

pytestmark = pytest.mark.django_db
WANTED = 5


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """One province, and batches of two."""
    monkeypatch.setattr(national, "BATCH", 2)
    load_units(only_provinces=["52"])


def test_every_product_is_certified_and_shown_and_the_log_is_whole() -> None:
    made = dict(make_national(WANTED))
    assert made["national products"] == WANTED
    assert made["national producers"] == 3
    assert Certificate.objects.count() == WANTED
    assert PublicProduct.objects.count() == WANTED
    assert list(all_faults()) == []


def test_each_batch_is_told_as_soon_as_it_is_there() -> None:
    told = [(name, made) for name, made in make_national(WANTED) if "certificates" in name]
    assert told == [
        ("national certificates, 2 of 5", 2),
        ("national certificates, 4 of 5", 2),
        ("national certificates, 5 of 5", 1),
    ]


def test_a_run_after_a_kill_certifies_what_is_left() -> None:
    killed = make_national(WANTED)  # and never asked for more
    next(step for step, _ in killed if step == "national certificates, 2 of 5")
    assert Certificate.objects.count() == 2

    again = dict(make_national(WANTED))

    assert again == {"national certificates, 2 of 3": 2, "national certificates, 3 of 3": 1}
    assert Product.objects.count() == Certificate.objects.count() == WANTED
    assert list(all_faults()) == []


def test_a_second_run_changes_nothing() -> None:
    list(make_national(WANTED))
    assert list(make_national(WANTED)) == []
