"""Puts the cells of an HTML table into its rows: cells that reach down stand in every row they cover."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from caicach.intake.layout import Cell
from caicach.intake.read.text.marks import MarkedLine


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell as the file gives it: its text, and how many rows and columns it covers."""

    line: MarkedLine
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class RowPlacer:
    """``below`` holds what reaches into the next row: first column -> rows left, columns."""

    below: dict[int, tuple[int, int]] = field(default_factory=dict)

    def place(self, own: Sequence[SourceCell]) -> list[Cell]:
        """The row's own cells in order, with the cells that go on from above put between them."""
        cells: list[Cell] = []
        column = 0
        begun: dict[int, tuple[int, int]] = {}
        for cell in own:
            column = self._go_on(cells, column)
            cells.append(Cell(text=cell.line.text, span=cell.columns, bold=cell.line.bold))
            if cell.rows > 1:
                begun[column] = (cell.rows - 1, cell.columns)
            column += cell.columns
        for start in sorted(start for start in self.below if start >= column):
            if start > column:
                cells.append(Cell(text="", span=start - column))
            column = self._go_on(cells, start)
        left = {start: (rows - 1, columns) for start, (rows, columns) in self.below.items() if rows > 1}
        self.below = left | begun
        return cells

    def _go_on(self, cells: list[Cell], column: int) -> int:
        """Add the cells from above that stand at the column; the first column after them."""
        while column in self.below:
            columns = self.below[column][1]
            cells.append(Cell(text="", span=columns, continues=True))
            column += columns
        return column
