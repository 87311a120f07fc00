"""Where the cells of a table end whose lines have run together.

Given the printed lines of some rows, the most worthy cutting is sought: every line belongs to one cell, the cells of a
row stand (mostly) in the order of the columns, each looks like what its column holds, begins as a cell does and is not
left hanging, and each row has one number. The weights are set by hand; what each weighs is said beside it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from caicach.intake.recognise.agencies import is_agency_list, opens_as_agency
from caicach.intake.recognise.deliverables import opens_as_product
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.looks import is_time, opens_as_time
from caicach.intake.recognise.repair import hanging
from caicach.intake.recognise.spelling import CAPITAL

CutRow = dict[Role, tuple[int, int]]

# A row being cut: the columns it has so far (a bit each), the last of them, and how many row numbers it has (0 to 2).
_State = tuple[int, int, int]
_NEW: _State = (0, -1, 0)


@dataclass(frozen=True, slots=True)
class _Path:
    """The best way to a state: its worth, its last cell (first line, end, column, new row), and the way there."""

    worth: float
    cell: tuple[int, int, Role, bool] | None = None
    before: "_Path | None" = None

    def cells(self) -> list[tuple[int, int, Role, bool]]:
        """All cells on the way, first to last."""
        found: list[tuple[int, int, Role, bool]] = []
        path: _Path | None = self
        while path is not None and path.cell is not None:
            found.append(path.cell)
            path = path.before
        return found[::-1]


_AGENCIES = (Role.LEAD, Role.COORDINATOR)
_LONGEST = {Role.TASK: 40, Role.DELIVERABLE: 30, Role.LEAD: 16, Role.COORDINATOR: 16, Role.DEADLINE: 16}
_LONGEST_AGENCIES, _SHORT_TIME, _SHORT_TITLE, _TAIL = 260, 40, 25, 60
# How many possible ends of a cell are tried, and how many ways are followed from each line.
_ENDS_AHEAD, _WAYS_KEPT = 14, 8
# Lines that are looked at together to tell what opens, and the small words that may open a cell.
_LOOK_AHEAD = 3
_SMALL_STARTS = ("các ", "một số ")
# An entry of a list: it never goes on with the words before it.
_LISTED = re.compile(rf"[-–+•]\s*{CAPITAL}")

# What a row without a column, a cell out of order, and a row's numbers are worth.
_MISSING = {Role.TASK: -4.0, Role.LEAD: -0.9, Role.DEADLINE: -0.7, Role.DELIVERABLE: -0.4, Role.COORDINATOR: -0.3}
_OUT_OF_ORDER = -0.7
_NUMBER_FIRST, _NUMBER_INSIDE, _NUMBER_LATER = 1.2, 0.5, 0.1
_NUMBERS = (-1.0, 0.0, -2.0)
# A name that came out as an agency before; a group of agencies as helpers, a single one as the lead.
_SEEN_BEFORE, _RATHER = 0.6, 0.2


def cut_rows(lines: Sequence[str], *, columns: Sequence[Role], numbers: Sequence[int]) -> list[CutRow]:
    """Cut ``lines`` into rows of cells: for each row the span of lines of each column that it has.

    ``columns`` are the roles in printed order. ``numbers`` are the places of row numbers, as the index of the line that
    follows them (they are not among the lines). The lines are cut twice: what came out as an agency more than once the
    first time is more likely one the second time.
    """
    if not lines:
        return []
    cutter = _Cutter(lines=lines, columns=tuple(columns), numbers=frozenset(numbers))
    rows = cutter.best()
    agencies = (" ".join(lines[slice(*row[role])]) for row in rows for role in _AGENCIES if role in row)
    cutter.known = frozenset(name for name, times in Counter(agencies).items() if times > 1)
    return cutter.best()


@dataclass(slots=True)
class _Cutter:
    lines: Sequence[str]
    columns: tuple[Role, ...]
    numbers: frozenset[int]
    known: frozenset[str] = frozenset()
    worths: dict[tuple[Role, int, int], float | None] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    openers: list[frozenset[Role]] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    hung: list[bool] = field(default_factory=list)
    strange: dict[Role, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.openers = [_openers(self.lines[at : at + _LOOK_AHEAD]) for at in range(len(self.lines))]
        self.starts = [at for at in range(len(self.lines)) if at == 0 or self._may_begin(at)]
        every = range(len(self.lines))
        self.passed = [0, *accumulate(at in self.numbers for at in every)]
        self.hung = [self._is_hung(at) for at in every]
        self.strange = {role: [0.0, *accumulate(self._strange(role, at) for at in every)] for role in Role}

    def best(self) -> list[CutRow]:
        """The best cutting of all lines."""
        paths: dict[int, dict[_State, _Path]] = {0: {_NEW: _Path(worth=0.0)}}
        for index, start in enumerate(self.starts):
            here = _most_worth(paths.pop(start, {}))
            for end in [*self.starts[index + 1 : index + 1 + _ENDS_AHEAD], len(self.lines)]:
                for column, role in enumerate(self.columns):
                    worth = self._worth_of_cell(role, start, end)
                    if worth is not None:
                        self._extend(here, paths.setdefault(end, {}), (start, end, column), worth)
        return self._rows(paths.get(len(self.lines), {}))

    def _extend(
        self,
        here: Mapping[_State, _Path],
        there: dict[_State, _Path],
        cell: tuple[int, int, int],
        worth: float,
    ) -> None:
        """Add a cell to every way that leads to its first line, as part of the row or as the first cell of the next."""
        start, end, column = cell
        role = self.columns[column]
        for state, path in here.items():
            for new_row in (False, True):
                if not new_row and (not state[0] or state[0] >> column & 1):
                    continue
                after, gain = self._step(state, cell, new_row=new_row)
                total = path.worth + worth + gain
                if after not in there or there[after].worth < total:
                    there[after] = _Path(worth=total, cell=(start, end, role, new_row), before=path)

    def _step(self, state: _State, cell: tuple[int, int, int], *, new_row: bool) -> tuple[_State, float]:
        """The state after a cell, and what the step is worth apart from the cell itself."""
        start, end, column = cell
        is_task = self.columns[column] is Role.TASK
        gain = 0.0
        if new_row:
            gain += self._worth_of_end(state) + (0.0 if is_task else _OUT_OF_ORDER)
            state = _NEW
        elif column < state[1]:
            gain += _OUT_OF_ORDER
        inside = self.passed[end] - self.passed[start]
        if inside and new_row and start in self.numbers:
            gain += _NUMBER_FIRST
        elif inside:
            gain += _NUMBER_INSIDE if is_task else _NUMBER_LATER
        return (state[0] | 1 << column, column, min(2, state[2] + inside)), gain

    def _worth_of_end(self, state: _State) -> float:
        """What a finished row is worth: nothing missing, and one number."""
        if state == _NEW:
            return 0.0
        missing = sum(_MISSING[role] for column, role in enumerate(self.columns) if not state[0] >> column & 1)
        return missing + (_NUMBERS[state[2]] if self.numbers else 0.0)

    def _rows(self, ends: Mapping[_State, _Path]) -> list[CutRow]:
        best = max(ends.items(), key=lambda pair: pair[1].worth + self._worth_of_end(pair[0]), default=None)
        rows: list[CutRow] = []
        for start, end, role, new_row in best[1].cells() if best else ():
            if new_row:
                rows.append({})
            rows[-1][role] = (start, end)
        return rows

    def _may_begin(self, at: int) -> bool:
        line = self.lines[at]
        return not line.lstrip('-–+•("“ ')[:1].islower() or (line.startswith(_SMALL_STARTS) and bool(self.openers[at]))

    def _worth_of_cell(self, role: Role, start: int, end: int) -> float | None:
        """How well the lines look like a cell of a column; None where they cannot be one."""
        if end - start > _LONGEST[role] or not (role in (Role.TASK, Role.DELIVERABLE) or role in self.openers[start]):
            return None
        looks = Role.LEAD if role is Role.COORDINATOR else role
        if (looks, start, end) not in self.worths:
            self.worths[looks, start, end] = self._look_at(looks, start, end)
        worth = self.worths[looks, start, end]
        if worth is None or role not in _AGENCIES:
            return worth
        is_group = self.lines[start].lower().startswith("các")
        known = " ".join(self.lines[start:end]) in self.known
        return worth + (_SEEN_BEFORE if known else 0.0) + (_RATHER if is_group is (role is Role.COORDINATOR) else 0.0)

    def _look_at(self, role: Role, start: int, end: int) -> float | None:
        text = " ".join(self.lines[start:end])
        worth = _worth_of_words(role, text, self.openers[start])
        if worth is None:
            return None
        if end < len(self.lines) and self.hung[end]:
            worth -= 1.6
        if text[0].islower():
            worth -= 0.4 if text.startswith(_SMALL_STARTS) else 1.3
        elif text[0].isdigit() and "%" not in text[:5]:
            worth -= 0.8
        return worth - (self.strange[role][end] - self.strange[role][start + 1])

    def _is_hung(self, at: int) -> bool:
        """The words before a line can only go on with it."""
        before = " ".join(self.lines[max(at - _LOOK_AHEAD, 0) : at])[-_TAIL:]
        return not _LISTED.match(self.lines[at]) and hanging(before, self.lines[at]) >= 2

    def _strange(self, role: Role, at: int) -> float:
        """What it costs that a cell holds a line inside that opens like a cell of another column."""
        openers = self.openers[at]
        if _LISTED.match(self.lines[at]):
            return 0.0 if role in (Role.DELIVERABLE, *_AGENCIES) else 0.6
        if not openers or self.lines[at][0].islower() or self.hung[at]:
            return 0.0
        if role in _AGENCIES and openers & set(_AGENCIES):
            return 0.35
        if role is Role.DELIVERABLE and Role.DELIVERABLE in openers:
            return 0.0
        return 0.5 if openers & {Role.LEAD, Role.DEADLINE} else 0.15


def _worth_of_words(role: Role, text: str, openers: frozenset[Role]) -> float | None:
    if role is Role.LEAD:
        return None if len(text) > _LONGEST_AGENCIES else 1.2 if is_agency_list(text) else -0.4
    if role is Role.DEADLINE:
        return 1.2 if is_time(text) else -1.0
    if role is Role.DELIVERABLE:
        return (0.8 if Role.DELIVERABLE in openers else -0.4) - (0.5 if len(text) > _LONGEST_AGENCIES else 0.0)
    if Role.LEAD in openers and len(text) <= _LONGEST_AGENCIES and is_agency_list(text):
        return -1.5
    if Role.DEADLINE in openers and len(text) < _SHORT_TIME and is_time(text):
        return -1.5
    return (0.6 if len(text) > _SHORT_TITLE else 0.0) - (0.6 if Role.DELIVERABLE in openers else 0.0)


def _most_worth(paths: dict[_State, _Path]) -> dict[_State, _Path]:
    """The ways worth following from here."""
    return dict(sorted(paths.items(), key=lambda pair: -pair[1].worth)[:_WAYS_KEPT])


def _openers(lines: Sequence[str]) -> frozenset[Role]:
    """The columns whose cells begin as these lines do; a narrow column breaks even "Văn / phòng"."""
    words = " ".join(lines)
    is_capital = words.lstrip("-–+• ")[:1].isupper()
    found: set[Role] = set()
    if opens_as_agency(words) and (is_capital or words.startswith(_SMALL_STARTS)):
        found.update(_AGENCIES)
    if opens_as_time(words) and is_capital:
        found.add(Role.DEADLINE)
    if is_capital and (opens_as_product(words) or (words[0] in "-–+•" and not found)):
        found.add(Role.DELIVERABLE)
    return frozenset(found)
