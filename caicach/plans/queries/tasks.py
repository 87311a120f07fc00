"""The page of one task: what it must yield, until when, who does it, what was said and what proves it."""

from dataclasses import dataclass
from datetime import date, datetime

from caicach.foundation.rules import SHOWN_IN_BROWSER, MediaType
from caicach.organizations.access import Viewer
from caicach.plans.access import can_assign, can_decide, can_work_on
from caicach.plans.models import Assignment, Deliverable, Evidence, Part, ProgressReport, Task
from caicach.plans.models.lateness import counting_day
from caicach.plans.queries.due import Due, due_of
from caicach.plans.rules.states import FINISHED, Move, WorkState, is_overdue, may
from caicach.values.deadline import from_json, say


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One thing due, in words, with its day and the day on which it was kept."""

    deadline_id: int
    words: str
    occurrence: str
    due: Due
    met_on: date | None
    can_meet: bool


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An agency's part in the task, with what the viewer may do about it."""

    assignment_id: int
    words: str
    agency_name: str
    person_name: str
    settled: bool
    state: WorkState
    percent: int
    moves: tuple[Move, ...]
    can_assign: bool


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One thing that somebody said or did, for the history."""

    at: datetime
    by: str
    move: Move
    who: str
    percent: int
    note: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file that proves the task."""

    evidence_id: int
    name: str
    size: int
    document_number: str
    document_date: date | None
    deliverable: str
    by: str
    at: datetime
    opens_here: bool
    replaced: bool


@dataclass(frozen=True, slots=True)
class TaskPage:
    """The page of a task."""

    task: Task
    state: WorkState
    is_overdue: bool
    due: Due
    promises: tuple[PromiseRow, ...]
    deliverables: tuple[Deliverable, ...]
    leads: tuple[AssignmentRow, ...]
    coordinators: tuple[AssignmentRow, ...]
    history: tuple[ReportRow, ...]
    evidence: tuple[EvidenceRow, ...]
    can_attach: bool


def task_page(task: Task, viewer: Viewer, *, today: date) -> TaskPage:
    """Read a task that ``access.visible_tasks`` gave, joined with its plan, agency and domain."""
    state = WorkState(task.state)
    due_on = counting_day(task.due_on, task.plan.agency)
    assignments = list(task.assignments.select_related("agency", "person").order_by("part", "position", "id"))
    for one in assignments:
        one.task = task  # known already: spares a statement for each row
    rows = {one.pk: _assignment_row(one, viewer) for one in assignments}
    works_on_it = any(can_work_on(viewer, one) for one in assignments)
    leads = [one for one in assignments if one.part == Part.LEAD]
    meets = any(can_work_on(viewer, one) for one in leads)
    return TaskPage(
        task=task,
        state=state,
        is_overdue=is_overdue(state=state, due_on=due_on, today=today),
        due=due_of(on=due_on, state=state, today=today, words=task.deadline_text),
        promises=tuple(_promises(task, state, today, meets=meets)),
        deliverables=tuple(task.deliverables.order_by("position")),
        leads=tuple(rows[one.pk] for one in leads),
        coordinators=tuple(rows[one.pk] for one in assignments if one.part == Part.COORDINATOR),
        history=tuple(_history(task)),
        evidence=tuple(_evidence(task)),
        can_attach=works_on_it,
    )


def _assignment_row(one: Assignment, viewer: Viewer) -> AssignmentRow:
    state = WorkState(one.state)
    moves: list[Move] = []
    if one.part == Part.LEAD and can_work_on(viewer, one):
        moves += [Move.REPORT, Move.SUBMIT]
    if one.part == Part.LEAD and can_decide(viewer, one):
        moves += [Move.ACCEPT, Move.RETURN]
    return AssignmentRow(
        assignment_id=one.pk,
        words=one.words,
        agency_name=one.agency.name if one.agency else "",
        person_name=one.person.full_name if one.person else "",
        settled=one.settled,
        state=state,
        percent=one.percent,
        moves=tuple(move for move in moves if may(move, state)),
        can_assign=can_assign(viewer, one.task),
    )


def _promises(task: Task, state: WorkState, today: date, *, meets: bool) -> list[PromiseRow]:
    promises = list(task.deadlines.all())
    several = len(promises) > 1  # a single promise is kept by handing the work in
    return [
        PromiseRow(
            deadline_id=one.pk,
            words=say(from_json(one.deadline)),
            occurrence=one.occurrence,
            due=due_of(
                on=counting_day(one.due_on, task.plan.agency),
                state=WorkState.ACCEPTED if one.met_on else state,
                today=today,
            ),
            met_on=one.met_on,
            can_meet=meets and several and one.met_on is None and state not in FINISHED,
        )
        for one in promises
    ]


def _history(task: Task) -> list[ReportRow]:
    reports = ProgressReport.objects.filter(assignment__task=task).select_related(
        "by", "assignment__agency", "assignment__person"
    )
    return [
        ReportRow(
            at=one.at,
            by=one.by.full_name,
            move=Move(one.move),
            who=one.assignment.agency.short_name if one.assignment.agency else one.assignment.words,
            percent=one.percent,
            note=one.note,
        )
        for one in reports.order_by("-at", "-id")
    ]


def _evidence(task: Task) -> list[EvidenceRow]:
    found = Evidence.objects.filter(task=task).select_related("file", "deliverable", "attached_by")
    return [
        EvidenceRow(
            evidence_id=one.pk,
            name=one.name,
            size=one.file.size,
            document_number=one.document_number,
            document_date=one.document_date,
            deliverable=one.deliverable.text if one.deliverable else "",
            by=one.attached_by.full_name,
            at=one.attached_at,
            opens_here=MediaType(one.file.media_type) in SHOWN_IN_BROWSER,
            replaced=one.replaced_by_id is not None,
        )
        for one in found.order_by("-attached_at", "-id")
    ]
