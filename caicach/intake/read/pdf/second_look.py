"""A second extractor for pages on which PDFium may lose letters.

PDFium measures letters by the glyphs of their font. Where the font is not inside the file it measures a substitute, and
a letter that the substitute lacks (as Ế in most) can be dropped without a sign. pdfplumber measures by the widths that
the file states and loses none, but takes several times as long: it is asked for such pages alone.
"""

import io
import re
from typing import Any

from caicach.intake.read.pdf.glyphs import Box, Glyph, is_bold, is_italic

_MORE = 1.01
"""How many times as many letters the second extractor must see to be preferred."""

_NO_CODE = re.compile(r"\(cid:\d+\)")
_REPLACEMENT = "\ufffd"


class SecondLook:
    """The document once more, opened when first asked."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def better_of(self, glyphs: tuple[Glyph, ...], *, page: int) -> tuple[Glyph, ...]:
        """The letters of a page (from 0): those given, or those seen here where they are more."""
        # Imported when it is asked: it takes twice as long to load as the process that reads takes for a page.
        import pdfplumber  # noqa: PLC0415

        if self._document is None:
            self._document = pdfplumber.open(io.BytesIO(self._data))
        own = self._document.pages[page]
        found = tuple(_glyph(char, height=own.height) for char in own.chars if char["text"])
        own.close()
        return found if _letters(found) > _MORE * _letters(glyphs) else glyphs


def _letters(glyphs: tuple[Glyph, ...]) -> int:
    return sum(len(glyph.text.strip()) for glyph in glyphs)


def _glyph(char: dict[str, Any], *, height: float) -> Glyph:
    name = str(char["fontname"])
    return Glyph(
        text=_NO_CODE.sub(_REPLACEMENT, char["text"]),
        box=Box(char["x0"], char["top"], char["x1"], char["bottom"]),
        baseline=height - char["matrix"][5],
        bold=is_bold(name),
        italic=is_italic(name),
    )
