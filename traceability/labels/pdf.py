"""A small PDF writer that streams: objects go out as they come, memory stays flat.

Only what label sheets need of ISO 32000-1: objects, compressed streams, pages of one size that
share their resources. Deterministic: no dates, no identifiers.
"""

import zlib
from typing import BinaryIO

MM = 72 / 25.4  # points in a millimetre


class PdfWriter:
    """Writes one document; call `finish` last. Numbers from `reserve` name objects."""

    def __init__(self, out: BinaryIO, title: str) -> None:
        """Write the header at once."""
        self._out = out
        self._position = 0
        self._offsets: dict[int, int] = {}
        self._next = 1
        self._pages: list[int] = []
        self._title = title
        self._tree = self.reserve()
        self.resources = self.reserve()
        self._write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A number for an object to be written later."""
        self._next += 1
        return self._next - 1

    def write_object(self, body: bytes, number: int | None = None) -> int:
        """Write one object, under a reserved number or a new one; the number is returned."""
        number = self.reserve() if number is None else number
        self._offsets[number] = self._position
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def write_stream(self, data: bytes, entries: bytes = b"") -> int:
        """Write one compressed stream with these dictionary entries; its number is returned."""
        packed = zlib.compress(data, 6)
        head = b"<</Length %d/Filter/FlateDecode%s>>" % (len(packed), entries)
        return self.write_object(b"%s\nstream\n%s\nendstream" % (head, packed))

    def write_form(self, content: bytes, width: float, height: float) -> int:
        """Write artwork that pages draw by name as often as they like."""
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %.3f %.3f]/Resources %d 0 R" % (
            width,
            height,
            self.resources,
        )
        return self.write_stream(content, entries)

    def write_page(self, content: bytes, width: float, height: float) -> None:
        """Add a page of this size in points."""
        contents = self.write_stream(content)
        box = b"/MediaBox[0 0 %.3f %.3f]" % (width, height)
        self._pages.append(
            self.write_object(
                b"<</Type/Page/Parent %d 0 R%s/Resources %d 0 R/Contents %d 0 R>>"
                % (self._tree, box, self.resources, contents)
            )
        )

    def finish(self) -> None:
        """Write the page tree, the catalogue and the cross-reference table."""
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        self.write_object(
            b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._pages), kids), self._tree
        )
        catalogue = self.write_object(b"<</Type/Catalog/Pages %d 0 R/Lang(vi)>>" % self._tree)
        title = self._title.encode("utf-16-be").hex().upper().encode()
        about = self.write_object(b"<</Title<FEFF%s>>>" % title)
        start = self._position
        rows = b"".join(b"%010d 00000 n \n" % self._offsets[n] for n in range(1, self._next))
        self._write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (self._next, rows))
        trailer = b"<</Size %d/Root %d 0 R/Info %d 0 R>>" % (self._next, catalogue, about)
        self._write(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._position += len(data)
