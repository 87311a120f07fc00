"""A table that fell apart into single lines of a few words -> tasks.

Text taken out of some PDF files has no cells left: each line holds a few words of one cell, row numbers stand before,
inside or after their text, and page numbers in between. The lines under each group heading are cut into rows and cells
by what they look like (``cell_cutting``). All values carry low confidence.
"""

from collections.abc import Iterator, Sequence

from caicach.intake.draft import Task
from caicach.intake.layout import Layout, Place
from caicach.intake.recognise.cell_cutting import CutRow, cut_rows
from caicach.intake.recognise.fallen_table import PrintedLine, Stretch, find_fallen_table
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.repair import hanging
from caicach.intake.recognise.task_fields import TaskFields, build_task
from caicach.intake.recognise.traced import NOTHING, Traced, traced

_DOUBT = 0.55
_ROLES = (Role.TASK, Role.NUMBER, Role.DOMAIN, Role.DELIVERABLE, Role.LEAD, Role.COORDINATOR, Role.DEADLINE)

_Row = dict[Role, list[PrintedLine]]


def read_task_stream(layout: Layout, *, year: int | None) -> tuple[Task, ...]:
    """The tasks of a table without cells. Nothing is read where no heading of such a table is found."""
    table = find_fallen_table(layout)
    if table is None:
        return ()
    entries = [entry for stretch in table.stretches for entry in _entries(stretch, table.columns)]
    return tuple(build_task(entry, year=year) for entry in entries)


def _entries(stretch: Stretch, columns: Sequence[Role]) -> Iterator[TaskFields]:
    cuts = cut_rows([line.text for line in stretch.lines], columns=columns, numbers=[at for at, _ in stretch.numbers])
    rows = [{role: stretch.lines[slice(*span)] for role, span in cut.items()} for cut in cuts]
    ends = [max(end for _, end in cut.values()) for cut in cuts]
    for at, line in stretch.overflow:
        before = next((index for index, end in enumerate(ends) if at <= end), len(rows) - 1)
        _give_back(rows[before], line)
    for row, number in zip(rows, _numbers_of(cuts, stretch), strict=True):
        title = row.pop(Role.TASK, None) or row.pop(Role.DELIVERABLE, None)
        if title is None:
            continue
        cells = {role: _words(lines) for role, lines in row.items()}
        entry = TaskFields(title=_words(title), number=number, domain=_words(stretch.heading), cells=cells)
        for role in _ROLES:
            entry.doubted(role, _DOUBT)
        yield entry


def _give_back(row: _Row, line: PrintedLine) -> None:
    """Add the rest of a cell from the head of a page to the cell that is left hanging most, the title first."""
    order = sorted(row, key=lambda role: role is not Role.TASK)
    open_cell = max(order, key=lambda role: hanging(" ".join(held.text for held in row[role]), line.text))
    row[open_cell].append(line)


def _numbers_of(cuts: Sequence[CutRow], stretch: Stretch) -> list[Traced]:
    """The number of each row: one after the other where there are as many, else the one that stands inside the row."""
    numbers = [(at, traced(line.text, (Place(line.number),))) for at, line in stretch.numbers]
    if len(numbers) == len(cuts):
        return [number for _, number in numbers]
    spans = [(min(start for start, _ in cut.values()), max(end for _, end in cut.values())) for cut in cuts]
    return [next((number for at, number in numbers if start <= at < end), NOTHING) for start, end in spans]


def _words(lines: Sequence[PrintedLine]) -> Traced:
    """The words of some lines as one, without the breaks that the falling apart has put between them."""
    return traced(" ".join(line.text for line in lines), [Place(line.number) for line in lines]) if lines else NOTHING
