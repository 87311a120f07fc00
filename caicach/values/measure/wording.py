"""Measures in Vietnamese: as a sentence says them, and short enough to type."""

from caicach.values import period as periods
from caicach.values.measure.amounts import Change, Comparator, Measure
from caicach.values.vietnamese.numbers import say_number

_WORDS: dict[Comparator, str] = {
    ">=": "từ {amount} trở lên",
    "<=": "không quá {amount}",
    ">": "trên {amount}",
    "<": "dưới {amount}",
    "=": "đạt {amount}",
}
_AGAINST: dict[Comparator, str] = {
    ">=": "không thấp hơn",
    "<=": "không cao hơn",
    ">": "cao hơn",
    "<": "thấp hơn",
    "=": "bằng",
}
CHANGES: dict[Change, str] = {"up": "tăng", "down": "giảm"}
SIGNS: dict[Comparator, str] = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


def say(measure: Measure) -> str:
    """The measure in Vietnamese.

    "từ 98 % trở lên", "đạt 100 % (công chức cấp xã)", "tăng trên 5 % so với năm 2025", "không thấp hơn năm trước",
    "đạt 50 %, 6 tháng đầu năm 2026".
    """
    words = _against(measure) if measure.value is None else _amount(measure)
    scoped = f"{words} ({measure.scope})" if measure.scope else words
    return f"{scoped}, {periods.say(measure.period)}" if measure.period else scoped


def short(measure: Measure) -> str:
    """The measure as people type it: sign, number, unit, baseline, and after bars the scope and the period.

    "≥ 98 % | từng lĩnh vực", "≥ tăng 5 % so với năm trước", "> so với năm 2025", "> 50 % | | Quý II năm 2026".
    """
    parts = [SIGNS[measure.comparator]]
    if measure.change:
        parts.append(CHANGES[measure.change])
    if measure.value is not None:
        parts += [say_number(measure.value), measure.unit]
    if measure.baseline:
        parts.append(f"so với {measure.baseline}")
    words = " ".join(part for part in parts if part)
    if measure.period:
        return f"{words} | {measure.scope or ''} | {periods.say(measure.period)}".replace("|  |", "| |")
    return f"{words} | {measure.scope}" if measure.scope else words


def _amount(measure: Measure) -> str:
    assert measure.value is not None
    amount = f"{say_number(measure.value)} {measure.unit}".strip()
    words = _WORDS[measure.comparator].format(amount=amount)
    if measure.change:
        words = f"{CHANGES[measure.change]} {words.removeprefix('đạt ')}"
    return f"{words} so với {measure.baseline}" if measure.baseline else words


def _against(measure: Measure) -> str:
    return f"{_AGAINST[measure.comparator]} {measure.baseline}"
