"""Two people decide about one finding in the same moment, and two workers read one document."""

import pytest

from caicach.foundation.models import AuditEvent
from caicach.plans import actions
from caicach.plans.actions import drafts
from caicach.plans.actions import findings as decisions
from caicach.plans.models import Draft, FindingWaiver, Plan
from caicach.plans.rules.states import DraftState
from tests.builders import findings, offices, plans
from tests.builders.together import at_once, meet_at, refusals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def made(office: offices.Commune, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """A draft with one error."""
    findings.only(monkeypatch, findings.leaderless)
    return plans.draft_in(office, plans.task("t1", "Số hóa hồ sơ", leads=[]))


def waiving(made: Draft, by: offices.Person):
    [key] = findings.keys_of(made)
    return lambda: actions.waive_finding(draft=made, key=key, reason="Cố ý", by=offices.viewer(by), at=plans.AT)


def test_of_two_who_let_one_finding_stand_exactly_one_does(office, made, monkeypatch):
    both = waiving(made, office.head), waiving(made, office.focal_point)
    meet_at(monkeypatch, (decisions, "examined"))

    results = at_once(*both)

    assert refusals(results) == [actions.OutOfDate]
    assert FindingWaiver.objects.count() == AuditEvent.objects.filter(verb="waive_finding").count() == 1


def test_of_two_who_take_a_decision_back_exactly_one_does(office, made, monkeypatch):
    waiver = waiving(made, office.head)()
    meet_at(monkeypatch, (decisions, "_record"))

    results = at_once(
        *[
            lambda by=by: actions.withdraw_waiver(waiver=waiver, by=offices.viewer(by), at=plans.AT)
            for by in (office.head, office.focal_point)
        ]
    )

    assert refusals(results) == [actions.OutOfDate]
    assert AuditEvent.objects.filter(verb="withdraw_waiver").count() == 1


def test_a_decision_in_the_moment_of_the_issue_is_before_it_or_refused(office, made):
    waive = waiving(made, office.head)
    [key] = findings.keys_of(made)

    results = at_once(
        waive,
        lambda: actions.adopt_draft(
            draft=made,
            issue=plans.ISSUE,
            who={},
            reasons={key: "Cố ý"},
            by=offices.viewer(office.focal_point),
            at=plans.AT,
        ),
    )

    made.refresh_from_db()
    assert refusals(results) == [actions.OutOfDate]
    assert FindingWaiver.objects.count() == 1
    assert Plan.objects.exists() is (made.state == DraftState.ADOPTED)


def test_of_two_workers_that_read_one_document_one_keeps_what_it_read(made, monkeypatch):
    Draft.objects.filter(pk=made.pk).update(state=DraftState.READING, lines=[])
    made.refresh_from_db()
    meet_at(monkeypatch, (drafts, "read_plan"))

    results = at_once(*[lambda: actions.read_draft(draft=Draft.objects.get(pk=made.pk), at=plans.AT)] * 2)

    made.refresh_from_db()
    assert refusals(results) == []
    assert made.state in (DraftState.REVIEW, DraftState.REFUSED)
    assert (made.readings, {one.state for one in results}) == (2, {made.state})
