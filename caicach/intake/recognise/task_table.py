"""Rows of a table of tasks -> tasks.

Rows are read from the top: a group heading sets the field of reform for what follows, a row that goes on with the one
above it (a page ended in between) is joined to it cell by cell, totals are no tasks. The rules in words stand in
docs/algorithms/reading-tasks.md.
"""

import re
from dataclasses import dataclass, field

from caicach.intake.draft import Task
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.looks import fits, is_number
from caicach.intake.recognise.marks import MarkKind, split_mark
from caicach.intake.recognise.repair import realigned, with_agencies_out_of_products, with_fragments
from caicach.intake.recognise.tables import Row, Table
from caicach.intake.recognise.task_fields import TaskFields, build_task
from caicach.intake.recognise.ticks import ticked
from caicach.intake.recognise.traced import NOTHING, Traced
from caicach.intake.recognise.wording import folded, is_capitals

_WORKING = (Role.DELIVERABLE, Role.LEAD, Role.COORDINATOR, Role.DEADLINE, Role.BUDGET)
_MOVED, _TORN, _MERGED, _CUT_BY_PAGE = 0.6, 0.9, 0.9, 0.7
_LONGEST_GROUP = 150


def is_task_table(table: Table) -> bool:
    """True for a table whose columns tell what is to be done, and by whom, until when or with what product."""
    roles = {column.role for column in table.columns}
    return Role.TASK in roles and bool(roles & {Role.LEAD, Role.DEADLINE, Role.DELIVERABLE, Role.COORDINATOR})


def read_task_table(table: Table, *, year: int | None, domain: Traced | None = None) -> tuple[Task, ...]:
    """The tasks of a table, in order. ``domain`` is the heading above the table, where that names a field."""
    reader = _Reader(table=table, domain=domain or NOTHING)
    for cells in reader.rows:
        reader.read(cells)
    return tuple(build_task(entry, year=year) for entry in reader.finished())


@dataclass(slots=True)
class _Cells:
    """One row by what its columns hold."""

    row: Row
    number: Traced
    title: Traced
    domain: Traced
    working: dict[Role, Traced]
    moved: frozenset[Role] = frozenset()

    @property
    def text(self) -> str:
        return self.title.flowing


