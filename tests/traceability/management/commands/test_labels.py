from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from base import witness
from base.models import StateFolder
from base.state_folder import marks
from base.witness import Point
from tests.outcomes import NOW, Cast, in_force_lot
from traceability.labels.actions import reserved_count
from traceability.labels.keys import KeyRing
from traceability.lots.acts import Kind
from traceability.lots.models import Lot, LotAct
from traceability.lots.reading import history_of
from traceability.lots.states import Void

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lot() -> Lot:
    return in_force_lot(Cast.gather())


def labels(*words: object) -> str:
    out = StringIO()
    call_command("labels", *map(str, words), stdout=out)
    return out.getvalue()


def refused(*words: object) -> str:
    with pytest.raises(CommandError) as error:
        labels(*words)
    assert error.value.returncode in (1, 2)
    return str(error.value)


def test_a_printing_reserves_labels_and_leaves_a_whole_file(lot: Lot, tmp_path: Path) -> None:
    sheet = tmp_path / "tem.pdf"
    said = labels("print", lot.pk, "--count", 30, "--start-cell", 5, "--output", sheet)

    assert "30 tem" in said
    assert "2 tờ" in said
    assert "Mã QR: phiên bản 3, mức sửa lỗi H, ô vuông 0,595 mm." in said
    assert sheet.read_bytes().endswith(b"%%EOF\n")
    assert reserved_count(lot) == 40
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["tem.pdf"]


def test_a_lot_is_also_known_by_product_and_lot_code(lot: Lot) -> None:
    by_name = labels("codes", f"{lot.product.code}/{lot.code}".lower(), "--count", 2)

    assert by_name == labels("codes", lot.pk, "--count", 2)


def test_codes_come_from_what_is_reserved_and_only_then_reserve_more(lot: Lot) -> None:
    first = labels("codes", lot.pk, "--count", 10).split()
    assert reserved_count(lot) == 10
    more = labels("codes", lot.pk, "--count", 12).split()

    assert reserved_count(lot) == 12
    assert more[:10] == first
    assert len(set(more)) == 12
    assert all(line.startswith("HTTPS://OCOP.VN/T/") for line in more)


def test_labels_are_printed_again_without_reserving(lot: Lot, tmp_path: Path) -> None:
    words = ("print", lot.pk, "--count", 10, "--from", 1, "--output")
    for name in ("a.pdf", "b.pdf"):
        labels(*words, tmp_path / name)

    assert reserved_count(lot) == 10
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_checked_codes_answer_as_lines_of_json(lot: Lot) -> None:
    code = labels("codes", lot.pk, "--count", 1).strip()
    lines = labels("check", code, code.rpartition("/")[2].lower(), "XYZ").splitlines()
    answers = [json.loads(line) for line in lines]

    assert [answer["outcome"] for answer in answers] == ["in_force", "in_force", "unknown_code"]
    assert [answer["index"] for answer in answers] == [0, 0, None]
    assert [answer["label"] for answer in answers] == [1, 1, None]
    assert answers[0]["lot"]["code"] == lot.code
    assert answers[0]["valid_until"] == "2029-03-01"


def test_voided_labels_say_so(lot: Lot) -> None:
    code = labels("codes", lot.pk, "--count", 1).strip()
    labels("void", lot.pk, "--from", 1, "--to", 1, "--reason", "Rách", "--yes")

    assert json.loads(labels("check", code))["outcome"] == "void"
    assert history_of(lot).state.voids == (Void(0, 0, "Rách", 4),)


def test_a_damaged_witness_is_one_sentence_and_nothing_is_done(lot: Lot) -> None:
    witness.note({"lots": Point(1, "a" * 64)})
    Path(settings.WITNESS_FILE).write_bytes(b"")

    with pytest.raises(CommandError, match="Tệp witness") as refused:
        labels("void", lot.pk, "--from", 1, "--to", 1, "--reason", "Rách", "--yes")

    assert refused.value.returncode == 3
    assert not LotAct.objects.filter(lot=lot, kind=Kind.VOIDED).exists()


@pytest.mark.usefixtures("in_english")
def test_another_state_folder_is_one_sentence_and_nothing_is_done(lot: Lot) -> None:
    StateFolder.objects.create(pk=marks.ROW, mark="0" * 32)

    with pytest.raises(CommandError, match=r"served from another .* restored") as refused:
        labels("recall", lot.pk, "--reason", "Mốc")

    assert refused.value.returncode == 3
    assert not LotAct.objects.filter(lot=lot, kind=Kind.RECALLED).exists()


