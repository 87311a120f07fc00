"""From the deadlines of a task to the days on which something is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.plans.rules.promises import next_due, promises_of

DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("deadline", "due_on"),
    [
        ({"kind": "by", "date": "2026-06-30"}, date(2026, 6, 30)),
        ({"kind": "before", "date": "2026-07-01"}, date(2026, 6, 30)),
        ({"kind": "period", "start": "2026-01-01", "end": "2026-03-31"}, date(2026, 3, 31)),
        ({"kind": "continuous", "start": "2026-01-01", "end": "2026-12-31"}, date(2026, 12, 31)),
        ({"kind": "event", "detail": "khi có phát sinh"}, None),
        ({"kind": "external", "detail": "theo kế hoạch của tỉnh"}, None),
    ],
)
def test_a_deadline_is_one_promise_with_its_last_day(deadline, due_on):
    (promise,) = promises_of([deadline], year=2026)

    assert (promise.deadline, promise.occurrence, promise.due_on) == (deadline, "", due_on)


@pytest.mark.parametrize(
    ("every", "number", "first", "last"),
    [
        ("month", 12, ("Tháng 1", date(2026, 1, 31)), ("Tháng 12", date(2026, 12, 31))),
        ("quarter", 4, ("Quý I", date(2026, 3, 31)), ("Quý IV", date(2026, 12, 31))),
        ("half_year", 2, ("6 tháng đầu năm", date(2026, 6, 30)), ("6 tháng cuối năm", date(2026, 12, 31))),
        ("year", 1, ("Năm 2026", date(2026, 12, 31)), ("Năm 2026", date(2026, 12, 31))),
    ],
)
def test_a_recurring_deadline_is_a_promise_for_each_turn_of_the_year(every, number, first, last):
    promises = promises_of([{"kind": "recurring", "every": every, "detail": None}], year=2026)

    told = [(promise.occurrence, promise.due_on) for promise in promises]
    assert (len(told), told[0], told[-1]) == (number, first, last)


def test_promises_keep_the_order_of_the_plan():
    late, soon = {"kind": "by", "date": "2026-12-01"}, {"kind": "by", "date": "2026-02-01"}

    assert [promise.deadline for promise in promises_of([late, soon], year=2026)] == [late, soon]


def test_without_deadlines_nothing_is_promised():
    assert promises_of([], year=2026) == []
    assert next_due([]) is None


@given(st.lists(st.tuples(DAYS, DAYS)))
def test_next_due_is_the_first_open_day_and_never_one_that_was_met(promises):
    open_days = [due for due, met in promises if due is not None and met is None]

    found = next_due(promises)

    assert (found is None) is (open_days == [])
    assert all(found <= day for day in open_days)
    assert found is None or found in open_days
