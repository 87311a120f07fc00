"""Counting working days [ngày làm việc] of state bodies. The rule in words: docs/algorithms/workdays.md."""

from dataclasses import dataclass, field
from datetime import date, timedelta

_SATURDAY = 5
_DAY = timedelta(days=1)


class YearNotCovered(LookupError):
    """Raised for a day of a year whose days off nobody has entered; ``year`` says which."""

    def __init__(self, year: int) -> None:
        super().__init__(f"Chưa có lịch nghỉ của năm {year}; hãy bổ sung lịch nghỉ trước khi tính ngày làm việc.")
        self.year = year


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off beyond the weekly ones, and the Saturdays that are worked in exchange.

    Saturday and Sunday are off, unless a Saturday is in ``work_saturdays``. The calendar covers the years in which it
    has a day off: the law gives every year some, so a year without any is one that nobody has entered, and every
    question about it raises ``YearNotCovered``. Raises ``ValueError`` when a work Saturday is none, or is off as well.
    """

    days_off: frozenset[date]
    work_saturdays: frozenset[date]
    years: frozenset[int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if other := sorted(day for day in self.work_saturdays if day.weekday() != _SATURDAY):
            raise ValueError(f"a work Saturday must be a Saturday: {other[0]}")
        if both := sorted(self.days_off & self.work_saturdays):
            raise ValueError(f"a day cannot be off and worked: {both[0]}")
        object.__setattr__(self, "years", frozenset(day.year for day in self.days_off))

    def is_workday(self, day: date) -> bool:
        """Whether state bodies work on ``day``."""
        self._refuse_unknown(day.year)
        if day in self.days_off:
            return False
        return day.weekday() < _SATURDAY or day in self.work_saturdays

    def next_workday(self, day: date) -> date:
        """``day`` itself where it is a working day, else the first one after it."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def previous_workday(self, day: date) -> date:
        """``day`` itself where it is a working day, else the last one before it."""
        while not self.is_workday(day):
            day -= _DAY
        return day

    def add_workdays(self, day: date, n: int) -> date:
        """The ``n``-th working day after ``day``; before it where ``n`` is negative; ``day`` itself for 0.

        ``day`` is never counted, working or not: three days from a Friday end on the Wednesday.
        """
        step = _DAY if n >= 0 else -_DAY
        left = abs(n)
        self._refuse_unknown(day.year)  # for 0 days too
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Number of working days after ``start`` up to and including ``end``.

        An end before the start gives the negative of the same count: between(a, b) = -between(b, a), and
        between(a, b) + between(b, c) = between(a, c) in every order. So between(d, add(d, n)) = n for every n >= 0,
        and for a negative n where d is a working day.
        """
        if end < start:
            return -self.workdays_between(end, start)
        for year in range(start.year, end.year + 1):
            self._refuse_unknown(year)
        # Weekdays by arithmetic, then the exceptions: pages ask this for every row, often over most of a year.
        off = sum(start < day <= end for day in self.days_off if day.weekday() < _SATURDAY)
        worked = sum(start < day <= end for day in self.work_saturdays)
        return _weekdays_through(end) - _weekdays_through(start) - off + worked

    def _refuse_unknown(self, year: int) -> None:
        if year not in self.years:
            raise YearNotCovered(year)


def _weekdays_through(day: date) -> int:
    """Mondays to Fridays from the first day of the calendar, which is a Monday, up to and including ``day``."""
    weeks, rest = divmod(day.toordinal(), 7)
    return 5 * weeks + min(rest, 5)
