"""Scores of the reform index: tables whose sums and differences are off, changes told otherwise than the totals say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, shortened
from caicach.intake.draft import IndexTotal
from caicach.intake.layout import Line
from caicach.intake.recognise.outline import PartKind, TableBlock
from caicach.intake.recognise.sentences import split_sentences
from caicach.intake.recognise.wording import folded, plain
from caicach.values.sentence import Sentence
from caicach.values.vietnamese.numbers import say_number

_RULE = "scores"
_FEWEST_ROWS = 3


def check_scores(case: Case) -> Iterator[Finding]:
    """What is wrong with published scores."""
    for step in case.outline.walk(PartKind.BODY, PartKind.APPENDIX):
        if isinstance(step.node.block, TableBlock):
            table = _read(step.node.block.lines)
            if table is not None:
                yield from _wrong_sums(table, step.node.path)
                yield from _wrong_differences(table, step.node.path)
                yield from _over_the_maximum(table, step.node.path)
    yield from _told_changes(case)
    yield from _other_scales(case)


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    name: str
    numbers: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class _Scores:
    """A table of points: its heading, its rows, and the row that sums them up."""

    heading: tuple[str, ...]
    rows: tuple[_Row, ...]
    total: _Row | None


_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,3})?")
_FLAT = re.compile(r"\d{1,2}[.)]?|[IVX]{1,5}[.)]?|")
_TOTAL = re.compile(r"(?:tổng|cộng)(?!\w)")


def _read(lines: Sequence[Line]) -> _Scores | None:
    """A table of points whose rows all stand on one level; None for any other table."""
    rows = [line for line in lines if line.cells]
    heading = tuple(folded(plain(cell.text)) for cell in rows[0].cells) if rows else ()
    if not any("điểm" in cell for cell in heading) or any(line.cells and _has_spans(line) for line in rows):
        return None
    found = [_row(line) for line in rows[1:] if len(line.cells) == len(heading)]
    total = [row for row in found if _TOTAL.match(folded(row.name))]
    items = [row for row in found if row not in total]
    if len(items) < _FEWEST_ROWS or len(total) > 1 or not all(_FLAT.fullmatch(_mark(row)) for row in items):
        return None
    kinds = {_mark(row).strip(".)").isdigit() for row in items}
    return _Scores(heading, tuple(items), total[0] if total else None) if len(kinds) == 1 else None


def _has_spans(line: Line) -> bool:
    return any(cell.span > 1 or cell.continues for cell in line.cells)


def _mark(row: _Row) -> str:
    return plain(row.line.cells[0].text)


def _row(line: Line) -> _Row:
    texts = [plain(cell.text) for cell in line.cells]
    name = next((text for text in texts if any(letter.isalpha() for letter in text) and len(text) > 4), "")
    return _Row(line, name, tuple(_number(text) if index else None for index, text in enumerate(texts)))


def _number(text: str) -> Decimal | None:
    bare = text.replace("−", "-").replace("–", "-").replace(" ", "")
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def _spot(row: _Row, where: str) -> Spot:
    return Spot(row.line.number, shortened(" ".join(plain(cell.text) for cell in row.line.cells)), where)


def _finding(spots: Sequence[Spot], sentence: Sentence, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(_RULE, DefectKind.ARITHMETIC, severity, tuple(spots), sentence)


_NO_SUM = re.compile(r"%|tỷ lệ|tỉ lệ|hạng|xếp|bình quân|trung bình")


def _wrong_sums(table: _Scores, where: str) -> Iterator[Finding]:
    if table.total is None:
        return
    for index, printed in enumerate(table.total.numbers):
        numbers = [row.numbers[index] for row in table.rows]
        known = [number for number in numbers if number is not None]
        if (
            printed is None
            or len(known) < len(numbers)
            or _NO_SUM.search(table.heading[index])
            or sum(known) == printed
        ):
            continue
        spot = _spot(table.total, where)
        sentence = Sentence(
            "Cột “%(column)s” ở %(place)s ghi tổng %(printed)s nhưng các dòng cộng lại được %(sum)s; cần sửa một bên.",
            {
                "column": table.heading[index],
                "place": place_name(spot),
                "printed": say_number(printed),
                "sum": say_number(sum(known, Decimal(0))),
            },
        )
        yield _finding((_spot(table.rows[0], where), spot), sentence)


_DIFFERENCE = re.compile(r"tăng|giảm|chênh lệch")
_YEAR = re.compile(r"20\d\d")


def _wrong_differences(table: _Scores, where: str) -> Iterator[Finding]:
    """A column of changes between two columns of years."""
    changes = [index for index, words in enumerate(table.heading) if _DIFFERENCE.search(words)]
    years = [index for index, words in enumerate(table.heading) if _YEAR.search(words) and index not in changes]
    if len(changes) != 1 or len(years) != 2:
        return
    old, new = sorted(years, key=lambda index: _YEAR.findall(table.heading[index])[-1])
    for row in (*table.rows, *([table.total] if table.total else [])):
        told, before, after = row.numbers[changes[0]], row.numbers[old], row.numbers[new]
        if told is None or before is None or after is None or abs(told) == abs(after - before):
            continue
        spot = _spot(row, where)
        sentence = Sentence(
            "Dòng “%(name)s” ở %(place)s ghi tăng, giảm %(told)s nhưng hai năm chênh nhau %(real)s; cần sửa một số.",
            {
                "name": shortened(row.name),
                "place": place_name(spot),
                "told": say_number(abs(told)),
                "real": say_number(abs(after - before)),
            },
        )
        yield _finding((spot,), sentence)


def _over_the_maximum(table: _Scores, where: str) -> Iterator[Finding]:
    """Points over the column of maxima, where one holds for all years."""
    most = [index for index, words in enumerate(table.heading) if re.search(r"tối đa|điểm chuẩn|thang điểm", words)]
    points = [index for index, words in enumerate(table.heading) if re.search(r"20\d\d|đạt|chấm", words)]
    if len(most) != 1:
        return
    for row in table.rows:
        limit = row.numbers[most[0]]
        reached = [number for index in points if index != most[0] and (number := row.numbers[index]) is not None]
        over = [number for number in reached if limit is not None and number > limit]
        if over and limit is not None:
            spot = _spot(row, where)
            sentence = Sentence(
                "Dòng “%(name)s” ở %(place)s ghi %(score)s điểm, quá điểm tối đa %(most)s; cần sửa một số.",
                {
                    "name": shortened(row.name),
                    "place": place_name(spot),
                    "score": say_number(over[0]),
                    "most": say_number(limit),
                },
            )
            yield _finding((spot,), sentence)


_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|tụt)\s+(?P<by>\d{1,3}(?:[.,]\d{1,3})?)\s*(?P<unit>điểm|bậc|hạng)(?! phần)")
_AGAINST = re.compile(r"so với năm (20\d\d)")


def _told_changes(case: Case) -> Iterator[Finding]:
    """ "tăng 5 điểm và 02 bậc so với năm 2020" beside the total of the year: held against both totals."""
    totals = {total.year.value: total for total in case.draft.index_totals}
    if len(totals) < 2:
        return
    for passage in case.passages:
        for start, end in split_sentences(passage.text):
            yield from _changes_of(passage, start, end, totals)


def _changes_of(passage: Passage, start: int, end: int, totals: dict[int, IndexTotal]) -> Iterator[Finding]:
    low = passage.folded
    for match in _CHANGE.finditer(low, start, end):
        before_it = low[start : match.start()]
        years = [int(year) for year in _YEAR.findall(re.sub(r"\([^)]*\)", " ", before_it))]
        against = _AGAINST.search(low, match.end(), end)
        year = years[-1] if years else 0
        now, before = totals.get(year), totals.get(int(against[1]) if against else year - 1)
        if now is None or before is None or not _is_about(before_it, now, match["unit"]):
            continue
        real = _real_change(now, before, match["unit"])
        told = Decimal(match["by"].replace(",", "."))
        if real is None or abs(real) == told:
            continue
        spot = passage.spot(start, end)
        sentence = Sentence(
            "Ở %(place)s ghi “%(words)s” nhưng so hai năm thì chênh %(real)s %(unit)s; cần sửa một trong các số.",
            {"place": place_name(spot), "words": match.group(), "real": say_number(abs(real)), "unit": match["unit"]},
        )
        yield _finding((spot,), sentence)


def _is_about(words: str, total: IndexTotal, unit: str) -> bool:
    """The sentence names the total itself, and the rank where the change is one of ranks."""
    figures = [Decimal(figure.replace(",", ".")) for figure in re.findall(r"\d{1,3}(?:[.,]\d{1,3})?", words)]
    ranked = unit == "điểm" or (total.rank and re.search(rf"(?<!\d)0?{total.rank.value}\s*/", words) is not None)
    return total.score.value in figures and bool(ranked)


def _real_change(now: IndexTotal, before: IndexTotal, unit: str) -> Decimal | None:
    if unit == "điểm":
        return now.score.value - before.score.value
    return Decimal(now.rank.value - before.rank.value) if now.rank and before.rank else None


def _other_scales(case: Case) -> Iterator[Finding]:
    """Criteria whose maximum changes between two years while their points are held against each other."""
    maxima: dict[str, dict[int, Decimal]] = {}
    lines: dict[str, list[int]] = {}
    for result in case.draft.index_results:
        name = folded(result.criterion.value)
        maxima.setdefault(name, {})[result.year.value] = result.max_score.value
        lines.setdefault(name, []).extend(place.line for place in result.max_score.places[:1])
    changed = [name for name, years in maxima.items() if len(set(years.values())) > 1 and _compares(case, lines[name])]
    if changed:
        numbers = dict.fromkeys(line for name in changed for line in lines[name])
        spots = [Spot(line, shortened(plain(case.lines[line].text))) for line in numbers]
        sentence = Sentence(
            "Điểm tối đa của %(count)s tiêu chí, như “%(name)s”, khác nhau giữa các năm; "
            "cần nói rõ thang điểm đã đổi và so sánh bằng tỷ lệ thay vì điểm.",
            {"count": len(changed), "name": changed[0]},
        )
        yield _finding(spots, sentence, Severity.NOTE)


def _compares(case: Case, numbers: Sequence[int]) -> bool:
    """The lines, or the heading of their table, tell a rise or fall and nothing of another scale."""
    lines = [case.lines[number] for number in numbers if number in case.lines]
    tables = {line.table for line in lines if line.table is not None}
    headings = [next(line for line in case.layout.lines if line.table == table) for table in tables]
    words = " ".join(folded(line.text) for line in (*lines, *headings))
    return _DIFFERENCE.search(words) is not None and "thang điểm" not in words
