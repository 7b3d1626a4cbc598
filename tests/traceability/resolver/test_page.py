"""The words of each screen stand on its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils import translation

from catalog.certificates.outcomes import Outcome
from tests.factories import make_lot
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot, path_of
from traceability.labels.actions import reserve_run
from traceability.lots.actions import recall_lot
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer, Why
from traceability.resolver.page import scan_page, seen_text
from traceability.resolver.resolution import resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


def page(path: str) -> str:
    return scan_page(resolve(address_of(*path[1:].split("/", 1)), NOW), path)


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
    shown = scan_page(Answer(Outcome.CANNOT_CHECK, NOW), "/T/0123456789ABCDEF")

    assert '<a class="button" href="/T/0123456789ABCDEF">' in shown
    assert "Mật ong" not in shown


def test_what_stood_in_the_address_cannot_break_out_of_the_page() -> None:
    answer = Answer(Outcome.UNKNOWN_CODE, NOW, '"><script>alert(1)</script>', Why.MISTYPED)

    assert "<script" not in scan_page(answer, "/T/x")


def test_the_front_of_the_pack_is_shown_unscaled() -> None:
    answer = resolve(address_of(*path_of(in_force_lot(Cast.gather()))[1:].split("/", 1)), NOW)
    assert answer.found is not None
    photo = {"src": "/media/b.webp", "src_width": 320, "width": 960, "height": 640,
             "alt_vi": "Hũ mật ong", "alt_en": "", "is_illustration": False}  # fmt: skip
    photos = [{**photo, "role": "back", "src": "/media/a.webp"}, {**photo, "role": "front"}]
    product = {**answer.found.product, "photos": photos}
    shown = scan_page(replace(answer, found=replace(answer.found, product=product)), "/")

    assert "a.webp" not in shown
    assert 'src="/media/b.webp" width="320" height="213" alt="Hũ mật ong"' in shown


def test_two_packs_of_one_product_each_show_their_own_lot_and_code() -> None:
    cast = Cast.gather()
    one = in_force_lot(cast)
    other = make_lot(one.product, code="L-77", made_on=dt.date(2026, 5, 9))
    reserve_run(other, 10, by=None)
    shown = [page(path_of(lot)) for lot in (one, other)]

    assert ["L-77" in each for each in shown] == [False, True]
    assert ["09/05/2026" in each for each in shown] == [False, True]


def test_the_count_says_when_the_first_look_was_in_vietnam() -> None:
    found = resolve(address_of(*path_of(in_force_lot(Cast.gather()))[1:].split("/", 1)), NOW).found
    assert found
    midnight = dt.datetime(2026, 10, 31, 17, tzinfo=dt.UTC)

    assert seen_text(None) == seen_text(found) == ""
    with translation.override("en"):
        once, often = (replace(found, seen=n, first_seen=midnight) for n in (1, 1234))
        assert seen_text(once) == "This code was looked up once before, in 11/2026."
        assert seen_text(often) == ("This code was looked up 1,234 times before, first in 11/2026.")
