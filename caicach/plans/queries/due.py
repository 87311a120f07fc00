"""How long until a day, said as officials say it."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caicach.law.days_off import load_calendar
from caicach.plans.rules.states import DUE_SOON, FINISHED, WorkState
from caicach.values.vietnamese import say_date, say_weekday
from caicach.values.workdays import WorkCalendar, YearNotCovered

_calendar = cache(load_calendar)


@dataclass(frozen=True, slots=True)
class Due:
    """A due day in words. ``tone`` is "late", "soon", "later", "done" or "none"; ``note`` how far off it is."""

    on: date | None
    text: str
    note: str
    tone: str


def due_of(*, on: date | None, state: WorkState, today: date, words: str = "") -> Due:
    """Say a due day; ``words`` are the plan's own where no day follows from them."""
    if on is None:
        return Due(on=None, text=words or _("Không định ngày"), note="", tone="none")
    text = f"{say_weekday(on)} {say_date(on)}"
    if state in FINISHED:
        return Due(on=on, text=say_date(on), note="", tone="done")
    if state == WorkState.SUBMITTED:
        return Due(on=on, text=text, note=_("chờ duyệt"), tone="later")
    if on < today:
        days = (today - on).days
        return Due(on=on, text=text, note=ngettext("quá hạn %d ngày", "quá hạn %d ngày", days) % days, tone="late")
    return Due(on=on, text=text, note=_left(today, on), tone="soon" if on <= today + DUE_SOON else "later")


def _left(today: date, on: date) -> str:
    if on == today:
        return _("hạn là hôm nay")
    workdays = workdays_left(today, on, _calendar())
    if workdays is None:
        days = (on - today).days
        return ngettext("còn %d ngày", "còn %d ngày", days) % days
    return ngettext("còn %d ngày làm việc", "còn %d ngày làm việc", workdays) % workdays


def workdays_left(today: date, on: date, calendar: WorkCalendar) -> int | None:
    """Working days after today up to the day; None where the days off of a year are not decided yet."""
    try:
        return calendar.workdays_between(today, on)
    except YearNotCovered:
        return None
