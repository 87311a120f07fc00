"""A number of a sentence on its way to a measure."""

import re
from dataclasses import dataclass
from decimal import Decimal

from caicach.values.measure import Change, Comparator, Measure

FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """A measure, the letters of the sentence that say it, and a confidence from 0 to 1."""

    measure: Measure
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence that may be set as a measure; ``listed`` where it shares the words before the last one."""

    value: Decimal
    unit: str
    start: int
    end: int
    comparator: Comparator = "="
    confidence: float = 0.9
    listed: bool = False
    change: Change | None = None
    baseline: str | None = None


def value_of(figure: str) -> Decimal:
    """A figure with decimal comma or point; a point before three digits parts the thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", figure):
        return Decimal(figure.replace(".", "").replace(",", "."))
    return Decimal(figure.replace(",", "."))
