"""Tables of a document as columns with a meaning and rows on one grid.

A block of rows may hold several tables, and one table may have been torn over pages with its heading printed again on
each. Here headings are found (in any order and wording, in one row or two), repeated ones are dropped, and every row is
laid on the grid of its columns, whatever cells were merged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from caicach.intake.layout import Line, Place
from caicach.intake.recognise.labels import Heading, Role, read_heading
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.traced import NOTHING, Traced, traced
from caicach.intake.recognise.wording import folded, plain


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: which it is on the grid, what it holds, what its heading says.

    ``period`` is the time that a mark in the column stands for ("Quý II"), where its heading is one.
    """

    index: int
    role: Role | None
    title: str
    unit_vnd: int | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in one column of a row. ``merged`` is true where a cell above reaches down into this row."""

    words: Traced = NOTHING
    merged: bool = False
    span: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row. ``cells`` has a cell for every column of the grid; ``torn`` tells that a page ended before it.

    ``alone`` is true for a line between the rows that has no cells at all.
    """

    line: Line
    cells: tuple[GridCell, ...]
    torn: bool = False
    alone: bool = False

    @property
    def filled(self) -> list[int]:
        """The columns with words in them."""
        return [index for index, cell in enumerate(self.cells) if cell.words]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and the rows below their heading.

    ``headings`` are the lines that say what the columns hold, or count them, as often as they are printed.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    headings: tuple[Line, ...] = ()

    def column(self, role: Role) -> Column | None:
        """The column that holds ``role``."""
        return next((column for column in self.columns if column.role is role), None)


@dataclass(slots=True)
class _Growing:
    columns: tuple[Column, ...]
    rows: list[Row] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)


