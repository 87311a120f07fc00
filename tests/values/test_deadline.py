import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    from_json,
    last_day,
    say,
)
from caicach.values.period import Period, month, quarter, year

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"

DAYS = st.dates()
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))
TEXTS = st.text(min_size=1).filter(lambda text: bool(text.strip()))
PART = st.none() | TEXTS
DEADLINES = st.one_of(
    st.builds(By, DAYS, of=PART),
    st.builds(Before, DAYS, of=PART),
    st.builds(InPeriod, PERIODS, of=PART),
    st.builds(Continuous, PERIODS, of=PART),
    st.builds(Recurring, st.sampled_from(get_args(Every)), detail=st.none() | TEXTS, of=PART),
    st.builds(OnEvent, TEXTS, of=PART),
    st.builds(External, TEXTS, of=PART),
)


@given(DEADLINES)
def test_a_deadline_survives_its_journey_through_json(deadline: Deadline) -> None:
    assert from_json(json.loads(json.dumps(as_json(deadline)))) == deadline


@pytest.mark.parametrize(
    ("deadline", "data"),
    [
        (By(date(2023, 10, 31)), {"kind": "by", "date": "2023-10-31"}),
        (Before(date(2024, 10, 30), of="báo cáo"), {"kind": "before", "date": "2024-10-30", "of": "báo cáo"}),
        (InPeriod(quarter(2023, 1)), {"kind": "period", "start": "2023-01-01", "end": "2023-03-31"}),
        (Continuous(year(2023)), {"kind": "continuous", "start": "2023-01-01", "end": "2023-12-31"}),
        (Recurring("quarter"), {"kind": "recurring", "every": "quarter", "detail": None}),
        (OnEvent("Khi có phát sinh"), {"kind": "event", "detail": "Khi có phát sinh"}),
        (External("theo quy định"), {"kind": "external", "detail": "theo quy định"}),
    ],
)
def test_each_kind_has_its_own_json_form(deadline: Deadline, data: dict[str, object]) -> None:
    assert as_json(deadline) == data
    assert from_json(data) == deadline


