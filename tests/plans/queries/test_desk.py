"""The desk: what one has to do, by urgency, and what waits for one's decision."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caicach.organizations.rules.roles import Role
from caicach.plans import actions
from caicach.plans.access import can_work_on
from caicach.plans.models import Assignment, Draft
from caicach.plans.queries.desk import SHOWN, desk
from caicach.plans.rules.states import DraftState, WorkState
from tests.builders import offices
from tests.builders.plans import AT, ISSUE, by, draft, plan, task
from tests.builders.work import CULTURE, OFFICE

TODAY = date(2026, 6, 15)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


@pytest.fixture
def specialist(office):
    return offices.viewer(office.specialist)


def due(away: int | None, title: str | None = None, **fields):
    """A task of the culture division that falls due so many days from today."""
    deadlines = [] if away is None else [by((TODAY + timedelta(days=away)).isoformat())]
    return task(f"t{away}", title or f"Hạn {away}", deadlines=deadlines, **fields)


def issued(office, *tasks, number="01/KH-UBND"):
    who = {CULTURE: (office.culture.pk,), OFFICE: (office.office.pk,)}
    issue = replace(ISSUE, number=number)
    return plan(*tasks, agency=office.committee, issued_by=offices.viewer(office.head), who=who, issue=issue)


def titles(group) -> list[str]:
    return [row.title for row in group.rows]


def lead(made, title: str) -> Assignment:
    return Assignment.objects.get(task__plan=made, task__title=title)


def test_work_lies_in_the_group_of_its_urgency_the_most_urgent_first(office, specialist):
    issued(office, *(due(away) for away in (None, 30, 8, 7, 0, -1, -40)))

    seen = desk(specialist, today=TODAY)

    assert titles(seen.overdue) == ["Hạn -40", "Hạn -1"]
    assert titles(seen.due_soon) == ["Hạn 0", "Hạn 7"]
    assert titles(seen.later) == ["Hạn 8", "Hạn 30", "Hạn None"]
    assert (seen.overdue.count, seen.due_soon.count, seen.later.count) == (2, 2, 3)
    assert (seen.to_decide.count, seen.drafts, seen.unsettled) == (0, (), 0)


def test_a_row_says_what_from_which_plan_until_when(office, specialist):
    issued(office, due(-3, "Tuyên truyền", number="2.1"))

    (row,) = desk(specialist, today=TODAY).overdue.rows

    assert (row.number, row.title, row.plan_title) == ("2.1", "Tuyên truyền", ISSUE.title)
    assert (row.domain_title, row.who, row.percent) == ("Công tác chỉ đạo, điều hành", CULTURE, 0)
    assert (row.state, row.due.text, row.due.tone) == (WorkState.NOT_STARTED, "quá hạn 3 ngày (12/06/2026)", "late")


def test_what_was_handed_in_leaves_the_desk_and_waits_on_the_one_who_decides(office, specialist, head):
    made = issued(office, due(-1, "Một"), due(3, "Hai"))
    actions.submit_work(assignment=lead(made, "Một"), note="", by=specialist, at=AT)

    mine, theirs = desk(specialist, today=TODAY), desk(head, today=TODAY)

    assert (titles(mine.overdue), titles(mine.due_soon)) == ([], ["Hai"])
    assert titles(theirs.to_decide) == ["Một"]
    assert theirs.to_decide.rows[0].due.tone == "idle"


def test_what_was_given_back_lies_on_the_desk_again(office, specialist, head):
    made = issued(office, due(-1, "Một"))
    actions.submit_work(assignment=lead(made, "Một"), note="", by=specialist, at=AT)
    actions.return_work(assignment=lead(made, "Một"), reason="Thiếu", by=head, at=AT)

    (row,) = desk(specialist, today=TODAY).overdue.rows

    assert row.state == WorkState.RETURNED


def test_what_one_handed_in_oneself_is_not_one_s_own_to_decide(office, head):
    focal_point = offices.viewer(office.focal_point)
    made = issued(office, due(3, "Một"))
    actions.submit_work(assignment=lead(made, "Một"), note="", by=focal_point, at=AT)

    assert desk(focal_point, today=TODAY).to_decide.count == 0
    assert desk(head, today=TODAY).to_decide.count == 1


@pytest.mark.parametrize("end", ["accept", "waive"])
def test_finished_work_is_on_nobody_s_desk(office, specialist, head, end):
    made = issued(office, due(-1, "Một"))
    if end == "accept":
        actions.submit_work(assignment=lead(made, "Một"), note="", by=specialist, at=AT)
        actions.accept_work(assignment=lead(made, "Một"), note="", by=head, at=AT)
    else:
        actions.waive_work(assignment=lead(made, "Một"), reason="Thôi", by=head, at=AT)

    for viewer in (specialist, head):
        seen = desk(viewer, today=TODAY)
        assert seen.overdue.count + seen.due_soon.count + seen.later.count + seen.to_decide.count == 0


def test_work_given_to_one_person_leaves_the_desks_of_the_colleagues(office, head):
    colleague = offices.person("Đồng Nghiệp", at=office.culture, role=Role.SPECIALIST, username="colleague")
    made = issued(office, due(3, "Một"), due(4, "Hai"))
    actions.assign_task(assignment=lead(made, "Một"), agency=office.culture, person=office.specialist, by=head, at=AT)

    assert titles(desk(offices.viewer(office.specialist), today=TODAY).due_soon) == ["Một", "Hai"]
    assert titles(desk(offices.viewer(colleague), today=TODAY).due_soon) == ["Hai"]


def test_one_helps_without_having_the_work_on_the_desk(office):
    issued(office, due(3, "Một", coordinators=[OFFICE]))

    assert desk(offices.viewer(office.stranger_to_office), today=TODAY).due_soon.count == 0


def test_work_whose_lead_nobody_settled_lies_on_the_desk_of_the_body_and_is_counted_for_whoever_assigns(office, head):
    issued(office, due(3, "Một", leads=["Tổ công tác", "Ban chỉ đạo"]), due(3, "Hai"))

    seen = desk(head, today=TODAY)

    assert titles(seen.due_soon) == ["Một", "Một"]
    assert seen.unsettled == 1
    assert desk(offices.viewer(office.specialist), today=TODAY).unsettled == 0


@pytest.mark.parametrize("role", list(Role))
def test_whatever_lies_on_the_desk_one_may_work_on(office, head, role):
    made = issued(office, due(-1, "Một"), due(3, "Hai"), due(30, "Ba"))
    somebody = offices.person("Ai Đó", at=office.culture, role=role, username="somebody")
    actions.assign_task(assignment=lead(made, "Hai"), agency=office.culture, person=somebody, by=head, at=AT)
    viewer = offices.viewer(somebody)

    seen = desk(viewer, today=TODAY)

    rows = [row for group in (seen.overdue, seen.due_soon, seen.later) for row in group.rows]
    assert all(can_work_on(viewer, Assignment.objects.get(pk=row.assignment_id)) for row in rows)
    assert bool(rows) is (role in {Role.FOCAL_POINT, Role.HEAD, Role.SPECIALIST, Role.ONE_STOP_OFFICER})


def test_drafts_wait_on_the_desk_until_they_are_settled(office):
    focal_point = offices.viewer(office.focal_point)
    made = {
        state: draft(task(), agency=office.committee, uploaded_by=focal_point).pk
        for state in (DraftState.READING, DraftState.REVIEW, DraftState.ADOPTED, DraftState.DISCARDED)
    }
    for state, pk in made.items():
        Draft.objects.filter(pk=pk).update(state=state)

    rows = desk(focal_point, today=TODAY).drafts

    assert [row.draft_id for row in rows] == [made[DraftState.REVIEW], made[DraftState.READING]]
    assert (rows[0].name, rows[0].agency_name) == ("ke-hoach.txt", "UBND xã Gò Trăng")
    assert desk(offices.viewer(office.specialist), today=TODAY).drafts == ()


def test_a_long_group_shows_its_first_rows_and_its_whole_number(office, specialist):
    issued(office, *(due(-place, f"Trễ {place}") for place in range(1, SHOWN + 6)))

    overdue = desk(specialist, today=TODAY).overdue

    assert overdue.count == SHOWN + 5
    assert titles(overdue) == [f"Trễ {place}" for place in range(SHOWN + 5, 5, -1)]


@pytest.mark.parametrize("number", [3, 60])
def test_a_desk_costs_the_same_few_statements_however_full_it_is(office, number, django_assert_max_num_queries):
    tasks = [due(away, f"{place} {away}") for place in range(number) for away in (-1, 1, 40)]
    made = issued(office, *tasks)
    focal_point = offices.viewer(office.focal_point)
    for place in range(3):
        actions.submit_work(assignment=lead(made, f"{place} 40"), note="", by=offices.viewer(office.specialist), at=AT)

    for viewer in (focal_point, offices.viewer(office.specialist), offices.viewer(office.head)):
        with django_assert_max_num_queries(10):
            desk(viewer, today=TODAY)
