"""The words of each screen stand on its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils import translation

from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from tests.factories import make_lot
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot, path_of
from traceability.labels.actions import reserve_run, void_labels
from traceability.lots.actions import raise_doubt, recall_lot
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer, Why
from traceability.resolver.page import details, reason, scan_page, seen_text, sentence
from traceability.resolver.resolution import resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


def ask(path: str) -> Answer:
    return resolve(address_of(*path[1:].split("/", 1)), NOW)


def page(path: str) -> str:
    return scan_page(ask(path), path)


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


def test_each_outcome_with_a_day_says_the_right_one() -> None:
    paths = every_outcome(Cast.gather())
    said = {outcome: sentence(ask(path), "vi") for outcome, path in paths.items()}

    assert said[Outcome.IN_FORCE].endswith("đến hết ngày 01/03/2029.")
    assert said[Outcome.EXPIRED] == "Sản phẩm này từng đạt 4 sao, hết hạn 25/12/2025."
    assert "14/08/2026" in said[Outcome.REVOKED]
    assert "02/10/2026" in said[Outcome.SUSPENDED]
    assert said[Outcome.VOID].startswith("Chủ thể đã khai báo hủy tem này")
    assert said[Outcome.UNKNOWN_CODE].startswith("Các ký tự của mã không khớp nhau")


def test_without_a_day_the_plain_sentence_is_said() -> None:
    verdict = Verdict(Outcome.REVOKED)
    answer = Answer(Outcome.REVOKED, NOW, verdict=verdict)

    assert (
        sentence(answer, "vi")
        == sentence(replace(answer, verdict=None), "vi")
        == ("Cơ quan có thẩm quyền đã thu hồi giấy chứng nhận của sản phẩm này.")
    )


def test_only_what_took_a_certificate_back_is_named_with_its_decision() -> None:
    paths = every_outcome(Cast.gather())
    lines = {outcome: details(ask(path), "vi") for outcome, path in paths.items()}

    with_decision = [outcome for outcome, said in lines.items() if len(said) == 2]
    assert {*with_decision} == {Outcome.REVOKED, Outcome.SUSPENDED}
    assert lines[Outcome.REVOKED][0].startswith("Quyết định số ")
    assert {said[-1] for said in lines.values()} == {"Kiểm tra lúc 10:41, 22/11/2026"}


def test_a_recall_says_since_when_and_whom_to_ask() -> None:
    lot = in_force_lot(Cast.gather())
    day = dt.date(2026, 11, 20)
    recall_lot(lot, reason_vi="Mốc.", contact="0269 000", day=day, by=None)

    assert reason(ask(path_of(lot)), "vi") == "Mốc. Triệu hồi ngày 20/11/2026. Hỏi: 0269 000."


def test_a_reason_without_a_full_stop_is_given_one() -> None:
    lot = in_force_lot(Cast.gather())
    recall_lot(lot, reason_vi="Nhiễm khuẩn", day=dt.date(2026, 11, 20), by=None)

    assert reason(ask(path_of(lot)), "vi") == "Nhiễm khuẩn. Triệu hồi ngày 20/11/2026."


def test_without_a_contact_nobody_is_named() -> None:
    recall = {"reason_vi": "Mốc.", "reason_en": "", "contact": "", "day": ""}
    answer = ask(path_of(in_force_lot(Cast.gather())))
    assert answer.found
    assert answer.lot
    lot = replace(answer.lot, facts={**answer.lot.facts, "recall": recall})
    found = replace(answer.found, lot=lot)

    assert reason(replace(answer, outcome=Outcome.RECALLED, found=found), "vi") == "Mốc."


def test_a_doubt_is_told_in_the_words_of_who_raised_it() -> None:
    lot = in_force_lot(Cast.gather())
    raise_doubt(lot, reason_vi="Mã bị sao chép", by=None)

    assert reason(ask(path_of(lot)), "vi") == "Mã bị sao chép"
    assert "Mã bị sao chép" in page(path_of(lot))


def test_a_graver_outcome_gives_no_reason_of_another() -> None:
    lot = in_force_lot(Cast.gather())
    raise_doubt(lot, reason_vi="Mã bị sao chép", by=None)
    recall_lot(lot, reason_vi="Mốc", by=None)
    void_labels(lot, first=3, last=3, reason="Rách", by=None)

    assert reason(ask(path_of(lot)), "vi") == ""
    assert reason(Answer(Outcome.RECALLED, NOW), "vi") == ""


def test_stars_are_drawn_only_while_in_force() -> None:
    paths = every_outcome(Cast.gather())
    drawn = [outcome for outcome, path in paths.items() if 'class="stars"' in page(path)]

    assert drawn == [Outcome.IN_FORCE]


def test_what_cannot_be_checked_names_no_product_even_if_one_was_found() -> None:
    answer = ask(path_of(in_force_lot(Cast.gather())))
    shown = scan_page(replace(answer, outcome=Outcome.CANNOT_CHECK), "/T/X")

    assert "Mật ong" not in shown
    assert "Mật ong" in scan_page(answer, "/T/X")


def test_a_report_names_the_code_or_what_was_opened() -> None:
    lot = in_force_lot(Cast.gather())
    blank = scan_page(Answer(Outcome.CANNOT_CHECK, NOW), "/" + "x" * 300)

    assert f'href="/bao-cao/?code={path_of(lot)[3:]}"' in page(path_of(lot))
    assert f'href="/bao-cao/?code=/{"x" * 199}"' in blank


def test_the_product_looked_at_is_marked_in_the_list() -> None:
    cast = Cast.gather()
    in_force_lot(cast, name="Trà dây")
    shown = page(path_of(in_force_lot(cast)))

    assert "<li>Mật ong hoa cà phê – sản phẩm này</li>" in shown
    assert "<li>Trà dây</li>" in shown


def test_a_product_nobody_photographed_has_no_picture() -> None:
    assert "<img" not in page(path_of(in_force_lot(Cast.gather())))


def test_the_count_says_when_the_first_look_was_in_vietnam() -> None:
    found = resolve(address_of(*path_of(in_force_lot(Cast.gather()))[1:].split("/", 1)), NOW).found
    assert found
    midnight = dt.datetime(2026, 10, 31, 17, tzinfo=dt.UTC)

    assert seen_text(None, "vi") == seen_text(found, "vi") == ""
    with translation.override("en"):
        once, often = (replace(found, seen=n, first_seen=midnight) for n in (1, 1234))
        assert seen_text(once, "en") == "This code was looked up once before, in 11/2026."
        assert seen_text(often, "en") == (
            "This code was looked up 1,234 times before, first in 11/2026."
        )
