"""Published scores of a reform index [Chỉ số CCHC]: points by criterion and year, and a year's total with its rank.

They stand in sentences ("năm 2020 đạt 71,25 điểm, xếp thứ 4/9"), in lists ("- Cải cách thể chế: 11/12 điểm") and in
tables of criterion by year, whole (``score_tables``) or fallen apart (``score_lines``).
"""

import re
from collections.abc import Iterator, Sequence

from caicach.intake.draft import Found, IndexResult, IndexTotal
from caicach.intake.layout import Place
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock
from caicach.intake.recognise.score_lines import read_score_lines
from caicach.intake.recognise.score_tables import read_score_table
from caicach.intake.recognise.scores import FIGURE, LEAST_TOTAL, YEAR, IndexScores, decimal
from caicach.intake.recognise.sentences import split_sentences
from caicach.intake.recognise.wording import folded, plain

__all__ = ["IndexScores", "recognise_index_results"]

_PARTS = (PartKind.PREAMBLE, PartKind.PLAN_PREAMBLE, PartKind.BODY, PartKind.APPENDIX)
_INDEX = re.compile(r"chỉ số|par index|điểm số|kết quả chấm điểm|tổng điểm")
_LOST = re.compile(r"mất điểm|trừ điểm|điểm (?:bị )?(?:mất|trừ)")
_OUT_OF = re.compile(
    rf"(?<![\d/.,])({FIGURE})\s*(?:điểm)?\s*/\s*({FIGURE})\s*điểm(?! %)|"
    rf"(?<![\d/.,])({FIGURE})\s*điểm\s*(?:trên|so với|\()\s*(?:tổng\s+)?(?:số\s+)?(?:thang\s+)?(?:điểm\s+)?"
    rf"(?:tối đa|chuẩn|tổng|thang điểm)\s*(?:là\s*)?:?\s*({FIGURE})"
)
_TOTAL = re.compile(
    r"(?:đạt|là|được|với|:|\()\s*(?:tổng (?:số )?điểm\s*|số điểm\s*)?(?:là\s*)?"
    rf"({FIGURE})\s*(?:/\s*({FIGURE})\s*)?(?:điểm|%)"
)
_RANK = re.compile(
    r"(?:xếp|đứng|hạng|vị trí|vị thứ)\s*(?:hạng|thứ hạng|vị trí|vị thứ)?\s*(?:thứ\s*)?(\d{1,3})\s*"
    r"(?:/|trên(?: tổng)?(?: số)?)\s*(\d{1,3})"
)
_GOAL = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu")
_FULL_MARKS, _RANK_WITHIN, _LONGEST_CELL = 100, 90, 160


def recognise_index_results(outline: Outline) -> IndexScores:
    """Every score that the document publishes, each once."""
    stated: list[IndexTotal] = []
    results: list[IndexResult] = []
    summed: list[IndexTotal] = []
    for step in outline.walk(*_PARTS):
        if isinstance(step.node.block, Paragraph):
            stated += _totals_of(step.node.block)
    latest = max((total.year.value for total in stated), default=None)
    for step in outline.walk(*_PARTS):
        block = step.node.block
        if isinstance(block, Paragraph):
            results += _results_of(step, block, latest)
            continue
        scores = read_score_table(step, block)
        results += scores.results or _results_in_cells(step, block, latest)
        summed += scores.totals
    fallen = read_score_lines(outline)
    return IndexScores(
        results=_each_once([*results, *fallen.results]), totals=_best_totals(stated, [*summed, *fallen.totals])
    )


def _each_once(results: Sequence[IndexResult]) -> tuple[IndexResult, ...]:
    kept: dict[tuple[str, int], IndexResult] = {}
    for result in results:
        kept.setdefault((folded(result.criterion.value), result.year.value), result)
    return tuple(kept.values())


def _best_totals(stated: Sequence[IndexTotal], summed: Sequence[IndexTotal]) -> tuple[IndexTotal, ...]:
    """One total for each year; the one that states a rank before one that does not.

    Where the sum of a table differs from a total stated, the table lists but a part of the index: its sums are none.
    """
    kept: dict[int, IndexTotal] = {}
    told = {total.year.value: total.score.value for total in stated}
    partial = any(told.get(total.year.value, total.score.value) != total.score.value for total in summed)
    for total in [*stated, *(() if partial else summed)]:
        known = kept.get(total.year.value)
        if known is None or (known.rank is None and total.rank is not None and known.score.value == total.score.value):
            kept[total.year.value] = total
    return tuple(kept[year] for year in sorted(kept))


def _totals_of(block: Paragraph) -> Iterator[IndexTotal]:
    """ "Chỉ số CCHC năm 2020 đạt 71,25 điểm, xếp thứ 4/9": each total belongs to the last year named before it."""
    words = folded(block.text)
    for start, end in split_sentences(block.text) if "điểm" in words or "%" in words else ():
        for match in _TOTAL.finditer(words, start, end):
            years = list(YEAR.finditer(words, start, match.start()))
            score, most = decimal(match[1]), decimal(match[2] or str(_FULL_MARKS))
            after = min(cut for cut in (words.find(";", match.end()), end) if cut > 0)
            rank = _RANK.search(words, match.end(), min(after, match.end() + _RANK_WITHIN))
            rank = rank or _rank_before(words, start, match.start())
            told = rank or (_INDEX.search(words, start, end) and "%" not in match.group())
            if not years or not told or score > _FULL_MARKS or most < LEAST_TOTAL:
                continue
            if _GOAL.search(words, start, match.start()):
                continue
            places = block.places_of(match.start(), max(rank.end(), match.end()) if rank else match.end())
            yield IndexTotal(
                year=Found(int(years[-1][1]), places, 0.9),
                score=Found(score, places, 0.93),
                rank=Found(int(rank[1]), places, 0.93) if rank else None,
                of=Found(int(rank[2]), places, 0.93) if rank else None,
            )


