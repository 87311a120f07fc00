"""Numbers of lists as Word prints them."""

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 3999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS = 30


def numeral(number: int, *, style: str) -> str:
    """A number in one of Word's formats ("decimal", "lowerLetter", ...); decimal for those not known here."""
    return _STYLES.get(style, str)(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def _letters(number: int) -> str:
    """a to z, then aa, bb to zz, then aaa: Word repeats the letter and knows no đ."""
    times, index = divmod(number - 1, len(_LETTERS))
    if not 0 <= times < _MOST_LETTERS:
        return str(number)
    return _LETTERS[index] * (times + 1)


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "none": lambda _: "",
}
