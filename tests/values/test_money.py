import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.money import parse_million_vnd, say_million_vnd, say_vnd


@pytest.mark.parametrize(
    ("written", "amount_vnd"),
    [
        ("0", 0),
        ("5", 5_000_000),
        ("12,5", 12_500_000),
        ("1.200", 1_200_000_000),
        ("0,000001", 1),
        ("5 triệu", 5_000_000),
        ("12,5 triệu đồng", 12_500_000),
    ],
)
def test_millions_are_read_as_whole_dong(written: str, amount_vnd: int) -> None:
    assert parse_million_vnd(written) == amount_vnd


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "không phải là số"),
        ("12.5", "không phải là số"),
        ("5 tỷ đồng", "không phải là số"),
        ("-5", "không được âm"),
        ("0,0000001", "không tròn đến từng đồng"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_million_vnd(written)


def test_amounts_are_said_in_dong_and_in_millions() -> None:
    assert say_vnd(5_000_000) == "5.000.000 đồng"
    assert say_million_vnd(12_500_000) == "12,5 triệu đồng"
    assert say_million_vnd(1_200_000_000) == "1.200 triệu đồng"
    assert say_million_vnd(0) == "0 triệu đồng"
    assert say_million_vnd(-500_000) == "-0,5 triệu đồng"


@given(st.integers(min_value=0, max_value=10**18))
def test_millions_said_read_back_to_the_dong(amount_vnd: int) -> None:
    assert parse_million_vnd(say_million_vnd(amount_vnd)) == amount_vnd
