"""A number to be reached or kept below: what a target [chỉ tiêu] asks for."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparator = Literal[">=", "<=", ">", "<", "="]


@dataclass(frozen=True, slots=True)
class Measure:
    """``value`` in ``unit`` ("%", "bài/tháng"), to be met as ``comparator`` says, within ``scope`` where the text limits it."""

    comparator: Comparator
    value: Decimal
    unit: str
    scope: str | None = None
