"""What the components take: small immutable values that a view prepares and a template shows.

A tone is a meaning, not a colour: ``late`` (late or wrong), ``risk`` (at risk), ``done``, ``action`` (something one may
or must do), ``idle`` (not yet, or neutral).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Tone = Literal["late", "risk", "done", "action", "idle"]


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go: an entry of the navigation, a step of the breadcrumbs (the last without ``url``), a tab."""

    label: str
    url: str = ""
    icon: str = ""
    active: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class WrongField:
    """A line of the error summary; ``anchor`` is the id of the control to go to, empty for the form as a whole."""

    anchor: str
    label: str
    text: str


class Due(Protocol):
    """A deadline in words, seen from a certain day. ``day`` is None where no single day is set."""

    @property
    def text(self) -> str: ...

    @property
    def tone(self) -> str: ...

    @property
    def day(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a history: who did what when, with their own words where they gave any."""

    at: datetime
    who: str
    what: str
    note: str = ""
    tone: Tone = "idle"
    icon: str = "clock"


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A row of the chart of progress: the numbers of tasks by how they stand, and where they can be seen."""

    name: str
    done: int
    late: int
    in_hand: int
    overdue: int
    not_started: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a progress bar: ``share`` is its number in words, ``start`` and ``width`` are SVG's ("12.5%")."""

    kind: str
    label: str
    count: int
    share: str
    start: str
    width: str


def bars_of(*, done: int, late: int, in_hand: int, overdue: int, not_started: int) -> list[Bar]:
    """The parts of an honest bar in their fixed order, those without a task left out, widths true to their numbers."""
    counts = (
        ("done", _("Hoàn thành đúng hạn"), done),
        ("late", _("Hoàn thành trễ hạn"), late),
        ("in-hand", _("Đang thực hiện"), in_hand),
        ("overdue", _("Quá hạn"), overdue),
        ("not-started", _("Chưa bắt đầu"), not_started),
    )
    total = sum(count for _kind, _label, count in counts)
    of_all = ngettext(
        "%(label)s: %(count)s trên %(total)s nhiệm vụ", "%(label)s: %(count)s trên %(total)s nhiệm vụ", total
    )
    bars: list[Bar] = []
    before = 0
    for kind, label, count in counts:
        if count:
            share = of_all % {"label": label, "count": count, "total": total}
            bars.append(Bar(kind, label, count, share, start=_percent(before, total), width=_percent(count, total)))
        before += count
    return bars


def _percent(count: int, total: int) -> str:
    # Written by hand, because a template would give a number the decimal comma of Vietnamese, which SVG does not read.
    return f"{100 * count / total:.3f}%"