def read_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among ``lines`` whose heading is understood; rows before the first heading are left out."""
    tables: list[_Growing] = []
    torn = False
    rest = list(lines)
    while rest:
        if heading := _heading_at(rest):
            columns, length = heading
            if tables and _same_heading(tables[-1].columns, columns):
                torn = True
            else:
                tables.append(_Growing(columns=columns))
            tables[-1].headings.extend(rest[:length])
            del rest[:length]
            continue
        line = rest.pop(0)
        if _is_page_mark(line) or _counts_columns(line):
            if tables:
                tables[-1].headings.append(line)
            torn = True
            continue
        if tables and (row := _row(line, width=len(tables[-1].columns))).filled:
            tables[-1].rows.append(replace(row, torn=torn or _is_other_page(tables[-1].rows, line)))
            torn = False
    return tuple(
        Table(columns=table.columns, rows=tuple(table.rows), headings=tuple(table.headings)) for table in tables
    )


def _is_other_page(rows: Sequence[Row], line: Line) -> bool:
    return bool(rows) and (rows[-1].line.page != line.page or rows[-1].line.table != line.table)


def _is_page_mark(line: Line) -> bool:
    return not line.cells and not any(letter.isalpha() for letter in line.text)


def _counts_columns(line: Line) -> bool:
    """A row that numbers the columns: (1) (2) (3) or A B 1 2 3."""
    texts = [cell.text.strip(" ().[]") for cell in line.cells if cell.text.strip()]
    numbers = [int(text) for text in texts if text.isdigit()]
    rises = len(numbers) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2
    return rises and all(text.isdigit() or text in "ABCDE" for text in texts)


def _row(line: Line, *, width: int) -> Row:
    if not line.cells:
        words = traced(plain(line.text), (Place(line.number),))
        return Row(line=line, cells=_padded([GridCell(words=words, span=width, bold=line.bold)], width), alone=True)
    cells: list[GridCell] = []
    for index, cell in enumerate(line.cells):
        words = traced(cell.text, (Place(line.number, index),)) if cell.text.strip() else NOTHING
        cells.append(GridCell(words=words, merged=cell.continues, span=cell.span, bold=cell.bold or line.bold))
        cells.extend(GridCell(merged=cell.continues) for _ in range(cell.span - 1))
    return Row(line=line, cells=_padded(cells, width))


def _padded(cells: list[GridCell], width: int) -> tuple[GridCell, ...]:
    """Exactly ``width`` cells: blanks added at the end, words beyond the grid kept in the last column."""
    extra = [cell for cell in cells[width:] if cell.words]
    cells = cells[:width] + [GridCell()] * (width - len(cells))
    for cell in extra:
        cells[-1] = replace(cells[-1], words=cells[-1].words + cell.words)
    return tuple(cells)


_WORKING = (Role.LEAD, Role.COORDINATOR, Role.DEADLINE, Role.BUDGET, Role.DELIVERABLE)
_TELLING = (Role.TASK, Role.DOMAIN)


def _heading_at(lines: Sequence[Line]) -> tuple[tuple[Column, ...], int] | None:
    """The columns of a heading that begins with the first line, and of how many lines it consists."""
    first = _titles(lines[0])
    if first is None or not lines[0].cells:
        return None
    if len(lines) > 1 and (second := _titles(lines[1])) is not None and _is_second(first, second, lines[1]):
        titles = [low or up for up, low in zip(first, _fitted(second, len(first)), strict=True)]
        if columns := _columns(titles):
            return columns, 2
    if len(lines) > 1 and (columns := _columns_of_periods(first, _titles(lines[1]) or [])):
        return columns, 2
    columns = _columns_of_periods(first, first) or _columns(first)
    return (columns, 1) if columns else None


def _titles(line: Line) -> list[str] | None:
    """The text above each column of the grid, repeated under a merged cell; None where no text could be a heading."""
    titles: list[str] = []
    for cell in line.cells:
        titles.extend([plain(cell.text)] * cell.span)
    return titles if any(titles) and all(len(title) <= 120 for title in titles) else None


def _fitted(titles: list[str], width: int) -> list[str]:
    return (titles + [""] * width)[:width]


def _is_second(first: list[str], second: list[str], line: Line) -> bool:
    """A second heading row tells columns apart that share a title ("Cơ quan thực hiện": "Chủ trì", "Phối hợp")."""
    told = [title for title in second if title]
    headings = [read_heading(title) for title in told]
    if len(told) < 2 or any(heading is None for heading in headings) or len(told) >= len([t for t in first if t]) + 2:
        return False
    return len(told) < len(second) or any(cell.continues for cell in line.cells)


def _columns(titles: list[str]) -> tuple[Column, ...] | None:
    """Columns of a heading row, or None for a row of other words."""
    headings = [read_heading(title) for title in titles]
    told = [title for title in titles if title]
    known = [heading for heading in headings if heading]
    roles = {heading.role for heading in known}
    if len(known) < 0.6 * len(told) or not roles & set(_TELLING) or not roles & set(_WORKING):
        return None
    return _settled(titles, headings)


_PERIOD = re.compile(r"(?:quy\s+)?(?:i{1,3}|iv)|quy\s+[1-4]|(?:thang\s+|t\.?\s?)?(?:0?[1-9]|1[0-2])")
_FEWEST_PERIODS = 2


def _columns_of_periods(above: list[str], titles: list[str]) -> tuple[Column, ...] | None:
    """Columns in which a mark ticks off a quarter or a month, under a title of a time or with titles of their own."""
    titles = _fitted(titles, len(above))
    apart = above is not titles and above != titles
    periods: dict[int, str] = {}
    title = ""
    for index, (up, low) in enumerate(zip(above, titles, strict=True)):
        title = up or (title if index - 1 in periods else "")
        if (period := _period(low, under=title if apart else None)) is not None:
            periods[index] = period
    if len(periods) < _FEWEST_PERIODS or (
        apart and any(low for index, low in enumerate(titles) if index not in periods)
    ):
        return None
    named = ["Thời gian" if index in periods else up for index, up in enumerate(above)]
    columns = _columns(named)
    return columns and tuple(replace(column, period=periods.get(column.index)) for column in columns)


def _period(title: str, *, under: str | None) -> str | None:
    """ "II" under "Thời gian" is "Quý II", "3" is "Tháng 3"; without such a title above only "Quý II" is a period."""
    low = " ".join(bare(title).split()).strip(" .")
    if not _PERIOD.fullmatch(low):
        return None
    if low.startswith(("quy ", "thang ")):
        return title
    heading = read_heading(under) if under else None
    if heading is None or heading.role is not Role.DEADLINE:
        return None
    number = re.sub(r"^\D*(?=\d)", "", title)
    return f"Tháng {number}" if number[:1].isdigit() and "quy" not in bare(under or "") else f"Quý {number}"


def _settled(titles: list[str], headings: list[Heading | None]) -> tuple[Column, ...]:
    """One column for each role: of several that tell the work the most precise is the task, the first the field."""
    tasks = [index for index, heading in enumerate(headings) if heading and heading.role is Role.TASK]
    task = max(tasks, key=lambda index: (_precise(headings[index]), index), default=None)
    columns: list[Column] = []
    seen: set[Role] = set()
    for index, (title, heading) in enumerate(zip(titles, headings, strict=True)):
        role = heading.role if heading else None
        if role is Role.TASK and index != task:
            role = Role.DOMAIN if task is not None and index < task else Role.NOTE
        if role is Role.DOMAIN and task is None:
            role = Role.TASK
        if role in seen and role is not Role.DEADLINE:
            role = None
        if role is not None:
            seen.add(role)
        columns.append(Column(index=index, role=role, title=title, unit_vnd=heading.unit_vnd if heading else None))
    return tuple(columns)


def _precise(heading: Heading | None) -> int:
    return heading.precise if heading else 0


def _same_heading(one: Sequence[Column], other: Sequence[Column]) -> bool:
    """The heading printed again on the next page, with or without a spoilt letter."""
    if [column.role for column in one] == [column.role for column in other]:
        return True
    return [bare(folded(column.title)) for column in one] == [bare(folded(column.title)) for column in other]
