"""A person's walk: print five sheets, lose the second, void it as it is printed."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest
import time_machine
from django.core.management import call_command

from catalog.certificates.outcomes import Outcome
from tests.factories import make_lot
from tests.outcomes import NOW, Cast
from tests.traceability.labels.sheets import page_images, read_page
from traceability.labels.unit_codes import codes_of
from traceability.lots.models import Lot
from traceability.resolver.address import typed_address
from traceability.resolver.answer import Answer
from traceability.resolver.resolution import resolve

pytestmark = pytest.mark.django_db
HOSTS = {"ocop.vn"}
DPI = 200


def labels(*words: object) -> str:
    out = StringIO()
    call_command("labels", *map(str, words), stdout=out)
    return out.getvalue()


def ask(code: str) -> Answer:
    return resolve(typed_address(code, HOSTS), NOW)


def voided(lot: Lot) -> set[str]:
    """Addresses of the lot's 120 labels that answer "void"."""
    return {code for code in codes_of(lot, 0, 120) if ask(code).outcome is Outcome.VOID}


@pytest.fixture
def lot() -> Lot:
    cast = Cast.gather()
    product = cast.product()
    cast.certified(product)
    return make_lot(product)


@time_machine.travel(NOW, tick=False)
def test_a_lost_sheet_is_voided_exactly_as_it_is_printed(lot: Lot, tmp_path: Path) -> None:
    sheets = tmp_path / "tem.pdf"
    labels("print", lot.pk, "--count", 120, "--output", sheets)
    document = pypdfium2.PdfDocument(sheets)
    said = re.search(r"tem (\d+)–(\d+) · tờ 2/5", document[1].get_textpage().get_text_bounded())
    document.close()
    assert said
    lost = read_page(page_images(sheets.read_bytes(), DPI)[1])
    labels("void", lot.pk, "--from", said[1], "--to", said[2], "--reason", "Mất tờ 2", "--yes")

    assert (said[1], said[2], len(lost)) == ("25", "48", 24)
    assert voided(lot) == lost


@time_machine.travel(NOW, tick=False)
def test_a_sheet_that_is_found_again_answers_as_before(lot: Lot, tmp_path: Path) -> None:
    labels("print", lot.pk, "--count", 120, "--output", tmp_path / "tem.pdf")
    ends = ("--from", 97, "--to", 120, "--reason", "Tờ 5", "--yes")
    labels("void", lot.pk, *ends)
    assert len(voided(lot)) == 24
    labels("unvoid", lot.pk, *ends)

    assert voided(lot) == set()
