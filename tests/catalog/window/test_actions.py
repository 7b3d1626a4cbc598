import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base import epoch
from catalog.products.models import Product
from catalog.window import actions
from catalog.window.actions import refresh_all, refresh_producers, refresh_products
from catalog.window.models import ProductFacts, PublicProducer, PublicProduct
from tests.factories import make_certificate, make_place, make_producer, make_product

pytestmark = pytest.mark.django_db


def test_refreshing_everything_twice_changes_nothing() -> None:
    make_certificate(make_product())
    refresh_all()
    before = list(PublicProduct.objects.values())

    assert refresh_all() == (1, 1, 1)
    assert list(PublicProduct.objects.values()) == before


def test_a_product_that_is_not_listed_has_its_row_all_the_same() -> None:
    product = make_product(is_listed=False)
    refresh_products([product.pk])
    row = PublicProduct.objects.get()

    assert (row.is_listed, row.document["is_listed"]) == (False, False)


def test_a_producers_row_tells_what_is_certified_of_its_products() -> None:
    product = make_certificate(make_product()).product
    make_product("Tiêu", producer=product.producer)
    refresh_all()
    told = PublicProducer.objects.get().document["portfolio"]

    assert [(each["name_vi"], each["facts"]["star"]) for each in told] == [
        ("Mật ong rừng", 4),
        ("Tiêu", None),
    ]


def test_what_is_certified_of_a_forged_row_cannot_be_checked() -> None:
    product = make_certificate(make_product()).product
    ProductFacts.objects.update(text="{}")
    refresh_producers([product.producer_id])
    (told,) = PublicProducer.objects.get().document["portfolio"]

    assert (told["code"], told["facts"]["blocked"]) == (product.code, "cannot_check")


def test_many_products_are_refreshed_with_few_questions() -> None:
    products = [make_product(f"Mật ong {n}") for n in range(20)]
    for each in products[:5]:
        make_certificate(each)
    with CaptureQueriesContext(connection) as asked:
        refresh_products([each.pk for each in products])

    assert len(asked) <= 24


@pytest.fixture
def changed_row() -> Product:
    """A certificate whose event was changed behind the door's back."""
    product = make_certificate(make_product()).product
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_certificateevent SET star = 5")
    return product


def test_a_row_changed_in_the_register_is_never_believed(
    changed_row: Product, client: Client
) -> None:
    refresh_all()

    page = client.get(f"/san-pham/{changed_row.slug}/").content.decode()

    assert 'data-outcome="cannot_check"' in page
    assert "Còn hiệu lực" not in page
    assert "star-drawing" not in page
    assert ProductFacts.objects.get().document["blocked"] == "cannot_check"


@pytest.mark.django_db(transaction=True)
def test_a_refresh_begins_a_new_epoch_when_it_can_be_seen() -> None:
    product = make_product()
    before = epoch.current()

    with transaction.atomic():
        refresh_products([product.pk])
        assert epoch.current() is None

    assert epoch.current() not in {None, before}


def test_refreshing_nothing_writes_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        found = (refresh_products([]), refresh_producers([]))

    assert (found, [each["sql"] for each in asked if "INSERT" in each["sql"]]) == ((0, 0), [])


def test_a_forged_row_of_a_producer_without_products_is_made_anew() -> None:
    make_product()
    bare = make_producer("Hộ kinh doanh Bình")
    PublicProducer.objects.update(text="{}")

    refresh_all()

    assert PublicProducer.objects.get(pk=bare.pk).document["name_vi"] == bare.name_vi


def test_a_producer_with_products_is_made_once() -> None:
    make_product()
    with CaptureQueriesContext(connection) as asked:
        refresh_all()

    written = [each for each in asked if each["sql"].startswith('INSERT INTO "catalog_publicprod')]
    assert len(written) == 2  # the product's row and the producer's


def questions(count: int) -> int:
    """What refreshing so many products asks, each of other communes than all before."""
    products = []
    for n in range(count):
        here, there = make_place(f"Xã {count} {n}"), make_place(f"Làng {count} {n}")
        producer = make_producer(f"Hợp tác xã {count} {n}", commune=here)
        products.append(make_product(f"Trà {count} {n}", producer=producer, commune=there))
    with CaptureQueriesContext(connection) as asked:
        refresh_products([each.pk for each in products])
    return len(asked)


def test_the_places_of_many_products_and_producers_are_looked_up_together() -> None:
    assert questions(6) == questions(2)


def test_the_places_of_many_producers_are_looked_up_together() -> None:
    def asked(count: int) -> int:
        made = [make_producer(f"HTX {n}", commune=make_place(f"Xã {n}")) for n in range(count)]
        with CaptureQueriesContext(connection) as questions:
            refresh_producers([each.pk for each in made])
        return len(questions)

    assert asked(6) == asked(2)


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_waits_for_one_batch_and_not_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = sorted(make_product(name).pk for name in ("Mật ong", "Cà phê", "Tiêu đỏ"))
    begun: list[tuple[list[int], bool]] = []

    def refreshed(ids: list[int]) -> int:
        begun.append((ids, connection.in_atomic_block))
        return refresh_products(ids)

    monkeypatch.setattr(actions, "BATCH", 2)
    monkeypatch.setattr(actions, "refresh_products", refreshed)
    refresh_all()

    assert begun == [(numbers[:2], False), (numbers[2:], False)]
    assert PublicProduct.objects.count() == 3
