"""A number to be reached or kept below: what a target [chỉ tiêu] asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import eq, ge, gt, le, lt
from typing import Literal, get_args

from caicach.values.vietnamese.numbers import say_number

Comparator = Literal[">=", "<=", ">", "<", "="]

_HOLDS = {">=": ge, "<=": le, ">": gt, "<": lt, "=": eq}

_WORDS: dict[Comparator, str] = {
    ">=": "từ {amount} trở lên",
    "<=": "không quá {amount}",
    ">": "trên {amount}",
    "<": "dưới {amount}",
    "=": "đạt {amount}",
}

_KEYS = frozenset({"comparator", "value", "unit", "scope"})


@dataclass(frozen=True, slots=True)
class Measure:
    """``value`` in ``unit`` ("%", "bài/tháng"), to be met as ``comparator`` says.

    ``scope`` names what it is limited to, where the text limits it.
    """

    comparator: Comparator
    value: Decimal
    unit: str
    scope: str | None = None


def is_met(measure: Measure, actual: Decimal) -> bool:
    """Whether ``actual``, in the measure's unit and scope, meets it. Nothing is rounded first: 97.96 is not 98."""
    return bool(_HOLDS[measure.comparator](actual, measure.value))


def say(measure: Measure) -> str:
    """The measure in Vietnamese: "từ 98 % trở lên", "dưới 3 %", "đạt 100 % (công chức cấp xã)"."""
    amount = f"{say_number(measure.value)} {measure.unit}".strip()
    words = _WORDS[measure.comparator].format(amount=amount)
    return f"{words} ({measure.scope})" if measure.scope else words


def as_json(measure: Measure) -> dict[str, str | None]:
    """The measure as JSON data. The value is text ("97.5"), so that no reader turns it into a binary float."""
    return {
        "comparator": measure.comparator,
        "value": f"{measure.value:f}",
        "unit": measure.unit,
        "scope": measure.scope,
    }


def from_json(data: Mapping[str, object]) -> Measure:
    """Read what ``as_json`` wrote; the value may also be a JSON number. Raises ``ValueError`` in Vietnamese."""
    if unknown := sorted(set(data) - _KEYS):
        raise ValueError(f"Chỉ tiêu có trường lạ: {', '.join(unknown)}.")
    unit = data.get("unit")
    if not isinstance(unit, str):
        raise ValueError("Chỉ tiêu thiếu đơn vị tính (unit).")
    scope = data.get("scope")
    if scope is not None and not isinstance(scope, str):
        raise ValueError("Phạm vi của chỉ tiêu (scope) phải là chữ.")
    return Measure(
        comparator=_comparator(data.get("comparator")), value=_value(data.get("value")), unit=unit, scope=scope
    )


def _comparator(found: object) -> Comparator:
    for comparator in _COMPARATORS:
        if found == comparator:
            return comparator
    raise ValueError(f"Chỉ tiêu có phép so sánh lạ: {found!r}; chỉ dùng {', '.join(_COMPARATORS)}.")


def _value(found: object) -> Decimal:
    if not isinstance(found, str | int | float | Decimal):
        raise ValueError(f"Giá trị của chỉ tiêu phải là số: {found!r}.")
    try:
        value = Decimal(str(found))
    except InvalidOperation:
        raise ValueError(f"Giá trị của chỉ tiêu phải là số: {found!r}.") from None
    if not value.is_finite():
        raise ValueError(f"Giá trị của chỉ tiêu phải là số: {found!r}.")
    return value


_COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
