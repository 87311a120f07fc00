from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.deadline import Every, Occurrence, Recurring, occurrences
from caicach.values.period import Period, half_year, month, quarter, week_of, year

PHRASES = st.none() | st.sampled_from(
    [
        "ngày 07 tháng cuối cùng của quý",
        "trước ngày 07",
        "trước ngày 01",
        "ngày 31",
        "ngày 05 tháng sau",
        "ngày 10 tháng đầu của quý sau",
        "thứ 6",
        "Chủ nhật",
        "theo quy định",
    ]
)
RECURRING = st.builds(Recurring, st.sampled_from(get_args(Every)), detail=PHRASES)
YEARS = st.integers(min_value=2000, max_value=2100)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


def _due_in_2024(every: Every, detail: str | None) -> list[str]:
    return [f"{turn.due_on:%d/%m}" for turn in occurrences(Recurring(every, detail), year(2024))]


@pytest.mark.parametrize(
    ("detail", "due"),
    [
        (None, ["31/03", "30/06", "30/09", "31/12"]),
        ("ngày 07 tháng cuối cùng của quý", ["07/03", "07/06", "07/09", "07/12"]),
        ("trước ngày 07", ["06/03", "06/06", "06/09", "06/12"]),
        ("Trước 17 giờ ngày 20", ["20/03", "20/06", "20/09", "20/12"]),
        ("ngày 31", ["31/03", "30/06", "30/09", "31/12"]),
        ("trước ngày 31", ["30/03", "30/06", "30/09", "30/12"]),
        ("trước ngày 01 tháng cuối quý", ["29/02", "31/05", "31/08", "30/11"]),
        ("ngày 15 tháng đầu quý", ["15/01", "15/04", "15/07", "15/10"]),
        ("ngày 15 tháng thứ hai của quý", ["15/02", "15/05", "15/08", "15/11"]),
        ("từ ngày 20 đến ngày 25 tháng cuối quý", ["25/03", "25/06", "25/09", "25/12"]),
        ("ngày 25/3, 25/6, 25/9, 20/12", ["25/03", "25/06", "25/09", "20/12"]),
        ("ngày 05 tháng đầu tiên của quý sau", ["05/01", "05/04", "05/07", "05/10"]),
        ("05 ngày làm việc sau khi kết thúc quý", ["05/01", "05/04", "05/07", "07/10"]),
        ("chậm nhất 10 ngày sau khi kết thúc quý", ["10/01", "10/04", "10/07", "10/10"]),
        ("trong 03 ngày đầu của quý sau", ["03/01", "03/04", "03/07", "03/10"]),
        ("ngày làm việc cuối cùng của quý", ["29/03", "28/06", "30/09", "31/12"]),
        ("thứ Sáu cuối cùng của quý", ["29/03", "28/06", "27/09", "27/12"]),
        ("thứ Hai đầu tiên của quý", ["01/01", "01/04", "01/07", "07/10"]),
        ("ngày 40", ["31/03", "30/06", "30/09", "31/12"]),
        ("theo quy định", ["31/03", "30/06", "30/09", "31/12"]),
    ],
)
def test_a_quarterly_duty_falls_due_on_the_day_that_its_words_name(detail: str | None, due: list[str]) -> None:
    assert _due_in_2024("quarter", detail) == due


@pytest.mark.parametrize(
    ("every", "detail", "first_due"),
    [
        ("month", "ngày 20", "20/01"),
        ("month", "Ngày 20 hàng tháng", "20/01"),
        ("month", "trước ngày 05 tháng sau", "04/01"),
        ("half_year", "trước ngày 07", "06/06"),
        ("half_year", "ngày 15/6 và ngày 15/12", "15/06"),
        ("year", "trước ngày 07", "06/12"),
        ("year", "trước ngày 15 tháng 12", "14/12"),
        ("year", "ngày 20 tháng sáu", "31/12"),  # June in words is not read, and is not "tháng sau"
        ("year", "ngày 20 tháng sau", "20/01"),
        ("year", "ngày 00/12", "31/12"),
        ("year", None, "31/12"),
        ("week", "Trước 16 giờ ngày thứ 6", "05/01"),
        ("week", "thứ sáu", "05/01"),
        ("week", "trước ngày thứ Sáu", "04/01"),
        ("week", "trước thứ 2", "01/01"),
        ("week", "thứ tư", "03/01"),
        ("week", "Chủ nhật", "07/01"),
        ("week", "ngày làm việc thứ 3", "07/01"),
        ("week", None, "07/01"),
    ],
)
def test_other_duties_fall_due_on_the_day_that_their_words_name(
    every: Every, detail: str | None, first_due: str
) -> None:
    assert _due_in_2024(every, detail)[0] == first_due


