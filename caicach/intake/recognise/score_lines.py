"""Tables of scores that fell apart: rows as lines of words and figures, or one cell to a line.

    STT Lĩnh vực Năm 2020 Năm 2021
    Điểm tối đa Điểm đạt Điểm tối đa Điểm đạt
    1 Cải cách thể chế 10 8,25 11 9,5

The words of the heading say how many figures a row has and what each is; a reading in which a score is above its
maximum is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from caicach.intake.draft import Found, IndexResult, IndexTotal
from caicach.intake.layout import Line, Place
from caicach.intake.recognise.outline import Outline
from caicach.intake.recognise.scores import FIGURE, IndexScores, decimal
from caicach.intake.recognise.wording import folded, plain

_HEADING = re.compile(
    r"(?:(?:s?tt|t\.t|số|thứ tự|lĩnh vực|tiêu chí|nội dung|đánh giá|các|tên|thành phần|chỉ số|cchc|điểm|tối đa|chuẩn|"
    r"thang|đạt|được|kết quả|thẩm định|năm|20\d\d|tỷ lệ|tăng|giảm|so sánh|so với|xếp hạng|thứ hạng|ghi chú|tự chấm|"
    r"chênh lệch|và|của|huyện|xã|tỉnh|[%/(),+:.-])\s*)+"
)
_NAME = re.compile(r"lĩnh vực|tiêu chí|nội dung|chỉ số")
_EVENT = re.compile(
    r"(?P<most>(?:điểm\s+)?(?:tối đa|chuẩn)|thang điểm)|"
    r"(?P<other>tỷ lệ|tăng|giảm|so sánh|xếp hạng|thứ hạng|ghi chú|tự chấm|chênh lệch)|"
    r"(?P<score>(?:điểm\s+)?(?:đạt(?: được)?|thẩm định|kết quả)|điểm(?!\s*(?:tối|chuẩn|đạt|thẩm)))|"
    r"(?P<year>(?:năm\s+)?20\d\d)"
)
_SUM = re.compile(r"(?:tổng|cộng)\b")
_WORD = re.compile(rf"(?P<figure>[+-]?{FIGURE}\s?%?)[.)]?(?=\s|$)|\S+")
_LONGEST_NAME, _LONGEST_LINE, _MOST_LINES = 18, 200, 120
MAX, SCORE, OTHER = "most", "score", "other"


@dataclass(frozen=True, slots=True)
class _Column:
    kind: str
    year: int | None


@dataclass(slots=True)
class _Row:
    """Words of a name and the figures after it, each with the line it stands in."""

    words: list[tuple[str, int]] = field(default_factory=list)
    figures: list[tuple[str, int]] = field(default_factory=list)


def read_score_lines(outline: Outline) -> IndexScores:
    """The scores of every fallen table of the document."""
    lines = [line for line in outline.layout.lines if plain(line.text)]
    results: list[IndexResult] = []
    totals: list[IndexTotal] = []
    at = 0
    while at < len(lines):
        end = _end_of_heading(lines, at)
        scores = _read(lines[at:end], lines[end : end + _MOST_LINES]) if end > at else None
        results += scores.results if scores else ()
        totals += scores.totals if scores else ()
        at = max(end, at + 1)
    return IndexScores(tuple(results), tuple(totals))


def _end_of_heading(lines: Sequence[Line], at: int) -> int:
    """One past the last line of a heading that begins here; ``at`` itself where none begins."""
    end = at
    while (
        end < len(lines)
        and not lines[end].cells
        and len(lines[end].text) <= _LONGEST_LINE
        and _HEADING.fullmatch(folded(plain(lines[end].text)))
    ):
        end += 1
    words = " ".join(folded(plain(line.text)) for line in lines[at:end])
    return end if _NAME.search(words) and len(_events(words)) > 1 else at


def _events(words: str) -> list[_Column]:
    found = [(str(match.lastgroup), match.group()) for match in _EVENT.finditer(words)]
    return [_Column(kind, int(text[-4:]) if kind == "year" else None) for kind, text in found]


def _read(heading: Sequence[Line], lines: Sequence[Line]) -> IndexScores | None:
    rows = _rows(lines)
    width = len(rows[0].figures) if rows else 0
    # What has another number of figures is no row any more: the table is over.
    rows = list(takewhile(lambda row: len(row.figures) == width, rows))
    events = _events(" ".join(folded(plain(line.text)) for line in heading))
    for columns in _readings(events):
        kinds = {column.kind for column in columns}
        if len(columns) == width and {MAX, SCORE} <= kinds and _fits(rows, columns):
            return _scores(rows, columns)
    return None


def _readings(events: Sequence[_Column]) -> Iterator[list[_Column]]:
    """The ways to give years to columns: all years above all columns, a year behind or before its columns."""
    years = [event.year for event in events if event.year]
    below = [event for event in events if event.year is None]
    if years and below and len(below) % len(years) == 0:
        each = len(below) // len(years)
        yield [_Column(column.kind, years[at // each]) for at, column in enumerate(below)]
    yield _years_behind(events, of=(MAX, SCORE))
    yield _years_behind(events, of=(SCORE,))
    before, year = [], None
    for event in events:
        year = event.year or year
        if event.year is None:
            before.append(_Column(event.kind, year))
    yield before


def _years_behind(events: Sequence[_Column], *, of: Sequence[str]) -> list[_Column]:
    """A year belongs to the words of these kinds right before it ("Điểm đạt 2020"); standing alone it is a score's."""
    columns: list[_Column] = []
    for event in events:
        if event.year is None:
            columns.append(event)
        elif columns and columns[-1].kind in of and columns[-1].year is None:
            columns[-1] = _Column(columns[-1].kind, event.year)
        else:
            columns.append(_Column(SCORE, event.year))
    return columns


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """Names with the figures after them, up to the sum or to the first words that are no row."""
    rows = [_Row()]
    for line in lines:
        if line.cells or len(rows[-1].words) > _LONGEST_NAME:
            break
        for match in _WORD.finditer(plain(line.text)):
            if match["figure"]:
                rows[-1].figures.append((match["figure"], line.number))
            elif rows[-1].figures:
                if _is_sum(rows[-1]):
                    return _numbered(rows)
                rows.append(_Row([(match.group(), line.number)]))
            else:
                rows[-1].words.append((match.group(), line.number))
    return _numbered([row for row in rows if row.figures])


