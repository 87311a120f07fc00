"""A picture of a page -> its words and lines, as if they had been drawn there.

A word stands for one letter of the readers that put lines and tables together, with a blank after it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from PIL import Image, ImageFilter

from caicach.intake.read.pdf.glyphs import Box, Glyph, PageContent, Rule
from caicach.intake.read.scan.picture import PAGE_HEIGHT, straightened
from caicach.intake.read.scan.row_numbers import with_row_numbers
from caicach.intake.read.scan.rules import part_rules
from caicach.intake.read.scan.tesseract import SeenWord, words_in

SURE = 70.0
"""From which sureness on a word is not marked."""

_SECOND_LOOK = 55.0
"""Below which sureness a word is looked at once more."""

_SEEN, _DASH, _SIGN = 10.0, 40.0, 70.0
"""From which sureness on something was seen at all: letters, dashes of lists, and other signs, which specks and remains
of lines are read as."""

_DASHES, _SIGNS = frozenset("-–+"), frozenset(("*", "•", "&", "/", "%", "=", "≥", "≤", "./."))
_EDGE = 3
_SPECK, _AROUND, _INK, _FEWEST_DOTS = 4, 5, 150, 12
_POINTS_PER_INCH = 72
_SIZE = 1.3
"""Height of the font over the usual height of a word's ink."""

_ABOVE, _BELOW = 0.8, 0.2
_BEARING = 0.05
"""Blank that belongs to a word on either side of its ink, in heights of the font."""

_FEWEST_WORDS = 3
_WIDE_GAP = 1.0
_STRAY = 0.7
_REACHES_DOWN = frozenset("gjpqyQ,;()[]/ạậặẹệịọộợụựỵẠẬẶẸỆỊỌỘỢỤỰỴ")


def recognised_page(picture: Image.Image, *, height: float | None = None) -> PageContent:
    """What stands on a picture of a page. ``height`` is the page's in points; without it the longer side is A4's."""
    level = straightened(picture)
    scale = height / level.height if height else PAGE_HEIGHT / max(level.size)
    rules, text = part_rules(level, scale=scale)
    seen = _words(text, rules=rules, scale=scale)
    return PageContent(
        width=level.width * scale,
        height=level.height * scale,
        glyphs=tuple(_glyphs(seen, scale)),
        rules=tuple(rules),
        has_drawing=True,
        is_pictured=True,
        is_embedded=True,
        is_turned=False,
    )


def _words(picture: Image.Image, *, rules: Sequence[Rule], scale: float) -> list[SeenWord]:
    """All words. Row numbers are looked at again, and then what is left out or quite unsure, without the rest of the
    page."""
    dpi = round(_POINTS_PER_INCH / scale)
    seen = list(filter(_is_word, words_in(picture, dpi=dpi)))
    first = with_row_numbers(seen, picture, rules=rules, scale=scale)
    certain = [word for word in first if word.sureness >= _SECOND_LOOK]
    rest = _rest(picture, certain)
    if rest is None:
        return first
    sparse = filter(_is_word, words_in(rest, dpi=dpi, is_sparse=True))
    # What touches a word that was taken out is a rest of its ink, or of two lines read as one.
    second = [word for word in sparse if not any(_overlap(word, other, near=2 * _EDGE) for other in certain)]
    unsure = [word for word in first if word.sureness < _SECOND_LOOK]
    return [*certain, *second, *(word for word in unsure if not any(_overlap(word, other) for other in second))]


def _rest(picture: Image.Image, words: Sequence[SeenWord]) -> Image.Image | None:
    """The ink outside these words, without specks, which are gone at a quarter of the size; None where none is left."""
    rest = picture.copy()
    for word in words:
        rest.paste(255, (word.x0 - _EDGE, word.top - _EDGE, word.x1 + _EDGE, word.bottom + _EDGE))
    dots = rest.reduce(_SPECK).point([255 if grey < _INK else 0 for grey in range(256)])
    if dots.histogram()[255] < _FEWEST_DOTS:
        return None
    around = dots.filter(ImageFilter.MaxFilter(_AROUND)).resize(rest.size)
    return Image.composite(rest, Image.new("L", rest.size, 255), around)


def _overlap(one: SeenWord, other: SeenWord, *, near: int = 0) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > -near and down > 0


def _is_word(word: SeenWord) -> bool:
    if any(map(str.isalnum, word.text)):
        return word.sureness >= _SEEN
    if word.text in _DASHES:
        return word.sureness >= _DASH
    return word.text in _SIGNS and word.sureness >= _SIGN


def _glyphs(seen: Sequence[SeenWord], scale: float) -> list[Glyph]:
    lines: dict[tuple[str, ...], list[SeenWord]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    usual = median(word.bottom - word.top for word in seen) if seen else 0.0
    pieces = (piece for words in lines.values() for piece in _pieces(words))
    return [glyph for piece in pieces for glyph in _line(piece, scale, usual)]


def _pieces(words: Sequence[SeenWord]) -> Iterator[Sequence[SeenWord]]:
    """A line between its wide gaps, where what follows may stand a little higher or lower, and where the next word
    belongs to another line in truth."""
    start = 0
    for index, (word, following) in enumerate(pairwise(words), start=1):
        height = word.bottom - word.top
        strays = abs(following.bottom - word.bottom) > _STRAY * max(height, following.bottom - following.top)
        if strays or following.x0 - word.x1 > _WIDE_GAP * height:
            yield words[start:index]
            start = index
    yield words[start:]


def _line(words: Sequence[SeenWord], scale: float, usual: float) -> list[Glyph]:
    """The words of a line on one baseline: where the ink of those ends whose letters do not reach below it."""
    height = median(word.bottom - word.top for word in words) if len(words) >= _FEWEST_WORDS else usual
    size = _SIZE * height * scale
    standing = [word.bottom for word in words if not _REACHES_DOWN & set(word.text)]
    low = median(standing) if standing else median(word.bottom for word in words) - _BELOW * height
    baseline = low * scale
    glyphs = []
    beside = _BEARING * size
    for word in words:
        left, right = word.x0 * scale - beside, word.x1 * scale + beside
        box = Box(left, baseline - _ABOVE * size, right, baseline + _BELOW * size)
        glyphs.append(Glyph(word.text, box, baseline, doubtful=word.sureness < SURE))
        glyphs.append(Glyph(" ", box._replace(x0=box.x1), baseline))
    return glyphs
