"""The language of deadlines as a whole: its table of phrases, its way back from sentences, its bounds."""

import time
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caicach.intake.recognise.calendar_times import RULES as CALENDAR
from caicach.intake.recognise.deadlines import read_deadlines
from caicach.intake.recognise.open_times import RULES as OPEN
from caicach.intake.recognise.recurring_times import RULES as RECURRING
from caicach.intake.recognise.time_grammar import opening, openings, readable, rule
from caicach.intake.recognise.wording import plain
from caicach.values import period as periods
from caicach.values.deadline import (
    Before,
    By,
    Continuous,
    Deadline,
    Every,
    External,
    InPeriod,
    OnEvent,
    Recurring,
    as_json,
    say,
)
from caicach.values.period import Period

PHRASES = tomllib.loads((Path(__file__).parent / "deadline_phrases.toml").read_text(encoding="utf-8"))
ALL_WORDS = [row["words"] for rows in PHRASES.values() for row in rows]


def written(deadline: Deadline) -> str:
    """A promise as the table writes it."""
    data = as_json(deadline)
    kind, of = data.pop("kind"), data.pop("of", None)
    values = [value for value in data.values() if value]
    open_kind = kind in ("event", "external")
    meaning = f"{kind}: {values[0]}" if open_kind else f"{kind} {(': ' if kind == 'recurring' else ' ').join(values)}"
    return f"{meaning} // {of}" if of else meaning


@pytest.mark.parametrize("row", PHRASES["inventory"], ids=lambda row: row["words"])
def test_a_phrase_of_the_known_plans_means_what_its_row_says(row: dict[str, object]) -> None:
    assert [written(one) for one in read_deadlines(str(row["words"]), year=int(str(row["year"])))] == row["means"]


@pytest.mark.parametrize("row", PHRASES["free"], ids=lambda row: row["words"])
def test_a_free_phrase_means_what_its_row_says(row: dict[str, object]) -> None:
    assert [written(one) for one in read_deadlines(str(row["words"]), year=2026)] == row["means"]


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
YEARS = st.integers(1900, 2199)
PERIODS = st.one_of(
    st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair))),
    st.builds(periods.quarter, YEARS, st.integers(1, 4)),
    st.builds(periods.month, YEARS, st.integers(1, 12)),
    st.builds(periods.half_year, YEARS, st.integers(1, 2)),
    st.builds(periods.year, YEARS),
    DAYS.map(lambda day: Period(day, day)),
)
OFFICE_WORDS = [
    *(
        "ban hành",
        "kế hoạch",
        "báo cáo",
        "quý",
        "I",
        "tháng",
        "6",
        "năm",
        "2026",
        "trước",
        "ngày",
        "30/6",
        "theo",
        "khi",
    ),
    *("có phát", "sinh,", "sau", "đối", "với;", "thường", "xuyên", "hằng", "định kỳ", "lần một", "/", "Sở Nội vụ", "-"),
    *(
        "(nếu có)",
        "trong",
        "đến",
        "từ",
        "hoàn thành",
        "xong",
        "và",
        "của",
        "là",
        "vào",
        "làm việc",
        "thứ hai",
        "02",
        "xã",
    ),
    *(
        "Quyết",
        "15/QĐ-UBND",
        "đột xuất",
        "đúng",
        "tiến độ",
        "kiểm tra",
        "Hội thi",
        "tết",
        ":",
        ".",
        "kỳ họp",
        "thời gian",
    ),
    *("rà soát", "chậm nhất", "kết thúc", "tuần", "thực hiện", "tuyên truyền", "định", "quy", "số"),
]
TEXTS = (
    st.one_of(
        st.lists(st.sampled_from(OFFICE_WORDS), min_size=1, max_size=7).map(" ".join),
        st.text("abcđêôưÁKQ 0123456789.,;:/-()%+lOI", min_size=1, max_size=15),
    )
    .map(plain)
    .filter(lambda text: bool(text) and plain(text) == text)
)
DAY_DETAILS = st.builds(
    "{}{} {:02}{}".format,
    st.sampled_from(["", "trước ", "Trước ", "chậm nhất ", "16 giờ "]),
    st.sampled_from(["ngày", "Ngày"]),
    st.integers(1, 31),
    st.sampled_from(["", " tháng cuối cùng của quý", " của tháng đầu quý", "/12"]),
)
OF = st.none() | TEXTS
DEADLINES = st.one_of(
    st.builds(By, DAYS, of=OF),
    st.builds(Before, DAYS, of=OF),
    st.builds(InPeriod, PERIODS, of=OF),
    st.builds(Continuous, PERIODS, of=OF),
    st.builds(Recurring, st.sampled_from(get_args(Every)), detail=st.none() | TEXTS | DAY_DETAILS, of=OF),
    st.builds(OnEvent, TEXTS | TEXTS.map("Khi có {}".format) | TEXTS.map("theo yêu cầu {}".format), of=OF),
    st.builds(External, TEXTS | TEXTS.map("Theo kế hoạch {}".format), of=OF),
)


