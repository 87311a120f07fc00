"""From the deadlines of a task to the days on which something is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from caicach.law.days_off import load_calendar
from caicach.values.deadline import Recurring, from_json, last_day, occurrences
from caicach.values.period import year as year_period


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing due.

    Its deadline as JSON, the occurrence's name for recurring ones, and the last day where one follows.
    """

    deadline: dict[str, Any]
    occurrence: str
    due_on: date | None


def promises_of(deadlines: Iterable[dict[str, Any]], *, year: int) -> list[Promise]:
    """A promise for each deadline, and one for each occurrence of a recurring one within the plan's year."""
    found: list[Promise] = []
    for plain in deadlines:
        deadline = from_json(plain)
        if isinstance(deadline, Recurring):
            turns = occurrences(deadline, year_period(year), calendar=load_calendar())
            found += [Promise(plain, one.label, one.due_on) for one in turns]
        else:
            found.append(Promise(plain, "", last_day(deadline)))
    return found


def next_due(promises: Iterable[tuple[date | None, date | None]]) -> date | None:
    """The first due day that is not met yet, from pairs (due_on, met_on)."""
    return min((due for due, met in promises if due is not None and met is None), default=None)
