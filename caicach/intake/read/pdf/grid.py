"""Tables drawn with lines: rules -> a grid with merged cells -> the cells' letters.

Lines that touch form one table. Their positions span a grid; squares of the grid without a line between them are one
merged cell. A side that is left undrawn (a table cut by the end of its page, or open at its sides) counts as drawn.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caicach.intake.layout import Cell
from caicach.intake.read.pdf.glyphs import Box, Glyph, Rule
from caicach.intake.read.pdf.lines import joined_text, text_lines

_NEAR = 2.5
"""Lines this close are one: double borders, and borders that two cells draw each for itself."""

_TOUCH = 3.0
"""Lines that end this close to each other touch."""

_OPEN_SIDE = 8.0
"""How far lines must reach beyond the outermost line across for an undrawn side to be assumed there."""

_MAX_SQUARES = 40_000
_MAX_PAIRS = 4_000_000
"""Bounds on the work for one page; a page beyond them holds a drawing, not a table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page: the lines' places, and for each square (row, column) the number of its cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The table's outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def square_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the square at a point; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The ruled tables of a page, from top to bottom. A frame around a single cell is none."""
    merged = _merge(rules)
    across = sum(rule.horizontal for rule in merged)
    if across * (len(merged) - across) > _MAX_PAIRS:
        return []
    grids = (_grid(group) for group in _touching(merged))
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))


@dataclass(frozen=True, slots=True)
class RuledRows:
    """The rows of a ruled table on one page. ``columns`` are its vertical lines, ``baseline`` its upper edge."""

    rows: tuple[tuple[Cell, ...], ...]
    baseline: float
    columns: tuple[float, ...]


def ruled_rows(grid: Grid, glyphs: Iterable[Glyph]) -> RuledRows:
    """The rows of a table with the letters that stand in it. Rows without a cell of their own are left out."""
    letters: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        square = grid.square_at(*glyph.box.middle)
        if square is not None:
            letters.setdefault(grid.cells[square[0]][square[1]], []).append(glyph)
    seen: set[int] = set()
    rows = []
    for squares in grid.cells:
        row = tuple(_row(squares, letters, seen))
        if not all(cell.continues for cell in row):
            rows.append(row)
        seen.update(squares)
    return RuledRows(rows=tuple(rows), baseline=grid.ys[0], columns=grid.xs)


def _row(squares: Sequence[int], letters: dict[int, list[Glyph]], seen: set[int]) -> Iterable[Cell]:
    start = 0
    while start < len(squares):
        number = squares[start]
        end = start
        while end < len(squares) and squares[end] == number:
            end += 1
        lines = [] if number in seen else text_lines(letters.get(number, ()))
        yield Cell(
            text=joined_text(lines),
            span=end - start,
            continues=number in seen,
            bold=bool(lines) and all(line.bold for line in lines),
        )
        start = end


def _merge(rules: Sequence[Rule]) -> list[Rule]:
    """Join pieces of one line: borders are drawn cell by cell and edge by edge."""
    merged: list[Rule] = []
    for horizontal in (True, False):
        kind = sorted((rule for rule in rules if rule.horizontal is horizontal), key=lambda rule: rule.at)
        for group in _close(kind):
            merged.extend(_join(group))
    return merged


def _close(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _join(group: Sequence[Rule]) -> Iterable[Rule]:
    at = sum(rule.at for rule in group) / len(group)
    pieces = sorted(group, key=lambda rule: rule.start)
    start, end = pieces[0].start, pieces[0].end
    for piece in pieces[1:]:
        if piece.start > end + _TOUCH:
            yield Rule(group[0].horizontal, at, start, end)
            start = piece.start
            end = piece.end
        end = max(end, piece.end)
    yield Rule(group[0].horizontal, at, start, end)


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of lines that cross or touch one another, directly or by way of others."""
    parents = list(range(len(rules)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    down = [index for index, rule in enumerate(rules) if not rule.horizontal]
    for index, rule in enumerate(rules):
        for other in down if rule.horizontal else ():
            if _cross(rule, rules[other]):
                parents[root(index)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _cross(across: Rule, down: Rule) -> bool:
    return (
        across.start - _TOUCH <= down.at <= across.end + _TOUCH
        and down.start - _TOUCH <= across.at <= down.end + _TOUCH
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    across = [rule for rule in rules if rule.horizontal]
    down = [rule for rule in rules if not rule.horizontal]
    if not across or not down:
        return None
    ys = _positions(across, reach=down)
    xs = _positions(down, reach=across)
    squares = (len(xs) - 1) * (len(ys) - 1)
    if not 1 < squares <= _MAX_SQUARES:
        return None
    cells = _cells(xs, ys, across, down)
    if len({number for row in cells for number in row}) < 2:
        return None
    return Grid(xs=tuple(xs), ys=tuple(ys), cells=cells)


def _positions(rules: Sequence[Rule], *, reach: Sequence[Rule]) -> list[float]:
    """Where the lines of one direction stand, with the sides that only the ends of the lines across tell of."""
    places = sorted({rule.at for rule in rules})
    first, last = min(rule.start for rule in reach), max(rule.end for rule in reach)
    if first < places[0] - _OPEN_SIDE:
        places.insert(0, first)
    if last > places[-1] + _OPEN_SIDE:
        places.append(last)
    return places


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[tuple[int, ...], ...]:
    """Number the cells: a square belongs to the cell on its left or above it unless a line parts them."""
    parts_across = _by_place(across)
    parts_down = _by_place(down)
    numbers: list[list[int]] = []
    for row, (top, bottom) in enumerate(pairwise(ys)):
        line: list[int] = []
        for column, (left, right) in enumerate(pairwise(xs)):
            if column and not _drawn(parts_down, left, (top + bottom) / 2):
                line.append(line[-1])
            elif row and not _drawn(parts_across, top, (left + right) / 2):
                line.append(numbers[-1][column])
            else:
                line.append(row * (len(xs) - 1) + column)
        numbers.append(line)
    return tuple(tuple(line) for line in numbers)


def _by_place(rules: Sequence[Rule]) -> dict[float, list[Rule]]:
    places: dict[float, list[Rule]] = {}
    for rule in rules:
        places.setdefault(rule.at, []).append(rule)
    return places


def _drawn(rules: dict[float, list[Rule]], at: float, point: float) -> bool:
    return any(rule.start <= point <= rule.end for rule in rules.get(at, ()))
