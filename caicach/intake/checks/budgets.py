"""Money: printed sums against the rows that they sum up, and the total in the text against that of the table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, section_of, shortened
from caicach.intake.draft import Task
from caicach.intake.layout import Place
from caicach.intake.recognise.labels import Role, unit_of
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.tables import Column, Row
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence
from caicach.values.vietnamese.numbers import say_number

_RULE = "budgets"
_FEWEST_AMOUNTS = 2
_TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng kinh phí|tổng)(?!\w)")
_SUBTOTAL = re.compile(r"cộng(?!\w)")


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount in a column of money, in the column's unit. ``group`` is the line of the group heading above it."""

    value: Decimal
    row: Row
    group: int | None


def check_budgets(case: Case) -> Iterator[Finding]:
    """Sums that are not the sum of their rows."""
    rows = _rows_of_money(case)
    if rows is None:
        return
    amounts, sums = rows
    if len(amounts) >= _FEWEST_AMOUNTS:
        yield from _group_sums(case, amounts, sums)
        yield from _totals(case, amounts, sums)
        yield from _told_total(case, amounts, sums)


def _rows_of_money(case: Case) -> tuple[list[_Amount], list[_Amount]] | None:
    """The amounts of tasks and the printed sums; None where an amount cannot be read or no table has any."""
    groups = {line: _group_of(task) for task in case.draft.tasks for line in _lines(task)}
    amounts: list[_Amount] = []
    sums: list[_Amount] = []
    for column, row in _cells(case):
        text = row.cells[column.index].words.flowing
        line = row.line.number
        if not any(letter.isdigit() for letter in text):
            continue
        value = _value(text, column)
        if value is None:
            return None
        if line in groups:
            amounts.append(_Amount(value, row, groups[line]))
        else:
            sums.append(_Amount(value, row, line))
    return (amounts, sums) if sums or amounts else None


def _lines(task: Task) -> set[int]:
    """The lines that a task and its amount stand on: a page may end in between."""
    budget = task.budget_vnd.places if task.budget_vnd else ()
    return {place.line for place in (*task.title.places, *budget)}


def _group_of(task: Task) -> int | None:
    return task.domain_title.places[0].line if task.domain_title and task.domain_title.places else None


def _cells(case: Case) -> Iterator[tuple[Column, Row]]:
    """Every row of a table of tasks with its column of money."""
    for table in case.task_tables:
        columns = [column for column in table.columns if column.role is Role.BUDGET]
        if len(columns) == 1:
            yield from ((columns[0], row) for row in table.rows if not row.cells[columns[0].index].merged)


_AMOUNT = re.compile(r"(?P<figure>\d[\d.,]*)\s*(?:triệu|tr|nghìn|ngàn|tỷ|đồng|đ|vnđ|vnd|\.|\s)*", re.IGNORECASE)


def _value(text: str, column: Column) -> Decimal | None:
    """An amount and nothing else; what is reckoned ("2 x 5") or told beside words is not summed up."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    unit = unit_of(text[match.end("figure") :])
    value = _decimal(match["figure"])
    if value is None or unit is None:
        return value
    return value * unit / (column.unit_vnd or 1_000_000)


def _decimal(figure: str) -> Decimal | None:
    digits = figure.strip(" .,")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    try:
        return Decimal(digits.replace(".", "").replace(",", ".") if "," in digits else digits)
    except InvalidOperation:
        return None


def _group_sums(case: Case, amounts: Sequence[_Amount], sums: Sequence[_Amount]) -> Iterator[Finding]:
    """The sum printed beside a group heading against the rows of the group."""
    groups: dict[int | None, list[_Amount]] = {}
    for amount in amounts:
        groups.setdefault(amount.group, []).append(amount)
    for printed in sums:
        rows = groups.get(printed.row.line.number, [])
        if rows and sum((one.value for one in rows), Decimal(0)) != printed.value:
            yield _wrong_sum(case, printed, rows)


def _totals(case: Case, amounts: Sequence[_Amount], sums: Sequence[_Amount]) -> Iterator[Finding]:
    """ "Tổng cộng" against all rows, "Cộng" against the rows since the last such line."""
    grand = [printed for printed in sums if _TOTAL.match(_first_words(printed.row))]
    if len(grand) == 1 and sum((one.value for one in amounts), Decimal(0)) != grand[0].value:
        yield _wrong_sum(case, grand[0], amounts)
    above = 0
    for printed in sums:
        if not _SUBTOTAL.match(_first_words(printed.row)):
            continue
        line = printed.row.line.number
        rows = [one for one in amounts if above < one.row.line.number < line]
        if rows and sum((one.value for one in rows), Decimal(0)) != printed.value:
            yield _wrong_sum(case, printed, rows)
        above = line


def _first_words(row: Row) -> str:
    return next((folded(cell.words.flowing) for cell in row.cells if cell.words), "")


def _wrong_sum(case: Case, printed: _Amount, rows: Sequence[_Amount]) -> Finding:
    spot = _spot(case, printed)
    values: Mapping[str, object] = {
        "place": place_name(spot),
        "words": spot.words,
        "printed": say_number(printed.value),
        "sum": say_number(sum((one.value for one in rows), Decimal(0))),
        "count": len(rows),
    }
    sentence = Sentence(
        "Ở %(place)s ghi “%(words)s” là %(printed)s nhưng %(count)s dòng cộng lại được %(sum)s; "
        "cần sửa số tổng hoặc số của từng dòng.",
        values,
    )
    spots = (spot, _spot(case, rows[0]), _spot(case, rows[-1]))
    return Finding(_RULE, DefectKind.ARITHMETIC, Severity.ERROR, tuple(dict.fromkeys(spots)), sentence)


def _spot(case: Case, amount: _Amount) -> Spot:
    line = amount.row.line
    words = " ".join(cell.words.flowing for cell in amount.row.cells if cell.words)
    return Spot(line.number, shortened(words), section_of(case, Place(line.number, 0)))


_TOLD = re.compile(
    r"tổng (?:số |mức |nhu cầu )?(?:kinh phí|dự toán)[^.;\d]{0,80}?(?P<figure>\d[\d.,]*)\s*"
    r"(?P<unit>triệu|nghìn|tỷ|đồng)"
)


def _told_total(case: Case, amounts: Sequence[_Amount], sums: Sequence[_Amount]) -> Iterator[Finding]:
    """The total that the text names against the total of the table: the printed one, else the sum of its rows."""
    columns = {column.unit_vnd for column, _ in _cells(case)}
    if len(columns) != 1:
        return
    worth = columns.pop() or 1_000_000
    grand = [printed for printed in sums if _TOTAL.match(_first_words(printed.row))]
    total = grand[0].value if grand else sum((one.value for one in amounts), Decimal(0))
    for passage in case.passages:
        match = _TOLD.search(passage.folded) if passage.paragraph and passage.part is PartKind.BODY else None
        value = _decimal(match["figure"]) if match else None
        if match is None or value is None or value * (unit_of(match["unit"]) or 1) == total * worth:
            continue
        spot = passage.spot(match.start(), match.end())
        table = _spot(case, grand[0]) if grand else _spot(case, amounts[-1])
        sentence = Sentence(
            "Ở %(place)s ghi “%(words)s” nhưng bảng nhiệm vụ cộng được %(sum)s (đơn vị của bảng); cần chốt một số.",
            {"place": place_name(spot), "words": spot.words, "sum": say_number(total)},
        )
        yield Finding(_RULE, DefectKind.ARITHMETIC, Severity.ERROR, (spot, table), sentence)
