"""A second extractor for pages on which PDFium may lose letters.

PDFium measures letters by the glyphs of their font. Where the font is not inside the file it measures a substitute, and
a letter that the substitute lacks (as Ế in most) can be dropped without a sign. pdfminer measures by the widths that
the file states and loses none, but takes longer: it is asked for such pages alone, and for their letters alone.
"""

import io

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import Matrix, apply_matrix_rect

from caicach.intake.read.legacy import FontCode, code_of_font
from caicach.intake.read.pdf.glyphs import Box, Glyph, is_bold, is_italic
from caicach.intake.read.pdf.old_fonts import DrawnGlyph, glyphs_in_unicode

_MORE = 1.01
"""How many times as many letters the second extractor must see to be preferred."""

_REPLACEMENT = "\ufffd"


class SecondLook:
    """The document once more. Pages are asked for in their order."""

    def __init__(self, data: bytes) -> None:
        resources = PDFResourceManager()
        self._letters = _Letters(resources)
        self._interpreter = PDFPageInterpreter(resources, self._letters)
        self._pages = enumerate(PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))))

    def better_of(self, glyphs: tuple[Glyph, ...], *, page: int) -> tuple[Glyph, ...]:
        """The letters of a page (from 0): those given, or those seen here where they are more."""
        own = next((content for number, content in self._pages if number == page), None)
        if own is None:
            return glyphs
        self._letters.clear()
        self._interpreter.process_page(own)
        found = self._letters.placed(own)
        return found if _count(found) > _MORE * _count(glyphs) else glyphs


class _Letters(PDFTextDevice):
    """Collects the letters of a page and nothing else that is drawn on it."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._looks: dict[PDFFont, tuple[bool, bool, FontCode | None]] = {}
        self._found: list[DrawnGlyph] = []

    def clear(self) -> None:
        """Forget the letters of the page before."""
        self._found = []

    def render_char(  # noqa: PLR0917 - the library calls it so
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        """Note a letter by its place, y growing upwards, and tell how far it moves the next one on."""
        advance = font.char_width(cid) * fontsize * scaling
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = _REPLACEMENT
        low = font.get_descent() * fontsize + rise
        x0, bottom, x1, top = apply_matrix_rect(matrix, (0, low, advance, low + fontsize))
        if text:
            bold, italic, code = self._look(font)
            self._found.append((Glyph(text, Box(x0, top, x1, bottom), matrix[5], bold, italic), code))
        return advance

    def placed(self, page: PDFPage) -> tuple[Glyph, ...]:
        """The letters with y growing downwards from the upper edge."""
        x0, y0, x1, y1 = page.mediabox
        height = x1 - x0 if page.rotate % 180 else y1 - y0
        return tuple(
            glyph._replace(
                box=Box(glyph.box.x0, height - glyph.box.top, glyph.box.x1, height - glyph.box.bottom),
                baseline=height - glyph.baseline,
            )
            for glyph in glyphs_in_unicode(self._found)
        )

    def _look(self, font: PDFFont) -> tuple[bool, bool, FontCode | None]:
        if font not in self._looks:
            name = str(font.fontname)
            self._looks[font] = (is_bold(name), is_italic(name), code_of_font(name))
        return self._looks[font]


def _count(glyphs: tuple[Glyph, ...]) -> int:
    return sum(len(glyph.text.strip()) for glyph in glyphs)
