"""Columns without lines: letterheads, signature blocks, and tables that only the alignment of their text shows.

Two blocks side by side (issuer and motto; recipients and signature) become one row of two cells, as in a Word file. A
table needs three columns: strips that stay blank over several lines. In running text blanks never stand under one
another for that long.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from caicach.intake.layout import Cell
from caicach.intake.read.pdf.lines import TextLine, Word, joined_text

_WIDE_GAP = 1.6
"""Gap between two blocks side by side, in heights of the font."""

_NARROW_GAP = 4.0
"""Blank strip between the columns of a table, in points."""

_FEWEST_LINES = 4
_FEWEST_COLUMNS = 3

_ROW_GAP = 1.35
"""From how far apart on lines of an aligned table belong to two rows, in usual line distances."""

_WIDER = 1.5
"""How much wider the usual gap between columns is than that between words."""

_FARTHEST = 8.0
"""Largest distance between lines of one block (a signature stands between), in heights of the font."""

_CENTRED = 15.0
_LIST_MARK = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[A-Za-zđĐ][.)]|[IVX]+[.)]?|[-–+*•])")
_ROW_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*[a-zđ]?[.)]?|[IVX]+[.)]?|[a-zđ][.)]?)")

_Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class AlignedRows:
    """Rows found by alignment. ``baseline`` is that of their first line, ``columns`` are their left edges."""

    rows: tuple[tuple[Cell, ...], ...]
    baseline: float
    columns: tuple[float, ...]


def find_columns(lines: Sequence[TextLine], *, middle: float) -> list[TextLine | AlignedRows]:
    """The lines in order, with those that stand in columns put together. ``middle`` is that of the running text."""
    found: list[TextLine | AlignedRows] = []
    index = 0
    while index < len(lines):
        taken = _table_at(lines[index:]) or _blocks_at(lines[index:], middle)
        if taken is None:
            found.append(lines[index])
            index += 1
        else:
            count, rows = taken
            found.append(rows)
            index += count
    return found


def _blocks_at(lines: Sequence[TextLine], middle: float) -> tuple[int, AlignedRows] | None:
    """Two blocks side by side that begin on the first line, and how many lines they take."""
    first = _segments(lines[0])
    if len(first) != 2 or _LIST_MARK.fullmatch(first[0].text):
        return None
    columns = [_span(segment) for segment in first]
    taken, border = 1, first[1].x0
    for index, (above, line) in enumerate(pairwise(lines), start=1):
        segments = _segments(line)
        columns = _merged([*columns, *map(_span, segments)])
        far = line.baseline - above.baseline > _FARTHEST * line.size
        if far or len(columns) < 2 or _is_centred(segments, middle):
            break
        beside = len(segments) > 1 or segments[0].x0 >= columns[1][0]
        if beside or (taken == index and line.text.startswith("-")):
            taken, border = index + 1, columns[1][0]
    pieces = [segment for line in lines[:taken] for segment in _segments(line)]
    row = (
        _cell([piece for piece in pieces if piece.x0 < border]),
        _cell([piece for piece in pieces if piece.x0 >= border]),
    )
    return taken, AlignedRows(rows=(row,), baseline=lines[0].baseline, columns=(first[0].x0, border))


def _is_centred(segments: Sequence[TextLine], middle: float) -> bool:
    """A title under the letterhead stands in the middle of the page, not of a block."""
    return len(segments) == 1 and abs(sum(_span(segments[0])) / 2 - middle) < _CENTRED


def _segments(line: TextLine) -> list[TextLine]:
    """The pieces of a line between wide gaps."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for word, following in pairwise(line.words):
        if following.box.x0 - word.box.x1 > _WIDE_GAP * line.size:
            pieces.append([])
        pieces[-1].append(following)
    return [TextLine(tuple(piece), line.baseline, line.size) for piece in pieces]


@dataclass(slots=True)
class _Extent:
    """How far an aligned table reaches: its columns, how many lines, and its group headings, which cross columns."""

    columns: list[_Span]
    lines: int
    headings: set[TextLine]


def _table_at(lines: Sequence[TextLine]) -> tuple[int, AlignedRows] | None:
    """A table of three columns or more that begins on the first line, and how many lines it takes."""
    extent = _extent(lines)
    inside = lines[: extent.lines]
    if len(inside) < _FEWEST_LINES or not (_is_filled(inside, extent) and _is_parted(inside, extent)):
        return None
    rows = tuple(_row(group, extent) for group in _row_groups(inside, extent))
    lefts = tuple(start for start, _ in extent.columns)
    return extent.lines, AlignedRows(rows=rows, baseline=lines[0].baseline, columns=lefts)


