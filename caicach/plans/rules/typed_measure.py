"""A measure as a reviewer types it, in the form in which the page shows it (``caicach.values.measure.short``)."""

import re

from caicach.intake.recognise.times import find_times
from caicach.values.measure import CHANGES, SIGNS, Change, Comparator, Measure
from caicach.values.period import Period
from caicach.values.sentence import UnreadableText
from caicach.values.vietnamese import parse_number

_COMPARATORS: dict[str, Comparator] = {**{sign: one for one, sign in SIGNS.items()}, ">=": ">=", "<=": "<="}
_CHANGES: dict[str, Change] = {word: change for change, word in CHANGES.items()}
_TYPED = re.compile(
    r"\s*(?P<sign>≥|>=|≤|<=|>|<|=)\s*(?:(?P<change>tăng|giảm)\s+)?(?P<number>[\d.,]+)?\s*"
    r"(?P<unit>(?:(?!so với)[^|])*?)\s*"
    r"(?:so với\s+(?P<baseline>[^|]+?)\s*)?(?:\|\s*(?P<scope>[^|]*?)\s*)?(?:\|\s*(?P<period>[^|]*?)\s*)?"
)


def read_typed_measure(text: str) -> Measure:
    """Sign, number, unit; what it is compared with; after bars the scope and the period.

    "≥ 98 %", "≥ tăng 5 % so với năm trước", "> so với năm 2025", "> 50 % | cấp xã | Quý II năm 2026". Raises
    ``UnreadableText`` for anything else.
    """
    found = _TYPED.fullmatch(text)
    if not found or not (found["number"] or (found["baseline"] and not found["change"] and not found["unit"])):
        raise UnreadableText(
            "chưa hiểu “%(text)s”. Hãy gõ dấu, số và đơn vị, ví dụ “≥ 98 %%”, “≥ tăng 5 %% so với năm trước” "
            "hoặc “> so với năm 2025”.",
            text=text,
        )
    return Measure(
        comparator=_COMPARATORS[found["sign"]],
        value=parse_number(found["number"]) if found["number"] else None,
        unit=found["unit"],
        scope=found["scope"] or None,
        baseline=found["baseline"],
        change=_CHANGES[found["change"]] if found["change"] else None,
        period=_period(found["period"]) if found["period"] else None,
    )


def _period(text: str) -> Period:
    spans = [span for word in find_times(text, year=None) for span in word.spans]
    if len(spans) != 1:
        raise UnreadableText(
            "chưa hiểu thời gian “%(text)s”. Hãy ghi cả năm, ví dụ “Quý II năm 2026” hoặc “6 tháng đầu năm 2026”.",
            text=text,
        )
    return spans[0]
