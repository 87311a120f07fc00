import json
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.measure import (
    NOW,
    Change,
    Comparator,
    Measure,
    as_json,
    from_json,
    is_met,
    is_relative,
    say,
    short,
)
from caicach.values.period import half_year, quarter, year

PERIODS = st.none() | st.sampled_from([quarter(2026, 2), half_year(2026, 1), year(2030)])
MEASURES = st.builds(
    Measure,
    comparator=st.sampled_from(get_args(Comparator)),
    value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=10**9, places=3),
    unit=st.text(max_size=12),
    scope=st.none() | st.text(max_size=12),
    baseline=st.none() | st.text(min_size=1, max_size=12),
    change=st.sampled_from([None, *get_args(Change)]),
    period=PERIODS,
) | st.builds(
    Measure,
    comparator=st.sampled_from(get_args(Comparator)),
    value=st.none(),
    unit=st.just(""),
    baseline=st.text(min_size=1, max_size=12),
    period=PERIODS,
)


def _measure(comparator: Comparator = ">=", value: str = "98", unit: str = "%", scope: str | None = None) -> Measure:
    return Measure(comparator=comparator, value=Decimal(value), unit=unit, scope=scope)


@pytest.mark.parametrize(
    ("comparator", "below", "equal", "above"),
    [
        (">=", False, True, True),
        ("<=", True, True, False),
        (">", False, False, True),
        ("<", True, False, False),
        ("=", False, True, False),
    ],
)
def test_a_measure_is_met_as_its_comparator_says(comparator: Comparator, below: bool, equal: bool, above: bool) -> None:
    measure = _measure(comparator, "98")

    assert is_met(measure, Decimal("97.99")) is below
    assert is_met(measure, Decimal("98.00")) is equal
    assert is_met(measure, Decimal("98.01")) is above


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (_measure(">=", "98"), "từ 98 % trở lên"),
        (_measure("<", "3"), "dưới 3 %"),
        (_measure(">", "90"), "trên 90 %"),
        (_measure("<=", "35"), "không quá 35 %"),
        (_measure("=", "100", scope="công chức cấp xã"), "đạt 100 % (công chức cấp xã)"),
        (_measure(">=", "1", unit="bài/tháng"), "từ 1 bài/tháng trở lên"),
        (_measure(">=", "97.5"), "từ 97,5 % trở lên"),
        (_measure("=", "3", unit=""), "đạt 3"),
    ],
)
def test_a_measure_is_said_in_vietnamese(measure: Measure, said: str) -> None:
    assert say(measure) == said


FIVE_MORE = Measure(">=", Decimal(5), "%", baseline="năm 2025", change="up")
FEWER = Measure("=", Decimal(10), "%", change="down")
BETTER = Measure(">", None, "", baseline=NOW)
NO_WORSE = Measure(">=", None, "", "thứ hạng", baseline="năm trước")
HALF = Measure(">", Decimal(50), "%", "kế hoạch vốn", period=half_year(2026, 1))


@pytest.mark.parametrize(
    ("measure", "said", "typed"),
    [
        (FIVE_MORE, "tăng từ 5 % trở lên so với năm 2025", "≥ tăng 5 % so với năm 2025"),
        (FEWER, "giảm 10 %", "= giảm 10 %"),
        (BETTER, "cao hơn hiện nay", "> so với hiện nay"),
        (NO_WORSE, "không thấp hơn năm trước (thứ hạng)", "≥ so với năm trước | thứ hạng"),
        (HALF, "trên 50 % (kế hoạch vốn), 6 tháng đầu năm 2026", "> 50 % | kế hoạch vốn | 6 tháng đầu năm 2026"),
        (_measure("=", "100"), "đạt 100 %", "= 100 %"),
    ],
)
def test_a_measure_is_said_in_full_and_short_enough_to_type(measure: Measure, said: str, typed: str) -> None:
    assert (say(measure), short(measure)) == (said, typed)


@pytest.mark.parametrize(
    ("measure", "difference", "met"),
    [
        (FIVE_MORE, "5", True),
        (FIVE_MORE, "4.9", False),
        (FIVE_MORE, "-5", False),
        (FEWER, "-10", True),
        (FEWER, "10", False),
        (BETTER, "0.1", True),
        (BETTER, "0", False),
        (NO_WORSE, "0", True),
        (NO_WORSE, "-1", False),
    ],
)
def test_a_relative_measure_is_met_by_the_difference_to_its_baseline(
    measure: Measure, difference: str, met: bool
) -> None:
    assert is_relative(measure)
    assert is_met(measure, Decimal(difference)) is met


def test_a_measure_for_a_part_of_the_year_is_not_relative() -> None:
    assert not is_relative(HALF)


@pytest.mark.parametrize(
    ("baseline", "change"), [(None, None), ("", None), ("năm trước", "up")], ids=["nothing", "blank", "change alone"]
)
def test_a_measure_has_a_value_or_a_baseline(baseline: str | None, change: Change | None) -> None:
    with pytest.raises(ValueError, match="baseline"):
        Measure(">=", None, "%", baseline=baseline, change=change)


def test_what_a_measure_does_not_have_is_not_written() -> None:
    assert set(as_json(_measure())) == {"comparator", "value", "unit", "scope"}


@given(MEASURES)
def test_a_measure_survives_its_journey_through_json(measure: Measure) -> None:
    assert from_json(json.loads(json.dumps(as_json(measure)))) == measure


def test_a_value_written_as_a_json_number_is_taken_as_printed() -> None:
    read = from_json({"comparator": ">=", "value": 97.1, "unit": "%", "scope": None})

    assert read == _measure(">=", "97.1")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"comparator": "=>"}, "phép so sánh lạ"),
        ({"comparator": None}, "phép so sánh lạ"),
        ({"value": None}, "phải là số"),
        ({"value": True}, "phải là số"),
        ({"value": "chín mươi"}, "phải là số"),
        ({"value": "NaN"}, "phải là số"),
        ({"unit": None}, "thiếu đơn vị tính"),
        ({"scope": 5}, "phải là chữ"),
        ({"note": "x"}, "trường lạ: note"),
        ({"baseline": 2025}, "phải là chữ"),
        ({"change": "more"}, "chiều tăng giảm lạ"),
        ({"value": None, "baseline": "năm trước", "change": "up"}, "phải là số"),
        ({"period": "2026"}, "ngày đầu và ngày cuối"),
        ({"period": ["2026-06-30", "2026-01-01"]}, "ngày đầu và ngày cuối"),
        ({"period": ["2026-01-01", "30/6"]}, "ngày đầu và ngày cuối"),
    ],
)
def test_faulty_data_is_refused_with_the_reason(change: dict[str, object], reason: str) -> None:
    data: dict[str, object] = {"comparator": ">=", "value": "98", "unit": "%", "scope": None}

    with pytest.raises(ValueError, match=reason):
        from_json(data | change)
