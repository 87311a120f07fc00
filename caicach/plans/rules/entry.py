"""What a reviewer typed into a field, turned into values; and what follows from it."""

import re
from collections.abc import Callable
from typing import Any

from caicach.intake.recognise.deadlines import read_deadlines
from caicach.plans.rules.fields import Field, Kind, Section, field_of
from caicach.values import deadline
from caicach.values.choices import Domain, UnitLevel
from caicach.values.vietnamese import nfc, parse_date, parse_number

# A field of words whose meaning is kept beside it: typing the words reads the meaning again.
READ_AGAIN = {(Section.TASKS, "deadline_text"): "deadlines", (Section.REPORTING, "when_text"): "deadlines"}
SIGNS = {"≥": ">=", ">=": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<", "=": "="}
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")  # copied from elsewhere, never meant; blanks among them stay
MEASURE = re.compile(r"^\s*(≥|>=|≤|<=|>|<|=)\s*([\d.,]+)\s*([^|]*?)\s*(?:\|\s*(.*?)\s*)?$")


class BadEntry(Exception):
    """What was typed cannot be a value of the field; the message is the Vietnamese sentence for the user."""


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
    values = {name: [READERS[field.kind](text, field) for text in filled]}
    if following := READ_AGAIN.get((section, name)):
        promises = read_deadlines(filled[0], year=year) if filled else ()
        values[following] = [deadline.as_json(promise) for promise in promises]
    return values


def _text(text: str, _: Field) -> str:
    return text


def _date(text: str, field: Field) -> str:
    try:
        return parse_date(text).isoformat()
    except ValueError as error:
        raise BadEntry(f"{field.label}: {error}") from error


def _number(text: str, field: Field) -> int:
    if not text.isdecimal():
        raise BadEntry(f"{field.label}: “{text}” không phải là số nguyên. Hãy gõ chữ số, ví dụ 2026.")
    return int(text)


def _decimal(text: str, field: Field) -> str:
    try:
        return str(parse_number(text))
    except ValueError as error:
        raise BadEntry(f"{field.label}: {error}") from error


def _money(text: str, field: Field) -> int:
    """Typed in million đồng, kept in đồng."""
    try:
        amount = parse_number(text) * 1_000_000
    except ValueError as error:
        raise BadEntry(f"{field.label}: {error}") from error
    if amount < 0 or amount != amount.to_integral_value():
        raise BadEntry(f"{field.label}: “{text}” không phải là số tiền. Hãy gõ số triệu đồng, ví dụ 12,5.")
    return int(amount)


def _measure(text: str, field: Field) -> dict[str, Any]:
    """A measure as the page shows it: sign, number, unit, and the scope after a bar."""
    found = MEASURE.match(text)
    if not found:
        raise BadEntry(f"{field.label}: chưa hiểu “{text}”. Hãy gõ dấu, số và đơn vị, ví dụ “≥ 98 %”.")
    sign, number, unit, scope = found.groups()
    value = _decimal(number, field)
    return {"comparator": SIGNS[sign], "value": value, "unit": unit, "scope": scope or None}


def _one_of(choices: frozenset[str]) -> Callable[[str, Field], str]:
    def read(text: str, field: Field) -> str:
        if text not in choices:
            raise BadEntry(f"{field.label}: hãy chọn một mục có trong danh sách.")
        return text

    return read


def _never(text: str, field: Field) -> Any:
    raise BadEntry(f"{field.label}: “{text}” không nhập trực tiếp được.")


READERS: dict[Kind, Callable[[str, Field], Any]] = {
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
    Kind.ORIGIN: _never,
}
