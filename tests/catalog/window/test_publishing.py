import pytest
from django.db import IntegrityError

from base.codes.product_code import is_well_formed
from catalog.products.models import Product
from catalog.window import publishing
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
)
from catalog.window.publishing import free_slug, publish_producer, publish_product
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


def test_an_unlisted_product_leaves_the_lists_but_its_certificate_stays() -> None:
    certificate = make_certificate(make_product())
    product = certificate.product
    product.is_listed = False

    publish_product(product)

    assert not PublicProduct.objects.get(pk=product.pk).is_listed
    assert PublicCertificate.objects.get(pk=certificate.pk).document["product"]["slug"] == ""


def test_a_renamed_producer_is_renamed_on_its_products_and_certificates() -> None:
    certificate = make_certificate(make_product())
    producer = certificate.product.producer
    producer.name_vi = "Hợp tác xã Mới"

    assert publish_producer(producer) == producer

    for row in (PublicProduct.objects.get(), PublicCertificate.objects.get()):
        assert row.document["producer"]["name_vi"] == "Hợp tác xã Mới"
    for facts in (ProductFacts.objects.get(), CertificateFacts.objects.get()):
        assert "hop tac xa moi" in facts.document["folded"]


def test_a_product_that_is_handed_over_leaves_its_first_producers_row() -> None:
    product = publish_product(make_product())
    first, product.producer = product.producer, make_producer("Hộ kinh doanh Bình")

    publish_product(product)

    assert PublicProducer.objects.get(pk=first.pk).document["portfolio"] == []
    assert len(PublicProducer.objects.get(pk=product.producer_id).document["portfolio"]) == 1


def test_a_number_is_put_behind_what_is_cut_to_eighty_letters() -> None:
    make_product(slug="a" * 85)
    make_product(slug="a" * 80 + "-2")

    assert free_slug(make_product(), "a" * 85) == "a" * 80 + "-3"


def test_a_code_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = make_product().code
    codes = iter([taken, taken, "NEWCODE00"])
    monkeypatch.setattr(publishing, "new_code", lambda: next(codes))

    assert publish_product(make_product(code="")).code == "NEWCODE00"


def test_what_is_not_about_the_slug_is_refused_at_once() -> None:
    taken = make_product(gtin="02000000000008")
    other = make_product("Tiêu", producer=taken.producer)
    other.gtin = taken.gtin

    with pytest.raises(IntegrityError, match=r"gtin"):
        publish_product(other)
