"""The life of a piece of work: which act follows which, and who may do it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from caicach.foundation.queries import events_of
from caicach.organizations.rules.roles import Role
from caicach.plans import actions
from caicach.plans.models import Assignment, ProgressReport
from caicach.plans.rules.states import ForbiddenMove, WorkState
from tests.builders import offices
from tests.builders.work import AT, OFFICE, finish, lead_of, standing, work

LATER = AT + timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


@pytest.fixture
def focal_point(office):
    return offices.viewer(office.focal_point)


@pytest.fixture
def specialist(office):
    return offices.viewer(office.specialist)


def test_work_lives_from_a_report_through_a_return_to_acceptance(office, specialist, head):
    made = work(office)
    lead = lead_of(made)

    actions.report_progress(assignment=lead, percent=40, note=" Đã dự thảo ", by=specialist, at=AT)
    after_report = standing(made)[0]
    actions.submit_work(assignment=lead, note="Trình duyệt", by=specialist, at=AT)
    after_submission = standing(made)[0]
    actions.return_work(assignment=lead, reason="Thiếu phụ lục", by=head, at=LATER)
    after_return = standing(made)[0]
    actions.submit_work(assignment=lead, note="Đã bổ sung", by=specialist, at=LATER)
    actions.accept_work(assignment=lead, note="Đạt", by=head, at=LATER)

    assert (after_report, after_submission, after_return) == ("in_progress", "submitted", "returned")
    assert standing(made) == ("accepted", False, date(2026, 6, 30))
    assert made.finished_at == LATER
    lead.refresh_from_db()
    assert (lead.state, lead.percent, lead.submitted_by_id) == (WorkState.ACCEPTED, 100, specialist.id)
    assert list(lead.reports.order_by("id").values_list("move", "percent", "note", "by_id")) == [
        ("report", 40, "Đã dự thảo", specialist.id),
        ("submit", 100, "Trình duyệt", specialist.id),
        ("return", 100, "Thiếu phụ lục", head.id),
        ("submit", 100, "Đã bổ sung", specialist.id),
        ("accept", 100, "Đạt", head.id),
    ]


def test_every_act_leaves_its_event_at_the_task(office, specialist, head):
    made = work(office)
    finish(lead_of(made), by=specialist, decided_by=head)

    accepted, submitted = events_of(subject_type="Task", subject_id=made.pk)

    assert (submitted.verb, accepted.verb) == ("submit_work", "accept_work")
    assert (accepted.actor_name, accepted.agency_id) == ("Chủ Tịch", office.committee.pk)
    assert (accepted.detail["from"], accepted.detail["to"]) == ("submitted", "accepted")


@pytest.mark.parametrize(
    ("done", "move"),
    [
        ([], "accept"),
        ([], "return"),
        (["submit"], "report"),
        (["submit"], "submit"),
        (["submit", "accept"], "report"),
        (["submit", "accept"], "submit"),
        (["submit", "accept"], "accept"),
        (["submit", "accept"], "waive"),
        (["waive"], "report"),
        (["waive"], "waive"),
    ],
)
def test_a_move_that_the_state_forbids_is_refused_and_changes_nothing(office, specialist, head, done, move):
    made = work(office)
    lead = lead_of(made)
    moves = {
        "report": lambda: actions.report_progress(assignment=lead, percent=5, note="", by=specialist, at=AT),
        "submit": lambda: actions.submit_work(assignment=lead, note="", by=specialist, at=AT),
        "accept": lambda: actions.accept_work(assignment=lead, note="", by=head, at=AT),
        "return": lambda: actions.return_work(assignment=lead, reason="Thiếu", by=head, at=AT),
        "waive": lambda: actions.waive_work(assignment=lead, reason="Thôi", by=head, at=AT),
    }
    for name in done:
        moves[name]()
    before = Assignment.objects.values().get(pk=lead.pk)

    with pytest.raises(ForbiddenMove):
        moves[move]()

    assert Assignment.objects.values().get(pk=lead.pk) == before
    assert lead.reports.count() == len(done)


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_percentage_that_is_none_is_refused_by_the_database(office, specialist, percent):
    lead = lead_of(work(office))

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.report_progress(assignment=lead, percent=percent, note="", by=specialist, at=AT)

    assert not ProgressReport.objects.exists()


def test_nobody_accepts_what_they_handed_in_themselves_not_even_from_a_page_shown_before(office, focal_point, head):
    made = work(office, leads=[OFFICE])
    shown_before = lead_of(made, OFFICE)
    actions.submit_work(assignment=lead_of(made, OFFICE), note="", by=focal_point, at=AT)

    for act in (
        lambda: actions.accept_work(assignment=shown_before, note="", by=focal_point, at=AT),
        lambda: actions.return_work(assignment=shown_before, reason="x", by=focal_point, at=AT),
    ):
        with pytest.raises(actions.NotAllowed, match="người khác duyệt"):
            act()

    actions.accept_work(assignment=shown_before, note="", by=head, at=AT)
    assert standing(made)[0] == WorkState.ACCEPTED


def test_whoever_handed_in_first_may_decide_what_another_handed_in_after(office, focal_point, specialist, head):
    lead = lead_of(work(office))
    actions.submit_work(assignment=lead, note="", by=focal_point, at=AT)
    actions.return_work(assignment=lead, reason="Thiếu", by=head, at=AT)
    actions.submit_work(assignment=lead, note="", by=specialist, at=AT)

    actions.accept_work(assignment=lead, note="", by=focal_point, at=AT)

    lead.refresh_from_db()
    assert lead.state == WorkState.ACCEPTED


@pytest.mark.parametrize("who", ["stranger_to_office", "sister"])
def test_only_the_agency_that_leads_and_whoever_assigns_report(office, head, who):
    sister = offices.commune("Đồi Sim", code="99002")
    person = sister.focal_point if who == "sister" else office.stranger_to_office
    lead = lead_of(work(office))

    for act in (actions.report_progress, actions.submit_work):
        more = {"percent": 10} if act is actions.report_progress else {}
        with pytest.raises(actions.NotAllowed):
            act(assignment=lead, note="", by=offices.viewer(person), at=AT, **more)

    assert not lead.reports.exists()


@pytest.mark.parametrize("who", ["specialist", "stranger_to_office"])
def test_only_whoever_may_accept_decides(office, who):
    lead = lead_of(work(office))
    actions.submit_work(assignment=lead, note="", by=offices.viewer(office.focal_point), at=AT)
    person = offices.viewer(getattr(office, who))

    with pytest.raises(actions.NotAllowed):
        actions.accept_work(assignment=lead, note="", by=person, at=AT)
    with pytest.raises(actions.NotAllowed):
        actions.return_work(assignment=lead, reason="x", by=person, at=AT)
    with pytest.raises(actions.NotAllowed):
        actions.waive_work(assignment=lead, reason="x", by=person, at=AT)


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_giving_back_or_dropping_work_needs_a_reason(office, specialist, head, reason):
    lead = lead_of(work(office))
    actions.submit_work(assignment=lead, note="", by=specialist, at=AT)

    with pytest.raises(actions.ReasonMissing):
        actions.return_work(assignment=lead, reason=reason, by=head, at=AT)
    with pytest.raises(actions.ReasonMissing):
        actions.waive_work(assignment=lead, reason=reason, by=head, at=AT)

    lead.refresh_from_db()
    assert lead.state == WorkState.SUBMITTED


def test_a_person_named_does_the_work_wherever_they_sit(office, head):
    made = work(office)
    person = office.stranger_to_office
    actions.assign_task(assignment=lead_of(made), agency=office.culture, person=person, by=head, at=AT)

    actions.report_progress(assignment=lead_of(made), percent=10, note="", by=offices.viewer(person), at=AT)

    assert standing(made)[0] == WorkState.IN_PROGRESS


def test_work_whose_lead_nobody_settled_is_settled_and_keeps_its_progress(office, focal_point, head, specialist):
    made = work(office, leads=["Tổ công tác"])
    lead = lead_of(made, "Tổ công tác")
    actions.report_progress(assignment=lead, percent=30, note="", by=head, at=AT)

    actions.assign_task(assignment=lead, agency=office.culture, person=office.specialist, by=focal_point, at=AT)

    lead.refresh_from_db()
    assert (lead.agency, lead.person, lead.settled, lead.percent) == (office.culture, office.specialist, True, 30)
    event = events_of(subject_type="Task", subject_id=made.pk).first()
    assert event.detail == {
        "assignment": lead.pk,
        "before": {"agency": office.committee.pk, "person": None},
        "agency": office.culture.pk,
        "person": office.specialist.pk,
    }


@pytest.mark.parametrize("who", ["specialist", "stranger_to_office"])
def test_only_whoever_assigns_says_who_does_the_work(office, who):
    lead = lead_of(work(office))

    with pytest.raises(actions.NotAllowed):
        actions.assign_task(
            assignment=lead, agency=office.office, person=None, by=offices.viewer(getattr(office, who)), at=AT
        )

    lead.refresh_from_db()
    assert lead.agency == office.culture


def test_somebody_without_a_seat_any_more_does_nothing(office, head):
    lead = lead_of(work(office))
    actions.assign_task(assignment=lead, agency=office.culture, person=office.specialist, by=head, at=AT)
    office.specialist.memberships.update(valid_to=date(2026, 5, 31))
    gone = offices.viewer(office.specialist, on=date(2026, 6, 1))

    with pytest.raises(actions.NotAllowed):
        actions.report_progress(assignment=lead, percent=10, note="", by=gone, at=AT)


def test_an_auditor_named_for_work_reads_and_does_not_do_it(office, head):
    auditor = offices.person("Kiểm Toán", at=office.culture, role=Role.AUDITOR, username="auditor")
    lead = lead_of(work(office))
    actions.assign_task(assignment=lead, agency=office.culture, person=auditor, by=head, at=AT)

    with pytest.raises(actions.NotAllowed):
        actions.report_progress(assignment=lead, percent=10, note="", by=offices.viewer(auditor), at=AT)
