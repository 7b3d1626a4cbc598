"""Two products whose names and addresses were exchanged by hand never lend each other a star."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from base import clock
from catalog.certificates.actions import revoke_certificates
from catalog.certificates.guards import Refused
from catalog.products.models import Product
from catalog.window.actions import refresh_all
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_producer,
    make_product,
)

pytestmark = pytest.mark.django_db
NAMES = ("slug", "name_vi")


@pytest.fixture
def exchanged() -> tuple[Product, Product]:
    """A revoked product and one in force of the same producer, each under the other's name."""
    agency, producer = make_agency(), make_producer()
    officers = make_officers(agency)
    revoked, held = (make_product(name, producer=producer) for name in ("Mật ong", "Tiêu đỏ"))
    papers = [
        make_certificate(each, authority=agency, officers=officers) for each in (revoked, held)
    ]
    revoke_certificates(papers[:1], make_decision(agency, officers, clock.today()))
    names = {each.pk: [getattr(each, name) for name in NAMES] for each in (revoked, held)}
    _run("UPDATE catalog_product SET slug = 'somewhere-else' WHERE id = %s", [revoked.pk])
    for one, other in ((held, revoked), (revoked, held)):
        _run("UPDATE catalog_product SET slug = %s, name_vi = %s WHERE id = %s",
             [*names[other.pk], one.pk])  # fmt: skip
    return revoked, held


def test_no_page_claims_a_star_under_the_other_name(
    exchanged: tuple[Product, Product], client: Client
) -> None:
    refresh_all()

    for path in ("/", "/san-pham/", *(f"/san-pham/{each.slug}/" for each in exchanged)):
        assert "star-drawing" not in client.get(path).content.decode(), path


def test_the_exchange_is_named_also_after_a_refresh(exchanged: tuple[Product, Product]) -> None:
    refresh_all()

    with pytest.raises(CommandError, match="lỗi"):
        call_command("verify_log", verbosity=0)


def test_such_a_product_cannot_be_saved(exchanged: tuple[Product, Product]) -> None:
    with pytest.raises(Refused):
        Product.objects.get(pk=exchanged[0].pk).save()


def _run(sql: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
