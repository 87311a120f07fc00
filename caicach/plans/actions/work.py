"""The life of an assignment: who does it, progress, submission, acceptance, return; and when its promises were kept."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from caicach.foundation.actions import record_event
from caicach.organizations.access import Viewer
from caicach.organizations.models import Agency, Person
from caicach.plans.access import can_assign, can_decide, can_work_on
from caicach.plans.actions.refusals import NotAllowed, OutOfDate
from caicach.plans.models import Assignment, Part, ProgressReport, Task, TaskDeadline
from caicach.plans.models.lateness import counting_day
from caicach.plans.rules.promises import next_due
from caicach.plans.rules.states import FINISHED, Move, WorkState, after, rolled_up
from caicach.values.sentence import Refusal


class ReasonMissing(Refusal):
    """A return or a waiver without its reason."""


@transaction.atomic
def assign_task(
    *, assignment: Assignment, agency: Agency, person: Person | None, by: Viewer, at: datetime
) -> Assignment:
    """Say which agency, and perhaps which person of it, an assignment means. Progress made so far stays."""
    locked = _locked(assignment)
    if not can_assign(by, locked.task):
        raise NotAllowed("Anh/chị không có quyền giao việc của kế hoạch này.")
    before = {"agency": locked.agency_id, "person": locked.person_id}
    locked.agency, locked.person, locked.settled = agency, person, True
    locked.save(update_fields=["agency", "person", "settled"])
    _record("assign_task", locked, by, at, {"before": before, "agency": agency.pk, "person": person and person.pk})
    return locked


@transaction.atomic
def report_progress(*, assignment: Assignment, percent: int, note: str, by: Viewer, at: datetime) -> ProgressReport:
    """Say how far the work is (0 to 100 percent) and what was done."""
    locked = _locked(assignment)
    _must_work_on(by, locked)
    return _move(locked, Move.REPORT, by=by, at=at, percent=percent, note=note)


@transaction.atomic
def submit_work(*, assignment: Assignment, note: str, by: Viewer, at: datetime) -> ProgressReport:
    """Hand the work in for a decision."""
    locked = _locked(assignment)
    _must_work_on(by, locked)
    return _move(locked, Move.SUBMIT, by=by, at=at, percent=100, note=note)


@transaction.atomic
def accept_work(*, assignment: Assignment, note: str, by: Viewer, at: datetime) -> ProgressReport:
    """Accept what was handed in;

    when it was the task's last open lead, the task is finished and all its promises are kept.
    """
    locked = _locked(assignment)
    _must_decide(by, locked)
    return _move(locked, Move.ACCEPT, by=by, at=at, percent=100, note=note)


@transaction.atomic
def return_work(*, assignment: Assignment, reason: str, by: Viewer, at: datetime) -> ProgressReport:
    """Give it back with the reason, which its lead sees on the desk."""
    locked = _locked(assignment)
    _must_decide(by, locked)
    if not reason.strip():
        raise ReasonMissing("Hãy ghi rõ lý do trả lại để đơn vị biết cần làm gì.")
    return _move(locked, Move.RETURN, by=by, at=at, percent=None, note=reason)


@transaction.atomic
def waive_work(*, assignment: Assignment, reason: str, by: Viewer, at: datetime) -> ProgressReport:
    """Let the work drop, with the reason. Its promises are neither kept nor late: nobody owes them any more."""
    locked = _locked(assignment)
    if not can_assign(by, locked.task):
        raise NotAllowed("Anh/chị không có quyền cho thôi thực hiện việc này.")
    if not reason.strip():
        raise ReasonMissing("Hãy ghi rõ lý do cho thôi thực hiện.")
    return _move(locked, Move.WAIVE, by=by, at=at, percent=None, note=reason)


@transaction.atomic
def meet_deadline(*, deadline: TaskDeadline, on: date, by: Viewer, at: datetime) -> TaskDeadline:
    """Record that one promise was kept on a day; the task's next due day moves on.

    Raises ``OutOfDate`` where that is known already, or the task is finished: a day once recorded stays.
    """
    task = _locked_task(deadline.task_id)
    if not any(can_work_on(by, lead) for lead in task.assignments.filter(part=Part.LEAD).select_related("agency")):
        raise NotAllowed("Chỉ đơn vị chủ trì hoặc đầu mối kế hoạch được ghi nhận đã hoàn thành mốc này.")
    promise = task.deadlines.get(pk=deadline.pk)
    if promise.met_on or task.state in FINISHED:
        raise OutOfDate("Mốc này đã được ghi nhận hoặc nhiệm vụ đã kết thúc. Hãy tải lại trang.")
    promise.met_on = on
    promise.save(update_fields=["met_on"])
    task.due_on = next_due(task.deadlines.values_list("due_on", "met_on"))
    task.save(update_fields=["due_on"])
    record_event(
        verb="meet_deadline",
        subject=task,
        by=by,
        at=at,
        agency_id=task.plan.agency_id,
        detail={"deadline": promise.pk, "on": on.isoformat()},
    )
    return promise


def _move(
    locked: Assignment, move: Move, *, by: Viewer, at: datetime, percent: int | None, note: str
) -> ProgressReport:
    before = WorkState(locked.state)
    locked.state = after(move, before)
    locked.percent = locked.percent if percent is None else percent
    if move == Move.SUBMIT:
        locked.submitted_at, locked.submitted_by_id = at, by.id
    locked.save(update_fields=["state", "percent", "submitted_at", "submitted_by"])
    report = ProgressReport.objects.create(
        assignment=locked, move=move, percent=locked.percent, note=note.strip(), by_id=by.id, at=at
    )
    _roll_up(locked.task_id, at)
    _record(f"{move.value}_work", locked, by, at, {"from": before.value, "to": locked.state, "note": note.strip()})
    return report


def _roll_up(task_id: int, at: datetime) -> None:
    task = _locked_task(task_id)
    leads = list(task.assignments.filter(part=Part.LEAD))
    state = rolled_up(WorkState(lead.state) for lead in leads)
    if state == WorkState.ACCEPTED and task.finished_at is None:
        accepted = (lead.submitted_at for lead in leads if lead.state == WorkState.ACCEPTED and lead.submitted_at)
        _finish(task, max(accepted, default=at))
    task.state = state
    task.finished_at = (task.finished_at or at) if state in FINISHED else None
    task.save(update_fields=["state", "due_on", "finished_at", "finished_late"])


def _finish(task: Task, handed_in: datetime) -> None:
    """The work counts as done on the civil day on which it was handed in, not when somebody found time to accept it.

    It was late when a promise was kept after its day. Of a recurring promise only the last occurrence counts here:
    whether each one was kept in time is told by its own row.
    """
    day = timezone.localdate(handed_in)
    promises = list(task.deadlines.all())
    last_due = max((one.due_on for one in promises if one.due_on), default=None)
    counted = [one for one in promises if one.due_on and (not one.occurrence or one.due_on == last_due)]
    body = task.plan.agency
    task.finished_late = any((one.met_on or day) > (counting_day(one.due_on, body) or day) for one in counted)
    task.deadlines.filter(met_on__isnull=True).update(met_on=day)
    task.due_on = last_due


def _locked(assignment: Assignment) -> Assignment:
    """The assignment as it is now, held until the transaction ends. Rights are judged by it, not by what was shown."""
    joined = Assignment.objects.select_related("agency", "task__plan__agency")
    return joined.select_for_update(of=("self",)).get(pk=assignment.pk)


def _locked_task(task_id: int) -> Task:
    return Task.objects.select_for_update(of=("self",)).select_related("plan__agency").get(pk=task_id)


def _must_work_on(viewer: Viewer, assignment: Assignment) -> None:
    if not can_work_on(viewer, assignment):
        raise NotAllowed("Việc này không được giao cho anh/chị hoặc đơn vị của anh/chị.")


def _must_decide(viewer: Viewer, assignment: Assignment) -> None:
    if assignment.submitted_by_id == viewer.id:
        raise NotAllowed("Anh/chị đã nộp việc này nên cần người khác duyệt.")
    if not can_decide(viewer, assignment):
        raise NotAllowed("Anh/chị không có quyền duyệt việc của kế hoạch này.")


def _record(verb: str, assignment: Assignment, by: Viewer, at: datetime, detail: dict[str, object]) -> None:
    """Events of an assignment are told as events of its task: that is where people look for the history."""
    task = assignment.task
    record_event(
        verb=verb,
        subject=task,
        by=by,
        at=at,
        agency_id=task.plan.agency_id,
        detail={"assignment": assignment.pk, **detail},
    )
