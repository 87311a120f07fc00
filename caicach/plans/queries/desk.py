"""The desk [bàn làm việc]: what the viewer must do under one rule of lateness, and what waits for a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from caicach.organizations.access import Viewer
from caicach.organizations.rules.roles import Right
from caicach.plans.access import visible_drafts, work_of
from caicach.plans.models import Assignment, Part
from caicach.plans.models.lateness import counting_day, first_in_time
from caicach.plans.queries.due import Due, due_of
from caicach.plans.rules.states import DUE_SOON, OPEN, DraftState, WorkState

SHOWN = 25  # rows of a group; its heading leads to the rest


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
class DeskGroup:
    """Rows of one kind, the first of them; ``count`` is the whole number."""

    count: int
    rows: tuple[DeskRow, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A document on its way to a plan."""

    draft_id: int
    name: str
    agency_name: str
    state: DraftState


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk. ``unsettled`` counts tasks of which nobody has said which agency leads."""

    overdue: DeskGroup
    due_soon: DeskGroup
    to_decide: DeskGroup
    later: DeskGroup
    drafts: tuple[DraftRow, ...]
    unsettled: int


def desk(viewer: Viewer, *, today: date) -> Desk:
    """Read the viewer's desk of the day; ten statements, whatever its size."""
    mine = work_of(viewer) & Q(state__in=OPEN - {WorkState.SUBMITTED})
    first = first_in_time(today, agency="task__plan__agency")
    overdue, soon = Q(task__due_on__lt=first), Q(task__due_on__gte=first, task__due_on__lte=today + DUE_SOON)
    return Desk(
        overdue=_group(mine & overdue, today),
        due_soon=_group(mine & soon, today),
        to_decide=_group(_waiting_for(viewer), today),
        later=_group(mine & (Q(task__due_on__isnull=True) | Q(task__due_on__gt=today + DUE_SOON)), today),
        drafts=tuple(_open_drafts(viewer)),
        unsettled=_unsettled(viewer),
    )


def _waiting_for(viewer: Viewer) -> Q:
    decides = Q(task__plan__agency__path__in=viewer.bodies(Right.ACCEPT_WORK))
    return Q(part=Part.LEAD, state=WorkState.SUBMITTED) & decides & ~Q(submitted_by_id=viewer.id)


def _group(chosen: Q, today: date) -> DeskGroup:
    assignments = Assignment.objects.filter(chosen)
    first = assignments.select_related("task__plan__agency", "task__domain", "agency", "person").order_by(
        F("task__due_on").asc(nulls_last=True), "task_id", "id"
    )[:SHOWN]
    rows = tuple(_rows(first, today))
    return DeskGroup(count=len(rows) if len(rows) < SHOWN else assignments.count(), rows=rows)


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
            due=due_of(
                on=counting_day(one.task.due_on, one.task.plan.agency),
                state=WorkState(one.state),
                today=today,
                words=one.task.deadline_text,
            ),
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
    """Tasks whose lead nobody has settled yet, in plans for which the viewer assigns work."""
    scope = Q(task__plan__agency__path__in=viewer.bodies(Right.ASSIGN_WORK))
    return Assignment.objects.unsettled().filter(scope).values("task_id").distinct().count()
