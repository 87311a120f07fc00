"""The one middle form of every document: numbered lines with places and no meaning.

A line is a paragraph of a Word file, a printed line of a PDF or of a text file, or one row of a table. Readers
(``intake/read``) make it, recognisers (``intake/recognise``) read it, and the review page shows it beside the values.
"""

from dataclasses import dataclass, field

from caicach.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row. ``text`` keeps the breaks between the cell's paragraphs as newlines.

    ``span`` counts the columns that it covers. ``continues`` is true for a cell merged with the one above it: its text
    is empty, since it stands in the row where the merged cell begins. ``bold`` is the weight of the whole cell.
    """

    text: str
    span: int = 1
    continues: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that were recognised in a picture without certainty: from ``start`` to ``end`` of a line's text, or of the
    text of one of its cells (from 0)."""

    start: int
    end: int
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line (from 1, in reading order). ``cells`` is empty for running text; ``text`` then is all there is.

    For a table row ``text`` is the cells' text joined by tabs, and ``table`` numbers the table (from 1) it belongs to.
    ``heading`` is the outline level where the document marks one (Word style, markdown #), ``bold`` the whole line's
    weight.
    """

    number: int
    text: str
    page: int | None = None
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    heading: int | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    doubts: tuple[Doubt, ...] = ()

    def doubtful_words(self, *, cell: int | None = None) -> list[str]:
        """The doubtful words of a cell, or without one those of the whole line."""
        return [self._source(doubt)[doubt.start : doubt.end] for doubt in self.doubts if cell in (None, doubt.cell)]

    def _source(self, doubt: Doubt) -> str:
        return self.text if doubt.cell is None else self.cells[doubt.cell].text


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document. ``kind`` is what was read: "docx", "pdf", "picture" or "text"; ``notes`` is what reviewers
    should know."""

    kind: str
    lines: tuple[Line, ...]
    pages: int | None = None
    notes: tuple[Sentence, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: a line, and the 0-based cell within it where the line is a table row."""

    line: int
    cell: int | None = None
