import re
from io import BytesIO

import pypdfium2
import pytest

from traceability.labels.pdf import MM, PdfWriter


def test_a_document_has_its_pages_in_order_and_its_title() -> None:
    out = BytesIO()
    pdf = PdfWriter(out, "Tem truy xuất (thử)")
    pdf.write_object(b"<<>>", pdf.resources)
    pdf.write_page(b"0 0 10 10 re f", 210 * MM, 297 * MM)
    pdf.write_page(b"", 100, 50)
    pdf.finish()
    document = pypdfium2.PdfDocument(out.getvalue())
    assert [page.get_size() for page in document][1] == (100, 50)
    assert round(document[0].get_width() / MM) == 210
    assert document.get_metadata_value("Title") == "Tem truy xuất (thử)"
    assert document[0].render(grayscale=True).to_pil().getpixel((3, 840)) == 0
    assert document[1].render(grayscale=True).to_pil().getpixel((3, 45)) == 255
    document.close()


def test_every_object_stands_where_the_table_says() -> None:
    raw = small_document()
    table = raw[int(raw.split()[-2]) :]
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n ", table)]
    found = [raw[place:].partition(b" obj")[0] for place in places]

    assert found == [b"%d 0" % number for number in range(1, 8)]
    assert table.startswith(b"xref\n0 8\n0000000000 65535 f \n")
    assert b"trailer\n<</Size 8/Root 6 0 R/Info 7 0 R>>\nstartxref\n" in table


@pytest.mark.parametrize(
    "text",
    [
        b"1 0 obj\n<</Type/Pages/Count 1/Kids[5 0 R]>>\n",
        b"/Type/XObject/Subtype/Form/BBox[0 0 10.000 20.000]/Resources 2 0 R>>\n",
        b"5 0 obj\n<</Type/Page/Parent 1 0 R/MediaBox[0 0 100.000 50.000]/Resources 2 0 R/Cont",
        b"6 0 obj\n<</Type/Catalog/Pages 1 0 R/Lang(vi)>>\n",
        b"7 0 obj\n<</Title<FEFF00541EDD>>>\n",
    ],
)
def test_objects_name_each_other(text: bytes) -> None:
    assert small_document().count(text) == 1


def small_document() -> bytes:
    out = BytesIO()
    pdf = PdfWriter(out, "Tờ")
    pdf.write_object(b"<<>>", pdf.resources)
    assert pdf.write_form(b"f", 10, 20) == 3
    pdf.write_page(b"q", 100, 50)
    pdf.finish()
    return out.getvalue()
