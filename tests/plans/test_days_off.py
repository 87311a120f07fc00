"""Lateness where a due day is a day off, as the office decided to count."""

from datetime import UTC, date, datetime

import pytest

from caicach.organizations.actions import set_day_off_rule
from caicach.plans.models import Task
from caicach.plans.queries.desk import desk
from caicach.plans.queries.plans import TaskFilter, plan_page, task_list
from caicach.plans.queries.tasks import task_page
from caicach.values.deadline import DayOffRule
from tests.builders import offices
from tests.builders.plans import by
from tests.builders.work import AT, finish, lead_of, standing, work

FRIDAY, SATURDAY, SUNDAY = date(2026, 6, 5), date(2026, 6, 6), date(2026, 6, 7)
MONDAY, TUESDAY = date(2026, 6, 8), date(2026, 6, 9)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


def decide(office: offices.Commune, rule: DayOffRule) -> None:
    set_day_off_rule(agency=office.committee, rule=rule, by=offices.viewer(office.head), at=AT)


def late_on(office: offices.Commune, task: Task, day: date) -> set[bool]:
    """Whether each page says on that day that the task is late."""
    viewer = offices.viewer(office.specialist)
    shown = Task.objects.select_related("plan__agency", "domain").get(pk=task.pk)
    page = task_list(Task.objects.all(), TaskFilter(standing="overdue"), today=day, number=1)
    (row,) = task_list(Task.objects.all(), TaskFilter(), today=day, number=1)
    return {
        Task.objects.overdue(day).exists(),
        desk(viewer, today=day).overdue.count == 1,
        plan_page(shown.plan, today=day).tally.overdue == 1,
        page.paginator.count == 1,
        row.is_overdue,
        task_page(shown, viewer, today=day).is_overdue,
    }


@pytest.mark.parametrize(
    ("rule", "last"),
    [(DayOffRule.PREVIOUS, FRIDAY), (DayOffRule.SAME, SUNDAY), (DayOffRule.NEXT, MONDAY)],
)
def test_a_task_due_on_a_sunday_is_late_after_the_day_that_the_office_chose(office, rule, last):
    made = work(office, deadlines=[by(SUNDAY.isoformat())])
    decide(office, rule)

    for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY, TUESDAY):
        assert late_on(office, made, day) == {day > last}


@pytest.mark.parametrize(("rule", "late"), [(DayOffRule.SAME, True), (DayOffRule.NEXT, False)])
def test_work_handed_in_on_the_monday_after_counts_as_the_office_chose(office, rule, late):
    made = work(office, deadlines=[by(SUNDAY.isoformat())])
    decide(office, rule)

    finish(
        lead_of(made),
        by=offices.viewer(office.specialist),
        decided_by=offices.viewer(office.head),
        at=datetime(2026, 6, 8, 2, 0, tzinfo=UTC),
    )

    assert standing(made) == ("accepted", late, SUNDAY)


def test_in_a_year_whose_days_off_nobody_knows_the_day_itself_counts(office):
    made = work(office, deadlines=[by("2039-06-05")])  # a Sunday
    decide(office, DayOffRule.NEXT)

    assert late_on(office, made, date(2039, 6, 5)) == {False}
    assert late_on(office, made, date(2039, 6, 6)) == {True}
