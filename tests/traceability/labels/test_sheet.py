import re
import resource
import subprocess
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from tests.tools import need_poppler, need_qpdf
from tests.traceability.labels import sheets
from traceability.labels.layout import SHEETS, LabelText, TooSmall
from traceability.labels.sheet import Printed, write_sheets

DEFAULT = SHEETS["3x8"]


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("shape", ["3x8", "4x10", "5x13"])
def test_every_code_of_two_sheets_is_read_back(shape: str, dpi: int) -> None:
    sheet = SHEETS[shape]
    for made in (sheets.barcode_labels, sheets.own_labels):
        labels = list(made(range(sheet.capacity)))
        (page,) = sheets.page_images(sheets.printed(labels, sheet), dpi)
        expected = [label.url for label in labels]
        assert sheets.read_page(page) == set(expected)
        assert sheets.read_cells(page, sheet) == dict(enumerate(expected))


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [200, 300])
def test_every_code_of_ten_random_sheets_is_read_back(dpi: int) -> None:
    random = Random(21)
    for first in random.sample(range(1_000_000), 10):
        labels = list(sheets.barcode_labels(range(first, first + DEFAULT.capacity)))
        (page,) = sheets.page_images(sheets.printed(labels, DEFAULT), dpi)
        assert sheets.read_page(page) == {label.url for label in labels}
        assert sheets.read_cells(page, DEFAULT) == {n: x.url for n, x in enumerate(labels)}


def test_a_symbol_with_a_tenth_torn_off_is_still_read() -> None:
    labels = list(sheets.barcode_labels(range(24)))
    (page,) = sheets.page_images(sheets.printed(labels, DEFAULT), 300)
    dots = page.height / 297
    for place, label in enumerate(labels):
        cell = sheets.cell_image(page, DEFAULT, place)
        # A patch over 10 % of the dark square, in its middle on the right.
        left, top, right, lower = (round(edge * dots) for edge in (17, 13, 22.7, 18.7))
        cell.paste(255, (left, top, right, lower))
        assert sheets.read_page(cell) == {label.url}


def test_the_answer_says_what_was_cut() -> None:
    art = replace(sheets.ART, product="Tinh dầu sả chanh " * 9)
    done = write_sheets(BytesIO(), sheets.own_labels(range(1)), art, SHEETS["5x13"])

    assert done.cut == (art.product,)
    assert (done.version, done.level, round(done.module, 3)) == (3, "H", 0.405)


def test_four_modules_around_every_symbol_are_blank() -> None:
    (page,) = sheets.page_images(
        sheets.printed(list(sheets.barcode_labels(range(24))), DEFAULT), 600
    )
    dots = page.height / 297
    module = DEFAULT.module(37)
    for place in range(DEFAULT.capacity):
        cell = sheets.cell_image(page, DEFAULT, place)
        near, far = (round(side * dots) for side in (DEFAULT.padding, DEFAULT.padding + 22))
        box = cell.crop((near, near, far, far))
        dark = box.point(lambda value: 255 * (value < 128)).getbbox()
        assert dark is not None
        quiet = 4 * module * dots
        margins = (dark[0], dark[1], box.width - dark[2], box.height - dark[3])
        assert min(margins) >= quiet - 1.5
        assert max(margins) <= quiet + 1.5


def test_each_label_stands_in_its_cell_and_each_sheet_says_what_it_holds() -> None:
    labels = [*sheets.own_labels(range(3))]
    labels[2] = replace(labels[2], code="W" * 60)
    first, second = _pages(sheets.printed(labels, DEFAULT, start_cell=23))

    assert first[0] == b"2.83465 0 0 2.83465 0 0 cm /C Do"
    assert first[1].startswith(b"BT /R 1.80 Tf 8.00 6.30 Td (L")
    assert b" tem 1" in first[1]
    assert first[1].endswith(b" 1/2) Tj ET")
    assert [line[:28] for line in first[2:]] == [
        b"q 1 0 0 1 70.00 8.50 cm /A D",
        b"q 1 0 0 1 140.00 8.50 cm /A ",
    ]
    assert b"/A Do BT /R 2.20 Tf 14.26 3.60 Td (T/1F4G-A2WK-XR4R-N6X1) Tj ET q 0.59" in first[2]
    assert second[1].endswith(b" 2/2) Tj ET")
    assert second[2].startswith(b"q 1 0 0 1 0.00 253.50 cm /A Do 38 Tz BT /R 2.20 Tf 14.26 3.60")
    assert len(second) == 3


def test_without_a_total_a_sheet_does_not_say_of_how_many() -> None:
    out = BytesIO()
    done = write_sheets(out, sheets.own_labels(range(1)), sheets.ART, DEFAULT, 24)

    assert (done.sheets, done.labels) == (1, 1)
    assert _pages(out.getvalue())[0][1].endswith(b" 1) Tj ET")


