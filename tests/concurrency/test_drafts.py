"""Two people at one draft in the same moment: nothing is lost, nothing happens twice, nothing is half done."""

from dataclasses import replace

import pytest

from caicach.foundation.models import StoredFile
from caicach.foundation.rules import check_file
from caicach.plans import actions
from caicach.plans.actions import adoption, drafts
from caicach.plans.models import Assignment, Draft, DraftEdit, Plan, PlanVersion, Task
from caicach.plans.rules import review as edits
from caicach.plans.rules.fields import Section
from caicach.plans.rules.review import ImpossibleEdit, one
from caicach.plans.rules.states import DraftState
from tests.builders import offices
from tests.builders.plans import AT, ISSUE, draft, task
from tests.builders.together import at_once, meet_at, refusals

TASKS = Section.TASKS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def focal_point(office):
    return offices.viewer(office.focal_point)


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


def two_tasks(office, focal_point) -> Draft:
    return draft(task("t1", "Một"), task("t2", "Hai"), agency=office.committee, uploaded_by=focal_point)


def titles(made: Draft) -> list[str]:
    made.refresh_from_db()
    return [one(item, "title") for item in made.content[TASKS]]


def renaming(made: Draft, key: str, title: str, by):
    splice = edits.set_values(made.content, TASKS, key, {"title": [title]})
    return lambda: actions.edit_draft(draft=made, splice=splice, by=by, at=AT)


def adopting(made: Draft, by, *, number: str = ISSUE.number):
    issue = replace(ISSUE, number=number)
    return lambda: actions.adopt_draft(draft=made, issue=issue, who={}, by=by, at=AT)


def test_of_two_edits_of_one_place_exactly_one_stands(office, focal_point, monkeypatch):
    made = two_tasks(office, focal_point)
    meet_at(monkeypatch, (drafts, "apply"))

    results = at_once(renaming(made, "t1", "Của tôi", focal_point), renaming(made, "t1", "Của bạn", focal_point))

    assert refusals(results) == [ImpossibleEdit]
    assert titles(made) in (["Của tôi", "Hai"], ["Của bạn", "Hai"])
    assert made.version == DraftEdit.objects.count() == 1


def test_two_edits_of_different_places_both_stand(office, focal_point, monkeypatch):
    made = two_tasks(office, focal_point)
    meet_at(monkeypatch, (drafts, "apply"))

    results = at_once(renaming(made, "t1", "Một mới", focal_point), renaming(made, "t2", "Hai mới", focal_point))

    assert refusals(results) == []
    assert titles(made) == ["Một mới", "Hai mới"]
    assert made.version == 2
    assert list(made.edits.values_list("number", flat=True)) == [1, 2]


def test_two_who_undo_at_once_take_back_two_edits(office, focal_point, monkeypatch):
    made = two_tasks(office, focal_point)
    for title in ("Một", "Hai", "Ba"):
        made = renaming(made, "t1", title, focal_point)()
    meet_at(monkeypatch, (drafts, "apply"))

    results = at_once(*[lambda: actions.undo_edit(draft=made, by=focal_point, at=AT)] * 2)

    assert refusals(results) == []
    assert titles(made) == ["Một", "Hai"]
    assert made.edits.filter(undone_at=None).count() == 1


def test_of_two_who_adopt_one_draft_exactly_one_issues_the_plan(office, focal_point, head, monkeypatch):
    made = two_tasks(office, focal_point)
    meet_at(monkeypatch, (adoption, "check_ready"))

    results = at_once(adopting(made, head, number="01"), adopting(made, focal_point, number="02"))

    assert refusals(results) == [actions.OutOfDate]
    assert Plan.objects.count() == PlanVersion.objects.count() == 1
    assert Task.objects.count() == Assignment.objects.count() == 2
    made.refresh_from_db()
    assert made.state == DraftState.ADOPTED


def test_of_two_plans_with_one_number_exactly_one_is_issued(office, focal_point, head, monkeypatch):
    first, second = two_tasks(office, focal_point), two_tasks(office, focal_point)
    meet_at(monkeypatch, (Plan.objects, "create"))

    results = at_once(adopting(first, head), adopting(second, focal_point))

    assert refusals(results) == [actions.NumberTaken]
    assert Plan.objects.count() == 1
    assert Task.objects.count() == 2
    assert sorted(Draft.objects.values_list("state", flat=True)) == [DraftState.ADOPTED, DraftState.REVIEW]


def test_an_edit_in_the_moment_of_adoption_is_in_the_plan_or_refused(office, focal_point, head, monkeypatch):
    made = two_tasks(office, focal_point)
    meet_at(monkeypatch, (adoption, "check_ready"), (drafts, "apply"))

    results = at_once(adopting(made, head), renaming(made, "t1", "Sửa phút chót", focal_point))

    made.refresh_from_db()
    assert refusals(results) in ([], [actions.OutOfDate])
    assert PlanVersion.objects.get().content == made.content
    assert Task.objects.get(position=1).title == one(made.content[TASKS][0], "title")


def test_a_draft_thrown_away_in_the_moment_of_adoption_is_one_or_the_other(office, focal_point, head, monkeypatch):
    made = two_tasks(office, focal_point)

    results = at_once(adopting(made, head), lambda: actions.discard_draft(draft=made, by=focal_point, at=AT))

    made.refresh_from_db()
    assert refusals(results) == [actions.OutOfDate]
    assert Plan.objects.exists() is (made.state == DraftState.ADOPTED)


def test_two_who_upload_the_same_document_at_once_both_have_it_and_it_is_kept_once(office, focal_point, monkeypatch):
    file = check_file(name="ke-hoach.txt", data="Kế hoạch".encode())
    meet_at(monkeypatch, (StoredFile.objects, "get_or_create"))

    results = at_once(*[lambda: actions.upload_document(agency=office.committee, file=file, by=focal_point, at=AT)] * 2)

    assert refusals(results) == []
    assert Draft.objects.count() == 2
    assert StoredFile.objects.count() == 1


def test_two_jobs_that_read_one_document_at_once_leave_one_reading(office, focal_point, monkeypatch):
    file = check_file(name="ke-hoach.txt", data="KẾ HOẠCH\nCải cách hành chính\nI. MỤC TIÊU\n1. Đạt 98%.".encode())
    made = actions.upload_document(agency=office.committee, file=file, by=focal_point, at=AT)
    meet_at(monkeypatch, (drafts, "review_of"))

    results = at_once(*[lambda: actions.read_draft(draft=Draft.objects.get(pk=made.pk), at=AT)] * 2)

    made.refresh_from_db()
    assert refusals(results) == []
    assert (made.state, made.version) == (DraftState.REVIEW, 0)
