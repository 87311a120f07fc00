"""States of drafts and of work, which may follow which, and when work is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from caicach.values.sentence import Refusal


class DraftState(StrEnum):
    """A document on its way to a plan."""

    READING = "reading"
    REVIEW = "review"
    REFUSED = "refused"
    ADOPTED = "adopted"
    DISCARDED = "discarded"


class WorkState(StrEnum):
    """An assignment, and rolled up from them a task."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WAIVED = "waived"


class Standing(StrEnum):
    """How a task stands on a given day: what a progress bar counts. Every task has exactly one."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_HAND = "in_hand"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"


class Move(StrEnum):
    """What somebody does to an assignment."""

    REPORT = "report"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    WAIVE = "waive"
    REOPEN = "reopen"


FINISHED = frozenset({WorkState.ACCEPTED, WorkState.WAIVED})
OPEN = frozenset(WorkState) - FINISHED
DUE_SOON = timedelta(days=7)

TRANSITIONS: dict[Move, tuple[frozenset[WorkState], WorkState]] = {
    Move.REPORT: (frozenset({WorkState.NOT_STARTED, WorkState.IN_PROGRESS, WorkState.RETURNED}), WorkState.IN_PROGRESS),
    Move.SUBMIT: (frozenset({WorkState.NOT_STARTED, WorkState.IN_PROGRESS, WorkState.RETURNED}), WorkState.SUBMITTED),
    Move.ACCEPT: (frozenset({WorkState.SUBMITTED}), WorkState.ACCEPTED),
    Move.RETURN: (frozenset({WorkState.SUBMITTED}), WorkState.RETURNED),
    Move.WAIVE: (OPEN, WorkState.WAIVED),
    Move.REOPEN: (FINISHED, WorkState.IN_PROGRESS),
}


class ForbiddenMove(Refusal):
    """The state does not allow the move."""


REFUSALS: dict[Move, str] = {
    Move.REPORT: "Chưa báo cáo tiến độ được: việc này đang chờ duyệt hoặc đã kết thúc.",
    Move.SUBMIT: "Chưa nộp được: việc này đang chờ duyệt hoặc đã kết thúc.",
    Move.ACCEPT: "Chưa duyệt được: việc này không ở trạng thái chờ duyệt. Hãy tải lại trang.",
    Move.RETURN: "Chưa trả lại được: việc này không ở trạng thái chờ duyệt. Hãy tải lại trang.",
    Move.WAIVE: "Việc này đã kết thúc nên không thể cho thôi thực hiện.",
    Move.REOPEN: "Việc này chưa kết thúc nên không cần mở lại.",
}


def after(move: Move, state: WorkState) -> WorkState:
    """The state that follows. Raises ``ForbiddenMove`` when the move is not allowed from ``state``."""
    allowed, following = TRANSITIONS[move]
    if state not in allowed:
        raise ForbiddenMove(REFUSALS[move])
    return following


def may(move: Move, state: WorkState) -> bool:
    """Is the move allowed from this state?"""
    return state in TRANSITIONS[move][0]


def rolled_up(states: Iterable[WorkState]) -> WorkState:
    """The state of a task from those of its leads.

    Finished when all are, else the one that asks for attention first.
    """
    found = set(states)
    if not found:
        return WorkState.NOT_STARTED
    if found <= FINISHED:
        return WorkState.ACCEPTED if WorkState.ACCEPTED in found else WorkState.WAIVED
    for state in (WorkState.RETURNED, WorkState.SUBMITTED, WorkState.IN_PROGRESS):
        if state in found:
            return state
    return WorkState.IN_PROGRESS if found & FINISHED else WorkState.NOT_STARTED


def is_overdue(*, state: WorkState, due_on: date | None, today: date) -> bool:
    """Unfinished after its day.

    Work handed in on time waits for a decision and is not late; a day not set is never late.
    """
    return due_on is not None and state in OPEN - {WorkState.SUBMITTED} and due_on < today


def is_due_soon(*, state: WorkState, due_on: date | None, today: date) -> bool:
    """Unfinished and due today or within seven days."""
    return due_on is not None and state in OPEN - {WorkState.SUBMITTED} and today <= due_on <= today + DUE_SOON


def standing(*, state: WorkState, due_on: date | None, finished_late: bool, today: date) -> Standing:
    """Which part of the bar a task counts to. ``finished_late`` says that it was handed in after its day."""
    if state in FINISHED:
        return Standing.DONE_LATE if finished_late else Standing.DONE_ON_TIME
    if is_overdue(state=state, due_on=due_on, today=today):
        return Standing.OVERDUE
    return Standing.NOT_STARTED if state == WorkState.NOT_STARTED else Standing.IN_HAND


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks stand how."""

    done_on_time: int = 0
    done_late: int = 0
    in_hand: int = 0
    overdue: int = 0
    not_started: int = 0

    @property
    def total(self) -> int:
        """All tasks counted."""
        return self.done + self.in_hand + self.overdue + self.not_started

    @property
    def done(self) -> int:
        """Finished, on time or late."""
        return self.done_on_time + self.done_late


def tally(standings: Iterable[Standing]) -> Tally:
    """Count standings; the parts add up to the whole."""
    counts = dict.fromkeys(Standing, 0)
    for one in standings:
        counts[one] += 1
    return Tally(**{one.value: count for one, count in counts.items()})
