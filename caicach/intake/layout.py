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


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document. ``kind`` is what was read: "docx", "pdf" or "text"; ``notes`` is what reviewers should know."""

    kind: str
    lines: tuple[Line, ...]
    pages: int | None = None
    notes: tuple[Sentence, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: a line, and the 0-based cell within it where the line is a table row."""

    line: int
    cell: int | None = None