def _extent(lines: Sequence[TextLine]) -> _Extent:
    extent = _Extent(columns=[], lines=0, headings=set())
    for index, line in enumerate(lines):
        spans = _word_spans(line)
        columns = _merged([*extent.columns, *spans])
        begins = index < _FEWEST_LINES and len(spans) >= _FEWEST_COLUMNS
        if begins or len(columns) >= len(extent.columns):
            extent.columns, extent.lines = columns, index + 1
            if len(columns) < _FEWEST_COLUMNS:
                break
        elif _may_be_heading(line, spans) and (extent.lines == index or _goes_on(lines[index - 1], line, extent)):
            # A group heading, if the table goes on below it; a second line across the columns is running text.
            extent.headings.add(line)
        else:
            break
    return extent


def _may_be_heading(line: TextLine, spans: Sequence[_Span]) -> bool:
    """Whether a line crosses the columns in one piece, perhaps after its number in the first column."""
    return len(spans) == 1 or (len(spans) == 2 and _ROW_NUMBER.fullmatch(line.words[0].text) is not None)


def _goes_on(above: TextLine, line: TextLine, extent: _Extent) -> bool:
    """Whether a line is a bold heading's second one or a bold heading below another: running text is not bold."""
    return above in extent.headings and above.bold and line.bold


def _is_filled(lines: Sequence[TextLine], extent: _Extent) -> bool:
    """Whether every column holds text on more than one line, and one line at least fills them all."""
    filled = [{_column(word, extent.columns) for word in line.words} for line in lines if line not in extent.headings]
    often = all(sum(index in line for line in filled) > 1 for index in range(len(extent.columns)))
    return often and any(len(line) == len(extent.columns) for line in filled)


def _is_parted(lines: Sequence[TextLine], extent: _Extent) -> bool:
    """Whether gaps between columns are wider than those between words: running text has a blank strip by chance."""
    between: list[float] = []
    within: list[float] = []
    for line in lines:
        for left, right in pairwise(line.words):
            crosses = _column(left, extent.columns) != _column(right, extent.columns)
            (between if crosses else within).append(right.box.x0 - left.box.x1)
    return bool(between) and (not within or median(between) > _WIDER * median(within))


def _row_groups(lines: Sequence[TextLine], extent: _Extent) -> list[list[TextLine]]:
    """A row begins with a number in the first column, after more than the usual distance, around a group heading, and
    below bold lines."""
    steps = sorted(below.baseline - above.baseline for above, below in pairwise(lines))
    farthest = _ROW_GAP * steps[len(steps) // 3]
    groups: list[list[TextLine]] = [[lines[0]]]
    for above, line in pairwise(lines):
        first = line.words[0]
        numbered = _column(first, extent.columns) == 0 and _ROW_NUMBER.fullmatch(first.text)
        beside_heading = (line in extent.headings) != (above in extent.headings)
        below_bold = above.bold and not line.bold
        if numbered or beside_heading or below_bold or line.baseline - above.baseline > farthest:
            groups.append([])
        groups[-1].append(line)
    return groups


def _row(lines: Sequence[TextLine], extent: _Extent) -> tuple[Cell, ...]:
    if lines[0] in extent.headings:
        return _heading(lines, columns=len(extent.columns))
    cells: list[list[TextLine]] = [[] for _ in extent.columns]
    for line in lines:
        words: dict[int, list[Word]] = {}
        for word in line.words:
            words.setdefault(_column(word, extent.columns), []).append(word)
        for index, own in words.items():
            cells[index].append(TextLine(tuple(own), line.baseline, line.size))
    return tuple(map(_cell, cells))


def _heading(lines: Sequence[TextLine], *, columns: int) -> tuple[Cell, ...]:
    """A group heading over all columns, or over those that follow its number."""
    first, *others = lines
    if len(_word_spans(first)) == 1:
        return (replace(_cell(lines), span=columns),)
    number = TextLine(first.words[:1], first.baseline, first.size)
    title = TextLine(first.words[1:], first.baseline, first.size)
    return _cell([number]), replace(_cell([title, *others]), span=columns - 1)


def _cell(lines: Sequence[TextLine]) -> Cell:
    return Cell(text=joined_text(lines), bold=bool(lines) and all(line.bold for line in lines))


def _column(word: Word, columns: Sequence[_Span]) -> int:
    middle = word.box.middle[0]
    return next((index for index, (_, end) in enumerate(columns) if middle <= end), len(columns) - 1)


def _span(line: TextLine) -> _Span:
    return line.x0, line.x1


def _word_spans(line: TextLine) -> list[_Span]:
    return _merged([(word.box.x0, word.box.x1) for word in line.words])


def _merged(spans: Sequence[_Span]) -> list[_Span]:
    """The spans' union, from left to right; spans that leave no strip between them count as one."""
    merged: list[_Span] = []
    for start, end in sorted(spans):
        if merged and start - merged[-1][1] < _NARROW_GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
