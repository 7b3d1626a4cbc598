"""A print job for the tests of label sheets, and eyes to read it back with."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pypdfium2
import zxingcpp
from PIL.Image import Image

from base.codes.crockford import grouped
from tests.tools import zbar
from traceability.labels.codes import serial_of, unit_code
from traceability.labels.keys import DEVELOPMENT_KEYS, KeyRing
from traceability.labels.layout import PAGE_HEIGHT, LabelArt, LabelText, Sheet
from traceability.labels.printed_url import lot_url, unit_url
from traceability.labels.sheet import write_sheets

RING = KeyRing.parse(DEVELOPMENT_KEYS)
LOT = 7
KEY = RING.lot_key(1, LOT)
ART = LabelArt(
    product="Cà phê bột nguyên chất rang mộc",
    producer="Hợp tác xã Nông nghiệp Mẫu Đơn",
    lot="L2611A",
    host="ocop.vn",
    made_on=date(2026, 11, 1),
    best_before=date(2027, 11, 1),
    demo=True,
)


def barcode_labels(indexes: range) -> Iterator[LabelText]:
    for index in indexes:
        serial = serial_of(index, KEY)
        url = lot_url("ocop.vn", "2000000000015", "L2611A", serial)
        yield LabelText(url, grouped(serial), index + 1)


def own_labels(indexes: range) -> Iterator[LabelText]:
    for index in indexes:
        code = unit_code(LOT, index, RING, 1)
        yield LabelText(unit_url("ocop.vn", "T", code), f"T/{grouped(code)}", index + 1)


def printed(labels: list[LabelText], sheet: Sheet, start_cell: int = 1) -> bytes:
    out = BytesIO()
    write_sheets(out, labels, ART, sheet, start_cell, total=len(labels))
    return out.getvalue()


def page_images(pdf: bytes, dpi: int) -> list[Image]:
    document = pypdfium2.PdfDocument(pdf)
    images = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    document.close()
    return images


def read_page(image: Image) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(image)}


def read_cells(image: Image, sheet: Sheet) -> dict[int, str]:
    """What zbar reads in each cell; on a whole page it misses a perfect symbol now and then."""
    read = {}
    for place in range(sheet.capacity):
        for found in zbar().decode(cell_image(image, sheet, place)):
            read[place] = found.data.decode()
    return read


def cell_image(image: Image, sheet: Sheet, place: int) -> Image:
    x, y = sheet.cell(place)
    scale = image.height / PAGE_HEIGHT
    top = PAGE_HEIGHT - y - sheet.cell_height
    edges = (x, top, x + sheet.cell_width, top + sheet.cell_height)
    left, upper, right, lower = (round(edge * scale) for edge in edges)
    return image.crop((left, upper, right, lower))