@dataclass(slots=True)
class _Reader:
    """Walks through the rows of one table."""

    table: Table
    domain: Traced
    column_domain: Traced = NOTHING
    entries: list[TaskFields] = field(default_factory=list)
    pending: Traced = NOTHING
    dotted: bool = False
    roman: bool = False
    numbered: bool = False
    rows: list[_Cells] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = [self._cells(row) for row in self.table.rows]
        numbers = [cells.number.flowing.strip(" .)") for cells in self.rows if cells.number]
        self.dotted = any(re.fullmatch(r"\d+(?:\.\d+)+", number) for number in numbers)
        self.roman = any(re.fullmatch(r"[IVX]+", number) for number in numbers)
        self.numbered = 2 * len(numbers) >= sum(1 for cells in self.rows if cells.title)

    def read(self, cells: _Cells) -> None:
        """Take the next row."""
        row = cells.row
        if _is_total(cells):
            return
        if cells.domain:
            self._enter_column_domain(cells)
        if self._is_group(cells):
            self._enter_group(cells)
        elif row.alone and not cells.text[:1].islower():
            return  # a note between the rows
        elif self._goes_on(cells):
            self._continue(cells)
        elif cells.title:
            self._begin(cells)
        elif cells.number:
            self.pending = cells.number

    def finished(self) -> list[TaskFields]:
        """The entries read, with what a whole entry shows put right."""
        for entry in self.entries:
            repaired = with_agencies_out_of_products(entry.cells)
            entry.cells = repaired.cells
            for role in repaired.moved:
                entry.doubted(role, _MOVED)
        return self.entries

    def _cells(self, row: Row) -> _Cells:
        roles = [column.role for column in self.table.columns if column.role]
        by_role: dict[Role, Traced] = {}
        periods = ticked(self.table.columns, row)
        for column in self.table.columns:
            words = periods.get(column.index, row.cells[column.index].words)
            if column.role and words:
                by_role[column.role] = by_role.get(column.role, NOTHING) + words
        moved: frozenset[Role] = frozenset()
        by_role = self._with_lone_heading(by_role, row)
        if not row.alone and not any(cell.span > 1 for cell in row.cells):
            repaired = realigned(by_role, list(dict.fromkeys(roles)))
            by_role, moved = repaired.cells, repaired.moved
        number, title = by_role.get(Role.NUMBER, NOTHING), by_role.get(Role.TASK, NOTHING)
        if not number and title:
            number, title = _numbered_title(title)
        if number and not title and not is_number(number.flowing):
            number, title = _numbered_title(number)
        working = {role: words for role, words in by_role.items() if role in _WORKING}
        return _Cells(row, number, title, by_role.get(Role.DOMAIN, NOTHING), working, moved)

    def _with_lone_heading(self, by_role: dict[Role, Traced], row: Row) -> dict[Role, Traced]:
        """A group heading that stands alone, or with its number, in a column that is for something else."""
        others = [role for role in by_role if role is not Role.NUMBER]
        if not others and (heading := self._in_a_column_of_no_role(row)):
            return by_role | {Role.TASK: heading}
        if len(others) != 1 or row.torn or len(row.filled) != len(by_role):
            return by_role
        role, words = others[0], by_role[others[0]]
        text = words.flowing
        if role in (Role.TASK, Role.DOMAIN) or fits(role, text) >= 0.5 or not text[0].isupper():
            return by_role
        if domain_of(text) is None or len(text) > _LONGEST_GROUP:
            return by_role
        return {held: found for held, found in by_role.items() if held is Role.NUMBER} | {Role.TASK: words}

    def _in_a_column_of_no_role(self, row: Row) -> Traced:
        """The name of a field that stands alone in a column such as "Tiêu chí", which tells nothing of a task."""
        told = [column for column in self.table.columns if column.role is None and row.cells[column.index].words]
        words = row.cells[told[0].index].words if len(told) == 1 else NOTHING
        return words if domain_of(words.flowing) is not None and len(words.flowing) <= _LONGEST_GROUP else NOTHING

    def _is_group(self, cells: _Cells) -> bool:
        """A row that only names what the rows below it are about."""
        number = cells.number.flowing.strip(" .)")
        if not cells.title or self._reaches_down(cells.row):
            return False
        if cells.working:
            return set(cells.working) == {Role.BUDGET} and _sums_up_a_field(cells.text, number)
        return self._is_numbered_group(cells.text, number) if number else self._is_plain_group(cells)

    def _is_numbered_group(self, text: str, number: str) -> bool:
        if re.fullmatch(r"[IVX]+|[A-HĐ]", number) or is_capitals(text):
            return True
        return number.isdigit() and (self.dotted or domain_of(text) is not None)

    def _is_plain_group(self, cells: _Cells) -> bool:
        text = cells.text
        if is_capitals(text):
            return True
        if text[0].islower() or len(text) > _LONGEST_GROUP or (cells.row.torn and self._is_open()):
            return False
        return domain_of(text) is not None and (self._stands_out(cells.row) or not cells.row.torn)

    def _reaches_down(self, row: Row) -> bool:
        """A cell of a working column merged with the one above: the row is a task that shares it."""
        return any(row.cells[column.index].merged for column in self.table.columns if column.role in _WORKING)

    def _stands_out(self, row: Row) -> bool:
        return row.alone or row.line.bold or any(cell.bold or cell.span > 1 for cell in row.cells if cell.words)

    def _goes_on(self, cells: _Cells) -> bool:
        """The rest of the row above: no number of its own, and words in mid-sentence or only in some cells."""
        if not self.entries or cells.number or self.pending:
            return False
        if not cells.title or self._task_is_merged(cells.row):
            return True
        if cells.text[0].islower():
            return True
        if self.numbered:
            return cells.row.torn or not cells.working
        return (cells.row.torn and self._is_open()) or not cells.working

    def _task_is_merged(self, row: Row) -> bool:
        column = self.table.column(Role.TASK)
        return column is not None and row.cells[column.index].merged

    def _is_open(self) -> bool:
        """The title read last does not end as a sentence does."""
        if not self.entries:
            return False
        title = self.entries[-1].title.flowing
        return (
            title[-1:] not in (".", ";", ":")
            and re.search(r"(?:,|\s(?:và|của|về|theo|trong|cho|các|với|tại|đến|do|để|thuộc))$", title) is not None
        )

    def _enter_column_domain(self, cells: _Cells) -> None:
        _, words = _numbered_title(cells.domain)
        if cells.row.torn and words.flowing[:1].islower() and self.column_domain:
            words = self.column_domain + words
        self.column_domain = words

    def _enter_group(self, cells: _Cells) -> None:
        # Under a field of reform a group that names none ("Nhiệm vụ trọng tâm") leaves the field as it is.
        number = cells.number.flowing.strip(" .)")
        outermost = re.fullmatch(r"[IVX]+|[A-HĐ]", number) is not None or not (self.roman and self.domain)
        if domain_of(cells.text) is not None or (outermost and (number or not self.domain)):
            self.domain, self.column_domain = cells.title, NOTHING

    def _begin(self, cells: _Cells) -> None:
        entry = TaskFields(
            title=cells.title,
            number=cells.number or self.pending,
            domain=self._domain_now(),
            cells=dict(cells.working),
            unit_vnd=next((column.unit_vnd for column in self.table.columns if column.role is Role.BUDGET), None),
        )
        self.pending = NOTHING
        for role in cells.moved:
            entry.doubted(role, _MOVED)
        self._inherit(entry, cells.row)
        self.entries.append(entry)

    def _domain_now(self) -> Traced:
        if self.column_domain and (domain_of(self.column_domain.flowing) is not None or not self.domain):
            return self.column_domain
        return self.domain

    def _inherit(self, entry: TaskFields, row: Row) -> None:
        """A merged cell holds for every row that it reaches down to."""
        if not self.entries:
            return
        for column in self.table.columns:
            above = self.entries[-1].cells.get(column.role) if column.role in _WORKING and column.role else None
            if above and column.role and row.cells[column.index].merged and column.role not in entry.cells:
                entry.cells[column.role] = above
                entry.doubted(column.role, _MERGED)
        lead = self.entries[-1].cells.get(Role.LEAD)
        if lead and row.torn and Role.LEAD not in entry.cells and self._leads_reach_down():
            entry.cells[Role.LEAD] = lead
            entry.doubted(Role.LEAD, _CUT_BY_PAGE)

    def _leads_reach_down(self) -> bool:
        """Leads are merged downward and missing nowhere but at the top of a page, where the merged cell was cut."""
        column = self.table.column(Role.LEAD)
        if column is None:
            return False
        tasks = [cells.row for cells in self.rows if cells.title and cells.working]
        leads = [row.cells[column.index] for row in tasks if not row.torn]
        return any(cell.merged for cell in leads) and all(cell.words or cell.merged for cell in leads)

    def _continue(self, cells: _Cells) -> None:
        entry = self.entries[-1]
        if cells.title:
            entry.title = entry.title + cells.title
            entry.doubted(Role.TASK, _TORN)
        roles = [column.role for column in self.table.columns if column.role in _WORKING and column.role]
        repaired = with_fragments(entry.cells, cells.working, list(dict.fromkeys(roles)))
        entry.cells = repaired.cells
        for role in cells.working:
            entry.doubted(role, _TORN)
        for role in repaired.moved:
            entry.doubted(role, _MOVED)


