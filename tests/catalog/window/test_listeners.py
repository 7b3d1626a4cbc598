from __future__ import annotations

import pytest
from django.db import transaction

from catalog.certificates.actions import suspend_certificate
from catalog.signals import changes_gathered
from catalog.window.models import CertificateFacts, ProductFacts, PublicCertificate
from tests.catalog.conftest import Office
from tests.factories import make_product


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
