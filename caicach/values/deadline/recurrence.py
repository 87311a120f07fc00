"""The days on which a recurring duty falls due.

A plan names them loosely ("trước ngày 07 định kỳ hằng quý"). What a phrase leaves open is filled by a rule stated at
the function that applies it; these are assumptions of ours, to be replaced by what the office that is reported to
decides. Days off count only where the phrase counts working days: whether a due day on a Sunday moves is a matter of
the office (``caicach.values.deadline.days_off``).
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from caicach.values.deadline.promises import Every, Recurring
from caicach.values.period import Period, half_year, month, quarter, say, week_of, year
from caicach.values.vietnamese import nfc
from caicach.values.workdays import WorkCalendar, YearNotCovered

_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
}  # fmt: skip

# Matched with their marks: without them "tháng sáu" (June) is "tháng sau" (the month after).
_WEEKDAY = re.compile(r"\bthứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b|\bchủ nhật\b")
_DAY_AND_MONTH = re.compile(r"\b([0-9]{1,2})(?: tháng |/)([0-9]{1,2})\b")
_DAY_OF_MONTH = re.compile(r"\bngày (?:mùng |mồng )?([0-9]{1,2})\b(?!/| tháng [0-9])")
_UP_TO_DAY = re.compile(r"\bđến (?:hết )?ngày ([0-9]{1,2})\b")
_BEFORE_DAY = re.compile(r"\btrước ngày\b")
_FIRST_MONTH = re.compile(r"\btháng (?:đầu|thứ nhất)\b")
_SECOND_MONTH = re.compile(r"\btháng (?:thứ hai|thứ 2|giữa)\b")
_AFTER_THE_END = re.compile(
    r"\b([0-9]{1,2}) ngày (làm việc )?(?:sau|kể từ|tính từ|từ)(?: khi| ngày)? (?:kết thúc|hết)\b"
)
_FIRST_DAYS = re.compile(r"\b([0-9]{1,2} )?ngày (làm việc )?đầu(?: tiên)?\b")
_LAST_WORKDAY = re.compile(r"\bngày làm việc cuối(?: cùng)?\b")
_WEEKDAY_OF_MONTH = re.compile(r"\bthứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]) (đầu tiên|cuối cùng)\b")
_PART_OF_YEAR = re.compile(r"\b(?:(quý|quí) ?(iv|i{1,3}|[1-4])|tháng ?(1[0-2]|0?[1-9]))\b(?!/)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH_AFTER = re.compile(r"\b(?:tháng|quý|quí|năm) (?:sau|tiếp theo|kế tiếp|liền kề)\b")
# Working days, days counted from an event, the lunar calendar, months in words: understood by none of the rules here.
_BEYOND_THE_RULES = re.compile(
    r"\b(?:làm việc|sau khi|sau ngày|âm lịch|tháng (?:giêng|ba|tư|sáu|bảy|bẩy|tám|chín|mười|chạp))\b"
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One turn of a recurring duty: "Quý I", the days it is about, and the last day on which it is kept."""

    label: str
    period: Period
    due_on: date


def occurrences(
    recurring: Recurring, within: Period, *, calendar: WorkCalendar | None = None
) -> tuple[Occurrence, ...]:
    """The turns of ``recurring`` whose due day lies in ``within``, in order of time.

    ``detail`` gives the due day: a weekday for a weekly duty ("thứ 6"), else a day of a month ("ngày 20", "trước ngày
    07", "ngày 07 tháng đầu của quý", "ngày 05 tháng sau", "ngày 15/12"). Where no month is named it is the period's
    last month: our assumption, to be set per office. A day that the month lacks is its last day. "05 ngày làm việc sau
    khi kết thúc quý" and "ngày làm việc cuối cùng của tháng" count the working days of ``calendar``; without it, or in
    a year that it does not cover, Mondays to Fridays. "quý I" or "tháng 12" of a yearly duty is that part's last day.
    A phrase that is not understood leaves the period's own last day.

    Labels are "Tuần 12" (ISO weeks, Monday to Sunday), "Tháng 3", "Quý I", "6 tháng đầu năm", "Năm 2024"; a turn of
    another year than the one ``within`` begins in names its year.
    """
    found = []
    for label, period in _turns(recurring.every, within):
        due_on = _due_on(recurring, period, calendar)
        if due_on in within:
            found.append(Occurrence(label=label, period=period, due_on=due_on))
    return tuple(found)


def _turns(every: Every, within: Period) -> Iterator[tuple[str, Period]]:
    """Each turn that could fall due within, and its label. A turn may fall due after its period, or the day before."""
    home = within.start.year
    if every == "week":
        yield from _weeks(within, home)
        return
    for number in range(home - 1, within.end.year + 2):
        for period in _TURNS_OF_YEAR[every](number):
            label = say(period, plan_year=home)
            yield label[0].upper() + label[1:], period


def _weeks(within: Period, home: int) -> Iterator[tuple[str, Period]]:
    week = week_of(within.start)
    while week.start <= within.end:
        number, which, _ = week.start.isocalendar()
        yield (f"Tuần {which}" if number == home else f"Tuần {which} năm {number}"), week
        week = week_of(week.end + _DAY)


def _due_on(recurring: Recurring, period: Period, calendar: WorkCalendar | None) -> date:
    phrase = " ".join(nfc(recurring.detail or "").lower().split())
    counted = _counted(phrase, period, calendar)
    if counted is not None:
        return counted
    if _BEYOND_THE_RULES.search(phrase):
        return period.end
    rules = _WEEK_RULES if recurring.every == "week" else _MONTH_RULES
    stated = (rule(phrase, period) for rule in rules)
    return next((day for day in stated if day is not None), period.end)


