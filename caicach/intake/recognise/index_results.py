"""Published scores of a reform index [Chỉ số CCHC]: points by criterion and year, and a year's total with its rank.

They stand in sentences ("năm 2020 đạt 71,25 điểm, xếp thứ 4/9"), in lists ("- Cải cách thể chế: 11/12 điểm") and in
tables of criterion by year, with a maximum for all years or for each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.intake.draft import Found, IndexResult, IndexTotal
from caicach.intake.layout import Line, Place
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock
from caicach.intake.recognise.sentences import split_sentences
from caicach.intake.recognise.wording import folded, plain

_PARTS = (PartKind.PREAMBLE, PartKind.PLAN_PREAMBLE, PartKind.BODY, PartKind.APPENDIX)
_FIGURE = r"\d{1,3}(?:[.,]\d{1,3})?"
_YEAR = re.compile(r"(?<![\d/-])(20\d\d)(?![\d/])(?!\s*-\s*20\d\d)")
_INDEX = re.compile(r"chỉ số|par index|điểm số|kết quả chấm điểm|tổng điểm")
_OUT_OF = re.compile(rf"(?<![\d/.,])({_FIGURE})\s*(?:điểm)?\s*/\s*({_FIGURE})\s*điểm(?! %)")
_TOTAL = re.compile(rf"(?:đạt|là|được|với|:)\s*(?:tổng (?:số )?điểm\s*)?(?:là\s*)?({_FIGURE})\s*(?:/\s*100\s*)?điểm")
_RANK = re.compile(
    r"(?:xếp|đứng|hạng|vị trí|vị thứ)\s*(?:hạng|thứ hạng|vị trí|vị thứ)?\s*(?:thứ\s*)?(\d{1,3})\s*/\s*(\d{1,3})"
)


@dataclass(frozen=True, slots=True)
class IndexScores:
    """All published scores of a document."""

    results: tuple[IndexResult, ...]
    totals: tuple[IndexTotal, ...]


def recognise_index_results(outline: Outline) -> IndexScores:
    """Every score that the document publishes, each once."""
    results: list[IndexResult] = []
    totals: list[IndexTotal] = []
    for step in outline.walk(*_PARTS):
        block = step.node.block
        if isinstance(block, Paragraph):
            results += _results_of(step, block)
            totals += _totals_of(block)
        else:
            scores = _read_table(step, block)
            results += scores.results
            totals += scores.totals
    return IndexScores(results=_each_once(results), totals=_best_totals(totals))


def _each_once(results: Sequence[IndexResult]) -> tuple[IndexResult, ...]:
    kept: dict[tuple[str, int], IndexResult] = {}
    for result in results:
        kept.setdefault((folded(result.criterion.value), result.year.value), result)
    return tuple(kept.values())


def _best_totals(totals: Sequence[IndexTotal]) -> tuple[IndexTotal, ...]:
    """One total for each year; the one that states a rank before one that does not."""
    kept: dict[int, IndexTotal] = {}
    for total in totals:
        known = kept.get(total.year.value)
        if known is None or (known.rank is None and total.rank is not None and known.score.value == total.score.value):
            kept[total.year.value] = total
    return tuple(kept[year] for year in sorted(kept))


def _totals_of(block: Paragraph) -> Iterator[IndexTotal]:
    """ "Chỉ số CCHC năm 2020 đạt 71,25 điểm, xếp thứ 4/9": each total belongs to the last year named before it."""
    words = folded(block.text)
    for start, end in split_sentences(block.text):
        if not _INDEX.search(words, start, end):
            continue
        for match in _TOTAL.finditer(words, start, end):
            years = list(_YEAR.finditer(words, start, match.start()))
            score = _decimal(match[1])
            if not years or score > 100:
                continue
            after = min(cut for cut in (words.find(";", match.end()), end) if cut > 0)
            rank = _RANK.search(words, match.end(), min(after, match.end() + 80))
            places = block.places_of(match.start(), rank.end() if rank else match.end())
            yield IndexTotal(
                year=Found(int(years[-1][1]), places, 0.9),
                score=Found(score, places, 0.93),
                rank=Found(int(rank[1]), places, 0.93) if rank else None,
                of=Found(int(rank[2]), places, 0.93) if rank else None,
            )


def _results_of(step: Step, block: Paragraph) -> Iterator[IndexResult]:
    """ "Cải cách thể chế: 11/12 điểm" under a heading or sentence that names the year."""
    words = folded(block.text)
    for match in _OUT_OF.finditer(words):
        score, most = _decimal(match[1]), _decimal(match[2])
        criterion = _criterion(step, block, match.start())
        year = _year_before(words, match.start()) or _year_above(step)
        if year is None or not criterion or score > most or most >= 100:
            continue
        places = block.places_of(match.start(), match.end())
        yield IndexResult(
            criterion=Found(criterion, block.places_of(0, match.start()) or places, 0.8),
            year=Found(year, places, 0.8),
            score=Found(score, places, 0.9),
            max_score=Found(most, places, 0.9),
        )


_BEFORE_SCORE = re.compile(
    r"[\s:,;(–-]*(?:(?:trong\s+)?(?:năm 20\d\d)|đạt|được|là|với|số điểm|điểm|chấm|thẩm định|kết quả|có)*[\s:,;(–-]*$"
)


def _criterion(step: Step, block: Paragraph, end: int) -> str:
    """The words of the list item before its first score; none there: the heading above."""
    words = folded(block.text)
    first = _OUT_OF.search(words)
    left = max(words.rfind(";", 0, end) + 1, words.rfind(". ", 0, end) + 1)
    right = first.start() if first and left == 0 else end
    if left and not any(letter.isalpha() for letter in _without_tail(words[left:end])):
        left, right = 0, first.start() if first else end
    text = block.text[left : left + len(_without_tail(words[left:right]))].strip(" :,;–-(")
    text = re.sub(
        r"^(?:lĩnh vực|tiêu chí|chỉ số thành phần)\s*:?\s*[\"“]?|[\"”]$", "", text, flags=re.IGNORECASE
    ).strip()
    if text and not _LOSSES.search(folded(text)):
        return text[:1].upper() + text[1:]
    heads = [above.text.rstrip(" :.") for above in step.trail if not _LOSSES.search(folded(above.text))]
    return heads[-1] if heads else ""


_LOSSES = re.compile(r"tồn tại|hạn chế|nguyên nhân|mất điểm|kết quả|thực trạng")


def _without_tail(words: str) -> str:
    while (match := _BEFORE_SCORE.search(words)) and match.group():
        words = words[: match.start()]
    return words


def _year_before(words: str, end: int) -> int | None:
    years = _YEAR.findall(words[:end])
    return int(years[-1]) if years else None


def _year_above(step: Step) -> int | None:
    for above in reversed(step.trail):
        if (years := _YEAR.findall(above.text)) and _INDEX.search(folded(above.text)):
            return int(years[-1])
    return None


_NAME = re.compile(r"(?:các )?(?:lĩnh vực|tiêu chí|nội dung|chỉ số|tên)")
_MAX = re.compile(r"tối đa|chuẩn|thang điểm|max")
_SCORE = re.compile(r"điểm|đạt|kết quả|20\d\d|thẩm định|chấm")
_OTHER = re.compile(r"tăng|giảm|chênh lệch|so sánh|so với|mất|trừ|tỷ lệ|%|xếp|ghi chú|hạng|tự chấm|tự đánh giá")
_SUM = re.compile(r"(?:tổng|cộng)(?: cộng| điểm| số)?")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of scores: its year, and the column of the maxima that hold for it."""

    at: int
    year: int
    most: int


