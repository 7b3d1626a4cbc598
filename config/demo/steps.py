"""The demo, step by step: each whole or not at all, and a second run changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings

from base.accounts.models import User
from catalog.certificates.models import CertificateEvent
from catalog.certificates.witnessed import begin_anew
from catalog.places.importer import load_units
from catalog.places.models import AdminUnit
from catalog.products.models import Product
from catalog.signals import changes_gathered
from catalog.window.actions import refresh_all
from catalog.window.models import PublicProduct
from config.demo.authorities import Authorities, make_authorities
from config.demo.certificates import make_certificates
from config.demo.lots import make_lots
from config.demo.parties import make_producers
from config.demo.photos import make_photos
from config.demo.products import make_products
from config.demo.scans import make_scans


@dataclass(frozen=True)
class Step:
    """One step: what it makes, and the verb that answers how many are new."""

    name: str
    make: Callable[[], int]


def _make_places() -> int:
    before = AdminUnit.objects.count()
    if before == 0:
        load_units()
    return AdminUnit.objects.count() - before


def _officer() -> User:
    found = User.objects.filter(email__startswith="thu-ky.", email__endswith="@example.vn")
    return found.order_by("email")[0]


def _tell_certificates() -> int:
    if settings.DEVELOPMENT and not CertificateEvent.objects.exists():
        begin_anew()  # what was seen of an earlier demo, thrown away since, is not missed
    return make_certificates(Authorities())


STEPS = (
    Step("administrative units", _make_places),
    Step("authorities", make_authorities),
    Step("producers", make_producers),
    Step("products", make_products),
    Step("pictures", make_photos),
    Step("certificates", _tell_certificates),
    Step("lots", lambda: make_lots(_officer())),
    Step("scans", make_scans),
)


def make_demo() -> Iterator[tuple[str, int]]:
    """Carry out every step; answer its name and how many rows it made, as it goes.

    The public pages are refreshed at the end, when something is new or a row of them is missing.
    """
    new = 0
    for step in STEPS:
        with changes_gathered():  # a transaction, and one refresh of what it changed
            made = step.make()
        new += made
        yield step.name, made
    if new or PublicProduct.objects.count() < Product.objects.count():
        yield "public pages", sum(refresh_all())
