"""Civil periods: whole days from a first to a last day, both included."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caicach.values.vietnamese.dates import say_date

_ROMAN = ("I", "II", "III", "IV")


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

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        return self.start <= other.end and other.start <= self.end


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


def week_of(day: date) -> Period:
    """The week from Monday to Sunday that ``day`` lies in."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def say(period: Period, plan_year: int | None = None) -> str:
    """The period in Vietnamese: "Quý I năm 2024", "tháng 10 năm 2023", else "từ 01/02/2024 đến 15/03/2024".

    Within a plan of ``plan_year`` the year of a quarter, month or half-year goes without saying and is left out.
    """
    if period.start == period.end:
        return f"ngày {say_date(period.start)}"
    number = period.start.year
    name = _NAMES.get(_month_span(period))
    if name is None:
        return f"từ {say_date(period.start)} đến {say_date(period.end)}"
    if number == plan_year and name != "năm":
        return name
    return f"{name} {number}" if name.endswith("năm") else f"{name} năm {number}"


def _month_span(period: Period) -> tuple[int, int]:
    """First and last month of a run of whole months in one year, or (0, 0)."""
    first, last = period.start.month, period.end.month
    whole = period.start.year == period.end.year and period == _months(period.start.year, first, last)
    return (first, last) if whole else (0, 0)


_NAMES: dict[tuple[int, int], str] = {
    (1, 12): "năm",
    (1, 6): "6 tháng đầu năm",
    (7, 12): "6 tháng cuối năm",
    (1, 9): "9 tháng đầu năm",
    **{(3 * index + 1, 3 * index + 3): f"Quý {roman}" for index, roman in enumerate(_ROMAN)},
    **{(which, which): f"tháng {which}" for which in range(1, 13)},
}


def _months(number: int, first: int, last: int) -> Period:
    return Period(date(number, first, 1), date(number, last, monthrange(number, last)[1]))


def _refuse(what: str, which: int) -> Period:
    raise ValueError(f"there is no {what} {which} in a year")
