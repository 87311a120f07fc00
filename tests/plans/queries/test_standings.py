"""The database counts and picks tasks exactly as the rules say, in every state, on every day."""

from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest

from caicach.plans.models import Plan, Task
from caicach.plans.queries.plans import TASKS_A_PAGE, TaskFilter, plan_list, plan_page, task_list
from caicach.plans.rules.states import FINISHED, Standing, WorkState, is_due_soon, is_overdue, standing, tally
from tests.builders import offices
from tests.builders.plans import AT, plan

DAY = date(2026, 6, 15)
DUE = (None, *(DAY + timedelta(days=away) for away in (-400, -8, -7, -1, 0, 1, 6, 7, 8, 400)))
EVERYTHING = tuple(product(WorkState, DUE, (False, True)))
DAYS = [DAY + timedelta(days=away) for away in (-9, -1, 0, 1, 8)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def every_task() -> list[Task]:
    """One task for each state, due day and lateness, over two domains of one plan."""
    office = offices.commune()
    issued = plan(agency=office.committee, issued_by=offices.viewer(office.head))
    first = issued.domains.get()
    second = issued.domains.create(code="other", title="Khác", position=2)
    issued.tasks.all().delete()
    return Task.objects.bulk_create(
        Task(
            plan=issued,
            domain=second if place % 3 else first,
            position=place,
            title=f"Việc {place}",
            search=f"viec {place}",
            state=state,
            due_on=due_on,
            finished_late=late,
            finished_at=AT if state in FINISHED else None,
        )
        for place, (state, due_on, late) in enumerate(EVERYTHING, start=1)
    )


def by_the_rules(one: Task, today: date) -> Standing:
    return standing(state=WorkState(one.state), due_on=one.due_on, finished_late=one.finished_late, today=today)


def listed(wanted: TaskFilter, today: date) -> set[int]:
    """Every task that the list shows under a filter, over all its pages."""
    first = task_list(Task.objects.all(), wanted, today=today, number=1)
    pages = [task_list(Task.objects.all(), wanted, today=today, number=number) for number in first.paginator.page_range]
    return {row.task_id for page in pages for row in page}


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("wanted", list(Standing))
def test_a_list_of_one_standing_holds_exactly_the_tasks_that_the_rules_give_it(every_task, wanted, today):
    expected = {one.pk for one in every_task if by_the_rules(one, today) == wanted}

    assert listed(TaskFilter(standing=wanted), today) == expected


@pytest.mark.parametrize("today", DAYS)
def test_the_figures_of_a_plan_are_those_of_the_rules(every_task, today):
    issued = Plan.objects.get()

    page = plan_page(issued, today=today)

    assert page.tally == tally(by_the_rules(one, today) for one in every_task)
    assert page.tally.total == len(every_task)
    assert page.due_soon == sum(
        is_due_soon(state=WorkState(one.state), due_on=one.due_on, today=today) for one in every_task
    )
    for row in page.domains:
        own = [one for one in every_task if one.domain_id == row.domain_id]
        assert row.tally == tally(by_the_rules(one, today) for one in own)


@pytest.mark.parametrize("today", DAYS)
def test_the_list_of_plans_shows_the_same_figures(every_task, today):
    reader = offices.person("Kiểm Toán", at=Plan.objects.get().agency, role=offices.Role.AUDITOR, username="auditor")

    (row,) = plan_list(offices.viewer(reader), today=today, year=None, number=1)

    assert row.tally == plan_page(Plan.objects.get(), today=today).tally


def test_a_row_says_late_exactly_when_the_rules_do(every_task):
    late = {one.pk for one in every_task if is_overdue(state=WorkState(one.state), due_on=one.due_on, today=DAY)}
    rows = [
        row
        for number in range(1, len(every_task) // TASKS_A_PAGE + 2)
        for row in task_list(Task.objects.all(), TaskFilter(), today=DAY, number=number)
    ]

    assert {row.task_id for row in rows if row.is_overdue} == late
    assert {row.task_id for row in rows if row.due.tone == "late"} == late
    assert Counter(row.due.tone for row in rows).keys() == {"late", "risk", "idle", "done"}


def test_a_list_of_what_is_due_soon_holds_exactly_what_the_rules_call_so(every_task):
    expected = {one.pk for one in every_task if is_due_soon(state=WorkState(one.state), due_on=one.due_on, today=DAY)}

    assert listed(TaskFilter(standing="due_soon"), DAY) == expected


@pytest.mark.parametrize("state", sorted(set(WorkState) - {"not_started"}))
def test_a_list_of_one_state_holds_exactly_its_tasks(every_task, state):
    assert listed(TaskFilter(standing=state), DAY) == {one.pk for one in every_task if one.state == state}


def test_the_filters_over_tasks_say_the_same_as_the_rules(every_task):
    late = {one.pk for one in every_task if by_the_rules(one, DAY) == Standing.OVERDUE}

    assert set(Task.objects.overdue(DAY).values_list("pk", flat=True)) == late
    assert set(Task.objects.unfinished().values_list("state", flat=True)) == set(WorkState) - FINISHED