def _sums_up_a_field(text: str, number: str) -> bool:
    """A field of reform with nothing but the money of the rows below it: "II | CẢI CÁCH THỂ CHẾ | 12"."""
    return domain_of(text) is not None and (re.fullmatch(r"[IVX]+|[A-HĐ]", number) is not None or is_capitals(text))


_TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng kinh phí|tổng|cộng)\b")


def _is_total(cells: _Cells) -> bool:
    """A row that sums up: "Tổng cộng" and an amount."""
    first = next((cell.words.flowing for cell in cells.row.cells if cell.words), "")
    if not _TOTAL.match(folded(first)) or len(first) > 60:
        return False
    return not {Role.LEAD, Role.COORDINATOR, Role.DEADLINE} & set(cells.working)


_NUMBER_MARKS = (
    MarkKind.DOTTED,
    MarkKind.NUMBER,
    MarkKind.ROMAN,
    MarkKind.UPPER,
    MarkKind.LETTER,
    MarkKind.PAREN,
    MarkKind.TASK,
)


def _numbered_title(words: Traced) -> tuple[Traced, Traced]:
    """The number that opens a title, and the title after it."""
    text = words.text
    mark, rest = split_mark(text)
    if mark is None or mark.kind not in _NUMBER_MARKS:
        bare_number = re.match(r"(\d{1,2}(?:\.\d{1,2})*|[IVX]+)\s+(?=\w)", text)
        if bare_number is None or not domain_of(text) or len(text) > 150:
            return NOTHING, words
        return words.cut(bare_number.end())
    return words.cut(len(text) - len(rest)) if text.endswith(rest) else (NOTHING, words)
