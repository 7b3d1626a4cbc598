"""After revoke returns, the next request says so: 1,000 of 1,000, with old renders in flight.

In each of 25 rounds ten pages are read from the database before the revocation and finished after
it, so that each tries to be kept as it was. Then each of the ten is asked for four times.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from base import epoch
from base.accounts.models import User
from catalog.certificates.actions import revoke_certificates
from catalog.certificates.models import Certificate
from catalog.parties.models import Agency
from catalog.products.models import Product
from catalog.window.actions import refresh_producers
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_officers,
    make_producer,
    make_product,
)
from themes.jinja import rendered
from themes.pages import written

pytestmark = pytest.mark.django_db(transaction=True)
Office = tuple[Agency, tuple[User, User]]
ROUNDS, ASKED = 25, 4
REVOKED = re.compile(r"Chứng nhận bị thu hồi|>Certificate was revoked<")
IN_FORCE = re.compile(r"Còn hiệu lực|>In force<|star-drawing")


@pytest.fixture
def office() -> Office:
    """An authority with its two officers."""
    agency = make_agency()
    return agency, make_officers(agency)


def test_1000_of_1000_next_requests_say_revoked(
    client: Client, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    honest = sum(_round(client, monkeypatch, office, f"so{number}") for number in range(ROUNDS))

    assert honest == 1000


def test_control_a_cache_without_the_epoch_keeps_saying_in_force(
    client: Client, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    monkeypatch.setattr(epoch, "current", lambda _scope="": "always the same")

    assert _round(client, monkeypatch, office, "so1") < 40


def _round(client: Client, monkeypatch: pytest.MonkeyPatch, office: Office, name: str) -> int:
    """Revoke while ten pages are in flight; answer how many of them say so when asked again."""
    agency, officers = office
    producer = make_producer(f"Hộ {name}")
    product = make_product(f"Mật {name}", producer=producer)
    certificate = make_certificate(
        product, authority=agency, officers=officers, number=f"GL {name}"
    )
    addresses = _addresses(product, certificate, name)
    decision = make_decision(agency, officers)
    with monkeypatch.context() as patch:
        revoke = lambda: revoke_certificates([certificate], decision)  # noqa: E731
        _in_flight(client, patch, addresses, revoke)
    pages = [client.get(address).content.decode() for _ in range(ASKED) for address in addresses]
    return sum(1 for page in pages if REVOKED.search(page) and not IN_FORCE.search(page))


def _addresses(product: Product, certificate: Certificate, name: str) -> list[str]:
    refresh_producers([product.producer_id])
    here = (
        f"/san-pham/{product.slug}/",
        f"/san-pham/?q={name}",
        f"/so-dang-ky/{certificate.slug}/",
        f"/so-dang-ky/?q={name}",
        f"/chu-the/{product.producer.slug}/",
    )
    return [*here, *(f"/en{address}" for address in here)]


def _in_flight(
    client: Client, patch: pytest.MonkeyPatch, addresses: list[str], act: Callable[[], object]
) -> None:
    """Ask for the pages one inside the other: all are read, then `act` happens, then all finish."""
    waiting = list(addresses)

    def held(template: str, values: Mapping[str, Any]) -> str:
        language = translation.get_language()
        client.get(waiting.pop()) if waiting else act()
        translation.activate(language)
        return rendered(template, values)

    patch.setattr(written, "rendered", held)
    client.get(waiting.pop())
