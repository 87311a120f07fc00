"""The days on which a recurring duty falls due.

A plan names them loosely ("trước ngày 07 định kỳ hằng quý"). What a phrase leaves open is filled by a rule stated at
the function that applies it; these are assumptions of ours, to be replaced by what the office that is reported to
decides. Days off are not looked at: whether a due day on a Sunday moves is a matter of the office and its calendar.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caicach.values.deadline.promises import Every, Recurring
from caicach.values.period import Period, half_year, month, quarter, say, week_of, year
from caicach.values.vietnamese import nfc

_DAY = timedelta(days=1)
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


def occurrences(recurring: Recurring, within: Period) -> tuple[Occurrence, ...]:
    """The turns of ``recurring`` whose due day lies in ``within``, in order of time.

    ``detail`` gives the due day: a weekday for a weekly duty ("thứ 6"), else a day of a month ("ngày 20", "trước ngày
    07", "ngày 07 tháng đầu của quý", "ngày 05 tháng sau", "ngày 15/12"). Where no month is named it is the period's
    last month: our assumption, to be set per office. A day that the month lacks is its last day. A phrase that is not
    understood, or counts working days, leaves the period's own last day.

    Labels are "Tuần 12" (ISO weeks, Monday to Sunday), "Tháng 3", "Quý I", "6 tháng đầu năm", "Năm 2024"; a turn of
    another year than the one ``within`` begins in names its year.
    """
    found = []
    for label, period in _turns(recurring.every, within):
        due_on = _due_on(recurring, period)
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


def _due_on(recurring: Recurring, period: Period) -> date:
    phrase = " ".join(nfc(recurring.detail or "").lower().split())
    if _BEYOND_THE_RULES.search(phrase):
        return period.end
    rules = _WEEK_RULES if recurring.every == "week" else _MONTH_RULES
    stated = (rule(phrase, period) for rule in rules)
    return next((day for day in stated if day is not None), period.end)


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
_MONTH_RULES: tuple[Rule, ...] = (_stated_date, _day_of_month)

_TURNS_OF_YEAR: dict[Every, Callable[[int], list[Period]]] = {
    "month": lambda number: [month(number, which) for which in range(1, 13)],
    "quarter": lambda number: [quarter(number, which) for which in range(1, 5)],
    "half_year": lambda number: [half_year(number, which) for which in (1, 2)],
    "year": lambda number: [year(number)],
}
