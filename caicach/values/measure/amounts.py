"""A number to be reached or kept below, and how it stands to what was before: what a target [chỉ tiêu] asks for."""

from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge, gt, le, lt
from typing import Literal

from caicach.values.period import Period

Comparator = Literal[">=", "<=", ">", "<", "="]
Change = Literal["up", "down"]

NOW = "hiện nay"  # the baseline of "giảm tỷ lệ …", which names none

_HOLDS = {">=": ge, "<=": le, ">": gt, "<": lt, "=": eq}


@dataclass(frozen=True, slots=True)
class Measure:
    """``value`` in ``unit`` ("%", "bài/tháng"), to be met as ``comparator`` says.

    ``scope`` names what it is limited to, and ``period`` the time, where the text limits them; no period means the
    plan's year. ``baseline`` is what the text compares with, in its words ("năm 2022", "dự toán được giao"). With
    ``change`` the value is by how much to rise or fall from there ("tăng 5% so với năm trước"). Without a value it is
    the baseline itself that the comparator stands to ("không thấp hơn năm trước"). Raises ``ValueError`` for a measure
    that has neither value nor baseline, or changes by no value.
    """

    comparator: Comparator
    value: Decimal | None
    unit: str
    scope: str | None = None
    baseline: str | None = None
    change: Change | None = None
    period: Period | None = None

    def __post_init__(self) -> None:
        if self.value is None and (not self.baseline or self.change):
            raise ValueError("a measure without a value needs a baseline, and no change")


def is_relative(measure: Measure) -> bool:
    """Whether the measure can only be told beside figures of its baseline."""
    return measure.value is None or measure.change is not None


def is_met(measure: Measure, actual: Decimal) -> bool:
    """Whether ``actual``, in the measure's unit and scope, meets it. Nothing is rounded first: 97.96 is not 98.

    Of a relative measure ``actual`` is the difference to the baseline: what it rose by, below zero where it fell. Of
    ranks, where less is better, the places gained.
    """
    reached = -actual if measure.change == "down" else actual
    return bool(_HOLDS[measure.comparator](reached, Decimal(0) if measure.value is None else measure.value))
