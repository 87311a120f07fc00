"""Puts pages together: running lines and tables in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from caicach.intake.read.collect import LineCollector, is_page_number
from caicach.intake.read.pdf.columns import AlignedRows, find_columns
from caicach.intake.read.pdf.glyphs import Glyph, PageContent
from caicach.intake.read.pdf.grid import Grid, RuledRows, find_grids, ruled_rows
from caicach.intake.read.pdf.lines import TextLine, text_lines

_SAME_COLUMNS = 6.0
"""How far the columns of a table that goes on may stand from those on the page before, in points."""

_MARGIN = 50.0
"""Height of the strips for running heads and feet, in points. Office documents keep 20 mm (57 points) free at least."""

_CENTRED = 6.0
_INDENTED = 20.0


@dataclass(slots=True)
class PageReader:
    """State of one reading. ``open_columns`` tell where the columns of the last table stand until text follows."""

    out: LineCollector = field(default_factory=LineCollector)
    page: int = 0
    table: int = 0
    open_columns: tuple[float, ...] = ()

    def read(self, page: PageContent, number: int) -> None:
        """Add the lines of the next page."""
        self.page = number
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

    def _add_line(self, line: TextLine, edges: tuple[float, float], *, ends_table: bool) -> None:
        if ends_table and not is_page_number(line.text):
            self.open_columns = ()
        centred = _is_centred(line, edges)
        self.out.add_text(line.marked_text, page=self.page, bold=line.bold, italic=line.italic, centred=centred)

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
