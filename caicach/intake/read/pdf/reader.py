"""Puts a PDF's pages together: running lines and tables in reading order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.collect import LineCollector, is_page_number
from caicach.intake.read.pdf.columns import AlignedRows, find_columns
from caicach.intake.read.pdf.glyphs import Glyph, PageContent
from caicach.intake.read.pdf.grid import Grid, RuledRows, find_grids, ruled_rows
from caicach.intake.read.pdf.lines import TextLine, text_lines
from caicach.intake.read.pdf.pdfium import read_pages
from caicach.values.sentence import Sentence

if TYPE_CHECKING:
    from caicach.intake.read.pdf.second_look import SecondLook

_SAME_COLUMNS = 6.0
"""How far the columns of a table that goes on may stand from those on the page before, in points."""

_MARGIN = 50.0
"""Height of the strips for running heads and feet, in points. Office documents keep 20 mm (57 points) free at least."""

_CENTRED = 6.0
_INDENTED = 20.0
_UNREADABLE_SHARE = 0.05
_REPLACEMENT = "\ufffd"


def parse_pdf(data: bytes) -> Layout:
    """The layout of a PDF. Raises ``UnreadableDocument``.

    A hostile file can make this run for ever, fill the memory or crash the process: ``isolation`` keeps it in bounds.
    """
    reader = _Reader()
    looked_twice = _looked_twice(data)
    for index, page in enumerate(read_pages(data)):
        certain = page.is_embedded or page.is_turned
        reader.read(page if certain else looked_twice(page, index), index + 1)
    if not any(line.text for line in reader.out.lines):
        raise UnreadableDocument(Problem.NO_TEXT if reader.pictures else Problem.EMPTY)
    return Layout(kind="pdf", lines=reader.out.lines, pages=reader.page, notes=reader.notes())


def _looked_twice(data: bytes) -> Callable[[PageContent, int], PageContent]:
    """What gives a page (with its number from 0) the letters of a second extractor where it sees more."""

    @cache
    def second_look() -> "SecondLook":
        # Stands on pdfminer, which takes longer to load than a page takes to read; few files need it.
        from caicach.intake.read.pdf.second_look import SecondLook  # noqa: PLC0415

        return SecondLook(data)

    return lambda page, index: replace(page, glyphs=second_look().better_of(page.glyphs, page=index))


@dataclass(slots=True)
class _Reader:
    """State of one reading. ``open_columns`` tell where the columns of the last table stand until text follows."""

    out: LineCollector = field(default_factory=LineCollector)
    page: int = 0
    table: int = 0
    open_columns: tuple[float, ...] = ()
    pictures: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)

    def read(self, page: PageContent, number: int) -> None:
        self.page = number
        if not page.glyphs:
            if page.has_drawing:
                self.pictures.append(number)
            return
        if sum(_is_unreadable(glyph.text) for glyph in page.glyphs) > _UNREADABLE_SHARE * len(page.glyphs):
            self.garbled.append(number)
        grids = find_grids(page.rules)
        lines = text_lines(_outside(grids, page.glyphs))
        margins = [line for line in lines if _is_in_margin(line, page)]
        body = [line for line in lines if not _is_in_margin(line, page)]
        edges = _edges(body, page)
        items = [*margins, *_ruled(grids, page.glyphs), *find_columns(body, middle=sum(edges) / 2)]
        for item in sorted(items, key=lambda item: item.baseline):
            if isinstance(item, TextLine):
                self._add_line(item, edges, ends_table=not _is_in_margin(item, page))
            else:
                self._add_rows(item)

    def notes(self) -> tuple[Sentence, ...]:
        """What the person who reviews should know about pages that could not be read."""
        notes = []
        if self.pictures:
            notes.append(
                Sentence(
                    "Trang %(pages)s chỉ có hình ảnh, không có lớp chữ nên chưa đọc được. "
                    "Hãy đối chiếu với bản gốc và nhập thêm nội dung còn thiếu.",
                    _pages(self.pictures),
                )
            )
        if self.garbled:
            notes.append(
                Sentence(
                    "Trang %(pages)s dùng phông chữ không kèm bảng mã Unicode nên chữ đọc được có thể sai. "
                    "Nên dùng tệp Word gốc.",
                    _pages(self.garbled),
                )
            )
        return tuple(notes)

    def _add_line(self, line: TextLine, edges: tuple[float, float], *, ends_table: bool) -> None:
        text = line.text
        if ends_table and not is_page_number(text):
            self.open_columns = ()
        centred = _is_centred(line, edges)
        self.out.add_text(text, page=self.page, bold=line.bold, italic=line.italic, centred=centred)

    def _add_rows(self, found: RuledRows | AlignedRows) -> None:
        """Add rows to the open table where they stand in its columns, as after a page break; else to a new one."""
        if not _same_columns(self.open_columns, found.columns):
            self.table += 1
        self.open_columns = found.columns
        for row in found.rows:
            self.out.add_row(row, table=self.table, page=self.page)


def _ruled(grids: Sequence[Grid], glyphs: Sequence[Glyph]) -> list[RuledRows]:
    found = (ruled_rows(grid, glyphs) for grid in grids)
    return [table for table in found if any(cell.text for row in table.rows for cell in row)]


def _outside(grids: Sequence[Grid], glyphs: Sequence[Glyph]) -> list[Glyph]:
    boxes = [grid.box for grid in grids]
    return [glyph for glyph in glyphs if not any(box.holds(glyph.box.middle) for box in boxes)]


def _is_in_margin(line: TextLine, page: PageContent) -> bool:
    return not _MARGIN < line.baseline < page.height - _MARGIN


def _edges(lines: Sequence[TextLine], page: PageContent) -> tuple[float, float]:
    """The left and right edge of running text."""
    if not lines:
        return 0.0, page.width
    return min(line.x0 for line in lines), max(line.x1 for line in lines)


def _is_centred(line: TextLine, edges: tuple[float, float]) -> bool:
    left, right = line.x0 - edges[0], edges[1] - line.x1
    return abs(left - right) < _CENTRED and left > _INDENTED


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(x - y) <= _SAME_COLUMNS for x, y in zip(one, other, strict=True))


def _is_unreadable(letter: str) -> bool:
    return letter == _REPLACEMENT or "\ue000" <= letter <= "\uf8ff"


def _pages(numbers: Sequence[int]) -> dict[str, str]:
    return {"pages": ", ".join(str(number) for number in numbers)}
