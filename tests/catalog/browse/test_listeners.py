from __future__ import annotations

import pytest
from django.db import transaction

from catalog.browse.models import PublicCertificate, PublicProduct
from catalog.certificates.actions import suspend_certificate
from catalog.signals import changes_gathered
from tests.catalog.browse.conftest import Office
from tests.factories import make_product


def test_a_change_of_the_register_is_shown_in_the_same_transaction(office: Office) -> None:
    certificate = office.certify(make_product())
    assert PublicProduct.objects.get().blocked == ""

    suspend_certificate(certificate, office.decide())

    assert PublicProduct.objects.get().blocked == "suspended"
    assert PublicCertificate.objects.get().blocked == "suspended"


def test_a_change_that_is_taken_back_was_never_shown(office: Office) -> None:
    certificate = office.certify(make_product())
    with transaction.atomic():
        suspend_certificate(certificate, office.decide())
        transaction.set_rollback(True)

    assert PublicProduct.objects.get().blocked == ""


def test_gathered_changes_that_fail_leave_nothing(office: Office) -> None:
    product = make_product()
    with pytest.raises(ZeroDivisionError), changes_gathered():
        _ = office.certify(product).pk / 0

    assert not PublicCertificate.objects.exists()
    office.certify(product)
    assert PublicCertificate.objects.count() == 1
