"""All tasks that one may see, and the page of one task with what can be done about it.

What a form was refused for is said on the page of the task, at the form's own address. Whoever comes to that address
without a form, having signed in again or changed the language, is led to the task.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from caicach.organizations.models import Agency, Membership, Person
from caicach.plans import access, actions
from caicach.plans.models import Assignment, Task, TaskDeadline
from caicach.plans.queries import plans as lists
from caicach.plans.queries import tasks as queries
from caicach.plans.rules.states import ForbiddenMove, Move
from caicach.web.http import StaffRequest, get_or_404, number_in, page_number, today
from caicach.web.staff import words
from caicach.web.staff.plans import STANDINGS, filter_of
from caicach.web.ui.parts import Event, Link, Tone
from caicach.web.ui.words import refusal_in_words

DONE = {
    Move.REPORT: gettext_lazy("Đã ghi báo cáo tiến độ."),
    Move.SUBMIT: gettext_lazy("Đã nộp. Việc đang chờ duyệt."),
    Move.ACCEPT: gettext_lazy("Đã duyệt. Việc hoàn thành."),
    Move.RETURN: gettext_lazy("Đã trả lại kèm lý do."),
    Move.WAIVE: gettext_lazy("Đã cho thôi thực hiện kèm lý do."),
}
REFUSALS = (ForbiddenMove, actions.NotAllowed, actions.OutOfDate, actions.ReasonMissing)


class MoveForm(forms.Form):
    """What is done to an assignment, how far it is, and the words to go with it."""

    move = forms.ChoiceField(
        choices=[(move.value, move.value) for move in DONE],
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Thao tác này không có. Hãy tải lại trang.")
        ),
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Tiến độ (%)"),
        min_value=0,
        max_value=100,
        required=False,
        error_messages={
            "invalid": gettext_lazy("Tiến độ là số nguyên từ 0 đến 100, ví dụ 60."),
            "min_value": gettext_lazy("Tiến độ không nhỏ hơn 0."),
            "max_value": gettext_lazy("Tiến độ không lớn hơn 100."),
        },
    )
    note = forms.CharField(label=gettext_lazy("Nội dung"), required=False, max_length=4000, strip=True)


def task_list_page(request: StaffRequest) -> HttpResponse:
    """Every task that the viewer may see, searched without diacritics; and the plans that the same words find."""
    wanted, mine = filter_of(request), request.GET.get("mine") == "1"
    visible = access.visible_tasks(request.viewer).filter(**_year(request))
    if mine:
        visible = visible.filter(pk__in=Assignment.objects.filter(access.work_of(request.viewer)).values("task_id"))
    tasks = lists.task_list(visible, wanted, today=today(), number=page_number(request))
    context = {
        "tasks": tasks,
        "plans": lists.plans_named(request.viewer, wanted.words),
        "wanted": wanted,
        "standings": STANDINGS,
        "mine": mine,
        "years": lists.years_of(request.viewer),
        "year": request.GET.get("year", ""),
    }
    return render(request, "staff/tasks.html", context)


def task_page(request: StaffRequest, task_id: int) -> HttpResponse:
    """One task."""
    return render(request, "staff/task.html", _page_context(request, task_id))


def move(request: StaffRequest, assignment_id: int) -> HttpResponse:
    """Report, submit, accept, return or waive."""
    assignment = _assignment(request, assignment_id)
    if request.method != "POST":
        return redirect("task", assignment.task_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _refused(request, assignment, [str(error) for errors in form.errors.values() for error in errors])
    chosen = Move(form.cleaned_data["move"])
    try:
        _do(chosen, assignment, request, form.cleaned_data)
    except REFUSALS as refusal:
        return _refused(request, assignment, [refusal_in_words(refusal)])
    messages.success(request, str(DONE[chosen]))
    return redirect(_back(request, assignment.task))


def assign(request: StaffRequest, assignment_id: int) -> HttpResponse:
    """Say which agency and which person an assignment means."""
    assignment = _assignment(request, assignment_id)
    if request.method != "POST":
        return redirect("task", assignment.task_id)
    if not request.POST.get("who"):
        return _refused(request, assignment, [_("Hãy chọn đơn vị hoặc người chủ trì.")])
    agency_id, _bar, person_id = request.POST["who"].partition(":")
    agency = get_or_404(_assignable(assignment.task), pk=number_in(agency_id))
    person = get_or_404(_people(agency), pk=number_in(person_id)) if person_id else None
    try:
        actions.assign_task(assignment=assignment, agency=agency, person=person, by=request.viewer, at=timezone.now())
    except actions.NotAllowed as refusal:
        return _refused(request, assignment, [refusal_in_words(refusal)])
    messages.success(request, _("Đã giao việc cho %s.") % (person.full_name if person else agency.name))
    return redirect("task", assignment.task_id)


def meet(request: StaffRequest, deadline_id: int) -> HttpResponse:
    """Record that one promise was kept today."""
    visible = access.visible_tasks(request.viewer)
    deadline = get_or_404(TaskDeadline.objects.filter(task__in=visible).select_related("task__plan"), pk=deadline_id)
    if request.method != "POST":
        return redirect("task", deadline.task_id)
    try:
        actions.meet_deadline(deadline=deadline, on=today(), by=request.viewer, at=timezone.now())
    except REFUSALS as refusal:
        return page_again(request, deadline.task_id, problems=[refusal_in_words(refusal)])
    messages.success(request, _("Đã ghi nhận hoàn thành mốc này."))
    return redirect("task", deadline.task_id)


def _do(move: Move, assignment: Assignment, request: StaffRequest, data: dict[str, Any]) -> None:
    at, by = timezone.now(), request.viewer
    percent = assignment.percent if data["percent"] is None else data["percent"]
    note = data["note"]
    {
        Move.REPORT: lambda: actions.report_progress(assignment=assignment, percent=percent, note=note, by=by, at=at),
        Move.SUBMIT: lambda: actions.submit_work(assignment=assignment, note=note, by=by, at=at),
        Move.ACCEPT: lambda: actions.accept_work(assignment=assignment, note=note, by=by, at=at),
        Move.RETURN: lambda: actions.return_work(assignment=assignment, reason=note, by=by, at=at),
        Move.WAIVE: lambda: actions.waive_work(assignment=assignment, reason=note, by=by, at=at),
    }[move]()


def _task(request: StaffRequest, task_id: int) -> Task:
    tasks = access.visible_tasks(request.viewer).select_related("plan__agency", "plan__source", "domain")
    task: Task = get_or_404(tasks, pk=task_id)
    return task


def _assignment(request: StaffRequest, assignment_id: int) -> Assignment:
    visible = Assignment.objects.filter(task__in=access.visible_tasks(request.viewer))
    assignment: Assignment = get_or_404(visible.select_related("agency", "task__plan__agency"), pk=assignment_id)
    return assignment


def _page_context(request: StaffRequest, task_id: int) -> dict[str, Any]:
    """What the task page shows."""
    task = _task(request, task_id)
    page = queries.task_page(task, request.viewer, today=today())
    assigns = any(row.can_assign for row in page.leads)
    return {
        "page": page,
        "task": task,
        "trail": [
            Link(pgettext("list", "Kế hoạch"), reverse("plans")),
            Link(task.plan.number, reverse("plan", args=[task.plan_id])),
            Link(_("Nhiệm vụ %s") % task.number if task.number else _("Nhiệm vụ")),
        ],
        "events": [_event(row) for row in page.history],
        "choices": _who_choices(task) if assigns else [],
        "problems": [],
        "form": "",
        "typed": {},
    }


def page_again(request: StaffRequest, task_id: int, *, problems: list[str], form: str = "") -> HttpResponse:
    """The task page with what is wrong, and what was typed into ``form`` (the id of an assignment, or "evidence")."""
    context = {**_page_context(request, task_id), "problems": problems, "form": form, "typed": request.POST}
    return render(request, "staff/task.html", context, status=422)


def _event(row: queries.ReportRow) -> Event:
    looks: dict[Move, tuple[Tone, str]] = {
        Move.SUBMIT: ("action", "send"),
        Move.ACCEPT: ("done", "check-circle-fill"),
        Move.RETURN: ("risk", "arrow-return-left"),
        Move.WAIVE: ("idle", "dash-circle"),
    }
    tone, icon = looks.get(row.move, ("idle", "chat-left-text"))
    what = f"{words.DONE[row.move]} ({row.who}, {row.percent} %)"
    return Event(at=row.at, who=row.by, what=what, note=row.note, tone=tone, icon=icon)


def _who_choices(task: Task) -> list[tuple[str, str]]:
    """Agencies and, under each, its people, to choose who does the task."""
    agencies = list(_assignable(task))
    seats = Membership.objects.on(today()).filter(agency__in=agencies).select_related("person")
    people: dict[int, dict[int, str]] = {}
    for seat in seats.order_by("person__full_name", "id"):
        people.setdefault(seat.agency_id, {})[seat.person_id] = seat.person.full_name
    choices = []
    for agency in agencies:
        choices.append((f"{agency.pk}:", agency.name))
        choices += [
            (f"{agency.pk}:{pk}", f"– {name}, {agency.short_name}") for pk, name in people.get(agency.pk, {}).items()
        ]
    return choices


def _assignable(task: Task) -> Any:
    return Agency.objects.below(task.plan.agency).order_by("path", "position", "id")


def _people(agency: Agency) -> Any:
    return Person.objects.filter(memberships__in=Membership.objects.on(today()).filter(agency=agency)).distinct()


def _refused(request: StaffRequest, assignment: Assignment, problems: list[str]) -> HttpResponse:
    return page_again(request, assignment.task_id, problems=problems, form=str(assignment.pk))


def _back(request: StaffRequest, task: Task) -> str:
    """Where the move was made from: the desk stays the desk."""
    return "/" if request.POST.get("from") == "desk" else f"/tasks/{task.pk}/"


def _year(request: StaffRequest) -> dict[str, int]:
    year = number_in(request.GET.get("year", ""))
    return {} if year is None else {"plan__year": year}
