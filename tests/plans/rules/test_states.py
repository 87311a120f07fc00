"""States of work: which may follow which, what is late, how parts add up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.plans.rules.states import (
    FINISHED,
    OPEN,
    ForbiddenMove,
    Move,
    Standing,
    WorkState,
    after,
    is_due_soon,
    is_overdue,
    may,
    rolled_up,
    standing,
    tally,
)

DUE = date(2026, 6, 30)
STATES = st.sampled_from(list(WorkState))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("move", "state", "following"),
    [
        (Move.REPORT, WorkState.NOT_STARTED, WorkState.IN_PROGRESS),
        (Move.REPORT, WorkState.RETURNED, WorkState.IN_PROGRESS),
        (Move.SUBMIT, WorkState.IN_PROGRESS, WorkState.SUBMITTED),
        (Move.SUBMIT, WorkState.NOT_STARTED, WorkState.SUBMITTED),
        (Move.ACCEPT, WorkState.SUBMITTED, WorkState.ACCEPTED),
        (Move.RETURN, WorkState.SUBMITTED, WorkState.RETURNED),
        (Move.WAIVE, WorkState.IN_PROGRESS, WorkState.WAIVED),
        (Move.REOPEN, WorkState.ACCEPTED, WorkState.IN_PROGRESS),
    ],
)
def test_work_moves_on_as_the_rules_say(move, state, following):
    assert after(move, state) == following


@pytest.mark.parametrize(
    ("move", "state"),
    [
        (Move.ACCEPT, WorkState.IN_PROGRESS),
        (Move.ACCEPT, WorkState.ACCEPTED),
        (Move.RETURN, WorkState.NOT_STARTED),
        (Move.REPORT, WorkState.SUBMITTED),
        (Move.SUBMIT, WorkState.ACCEPTED),
        (Move.WAIVE, WorkState.WAIVED),
        (Move.REOPEN, WorkState.SUBMITTED),
    ],
)
def test_a_forbidden_move_is_refused_with_a_sentence(move, state):
    with pytest.raises(ForbiddenMove, match=r"\w+ \w+.*\."):
        after(move, state)


@given(st.sampled_from(list(Move)), STATES)
def test_may_tells_exactly_the_moves_that_are_not_refused(move, state):
    try:
        after(move, state)
    except ForbiddenMove:
        assert not may(move, state)
    else:
        assert may(move, state)


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ([], WorkState.NOT_STARTED),
        ([WorkState.NOT_STARTED, WorkState.NOT_STARTED], WorkState.NOT_STARTED),
        ([WorkState.ACCEPTED, WorkState.NOT_STARTED], WorkState.IN_PROGRESS),
        ([WorkState.ACCEPTED, WorkState.WAIVED], WorkState.ACCEPTED),
        ([WorkState.WAIVED, WorkState.WAIVED], WorkState.WAIVED),
        ([WorkState.SUBMITTED, WorkState.IN_PROGRESS], WorkState.SUBMITTED),
        ([WorkState.RETURNED, WorkState.SUBMITTED], WorkState.RETURNED),
    ],
)
def test_a_task_stands_as_its_leads_do(states, whole):
    assert rolled_up(states) == whole


@given(st.lists(STATES, min_size=1))
def test_a_task_is_finished_only_when_every_lead_is(states):
    assert (rolled_up(states) in FINISHED) == all(state in FINISHED for state in states)


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        (WorkState.IN_PROGRESS, DUE, False),
        (WorkState.IN_PROGRESS, DUE + timedelta(days=1), True),
        (WorkState.NOT_STARTED, DUE + timedelta(days=1), True),
        (WorkState.RETURNED, DUE + timedelta(days=1), True),
        (WorkState.SUBMITTED, DUE + timedelta(days=90), False),
        (WorkState.ACCEPTED, DUE + timedelta(days=90), False),
        (WorkState.WAIVED, DUE + timedelta(days=90), False),
    ],
)
def test_work_is_overdue_from_the_day_after_its_last_day(state, today, late):
    assert is_overdue(state=state, due_on=DUE, today=today) is late


@given(STATES, DAYS)
def test_work_without_a_day_is_never_late_nor_soon(state, today):
    assert not is_overdue(state=state, due_on=None, today=today)
    assert not is_due_soon(state=state, due_on=None, today=today)


@given(STATES, DAYS, DAYS)
def test_late_and_soon_exclude_each_other(state, due, today):
    assert not (is_overdue(state=state, due_on=due, today=today) and is_due_soon(state=state, due_on=due, today=today))


def test_due_soon_begins_seven_days_before():
    assert is_due_soon(state=WorkState.IN_PROGRESS, due_on=DUE, today=DUE - timedelta(days=7))
    assert not is_due_soon(state=WorkState.IN_PROGRESS, due_on=DUE, today=DUE - timedelta(days=8))


@given(st.lists(st.tuples(STATES, st.none() | DAYS, st.booleans()), max_size=40), DAYS)
def test_the_parts_of_a_bar_add_up_to_the_whole(tasks, today):
    standings = [standing(state=state, due_on=due, finished_late=late, today=today) for state, due, late in tasks]

    counted = tally(standings)

    assert counted.total == len(tasks)
    assert counted.done == sum(state in FINISHED for state, _, _ in tasks)


@given(STATES, st.none() | DAYS, st.booleans(), DAYS)
def test_only_finished_work_counts_as_done(state, due, late, today):
    done = standing(state=state, due_on=due, finished_late=late, today=today) in {
        Standing.DONE_ON_TIME,
        Standing.DONE_LATE,
    }

    assert done == (state not in OPEN)
