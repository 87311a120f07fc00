"""Written Vietnamese: letters and their order, numbers, dates, and the letters of lists."""

from caicach.values.vietnamese.dates import parse_date, say_date, say_long_date, say_weekday
from caicach.values.vietnamese.letters import fold, nfc, sort_key
from caicach.values.vietnamese.lists import LIST_LETTERS, letter_index, next_letter
from caicach.values.vietnamese.numbers import parse_number, say_number

__all__ = [
    "LIST_LETTERS",
    "fold",
    "letter_index",
    "next_letter",
    "nfc",
    "parse_date",
    "parse_number",
    "say_date",
    "say_long_date",
    "say_number",
    "say_weekday",
    "sort_key",
]
