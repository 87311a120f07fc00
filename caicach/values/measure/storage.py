"""Measures as JSON data."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import get_args

from caicach.values.measure.amounts import Change, Comparator, Measure
from caicach.values.period import Period

_COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
_CHANGES: tuple[Change, ...] = get_args(Change)
_KEYS = frozenset({"comparator", "value", "unit", "scope", "baseline", "change", "period"})

Json = dict[str, str | list[str] | None]


def as_json(measure: Measure) -> Json:
    """The measure as JSON data; ``baseline``, ``change`` and ``period`` (first and last day) only where it has them.

    The value is text ("97.5"), so that no reader turns it into a binary float; null where the text sets none.
    """
    plain: Json = {
        "comparator": measure.comparator,
        "value": None if measure.value is None else f"{measure.value:f}",
        "unit": measure.unit,
        "scope": measure.scope,
    }
    if measure.baseline is not None:
        plain["baseline"] = measure.baseline
    if measure.change is not None:
        plain["change"] = measure.change
    if measure.period is not None:
        plain["period"] = [measure.period.start.isoformat(), measure.period.end.isoformat()]
    return plain


def from_json(data: Mapping[str, object]) -> Measure:
    """Read what ``as_json`` wrote; the value may also be a JSON number. Raises ``ValueError`` in Vietnamese."""
    if unknown := sorted(set(data) - _KEYS):
        raise ValueError(f"Chỉ tiêu có trường lạ: {', '.join(unknown)}.")
    unit = data.get("unit")
    if not isinstance(unit, str):
        raise ValueError("Chỉ tiêu thiếu đơn vị tính (unit).")
    baseline = _words(data.get("baseline"), "Mốc so sánh của chỉ tiêu (baseline) phải là chữ.")
    change = _change(data.get("change"))
    value = None if data.get("value") is None and baseline and not change else _value(data.get("value"))
    return Measure(
        comparator=_comparator(data.get("comparator")),
        value=value,
        unit=unit,
        scope=_words(data.get("scope"), "Phạm vi của chỉ tiêu (scope) phải là chữ."),
        baseline=baseline,
        change=change,
        period=_period(data.get("period")),
    )


def _comparator(found: object) -> Comparator:
    for comparator in _COMPARATORS:
        if found == comparator:
            return comparator
    raise ValueError(f"Chỉ tiêu có phép so sánh lạ: {found!r}; chỉ dùng {', '.join(_COMPARATORS)}.")


def _change(found: object) -> Change | None:
    if found is None:
        return None
    for change in _CHANGES:
        if found == change:
            return change
    raise ValueError(f"Chỉ tiêu có chiều tăng giảm lạ: {found!r}; chỉ dùng {', '.join(_CHANGES)}.")


def _words(found: object, refusal: str) -> str | None:
    if found is not None and not isinstance(found, str):
        raise ValueError(refusal)
    return found


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


def _period(found: object) -> Period | None:
    if found is None:
        return None
    refusal = f"Thời gian của chỉ tiêu phải gồm ngày đầu và ngày cuối: {found!r}."
    if not isinstance(found, list) or len(found) != 2 or not all(isinstance(day, str) for day in found):
        raise ValueError(refusal)
    try:
        return Period(date.fromisoformat(found[0]), date.fromisoformat(found[1]))
    except ValueError:
        raise ValueError(refusal) from None