def test_turns_carry_their_names() -> None:
    def labels(every: Every) -> list[str]:
        return [turn.label for turn in occurrences(Recurring(every), year(2024))]

    assert labels("quarter") == ["Quý I", "Quý II", "Quý III", "Quý IV"]
    assert labels("half_year") == ["6 tháng đầu năm", "6 tháng cuối năm"]
    assert labels("month")[2] == "Tháng 3"
    assert labels("year") == ["Năm 2024"]
    assert labels("week")[11] == "Tuần 12"


def test_a_turn_of_another_year_says_which() -> None:
    over_new_year = Period(date(2024, 12, 1), date(2025, 3, 31))

    assert [turn.label for turn in occurrences(Recurring("quarter"), over_new_year)] == ["Quý IV", "Quý I năm 2025"]
    assert occurrences(Recurring("quarter", "ngày 05 tháng sau"), year(2024))[0] == Occurrence(
        label="Quý IV năm 2023", period=quarter(2023, 4), due_on=date(2024, 1, 5)
    )
    half_years = occurrences(Recurring("half_year"), Period(date(2024, 6, 1), date(2025, 6, 30)))
    assert [turn.label for turn in half_years] == ["6 tháng đầu năm", "6 tháng cuối năm", "6 tháng đầu năm 2025"]
    assert occurrences(Recurring("week"), year(2023))[0] == Occurrence(
        label="Tuần 52 năm 2022", period=week_of(date(2023, 1, 1)), due_on=date(2023, 1, 1)
    )


def test_a_turn_cut_off_by_the_range_counts_while_its_due_day_lies_within() -> None:
    duty = Recurring("quarter", "ngày 07 tháng cuối cùng của quý")

    assert [turn.label for turn in occurrences(duty, Period(date(2024, 3, 7), date(2024, 6, 6)))] == ["Quý I"]
    assert occurrences(duty, Period(date(2024, 3, 8), date(2024, 6, 6))) == ()


@given(RECURRING, DAYS, st.integers(min_value=0, max_value=900))
def test_turns_come_in_order_lie_within_never_overlap_and_have_names_of_their_own(
    recurring: Recurring, start: date, length: int
) -> None:
    within = Period(start, start + timedelta(days=length))
    turns = occurrences(recurring, within)

    assert all(turn.due_on in within for turn in turns)
    assert all(before.period.end < after.period.start for before, after in pairwise(turns))
    assert all(before.due_on < after.due_on for before, after in pairwise(turns))
    assert len({turn.label for turn in turns}) == len(turns)


@given(st.sampled_from(["month", "quarter", "half_year", "year"]), PHRASES, YEARS)
def test_every_year_has_one_due_day_for_each_turn_however_it_is_worded(
    every: Every, detail: str | None, number: int
) -> None:
    expected = {"month": 12, "quarter": 4, "half_year": 2, "year": 1}

    assert len(occurrences(Recurring(every, detail), year(number))) == expected[every]


@given(st.sampled_from(["month", "quarter", "half_year", "year"]), YEARS)
def test_turns_without_further_words_cover_the_year_day_by_day(every: Every, number: int) -> None:
    turns = occurrences(Recurring(every), year(number))

    assert [day for turn in turns for day in turn.period.days()] == list(year(number).days())
    assert all(turn.due_on == turn.period.end for turn in turns)


@given(RECURRING, DAYS, st.integers(min_value=1, max_value=500), st.integers(min_value=1, max_value=500))
def test_what_is_due_in_two_neighbouring_ranges_is_what_is_due_in_both_together(
    recurring: Recurring, start: date, first: int, second: int
) -> None:
    cut, end = start + timedelta(days=first), start + timedelta(days=first + second)

    def due(since: date, until: date) -> list[date]:
        return [turn.due_on for turn in occurrences(recurring, Period(since, until))]

    assert due(start, cut - timedelta(days=1)) + due(cut, end) == due(start, end)


def test_each_turn_is_about_its_own_period() -> None:
    assert [turn.period for turn in occurrences(Recurring("half_year"), year(2024))] == [
        half_year(2024, 1),
        half_year(2024, 2),
    ]
    assert occurrences(Recurring("month"), month(2024, 2))[0].period == month(2024, 2)
