from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.period import Period, half_year, month, quarter, say, week_of, year

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))
YEARS = st.integers(min_value=2000, max_value=2100)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (year(2024), "năm 2024"),
        (quarter(2024, 1), "Quý I năm 2024"),
        (quarter(2024, 4), "Quý IV năm 2024"),
        (month(2023, 10), "tháng 10 năm 2023"),
        (month(2024, 2), "tháng 2 năm 2024"),
        (half_year(2024, 1), "6 tháng đầu năm 2024"),
        (half_year(2024, 2), "6 tháng cuối năm 2024"),
        (Period(date(2024, 1, 1), date(2024, 9, 30)), "9 tháng đầu năm 2024"),
        (Period(date(2024, 2, 1), date(2024, 3, 15)), "từ 01/02/2024 đến 15/03/2024"),
        (Period(date(2024, 2, 1), date(2024, 3, 31)), "từ 01/02/2024 đến 31/03/2024"),
        (Period(date(2023, 1, 1), date(2024, 12, 31)), "từ 01/01/2023 đến 31/12/2024"),
        (Period(date(2024, 5, 5), date(2024, 5, 5)), "ngày 05/05/2024"),
    ],
)
def test_a_period_is_said_by_its_name_where_it_has_one(period: Period, said: str) -> None:
    assert say(period) == said


def test_inside_a_plan_the_plan_year_goes_without_saying() -> None:
    assert say(quarter(2024, 1), plan_year=2024) == "Quý I"
    assert say(half_year(2024, 1), plan_year=2024) == "6 tháng đầu năm"
    assert say(year(2024), plan_year=2024) == "năm 2024"
    assert say(quarter(2025, 1), plan_year=2024) == "Quý I năm 2025"


@given(PERIODS, PERIODS)
def test_periods_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    latest_start, earliest_end = max(one.start, other.start), min(one.end, other.end)

    assert one.overlaps(other) is (latest_start <= earliest_end)
    assert one.overlaps(other) is other.overlaps(one)


def test_periods_that_only_touch_overlap_and_neighbours_do_not() -> None:
    march = month(2024, 3)

    assert march.overlaps(Period(date(2024, 3, 31), date(2024, 4, 2)))
    assert not march.overlaps(month(2024, 4))


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    week = week_of(day)

    assert day in week
    assert week.start.weekday() == 0
    assert week.end - week.start == timedelta(days=6)


@given(YEARS)
def test_quarters_months_and_halves_each_cover_the_year_without_gap(number: int) -> None:
    for parts in (
        [half_year(number, which) for which in (1, 2)],
        [quarter(number, which) for which in range(1, 5)],
        [month(number, which) for which in range(1, 13)],
    ):
        assert [day for part in parts for day in part.days()] == list(year(number).days())


def test_a_period_that_would_end_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


def test_parts_that_a_year_does_not_have_are_refused() -> None:
    with pytest.raises(ValueError, match="no quarter 5"):
        quarter(2024, 5)
    with pytest.raises(ValueError, match="no month 13"):
        month(2024, 13)
    with pytest.raises(ValueError, match="no half 0"):
        half_year(2024, 0)
