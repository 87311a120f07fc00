"""A province reads the work of its communes and does not do it for them."""

import pytest

from caicach.organizations.models import AgencyKind
from caicach.organizations.rules.roles import Role
from caicach.plans import actions
from caicach.plans.access import can_assign, can_decide, can_work_on, visible_drafts, visible_tasks
from caicach.plans.actions import NotAllowed
from caicach.plans.queries.desk import desk
from tests.builders import offices, plans
from tests.builders.offices import viewer

pytestmark = pytest.mark.django_db
TODAY = plans.ISSUE.issued_on


def province_and_commune():
    province = offices.agency("UBND tỉnh Ngàn Mây", kind=AgencyKind.PEOPLES_COMMITTEE)
    return province, offices.commune(parent=province, code="99002")


def test_whoever_oversees_sees_a_commune_s_task_and_may_not_touch_it():
    province, own = province_and_commune()
    overseer = viewer(offices.person("Tỉnh", at=province, role=Role.FOCAL_POINT, username="province"))
    plan = plans.plan(agency=own.committee, issued_by=viewer(own.focal_point))
    lead = plan.tasks.get().assignments.get()

    assert visible_tasks(overseer).filter(plan=plan).exists()
    assert not any([can_assign(overseer, lead.task), can_work_on(overseer, lead), can_decide(overseer, lead)])
    with pytest.raises(NotAllowed):
        actions.submit_work(assignment=lead, note="", by=overseer, at=plans.AT)


def test_a_commune_s_drafts_and_decisions_stay_off_the_province_s_desk():
    province, own = province_and_commune()
    overseer = viewer(offices.person("Tỉnh", at=province, role=Role.FOCAL_POINT, username="province"))
    focal = viewer(own.focal_point)
    plans.draft(plans.task(), agency=own.committee, uploaded_by=focal)
    plan = plans.plan(agency=own.committee, issued_by=focal)
    actions.submit_work(assignment=plan.tasks.get().assignments.get(), note="", by=focal, at=plans.AT)

    seen = desk(overseer, today=TODAY)

    assert not visible_drafts(overseer).exists()
    assert (seen.to_decide.count, seen.unsettled, seen.drafts) == (0, 0, ())


def test_a_commune_works_on_what_the_province_s_plan_gives_it_and_the_province_decides():
    province, own = province_and_commune()
    steward = viewer(offices.person("Tỉnh", at=province, role=Role.FOCAL_POINT, username="province"))
    task = plans.task(leads=["UBND xã Gò Trăng"])
    plan = plans.plan(task, agency=province, issued_by=steward, who={"UBND xã Gò Trăng": (own.committee.pk,)})
    lead = plan.tasks.get().assignments.get()

    actions.submit_work(assignment=lead, note="Đã xong", by=viewer(own.focal_point), at=plans.AT)
    lead.refresh_from_db()

    assert can_decide(steward, lead)
    assert not can_decide(viewer(own.head), lead)


def test_a_commune_cannot_give_work_to_an_office_that_is_not_below_it():
    province, own = province_and_commune()

    with pytest.raises(NotAllowed, match="trực thuộc"):
        plans.plan(agency=own.committee, issued_by=viewer(own.focal_point), who={"Tỉnh": (province.pk,)})