def test_void_labels_that_are_printed_again_are_said(lot: Lot, tmp_path: Path) -> None:
    labels("void", lot.pk, "--from", 2, "--to", 4, "--reason", "Rách", "--yes")
    words = ("print", lot.pk, "--output", tmp_path / "tem.pdf", "--from")

    assert "3 trong số tem này đã bị hủy theo việc số 4 của lô" in labels(*words, 1, "--count", 10)
    assert "đã bị hủy" not in labels(*words, 5, "--count", 6)


def test_a_sheet_that_is_wholly_void_is_not_printed_again(lot: Lot, tmp_path: Path) -> None:
    labels("void", lot.pk, "--from", 2, "--to", 4, "--reason", "Rách", "--yes")
    words = ("print", lot.pk, "--output", tmp_path / "tem.pdf", "--from")

    assert "Tất cả các tem này đã bị hủy theo việc số 4" in refused(*words, 2, "--count", 3)
    assert list(tmp_path.glob("*.pdf")) == []


def test_bad_input_changes_nothing(lot: Lot, tmp_path: Path) -> None:
    sheet = tmp_path / "tem.pdf"
    out = ("--output", sheet)
    assert "Không có lô 999999;" in refused("print", 999999, "--count", 1, *out)
    assert "từ 1 đến 24" in refused("print", lot.pk, "--count", 1, "--start-cell", 25, *out)
    assert "thư mục" in refused(
        "print", lot.pk, "--count", 1, "--output", tmp_path / "no" / "x.pdf"
    )
    assert "đăng nhập" in refused("print", lot.pk, "--count", 1, "--by", "ai@example.vn", *out)
    assert refused("print", lot.pk, "--count", 0, *out)
    for first in (0, 9):
        assert refused("print", lot.pk, "--count", 3, "--from", first, *out)
    assert refused("print", lot.pk, "--count", 1, "--sheet", "9x9", *out)
    assert refused("codes", lot.pk, "--count", -1)
    assert refused("void", lot.pk, "--from", 5, "--to", 50, "--reason", "x", "--yes")

    assert not sheet.exists()
    assert reserved_count(lot) == 10


def test_a_lot_is_opened_and_its_symbols_are_said() -> None:
    product = Cast.gather().product(gtin="02000000004716")
    days = ("--made", "2026-11-01", "--best-before", "2027-11-01", "--quantity", 500)
    said = labels("open", "2000000004716", "l26110788", *days).splitlines()

    lot = Lot.objects.get(product=product)
    assert (lot.code, lot.quantity, lot.best_before) == ("L26110788", 500, dt.date(2027, 11, 1))
    assert said[0] == f"Đã mở lô L26110788, số của lô là {lot.pk}."
    assert said[1] == "3x8: phiên bản 5, mức sửa lỗi H, ô vuông 0,489 mm"
    assert said[3] == "5x13: phiên bản 4, mức sửa lỗi Q, ô vuông 0,366 mm"
    assert "không quá 6 ký tự" in said[4]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("KHONGCO", "L1", "--made", "2026-11-01", "--quantity", 5), "Không có sản phẩm KHONGCO."),
        (("7K3M9P2XT", "L1", "--made", "hôm nay", "--quantity", 5), "không phải là ngày"),
        (("7K3M9P2XT", "L1", "--made", "2026-11-01", "--quantity", 0), "từ 1 đến 1.048.576 gói"),
        (("7K3M9P2XT", "L 1", "--made", "2026-11-01", "--quantity", 5), "Mã lô"),
    ],
)
def test_a_lot_that_cannot_be_opened_is_refused(words: tuple[object, ...], why: str) -> None:
    Cast.gather().product(code="7K3M9P2XT")

    assert why in refused("open", *words)
    assert not Lot.objects.exists()


def test_a_name_that_was_cut_is_said_after_printing(tmp_path: Path) -> None:
    lot = in_force_lot(Cast.gather(), name="Tinh dầu sả chanh " * 8)
    words = ("--count", 1, "--sheet", "5x13", "--output", tmp_path / "tem.pdf")

    assert f"cắt bớt: {lot.product.name_vi}" in labels("print", lot.pk, *words)


def test_without_the_key_nothing_is_reserved(lot: Lot, tmp_path: Path, settings: Settings) -> None:
    settings.LABEL_KEY_RING = KeyRing({2: bytes(32)})

    said = refused("print", lot.pk, "--count", 1, "--output", tmp_path / "tem.pdf")
    assert said.startswith("Không có khóa tem")
    assert refused("codes", lot.pk, "--count", 1) == said
    assert reserved_count(lot) == 10
    assert list(tmp_path.glob("*.pdf")) == []
