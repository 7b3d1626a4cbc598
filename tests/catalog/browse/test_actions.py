import pytest
from django.db import connection, transaction
from django.test import Client

from base import epoch
from base.codes.product_code import is_well_formed
from catalog.browse.actions import publish_producer, publish_product, refresh_all
from catalog.browse.models import PublicCertificate, PublicProduct
from catalog.products.models import Product
from catalog.signals import changes_gathered
from tests.factories import make_certificate, make_producer, make_product

pytestmark = pytest.mark.django_db


def test_publishing_gives_a_code_a_free_slug_and_a_public_row() -> None:
    producer = make_producer()
    facts = {"producer": producer, "commune": producer.commune, "criteria_set": 4}
    first = publish_product(Product(name_vi="Mật ong Đắk Lắk", **facts))
    second = publish_product(Product(name_vi="Mật ong Đắk Lắk", **facts))

    assert (first.slug, second.slug) == ("mat-ong-dak-lak", "mat-ong-dak-lak-2")
    assert is_well_formed(first.code)
    assert set(PublicProduct.objects.values_list("slug", flat=True)) == {first.slug, second.slug}


def test_publishing_again_changes_neither_code_nor_slug() -> None:
    product = publish_product(make_product())
    code, slug = product.code, product.slug
    product.name_vi = "Mật ong rừng già"

    publish_product(product)

    assert (product.code, product.slug) == (code, slug)
    assert PublicProduct.objects.get(pk=product.pk).document["name_vi"] == "Mật ong rừng già"


def test_an_unlisted_product_leaves_the_window_but_its_certificate_stays() -> None:
    certificate = make_certificate(make_product())
    product = certificate.product
    product.is_listed = False

    publish_product(product)

    assert not PublicProduct.objects.filter(pk=product.pk).exists()
    assert PublicCertificate.objects.get(pk=certificate.pk).document["product"]["slug"] == ""


def test_a_renamed_producer_is_renamed_on_its_products_and_certificates() -> None:
    certificate = make_certificate(make_product())
    producer = certificate.product.producer
    producer.name_vi = "Hợp tác xã Mới"

    publish_producer(producer)

    for row in (PublicProduct.objects.get(), PublicCertificate.objects.get()):
        assert row.document["producer"]["name_vi"] == "Hợp tác xã Mới"
        assert "hop tac xa moi" in row.folded


def test_gathered_changes_are_shown_at_the_end() -> None:
    product = make_product()
    with changes_gathered():
        certificate = make_certificate(product)
        assert not PublicCertificate.objects.exists()

    assert PublicCertificate.objects.get().slug == certificate.slug


def test_refreshing_everything_twice_changes_nothing() -> None:
    make_certificate(make_product())
    refresh_all()
    before = list(PublicProduct.objects.values())

    assert refresh_all() == (1, 1, 1)
    assert list(PublicProduct.objects.values()) == before


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
    assert PublicProduct.objects.get().blocked == "cannot_check"


@pytest.mark.django_db(transaction=True)
def test_a_refresh_begins_a_new_epoch_when_it_can_be_seen() -> None:
    product = make_product()
    before = epoch.current()

    with transaction.atomic():
        publish_product(product)
        assert epoch.current() is None

    assert epoch.current() not in {None, before}
