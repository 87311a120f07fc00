"""The desk [bàn làm việc]: what the viewer must do under one rule of lateness, and what waits for a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from caicach.organizations.access import Viewer, within
from caicach.organizations.rules.roles import Right
from caicach.plans.access import visible_drafts
from caicach.plans.models import Assignment, Part
from caicach.plans.queries.due import Due, due_of
from caicach.plans.rules.states import FINISHED, OPEN, DraftState, WorkState, is_due_soon, is_overdue

SHOWN_LATER = 30  # rows; the task list holds the rest


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One thing to do: a task that the viewer or the viewer's agency leads, or one that waits for a decision."""

    task_id: int
    assignment_id: int
    number: str
    title: str
    plan_title: str
    domain_title: str
    who: str
    state: WorkState
    percent: int
    due: Due


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A document on its way to a plan."""

    draft_id: int
    name: str
    agency_name: str
    state: DraftState


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk. ``later_count`` is the whole number, of which ``later`` shows the first."""

    overdue: tuple[DeskRow, ...]
    due_soon: tuple[DeskRow, ...]
    later: tuple[DeskRow, ...]
    later_count: int
    to_decide: tuple[DeskRow, ...]
    drafts: tuple[DraftRow, ...]
    unsettled: int


def desk(viewer: Viewer, *, today: date) -> Desk:
    """Read the viewer's desk of the day; four statements, whatever its size."""
    mine = _rows(_to_do(viewer), today)
    overdue = [row for row in mine if is_overdue(state=row.state, due_on=row.due.day, today=today)]
    soon = [row for row in mine if is_due_soon(state=row.state, due_on=row.due.day, today=today)]
    urgent = {row.assignment_id for row in (*overdue, *soon)}
    later = [row for row in mine if row.assignment_id not in urgent and row.state != WorkState.SUBMITTED]
    return Desk(
        overdue=tuple(overdue),
        due_soon=tuple(soon),
        later=tuple(later[:SHOWN_LATER]),
        later_count=len(later),
        to_decide=tuple(_rows(_waiting_for(viewer), today)),
        drafts=tuple(_open_drafts(viewer)),
        unsettled=_unsettled(viewer),
    )


def _to_do(viewer: Viewer) -> Iterable[Assignment]:
    agencies = [seat.agency_id for seat in viewer.seats if viewer.may(Right.DO_WORK, seat.agency_path)]
    mine = Q(person_id=viewer.id) | Q(person__isnull=True, agency_id__in=agencies)
    return _joined(Q(part=Part.LEAD, state__in=OPEN) & mine)


def _waiting_for(viewer: Viewer) -> Iterable[Assignment]:
    decides = within(viewer.scopes(Right.ACCEPT_WORK), field="task__plan__agency__path")
    return _joined(Q(part=Part.LEAD, state=WorkState.SUBMITTED) & decides & ~Q(submitted_by_id=viewer.id))


def _joined(chosen: Q) -> Iterable[Assignment]:
    return (
        Assignment.objects.filter(chosen)
        .select_related("task__plan", "task__domain", "agency", "person")
        .order_by(F("task__due_on").asc(nulls_last=True), "task_id", "id")
    )


def _rows(assignments: Iterable[Assignment], today: date) -> list[DeskRow]:
    return [
        DeskRow(
            task_id=one.task_id,
            assignment_id=one.pk,
            number=one.task.number,
            title=one.task.title,
            plan_title=one.task.plan.title,
            domain_title=one.task.domain.title,
            who=one.person.full_name if one.person else (one.agency.short_name if one.agency else one.words),
            state=WorkState(one.state),
            percent=one.percent,
            due=due_of(on=one.task.due_on, state=WorkState(one.state), today=today, words=one.task.deadline_text),
        )
        for one in assignments
    ]


def _open_drafts(viewer: Viewer) -> list[DraftRow]:
    waiting = visible_drafts(viewer).filter(state__in=[DraftState.READING, DraftState.REVIEW])
    return [
        DraftRow(draft_id=pk, name=name, agency_name=agency, state=DraftState(state))
        for pk, name, agency, state in waiting.order_by("-created_at", "-id").values_list(
            "pk", "source__name", "agency__short_name", "state"
        )[:10]
    ]


def _unsettled(viewer: Viewer) -> int:
    """Leads that nobody has settled yet, in plans for which the viewer assigns work."""
    scope = within(viewer.scopes(Right.ASSIGN_WORK), field="task__plan__agency__path")
    return Assignment.objects.filter(scope, part=Part.LEAD, settled=False).exclude(state__in=FINISHED).count()
