"""A table that fell apart into single lines of a few words -> tasks.

Text taken out of some PDF files has no cells left: each line holds a few words of one cell, row numbers stand before,
inside or after their text, and page numbers in between. The lines are put back into rows and cells by what they look
like (``row_weaving``). All values carry low confidence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from caicach.intake.draft import Task
from caicach.intake.layout import Layout, Place
from caicach.intake.recognise.compounds import pairs_of
from caicach.intake.recognise.fallen_table import FallenTable, PrintedLine, find_fallen_table
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.line_pieces import Pieces, cut_lines, run_across, whole_lines
from caicach.intake.recognise.row_weaving import Torn, WovenRow, weave
from caicach.intake.recognise.task_fields import TaskFields, build_task
from caicach.intake.recognise.traced import NOTHING, Traced, traced

_DOUBT = 0.55
# A longer table whose lines cross the columns would take too long to cut.
_MOST_CROSSING = 600
_ROLES = (Role.TASK, Role.NUMBER, Role.DOMAIN, Role.DELIVERABLE, Role.LEAD, Role.COORDINATOR, Role.DEADLINE)


def read_task_stream(layout: Layout, *, year: int | None) -> tuple[Task, ...]:
    """The tasks of a table without cells. Nothing is read where no heading of such a table is found."""
    table = find_fallen_table(layout)
    if table is None:
        return ()
    return tuple(build_task(entry, year=year) for entry in _entries(table, layout))


def _entries(table: FallenTable, layout: Layout) -> Iterator[TaskFields]:
    lines = [line for stretch in table.stretches for line in stretch.lines]
    offsets = list(accumulate((len(stretch.lines) for stretch in table.stretches), initial=0))
    placed = list(zip(offsets, table.stretches, strict=False))
    numbers = [(offset + at, line) for offset, stretch in placed for at, line in stretch.numbers]
    torn = Torn(
        lines=[line.text for line in lines],
        columns=table.columns,
        numbers=[at for at, _ in numbers],
        pages=frozenset(offset + at for offset, stretch in placed for at in stretch.pages),
        groups=frozenset(offsets[1:-1]),
    )
    pairs = pairs_of(line.text for line in layout.lines)
    if table.crossing and len(lines) <= _MOST_CROSSING and run_across(torn.lines):
        torn = replace(torn, pieces=cut_lines(torn.lines, pairs=pairs))
    pieces = torn.pieces or whole_lines(torn.lines)
    rows = weave(torn, pairs=pairs)

    def words(cell: Sequence[int]) -> list[PrintedLine]:
        return [PrintedLine(text=pieces.all[at].text, number=lines[pieces.all[at].line].number) for at in cell]

    for row, number in zip(rows, _numbers_of(rows, numbers, pieces), strict=True):
        title = row.pop(Role.TASK, None) or row.pop(Role.DELIVERABLE, None)
        if title is None:
            continue
        group = table.stretches[bisect_right(offsets, pieces.all[title[0]].line) - 1]
        cells = {role: _words(words(cell)) for role, cell in row.items()}
        entry = TaskFields(title=_words(words(title)), number=number, domain=_words(group.heading), cells=cells)
        for role in _ROLES:
            entry.doubted(role, _DOUBT)
        yield entry


def _numbers_of(rows: Sequence[WovenRow], numbers: Sequence[tuple[int, PrintedLine]], pieces: Pieces) -> list[Traced]:
    """The number of each row: one after the other where there are as many, else the one that stands inside the row."""
    printed = [(at, traced(line.text, (Place(line.number),))) for at, line in numbers]
    if len(printed) == len(rows):
        return [number for _, number in printed]
    spans = [sorted(pieces.all[at].line for cell in row.values() for at in cell) for row in rows]
    return [next((number for at, number in printed if span[0] <= at <= span[-1]), NOTHING) for span in spans]


def _words(lines: Sequence[PrintedLine]) -> Traced:
    """The words of some lines as one, without the breaks that the falling apart has put between them."""
    return traced(" ".join(line.text for line in lines), [Place(line.number) for line in lines]) if lines else NOTHING
