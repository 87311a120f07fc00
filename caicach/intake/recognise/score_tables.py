"""Tables of index scores by criterion and year: wide (a column a year) or long (a row a criterion and year)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.intake.draft import Found, IndexResult, IndexTotal
from caicach.intake.layout import Line, Place
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.outline import Step, TableBlock
from caicach.intake.recognise.scores import FIGURE, YEAR, IndexScores, decimal
from caicach.intake.recognise.wording import folded, plain

_NAME = re.compile(r"(?:các )?(?:lĩnh vực|tiêu chí|nội dung|chỉ số|tên)")
_MAX = re.compile(r"tối đa|chuẩn|thang điểm|max")
_SCORE = re.compile(r"điểm|đạt|kết quả|20\d\d|thẩm định|chấm")
_OTHER = re.compile(r"tăng|giảm|chênh lệch|so sánh|so với|mất|trừ|tỷ lệ|%|xếp|ghi chú|hạng|tự chấm|tự đánh giá")
_SUM = re.compile(r"(?:tổng|cộng)(?: cộng| điểm| số)?")
_NUMBER = re.compile(r"^\d+[.)]\s*")
_IN_BRACKETS = re.compile(rf"\((?:tối đa\s*:?\s*)?({FIGURE})(?:\s*điểm)?\)")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of scores: its year (None: a column of years says it), and the column of the maxima that hold for it."""

    at: int
    year: int | None
    most: int


Grid = Sequence[Sequence[tuple[str, int]]]


def read_score_table(step: Step, table: TableBlock) -> IndexScores:
    """A table of criterion by year. A table that is no such table gives nothing."""
    rows = [line for line in table.lines if line.cells]
    grid = [_spread(row) for row in rows]
    if across := _read_across(rows, grid):
        return IndexScores(tuple(across), ())
    heads = _header_rows(grid)
    header = _header(grid, heads)
    name = next((at for at, words in enumerate(header) if _NAME.search(words)), None)
    years = next((at for at, words in enumerate(header) if words.strip(" .") == "năm"), None)
    columns = _columns(header, name, _year_above_table(step), by_row=years is not None)
    if name is None or not columns:
        return IndexScores((), ())
    results: list[IndexResult] = []
    totals: list[IndexTotal] = []
    year: int | None = None
    for row, cells in zip(rows[heads:], grid[heads:], strict=True):
        label = next((cells[at][0] for at in range(min(name + 1, len(cells))) if _SUM.match(folded(cells[at][0]))), "")
        year = _year_of_row(cells, years) or year
        for column in columns:
            read, held = _scores_of(row, cells, column), column.year or year
            if read is None or held is None:
                continue
            found = Found(held, read[0].places, 0.85)
            if label:
                totals.append(IndexTotal(year=found, score=read[0]))
            elif name < len(cells) and cells[name][0]:
                criterion = Found(_NUMBER.sub("", cells[name][0]), (Place(row.number, cells[name][1]),), 0.9)
                results.append(IndexResult(criterion=criterion, year=found, score=read[0], max_score=read[1]))
    return IndexScores(tuple(results), tuple(totals))


def _year_of_row(cells: Sequence[tuple[str, int]], years: int | None) -> int | None:
    return _year_in(cells[years][0]) if years is not None and years < len(cells) else None


_FEWEST_FIELDS = 3


def _read_across(rows: Sequence[Line], grid: Grid) -> list[IndexResult]:
    """A table whose columns are the fields of reform and whose rows are the years; maxima in a row or in the titles."""
    header = grid[0] if grid else []
    fields = [at for at, (text, _) in enumerate(header) if domain_of(text) is not None]
    if len(fields) < _FEWEST_FIELDS or len(fields) < len(header) - 4:
        return []
    maxima = {at: match[1] for at in fields if (match := _IN_BRACKETS.search(folded(header[at][0])))}
    results = []
    for row, cells in zip(rows[1:], grid[1:], strict=True):
        label = folded(" ".join(text for text, _ in cells[: fields[0]]))
        if _MAX.search(label):
            maxima |= {at: cells[at][0] for at in fields if at < len(cells)}
            continue
        for at in fields if (year := _year_in(label)) else ():
            score, most = (_figure(text) for text in (cells[at][0] if at < len(cells) else "", maxima.get(at, "")))
            if year is None or score is None or most is None:
                continue
            place = (Place(row.number, cells[at][1]),)
            criterion = re.sub(r"\s*\([^)]*\)$", "", header[at][0])
            results.append(
                IndexResult(
                    criterion=Found(criterion, (Place(rows[0].number, header[at][1]),), 0.85),
                    year=Found(year, place, 0.85),
                    score=Found(score, place, 0.9),
                    max_score=Found(most, place, 0.85),
                )
            )
    return results


