"""What counts as finished, and what as late: several leads, dropped work, promises kept one by one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from caicach.foundation.queries import events_of
from caicach.plans import actions
from caicach.plans.models import Part
from caicach.plans.rules.states import Move, WorkState
from tests.builders import offices
from tests.builders.plans import by
from tests.builders.work import AT, CULTURE, OFFICE, finish, lead_of, standing, work

LATER = AT + timedelta(days=1)
EVERY_QUARTER = {"kind": "recurring", "every": "quarter", "detail": None}

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


@pytest.mark.parametrize(
    ("handed_in", "late"),
    [
        pytest.param(datetime(2026, 6, 30, 16, 59, tzinfo=UTC), False, id="one minute to midnight in Vietnam"),
        pytest.param(datetime(2026, 6, 30, 17, 0, tzinfo=UTC), True, id="midnight in Vietnam"),
        pytest.param(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), True, id="next morning in Vietnam, same day in UTC"),
        pytest.param(datetime(2026, 6, 29, 17, 30, tzinfo=UTC), False, id="first minutes of the last day"),
    ],
)
def test_work_is_late_by_the_civil_day_in_vietnam(office, specialist, head, handed_in, late):
    made = work(office, deadlines=[by("2026-06-30")])

    finish(lead_of(made), by=specialist, decided_by=head, at=handed_in)

    assert made.deadlines.get().met_on == (date(2026, 7, 1) if late else date(2026, 6, 30))
    assert standing(made) == ("accepted", late, date(2026, 6, 30))


def test_work_handed_in_in_time_stays_in_time_however_late_it_is_accepted(office, specialist, head):
    made = work(office)

    finish(lead_of(made), by=specialist, decided_by=head, accepted_at=AT + timedelta(days=90))

    assert standing(made)[1] is False
    assert made.finished_at == AT + timedelta(days=90)


def test_work_given_back_counts_from_the_day_it_was_handed_in_again(office, specialist, head):
    made = work(office)
    lead = lead_of(made)
    actions.submit_work(assignment=lead, note="", by=specialist, at=AT)
    actions.return_work(assignment=lead, reason="Thiếu", by=head, at=AT)

    finish(lead, by=specialist, decided_by=head, at=datetime(2026, 7, 3, 2, 0, tzinfo=UTC))

    assert standing(made)[1] is True
    assert made.deadlines.get().met_on == date(2026, 7, 3)


def test_work_without_any_day_is_never_late(office, specialist, head):
    made = work(office, deadlines=[{"kind": "event", "detail": "khi có phát sinh"}])

    finish(lead_of(made), by=specialist, decided_by=head, at=AT + timedelta(days=900))

    assert standing(made) == ("accepted", False, None)


def test_of_a_recurring_promise_the_last_occurrence_decides(office, specialist, head):
    made = work(office, deadlines=[EVERY_QUARTER])

    finish(lead_of(made), by=specialist, decided_by=head, at=datetime(2026, 12, 20, 2, 0, tzinfo=UTC))

    assert standing(made) == ("accepted", False, date(2026, 12, 31))
    assert set(made.deadlines.values_list("met_on", flat=True)) == {date(2026, 12, 20)}


def test_a_promise_kept_late_makes_the_work_late_although_the_rest_was_in_time(office, specialist, head):
    made = work(office, deadlines=[by("2026-03-31"), by("2026-12-31")])
    first = made.deadlines.get(due_on=date(2026, 3, 31))
    actions.meet_deadline(deadline=first, on=date(2026, 4, 2), by=specialist, at=AT)

    finish(lead_of(made), by=specialist, decided_by=head)

    assert standing(made) == ("accepted", True, date(2026, 12, 31))


def test_a_task_is_finished_when_its_last_lead_is_and_counts_from_the_last_to_hand_in(
    office, specialist, focal_point, head
):
    made = work(office, leads=[CULTURE, OFFICE])
    on_time, late = AT, datetime(2026, 7, 2, 2, 0, tzinfo=UTC)

    finish(lead_of(made, CULTURE), by=specialist, decided_by=head, at=on_time)
    between = standing(made)
    actions.submit_work(assignment=lead_of(made, OFFICE), note="", by=focal_point, at=late)
    waiting = standing(made)
    actions.accept_work(assignment=lead_of(made, OFFICE), note="", by=head, at=late)

    assert between == ("in_progress", False, date(2026, 6, 30))
    assert waiting == ("submitted", False, date(2026, 6, 30))
    assert standing(made) == ("accepted", True, date(2026, 6, 30))


def test_one_lead_given_back_shows_at_the_task_while_others_wait(office, specialist, focal_point, head):
    made = work(office, leads=[CULTURE, OFFICE])
    for words, person in ((CULTURE, specialist), (OFFICE, focal_point)):
        actions.submit_work(assignment=lead_of(made, words), note="", by=person, at=AT)

    actions.return_work(assignment=lead_of(made, CULTURE), reason="Thiếu", by=head, at=AT)

    assert standing(made)[0] == WorkState.RETURNED


def test_whoever_helps_reports_without_moving_the_task(office, focal_point):
    made = work(office, coordinators=[OFFICE])
    helper = made.assignments.get(part=Part.COORDINATOR)

    actions.report_progress(assignment=helper, percent=80, note="Đã góp ý", by=focal_point, at=AT)

    assert standing(made)[0] == WorkState.NOT_STARTED


def test_dropped_work_is_finished_but_its_promises_were_not_kept(office, head):
    made = work(office, deadlines=[by("2026-03-31"), by("2026-06-30")])

    actions.waive_work(assignment=lead_of(made), reason=" Cấp trên đã làm ", by=head, at=LATER)

    assert standing(made) == ("waived", False, date(2026, 3, 31))
    assert made.finished_at == LATER
    assert set(made.deadlines.values_list("met_on", flat=True)) == {None}
    assert lead_of(made).reports.get().note == "Cấp trên đã làm"
    assert lead_of(made).reports.get().move == Move.WAIVE


def test_dropping_one_lead_leaves_the_task_to_the_other_who_decides_whether_it_was_late(
    office, specialist, focal_point, head
):
    made = work(office, leads=[CULTURE, OFFICE])
    late = datetime(2026, 7, 5, 2, 0, tzinfo=UTC)
    actions.submit_work(assignment=lead_of(made, OFFICE), note="", by=focal_point, at=late)
    finish(lead_of(made, CULTURE), by=specialist, decided_by=head)

    actions.waive_work(assignment=lead_of(made, OFFICE), reason="Không cần nữa", by=head, at=late)

    assert standing(made) == ("accepted", False, date(2026, 6, 30))


def test_a_kept_promise_moves_the_next_due_day_on(office, specialist):
    made = work(office, deadlines=[EVERY_QUARTER])
    first, second = made.deadlines.all()[:2]

    kept = actions.meet_deadline(deadline=first, on=date(2026, 3, 20), by=specialist, at=AT)

    assert kept.met_on == date(2026, 3, 20)
    assert standing(made) == ("not_started", False, date(2026, 6, 30))
    actions.meet_deadline(deadline=second, on=date(2026, 6, 30), by=specialist, at=AT)
    assert standing(made)[2] == date(2026, 9, 30)
    event = events_of(subject_type="Task", subject_id=made.pk).first()
    assert (event.verb, event.detail) == ("meet_deadline", {"deadline": second.pk, "on": "2026-06-30"})


def test_promises_may_be_kept_out_of_order(office, specialist):
    made = work(office, deadlines=[by("2026-03-31"), by("2026-06-30")])
    second = made.deadlines.get(due_on=date(2026, 6, 30))

    actions.meet_deadline(deadline=second, on=date(2026, 2, 1), by=specialist, at=AT)

    assert standing(made)[2] == date(2026, 3, 31)


def test_a_day_once_recorded_stays(office, specialist):
    made = work(office, deadlines=[EVERY_QUARTER])
    first = made.deadlines.first()
    actions.meet_deadline(deadline=first, on=date(2026, 4, 9), by=specialist, at=AT)

    with pytest.raises(actions.OutOfDate):
        actions.meet_deadline(deadline=first, on=date(2026, 3, 1), by=specialist, at=AT)

    first.refresh_from_db()
    assert first.met_on == date(2026, 4, 9)


@pytest.mark.parametrize("end", ["accepted", "waived"])
def test_no_promise_of_finished_work_is_kept_afterwards(office, specialist, head, end):
    made = work(office, deadlines=[by("2026-03-31"), by("2026-06-30")])
    if end == "accepted":
        finish(lead_of(made), by=specialist, decided_by=head)
    else:
        actions.waive_work(assignment=lead_of(made), reason="Thôi", by=head, at=AT)
    before = standing(made)

    with pytest.raises(actions.OutOfDate):
        actions.meet_deadline(deadline=made.deadlines.first(), on=date(2026, 1, 1), by=specialist, at=AT)

    assert standing(made) == before


def test_only_a_lead_or_whoever_assigns_says_that_a_promise_was_kept(office, focal_point):
    made = work(office, coordinators=[OFFICE], deadlines=[EVERY_QUARTER])
    first, second = made.deadlines.all()[:2]

    with pytest.raises(actions.NotAllowed):
        actions.meet_deadline(deadline=first, on=date(2026, 3, 1), by=offices.viewer(office.stranger_to_office), at=AT)

    actions.meet_deadline(deadline=second, on=date(2026, 3, 1), by=focal_point, at=AT)
    first.refresh_from_db()
    assert first.met_on is None
