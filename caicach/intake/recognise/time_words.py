"""What a word of time says, wherever it stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caicach.values.deadline import Every
from caicach.values.period import Period


class TimeKind(StrEnum):
    """What kind of time a word names. WEAK words count only where nothing firmer stands in the same clause."""

    SPAN = "span"
    WEAK = "weak"
    EVERY = "every"
    ALWAYS = "always"
    EVENT = "event"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Turn:
    """A rhythm, and which day of it in the words of the text."""

    every: Every
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of time at ``start:end`` of the text. ``spans`` are the periods it names, ``turns`` the rhythms.

    ``day`` marks a single day, ``range`` a period given by both its ends, ``hour`` that an hour of the day is named,
    ``dated`` that the word names its year. ``manner`` is what kind of promise it is, where the word says so itself.
    """

    start: int
    end: int
    kind: TimeKind
    spans: tuple[Period, ...] = ()
    turns: tuple[Turn, ...] = ()
    day: bool = False
    range: bool = False
    hour: bool = False
    dated: bool = False
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A text whose times are read, and the plan's year for those that name none."""

    text: str
    year: int | None


Reader = Callable[[re.Match[str], Said], TimeWord | None]
Rules = tuple[tuple[str, Reader], ...]


def in_year_of(period: Period, other: date) -> Period | None:
    """The same days in the year of ``other``, in the year before where they would begin after it."""
    for number in (other.year, other.year - 1):
        moved = _moved(period, by=number - period.start.year)
        if moved is not None and moved.start <= other:
            return moved
    return None


def _moved(period: Period, *, by: int) -> Period | None:
    try:
        return Period(period.start.replace(year=period.start.year + by), period.end.replace(year=period.end.year + by))
    except ValueError:  # 29 February, in a year that has none
        return None
