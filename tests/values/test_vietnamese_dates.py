from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.vietnamese import parse_date, say_date, say_long_date, say_weekday

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "ngày 13 tháng 01 năm 2023",
        "Ngày 13 tháng 1 năm 2023",
        "ngày  13\n tháng 01 năm 2023 ",
        normalize("NFD", "ngày 13 tháng 01 năm 2023"),
        "13/01/2023",
        "13/1/2023",
        "13-01-2023",
        "13.01.2023",
        "13 / 01 / 2023",
    ],
)
def test_a_date_is_read_however_an_office_writes_it(written: str) -> None:
    assert parse_date(written) == date(2023, 1, 13)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("31/02/2024", "31/02/2024 không có thật: tháng 2 năm 2024 chỉ có 29 ngày."),
        ("ngày 29 tháng 02 năm 2023", "29/02/2023 không có thật: tháng 2 năm 2023 chỉ có 28 ngày."),
        ("31/4/2024", "31/04/2024 không có thật: tháng 4 năm 2024 chỉ có 30 ngày."),
        ("01/13/2024", "01/13/2024 không có thật: tháng phải từ 1 đến 12."),
        ("0/1/2024", "00/01/2024 không có thật: ngày đầu tháng là ngày 01."),
    ],
)
def test_a_day_that_no_calendar_has_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_date(written)

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "written", ["", "13/01", "13/01-2023", "2023-01-13", "13/01/23", "13/01/0023", "ngày 13/01/2023"]
)
def test_what_is_no_date_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match="hãy viết như 13/01/2023"):
        parse_date(written)


@given(DAYS)
def test_every_day_said_reads_back_as_itself(day: date) -> None:
    assert parse_date(say_date(day)) == day
    assert parse_date(say_long_date(day)) == day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2023, 1, 13), "ngày 13 tháng 01 năm 2023"),
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
        (date(2024, 3, 5), "ngày 05 tháng 3 năm 2024"),
        (date(2024, 10, 31), "ngày 31 tháng 10 năm 2024"),
    ],
)
def test_long_dates_take_a_zero_for_days_below_ten_and_months_one_and_two(day: date, said: str) -> None:
    assert say_long_date(day) == said


def test_short_dates_and_weekdays_are_written_in_full() -> None:
    week = [date(2024, 1, day) for day in range(1, 8)]

    assert say_date(date(2023, 1, 3)) == "03/01/2023"
    assert [say_weekday(day) for day in week] == [
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]  # fmt: skip
