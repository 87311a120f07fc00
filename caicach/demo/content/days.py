"""Days and words of a plan that depend on its year, and its deadlines as values."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from caicach.demo.content.table import Table
from caicach.values.deadline import Before, By, Continuous, Deadline, Every, External, InPeriod, OnEvent, Recurring
from caicach.values.period import Period, half_year, month, quarter, year

DAY = re.compile(r"(?:(?P<word>last|next) |(?P<year>\d{4})-)?(?P<month>\d\d)-(?P<day>\d\d)")
PLACEHOLDER = re.compile(r"\{(\w*)\}")
OTHER_YEAR = {"last": -1, "next": 1, None: 0}
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """The year of a plan, the first day on which work for it can fall due, and the day of loading.

    Without ``today`` every day is the one printed in the file; with it, deadlines marked ``near_today`` move there.
    """

    year: int
    earliest: date
    today: date | None = None


def day_of(table: Table, written: str, *, year: int) -> date:
    """The day written "MM-DD", "last MM-DD", "next MM-DD" or "YYYY-MM-DD", the first of them in ``year``."""
    match = DAY.fullmatch(written)
    if match is None:
        raise table.error(f"{written!r} is no day")
    which = int(match["year"]) if match["year"] else year + OTHER_YEAR[match["word"]]
    try:
        return date(which, int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise table.error(f"{written!r}: {error}") from error


def filled(table: Table, text: str, **words: str) -> str:
    """The text with {name} replaced by its word; an unknown name is an error."""
    if unknown := [name for name in PLACEHOLDER.findall(text) if name not in words]:
        raise table.error(f"nothing to put for {unknown[0]!r} in {text!r}")
    return PLACEHOLDER.sub(lambda match: words[match[1]], text)


def years_around(number: int) -> dict[str, str]:
    """What {year}, {last} and {next} stand for."""
    return {"year": str(number), "last": str(number - 1), "next": str(number + 1)}


def printed(day: date) -> str:
    """The day as plans print it: 05/09/2026."""
    return f"{day:%d/%m/%Y}"


def working_day_before(day: date) -> date:
    """The day itself, or the Friday before a Saturday or Sunday."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def working_day_after(day: date) -> date:
    """The next day that is neither a Saturday nor a Sunday."""
    following = day + timedelta(days=1)
    return following if following.weekday() < SATURDAY else working_day_after(following)


def deadline_of(table: Table, *, frame: Frame) -> Deadline:
    """One promise: the key that is there says of which kind. Raises ``ContentError`` when none or several are."""
    table.only(*MAKERS, "of", "detail", "near_today")
    kinds = [kind for kind in MAKERS if kind in table.values]
    if len(kinds) != 1:
        raise table.error(f"one of {', '.join(MAKERS)} must be there")
    return MAKERS[kinds[0]](table, frame, table.optional_text("of"))


def _by(table: Table, frame: Frame, of: str | None) -> Deadline:
    return By(_day_or_near(table, "by", frame), of)


def _before(table: Table, frame: Frame, of: str | None) -> Deadline:
    return Before(_day_or_near(table, "before", frame), of)


def _day_or_near(table: Table, key: str, frame: Frame) -> date:
    days = table.optional_number("near_today")
    if days is None or frame.today is None:
        return day_of(table, table.text(key), year=frame.year)
    near = working_day_before(frame.today + timedelta(days=days))
    return max(frame.earliest, min(near, date(frame.year, 12, 31)))


def _quarter(table: Table, frame: Frame, of: str | None) -> Deadline:
    return InPeriod(quarter(frame.year, table.number("quarter")), of)


def _month(table: Table, frame: Frame, of: str | None) -> Deadline:
    return InPeriod(month(frame.year, table.number("month")), of)


def _half(table: Table, frame: Frame, of: str | None) -> Deadline:
    return InPeriod(half_year(frame.year, table.number("half")), of)


def _whole_year(_: Table, frame: Frame, of: str | None) -> Deadline:
    return InPeriod(year(frame.year), of)


def _continuous(_: Table, frame: Frame, of: str | None) -> Deadline:
    return Continuous(year(frame.year), of)


def _every(table: Table, _: Frame, of: str | None) -> Deadline:
    written = table.text("every")
    for every in get_args(Every):
        if every == written:
            return Recurring(every, table.optional_text("detail"), of)
    raise table.error(f"every must be one of {', '.join(get_args(Every))}")


def _event(table: Table, _: Frame, of: str | None) -> Deadline:
    return OnEvent(table.text("event"), of)


def _external(table: Table, _: Frame, of: str | None) -> Deadline:
    return External(table.text("external"), of)


def _between(table: Table, frame: Frame, of: str | None) -> Deadline:
    days = [day_of(table, written, year=frame.year) for written in table.texts("between")]
    if len(days) != 2 or days[1] < days[0]:
        raise table.error("between must be a first and a last day")
    return InPeriod(Period(*days), of)


MAKERS: dict[str, Callable[[Table, Frame, str | None], Deadline]] = {
    "by": _by,
    "before": _before,
    "quarter": _quarter,
    "month": _month,
    "half": _half,
    "year": _whole_year,
    "between": _between,
    "continuous": _continuous,
    "every": _every,
    "event": _event,
    "external": _external,
}
