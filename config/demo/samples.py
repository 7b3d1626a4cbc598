"""One code for each outcome, from the demo's lots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from base.codes.crockford import ALPHABET
from catalog.certificates.outcomes import Outcome
from config.demo.lots import LOST_KEYS, SHEET
from config.demo.products import product_code
from config.demo.story import load
from traceability.labels.codes import letter_of, serial_of, unit_code
from traceability.labels.printed_url import lot_url, unit_url
from traceability.labels.unit_codes import printed_address
from traceability.lots.models import Lot

INDEX = 7


class NoDemo(LookupError):  # noqa: N818 - says what is the case
    """The demo is not there; `manage.py demo` makes it."""


@dataclass(frozen=True)
class Sample:
    """A code that gives `outcome`: as printed on the pack, and as a path of this site."""

    outcome: str
    printed: str

    @property
    def path(self) -> str:
        """The path every host of ours answers."""
        return urlsplit(self.printed).path

    @property
    def url(self) -> str:
        """The address to try here."""
        return f"{settings.SITE_URL}{self.path}"


def samples() -> Iterator[Sample]:
    """Answer one sample for each outcome, in the order of precedence.

    Raises:
        NoDemo: a lot of the demo is missing.
    """
    told = load("lots.toml")["sample"]
    for outcome in Outcome:
        lot = sample_lot(told[outcome]["product"], told[outcome].get("lot", ""))
        yield Sample(outcome.value, _printed(outcome, lot))


def sample_lot(product: str, code: str = "") -> Lot:
    """Answer the named lot of a product of the story files, or its newest released one."""
    lots = Lot.objects.select_related("product__producer").filter(
        product__code=product_code(product)
    )
    tales = [row["code"] for row in load("lots.toml")["lot"]]
    found = lots.filter(code=code) if code else lots.exclude(code__in=tales)
    lot = found.order_by("-made_on", "pk").first()
    if lot is None:
        raise NoDemo(f"There is no lot of {product!r} here. Run: manage.py demo")
    return lot


def _printed(outcome: Outcome, lot: Lot) -> str:
    if outcome is Outcome.CANNOT_CHECK:
        return _with_lost_key(lot)
    if outcome is Outcome.UNKNOWN_CODE:
        return _mistyped(printed_address(lot, INDEX))
    return printed_address(lot, SHEET + INDEX if outcome is Outcome.VOID else INDEX)


def _with_lost_key(lot: Lot) -> str:
    """Answer what was printed while the lost key was still on the ring."""
    host, version = settings.RESOLVER_HOST, lot.key_version
    if lot.product.gtin:
        serial = serial_of(INDEX, LOST_KEYS.lot_key(version, lot.pk))
        return lot_url(host, lot.product.gtin, lot.code, serial)
    return unit_url(host, letter_of(version), unit_code(lot.pk, INDEX, LOST_KEYS, version))


def _mistyped(printed: str) -> str:
    """Change the last symbol: the code is well formed, but nothing agrees with it any more."""
    following = ALPHABET[(ALPHABET.index(printed[-1]) + 1) % len(ALPHABET)]
    return printed[:-1] + following
