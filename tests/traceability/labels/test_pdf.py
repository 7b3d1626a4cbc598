from io import BytesIO

import pypdfium2

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
