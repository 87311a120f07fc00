"""What stands on a page: letters, ruled lines, boxes.

Boxes and letters are tuples: a document has a hundred thousand of them, and tuples are made in a third of the time.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from caicach.intake.read.legacy import Code

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)


def is_bold(font: str) -> bool:
    """Whether a font of this name is bold."""
    return _BOLD.search(font) is not None


def is_italic(font: str) -> bool:
    """Whether a font of this name is italic."""
    return _ITALIC.search(font) is not None


class Box(NamedTuple):
    """A rectangle; ``top`` < ``bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point half way between the edges."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.x0 <= point[0] <= self.x1 and self.top <= point[1] <= self.bottom


class Glyph(NamedTuple):
    """A letter (or a blank) with its advance box and baseline.

    ``doubtful`` is one that was recognised in a picture without certainty; there a whole word counts as one letter.
    """

    text: str
    box: Box
    baseline: float
    bold: bool = False
    italic: bool = False
    doubtful: bool = False

    @property
    def size(self) -> float:
        """Height of the font, a little over its nominal size."""
        return self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, horizontal or vertical: ``at`` is its y or x, from ``start`` to ``end`` along the other axis."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page as drawn.

    ``has_drawing`` is true where pictures or paths could show text that is none, ``is_pictured`` where a picture covers
    most of the page, ``is_embedded`` where the file holds the fonts of all letters, ``is_turned`` where the text is not
    as upright as the page. ``codes`` are the old codes that letters were converted from.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    has_drawing: bool
    is_pictured: bool
    is_embedded: bool
    is_turned: bool
    codes: frozenset[Code] = frozenset()
