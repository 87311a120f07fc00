"""What happens to a task in the demonstration, day by day.

A moment is a day "MM-DD" of the plan's year, or a number of days from the task's last due day: -12 is twelve days
before it. Nothing here knows what day it is today: the loader plays what lies before that day and leaves the rest.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from caicach.demo.content.days import Frame, day_of, filled, printed, working_day_before, years_around
from caicach.demo.content.table import Table
from caicach.values.deadline import Deadline, Recurring, last_day, occurrences
from caicach.values.period import year as year_period

KEYS = ("start", "notes", "submit", "returned", "resubmit", "accept", "evidence")
STARTED = "Đã nhận việc, đang phân công thực hiện."
SUBMITTED = "Trình kết quả thực hiện."
SUBMITTED_AGAIN = "Đã bổ sung theo ý kiến, trình lại."
ACCEPTED = "Đồng ý."


class Act(StrEnum):
    """What somebody does to the work."""

    START = "start"
    NOTE = "note"
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Event:
    """One act on a working day, with its words."""

    day: date
    act: Act
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """The acts in order of time, and the names of the documents that prove the work once it is handed in."""

    events: tuple[Event, ...]
    evidence: tuple[str, ...]


def story_of(table: Table, *, deadlines: tuple[Deadline, ...], frame: Frame) -> Story:
    """The story of a task. Raises ``ContentError`` for a relative moment where the deadlines name no due day."""
    due = last_due_day(deadlines, year=frame.year)
    planned = [*_planned(table, due, frame)]
    events: list[Event] = []
    for event in planned:
        if events and event.day < events[-1].day:
            raise table.error(f"{event.act} on {event.day} comes before {events[-1].act} on {events[-1].day}")
        events.append(event)
    submitted = [event.day for event in events if event.act == Act.SUBMIT]
    words = {**years_around(frame.year), "submit": printed(submitted[0]) if submitted else ""}
    evidence = tuple(filled(table, text, **words) for text in table.texts("evidence"))
    return Story(events=tuple(events), evidence=evidence)


def last_due_day(deadlines: tuple[Deadline, ...], *, year: int) -> date | None:
    """The last day on which something is due in the year, None where no day follows."""
    days: list[date] = []
    for deadline in deadlines:
        if isinstance(deadline, Recurring):
            days += [turn.due_on for turn in occurrences(deadline, year_period(year))]
        elif (day := last_day(deadline)) is not None:
            days.append(day)
    return max(days, default=None)


def _planned(table: Table, due: date | None, frame: Frame) -> list[Event]:
    found: list[Event] = []
    if "start" in table.values:
        found.append(Event(_moment(table, table.values["start"], due, frame), Act.START, STARTED))
    found += [_spoken(table, one, Act.NOTE, due, frame) for one in _pairs(table, "notes")]
    if "submit" in table.values:
        found.append(Event(_moment(table, table.values["submit"], due, frame), Act.SUBMIT, SUBMITTED))
    if "returned" in table.values:
        found.append(_spoken(table, table.values["returned"], Act.RETURN, due, frame))
    if "resubmit" in table.values:
        found.append(Event(_moment(table, table.values["resubmit"], due, frame), Act.SUBMIT, SUBMITTED_AGAIN))
    if "accept" in table.values:
        found.append(Event(_moment(table, table.values["accept"], due, frame), Act.ACCEPT, ACCEPTED))
    return found


def _pairs(table: Table, key: str) -> list[object]:
    value = table.values.get(key, [])
    if not isinstance(value, list):
        raise table.error(f"{key} must be a list of [moment, words]")
    return value


def _spoken(table: Table, pair: object, act: Act, due: date | None, frame: Frame) -> Event:
    if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[1], str):
        raise table.error(f"{act} must be [moment, words]")
    return Event(_moment(table, pair[0], due, frame), act, filled(table, pair[1], **years_around(frame.year)))


def _moment(table: Table, written: object, due: date | None, frame: Frame) -> date:
    if isinstance(written, str):
        return working_day_before(day_of(table, written, year=frame.year))
    if not isinstance(written, int):
        raise table.error(f"{written!r} is no moment")
    if due is None:
        raise table.error("a number of days needs a due day; write the day as MM-DD")
    # Work for a plan begins when there is one: a task due soon after that is started, noted and handed in within days.
    return max(frame.earliest, working_day_before(due + timedelta(days=written)))
