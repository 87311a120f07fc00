"""Who sees a draft, a plan, a task, a file: one's own body's and what one was given, and nothing of anybody else."""

from dataclasses import replace

import pytest

from caicach.foundation.rules import check_file
from caicach.organizations.models import AgencyKind, Membership
from caicach.organizations.rules.roles import Role
from caicach.plans import access, actions
from caicach.plans.models import Assignment
from caicach.plans.rules.states import DraftState
from tests.builders import offices
from tests.builders.plans import AT, ISSUE, draft, plan, task
from tests.builders.work import CULTURE, lead_of, work

READERS = (
    access.visible_plans,
    access.visible_tasks,
    access.visible_sources,
    access.visible_evidence,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def sister() -> offices.Commune:
    return offices.commune("Đồi Sim", code="99002")


def in_use(office) -> None:
    """A draft, a plan read from a document, its task and a piece of evidence."""
    focal_point = offices.viewer(office.focal_point)
    draft(task(), agency=office.committee, uploaded_by=focal_point)
    read = draft(task(), agency=office.committee, uploaded_by=focal_point)
    issued = actions.adopt_draft(draft=read, issue=ISSUE, who={CULTURE: (office.culture.pk,)}, by=focal_point, at=AT)
    actions.attach_evidence(
        task=issued.tasks.get(),
        file=check_file(name="a.txt", data=b"a"),
        by=offices.viewer(office.specialist),
        at=AT,
    )


def seen_by(person) -> list[int]:
    return [read(offices.viewer(person)).count() for read in READERS]


def employed(office, role: Role):
    return offices.person("Ai Đó", at=office.office, role=role, username=f"new-{role}")


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.FOCAL_POINT, [1, 1, 2, 1]),
        (Role.HEAD, [1, 1, 2, 1]),
        (Role.SPECIALIST, [1, 1, 1, 1]),
        (Role.ONE_STOP_OFFICER, [1, 1, 1, 1]),
        (Role.APPRAISER, [1, 1, 1, 1]),
        (Role.INSPECTOR, [1, 1, 1, 1]),
        (Role.AUDITOR, [1, 1, 1, 1]),
        (Role.ADMINISTRATOR, [0, 0, 0, 0]),
    ],
)
def test_each_role_sees_plans_tasks_sources_and_evidence_of_the_own_body_as_its_rights_say(office, role, seen):
    in_use(office)

    assert seen_by(employed(office, role)) == seen


def test_nobody_of_a_sister_commune_sees_anything(office, sister):
    in_use(office)

    for person in (sister.focal_point, sister.head, sister.specialist):
        assert seen_by(person) == [0, 0, 0, 0]
        assert not access.visible_drafts(offices.viewer(person)).exists()


def test_an_administrator_does_not_read_the_work_of_the_agency_where_they_sit(office):
    administrator = offices.person("Quản Trị", at=office.culture, role=Role.ADMINISTRATOR, username="administrator")
    in_use(office)

    assert seen_by(administrator) == [0, 0, 0, 0]


@pytest.mark.parametrize("way", ["agency", "person", "helper"])
def test_an_outsider_who_was_given_a_task_sees_that_task_and_its_plan_and_no_other(office, sister, way):
    in_use(office)
    issued = plan(
        task("t1"),
        task("t2", coordinators=["Xã bạn"]),
        agency=office.committee,
        issued_by=offices.viewer(office.head),
        who={CULTURE: (office.culture.pk,)},
        issue=replace(ISSUE, number="02/KH-UBND"),
    )
    given = issued.tasks.get(position=2)
    part = given.assignments.get(words="Xã bạn" if way == "helper" else CULTURE)
    agency = office.culture if way == "person" else sister.culture
    person = sister.specialist if way == "person" else None
    actions.assign_task(assignment=part, agency=agency, person=person, by=offices.viewer(office.head), at=AT)

    seen = offices.viewer(sister.specialist)

    assert list(access.visible_tasks(seen)) == [given]
    assert list(access.visible_plans(seen)) == [issued]
    assert not access.visible_evidence(seen).exists()
    assert access.can_work_on(seen, Assignment.objects.get(pk=part.pk))
    assert not access.can_assign(seen, given)


def test_the_source_of_a_plan_is_open_to_its_readers_and_that_of_a_draft_to_its_drafters(office):
    in_use(office)
    of_the_plan = office.committee.plans.get().source

    assert list(access.visible_sources(offices.viewer(office.specialist))) == [of_the_plan]
    assert access.visible_sources(offices.viewer(office.focal_point)).count() == 2


