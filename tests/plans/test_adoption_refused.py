"""A draft that does not become a plan: not ready, not allowed, out of date, its number taken. Nothing is written."""

from dataclasses import replace

import pytest

from caicach.plans import actions
from caicach.plans.models import (
    Assignment,
    Deliverable,
    LegalBasis,
    LostPoint,
    Plan,
    PlanDomain,
    ReportingDuty,
    Target,
    TargetMeasure,
    Task,
    TaskDeadline,
)
from caicach.plans.rules.adoption import NotReady, check_ready
from caicach.plans.rules.states import DraftState
from tests.builders import offices
from tests.builders.plans import ISSUE, adopt, draft_in, item, review, task

WRITTEN_BY_ADOPTION = (
    Plan,
    PlanDomain,
    Task,
    Deliverable,
    TaskDeadline,
    Assignment,
    Target,
    TargetMeasure,
    LegalBasis,
    ReportingDuty,
    LostPoint,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


def nothing_was_written() -> bool:
    return not any(model.objects.exists() for model in WRITTEN_BY_ADOPTION)


@pytest.mark.parametrize(
    ("sections", "sentence"),
    [
        ({"tasks": []}, "chưa có nhiệm vụ nào"),
        ({"tasks": [task(), task("t2", "  ")]}, "Nhiệm vụ thứ 2"),
        ({"tasks": [item("t1", number="7")]}, "số “7”"),
        ({"tasks": [task(budget_vnd=10**20)]}, "Kinh phí của nhiệm vụ thứ 1"),
        ({"tasks": [task(budget_vnd=-1)]}, "Kinh phí của nhiệm vụ thứ 1"),
        (
            {"targets": [item("g1", text="x", measures=[{"comparator": "=", "value": "1e20", "unit": "hồ sơ"}])]},
            "chỉ tiêu thứ 1",
        ),
    ],
)
def test_a_draft_that_cannot_become_work_is_refused_and_leaves_nothing_behind(office, head, sections, sentence):
    made = draft_in(office, task(), **sections)

    with pytest.raises(NotReady, match=sentence):
        adopt(made, head)

    made.refresh_from_db()
    assert made.state == DraftState.REVIEW
    assert nothing_was_written()


def test_everything_that_is_missing_is_told_at_once():
    with pytest.raises(NotReady) as refusal:
        check_ready(review(item("t1"), task("t2"), item("t3", number="3")))

    assert len(refusal.value.sentences) == 2


def test_a_number_that_the_body_gave_this_year_already_is_taken(office, head):
    first, second = draft_in(office, task()), draft_in(office, task())
    adopt(first, head)

    with pytest.raises(actions.NumberTaken, match=ISSUE.number):
        adopt(second, head)

    second.refresh_from_db()
    assert second.state == DraftState.REVIEW
    assert Plan.objects.count() == 1


def test_a_number_is_free_in_another_year_and_for_another_body(office, head):
    sister = offices.commune("Đồi Sim", code="99002")
    adopt(draft_in(office, task()), head)

    adopt(draft_in(office, task()), head, issue=replace(ISSUE, year=2027))
    adopt(draft_in(sister, task()), offices.viewer(sister.head))

    assert Plan.objects.count() == 3


@pytest.mark.parametrize("who", ["specialist", "stranger_to_office"])
def test_only_whoever_issues_plans_of_the_body_adopts(office, who):
    made = draft_in(office, task())

    with pytest.raises(actions.NotAllowed):
        adopt(made, offices.viewer(getattr(office, who)))

    assert nothing_was_written()


def test_the_head_of_a_sister_commune_adopts_nothing_here(office):
    sister = offices.commune("Đồi Sim", code="99002")

    with pytest.raises(actions.NotAllowed):
        adopt(draft_in(office, task()), offices.viewer(sister.head))

    assert nothing_was_written()


@pytest.mark.parametrize("state", [DraftState.READING, DraftState.DISCARDED, DraftState.ADOPTED])
def test_a_draft_that_is_not_under_review_is_not_adopted(office, head, state):
    made = draft_in(office, task())
    made.state = state
    made.save()

    with pytest.raises(actions.OutOfDate):
        adopt(made, head)

    assert nothing_was_written()


def test_adopting_twice_makes_one_plan(office, head):
    made = draft_in(office, task())
    adopt(made, head)

    with pytest.raises(actions.OutOfDate):
        adopt(made, head, issue=replace(ISSUE, number="02/KH-UBND"))

    assert Plan.objects.count() == Task.objects.count() == 1
