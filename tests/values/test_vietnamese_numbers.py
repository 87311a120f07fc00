from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.values.vietnamese import parse_number, say_number

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("98", "98"),
        ("05", "5"),
        ("74,56", "74.56"),
        ("1.234,5", "1234.5"),
        ("12.345.678", "12345678"),
        ("1234", "1234"),
        (" -3,5 ", "-3.5"),
        ("−3", "-3"),  # the minus sign of typesetting
    ],
)
def test_numbers_are_read_with_a_decimal_comma(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize(
    "written", ["", "74.56", "1,234.5", "1.23", "0.123", "12.34.567", "5,", ",5", "98 %", "năm", "١"]
)
def test_what_is_no_vietnamese_number_is_refused_in_vietnamese(written: str) -> None:
    with pytest.raises(ValueError, match="không phải là số viết đúng cách"):
        parse_number(written)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (98, "98"),
        (Decimal("98.00"), "98"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("0.05"), "0,05"),
        (Decimal("-0.0"), "0"),
        (-1234567, "-1.234.567"),
    ],
)
def test_numbers_are_said_with_the_digits_that_count(value: Decimal | int, said: str) -> None:
    assert say_number(value) == said


@given(NUMBERS)
def test_what_is_said_reads_back_as_the_same_number(value: Decimal) -> None:
    assert parse_number(say_number(value)) == value


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_not_said(value: Decimal) -> None:
    with pytest.raises(ValueError, match="no number"):
        say_number(value)