@pytest.mark.parametrize(
    ("role", "drafts", "reviews", "adopts"),
    [
        (Role.FOCAL_POINT, True, True, True),
        (Role.HEAD, True, False, True),
        (Role.SPECIALIST, False, False, False),
        (Role.AUDITOR, False, False, False),
        (Role.ADMINISTRATOR, False, False, False),
    ],
)
def test_drafts_are_for_whoever_prepares_plans(office, role, drafts, reviews, adopts):
    made = draft(task(), agency=office.committee, uploaded_by=offices.viewer(office.focal_point))

    seen = offices.viewer(employed(office, role))

    assert access.visible_drafts(seen).exists() is drafts
    assert access.can_review(seen, made) is reviews
    assert access.can_adopt(seen, office.committee) is adopts
    assert access.draftable_agencies(seen).exists() is reviews


@pytest.mark.parametrize(
    ("state", "visible"),
    [
        (DraftState.READING, True),
        (DraftState.REVIEW, True),
        (DraftState.REFUSED, True),
        (DraftState.ADOPTED, True),
        (DraftState.DISCARDED, False),
    ],
)
def test_a_draft_is_seen_until_it_is_thrown_away(office, state, visible):
    made = draft(task(), agency=office.committee, uploaded_by=offices.viewer(office.focal_point))
    made.state, made.problem = state, "Lý do." if state == DraftState.REFUSED else ""
    made.save()

    assert access.visible_drafts(offices.viewer(office.focal_point)).exists() is visible


def test_plans_are_drafted_for_bodies_alone(office):
    seen = access.draftable_agencies(offices.viewer(office.focal_point))

    assert list(seen) == [office.committee]


def test_a_province_reads_what_lies_below_and_prepares_nothing_for_it():
    home = offices.unit("Ngàn Mây", code="99", kind="tỉnh")
    province = offices.agency("UBND tỉnh", of=home, kind=AgencyKind.PEOPLES_COMMITTEE)
    below = offices.commune("Gò Trăng", code="99001", parent=province)
    in_use(below)
    above = offices.person("Đầu Mối Tỉnh", at=province, role=Role.FOCAL_POINT, username="above")

    assert seen_by(above) == [1, 1, 1, 1]
    assert not access.visible_drafts(offices.viewer(above)).exists()
    assert not access.can_adopt(offices.viewer(above), below.committee)


def test_somebody_whose_seat_has_ended_sees_nothing_not_even_what_was_given_to_them_by_name(office):
    in_use(office)
    lead = office.committee.plans.get().tasks.get().assignments.get()
    actions.assign_task(
        assignment=lead, agency=office.culture, person=office.specialist, by=offices.viewer(office.head), at=AT
    )
    Membership.objects.filter(person=office.specialist).update(valid_to="2026-05-31")

    assert seen_by(office.specialist) == [0, 0, 0, 0]
    assert not access.can_work_on(offices.viewer(office.specialist), Assignment.objects.get(pk=lead.pk))


@pytest.mark.parametrize(
    ("who", "works", "assigns"),
    [
        ("specialist", True, False),
        ("focal_point", True, True),
        ("head", True, True),
        ("stranger_to_office", False, False),
    ],
)
def test_within_the_body_work_belongs_to_its_agency_and_to_whoever_assigns(office, who, works, assigns):
    lead = lead_of(work(office))

    seen = offices.viewer(getattr(office, who))

    assert access.can_work_on(seen, lead) is works
    assert access.can_assign(seen, lead.task) is assigns


def test_an_assignment_that_names_no_agency_is_nobodys_to_work_on(office):
    made = work(office, coordinators=["Các đơn vị liên quan"])

    assert not access.can_work_on(offices.viewer(office.head), made.assignments.get(agency=None))


def test_one_decides_for_the_own_body_and_never_on_what_one_handed_in(office, sister):
    lead = lead_of(work(office))
    actions.submit_work(assignment=lead, note="", by=offices.viewer(office.focal_point), at=AT)
    lead.refresh_from_db()

    assert access.can_decide(offices.viewer(office.head), lead)
    assert not access.can_decide(offices.viewer(office.focal_point), lead)
    assert not access.can_decide(offices.viewer(office.specialist), lead)
    assert not access.can_decide(offices.viewer(sister.head), lead)


@pytest.mark.parametrize("read", [*READERS, access.visible_drafts, access.draftable_agencies])
def test_every_reading_right_is_one_statement(office, read, django_assert_num_queries):
    in_use(office)
    seen = offices.viewer(office.focal_point)

    with django_assert_num_queries(1):
        found = list(read(seen))

    assert found
    assert len(found) == len({one.pk for one in found})
