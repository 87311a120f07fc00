"""Tables of a hundred rows and more: how long reading takes and how many rows come out right, beside bare pdfplumber.

Run as ``python -m benchmarks.tables``. Both get the same files: a ruled table of a hundred pages whose rows stay whole,
and one of 120 rows over 26 pages whose rows the ends of pages cut through. Ours is the whole way to the draft,
pdfplumber's is ``extract_tables`` of all pages. A row is right when all its six cells are, blanks aside. A text of
60 KB with the same kind of rows comes last, without a peer. Seconds are computing time, of child processes too.
"""

import io
import resource
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import pdfplumber

from benchmarks.table_files import HEADS, TITLE, PlanTable, ruled_table, task_rows
from caicach.intake.draft import Found, Task
from caicach.intake.pipeline import read_plan
from tools.chromium import find

LONG_TASKS, TORN_TASKS = 450, 120
TEXT_BYTES = 60_000
ROW = "{:<34} {:>6} {:>9} {:>9} {:>6} {:>10} {:>10}"

Row = tuple[str, ...]


def main() -> None:
    """Print a row per file."""
    print(ROW.format("file", "rows", "ours s", "bare s", "ratio", "rows right", "bare right"))
    if find() is None:
        print("no Chromium to print the PDFs with")
    else:
        print(measure_pdf("PDF, ruled", ruled_table(tasks=LONG_TASKS, torn=False)))
        print(measure_pdf("PDF, ruled, rows torn", ruled_table(tasks=TORN_TASKS, torn=True)))
    print(measure_text())


def measure_pdf(name: str, table: PlanTable) -> str:
    """One line: ours beside pdfplumber's."""
    ours = _timed(lambda: _rows_of_draft(table.data, "a.pdf"))
    bare = _timed(lambda: _rows_of_pdfplumber(table.data))
    return ROW.format(
        f"{name}, {table.pages} pages",
        len(table.rows),
        f"{ours.seconds:.2f}",
        f"{bare.seconds:.2f}",
        f"{ours.seconds / bare.seconds:.2f}",
        _right(table.rows, ours.rows),
        _right(table.rows, bare.rows),
    )


def measure_text() -> str:
    """One line for a text file."""
    lines, wanted, size = [*TITLE, "\t".join(HEADS)], [], 0
    for row in task_rows():
        lines.append("\t".join(row))
        wanted.append(row)
        size += len(lines[-1].encode()) + 1
        if size > TEXT_BYTES:
            break
    data = "\n".join(lines).encode()
    ours = _timed(lambda: _rows_of_draft(data, "a.txt"))
    name = f"text, {len(data) // 1000} KB"
    return ROW.format(name, len(wanted), f"{ours.seconds:.2f}", "", "", _right(wanted, ours.rows), "")


@dataclass(frozen=True, slots=True)
class _Taken:
    rows: Collection[Row]
    seconds: float


def _timed(read: Callable[[], Collection[Row]]) -> _Taken:
    began = _computed()
    rows = read()
    return _Taken(rows=rows, seconds=_computed() - began)


def _computed() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _right(wanted: Iterable[Row], found: Iterable[Row]) -> int:
    seen = {_bare(row) for row in found}
    return sum(_bare(row) in seen for row in wanted)


def _bare(row: Row) -> Row:
    return tuple("".join(cell.split()) for cell in row)


def _rows_of_pdfplumber(data: bytes) -> list[Row]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        tables = [table for page in document.pages for table in page.extract_tables()]
    return [tuple(cell or "" for cell in row) for table in tables for row in table]


def _rows_of_draft(data: bytes, name: str) -> list[Row]:
    return [_row_of(task) for task in read_plan(data=data, name=name).draft.tasks]


def _row_of(task: Task) -> Row:
    cells = (task.leads, task.coordinators, task.deliverables)
    number, deadline = (_words(found) for found in (task.number, task.deadline_text))
    return number, task.title.value, *("; ".join(found.value for found in cell) for cell in cells), deadline


def _words(found: Found[str] | None) -> str:
    return found.value if found else ""


if __name__ == "__main__":
    main()
