from collections import Counter
from datetime import date, timedelta

import holidays
import pytest

from caicach.law.days_off import load_calendar, load_days_off, read_days_off
from caicach.law.entries import Certainty, MalformedLaw

FIRST, LAST = date(2022, 1, 1), date(2027, 12, 31)

# Where the holidays package is known to be wrong, and what decides.
KNOWN_DIFFERENCES = {
    date(2026, 1, 2): "off: swapped with 10/01/2026 by 12729/VPCP-KGVX of 25/12/2025, which the package lacks",
    date(2026, 1, 10): "worked: swapped with 02/01/2026 by 12729/VPCP-KGVX of 25/12/2025, which the package lacks",
}

# A table that passes; each case below spoils one thing in it.
SOUND = """
[[days_off]]
name = "Các ngày lễ"
days = [2024-01-01, 2024-02-08, 2024-02-09, 2024-02-12, 2024-02-13, 2024-02-14, 2024-04-18, 2024-04-30, 2024-05-01,
        2024-09-02, 2024-09-03]
source = "Điều 112"
certainty = "statute"

[[swap]]
name = "Hoán đổi"
day_off = 2024-04-29
work_saturday = 2024-05-04
source = "2450/VPCP-KGVX"
certainty = "decided"
"""


def _read(text: str) -> None:
    read_days_off(text, file="days_off.toml")


def test_every_day_agrees_with_the_holidays_package_but_for_the_named_differences() -> None:
    package = holidays.country_holidays("VN", years=range(FIRST.year, LAST.year + 1))
    calendar = load_calendar()
    every_day = [FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days + 1)]

    differing = {day for day in every_day if calendar.is_workday(day) != package.is_working_day(day)}

    assert differing == set(KNOWN_DIFFERENCES)


@pytest.mark.parametrize(
    ("free", "worked"),
    [
        (date(2024, 4, 29), date(2024, 5, 4)),
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 1, 2), date(2026, 1, 10)),
        (date(2026, 8, 31), date(2026, 8, 22)),
    ],
)
def test_swapped_days_are_free_and_their_saturdays_worked(free: date, worked: date) -> None:
    assert not load_calendar().is_workday(free)
    assert load_calendar().is_workday(worked)


def test_the_table_covers_2022_to_2027_and_says_what_is_not_decided_yet() -> None:
    undecided = {block.days[0].year for block in load_days_off().days_off if block.certainty is Certainty.FORECAST}

    assert load_calendar().years == set(range(2022, 2028))
    assert undecided == {2027}


def test_24_november_is_off_from_2026_on() -> None:
    assert load_calendar().is_workday(date(2025, 11, 24))
    assert not load_calendar().is_workday(date(2026, 11, 24))
    assert not load_calendar().is_workday(date(2027, 11, 24))


def test_every_year_has_at_least_the_statutory_days_off() -> None:
    per_year = Counter(day.year for block in load_days_off().days_off for day in block.days)

    assert min(per_year.values()) >= 11


def test_a_sound_table_is_read() -> None:
    table = read_days_off(SOUND, file="days_off.toml")

    assert table.swaps[0].work_saturday == date(2024, 5, 4)
    assert table.calendar().years == {2024}
    assert not table.calendar().is_workday(date(2024, 4, 29))


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('name = "Các ngày lễ"', 'name = " "', r"\[\[days_off\]\] number 1: name must be a text"),
        ('name = "Các ngày lễ"\n', "", r"\[\[days_off\]\] number 1: name is missing"),
        ('source = "Điều 112"', 'sources = "Điều 112"', r"number 1: source is missing"),
        ('source = "Điều 112"', 'source = "Điều 112"\nnote = "x"', r"number 1: unknown key note"),
        ('certainty = "statute"', 'certainty = "sure"', r"number 1: certainty must be one of decided, statute"),
        ("2024-01-01,", '"2024-01-01",', r"number 1: days must hold dates .* not '2024-01-01'"),
        ("2024-01-01,", "2024-01-01T00:00:00,", r"number 1: days must hold dates"),
        ("2024-01-01,", "2024-02-08,", r"number 1: 2024-02-08 already belongs to “Các ngày lễ”"),
        ("2024-01-01,", "2023-01-02,", r"2023 has 1 days off, the Labour Code gives at least 11"),
        ("2024-01-01,", "", r"2024 has 10 days off"),
        ("2024-01-01,", "2024-01-32,", r"days_off.toml: .*line 4"),
        (
            "day_off = 2024-04-29",
            "day_off = 2024-04-28",
            r"\[\[swap\]\] number 1: day_off 2024-04-28 is a weekly rest day",
        ),
        ("day_off = 2024-04-29", "day_off = 2024-04-30", r"number 1: 2024-04-30 already belongs to “Các ngày lễ”"),
        ("day_off = 2024-04-29", "day_off = 5", r"number 1: day_off must hold dates"),
        ("work_saturday = 2024-05-04", "work_saturday = 2024-05-05", r"work_saturday 2024-05-05 is no Saturday"),
        ("work_saturday = 2024-05-04", "work_saturday = 2025-05-03", r"2025 has 0 days off"),
        ("[[swap]]", "[[exchange]]", r"days_off.toml: unknown table exchange"),
        ("[[swap]]", "[swap]", r"days_off.toml: swap must be written as \[\[swap\]\] entries"),
    ],
)
def test_malformed_data_is_refused_with_its_place(was: str, becomes: str, fault: str) -> None:
    assert was in SOUND

    with pytest.raises(MalformedLaw, match=fault):
        _read(SOUND.replace(was, becomes, 1))


@pytest.mark.parametrize("days", ["[]", "2024-01-01"])
def test_days_that_are_no_list_of_dates_are_refused(days: str) -> None:
    with pytest.raises(MalformedLaw, match="days must be a list of dates"):
        _read(f'[[days_off]]\nname = "Lễ"\ndays = {days}\nsource = "Luật"\ncertainty = "statute"\n')


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(MalformedLaw, match=r"there is no \[\[days_off\]\] entry"):
        _read("")


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2024, 4, 26), 3, date(2024, 5, 4)),  # over a swapped Saturday
        (date(2024, 2, 5), 5, date(2024, 2, 19)),  # over Tết
    ],
)
def test_the_worked_examples_of_the_algorithm_page_come_out(start: date, days: int, end: date) -> None:
    assert load_calendar().add_workdays(start, days) == end
    assert load_calendar().workdays_between(start, end) == days
