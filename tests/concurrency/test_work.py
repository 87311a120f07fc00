"""Two people at one piece of work in the same moment: one decision, one finished task, no lost roll-up."""

from datetime import date

import pytest

from caicach.foundation.rules import check_file
from caicach.organizations.rules.roles import Role
from caicach.plans import actions
from caicach.plans.actions import work as acts
from caicach.plans.models import Evidence, ProgressReport
from caicach.plans.rules.states import ForbiddenMove, Move, WorkState
from tests.builders import offices
from tests.builders.plans import by
from tests.builders.together import at_once, meet_at, refusals
from tests.builders.work import AT, CULTURE, OFFICE, lead_of, standing, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


@pytest.fixture
def deputy(office):
    return offices.viewer(offices.person("Phó Chủ Tịch", at=office.committee, role=Role.HEAD, username="deputy"))


@pytest.fixture
def specialist(office):
    return offices.viewer(office.specialist)


def accepting(lead, by):
    return lambda: actions.accept_work(assignment=lead, note="", by=by, at=AT)


def test_of_two_who_accept_at_once_exactly_one_does(office, head, deputy, specialist, monkeypatch):
    made = work(office)
    lead = lead_of(made)
    actions.submit_work(assignment=lead, note="", by=specialist, at=AT)
    meet_at(monkeypatch, (acts, "after"))

    results = at_once(accepting(lead, head), accepting(lead, deputy))

    assert refusals(results) == [ForbiddenMove]
    assert ProgressReport.objects.filter(move=Move.ACCEPT).count() == 1
    assert standing(made)[0] == WorkState.ACCEPTED


def test_accepted_and_returned_at_once_it_is_one_of_both(office, head, deputy, specialist, monkeypatch):
    made = work(office)
    lead = lead_of(made)
    actions.submit_work(assignment=lead, note="", by=specialist, at=AT)
    meet_at(monkeypatch, (acts, "after"))

    results = at_once(
        accepting(lead, head), lambda: actions.return_work(assignment=lead, reason="Thiếu", by=deputy, at=AT)
    )

    assert refusals(results) == [ForbiddenMove]
    lead.refresh_from_db()
    assert lead.reports.count() == 2
    assert lead.reports.first().move == {"accepted": Move.ACCEPT, "returned": Move.RETURN}[lead.state]
    assert standing(made)[0] == lead.state


def test_work_handed_in_twice_at_once_is_handed_in_once(office, specialist, monkeypatch):
    lead = lead_of(work(office))
    meet_at(monkeypatch, (acts, "after"))

    results = at_once(*[lambda: actions.submit_work(assignment=lead, note="", by=specialist, at=AT)] * 2)

    assert refusals(results) == [ForbiddenMove]
    assert lead.reports.count() == 1


def test_the_last_two_leads_accepted_at_once_finish_the_task(office, head, deputy, specialist, monkeypatch):
    made = work(office, leads=[CULTURE, OFFICE])
    actions.submit_work(assignment=lead_of(made, CULTURE), note="", by=specialist, at=AT)
    actions.submit_work(assignment=lead_of(made, OFFICE), note="", by=offices.viewer(office.stranger_to_office), at=AT)
    meet_at(monkeypatch, (acts, "rolled_up"))

    results = at_once(accepting(lead_of(made, CULTURE), head), accepting(lead_of(made, OFFICE), deputy))

    assert refusals(results) == []
    assert standing(made)[0] == WorkState.ACCEPTED
    assert made.finished_at == AT
    assert not made.deadlines.filter(met_on=None).exists()


def test_of_two_days_recorded_at_once_for_one_promise_the_first_stays(office, head, specialist, monkeypatch):
    made = work(office, deadlines=[by("2026-03-31"), by("2026-06-30")])
    promise = made.deadlines.first()
    meet_at(monkeypatch, (acts, "next_due"))

    results = at_once(
        lambda: actions.meet_deadline(deadline=promise, on=date(2026, 3, 1), by=specialist, at=AT),
        lambda: actions.meet_deadline(deadline=promise, on=date(2026, 3, 2), by=head, at=AT),
    )

    assert refusals(results) == [actions.OutOfDate]
    assert standing(made)[2] == date(2026, 6, 30)


def test_two_promises_kept_at_once_leave_none_due(office, head, specialist, monkeypatch):
    made = work(office, deadlines=[by("2026-03-31"), by("2026-06-30")])
    first, second = made.deadlines.all()
    meet_at(monkeypatch, (acts, "next_due"))

    results = at_once(
        lambda: actions.meet_deadline(deadline=first, on=date(2026, 3, 1), by=specialist, at=AT),
        lambda: actions.meet_deadline(deadline=second, on=date(2026, 3, 1), by=head, at=AT),
    )

    assert refusals(results) == []
    assert standing(made)[2] is None


def test_of_two_files_that_replace_one_at_once_exactly_one_does(office, head, specialist, monkeypatch):
    made = work(office)

    def attach(name: str, by, **more):
        file = check_file(name=name, data=name.encode())
        return actions.attach_evidence(task=made, file=file, by=by, at=AT, **more)

    older = attach("cu.txt", specialist)
    meet_at(monkeypatch, (Evidence.objects, "create"))

    results = at_once(
        lambda: attach("moi.txt", specialist, replaces=older), lambda: attach("khac.txt", head, replaces=older)
    )

    assert refusals(results) == [actions.OutOfDate]
    older.refresh_from_db()
    assert older.replaced_by == Evidence.objects.exclude(pk=older.pk).get()
