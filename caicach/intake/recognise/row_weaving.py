"""The cells of a table put together again whose lines stand in any order.

Each printed line goes on with a cell that is still open, or opens the next cell of a column. Every column counts its
own rows, so a cell may come before or after its neighbours. The search keeps the best ways at each line.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from caicach.intake.recognise.cell_evidence import Evidence, Habits, OpenCell
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.line_pieces import Pieces, whole_lines

WovenRow = dict[Role, list[int]]

# A column on the way: the row of its last cell, how long ago it was visited (0 to 2), and that cell where it is open.
_Column = tuple[int, int, OpenCell | None]
# All columns, the one visited last, and the first row of the group.
_State = tuple[tuple[_Column, ...], int, int]
_Step = tuple["_Step | None", int, int, int]
_Ways = dict[_State, tuple[float, _Step | None]]

# How long ago a cell was visited that the text has left: lines run down the page, so a cell whose neighbours have gone
# three lines further without it is done, except near the end of a page.
_LEFT = 3
# What a row without a column costs.
_MISSING = {Role.TASK: 4.0, Role.LEAD: 1.2, Role.DEADLINE: 1.2, Role.DELIVERABLE: 0.8, Role.COORDINATOR: 0.5}
# How many ways are followed in each reading, and how far behind the best.
_WAYS_KEPT, _MARGIN = (12, 8, 8), 6.0
# The same where lines cross the columns, and from how many pieces on fewer are.
_WAYS_ACROSS, _MANY_PIECES, _FEWEST_WAYS, _FAR_BEHIND = (8, 8), 6000, (4,), 4.0
# What each piece of such a line costs, and a line that cannot be cut to fit.
_CUT, _MISFIT = 0.3, 4.0
# What it costs that a cell begins before its left neighbour (at first), after later rows have begun (for each, and at
# most), after its group has ended, before the title of its row; and that the text turns to another column.
_BACK, _LATE, _MOST_LATE, _LATE_GROUP, _EARLY, _ELSEWHERE = 0.5, 0.5, 3.0, 1.0, 0.7, 0.2
# What it costs to go on with a cell by how long ago it was visited; or with one of an earlier row.
_RESUMED, _OTHER_ROW = (0.0, 0.0, 0.6, 1.2, 1.2), 0.8
# What a number before a title is worth; what it costs that it stands in another row, and each row too many or too few.
_NUMBER_AT, _NUMBER_OFF, _ROWS_OFF = 0.8, 1.0, 2.0
# Lines to the end of a page that may hold the rest of a row; fewest pairs of cells that show a habit.
_ROW, _FEW = 20, 20
# The share of lines that are no wider than their column is taken to be: of pieces some were cut wrongly.
_FITTING_LINES, _FITTING_PIECES = 0.93, 0.8
# What a cell that may still go on is taken to become worth.
_HOPE = 0.9


@dataclass(frozen=True, slots=True)
class Torn:
    """The lines of a table without cells, and what stands between them, each as the index of the line after it.

    ``numbers`` are row numbers, ``pages`` the heads of pages, ``groups`` the headings of groups.
    """

    lines: Sequence[str]
    columns: tuple[Role, ...]
    numbers: Sequence[int] = ()
    pages: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    # What the lines may be cut into, where they run across the columns; the rows then hold pieces.
    pieces: Pieces | None = None


def weave(torn: Torn, *, pairs: Counter[tuple[str, str]]) -> list[WovenRow]:
    """The rows of a table: for each column that a row has, its lines (or pieces of lines) in order.

    ``pairs`` counts syllables side by side in the document. The table is read several times, each time with the habits
    of its columns that the time before has shown.
    """
    if not torn.lines:
        return []
    pieces = torn.pieces or whole_lines(torn.lines)
    evidence = Evidence(
        lines=[piece.text for piece in pieces.all], columns=torn.columns, pairs=pairs, alone=torn.pieces is not None
    )
    rows: list[WovenRow] = []
    for ways_kept in _ways_kept(torn):
        found = _Weaver(
            torn=torn,
            pieces=pieces,
            evidence=evidence,
            ways_kept=ways_kept,
            back=_price_of_disorder(rows, torn.columns),
        ).best()
        if found == rows:
            break
        rows = found
        evidence.learn(_habits(rows, evidence))
    return rows


def _ways_kept(torn: Torn) -> tuple[int, ...]:
    """How many ways are followed in each reading: fewer, the more there is to cut."""
    if torn.pieces is None:
        return _WAYS_KEPT
    return _WAYS_ACROSS if len(torn.pieces.all) <= _MANY_PIECES else _FEWEST_WAYS


def _price_of_disorder(rows: Sequence[WovenRow], columns: Sequence[Role]) -> float:
    """What it costs that a cell begins before its neighbour to the left: the more, the less often a table does it."""
    pairs = [(row[a], row[b]) for row in rows for a, b in pairwise(columns) if a in row and b in row]
    if len(pairs) < _FEW:
        return _BACK
    turned = sum(left[0] > right[0] for left, right in pairs) / len(pairs)
    return min(1.2, max(0.2, -0.35 * log(turned + 0.03)))


def _habits(rows: Sequence[WovenRow], evidence: Evidence) -> Habits:
    held: dict[Role, Counter[str]] = {}
    widths: dict[Role, list[float]] = {}
    where: dict[int, Role] = {}
    follow: Counter[tuple[Role, str, str]] = Counter()
    names: Counter[tuple[Role, str]] = Counter()
    for row in rows:
        for role, cell in row.items():
            held.setdefault(role, Counter()).update(word for at in cell for word in evidence.said[at])
            widths.setdefault(role, []).extend(evidence.widths[at] for at in cell)
            where.update((at, role) for at in cell)
            follow.update((role, evidence.lines[a], evidence.lines[b]) for a, b in pairwise(cell))
            names[role, evidence.text(tuple(cell))] += 1
    share = _FITTING_PIECES if evidence.alone else _FITTING_LINES
    wide = {role: sorted(found)[int(share * (len(found) - 1))] for role, found in widths.items() if len(found) > 5}
    return Habits(widths=wide, held=held, where=where, follow=follow, names=names)


@dataclass(slots=True)
class _Weaver:
    torn: Torn
    pieces: Pieces
    evidence: Evidence
    ways_kept: int
    numbered: dict[int, int] = field(default_factory=dict)
    missing: tuple[float, ...] = ()
    back: float = _BACK
    task: int = 0
    near_page: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = Counter(self.torn.numbers)
        self.numbered = {at: index for index, at in enumerate(self.torn.numbers) if count[at] == 1}
        self.missing = tuple(_MISSING[role] for role in self.torn.columns)
        self.task = self.torn.columns.index(Role.TASK)
        self.near_page = [any(at < page <= at + _ROW for page in self.torn.pages) for at in range(len(self.torn.lines))]

    def best(self) -> list[WovenRow]:
        """The best way to weave all lines."""
        start: _State = (tuple((-1, _LEFT, None) for _ in self.torn.columns), len(self.torn.columns), 0)
        ways: _Ways = {start: (0.0, None)}
        for at in range(len(self.torn.lines)):
            if at in self.torn.groups:
                ways = self._at_group(ways)
            elif at in self.torn.pages:
                ways = {_fresh(state): way for state, way in ways.items()}
            ways = self._across(ways, at)
        _, best = max(
            ((worth + self._ending(state), step) for state, (worth, step) in ways.items()), key=lambda x: x[0]
        )
        return self._rows(best)

    def _across(self, ways: _Ways, line: int) -> _Ways:
        """The ways after one printed line more, cut in whatever way."""
        of = self.pieces.of[line]
        if self.torn.pieces is not None:
            ways = self._from_the_left(ways)
        reached: dict[int, _Ways] = {0: ways}
        length = max(self.pieces.all[at].end for found in of.values() for at in found)
        for start in sorted(of):
            here = self._most_worth(reached.pop(start, {}), self.ways_kept // 2) if start else ways
            if not here:
                continue
            for at in of[start]:
                piece = self.pieces.all[at]
                begun = [self.evidence.begin(role, at) for role in self.torn.columns]
                following = reached.setdefault(piece.end, {})
                for way in here.items():
                    self._follow(way, at, begun, following)
        return self._most_worth(
            reached.get(length) or self._uncut(ways, max(of[0], key=lambda at: self.pieces.all[at].end))
        )

    def _uncut(self, ways: _Ways, at: int) -> _Ways:
        """A line that fits no columns goes on with the last title, or begins the first."""
        found: _Ways = {}
        for (columns, last, base), (worth, step) in ways.items():
            row = max(columns[self.task][0], 0)
            kept = (*columns[: self.task], (row, 0, None), *columns[self.task + 1 :])
            found[kept, last, base] = (worth - _MISFIT, (step, self.task, row, at))
        return found

    def _from_the_left(self, ways: _Ways) -> _Ways:
        """A line that crosses the columns begins anew at the first."""
        found: _Ways = {}
        for (columns, _, base), way in ways.items():
            state = (columns, len(columns), base)
            if state not in found or found[state][0] < way[0]:
                found[state] = way
        return found

    def _most_worth(self, ways: _Ways, kept: int = 0) -> _Ways:
        """The ways worth following, compared by what their cells promise."""
        kept = kept or self.ways_kept
        if len(ways) <= kept:
            return ways
        if self.torn.pieces is not None:
            least = max(worth for worth, _ in ways.values()) - _FAR_BEHIND
            ways = {state: way for state, way in ways.items() if way[0] >= least}
        ranked = sorted(
            ((worth + self._promise(state), state, worth, step) for state, (worth, step) in ways.items()),
            key=lambda way: -way[0],
        )[:kept]
        least = ranked[0][0] - _MARGIN
        return {state: (worth, step) for promise, state, worth, step in ranked if promise >= least}

    def _promise(self, state: _State) -> float:
        """What the cells that are open but left are worth, and what is missing so far."""
        columns, last, _ = state
        front = max([column[0] for column in columns])
        worth = 0.0
        for index, (row, ago, cell) in enumerate(columns):
            if cell is not None:
                worth += max(cell.whole, _HOPE) if index == last or ago < _LEFT else cell.whole
            if row < front - 1:
                worth -= self.missing[index] * (front - 1 - row)
        return worth

    def _follow(
        self, way: tuple[_State, tuple[float, _Step | None]], at: int, begun: Sequence[OpenCell | None], found: _Ways
    ) -> None:
        """Add every way that goes on from one to ``found``: the line goes on with a cell, or begins one."""
        (columns, last, base), (worth, step) = way
        front = max([column[0] for column in columns])
        piece = self.pieces.all[at]
        crosses, line = self.torn.pieces is not None, piece.line
        if not piece.start:
            worth -= self._off_number(columns[self.task][0], line)
        worth += piece.worth - (_CUT if crosses else 0.0)
        aged, settled = self._aged(columns, line)
        for index, (row, ago, cell) in enumerate(columns):
            wraps = index <= last
            if wraps and piece.start:
                continue
            kept, sure = (aged, worth + settled) if wraps else (columns, worth)
            still = kept[index][2]
            grown = cell.grow(at) if cell is not None else None
            if cell is not None and grown is not None:
                total = (
                    sure
                    + grown.gain
                    - (cell.whole if still is None else 0.0)
                    - (_ELSEWHERE if index != last and not crosses else 0.0)
                )
                total -= _RESUMED[ago + wraps]
                if row < front:
                    total -= _OTHER_ROW
                after = ((*kept[:index], (row, 0, grown), *kept[index + 1 :]), index, base)
                if after not in found or found[after][0] < total:
                    found[after] = (total, (step, index, row, at))
            fresh = begun[index]
            if fresh is None:
                continue
            sure += fresh.gain + (still.whole if still is not None else 0.0)
            for target in self._targets(index, row, front):
                total = sure - self._out_of_order(index, row, target, at=line, front=front, base=base, last=last)
                after = ((*kept[:index], (target, 0, fresh), *kept[index + 1 :]), index, base)
                if after not in found or found[after][0] < total:
                    found[after] = (total, (step, index, target, at))

    def _off_number(self, title_row: int, at: int) -> float:
        """What it costs that a row number stands in another row."""
        number = self.numbered.get(at)
        return 0.0 if number is None else _NUMBER_OFF * min(2, max(title_row - number, number - 1 - title_row, 0))

    def _out_of_order(self, index: int, row: int, target: int, *, at: int, front: int, base: int, last: int) -> float:
        """What it costs to begin the cell of row ``target`` here."""
        cost = self.missing[index] * (target - row - 1)
        if target < front:
            cost += min(_MOST_LATE, _LATE * (front - target)) + (_LATE_GROUP if target < base else 0.0)
        elif target > front and index != self.task:
            cost += _EARLY
        elif index < last and target == front and self.torn.pieces is None:
            cost += self.back
        if index == self.task and self.numbered.get(at) == target:
            cost -= _NUMBER_AT
        return cost

    def _targets(self, index: int, row: int, front: int) -> tuple[int, ...]:
        """The rows that the next cell of a column may belong to."""
        if index == self.task or row >= front:
            return (row + 1,)
        if row + 1 == front:
            return (front, front + 1)
        return (row + 1, front, front + 1)

    def _aged(self, columns: tuple[_Column, ...], at: int) -> tuple[tuple[_Column, ...], float]:
        """The columns a printed line further down. A cell that the text has left for good is closed, for its worth."""
        settled: float = 0.0
        aged: list[_Column] = []
        for row, ago, cell in columns:
            if ago + 1 >= _LEFT and cell is not None and not self.near_page[at]:
                settled += cell.whole
                aged.append((row, _LEFT, None))
            else:
                aged.append((row, min(_LEFT, ago + 1), cell))
        return tuple(aged), settled

    def _at_group(self, ways: _Ways) -> _Ways:
        closed: _Ways = {}
        for (columns, _, _), (worth, step) in ways.items():
            total = worth + sum(cell.whole for _, _, cell in columns if cell is not None)
            front = max(column[0] for column in columns)
            state: _State = (tuple((row, _LEFT, None) for row, _, _ in columns), len(columns), front + 1)
            if state not in closed or closed[state][0] < total:
                closed[state] = (total, step)
        return closed

    def _ending(self, state: _State) -> float:
        columns, _, _ = state
        front = max(column[0] for column in columns)
        worth = 0.0
        for index, (row, _, cell) in enumerate(columns):
            worth += cell.whole if cell is not None else 0.0
            worth -= self.missing[index] * (front - row)
        if self.torn.numbers:
            worth -= _ROWS_OFF * abs(front + 1 - len(self.torn.numbers))
        return worth

    def _rows(self, step: _Step | None) -> list[WovenRow]:
        steps = []
        while step is not None:
            steps.append(step[1:])
            step = step[0]
        rows: dict[int, WovenRow] = {}
        for column, row, at in reversed(steps):
            rows.setdefault(row, {}).setdefault(self.torn.columns[column], []).append(at)
        return [rows[row] for row in sorted(rows)]


def _fresh(state: _State) -> _State:
    """At the head of a page every cell of the row may go on."""
    columns, last, base = state
    return tuple((row, 0, cell) for row, _, cell in columns), last, base