@pytest.mark.skipif(not GOLD.is_dir(), reason="the hand-read plans are not beside this repository")
def test_every_deadline_of_the_hand_read_plans_comes_back_as_it_was() -> None:
    plans = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    duties = [duty for plan in plans for duty in plan["tasks"] + plan["reporting"]]
    found = [data for duty in duties for data in duty["deadlines"]]

    assert len(found) > 100
    assert [as_json(from_json(data)) for data in found] == found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({}, "Loại thời hạn không rõ"),
        ({"kind": "soon"}, "Loại thời hạn không rõ"),
        ({"kind": ["by"]}, "Loại thời hạn không rõ"),
        ({"kind": "by"}, "“date” của thời hạn phải là ngày"),
        ({"kind": "by", "date": "31/10/2023"}, "“date” của thời hạn phải là ngày"),
        ({"kind": "by", "date": "20231031"}, "“date” của thời hạn phải là ngày"),
        ({"kind": "by", "date": "2023-02-30"}, "2023-02-30 của thời hạn .* không có thật"),
        ({"kind": "by", "date": "2023-10-31", "detail": "x"}, "trường lạ: detail"),
        ({"kind": "period", "start": "2023-03-31", "end": "2023-01-01"}, "kết thúc .* trước khi bắt đầu"),
        ({"kind": "period", "start": "2023-03-31"}, "“end” của thời hạn phải là ngày"),
        ({"kind": "recurring", "every": "day", "detail": None}, "Chu kỳ của thời hạn không rõ"),
        ({"kind": "recurring", "every": "week", "detail": 7}, "“detail” của thời hạn phải là chữ"),
        ({"kind": "event"}, "thiếu trường “detail”"),
        ({"kind": "external", "detail": "  "}, "“detail” của thời hạn phải là chữ"),
        ({"kind": "by", "date": "2023-10-31", "of": ""}, "“of” của thời hạn phải là chữ"),
    ],
)
def test_faulty_data_is_refused_in_vietnamese(data: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        from_json(data)


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (By(date(2023, 10, 31)), "chậm nhất ngày 31/10/2023"),
        (Before(date(2024, 10, 30)), "trước ngày 30/10/2024"),
        (InPeriod(quarter(2024, 1), of="ban hành kế hoạch"), "Quý I năm 2024: ban hành kế hoạch"),
        (InPeriod(month(2024, 12)), "tháng 12 năm 2024"),
        (Continuous(year(2024)), "thường xuyên trong năm 2024"),
        (Continuous(quarter(2024, 2)), "thường xuyên trong quý II năm 2024"),
        (Continuous(Period(date(2024, 2, 1), date(2024, 3, 15))), "thường xuyên từ 01/02/2024 đến 15/03/2024"),
        (Recurring("quarter"), "hằng quý"),
        (
            Recurring("quarter", "ngày 07 tháng cuối cùng của quý"),
            "hằng quý, chậm nhất ngày 07 tháng cuối cùng của quý",
        ),
        (Recurring("week", "Trước 16 giờ ngày thứ 6"), "Trước 16 giờ ngày thứ 6 hằng tuần"),
        (Recurring("week", "Chiều thứ Sáu"), "Chiều thứ Sáu hằng tuần"),
        (Recurring("quarter", "trước ngày 15 của tháng cuối quý"), "trước ngày 15 của tháng cuối quý"),
        (
            Recurring("quarter", "chậm nhất 05 ngày làm việc sau khi kết thúc quý"),
            "chậm nhất 05 ngày làm việc sau khi kết thúc quý",
        ),
        (Recurring("month", "chậm nhất ngày 10"), "hằng tháng, “chậm nhất ngày 10”"),
        (Recurring("half_year", "trước ngày 07", of="báo cáo"), "6 tháng một lần, trước ngày 07: báo cáo"),
        (Recurring("month"), "hằng tháng"),
        (Recurring("year"), "hằng năm"),
        (InPeriod(year(2024)), "trong năm 2024"),
        (InPeriod(Period(date(2024, 3, 5), date(2024, 3, 5))), "trong ngày 05/03/2024"),
        (OnEvent("Khi có phát sinh"), "Khi có phát sinh"),
        (OnEvent("Sở Nội vụ yêu cầu"), "khi “Sở Nội vụ yêu cầu”"),
        (External("Theo Kế hoạch của Thành phố"), "Theo Kế hoạch của Thành phố"),
        (External("Theo Kế hoạch số 5 năm 2024"), "“Theo Kế hoạch số 5 năm 2024”"),
        (External("kịp thời"), "theo “kịp thời”"),
        (By(date(2024, 3, 5), of="báo cáo quý I"), "chậm nhất ngày 05/03/2024: “báo cáo quý I”"),
    ],
)
def test_a_deadline_is_said_in_office_vietnamese(deadline: Deadline, said: str) -> None:
    assert say(deadline) == said


@given(DEADLINES)
def test_every_deadline_can_be_said(deadline: Deadline) -> None:
    assert say(deadline).strip()


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        (By(date(2024, 10, 30)), date(2024, 10, 30)),
        (Before(date(2024, 10, 30)), date(2024, 10, 29)),
        (Before(date(2024, 3, 1)), date(2024, 2, 29)),
        (InPeriod(quarter(2024, 1)), date(2024, 3, 31)),
        (Continuous(year(2024)), date(2024, 12, 31)),
        (Recurring("quarter"), None),
        (OnEvent("khi phát sinh"), None),
        (External("theo quy định"), None),
    ],
)
def test_the_last_day_is_the_last_on_which_the_promise_is_kept(deadline: Deadline, last: date | None) -> None:
    assert last_day(deadline) == last
