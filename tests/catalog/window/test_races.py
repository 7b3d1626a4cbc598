"""Two who change what one public row is made from, each with a connection of their own."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F

from base.row_locks import hold
from catalog.certificates.actions import suspend_certificates
from catalog.parties.models import Producer
from catalog.products.models import Product
from catalog.window import actions
from catalog.window.models import ProductFacts, PublicProducer, PublicProduct
from catalog.window.publishing import publish_product
from catalog.window.verification import faults
from tests.factories import make_producer
from tests.outcomes import NOW, Cast

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer"),
]


@pytest.fixture
def cast() -> Cast:
    return Cast.gather()


def at_once(*acts: Callable[[], object]) -> None:
    def run(act: Callable[[], object]) -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool:
        list(pool.map(run, acts))


class Slow:
    """Makes public rows as ever, but gives somebody else half a second before they are written."""

    def __init__(self) -> None:
        self.made, self.passed, self.make = Event(), Event(), actions.made_of

    def __call__(self, *args: Any) -> Any:
        rows = self.make(*args)
        if not self.made.is_set():
            self.made.set()
            self.passed.wait(0.5)
        return rows


def test_who_saves_a_product_does_not_write_over_a_suspension(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = cast.certified(cast.product())
    decision = cast.decision(NOW.date())
    monkeypatch.setattr(actions, "made_of", slow := Slow())

    def save() -> None:
        publish_product(Product.objects.get())

    def suspend() -> None:
        slow.made.wait()
        suspend_certificates([certificate], decision)
        slow.passed.set()

    at_once(save, suspend)

    assert list(faults()) == []
    assert ProductFacts.objects.get().document["blocked"] == "suspended"


def test_a_product_that_changes_hands_while_its_row_is_made_is_shown_where_it_went(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    product, other = cast.product(), make_producer("Hộ Bùi")
    monkeypatch.setattr(actions, "made_of", slow := Slow())

    def move() -> None:
        slow.made.wait()
        product.producer = other
        with transaction.atomic():
            product.save()
        slow.passed.set()

    at_once(lambda: actions.refresh_products([product.pk]), move)

    assert PublicProduct.objects.get().producer_id == other.pk
    assert list(faults()) == []


def test_a_new_slug_waits_before_and_not_behind_who_makes_the_products_row(cast: Cast) -> None:
    product, held, asked = cast.product(), Event(), Event()
    PublicProduct.objects.all().delete()  # a row that is new refers to the product

    def make_rows() -> None:
        with transaction.atomic():
            hold(Producer.objects.filter(pk=product.producer_id))
            held.set()
            asked.wait()
            time.sleep(0.3)  # until the other waits
            actions.refresh_products([product.pk])

    def rename() -> None:
        held.wait()
        asked.set()
        product.slug = "ten-moi"
        with transaction.atomic():
            product.save()

    at_once(make_rows, rename)

    assert PublicProduct.objects.get().slug == "ten-moi"


def test_two_who_want_one_slug_both_get_one(cast: Cast) -> None:
    gate = Barrier(4)

    def publish() -> None:
        gate.wait()
        facts = {"producer": cast.producer, "commune": cast.producer.commune}
        publish_product(Product(name_vi="Mật ong", criteria_set=4, **facts))

    at_once(*[publish] * 4)

    slugs = Product.objects.order_by("slug").values_list("slug", flat=True)
    assert [*slugs] == ["mat-ong", "mat-ong-2", "mat-ong-3", "mat-ong-4"]


def test_products_of_one_name_come_in_one_order_wherever_their_rows_lie(cast: Cast) -> None:
    first, second = (cast.certified(cast.product()).product for _ in range(2))
    ProductFacts.objects.filter(product=first).update(text=F("text"))  # it lies behind the other
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off")
        actions.refresh_producers([cast.producer.pk])

    told = PublicProducer.objects.get().document["portfolio"]
    assert [each["id"] for each in told] == [first.pk, second.pk]
