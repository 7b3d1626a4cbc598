"""Be Vietnam Pro (SIL Open Font License, see fonts/OFL.txt), cut to what a document uses.

`reportlab` reads and cuts the font files; only this file knows it.
"""

import hashlib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFile, makeToUnicodeCMap

from traceability.labels.pdf import PdfWriter

_FOLDER = Path(__file__).parent / "fonts"
_ASCII = 128
_ONE_BYTE = 256
_EM = 1000
_SYMBOLIC = 4
_UNKNOWN = ord("?")


class Font:
    """One weight, ready to measure and set the given texts; ASCII can always be set."""

    def __init__(self, weight: str, texts: str) -> None:
        """Choose the characters; beyond 128 different ones outside ASCII the rest become `?`."""
        self._weight = weight
        self._file = _font_file(weight)
        extra = sorted({ord(letter) for letter in composed(texts)} - set(range(_ASCII)))
        drawn = [code for code in extra if code in self._file.charToGlyph]
        self._codes = [*range(_ASCII), *drawn[: _ONE_BYTE - _ASCII]]
        self._bytes = {code: place for place, code in enumerate(self._codes)}

    def width(self, text: str, size: float) -> float:
        """How wide the text is at this size, in the unit of the size."""
        return sum(self._advance(self._known(letter)) for letter in composed(text)) * size / _EM

    def literal(self, text: str) -> bytes:
        """The text as a PDF string in this font's own one-byte encoding."""
        raw = bytes(self._bytes[self._known(letter)] for letter in composed(text))
        return b"(%s)" % raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    def embed(self, pdf: PdfWriter) -> int:
        """Write the cut font into a document; the number of its font object is returned."""
        name = b"%s+BeVietnamPro-%s" % (self._tag(), self._weight.encode())
        subset = self._file.makeSubset(self._codes)
        program = pdf.write_stream(subset, b"/Length1 %d" % len(subset))
        descriptor = pdf.write_object(self._descriptor(name, program))
        cmap = makeToUnicodeCMap(name.decode(), self._codes).encode("ascii")
        widths = b" ".join(b"%d" % self._advance(code) for code in self._codes)
        return pdf.write_object(
            b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 0/LastChar %d/Widths[%s]"
            b"/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
            % (name, len(self._codes) - 1, widths, descriptor, pdf.write_stream(cmap))
        )

    def _descriptor(self, name: bytes, program: int) -> bytes:
        face = self._file
        box = b" ".join(b"%d" % edge for edge in face.bbox)
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle 0/Ascent %d"
            b"/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
            % (
                name,
                _SYMBOLIC,
                box,
                face.ascent,
                face.descent,
                face.capHeight,
                face.stemV,
                program,
            )
        )

    def _known(self, letter: str) -> int:
        code = ord(letter)
        return code if code in self._bytes else _UNKNOWN

    def _advance(self, code: int) -> int:
        return int(self._file.charWidths.get(code, self._file.defaultWidth))

    def _tag(self) -> bytes:
        """Six letters that name the cut, as ISO 32000-1, 9.6.4 asks."""
        digest = hashlib.sha256(repr((self._weight, self._codes)).encode()).digest()
        return bytes(ord("A") + byte % 26 for byte in digest[:6])


def composed(text: str) -> str:
    """Vietnamese letters as single characters, the only form the font draws well."""
    return unicodedata.normalize("NFC", text)


@cache
def _font_file(weight: str) -> Any:  # noqa: ANN401 - reportlab has no types
    return TTFontFile(str(_FOLDER / f"BeVietnamPro-{weight}.ttf"))
