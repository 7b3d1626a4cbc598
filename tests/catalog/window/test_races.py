"""Two who change what one public row is made from, each with a connection of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F

from catalog.certificates.actions import suspend_certificates
from catalog.products.models import Product
from catalog.window import actions
from catalog.window.models import ProductFacts, PublicProducer
from catalog.window.publishing import publish_product
from catalog.window.verification import faults
from tests.outcomes import NOW, Cast

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer"),
]


@pytest.fixture
def cast() -> Cast:
    return Cast.gather()


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
        connection.close()

    def suspend() -> None:
        slow.made.wait()
        suspend_certificates([certificate], decision)
        slow.passed.set()
        connection.close()

    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda act: act(), [save, suspend]))

    assert list(faults()) == []
    assert ProductFacts.objects.get().document["blocked"] == "suspended"


def test_products_of_one_name_come_in_one_order_wherever_their_rows_lie(cast: Cast) -> None:
    first, second = (cast.certified(cast.product()).product for _ in range(2))
    ProductFacts.objects.filter(product=first).update(text=F("text"))  # it lies behind the other
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off")
        actions.refresh_producers([cast.producer.pk])

    told = PublicProducer.objects.get().document["portfolio"]
    assert [each["id"] for each in told] == [first.pk, second.pk]