def _counted(phrase: str, period: Period, calendar: WorkCalendar | None) -> date | None:
    """Days counted from the end or the beginning of the period, or of the one after it."""
    if match := _AFTER_THE_END.search(phrase):
        return _nth_after(period.end, int(match[1]), calendar, working=bool(match[2]))
    if (match := _FIRST_DAYS.search(phrase)) and (match[1] or match[2]):
        before = period.end if _MONTH_AFTER.search(phrase) else period.start - _DAY
        return _nth_after(before, int(match[1] or 1), calendar, working=bool(match[2]))
    if _LAST_WORKDAY.search(phrase):
        return _last_workday(period.end, calendar)
    return None


def _last_workday(day: date, calendar: WorkCalendar | None) -> date:
    if calendar is not None:
        with suppress(YearNotCovered):
            return calendar.previous_workday(day)
    return day - max(0, day.weekday() - _SATURDAY + 1) * _DAY


def _nth_after(day: date, n: int, calendar: WorkCalendar | None, *, working: bool) -> date:
    """The n-th day after ``day``; of working days where ``working``."""
    if not working:
        return day + n * _DAY
    if calendar is not None:
        with suppress(YearNotCovered):
            return calendar.add_workdays(day, n)
    while n:
        day += _DAY
        n -= day.weekday() < _SATURDAY
    return day


def _weekday_of_month(phrase: str, period: Period) -> date | None:
    """For "thứ Hai đầu tiên của tháng", "thứ Sáu cuối cùng của quý" that day of the period."""
    match = _WEEKDAY_OF_MONTH.search(phrase)
    if match is None:
        return None
    which = _WEEKDAYS[match[1]]
    if match[2] == "đầu tiên":
        return period.start + (which - period.start.weekday()) % 7 * _DAY
    return period.end - (period.end.weekday() - which) % 7 * _DAY


def _part_of_year(phrase: str, period: Period) -> date | None:
    """For "quý I", "tháng 12", "từ tháng 10 đến tháng 12" of a yearly duty the last day of the last; "trước" before."""
    parts = _PART_OF_YEAR.findall(phrase)
    if not parts or (period.start.month, period.end.month) != (1, 12) or "ngày" in phrase:
        return None
    _, which, number = parts[-1]
    part = month(period.start.year, int(number)) if number else _quarter(period.start.year, which)
    return part.start - _DAY if "trước" in phrase else part.end


def _quarter(number: int, which: str) -> Period:
    return quarter(number, _ROMAN.get(which) or int(which))


def _weekday(phrase: str, week: Period) -> date | None:
    """For "thứ 6" and "trước 16 giờ ngày thứ 6" that Friday; for "trước thứ 6" without an hour the day before."""
    match = _WEEKDAY.search(phrase)
    if match is None:
        return None
    day = week.start + (_WEEKDAYS[match[1]] if match[1] else 6) * _DAY
    strictly_before = re.search(r"\btrước (?:ngày )?$", phrase[: match.start()])
    # The Sunday before a Monday would be of another week, so "trước thứ 2" stays on the Monday.
    return day - _DAY if strictly_before and day > week.start else day


def _stated_date(phrase: str, period: Period) -> date | None:
    """For "ngày 15/12" and "ngày 15 tháng 12" that day, where the month is one of the period's."""
    for day, which in _DAY_AND_MONTH.findall(phrase):
        if 1 <= int(day) <= 31 and period.start.month <= int(which) <= period.end.month:
            return _day_of(period.start.year, int(which), _last_allowed(phrase, int(day)))
    return None


def _day_of_month(phrase: str, period: Period) -> date | None:
    """For "ngày 07", "trước ngày 07", "đến ngày 25" the day in the month that the phrase names, or in the last."""
    days = _UP_TO_DAY.findall(phrase) or _DAY_OF_MONTH.findall(phrase)
    if len(days) != 1 or not 1 <= int(days[0]) <= 31:
        return None
    first = _named_month(phrase, period)
    return _day_of(first.year, first.month, _last_allowed(phrase, int(days[0])))


def _named_month(phrase: str, period: Period) -> date:
    """First day of the month meant. "tháng sau", "tháng đầu của quý sau" lie behind the period."""
    if _MONTH_AFTER.search(phrase):
        return period.end + _DAY
    if _FIRST_MONTH.search(phrase):
        return period.start
    if _SECOND_MONTH.search(phrase):
        return (period.start + 31 * _DAY).replace(day=1)
    return period.end.replace(day=1)


def _last_allowed(phrase: str, day: int) -> int:
    return day - 1 if _BEFORE_DAY.search(phrase) else day


def _day_of(number: int, which: int, day: int) -> date:
    """That day of that month; day 0 is the last of the month before, a day that the month lacks its own last."""
    if day < 1:
        return date(number, which, 1) - _DAY
    return date(number, which, min(day, monthrange(number, which)[1]))


Rule = Callable[[str, Period], date | None]
_WEEK_RULES: tuple[Rule, ...] = (_weekday,)
_MONTH_RULES: tuple[Rule, ...] = (_stated_date, _weekday_of_month, _part_of_year, _day_of_month)

_TURNS_OF_YEAR: dict[Every, Callable[[int], list[Period]]] = {
    "month": lambda number: [month(number, which) for which in range(1, 13)],
    "quarter": lambda number: [quarter(number, which) for which in range(1, 5)],
    "half_year": lambda number: [half_year(number, which) for which in (1, 2)],
    "year": lambda number: [year(number)],
}
