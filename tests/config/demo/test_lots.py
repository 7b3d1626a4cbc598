"""The lots with a tale."""

from __future__ import annotations

from django.conf import settings

from config.demo.lots import LOST_KEY_VERSION
from config.demo.story import load, products
from traceability.labels.printed_url import longest_lot


def test_the_lost_key_is_on_no_ring() -> None:
    assert LOST_KEY_VERSION not in settings.LABEL_KEY_RING.masters


def test_lot_codes_keep_the_symbol_small() -> None:
    longest = longest_lot("OCOP.VN", 14)
    assert longest == 6
    assert all(len(tale["code"]) <= longest for tale in load("lots.toml")["lot"])


def test_tales_and_samples_are_told_of_products_that_exist() -> None:
    keys = {each.key for each in products()}
    rows = load("lots.toml")
    assert {tale["product"] for tale in rows["lot"]} <= keys
    assert {sample["product"] for sample in rows["sample"].values()} <= keys
