"""The list of plans and the page of one plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from caicach.organizations.access import Viewer
from caicach.plans.access import visible_plans
from caicach.plans.models import Assignment, LegalBasis, Part, Plan, ReportingDuty, Target, Task
from caicach.plans.models.lateness import counting_day, first_in_time
from caicach.plans.queries.due import Due, due_of
from caicach.plans.rules.states import DUE_SOON, FINISHED, OPEN, Standing, Tally, WorkState
from caicach.values.vietnamese import fold

Row = TypeVar("Row")

STANDINGS: frozenset[str] = frozenset(Standing)
STATES: frozenset[str] = frozenset(WorkState)
TASKS_A_PAGE = 50
PLANS_A_PAGE = 30
PLANS_FOUND = 5


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list with how its tasks stand."""

    plan_id: int
    title: str
    number: str
    issued_on: date
    year: int
    agency_name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class PlanName:
    """A plan as a search finds it."""

    plan_id: int
    title: str
    number: str
    agency_name: str


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A field of reform of the plan with how its tasks stand."""

    domain_id: int
    code: str
    title: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list."""

    task_id: int
    number: str
    title: str
    domain_id: int
    domain_title: str
    leads: tuple[str, ...]
    state: WorkState
    is_overdue: bool
    is_late: bool
    percent: int
    due: Due
    unsettled: bool


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What the reader asks to see: words (with or without diacritics), a standing, a domain, a lead agency."""

    words: str = ""
    standing: str = ""
    domain_id: int | None = None
    agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The page of a plan."""

    plan: Plan
    tally: Tally
    due_soon: int
    unsettled: int
    domains: tuple[DomainRow, ...]
    targets: tuple[Target, ...]
    duties: tuple[ReportingDuty, ...]
    legal_bases: tuple[LegalBasis, ...]


def plan_list(viewer: Viewer, *, today: date, year: int | None, number: int) -> "Page[PlanRow]":
    """Plans that the viewer may read, newest year first, a page at a time."""
    plans = visible_plans(viewer).select_related("agency").order_by("-year", "agency__path", "id")
    if year:
        plans = plans.filter(year=year)
    page = Paginator(plans, PLANS_A_PAGE).get_page(number)
    tallies = _tallies(Task.objects.filter(plan__in=[plan.pk for plan in page]), by="plan_id", today=today)
    rows = [
        PlanRow(
            plan_id=plan.pk,
            title=plan.title,
            number=plan.number,
            issued_on=plan.issued_on,
            year=plan.year,
            agency_name=plan.agency.name,
            tally=tallies.get(plan.pk, Tally()),
        )
        for plan in page
    ]
    return _page_of(rows, page)


def plan_page(plan: Plan, *, today: date) -> PlanPage:
    """All of a plan but its tasks, which ``task_list`` gives a page at a time."""
    tallies = _tallies(plan.tasks.all(), by="domain_id", today=today)
    domains = tuple(
        DomainRow(domain_id=one.pk, code=one.code, title=one.title, tally=tallies.get(one.pk, Tally()))
        for one in plan.domains.order_by("position")
    )
    soon = plan.tasks.filter(_due_soon(today)).count()
    unsettled = Assignment.objects.unsettled().filter(task__plan=plan).values("task_id").distinct().count()
    return PlanPage(
        plan=plan,
        tally=_sum(row.tally for row in domains),
        due_soon=soon,
        unsettled=unsettled,
        domains=domains,
        targets=tuple(plan.targets.prefetch_related("measures").order_by("position")),
        duties=tuple(plan.reporting_duties.order_by("position")),
        legal_bases=tuple(plan.legal_bases.order_by("position")),
    )


def task_list(tasks: QuerySet[Task], wanted: TaskFilter, *, today: date, number: int) -> "Page[TaskRow]":
    """Tasks as filtered, in the plan's order, a page at a time."""
    chosen = (
        _filtered(tasks, wanted, today).select_related("domain", "plan__agency").order_by("plan_id", "position", "id")
    )
    page = Paginator(chosen, TASKS_A_PAGE).get_page(number)
    leads = _leads([task.pk for task in page])
    return _page_of([_task_row(task, leads.get(task.pk, []), today) for task in page], page)


def plans_named(viewer: Viewer, words: str) -> list[PlanName]:
    """The first plans whose title, number or body's name holds every one of the words, newest first.

    Folded here and not in the database: a viewer sees hundreds of plans, not thousands.
    """
    wanted = fold(words).split()
    rows = visible_plans(viewer).order_by("-year", "agency__path", "id")
    known = (PlanName(*row) for row in rows.values_list("pk", "title", "number", "agency__name"))
    named = (
        one for one in known if all(word in fold(f"{one.title} {one.number} {one.agency_name}") for word in wanted)
    )
    return list(islice(named, PLANS_FOUND)) if wanted else []