def _read_table(step: Step, table: TableBlock) -> IndexScores:
    """A table of criterion by year. A table that is no such table gives nothing."""
    rows = [line for line in table.lines if line.cells]
    grid = [_spread(row) for row in rows]
    heads = _header_rows(grid)
    header = _header(grid, heads)
    name = next((at for at, words in enumerate(header) if _NAME.search(words)), None)
    columns = _columns(header, name, _year_above_table(step))
    if name is None or not columns:
        return IndexScores((), ())
    results: list[IndexResult] = []
    totals: list[IndexTotal] = []
    for row, cells in zip(rows[heads:], grid[heads:], strict=True):
        label = next((cells[at][0] for at in range(min(name + 1, len(cells))) if _SUM.match(folded(cells[at][0]))), "")
        for column in columns:
            read = _scores_of(row, cells, column)
            if read is None:
                continue
            score, most = read
            year = Found(column.year, score.places, 0.85)
            if label:
                totals.append(IndexTotal(year=year, score=score))
            elif name < len(cells) and cells[name][0]:
                criterion = Found(re.sub(r"^\d+[.)]\s*", "", cells[name][0]), (Place(row.number, cells[name][1]),), 0.9)
                results.append(IndexResult(criterion=criterion, year=year, score=score, max_score=most))
    return IndexScores(tuple(results), tuple(totals))


