"""The words of each screen stand on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils import translation

from catalog.certificates.outcomes import Outcome
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot, path_of
from traceability.lots.actions import recall_lot
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer, Why
from traceability.resolver.page import scan_page
from traceability.resolver.passport import Picture
from traceability.resolver.resolution import resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


def page(path: str) -> str:
    return scan_page(resolve(address_of(*path[1:].split("/", 1)), NOW), path).decode()


def test_a_revocation_is_told_with_its_day_and_decision() -> None:
    shown = page(every_outcome(Cast.gather())[Outcome.REVOKED])

    assert "14/08/2026" in shown
    assert "/QĐ-UBND" in shown
    assert "10:41, 22/11/2026" in shown


def test_a_recall_is_told_in_the_words_of_who_called_it_back() -> None:
    lot = in_force_lot(Cast.gather())
    recall_lot(lot, reason_vi="Phát hiện nấm mốc", reason_en="Mould was found", by=None)

    assert "Phát hiện nấm mốc" in page(path_of(lot))
    with translation.override("en"):
        assert "Mould was found" in page(path_of(lot))


def test_an_unknown_code_can_be_corrected_where_it_is_shown() -> None:
    shown = page("/T/0123456789ABCDEF")

    assert 'value="0123-4567-89AB-CDEF"' in shown
    assert 'action="/tra-cuu/"' in shown


def test_a_register_that_cannot_be_read_offers_the_same_address_again() -> None:
    shown = scan_page(Answer(Outcome.CANNOT_CHECK, NOW), "/T/0123456789ABCDEF").decode()

    assert '<a class="button" href="/T/0123456789ABCDEF">' in shown
    assert "Mật ong" not in shown


def test_what_stood_in_the_address_cannot_break_out_of_the_page() -> None:
    answer = Answer(Outcome.UNKNOWN_CODE, NOW, '"><script>alert(1)</script>', Why.MISTYPED)

    assert "<script" not in scan_page(answer, "/T/x").decode()


def test_the_drawing_nearest_to_320_pixels_is_shown_unscaled() -> None:
    lot = in_force_lot(Cast.gather())
    drawings = {"160": "a.webp", "320": "b.webp", "960": "c.webp"}
    picture = Picture(drawings, 960, 640, alt_vi="Hũ mật ong")
    answer = resolve(address_of(*path_of(lot)[1:].split("/", 1)), NOW)
    assert answer.passport is not None
    answer = replace(answer, passport=replace(answer.passport, picture=picture))
    shown = scan_page(answer, "/").decode()

    assert "b.webp" in shown
    assert 'width="320" height="213" alt="Hũ mật ong"' in shown
