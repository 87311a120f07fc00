"""The content files of the demonstration: whole, consistent, and alive on any day of the year."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.demo.content import (
    Act,
    PlanContent,
    TaskContent,
    plan_paths,
    read_organizations,
    read_people,
    read_plan_content,
)
from caicach.demo.content.story import last_due_day
from caicach.organizations.models import AgencyKind
from caicach.organizations.rules.roles import Role
from caicach.values.choices import UnitLevel

ORGANIZATIONS = read_organizations()
PEOPLE = read_people()
CODES = [path.stem for path in plan_paths()]
DAYS_OF_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def plan(code: str, *, today: date | None = None) -> PlanContent:
    path = next(path for path in plan_paths() if path.stem == code)
    return read_plan_content(path, this_year=2026, organizations=ORGANIZATIONS, today=today)


def last_act(task: TaskContent, *, today: date) -> Act | None:
    """What was done last before the day."""
    return next((event.act for event in reversed(task.story.events) if event.day < today), None)


def is_open(task: TaskContent, *, today: date) -> bool:
    return last_act(task, today=today) not in (Act.SUBMIT, Act.ACCEPT)


def due_day(task: TaskContent) -> date:
    return last_due_day(task.deadlines, year=2026) or date.max


def test_one_province_stands_over_six_communes_with_the_agencies_of_two_levels() -> None:
    communes = [unit for unit in ORGANIZATIONS.units if unit.level == UnitLevel.COMMUNE]
    kinds = Counter(unit.kind for unit in communes)
    agencies = Counter(agency.unit for agency in ORGANIZATIONS.agencies)

    assert kinds == {"phường": 2, "xã": 4}
    assert {unit.parent for unit in communes} == {"ngan-may"}
    assert {agencies[unit.code] for unit in communes} == {5}
    assert agencies["ngan-may"] == 7


def test_codes_are_unique_and_every_parent_stands_before_its_children() -> None:
    known: set[str | None] = {None}
    for agency in ORGANIZATIONS.agencies:
        assert agency.parent in known
        assert agency.code not in known
        assert agency.kind in AgencyKind.values
        known.add(agency.code)
    official = [one.official_code for one in ORGANIZATIONS.units]
    official += [former.unit.official_code for former in ORGANIZATIONS.former_units]

    assert len(set(official)) == len(official)


def test_about_forty_people_sit_in_known_agencies_under_names_of_their_own() -> None:
    usernames = [person.username for person in PEOPLE]

    assert 40 <= len(PEOPLE) <= 45
    assert len(set(usernames)) == len(usernames)
    assert len({person.name for person in PEOPLE}) == len(PEOPLE)
    assert all(username.isascii() and username == username.lower() for username in usernames)
    assert all(ORGANIZATIONS.agency(person.agency) for person in PEOPLE)


def test_each_role_has_exactly_one_account_to_try_it_with() -> None:
    shown = [person for person in PEOPLE if person.demo]

    assert Counter(person.roles[0] for person in shown) == dict.fromkeys((role.value for role in Role), 1)


def test_every_body_with_a_plan_has_a_focal_point_and_a_head() -> None:
    for agency in (agency for agency in ORGANIZATIONS.agencies if agency.code.endswith(".ubnd")):
        roles = {
            role
            for person in PEOPLE
            if ORGANIZATIONS.agency(person.agency).unit == agency.unit
            for role in person.roles
        }

        assert {"focal_point", "head"} <= roles, agency.code


@pytest.mark.parametrize("code", CODES)
def test_every_task_has_a_number_of_its_own_a_lead_a_product_and_a_deadline(code: str) -> None:
    content = plan(code)
    numbers = [task.number for task in content.tasks]

    assert len(set(numbers)) == len(numbers)
    for task in content.tasks:
        assert task.leads, task.number
        assert task.deliverables, task.number
        assert task.deadline_text, task.number
        assert task.deadlines, task.number


@pytest.mark.parametrize("code", CODES)
def test_tasks_stand_in_the_order_in_which_the_plan_prints_them(code: str) -> None:
    content = plan(code)
    places = [content.domains.index(task.domain) for task in content.tasks]

    assert places == sorted(places)


@pytest.mark.parametrize("code", CODES)
def test_every_task_is_done_by_somebody_of_its_lead(code: str) -> None:
    agencies = {person.username: person.agency for person in PEOPLE}
    parents = {agency.code: agency.parent for agency in ORGANIZATIONS.agencies}

    for task in plan(code).tasks:
        (lead,) = task.leads
        seat = agencies[task.assignee or ""]

        assert lead.agency in (seat, parents[seat]), f"{task.number}: {task.assignee}"


@pytest.mark.parametrize("code", CODES)
def test_what_is_finished_has_evidence_and_nobody_accepts_it_before_it_is_handed_in(code: str) -> None:
    for task in plan(code).tasks:
        acts = [event.act for event in task.story.events]
        if Act.ACCEPT not in acts:
            continue

        assert task.story.evidence, task.number
        assert Act.SUBMIT in acts[: acts.index(Act.ACCEPT)], task.number
        assert Act.RETURN not in acts or acts.count(Act.SUBMIT) == 2, task.number


def test_the_plans_are_as_large_as_a_commune_and_a_province_write_them() -> None:
    sizes = {code: (len(plan(code).tasks), len(plan(code).targets)) for code in CODES}

    assert sizes == {
        "plan_ben_nang": (12, 5),
        "plan_doi_sim": (12, 5),
        "plan_go_trang": (33, 17),
        "plan_go_trang_last_year": (20, 6),
        "plan_ngan_may": (22, 8),
    }


def test_the_richest_plan_promises_in_every_way_that_there_is() -> None:
    kinds = {type(deadline).__name__ for task in plan("plan_go_trang").tasks for deadline in task.deadlines}

    assert kinds == {"By", "Before", "InPeriod", "Continuous", "Recurring", "OnEvent", "External"}


def test_last_year_everything_was_accepted_and_a_few_things_late() -> None:
    content = plan("plan_go_trang_last_year", today=date(2026, 1, 1))
    handed_in = {
        task.number: max(event.day for event in task.story.events if event.act == Act.SUBMIT) for task in content.tasks
    }
    late = [
        task.number
        for task in content.tasks
        if handed_in[task.number] > (last_due_day(task.deadlines, year=2025) or date.max)
    ]

    assert {last_act(task, today=date(2026, 1, 1)) for task in content.tasks} == {Act.ACCEPT}
    assert late == ["5", "9", "18"]


@settings(max_examples=30, deadline=None)
@given(today=DAYS_OF_2026)
def test_on_any_day_the_commune_has_work_overdue_due_soon_and_waiting_for_its_head(today: date) -> None:
    tasks = plan("plan_go_trang", today=today).tasks
    open_tasks = [task for task in tasks if is_open(task, today=today)]
    overdue = [task for task in open_tasks if due_day(task) < today]
    due_soon = [task for task in open_tasks if today <= due_day(task) <= today + timedelta(days=7)]
    waiting = [task for task in tasks if last_act(task, today=today) == Act.SUBMIT]

    assert len(overdue) >= 2
    assert due_soon
    assert waiting


@settings(max_examples=20, deadline=None)
@given(today=DAYS_OF_2026, code=st.sampled_from(CODES))
def test_nothing_happens_to_a_plan_before_it_is_issued_nor_on_a_day_off(today: date, code: str) -> None:
    content = plan(code, today=today)
    days = [event.day for task in content.tasks for event in task.story.events]

    assert min(days) > content.issued_on
    assert all(day.weekday() < 5 or day == content.earliest_work for day in days)
