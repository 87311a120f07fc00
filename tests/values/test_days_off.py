"""What a due day on a day off means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.deadline import DayOffRule, Recurring, effective_due_day, first_day_not_late, occurrences
from caicach.values.period import year
from caicach.values.workdays import WorkCalendar

# 30 April and 1 May 2026 are a Thursday and a Friday: with the weekend four days off. 9 May is a Saturday worked.
CALENDAR = WorkCalendar(
    days_off=frozenset({date(2026, 1, 1), date(2026, 4, 30), date(2026, 5, 1), date(2026, 12, 31)}),
    work_saturdays=frozenset({date(2026, 5, 9)}),
)
SUNDAY, MONDAY, FRIDAY = date(2026, 6, 7), date(2026, 6, 8), date(2026, 6, 5)


@pytest.mark.parametrize(
    ("day", "rule", "counts"),
    [
        (SUNDAY, DayOffRule.SAME, SUNDAY),
        (SUNDAY, DayOffRule.PREVIOUS, FRIDAY),
        (SUNDAY, DayOffRule.NEXT, MONDAY),
        (MONDAY, DayOffRule.PREVIOUS, MONDAY),
        (MONDAY, DayOffRule.NEXT, MONDAY),
        (date(2026, 4, 30), DayOffRule.PREVIOUS, date(2026, 4, 29)),
        (date(2026, 4, 30), DayOffRule.NEXT, date(2026, 5, 4)),
        (date(2026, 5, 9), DayOffRule.NEXT, date(2026, 5, 9)),
        pytest.param(date(2026, 12, 31), DayOffRule.NEXT, date(2026, 12, 31), id="next year is not known"),
        pytest.param(date(2027, 6, 6), DayOffRule.PREVIOUS, date(2027, 6, 6), id="the year is not known"),
    ],
)
def test_a_due_day_on_a_day_off_moves_as_the_office_decided(day: date, rule: DayOffRule, counts: date) -> None:
    assert effective_due_day(day, rule=rule, calendar=CALENDAR) == counts


DAYS = st.dates(date(2025, 12, 20), date(2027, 1, 12))


@given(DAYS, DAYS, st.sampled_from(DayOffRule))
def test_one_comparison_tells_what_is_late(due: date, today: date, rule: DayOffRule) -> None:
    late = effective_due_day(due, rule=rule, calendar=CALENDAR) < today

    assert late == (due < first_day_not_late(today, rule=rule, calendar=CALENDAR))


@given(DAYS, st.sampled_from(DayOffRule))
def test_a_day_once_moved_stays(day: date, rule: DayOffRule) -> None:
    moved = effective_due_day(day, rule=rule, calendar=CALENDAR)

    assert effective_due_day(moved, rule=rule, calendar=CALENDAR) == moved
    assert abs(moved - day) <= timedelta(days=4)


@pytest.mark.parametrize(
    ("every", "detail", "due"),
    [
        ("quarter", "chậm nhất 05 ngày làm việc sau khi kết thúc quý", ["07/01", "07/04", "07/07", "07/10"]),
        ("quarter", "ngày làm việc cuối cùng của quý", ["31/03", "30/06", "30/09", "30/12"]),
        ("year", "Quý III", ["30/09"]),
        ("year", "trước tháng 12", ["30/11"]),
        ("year", "từ tháng 10 đến tháng 11", ["30/11"]),
        ("year", "02 lần/năm", ["31/12"]),
    ],
)
def test_working_days_of_a_rhythm_are_those_of_the_calendar(every: str, detail: str, due: list[str]) -> None:
    duty = Recurring("quarter" if every == "quarter" else "year", detail)

    found = occurrences(duty, year(2026), calendar=CALENDAR)

    assert [f"{one.due_on:%d/%m}" for one in found] == due
