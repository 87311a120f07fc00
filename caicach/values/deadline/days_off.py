"""What a due day on a day off means, as each office decides it: no plan says it.

Bộ luật Dân sự 2015, Điều 148 khoản 5 lets a term that ends on a day off end with the next working day. A day that a
plan names is no such term, so for an office that decides nothing the day itself counts.
"""

from datetime import date, timedelta
from enum import StrEnum

from caicach.values.workdays import WorkCalendar, YearNotCovered

_DAY = timedelta(days=1)


class DayOffRule(StrEnum):
    """The day that counts where a due day is a day off: itself, the working day before, or the one after."""

    SAME = "same"
    PREVIOUS = "previous"
    NEXT = "next"


def effective_due_day(day: date, *, rule: DayOffRule, calendar: WorkCalendar) -> date:
    """The last day on which a promise due on ``day`` is kept.

    ``day`` itself where it is a working day, and where ``calendar`` does not cover the days that it would move over:
    nobody is told a day that may be wrong.
    """
    try:
        match rule:
            case DayOffRule.PREVIOUS:
                return calendar.previous_workday(day)
            case DayOffRule.NEXT:
                return calendar.next_workday(day)
            case _:
                return day
    except YearNotCovered:
        return day


def first_day_not_late(today: date, *, rule: DayOffRule, calendar: WorkCalendar) -> date:
    """The earliest due day that is not yet over on ``today``: what is due before it is late, what is due on it is not.

    So a question about many due days becomes one comparison: ``effective_due_day(day) < today`` if and only if
    ``day < first_day_not_late(today)``.
    """
    first = today
    if rule is DayOffRule.NEXT:
        while effective_due_day(first - _DAY, rule=rule, calendar=calendar) >= today:
            first -= _DAY
    while effective_due_day(first, rule=rule, calendar=calendar) < today:
        first += _DAY
    return first