def test_start_cell_seven_leaves_six_cells_empty() -> None:
    labels = list(sheets.own_labels(range(20)))
    pages = sheets.page_images(sheets.printed(labels, DEFAULT, start_cell=7), 200)
    assert sorted(sheets.read_cells(pages[0], DEFAULT)) == list(range(6, 24))
    assert sorted(sheets.read_cells(pages[1], DEFAULT)) == [0, 1]
    # Only the crop marks stand in the empty cells, at their corners.
    empty = sheets.cell_image(pages[0], DEFAULT, 4)
    assert empty.crop((20, 20, empty.width - 20, empty.height - 20)).getextrema() == (255, 255)


@pytest.mark.parametrize("cell", [0, 25])
def test_a_start_cell_outside_the_sheet_is_refused(cell: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 24"):
        sheets.printed(list(sheets.own_labels(range(1))), DEFAULT, start_cell=cell)


def test_no_label_is_no_document() -> None:
    out = BytesIO()
    with pytest.raises(ValueError, match="no label to print"):
        write_sheets(out, [], sheets.ART, DEFAULT)
    assert out.getvalue() == b""


def test_a_symbol_phones_cannot_read_is_refused_before_anything_is_written() -> None:
    out = BytesIO()
    with pytest.raises(TooSmall, match=r"10 mm has modules of 0\.270 mm"):
        write_sheets(out, sheets.barcode_labels(range(1)), sheets.ART, replace(DEFAULT, symbol=10))
    assert out.getvalue() == b""


def test_the_texts_of_a_label_can_be_extracted(tmp_path: Path) -> None:
    need_poppler()
    labels = list(sheets.own_labels(range(30)))
    path = _saved(tmp_path, sheets.printed(labels, DEFAULT))
    text = _run("pdftotext", str(path), "-")
    for line in (
        "Cà phê bột nguyên",
        "chất rang mộc",
        "DỮ LIỆU MINH HỌA",
        "Hợp tác xã Nông nghiệp Mẫu Đơn",
        "Lô L2611A",
        "NSX 01/11/2026 · HSD 01/11/2027",
        "Quét để kiểm tra",
        "ocop.vn",
    ):
        assert text.count(line) >= 30, line
    assert all(label.code in text for label in labels)
    assert "Lô L2611A · tem 1–24 · tờ 1/2" in text
    assert "Lô L2611A · tem 25–30 · tờ 2/2" in text


def test_the_document_is_sound_and_brings_its_fonts(tmp_path: Path) -> None:
    need_poppler()
    need_qpdf()
    path = _saved(tmp_path, sheets.printed(list(sheets.own_labels(range(48))), DEFAULT))
    assert "No syntax or stream encoding errors" in _run("qpdf", "--check", str(path))
    fonts = _run("pdffonts", str(path)).splitlines()[2:]
    assert [line.split()[3:6] for line in fonts] == [["yes", "yes", "yes"]] * 2


def test_the_same_labels_make_the_same_bytes() -> None:
    labels = list(sheets.own_labels(range(5)))
    assert sheets.printed(labels, DEFAULT) == sheets.printed(labels, DEFAULT)


def test_a_code_wider_than_its_place_is_narrowed_not_cut() -> None:
    label = next(iter(sheets.own_labels(range(1))))
    wide = LabelText(label.url, "W" * 60, 1)
    (page,) = sheets.page_images(sheets.printed([wide], SHEETS["5x13"]), 200)
    beside = sheets.cell_image(page, SHEETS["5x13"], 1)
    assert beside.crop((15, 15, beside.width - 15, beside.height - 15)).getextrema() == (255, 255)


def test_ten_thousand_labels_are_small_quick_and_flat_in_memory() -> None:
    labels = sheets.barcode_labels(range(10_000))
    out = BytesIO()
    before, began = _peak(), time.process_time()
    count = write_sheets(out, labels, sheets.ART, DEFAULT, total=10_000)
    assert time.process_time() - began < 15
    assert count == Printed(417, 10_000, 5, "H", DEFAULT.module(37))
    assert len(out.getvalue()) / 10_000 <= 300
    assert _peak() - before < 30_000


def test_labels_are_taken_as_they_are_printed() -> None:
    seen: list[int] = []
    taken: list[int] = []

    class Output(BytesIO):
        def write(self, data: bytes) -> int:  # type: ignore[override]
            if b"/Type/Page/" in data:
                taken.append(seen[-1])
            return super().write(data)

    def labels() -> Iterator[LabelText]:
        for label in sheets.own_labels(range(72)):
            seen.append(label.number)
            yield label

    write_sheets(Output(), labels(), sheets.ART, DEFAULT)
    assert taken == [24, 48, 72]


def _peak() -> int:
    """The most memory this process ever used, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _pages(pdf: bytes) -> list[list[bytes]]:
    """The lines of what is drawn on each page."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    drawn = [zlib.decompress(stream) for stream in streams]
    return [page.split(b"\n") for page in drawn if b" /C Do" in page]


def _saved(folder: Path, pdf: bytes) -> Path:
    path = folder / "sheet.pdf"
    path.write_bytes(pdf)
    return path


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout
