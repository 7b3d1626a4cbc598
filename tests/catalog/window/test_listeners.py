from __future__ import annotations

import pytest
from django.db import transaction

from catalog.certificates.actions import suspend_certificate
from catalog.products.models import ProductPhoto
from catalog.signals import changes_gathered
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
)
from tests.catalog.conftest import Office
from tests.factories import make_photo, make_producer, make_product


def blocked() -> tuple[str, str]:
    """What blocks the only product and the only certificate, as lists are told."""
    product, certificate = ProductFacts.objects.get(), CertificateFacts.objects.get()
    return product.document["blocked"], certificate.document["blocked"]


def test_a_change_of_the_register_is_shown_in_the_same_transaction(office: Office) -> None:
    certificate = office.certify(make_product())
    assert blocked() == ("", "")

    suspend_certificate(certificate, office.decide())

    assert blocked() == ("suspended", "suspended")


def test_a_change_that_is_taken_back_was_never_shown(office: Office) -> None:
    certificate = office.certify(make_product())
    with transaction.atomic():
        suspend_certificate(certificate, office.decide())
        transaction.set_rollback(True)

    assert blocked() == ("", "")


def test_gathered_changes_are_shown_at_the_end(office: Office) -> None:
    product = make_product()
    with changes_gathered():
        certificate = office.certify(product)
        assert not PublicCertificate.objects.exists()

    assert PublicCertificate.objects.get().slug == certificate.slug


def test_gathered_changes_that_fail_leave_nothing(office: Office) -> None:
    product = make_product()
    with pytest.raises(ZeroDivisionError), changes_gathered():
        _ = office.certify(product).pk / 0

    assert not PublicCertificate.objects.exists()
    office.certify(product)
    assert PublicCertificate.objects.count() == 1


@pytest.mark.django_db
def test_a_photo_is_shown_when_it_is_added_and_gone_when_it_is_removed() -> None:
    product, photo = make_product(), make_photo(drawings={"320": "pictures/a-320.webp"})
    row = ProductPhoto.objects.create(product=product, photo=photo, role="main")
    (shown,) = PublicProduct.objects.get().document["photos"]

    row.delete()

    assert (shown["title"], shown["role"]) == (photo.title, "main")
    assert PublicProduct.objects.get().document["photos"] == []


@pytest.mark.django_db
def test_a_producer_that_was_saved_is_shown_with_its_products_or_without() -> None:
    product, bare = make_product(), make_producer("Hộ kinh doanh Bình")
    assert PublicProducer.objects.get(pk=bare.pk).slug == bare.slug
    product.producer.name_vi = "Hợp tác xã Mới"

    product.producer.save()

    assert PublicProduct.objects.get().document["producer"]["name_vi"] == "Hợp tác xã Mới"
