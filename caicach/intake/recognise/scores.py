"""Words that tables, lines and sentences of index scores have in common."""

import re
from dataclasses import dataclass
from decimal import Decimal

from caicach.intake.draft import IndexResult, IndexTotal

FIGURE = r"\d{1,3}(?:[.,]\d{1,3})?"
YEAR = re.compile(r"(?<![\d/-])(20\d\d)(?![\d/])(?!\s*-\s*20\d\d)")
# No criterion or field is worth as much: a score out of it is a year's total.
LEAST_TOTAL = 50


@dataclass(frozen=True, slots=True)
class IndexScores:
    """Published scores: of criteria, and totals of years."""

    results: tuple[IndexResult, ...]
    totals: tuple[IndexTotal, ...]


def decimal(figure: str) -> Decimal:
    """A figure as offices write it: 7,4 or 7.4."""
    return Decimal(figure.replace(",", "."))