def _is_sum(row: _Row) -> bool:
    return bool(row.words) and _SUM.match(folded(" ".join(word for word, _ in row.words))) is not None


def _numbered(rows: list[_Row]) -> list[_Row]:
    """The rows without their numbers, which stand at the end of the figures before: 1, then 2, 3 …"""
    if not rows or rows[0].words or [text for text, _ in rows[0].figures] != ["1"]:
        return [row for row in rows if row.words]
    kept = rows[1:]
    for number, (row, following) in enumerate(pairwise(kept), start=2):
        if row.figures and row.figures[-1][0] == str(number) and not _is_sum(following):
            row.figures.pop()
    return kept


def _fits(rows: Sequence[_Row], columns: Sequence[_Column]) -> bool:
    """There are two rows at least, and no score is above its maximum."""
    pairs = [(score, most) for row in rows for _, score, most, _ in _values(row, columns)]
    return len(rows) > 1 and all(decimal(score) <= decimal(most) for score, most in pairs)


def _values(row: _Row, columns: Sequence[_Column]) -> Iterator[tuple[int, str, str, int]]:
    """Year, score, maximum and line of each score of a row. A maximum without a year of its own holds for all."""
    told = list(zip(columns, row.figures, strict=True))
    maxima = {column.year: text for column, (text, _) in told if column.kind == MAX}
    for column, (text, line) in told:
        most = maxima.get(column.year, maxima.get(None, next(iter(maxima.values()), "")))
        if column.kind == SCORE and column.year and re.fullmatch(FIGURE, text) and re.fullmatch(FIGURE, most):
            yield column.year, text, most, line


def _scores(rows: Sequence[_Row], columns: Sequence[_Column]) -> IndexScores:
    results, totals = [], []
    for row in rows:
        name = " ".join(word for word, _ in row.words)
        places = tuple(dict.fromkeys(Place(line) for _, line in row.words))
        for year, score, most, line in _values(row, columns):
            found = Found(year, (Place(line),), 0.8)
            value = Found(decimal(score), (Place(line),), 0.85)
            if _is_sum(row):
                totals.append(IndexTotal(year=found, score=value))
                continue
            most_found = Found(decimal(most), (Place(line),), 0.85)
            results.append(IndexResult(Found(name, places, 0.8), year=found, score=value, max_score=most_found))
    return IndexScores(tuple(results), tuple(totals))
