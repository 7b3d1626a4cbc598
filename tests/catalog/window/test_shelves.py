"""What lists believe, when they look again, and what a forged or old row makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from base import clock, database, epoch, witness
from base.local_time import TIME_ZONE
from base.stored_text import text_of
from catalog.certificates.actions import revoke_certificates
from catalog.products.models import Product
from catalog.window import sealing, shelves
from catalog.window.actions import refresh_all, refresh_products
from catalog.window.models import CertificateFacts, ProductFacts, PublicProduct, PublicRow
from catalog.window.shelf import Shelf
from catalog.window.shelves import certificate_shelf, forget, listed_products, product_shelf
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_producer,
    make_product,
)

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=TIME_ZONE)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _empty_memory() -> Iterator[None]:
    """What one test opened, above all without a seal, is not known to the next."""
    forget()
    yield
    forget()


@pytest.fixture
def honey() -> Product:
    """Honey with a certificate in force."""
    product = make_product("Mật ong")
    make_certificate(product)
    return product


@pytest.fixture
def pepper() -> Product:
    """Pepper whose certificate was revoked."""
    product = make_product("Tiêu đỏ")
    revoke(product)
    return product


def revoke(product: Product) -> None:
    agency = make_agency()
    officers = make_officers(agency)
    paper = make_certificate(product, authority=agency, officers=officers)
    decision = make_decision(agency, officers, dt.date(2026, 11, 1), reason="Vi phạm")
    revoke_certificates([paper], decision)


def settle() -> None:
    """End every change, so that there is a new epoch and what is read is kept."""
    refresh_all()
    epoch.begin_change()
    for marker in Path(site.EPOCH_DIR).glob("changing-*"):
        epoch.end_change(marker.name)
    assert epoch.current()


def outcomes(shelf: Shelf) -> dict[int, str]:
    columns = shelf.rack.columns["outcome"]
    return {pk: value for value, bits in columns.items() for pk in shelf.rack.numbers(bits)}


def better(pk: int) -> str:
    """The facts of a product as a forger would write them."""
    facts = ProductFacts.objects.get(pk=pk).document
    return text_of({**facts, "blocked": "", "star": 5, "newest": None})


def test_the_shelf_holds_what_the_facts_say(honey: Product, pepper: Product) -> None:
    assert outcomes(product_shelf(NOON)) == {honey.pk: "in_force", pepper.pk: "revoked"}
    assert sorted(outcomes(certificate_shelf(NOON)).values()) == ["in_force", "revoked"]


def test_a_forged_text_is_never_counted(pepper: Product) -> None:
    ProductFacts.objects.filter(pk=pepper.pk).update(text=better(pepper.pk))

    shelf = product_shelf(NOON)

    assert (outcomes(shelf), shelf.stock.unreadable) == ({}, 1)


def test_a_process_that_knew_the_row_keeps_to_what_it_opened(pepper: Product) -> None:
    product_shelf(NOON)
    ProductFacts.objects.filter(pk=pepper.pk).update(text=better(pepper.pk))

    assert outcomes(product_shelf(NOON)) == {pepper.pk: "revoked"}


@pytest.mark.parametrize("seal", ["", "1:00", "1:" + "0" * 32, "9:" + "0" * 32])
def test_a_forged_seal_is_never_counted(pepper: Product, seal: str) -> None:
    product_shelf(NOON)
    ProductFacts.objects.filter(pk=pepper.pk).update(text=better(pepper.pk), seal=seal)

    shelf = product_shelf(NOON)

    assert (outcomes(shelf), shelf.stock.unreadable) == ({}, 1)


def test_a_row_copied_from_another_product_is_never_counted(
    honey: Product, pepper: Product
) -> None:
    product_shelf(NOON)
    row = ProductFacts.objects.get(pk=honey.pk)
    ProductFacts.objects.filter(pk=pepper.pk).update(text=row.text, seal=row.seal)

    shelf = product_shelf(NOON)

    assert (outcomes(shelf), shelf.stock.unreadable) == ({honey.pk: "in_force"}, 1)


@pytest.mark.parametrize("kind", [ProductFacts, CertificateFacts])
@pytest.mark.parametrize("remembers", [True, False])
def test_an_older_row_copied_back_is_never_counted(
    kind: type[ProductFacts | CertificateFacts], *, remembers: bool
) -> None:
    product, agency = make_product(), make_agency()
    officers = make_officers(agency)
    paper = make_certificate(product, authority=agency, officers=officers)
    ask = product_shelf if kind is ProductFacts else certificate_shelf
    assert list(outcomes(ask(NOON)).values()) == ["in_force"]
    old = kind.objects.get()
    decision = make_decision(agency, officers, dt.date(2026, 11, 1), reason="Vi phạm")
    revoke_certificates([paper], decision)
    points = kind.objects.get().document["points"]
    witness.note({chain: witness.Point(*rest) for chain, *rest in points})
    kind.objects.update(text=old.text, seal=old.seal)
    if not remembers:
        forget()

    shelf = ask(NOON)

    assert (outcomes(shelf), shelf.stock.unreadable) == ({}, 1)


def test_what_a_process_remembers_is_held_against_the_witness_as_well(honey: Product) -> None:
    (chain, place, _digest), *_ = ProductFacts.objects.get().document["points"]
    assert outcomes(product_shelf(NOON)) == {honey.pk: "in_force"}

    witness.note({chain: witness.Point(place + 1, "f" * 64)})

    assert product_shelf(NOON).stock.unreadable == 1


def test_control_without_the_seal_a_forged_row_is_counted(
    pepper: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    ProductFacts.objects.filter(pk=pepper.pk).update(text=better(pepper.pk))
    monkeypatch.setattr(sealing, "is_sealed", lambda *_: True)

    assert outcomes(product_shelf(NOON)) == {pepper.pk: "in_force"}


def test_a_document_that_is_not_believed_is_left_out(honey: Product, pepper: Product) -> None:
    PublicProduct.objects.filter(pk=pepper.pk).update(text="{}")

    assert [each["id"] for each in listed_products([pepper.pk, honey.pk])] == [honey.pk]


def test_a_product_that_is_not_listed_is_on_no_shelf(honey: Product) -> None:
    honey.is_listed = False
    honey.save()
    refresh_products([honey.pk])

    assert (product_shelf(NOON).stock.ids, listed_products([honey.pk])) == ([], [])
    assert product_shelf(NOON).stock.unreadable == 0


def test_a_new_process_and_an_old_one_agree(honey: Product) -> None:
    for name in ("Cam", "Bưởi"):
        make_certificate(make_product(name))
        old = product_shelf(NOON)
        known = [old.stock.items, old.rack.columns]
        forget()
        new = product_shelf(NOON)
        assert [new.stock.items, new.rack.columns] == known


def test_while_the_epoch_is_the_same_nothing_is_asked(honey: Product) -> None:
    settle()
    first = product_shelf(NOON)

    with CaptureQueriesContext(connection) as queries:
        assert product_shelf(NOON + HOUR) is first
    assert len(queries) == 0


def test_in_another_epoch_only_what_is_new_is_opened(
    honey: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    product_shelf(NOON)
    pepper = make_product("Tiêu đỏ")
    settle()
    asked: list[int] = []

    def opened(kind: type[PublicRow], row: tuple[Any, ...]) -> dict[str, Any]:
        asked.append(row[0])
        return sealing.opened(kind, row)

    monkeypatch.setattr(shelves, "opened", opened)

    with CaptureQueriesContext(connection) as queries:
        assert product_shelf(NOON).stock.ids == [honey.pk, pepper.pk]
    assert (asked, len(queries)) == ([pepper.pk], 2)


def test_without_an_epoch_each_question_looks_again(honey: Product) -> None:
    epoch.begin_change()
    product_shelf(NOON)

    with CaptureQueriesContext(connection) as queries:
        product_shelf(NOON)
    assert len(queries) == 1


def test_a_clock_set_back_is_told_what_held_then(honey: Product) -> None:
    settle()
    late = dt.datetime(2029, 6, 1, tzinfo=TIME_ZONE)

    assert outcomes(product_shelf(late)) == {honey.pk: "expired"}
    assert outcomes(product_shelf(NOON)) == {honey.pk: "in_force"}
    assert outcomes(product_shelf(late)) == {honey.pk: "expired"}


def test_a_read_that_fails_leaves_nothing_half_known(
    honey: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    with monkeypatch.context() as patch:
        patch.setattr(witness, "everything", _away)
        with pytest.raises(OperationalError):
            product_shelf(NOON)

    assert outcomes(product_shelf(NOON)) == {honey.pk: "in_force"}


def test_an_epoch_that_cannot_be_used_stops_every_list(settings: Settings, tmp_path: Path) -> None:
    settings.EPOCH_DIR = tmp_path / "file" / "epoch"
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OSError, match="epoch cannot be used"):
        product_shelf(clock.now())


def test_threads_share_one_shelf(honey: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "opening", lambda: 0)
    settle()
    product_shelf(NOON)

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: id(product_shelf(NOON)), range(200)))
    assert len(found) == 1


def test_rows_are_fetched_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "CHUNK", 2)
    producer = make_producer()
    products = [make_product("Trà 0", producer=producer)]
    product_shelf(NOON)
    products += [make_product(f"Trà {n}", producer=producer) for n in range(1, 6)]

    with CaptureQueriesContext(connection) as queries:
        assert product_shelf(NOON).stock.ids == [each.pk for each in products]
    assert len(queries) == 1 + 3


def _away() -> None:
    raise OperationalError("away")