def _rank_before(words: str, start: int, end: int) -> re.Match[str] | None:
    """ "Xếp thứ 9/13 với 76,9 điểm": the rank told before the only total."""
    ranks = list(_RANK.finditer(words, max(start, end - _RANK_WITHIN), end))
    return ranks[-1] if ranks and not _TOTAL.search(words, ranks[-1].end(), end) else None


def _results_of(step: Step, block: Paragraph, latest: int | None) -> Iterator[IndexResult]:
    """ "Cải cách thể chế: 11/12 điểm" under a heading or sentence that names the year, else in the latest."""
    words = folded(block.text)
    for match in _OUT_OF.finditer(words) if "điểm" in words else ():
        score, most = decimal(match[1] or match[3]), decimal(match[2] or match[4])
        criterion = _criterion(step, block, match.start())
        year = _year_before(words, match.start()) or _year_above(step) or latest
        if year is None or not criterion or score > most or most >= LEAST_TOTAL:
            continue
        places = block.places_of(match.start(), match.end())
        yield IndexResult(
            criterion=Found(criterion, block.places_of(0, match.start()) or places, 0.8),
            year=Found(year, places, 0.8),
            score=Found(score, places, 0.9),
            max_score=Found(most, places, 0.9),
        )


def _results_in_cells(step: Step, table: TableBlock, latest: int | None) -> Iterator[IndexResult]:
    """ "Kiểm tra CCHC (1,5/2 điểm)" in a cell of a table of losses."""
    for row in table.lines:
        for index, cell in enumerate(row.cells):
            text = plain(cell.text)
            match = _OUT_OF.search(folded(text)) if len(text) <= _LONGEST_CELL else None
            year = (_year_before(folded(text), match.start()) if match else None) or _year_above(step) or latest
            name = _named(text[: match.start()]) if match else ""
            if match is None or year is None or not name:
                continue
            score, most = decimal(match[1] or match[3]), decimal(match[2] or match[4])
            if score > most or most >= LEAST_TOTAL:
                continue
            place = (Place(row.number, index),)
            yield IndexResult(
                criterion=Found(name, place, 0.8),
                year=Found(year, place, 0.7),
                score=Found(score, place, 0.85),
                max_score=Found(most, place, 0.85),
            )


_BEFORE_SCORE = re.compile(
    r"[\s:,;(–-]*(?:(?:trong\s+)?(?:năm 20\d\d)|đạt|được|là|với|số điểm|điểm|chấm|thẩm định|kết quả|có)*[\s:,;(–-]*$"
)
# What leads up to a list of criteria: "Năm 2020, huyện được 62/90 điểm, trong đó: lĩnh vực …".
_LEADING_UP = re.compile(r".*(?:trong đó|cụ thể|như sau|gồm)\s*:?\s*|(?:trong )?năm 20\d\d\s*[,:]\s*")
_KIND_OF = re.compile(r"^(?:lĩnh vực|tiêu chí|chỉ số thành phần)\s*:?\s*[\"“]?|[\"”]$", re.IGNORECASE)


def _criterion(step: Step, block: Paragraph, end: int) -> str:
    """The words of the list item before its first score; none there: the heading above."""
    words = folded(block.text)
    first = next((match for match in _OUT_OF.finditer(words) if decimal(match[2] or match[4]) < LEAST_TOTAL), None)
    left = max(words.rfind(";", 0, end) + 1, words.rfind(". ", 0, end) + 1)
    right = first.start() if first and left == 0 else end
    if left and not any(letter.isalpha() for letter in _without_tail(words[left:end])):
        left, right = 0, first.start() if first else end
    text = _named(block.text[left:right])
    if text and not _LOSSES.search(folded(text)):
        return text
    heads = [above.text.rstrip(" :.") for above in step.trail if not _LOSSES.search(folded(above.text))]
    return heads[-1] if heads else ""


def _named(text: str) -> str:
    """The name of a criterion without what leads up to it and what leads on to its score."""
    words = folded(text)
    leading = _LEADING_UP.match(words.lstrip())
    start = len(text) - len(text.lstrip()) + (leading.end() if leading else 0)
    name = text[start : start + len(_without_tail(words[start:]))].strip(" :,;–-(")
    name = _KIND_OF.sub("", name).strip()
    return name[:1].upper() + name[1:]


_LOSSES = re.compile(r"tồn tại|hạn chế|nguyên nhân|mất điểm|kết quả|thực trạng")


def _without_tail(words: str) -> str:
    while (match := _BEFORE_SCORE.search(words)) and match.group():
        words = words[: match.start()]
    return words


def _year_before(words: str, end: int) -> int | None:
    years = YEAR.findall(words[:end])
    return int(years[-1]) if years else None


def _year_above(step: Step) -> int | None:
    for above in reversed(step.trail):
        words = folded(above.text)
        if (years := YEAR.findall(words)) and (_INDEX.search(words) or _LOST.search(words)):
            return int(years[-1])
    return None