@given(DEADLINES, st.none() | st.integers(2020, 2030))
@settings(max_examples=150)
@example(InPeriod(periods.quarter(2026, 1), of="hoàn thành báo cáo quý IV"), 2026)
@example(Recurring("quarter", "chậm nhất 05 ngày làm việc sau khi kết thúc quý", of="báo cáo"), 2026)
@example(Recurring("year", "02 lần/năm"), None)
@example(External("Theo Quyết định số 77/QĐ-UBND ngày 05/02/2026 của tỉnh", of="đối với xã"), 2026)
@example(OnEvent("Sở Nội vụ yêu cầu; trước ngày 30/6"), 2026)
@example(Recurring("week", of="QI"), 2026)
@example(Continuous(Period(date(2026, 2, 1), date(2026, 2, 1)), of="24/7"), None)
def test_what_a_deadline_says_is_read_as_the_same_deadline(deadline: Deadline, year: int | None) -> None:
    assert read_deadlines(say(deadline), year=year) == (deadline,)


@given(st.sampled_from(ALL_WORDS))
def test_what_was_read_is_said_and_read_again(words: str) -> None:
    promises = read_deadlines(words, year=2026)

    assert [read_deadlines(say(promise), year=2026) for promise in promises] == [(promise,) for promise in promises]


def test_a_rule_is_asked_wherever_it_can_match() -> None:
    text = readable(" | ".join(plain(words) for words in ALL_WORDS))
    keys = opening(text)
    patterns = [rule(written_rule) for written_rule, _ in (*CALENDAR, *RECURRING, *OPEN)]

    missed = [
        (pattern.pattern, match[0])
        for pattern in patterns
        for known in [openings(pattern.pattern)]
        for match in pattern.finditer(text)
        if not {keys[match.start() : match.start() + 3], keys[match.start() : match.start() + 2]} & known
    ]

    assert missed == []


def test_a_rule_that_matches_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="must not match nothing"):
        openings(r"(?:quy )?(?:i|\b)")


PIECES = st.sampled_from(
    [*"0123456789 .,;:-/“”\n", "1" * 40, "Quý I, ", "tháng 6 và ", "hằng ", "ngày ", " trước", " "]
)


@given(st.lists(PIECES, min_size=1, max_size=6), st.integers(50, 400))
@settings(max_examples=40)
@example(["tháng 1, "], 400)
@example(["quý I - "], 400)
@example(["ngày 05 và "], 300)
@example(["trong 5 ngày "], 300)
@example(["“"], 2000)
@example(["Quý I, ", "1", "-"], 400)
@example([",", "tháng 6 và ", "2"], 400)
def test_long_texts_are_read_in_time_that_grows_with_them(pieces: list[str], times: int) -> None:
    text = ("".join(pieces) * times)[:4000]

    start = time.process_time()
    read_deadlines(text, year=2026)

    assert time.process_time() - start < 2


def test_a_cell_of_200_letters_costs_less_than_adding_up_100_000_numbers() -> None:
    text = (
        "Quý I ban hành kế hoạch và triển khai trong năm; báo cáo kết quả trước ngày 30/10; định kỳ hằng quý, 6 tháng, "
        "năm tổng hợp theo quy định của cấp trên, chậm nhất ngày 07 tháng cuối cùng của quý, ngày mai"
    )

    def cost(text: str | None) -> float:
        start = time.process_time()
        _ = sum(range(100_000)) if text is None else read_deadlines(text, year=2026)
        return time.process_time() - start

    assert len(text) >= 200
    assert min(cost(text) for _ in range(20)) < min(cost(None) for _ in range(20))
