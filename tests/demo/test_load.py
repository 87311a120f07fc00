"""The demonstration as it stands in the database on a Friday in November."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from caicach.config.management.commands import load_demo as command
from caicach.demo.load import DemoReport, NotEmpty, load_demo
from caicach.foundation.models import AuditEvent
from caicach.organizations.models import AdministrativeUnit, Agency, User
from caicach.plans.models import Assignment, Draft, Part, Plan, ProgressReport, Task
from caicach.plans.rules.states import DraftState, Tally, WorkState, is_due_soon, standing, tally

TODAY = date(2026, 11, 20)
PASSWORD = "mat-khau-de-thu"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database(reason="loads through actions and counts what is there; each is tested on every database"),
]


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DemoReport]:
    """Loaded once for all tests here, for it takes seconds, and taken back at the end."""
    files: Path = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=files), transaction.atomic():
        yield load_demo(today=TODAY, password=PASSWORD)
        transaction.set_rollback(True)


def standings(plan: Plan) -> Tally:
    return tally(
        standing(state=WorkState(task.state), due_on=task.due_on, finished_late=task.finished_late, today=TODAY)
        for task in plan.tasks.all()
    )


def plan_of(short_name: str, *, year: int) -> Plan:
    return Plan.objects.get(agency__name__endswith=short_name, agency__kind="peoples_committee", year=year)


def test_everything_that_the_content_names_is_there(demo: DemoReport) -> None:
    assert (demo.units, demo.agencies, demo.people, demo.plans, demo.tasks) == (11, 37, 44, 5, 99)
    assert Agency.objects.count() == 37
    assert Task.objects.count() == 99
    assert AdministrativeUnit.objects.filter(valid_to__isnull=False).count() == 4


def test_every_account_that_is_shown_opens_with_the_password(demo: DemoReport) -> None:
    assert len(demo.accounts) == 8
    for account in demo.accounts:
        assert User.objects.get(username=account.username).check_password(PASSWORD)


def test_last_year_is_finished_with_a_few_things_late(demo: DemoReport) -> None:
    assert standings(plan_of("Gò Trăng", year=2025)) == Tally(done_on_time=17, done_late=3)


def test_this_year_shows_every_way_in_which_work_can_stand(demo: DemoReport) -> None:
    plan = plan_of("Gò Trăng", year=2026)
    found = standings(plan)
    states = Counter(plan.tasks.values_list("state", flat=True))
    due_soon = [
        task for task in plan.tasks.all() if is_due_soon(state=WorkState(task.state), due_on=task.due_on, today=TODAY)
    ]

    assert found.total == 33
    assert found.done_on_time >= 8
    assert found.done_late >= 4
    assert found.overdue >= 2
    assert len(due_soon) >= 3
    assert states[WorkState.SUBMITTED] >= 2
    assert states[WorkState.RETURNED] == 1


def test_only_what_the_story_leaves_undone_is_overdue(demo: DemoReport) -> None:
    late = plan_of("Gò Trăng", year=2026).tasks.overdue(TODAY)

    assert sorted(late.values_list("number", flat=True)) == ["1.6", "3.4", "7.4"]


def test_every_lead_is_settled_and_has_a_person(demo: DemoReport) -> None:
    leads = Assignment.objects.filter(part=Part.LEAD)

    assert leads.count() == 99
    assert not leads.filter(settled=False).exists()
    assert not leads.filter(person=None).exists()


def test_every_plan_came_from_a_document_that_was_read(demo: DemoReport) -> None:
    assert set(Draft.objects.values_list("state", flat=True)) == {DraftState.ADOPTED.value}
    assert not Plan.objects.filter(source=None).exists()
    for task in Task.objects.all():
        assert task.source_lines, task


def test_what_is_accepted_has_evidence_and_was_accepted_by_another_person(demo: DemoReport) -> None:
    for task in Task.objects.filter(state=WorkState.ACCEPTED).prefetch_related("evidence", "assignments__reports"):
        (lead,) = (one for one in task.assignments.all() if one.part == Part.LEAD)
        accepted = next(report for report in lead.reports.all() if report.move == "accept")

        assert task.evidence.all(), task
        assert accepted.by_id != lead.submitted_by_id


def test_everything_happened_in_office_hours_before_today_and_in_order(demo: DemoReport) -> None:
    moments = list(ProgressReport.objects.order_by("id").values_list("at", flat=True))

    assert moments == sorted(moments)
    assert max(moments).date() < TODAY
    assert {moment.weekday() for moment in moments} <= {0, 1, 2, 3, 4}
    assert {moment.hour + 7 for moment in moments} <= set(range(8, 18))
    assert AuditEvent.objects.count() > 700


def test_a_second_load_is_refused_and_changes_nothing(demo: DemoReport) -> None:
    with pytest.raises(NotEmpty):
        load_demo(today=TODAY, password=PASSWORD)

    assert Plan.objects.count() == 5


def test_the_command_keeps_what_is_there_and_names_an_account_for_each_role(demo: DemoReport) -> None:
    said = StringIO()

    call_command("load_demo", stdout=said)

    assert "giữ nguyên" in said.getvalue()
    assert command.PASSWORD in said.getvalue()
    assert all(account.username in said.getvalue() for account in demo.accounts)
    assert Plan.objects.count() == 5
