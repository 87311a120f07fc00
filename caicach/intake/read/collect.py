"""Gathers the lines of a layout, numbers them, and stops at the bounds."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caicach.intake.layout import Cell, Doubt, Line
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.doubts import split_doubts
from caicach.intake.read.limits import MAX_CHARACTERS, MAX_COLUMNS, MAX_LINE_CHARACTERS, MAX_LINES

_PAGE_NUMBER = re.compile(r"[-–\s]*(?:\d{1,3}|trang\s+\d{1,3}(?:\s*/\s*\d{1,3})?)[-–\s]*", re.IGNORECASE)


def is_page_number(text: str) -> bool:
    """Whether a line holds nothing but the number of its page ("7", "- 7 -", "Trang 7/12")."""
    return _PAGE_NUMBER.fullmatch(text) is not None


class LineCollector:
    """The lines so far. Raises ``UnreadableDocument(TOO_LONG)`` when a document passes a bound."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._characters = 0

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines added, numbered from 1."""
        return tuple(self._lines)

    def add_text(
        self,
        text: str,
        *,
        page: int | None = None,
        heading: int | None = None,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
    ) -> None:
        """Add a line of running text (already clean)."""
        text, doubts = split_doubts(text)
        self._count(len(text))
        number = len(self._lines) + 1
        self._lines.append(
            Line(
                number=number,
                text=text,
                page=page,
                heading=heading,
                bold=bold,
                italic=italic,
                centred=centred,
                doubts=doubts,
            )
        )

    def add_row(self, cells: Sequence[Cell], *, table: int, page: int | None = None) -> None:
        """Add a table row. It is bold where all its cells with text are."""
        if len(cells) > MAX_COLUMNS:
            raise UnreadableDocument(Problem.TOO_LONG)
        plain, doubts = _parted(cells)
        text = "\t".join(cell.text for cell in plain)
        self._count(len(text))
        filled = [cell for cell in plain if cell.text]
        bold = bool(filled) and all(cell.bold for cell in filled)
        number = len(self._lines) + 1
        self._lines.append(
            Line(
                number=number,
                text=text,
                page=page,
                cells=plain,
                table=table,
                bold=bold,
                doubts=doubts,
            )
        )

    def _count(self, characters: int) -> None:
        self._characters += characters
        full = len(self._lines) >= MAX_LINES or self._characters > MAX_CHARACTERS
        if full or characters > MAX_LINE_CHARACTERS:
            raise UnreadableDocument(Problem.TOO_LONG)


def _parted(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], tuple[Doubt, ...]]:
    """The cells without marks of doubt, and the places of those."""
    parted = [split_doubts(cell.text, cell=index) for index, cell in enumerate(cells)]
    doubts = tuple(doubt for _, found in parted for doubt in found)
    if not doubts:
        return tuple(cells), ()
    return tuple(replace(cell, text=text) for cell, (text, _) in zip(cells, parted, strict=True)), doubts


class TableNumbering:
    """Numbers tables where a format does not mark their end: rows belong together until running text or another shape.

    Blank lines and page numbers between rows do not end a table: one that runs over a page is printed with both.
    """

    def __init__(self) -> None:
        self._number = 0
        self._columns: int | None = None

    def of_row(self, *, columns: int) -> int:
        """The number of the table that a row of so many columns belongs to."""
        if not self.fits(columns=columns):
            self._number += 1
            self._columns = columns
        return self._number

    def fits(self, *, columns: int) -> bool:
        """Whether a row of so many columns goes on with the open table. Torn rows lose or gain up to a third."""
        return self._columns is not None and abs(self._columns - columns) <= max(1, self._columns // 3)

    def see_text(self, text: str) -> None:
        """Take note of a line between rows."""
        if text and not is_page_number(text):
            self._columns = None
