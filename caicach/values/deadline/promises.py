"""Deadlines [thời hạn] as plans promise them, as values.

A plan rarely names a day. It says "Quý I", "thường xuyên", "khi có phát sinh", "theo kế hoạch của Thành phố". Each way
of promising is a class of its own here; ``of`` names the part of the work that the promise is about, where the text
says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from caicach.values.period import Period

Every = Literal["week", "month", "quarter", "half_year", "year"]


@dataclass(frozen=True, slots=True)
class By:
    """Done on ``date`` at the latest ("chậm nhất ngày", "hoàn thành trong tháng 10")."""

    date: date
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """Done before ``date``, so on the day before it at the latest ("trước ngày 30/10/2024")."""

    date: date
    of: str | None = None


@dataclass(frozen=True, slots=True)
class InPeriod:
    """Done some time within the period ("Quý I năm 2024"); overdue once the period is over."""

    period: Period
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Continuous:
    """Work that goes on through the period ("thường xuyên trong năm"); never overdue within it."""

    period: Period
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """Done again in every week, month, quarter, half-year or year; ``detail`` says which day, in the plan's words."""

    every: Every
    detail: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class OnEvent:
    """Starts when something happens ("khi có phát sinh")."""

    detail: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class External:
    """Set by another document or rule ("theo Kế hoạch của Thành phố")."""

    detail: str
    of: str | None = None


Deadline = By | Before | InPeriod | Continuous | Recurring | OnEvent | External


def last_day(deadline: Deadline) -> date | None:
    """The last day on which the promise is kept, or None where no single day follows from it."""
    match deadline:
        case By(date=day):
            return day
        case Before(date=day):
            return day - timedelta(days=1)
        case InPeriod(period=period) | Continuous(period=period):
            return period.end
        case _:
            return None
