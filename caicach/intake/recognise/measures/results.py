"""Figures that were reached, missed or stood at the outset: results, not targets."""

import re

from caicach.intake.recognise.measures.comparing import AT_LEAST, AT_MOST
from caicach.values.measure import Comparator

_BASELINE = re.compile(r"\s*(?:năm \d{4}\s*)?(?:xuống|lên|giảm|tăng)")
_PAST = re.compile(
    r"(?:chưa|mới|chỉ|đã|không)\s+(?:đạt|được|bằng|chiếm|tăng|giảm)(?: được)?(?: tỷ lệ)?\s*$|"
    r"chưa (?:đạt|đủ|bảo đảm|đảm bảo)[^,;.]{0,40}$"
)
_OPENS_PAST = re.compile(r"(?:trong )?năm (20\d\d)\b(?!.*(?:phấn đấu|mục tiêu|cần|phải|tiếp tục|duy trì|so với))")
GOAL_WORDS = r"phấn đấu|mục tiêu|cần|phải|tiếp tục|duy trì|nâng|tăng|giảm|đưa|bảo đảm|đảm bảo|xuống|không để"
_LOOKS_BACK = re.compile(rf"[^:.;%]{{0,80}}(?<!\w)năm (20\d\d)\s*:(?!.*(?<!\w)(?:{GOAL_WORDS})(?!\w))")
# "07 xã có tỷ lệ … dưới 20%" counts who fell short.
_FELL_SHORT = re.compile(
    r"(?<![\w,./])\d+(?:/\d+)?\s+(?:xã|phường|thị trấn|đặc khu|thôn|bản|xóm|ấp|tổ|sở|ban|huyện|cơ quan|đơn vị|phòng|"
    r"địa phương|lĩnh vực|thủ tục|công chức)(?!\w)[^.;:%]*(?<!\w)(?:có|đạt|chỉ|mới)\s[^.;:%]*$"
)
_AIMS = re.compile(rf"(?<!\w)(?:{GOAL_WORDS}|{AT_LEAST}|{AT_MOST})(?!\w)")
_PAST_YEAR = re.compile(r"(?<!so với )năm (20\d\d)\s*(?:,\s*)?(?:đã\s*)?(?:đạt|là|chiếm|bằng|có)(?: tỷ lệ)?\s*$")
_SHARE = re.compile(r"(?<!\w)(?:kinh phí|dự toán|ngân sách|chi|tổng số)(?!\w)[^.;]*(?<!\w)chiếm(?: tỷ lệ)?\s*$")


def is_result(words: str, *, start: int, end: int, year: int | None, comparator: Comparator) -> bool:
    """Whether the figure tells what was, not what shall be. ``year`` is the plan's."""
    context = words[max(0, start - 60) : start]
    if context.rstrip().endswith("từ") and _BASELINE.match(words, end):
        return True
    if _PAST.search(context):
        return True
    clause = words[max(0, start - 200) : start]
    if comparator == "=" and _SHARE.search(clause) and not _AIMS.search(clause):
        return True
    if comparator == "<" and (short := _FELL_SHORT.search(clause)) and not _AIMS.search(clause, 0, short.end()):
        return True
    past = _PAST_YEAR.search(context) or _OPENS_PAST.match(words) or _LOOKS_BACK.match(words)
    return past is not None and year is not None and int(past[1]) < year and comparator == "="
