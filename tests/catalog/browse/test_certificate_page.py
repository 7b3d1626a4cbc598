from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from catalog.browse.certificate_page import certificate_line, certificate_values
from catalog.certificates.actions import (
    Rating,
    renew_certificate,
    revoke_certificates,
    suspend_certificate,
)
from catalog.certificates.models import Certificate
from catalog.window.models import PublicCertificate
from tests.catalog.conftest import NOON, Office
from tests.factories import make_decision, make_product

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def certificate(office: Office) -> Certificate:
    return office.certify(make_product(), number="GL-7")


def document(certificate: Certificate) -> dict[str, object]:
    stored: dict[str, object] = PublicCertificate.objects.get(pk=certificate.pk).document
    return stored


def test_a_line_of_the_register_says_until_when(certificate: Certificate) -> None:
    line = certificate_line(document(certificate), NOON)

    assert (line["number"], line["stars"], line["until"]) == ("GL-7", 4, "1 March 2029")
    assert line["sentence"] == "In force through 1 March 2029."


def test_after_its_last_day_the_expiry_heads_the_history(certificate: Certificate) -> None:
    values = certificate_values(document(certificate), dt.datetime(2029, 3, 2, tzinfo=NOON.tzinfo))

    assert values["line"]["stars"] == 0
    assert [each["day_text"] for each in values["history"]] == ["2 March 2029", "1 March 2026"]
    assert "stars" not in values["history"][1]["text"]


def test_what_decided_a_revocation_is_named(certificate: Certificate, office: Office) -> None:
    decision = office.decide(number="9/QĐ-UBND", reason="Dùng sai nhãn")
    revoke_certificates([certificate], decision)
    values = certificate_values(document(certificate), NOON + dt.timedelta(hours=1))

    assert values["line"]["outcome"] == "revoked"
    assert values["details"][:2] == ["Dùng sai nhãn", "Decision 9/QĐ-UBND, 22 November 2026"]


def test_a_suspension_names_former_stars_in_its_sentence_only(
    certificate: Certificate, office: Office
) -> None:
    suspend_certificate(certificate, office.decide())
    line = certificate_line(document(certificate), NOON + dt.timedelta(hours=1))

    assert line["stars"] == 0
    assert line["sentence"] == "Once certified 4 stars, suspended since 22 November 2026."


def test_the_page_links_to_product_and_producer(certificate: Certificate, client: Client) -> None:
    page = client.get(f"/en/so-dang-ky/{certificate.slug}/").content.decode()

    assert f'href="/en/san-pham/{certificate.product.slug}/"' in page
    assert f'href="/en/chu-the/{certificate.product.producer.slug}/"' in page


def test_after_a_renewal_the_stars_of_the_former_grant_are_no_longer_told(
    certificate: Certificate, office: Office
) -> None:
    at = dt.datetime(2029, 2, 1, 9, tzinfo=NOON.tzinfo)
    with time_machine.travel(at, tick=False):
        decision = make_decision(office.agency, office.officers, at.date())
        renew_certificate(certificate, Rating(Decimal("78.66"), 4), decision)
        values = certificate_values(document(certificate), at)

    texts = [each["text"] for each in values["history"]]
    assert ["4 stars" in each for each in texts] == [True, False]


@pytest.mark.parametrize(("start", "score"), [("", "78,66"), ("/en", "78.66")])
def test_a_score_is_written_as_the_pages_language_does(
    certificate: Certificate, client: Client, start: str, score: str
) -> None:
    assert score in client.get(f"{start}/so-dang-ky/{certificate.slug}/").content.decode()
