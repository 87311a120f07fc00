"""How long until a day, said as officials say it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caicach.law.days_off import load_calendar
from caicach.plans.rules.states import DUE_SOON, FINISHED, WorkState
from caicach.values.vietnamese import say_date, say_weekday
from caicach.values.workdays import YearNotCovered


@dataclass(frozen=True, slots=True)
class Due:
    """A due day in words, with its meaning: ``late``, ``risk`` (within seven days), ``done`` or ``idle``."""

    text: str
    tone: str
    day: date | None = None


def due_of(*, on: date | None, state: WorkState, today: date, words: str = "") -> Due:
    """Say a due day; ``words`` are the plan's own where no day follows from them."""
    if on is None:
        return Due(text=words or _("Không định ngày"), tone="idle")
    if state in FINISHED:
        return Due(text=say_date(on), tone="done", day=on)
    text = f"{_(say_weekday(on))} {say_date(on)}"
    if state == WorkState.SUBMITTED:
        waiting = _("chờ duyệt")
        return Due(text=f"{text}, {waiting}", tone="idle", day=on)
    if on < today:
        days = (today - on).days
        late = ngettext("quá hạn %(days)s ngày", "quá hạn %(days)s ngày", days) % {"days": days}
        return Due(text=f"{late} ({say_date(on)})", tone="late", day=on)
    return Due(text=f"{text}, {_left(today, on)}", tone="risk" if on <= today + DUE_SOON else "idle", day=on)


def _left(today: date, on: date) -> str:
    """Working days where the days off of the years between are known, else days."""
    if on == today:
        return _("hạn là hôm nay")
    try:
        left = load_calendar().workdays_between(today, on)
    except YearNotCovered:
        days = (on - today).days
        return ngettext("còn %(days)s ngày", "còn %(days)s ngày", days) % {"days": days}
    return ngettext("còn %(left)s ngày làm việc", "còn %(left)s ngày làm việc", left) % {"left": left}
