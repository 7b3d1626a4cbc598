from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from base import epoch
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
from media.actions import add_photo
from media.door import taken_in
from media.files import CleanPicture
from media.models import Photo
from tests.catalog.conftest import Office
from tests.factories import make_photo, make_producer, make_product, root_collection
from tests.media.pictures_of import jpeg


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


def a_shown_photo() -> Photo:
    """A photo on the page of the only product and on that of the only producer."""
    root_collection()
    photo = add_photo(jpeg(), title="Hũ mật ong", alt_vi="Cũ", alt_en="Old")
    product = make_product(producer=make_producer(photo=photo))
    ProductPhoto.objects.create(product=product, photo=photo, role="front")
    return photo


def shown_words() -> tuple[str, str]:
    """What the pages of the only product and the only producer say of the photo."""
    product, producer = PublicProduct.objects.get(), PublicProducer.objects.get()
    return product.document["photos"][0]["alt_vi"], producer.document["photo"]["alt_vi"]


@pytest.mark.django_db(transaction=True)
def test_other_words_of_a_photo_are_shown_wherever_it_is_and_announced() -> None:
    photo = a_shown_photo()
    before = epoch.current()
    photo.alt_vi = "Mới"

    photo.save()

    assert shown_words() == ("Mới", "Mới")
    assert epoch.current() != before


@pytest.mark.django_db
def test_another_file_of_a_photo_is_shown_and_the_old_one_stays_until_the_commit() -> None:
    photo = a_shown_photo()
    storage, old = photo.file.storage, photo.files
    with TestCase.captureOnCommitCallbacks(execute=True):
        photo.file.save("", CleanPicture(taken_in(jpeg((1000, 700)), seconds=60)))
        (shown,) = PublicProduct.objects.get().document["photos"]
        assert shown["src"] == storage.url(photo.drawings["320"])
        assert all(storage.exists(name) for name in photo.files | old)

    assert [name for name in old if storage.exists(name)] == []


@pytest.mark.django_db
def test_a_photo_that_is_taken_back_was_never_shown() -> None:
    photo = a_shown_photo()
    with transaction.atomic():
        photo.alt_vi = "Mới"
        photo.save()
        transaction.set_rollback(True)

    assert shown_words() == ("Cũ", "Cũ")


@pytest.mark.django_db
def test_a_photo_nobody_shows_costs_one_question_and_announces_nothing() -> None:
    photo = make_photo()
    before = epoch.current()
    with CaptureQueriesContext(connection) as asked:
        photo.save()

    lookups = [each["sql"] for each in asked if "catalog_producer" in each["sql"]]
    assert len(lookups) == len([each for each in asked if "catalog_" in each["sql"]]) == 1
    assert epoch.current() == before
