"""What a reviewer typed into a field, turned into values; and what follows from it."""

import re
from collections.abc import Callable
from typing import Any

from caicach.intake.recognise.deadlines import read_deadlines
from caicach.plans.rules.fields import Field, Kind, Section, field_of
from caicach.plans.rules.typed_measure import read_typed_measure
from caicach.values import deadline, measure
from caicach.values.choices import Domain, UnitLevel
from caicach.values.sentence import Refusal, Sentence, UnreadableText
from caicach.values.vietnamese import nfc, parse_date, parse_number

# A field of words whose meaning is kept beside it: typing the words reads the meaning again.
READ_AGAIN = {(Section.TASKS, "deadline_text"): "deadlines", (Section.REPORTING, "when_text"): "deadlines"}
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")  # copied from elsewhere, never meant; blanks among them stay


class BadEntry(Refusal):
    """What was typed cannot be a value of the field."""


def values_typed(*, section: Section, name: str, texts: list[str], year: int) -> dict[str, list[Any]]:
    """The new values of the field, and of the field that follows from it, for ``review.set_values``.

    ``year`` is the plan's, for deadlines that name none. Raises ``BadEntry`` with what is wrong and what to type.
    """
    field = field_of(section, name)
    if field.derived:
        raise BadEntry("Mục này được suy ra từ mục khác nên không sửa trực tiếp.")
    filled = [clean for text in texts if (clean := " ".join(CONTROLS.sub("", nfc(text)).split()))]
    if not field.many:
        filled = filled[:1]
    values = {name: [_read(text, field) for text in filled]}
    if following := READ_AGAIN.get((section, name)):
        promises = read_deadlines(filled[0], year=year) if filled else ()
        values[following] = [deadline.as_json(promise) for promise in promises]
    return values


def _read(text: str, field: Field) -> Any:
    try:
        return READERS[field.kind](text)
    except UnreadableText as wrong:
        raise BadEntry("%(field)s: %(wrong)s", field=Sentence(field.label), wrong=wrong.sentence) from wrong


def _text(text: str) -> str:
    return text


def _date(text: str) -> str:
    return parse_date(text).isoformat()


def _number(text: str) -> int:
    """A year or a rank: of at most four digits, since no calendar goes on after the year 9999."""
    if not text.isdecimal():
        raise UnreadableText("“%(text)s” không phải là số nguyên. Hãy gõ chữ số, ví dụ 2026.", text=text)
    if len(text) > 4 or not int(text):
        raise UnreadableText("“%(text)s” không thể đúng. Hãy gõ số từ 1 đến 9999, ví dụ 2026.", text=text[:20])
    return int(text)


def _decimal(text: str) -> str:
    return str(parse_number(text))


def _money(text: str) -> int:
    """Typed in million đồng, kept in đồng."""
    amount = parse_number(text) * 1_000_000
    if amount < 0 or amount != amount.to_integral_value():
        raise UnreadableText("“%(text)s” không phải là số tiền. Hãy gõ số triệu đồng, ví dụ 12,5.", text=text)
    return int(amount)


def _measure(text: str) -> dict[str, Any]:
    return {**measure.as_json(read_typed_measure(text))}


def _one_of(choices: frozenset[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise UnreadableText("hãy chọn một mục có trong danh sách.")
        return text

    return read


def _never(text: str) -> Any:
    raise UnreadableText("“%(text)s” không nhập trực tiếp được.", text=text)


READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.DECIMAL: _decimal,
    Kind.MONEY: _money,
    Kind.MEASURE: _measure,
    Kind.DOMAIN: _one_of(frozenset(Domain)),
    Kind.LEVEL: _one_of(frozenset(UnitLevel)),
    Kind.DOCUMENT_KIND: _one_of(frozenset({"decision", "plan"})),
    Kind.DEADLINE: _never,
    Kind.MENTION: _never,
    Kind.ORIGIN: _never,
}
