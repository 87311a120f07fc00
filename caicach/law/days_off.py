"""Days off of state bodies as dated data, and the calendar made of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from caicach.law.entries import Certainty, Entry, MalformedLaw, law_text, read_entries
from caicach.values.workdays import WorkCalendar

_FILE = "parameters/days_off.toml"
_SATURDAY = 5
_FEWEST_DAYS_OFF = 11  # Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1


@dataclass(frozen=True, slots=True)
class DaysOff:
    """One occasion: the days off it brings, weekly rest days among them where the decision names them."""

    name: str
    days: tuple[date, ...]
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day made free [hoán đổi ngày làm việc], and the Saturday on which it is made up for."""

    name: str
    day_off: date
    work_saturday: date
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class DaysOffTable:
    """All blocks of the file."""

    days_off: tuple[DaysOff, ...]
    swaps: tuple[Swap, ...]

    def calendar(self) -> WorkCalendar:
        """The calendar that follows from the blocks, the forecast ones included."""
        regular = {day for block in self.days_off for day in block.days}
        return WorkCalendar(
            days_off=frozenset(regular | {swap.day_off for swap in self.swaps}),
            work_saturdays=frozenset(swap.work_saturday for swap in self.swaps),
        )


@cache
def load_days_off() -> DaysOffTable:
    """The table that comes with this release. Read once."""
    return read_days_off(law_text(_FILE), file=_FILE)


@cache
def load_calendar() -> WorkCalendar:
    """The working calendar of state bodies that follows from ``load_days_off``."""
    return load_days_off().calendar()


def read_days_off(text: str, *, file: str) -> DaysOffTable:
    """Read a table of days off. Raises ``MalformedLaw``, which names file, entry and fault, for anything doubtful."""
    taken: dict[date, str] = {}
    days_off = []
    swaps = []
    for table, entry in read_entries(text, file=file, tables=("days_off", "swap")):
        if table == "days_off":
            block = _days_off(entry)
            _take(taken, entry, block.name, block.days)
            days_off.append(block)
        else:
            swap = _swap(entry)
            _take(taken, entry, swap.name, (swap.day_off, swap.work_saturday))
            swaps.append(swap)
    if not days_off:
        raise MalformedLaw(f"{file}: there is no [[days_off]] entry")
    _refuse_half_a_year(days_off, swaps, file=file)
    return DaysOffTable(days_off=tuple(days_off), swaps=tuple(swaps))


def _days_off(entry: Entry) -> DaysOff:
    block = DaysOff(
        name=entry.text("name"),
        days=entry.days("days"),
        source=entry.text("source"),
        certainty=entry.certainty(),
    )
    entry.finish()
    return block


def _swap(entry: Entry) -> Swap:
    swap = Swap(
        name=entry.text("name"),
        day_off=entry.day("day_off"),
        work_saturday=entry.day("work_saturday"),
        source=entry.text("source"),
        certainty=entry.certainty(),
    )
    entry.finish()
    if swap.day_off.weekday() >= _SATURDAY:
        raise entry.fault(f"day_off {swap.day_off} is a weekly rest day already")
    if swap.work_saturday.weekday() != _SATURDAY:
        raise entry.fault(f"work_saturday {swap.work_saturday} is no Saturday")
    return swap


def _take(taken: dict[date, str], entry: Entry, name: str, days: tuple[date, ...]) -> None:
    for day in days:
        if day in taken:
            raise entry.fault(f"{day} already belongs to “{taken[day]}”")
        taken[day] = name


def _refuse_half_a_year(days_off: list[DaysOff], swaps: list[Swap], *, file: str) -> None:
    """A year that is begun must be whole, since the calendar takes a year with any day off as one it knows."""
    per_year = Counter(day.year for block in days_off for day in block.days)
    years = set(per_year) | {day.year for swap in swaps for day in (swap.day_off, swap.work_saturday)}
    for year in sorted(years):
        if per_year[year] < _FEWEST_DAYS_OFF:
            raise MalformedLaw(
                f"{file}: {year} has {per_year[year]} days off, the Labour Code gives at least {_FEWEST_DAYS_OFF}: "
                "enter the whole year or none of it"
            )