def _spread(row: Line) -> list[tuple[str, int]]:
    """The text of each column with the cell that it is in; a cell that spans columns stands in each of them."""
    return [(plain(cell.text), index) for index, cell in enumerate(row.cells) for _ in range(max(cell.span, 1))]


def _header_rows(grid: Sequence[Sequence[tuple[str, int]]]) -> int:
    """One row, or two where the second only says what each year's columns hold."""
    if len(grid) < 2:
        return len(grid)
    second = [text for text, _ in grid[1] if text]
    return 2 if second and all(_MAX.search(folded(text)) or _SCORE.search(folded(text)) for text in second) else 1


def _header(grid: Sequence[Sequence[tuple[str, int]]], heads: int) -> list[str]:
    """What the header rows say over each column. In two rows a year stands over the columns to its right as well."""
    if not grid:
        return []
    top = [folded(text) for text, _ in grid[0]]
    if heads < 2:
        return top
    carried = ""
    joined = []
    for at in range(max(len(top), len(grid[1]))):
        above = top[at] if at < len(top) else ""
        carried = above or carried
        below = folded(grid[1][at][0]) if at < len(grid[1]) else ""
        joined.append(f"{carried if below else above} {below}".strip())
    return joined


def _columns(header: Sequence[str], name: int | None, year: int | None) -> list[_Column]:
    maxima = {at: _year_in(words) for at, words in enumerate(header) if at != name and _MAX.search(words)}
    columns = []
    for at, words in enumerate(header):
        if at == name or at in maxima or _OTHER.search(words) or not _SCORE.search(words):
            continue
        own = _year_in(words) or year
        most = next((column for column, held in maxima.items() if held == own), None)
        most = next((column for column, held in maxima.items() if held is None), None) if most is None else most
        if own and (most is not None or "20" in words):
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
    figures = [re.fullmatch(rf"({_FIGURE})(?:\s*điểm)?", folded(text.strip())) for text in (score_text, most_text)]
    if figures[0] is None or figures[1] is None:
        return None
    score, most = _decimal(figures[0][1]), _decimal(figures[1][1])
    return Found(score, (Place(row.number, score_cell),), 0.93), Found(most, (Place(row.number, most_cell),), 0.93)


def _year_in(words: str) -> int | None:
    match = _YEAR.search(words)
    return int(match[1]) if match else None


def _year_above_table(step: Step) -> int | None:
    return next((year for above in reversed(step.trail) if (year := _year_in(above.text))), None)


def _decimal(figure: str) -> Decimal:
    return Decimal(figure.replace(",", "."))