def _spread(row: Line) -> list[tuple[str, int]]:
    """The text of each column with the cell that it is in; a cell that spans columns stands in each of them."""
    return [(plain(cell.text), index) for index, cell in enumerate(row.cells) for _ in range(max(cell.span, 1))]


def _header_rows(grid: Grid) -> int:
    """One row, or two where the second only says what each year's columns hold."""
    if len(grid) < 2:
        return len(grid)
    second = [text for text, _ in grid[1] if text]
    return 2 if second and all(_MAX.search(folded(text)) or _SCORE.search(folded(text)) for text in second) else 1


def _header(grid: Grid, heads: int) -> list[str]:
    """What the header rows say over each column. In two rows a year stands over the columns to its right as well."""
    if not grid:
        return []
    top = [folded(text) for text, _ in grid[0]]
    if heads < 2:
        return top
    below = [folded(text) for text, _ in grid[1]]
    if spread := _without_spans(top, below, width=max(map(len, grid))):
        return spread
    carried = ""
    joined = []
    for at in range(max(len(top), len(below))):
        above = top[at] if at < len(top) else ""
        carried = above or carried
        under = below[at] if at < len(below) else ""
        joined.append(f"{carried if under else above} {under}".strip())
    return joined


def _without_spans(top: Sequence[str], below: Sequence[str], *, width: int) -> list[str]:
    """Two header rows of a converter that forgot which cells span columns: each year takes its share of those below."""
    under = [text for text in below if text]
    years = [at for at, text in enumerate(top) if _year_in(text)]
    if not years or len(top) >= width or len(under) % len(years) or years != list(range(years[0], years[-1] + 1)):
        return []
    each = len(under) // len(years)
    if years[0] + len(under) + len(top) - years[-1] - 1 != width:
        return []
    told = [f"{top[years[at // each]]} {text}" for at, text in enumerate(under)]
    return [*top[: years[0]], *told, *top[years[-1] + 1 :]]


def _columns(header: Sequence[str], name: int | None, year: int | None, *, by_row: bool) -> list[_Column]:
    maxima = {at: _year_in(words) for at, words in enumerate(header) if at != name and _MAX.search(words)}
    columns = []
    for at, words in enumerate(header):
        if at == name or at in maxima or _OTHER.search(words) or not _SCORE.search(words):
            continue
        own = _year_in(words) or (None if by_row else year)
        most = next((column for column, held in maxima.items() if held == own), None)
        most = next((column for column, held in maxima.items() if held is None), None) if most is None else most
        if (own or by_row) and words.strip(" .") != "năm" and (most is not None or "20" in words):
            columns.append(_Column(at=at, year=own, most=at if most is None else most))
    return columns


def _scores_of(
    row: Line, cells: Sequence[tuple[str, int]], column: _Column
) -> tuple[Found[Decimal], Found[Decimal]] | None:
    """Score and maximum of a row in one year; "14/16" in a single cell holds both."""
    if max(column.at, column.most) >= len(cells):
        return None
    score_text, score_cell = cells[column.at]
    most_text, most_cell = cells[column.most]
    if column.most == column.at:
        score_text, _, most_text = score_text.partition("/")
    score, most = _figure(score_text), _figure(most_text)
    if score is None or most is None:
        return None
    return Found(score, (Place(row.number, score_cell),), 0.93), Found(most, (Place(row.number, most_cell),), 0.93)


def _figure(text: str) -> Decimal | None:
    match = re.fullmatch(rf"({FIGURE})(?:\s*điểm)?", folded(text.strip()))
    return decimal(match[1]) if match else None


def _year_in(words: str) -> int | None:
    match = YEAR.search(words)
    return int(match[1]) if match else None


def _year_above_table(step: Step) -> int | None:
    return next((year for above in reversed(step.trail) if (year := _year_in(above.text))), None)
