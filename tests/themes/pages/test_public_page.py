import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base import clock
from catalog.certificates.actions import revoke_certificates, suspend_certificate
from catalog.window.actions import refresh_all
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_product,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_warm_page_asks_the_database_nothing(client: Client, prefix: str) -> None:
    product = make_certificate(make_product()).product
    refresh_all()

    for address in ("/", "/san-pham/", f"/san-pham/{product.slug}/", "/so-dang-ky/?q=mat"):
        first = client.get(prefix + address)
        with CaptureQueriesContext(connection) as queries:
            second = client.get(prefix + address)
        assert len(queries) == 0, address
        assert first.content == second.content
        assert not second.cookies


def test_a_page_is_not_served_after_an_emergency_suspension_lapses(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency = make_agency()
    officers = make_officers(agency)
    certificate = make_certificate(make_product(), authority=agency, officers=officers)
    now = clock.now()
    at = now - dt.timedelta(hours=71, minutes=59)
    hurry = make_decision(agency, (officers[0], None), at.date(), number="", reason="Nghi nhiễm")
    suspend_certificate(certificate, hurry, at=at, emergency=True)
    address = f"/san-pham/{certificate.product.slug}/"
    before = client.get(address).content.decode()

    monkeypatch.setattr(clock, "now", lambda: now + dt.timedelta(minutes=2))
    after = client.get(address).content.decode()

    assert 'data-outcome="suspended"' in before
    assert 'data-outcome="in_force"' in after


def test_a_page_made_while_the_clock_is_behind_an_event_is_not_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency = make_agency()
    officers = make_officers(agency)
    certificate = make_certificate(make_product(), authority=agency, officers=officers)
    revoke_certificates([certificate], make_decision(agency, officers, clock.today()))
    now = clock.now()
    addresses = (f"/san-pham/{certificate.product.slug}/", f"/so-dang-ky/{certificate.slug}/",
                 f"/chu-the/{certificate.product.producer.slug}/", "/so-dang-ky/", "/")  # fmt: skip

    monkeypatch.setattr(clock, "now", lambda: now - dt.timedelta(hours=2))
    behind = [client.get(address) for address in addresses]
    monkeypatch.setattr(clock, "now", lambda: now)

    assert {answer["Cache-Control"] for answer in behind} == {"no-store"}
    for address in addresses:
        page = client.get(address).content.decode()
        assert not re.search('verdict-(panel|badge)" data-outcome="in_force"', page), address


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_public_page_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/san-pham/").status_code == 405


def test_an_unknown_slug_is_not_found(client: Client) -> None:
    for address in (
        "/san-pham/khong-co/",
        "/chu-the/khong-co/",
        "/so-dang-ky/0/",
        "/dia-phuong/99999/",
    ):
        assert client.get(address).status_code == 404
