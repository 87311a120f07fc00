"""Words that say in which sense a number is meant: "ít nhất", "không quá", "dưới", "trở lên"."""

import re

from caicach.values.measure import Comparator

FILLERS = r"(?:\s*(?:đạt|là|từ|tương ứng|lần lượt|khoảng|phải|tỷ lệ|tỉ lệ|mức|được|có|ở mức|bằng|:)){0,4}\s*"
AT_LEAST = (
    r"không thấp hơn|không ít hơn|không nhỏ hơn|không dưới|không kém|tối thiểu|tổi thiểu|ít nhất|thấp nhất|"
    r"bằng (?:hoặc|và) (?:cao hơn|lớn hơn|nhiều hơn|hơn|vượt|trên)|(?:cao|lớn|nhiều) hơn hoặc bằng|"
    r"đạt và vượt|đạt, vượt|đạt hoặc vượt|≥|>="
)
AT_MOST = (
    r"không vượt quá|không vượt|không quá|không cao hơn|không lớn hơn|không nhiều hơn|không trên|tối đa|nhiều nhất|"
    r"bằng hoặc (?:thấp hơn|nhỏ hơn|ít hơn|dưới)|(?:thấp|nhỏ|ít) hơn hoặc bằng|≤|<="
)
_BEFORE: tuple[tuple[re.Pattern[str], Comparator, float], ...] = (
    (re.compile(rf"(?:{AT_LEAST}){FILLERS}$"), ">=", 0.95),
    (re.compile(rf"(?:{AT_MOST}){FILLERS}$"), "<=", 0.95),
    (re.compile(r"(?:dưới|thấp hơn|nhỏ hơn|ít hơn|chưa đến|<)(?: mức)?\s*$"), "<", 0.95),
    (re.compile(r"(?:trên|cao hơn|lớn hơn|nhiều hơn|vượt|hơn|quá|>)(?: mức)?\s*$"), ">", 0.93),
    (re.compile(r"(?:xuống còn|xuống|còn lại|giảm còn)\s*$"), "<=", 0.6),
    (re.compile(r"(?<!\w)từ\s*$"), ">=", 0.75),
)
_UP = re.compile(r"\s*(?:[^,;.\d]{0,25}\s)?trở lên|\s*(?:hoặc|và) (?:cao|nhiều|lớn) hơn")
_DOWN = re.compile(r"\s*(?:[^,;.\d]{0,25}\s)?trở xuống|\s*(?:hoặc|và) (?:thấp|ít|nhỏ) hơn")
_NOT_LET = re.compile(
    r"(?<!\w)không (?:để|cho|có)\s[^.;:%]*?"
    r"(?P<sense>vượt quá|vượt|quá|trên|cao hơn|lớn hơn|nhiều hơn|dưới|thấp hơn|ít hơn)(?: mức)?\s*$"
)
_SHORTFALL = ("dưới", "thấp hơn", "ít hơn")


def comparator_of(words: str, start: int, end: int) -> tuple[Comparator, float]:
    """How the number at ``start:end`` of the folded words is meant, with a confidence; "=" where no word says it."""
    if _UP.match(words, end):
        return ">=", 0.96
    if _DOWN.match(words, end):
        return "<=", 0.96
    if barred := not_let(words, start):
        return barred, 0.9
    context = words[max(0, start - 60) : start]
    for pattern, comparator, confidence in _BEFORE:
        if pattern.search(context):
            return comparator, confidence
    return "=", 0.9


def not_let(words: str, start: int) -> Comparator | None:
    """What must not happen sets the opposite: "không để … vượt quá 3%" is 3 % at most."""
    barred = _NOT_LET.search(words, max(0, start - 160), start)
    if barred is None:
        return None
    return ">=" if barred["sense"] in _SHORTFALL else "<="


def said_behind(words: str, end: int) -> bool:
    """Whether the sense of the number that ends there is said after it."""
    return _UP.match(words, end) is not None or _DOWN.match(words, end) is not None
