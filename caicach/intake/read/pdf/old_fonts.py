"""Letters drawn with fonts of an old Vietnamese code (``intake/read/legacy.py``) -> letters in Unicode."""

from collections.abc import Iterable, Iterator

from caicach.intake.read.legacy import Code, FontCode, in_unicode, joins_vni
from caicach.intake.read.pdf.glyphs import Glyph

DrawnGlyph = tuple[Glyph, FontCode | None]
"""A letter as its file gives it, and what its font makes of it where that is an old code."""


def glyphs_in_unicode(drawn: Iterable[DrawnGlyph]) -> Iterator[Glyph]:
    """The letters in their order. In VNI a vowel and the sign after it are one."""
    waiting: DrawnGlyph | None = None
    for glyph, font in drawn:
        if waiting is not None:
            joined = _joined(waiting, (glyph, font))
            if joined is not None:
                yield joined
                waiting = None
                continue
            yield _alone(waiting)
        waiting = (glyph, font)
    if waiting is not None:
        yield _alone(waiting)


def _alone(drawn: DrawnGlyph) -> Glyph:
    glyph, font = drawn
    return glyph._replace(text=in_unicode(glyph.text, font)) if font else glyph


def _joined(one: DrawnGlyph, other: DrawnGlyph) -> Glyph | None:
    (vowel, font), (sign, sign_font) = one, other
    if font is None or font.code is not Code.VNI or font != sign_font:
        return None
    letter = joins_vni(vowel.text, sign.text)
    if letter is None:
        return None
    return vowel._replace(text=letter, box=vowel.box._replace(x1=max(vowel.box.x1, sign.box.x1)))
