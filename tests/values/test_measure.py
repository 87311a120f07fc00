import json
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.measure import Comparator, Measure, as_json, from_json, is_met, say

MEASURES = st.builds(
    Measure,
    comparator=st.sampled_from(get_args(Comparator)),
    value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=10**9, places=3),
    unit=st.text(max_size=12),
    scope=st.none() | st.text(max_size=12),
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
    ],
)
def test_faulty_data_is_refused_with_the_reason(change: dict[str, object], reason: str) -> None:
    data: dict[str, object] = {"comparator": ">=", "value": "98", "unit": "%", "scope": None}

    with pytest.raises(ValueError, match=reason):
        from_json(data | change)
