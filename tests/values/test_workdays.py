from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.workdays import WorkCalendar, YearNotCovered

YEAR = [date(2024, 1, 1) + timedelta(days=offset) for offset in range(366)]
SATURDAYS = [day for day in YEAR if day.weekday() == 5]
DAYS = st.sampled_from(YEAR[120:240])  # far enough from the edges for the counts below


def _calendar(*days_off: date, work_saturdays: tuple[date, ...] = ()) -> WorkCalendar:
    return WorkCalendar(days_off=frozenset(days_off) | {date(2024, 1, 1)}, work_saturdays=frozenset(work_saturdays))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """A calendar of 2024 with up to 30 days off and some work Saturdays."""
    days_off = draw(st.sets(st.sampled_from(YEAR), max_size=30))
    worked = draw(st.sets(st.sampled_from(SATURDAYS), max_size=6)) - days_off - {date(2024, 1, 1)}
    return _calendar(*days_off, work_saturdays=tuple(worked))


def test_weekdays_are_worked_and_weekends_are_not() -> None:
    week = [_calendar().is_workday(date(2024, 3, day)) for day in range(4, 11)]

    assert week == [True, True, True, True, True, False, False]


def test_a_swap_frees_a_weekday_and_works_a_saturday() -> None:
    calendar = _calendar(date(2024, 4, 29), work_saturdays=(date(2024, 5, 4),))

    assert not calendar.is_workday(date(2024, 4, 29))
    assert calendar.is_workday(date(2024, 5, 4))
    assert not calendar.is_workday(date(2024, 5, 5))


def test_three_working_days_from_a_friday_end_on_the_wednesday() -> None:
    assert _calendar().add_workdays(date(2024, 3, 1), 3) == date(2024, 3, 6)
    assert _calendar().add_workdays(date(2024, 3, 6), -3) == date(2024, 3, 1)


def test_the_nearest_working_day_is_the_day_itself_where_it_is_one() -> None:
    calendar = _calendar(date(2024, 3, 11))

    assert calendar.next_workday(date(2024, 3, 8)) == date(2024, 3, 8)
    assert calendar.next_workday(date(2024, 3, 9)) == date(2024, 3, 12)
    assert calendar.previous_workday(date(2024, 3, 11)) == date(2024, 3, 8)
    assert calendar.previous_workday(date(2024, 3, 12)) == date(2024, 3, 12)


@given(calendars(), DAYS, st.integers(min_value=0, max_value=40))
def test_days_added_are_days_counted(calendar: WorkCalendar, day: date, n: int) -> None:
    assert calendar.workdays_between(day, calendar.add_workdays(day, n)) == n


@given(calendars(), DAYS, st.integers(min_value=1, max_value=40))
def test_adding_ends_on_a_working_day_on_the_right_side(calendar: WorkCalendar, day: date, n: int) -> None:
    after, before = calendar.add_workdays(day, n), calendar.add_workdays(day, -n)

    assert calendar.is_workday(after)
    assert calendar.is_workday(before)
    assert before < day < after


@given(calendars(), DAYS, st.integers(min_value=-40, max_value=40))
def test_from_a_working_day_going_and_coming_back_is_staying(calendar: WorkCalendar, day: date, n: int) -> None:
    start = calendar.next_workday(day)

    assert calendar.add_workdays(calendar.add_workdays(start, n), -n) == start
    assert calendar.workdays_between(start, calendar.add_workdays(start, n)) == n


@given(calendars(), DAYS, DAYS, DAYS)
def test_counts_add_up_in_every_order_and_turn_their_sign(calendar: WorkCalendar, a: date, b: date, c: date) -> None:
    between = calendar.workdays_between

    assert between(a, b) + between(b, c) == between(a, c)
    assert between(a, b) == -between(b, a)
    assert between(a, a) == 0


@given(calendars(), DAYS, st.integers(min_value=-40, max_value=40))
def test_one_more_working_day_is_the_next_one(calendar: WorkCalendar, day: date, n: int) -> None:
    later = calendar.add_workdays(calendar.next_workday(day), n + 1)

    assert later == calendar.next_workday(calendar.add_workdays(calendar.next_workday(day), n) + timedelta(days=1))


@given(calendars(), DAYS)
def test_between_neighbouring_working_days_nothing_is_worked(calendar: WorkCalendar, day: date) -> None:
    before, after = calendar.previous_workday(day), calendar.next_workday(day)

    assert before <= day <= after
    assert (before == after) is calendar.is_workday(day)
    assert calendar.workdays_between(before, after) == (0 if before == after else 1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar: calendar.is_workday(date(2025, 1, 2)),
        lambda calendar: calendar.next_workday(date(2025, 1, 4)),
        lambda calendar: calendar.add_workdays(date(2024, 12, 31), 1),
        lambda calendar: calendar.add_workdays(date(2025, 1, 2), 0),
        lambda calendar: calendar.workdays_between(date(2024, 12, 30), date(2025, 1, 2)),
        lambda calendar: calendar.workdays_between(date(2025, 1, 2), date(2025, 1, 2)),
    ],
)
def test_a_year_that_nobody_entered_is_not_guessed(ask: Callable[[WorkCalendar], object]) -> None:
    with pytest.raises(YearNotCovered, match="lịch nghỉ của năm 2025") as refused:
        ask(_calendar())

    assert refused.value.year == 2025


def test_a_calendar_covers_the_years_in_which_it_has_a_day_off() -> None:
    calendar = WorkCalendar(days_off=frozenset({date(2024, 1, 1), date(2026, 1, 1)}), work_saturdays=frozenset())

    assert calendar.years == {2024, 2026}


def test_a_work_saturday_must_be_a_saturday_and_not_a_day_off() -> None:
    with pytest.raises(ValueError, match="must be a Saturday"):
        _calendar(work_saturdays=(date(2024, 5, 5),))
    with pytest.raises(ValueError, match="off and worked"):
        _calendar(date(2024, 5, 4), work_saturdays=(date(2024, 5, 4),))
