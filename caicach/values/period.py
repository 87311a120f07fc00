"""Civil periods: whole days from a first to a last day, both included."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` to ``end``, both included. Raises ``ValueError`` when it would end before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def days(self) -> Iterator[date]:
        """Each day of the period, in order."""
        for offset in range((self.end - self.start).days + 1):
            yield self.start + timedelta(days=offset)


def year(number: int) -> Period:
    """The calendar year ``number``."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def half_year(number: int, half: int) -> Period:
    """Half 1 (January to June) or 2 (July to December) of a year."""
    return _months(number, 6 * half - 5, 6 * half) if half in (1, 2) else _refuse("half", half)


def quarter(number: int, which: int) -> Period:
    """Quarter 1 to 4 of a year."""
    return _months(number, 3 * which - 2, 3 * which) if which in (1, 2, 3, 4) else _refuse("quarter", which)


def month(number: int, which: int) -> Period:
    """Month 1 to 12 of a year."""
    return _months(number, which, which) if which in range(1, 13) else _refuse("month", which)


def _months(number: int, first: int, last: int) -> Period:
    return Period(date(number, first, 1), date(number, last, monthrange(number, last)[1]))


def _refuse(what: str, which: int) -> Period:
    raise ValueError(f"there is no {what} {which} in a year")
