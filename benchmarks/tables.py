"""Tables of a hundred rows and more: how long reading takes and how many rows come out right, beside bare pdfplumber.

Run as ``python -m benchmarks.tables``. Both get the same files: a ruled table of a hundred pages whose rows stay whole,
and one of 120 rows over 26 pages whose rows the ends of pages cut through. Ours is the whole way to the draft,
pdfplumber's is ``extract_tables`` of all pages. A row is right when all its six cells are, blanks aside. A text of
60 KB with the same kind of rows comes next, without a peer, and last how long all checks of it and of a plan with
eight times as many rows take, beside its reading. Seconds are computing time, of child processes too.
"""

import io
import resource
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import pdfplumber

from benchmarks.table_files import PlanTable, ruled_table, text_table
from caicach.intake.checks import Case, check_plan
from caicach.intake.draft import Found, Task
from caicach.intake.pipeline import read_plan
from tools.chromium import find

LONG_TASKS, TORN_TASKS = 450, 120
TEXT_BYTES = 60_000
ROW = "{:<34} {:>6} {:>9} {:>9} {:>6} {:>10} {:>10}"
CHECK_ROW = "{:<34} {:>6} {:>9} {:>9} {:>6} {:>10}"

Row = tuple[str, ...]


def main() -> None:
    """Print a row per file."""
    print(ROW.format("file", "rows", "ours s", "bare s", "ratio", "rows right", "bare right"))
    if find() is None:
        print("no Chromium to print the PDFs with")
    else:
        print(measure_pdf("PDF, ruled", ruled_table(tasks=LONG_TASKS, torn=False)))
        print(measure_pdf("PDF, ruled, rows torn", ruled_table(tasks=TORN_TASKS, torn=True)))
    print(measure_text(TEXT_BYTES))
    print()
    print(CHECK_ROW.format("checks of a text", "rows", "check s", "read s", "ratio", "findings"))
    for size in (TEXT_BYTES, 8 * TEXT_BYTES):
        print(measure_checks(size))


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


def measure_text(size: int) -> str:
    """One line for a text file of so many bytes."""
    data, wanted = text_table(size)
    ours = _timed(lambda: _rows_of_draft(data, "a.txt"))
    name = f"text, {len(data) // 1000} KB"
    return ROW.format(name, len(wanted), f"{ours.seconds:.2f}", "", "", _right(wanted, ours.rows), "")


def measure_checks(size: int) -> str:
    """One line: all checks of a text of so many bytes beside the reading of it, which is the baseline."""
    data, rows = text_table(size)
    name = f"text, {len(data) // 1000} KB"
    began = _computed()
    reading = read_plan(data=data, name="a.txt")
    read = _computed() - began
    case = Case(layout=reading.layout, draft=reading.draft)
    began = _computed()
    findings = check_plan(case)
    checked = _computed() - began
    return CHECK_ROW.format(name, len(rows), f"{checked:.2f}", f"{read:.2f}", f"{checked / read:.2f}", len(findings))


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