def years_of(viewer: Viewer) -> list[int]:
    """Years for which the viewer can see a plan, newest first."""
    return list(visible_plans(viewer).order_by("-year").values_list("year", flat=True).distinct())


def _filtered(tasks: QuerySet[Task], wanted: TaskFilter, today: date) -> QuerySet[Task]:
    for word in fold(wanted.words).split():
        tasks = tasks.filter(search__contains=word)
    if wanted.standing in STANDINGS:
        tasks = tasks.filter(_standing(Standing(wanted.standing), today))
    elif wanted.standing == "unsettled":
        tasks = tasks.filter(pk__in=Assignment.objects.unsettled().values("task_id"))
    elif wanted.standing == "due_soon":
        tasks = tasks.filter(_due_soon(today))
    elif wanted.standing in STATES:
        tasks = tasks.filter(state=wanted.standing)
    if wanted.domain_id:
        tasks = tasks.filter(domain_id=wanted.domain_id)
    if wanted.agency_id:
        tasks = tasks.filter(assignments__part=Part.LEAD, assignments__agency_id=wanted.agency_id).distinct()
    return tasks


def _standing(standing: Standing, today: date) -> Q:
    """The database's form of ``rules.states.standing``; a test holds both against each other."""
    overdue = Q(state__in=OPEN - {WorkState.SUBMITTED}, due_on__lt=first_in_time(today, agency="plan__agency"))
    open_in_time = Q(state__in=OPEN) & ~overdue
    return {
        Standing.DONE_ON_TIME: Q(state__in=FINISHED, finished_late=False),
        Standing.DONE_LATE: Q(state__in=FINISHED, finished_late=True),
        Standing.OVERDUE: overdue,
        Standing.NOT_STARTED: open_in_time & Q(state=WorkState.NOT_STARTED),
        Standing.IN_HAND: open_in_time & ~Q(state=WorkState.NOT_STARTED),
    }[standing]


def _due_soon(today: date) -> Q:
    first = first_in_time(today, agency="plan__agency")
    return Q(state__in=OPEN - {WorkState.SUBMITTED}, due_on__gte=first, due_on__lte=today + DUE_SOON)


def _tallies(tasks: QuerySet[Task], *, by: str, today: date) -> dict[int, Tally]:
    counted = (
        tasks.order_by()
        .values(by)
        .annotate(**{one.value: Count("pk", filter=_standing(one, today)) for one in Standing})
    )
    return {row[by]: Tally(**{one.value: row[one.value] for one in Standing}) for row in counted}


def _sum(tallies: Iterable[Tally]) -> Tally:
    parts = list(tallies)
    return Tally(**{one.value: sum(getattr(part, one.value) for part in parts) for one in Standing})


def _leads(task_ids: list[int]) -> dict[int, list[Assignment]]:
    found: dict[int, list[Assignment]] = {}
    rows = Assignment.objects.filter(task_id__in=task_ids, part=Part.LEAD).select_related("agency", "person")
    for one in rows.order_by("task_id", "position", "id"):
        found.setdefault(one.task_id, []).append(one)
    return found


def _task_row(task: Task, leads: list[Assignment], today: date) -> TaskRow:
    state = WorkState(task.state)
    due = due_of(on=counting_day(task.due_on, task.plan.agency), state=state, today=today, words=task.deadline_text)
    return TaskRow(
        task_id=task.pk,
        number=task.number,
        title=task.title,
        domain_id=task.domain_id,
        domain_title=task.domain.title,
        leads=tuple(dict.fromkeys(lead_name(lead) for lead in leads)),
        state=state,
        is_overdue=due.tone == "late",
        is_late=task.finished_late,
        percent=sum(lead.percent for lead in leads) // len(leads) if leads else 0,
        due=due,
        unsettled=any(not lead.settled and lead.state not in FINISHED for lead in leads),
    )


def lead_name(lead: Assignment) -> str:
    """Who leads, as short as it stays clear: the person, else the agency, else the plan's words."""
    if lead.person:
        return lead.person.full_name
    if not lead.settled and lead.words:
        return lead.words
    return lead.agency.short_name if lead.agency else lead.words


def _page_of(rows: list[Row], page: "Page[Any]") -> "Page[Row]":
    """The same page with rows made for reading in place of the tables' own."""
    return Page(rows, page.number, page.paginator)
