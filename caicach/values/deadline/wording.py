"""Deadlines in office Vietnamese, such that reading the sentence gives the same deadline again.

What a plan says in its own words stays as it was written; where they could be read as something else ("báo cáo quý I"
as a part of the work, "Quyết định … ngày 05/02/2026" as a rule) they stand between “…”. Words that hold such quotation
marks themselves cannot be told apart from our sentence: they alone are not read back.
"""

import re

from caicach.values import period as periods
from caicach.values.deadline.promises import (
    Before,
    By,
    Continuous,
    Deadline,
    Every,
    External,
    InPeriod,
    OnEvent,
    Recurring,
)
from caicach.values.period import Period
from caicach.values.vietnamese import fold, say_date

EVERY_WORDS: dict[Every, str] = {
    "week": "hằng tuần",
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half_year": "6 tháng một lần",
    "year": "hằng năm",
}

_WEEKDAY = r"(?:[Ss]áng |[Cc]hiều )?(?:ngày )?[Tt]hứ (?:[2-7]|Hai|Ba|Tư|Năm|Sáu|Bảy)"
_DAY = re.compile(rf"(?:[Tt]rước )?(?:\d{{1,2}} giờ )?(?:[Nn]gày \d{{1,2}}(?:/\d{{1,2}})?|{_WEEKDAY})")
_DAY_OF_QUARTER = re.compile(
    r"(?:trước )?ngày \d{1,2} (?:của )?tháng (?:đầu|cuối|cuối cùng)(?: của)? quý", re.IGNORECASE
)
# Details that name their rhythm themselves.
_OF_ITS_OWN = re.compile(
    r"(?:(?:(?:chậm nhất |trong vòng |sau )?\d{1,2} ngày (?:làm việc )?(?:sau|kể từ) khi (?:kết thúc|hết)"
    r"|(?:trước )?ngày (?:làm việc )?cuối cùng của) (tuần|tháng|quý))",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:(?:ngay )?(?:sau |trước |kể từ )?khi|(?:nếu|trường hợp) (?:có|phát sinh|thấy|cần|gặp)"
    r"|theo (?:yêu cầu|đề nghị|nhu cầu)|sau (?:mỗi |từng |các )?(?:kỳ họp|đợt|phiên họp|cuộc họp|hội nghị)"
    r"|(?:trong |sau )?\d{1,2} ngày (?:làm việc )?(?:sau|kể từ|tính từ)) \w",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"(?:(?:theo|căn cứ) (?:kế hoạch|đề án|chương trình|quy định|quy chế|hướng dẫn|tiến độ|lộ trình|chỉ đạo|quyết định|"
    r"thông báo|công văn|nghị quyết|nghị định|chỉ thị|thông tư|văn bản|luật|định kỳ)"
    r"|đúng (?:thời gian|thời hạn|tiến độ|quy định|kế hoạch|lộ trình|hạn)|định kỳ$)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+(?:/[^\W\d_]+)?)*")
# Compared without tone marks, as the reader does: words that a time can begin with.
_TIME = (
    r"(?:ngay|thang|qu?[yi]?[il]{0,3}v?|nam|tuan|khi|trong|truoc|sau|theo|nua|hang|moi|tung|thuong xuyen|lien tuc|"
    r"dinh ky|dip|nhan dip|dot xuat|dung|phat sinh|neu|nhiem ky|dau|giua|cuoi|het|den|can cu|truong hop|ca nam|doi voi|"
    r"cac (?:thang|quy|nam|tuan)|(?:ke|tinh|tu) (?:tu|khi|ngay|thang|nam|quy))\b"
)
_HAS_TIME = re.compile(rf"\b{_TIME}")
# Where the words before are a rule or an event, a time begins afresh after a comma or with a capital letter.
_AFRESH = re.compile(r", |(?:^|(?<= ))(?=[^\W\d_a-zà-ỹ])")
_BEGINS_TIME = re.compile(_TIME)
_LINKS_BEFORE = {"cần", "có", "để", "định", "hoàn", "là", "một", "phải", "thì", "và"}
_LINKS_BEHIND = {"của", "kỳ", "là", "quyền", "thì", "trong", "và", "vào"}
_SAYS_NOTHING = {"it nhat", "tham quyen", "thoi gian", "thoi han", "thuc hien", "toi thieu"}


def say(deadline: Deadline) -> str:
    """The deadline in Vietnamese, without a closing stop.

    "chậm nhất ngày 31/10/2023", "trước ngày 30/10/2024", "Quý I năm 2024: ban hành kế hoạch",
    "thường xuyên trong năm 2024", "hằng quý, chậm nhất ngày 07 tháng cuối cùng của quý", "Khi có phát sinh".
    """
    words = _when(deadline)
    return f"{words}: {_part(deadline.of)}" if deadline.of else words


def _when(deadline: Deadline) -> str:
    match deadline:
        case By(date=day) | Before(date=day):
            return f"{'trước' if isinstance(deadline, Before) else 'chậm nhất'} ngày {say_date(day)}"
        case InPeriod(period=period):
            return _within(period)
        case Continuous(period=period):
            return f"thường xuyên {_lower(_inside(period))}"
        case Recurring(every=every, detail=detail):
            return _recurring(every, detail) if detail else EVERY_WORDS[every]
        case OnEvent(detail=detail):
            return _open(detail, opened=_EVENT, frame="khi")
        case External(detail=detail):
            return _open(detail, opened=_RULE, frame="theo")


def _within(period: Period) -> str:
    """A day or a year takes "trong": without it the day would be the last, the year a part of a name."""
    words = periods.say(period)
    return f"trong {words}" if words.startswith(("ngày ", "năm ")) else words


def _inside(period: Period) -> str:
    words = periods.say(period)
    return words if words.startswith("từ ") else f"trong {_lower(words)}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _recurring(every: Every, detail: str) -> str:
    rhythm = EVERY_WORDS[every]
    own = _OF_ITS_OWN.fullmatch(detail)
    if own and EVERY_WORDS[every] == f"hằng {own[1].lower()}":
        return detail
    of_quarter = every == "quarter" and _DAY_OF_QUARTER.fullmatch(detail)
    if of_quarter and not detail.startswith("ngày "):
        return detail
    if not of_quarter and not (_DAY.fullmatch(detail) and (every == "week") == ("hứ " in detail)):
        return f"{rhythm}, “{detail}”"
    if detail[0].islower():
        return f"{rhythm}, {'chậm nhất ' if detail.startswith('ngày ') else ''}{detail}"
    return f"{rhythm}, “{detail}”" if every == "half_year" else f"{detail} {rhythm}"


def _open(detail: str, *, opened: re.Pattern[str], frame: str) -> str:
    opening = opened.match(detail)
    if opening is None:
        return f"{frame} “{detail}”"
    rest = detail[opening.end() - 1 :]
    afresh = any(_BEGINS_TIME.match(fold(rest[start.end() :])) for start in _AFRESH.finditer(rest))
    return detail if _WORDS.fullmatch(rest) and not afresh else f"“{detail}”"


def _part(of: str) -> str:
    words, low = of.lower().split(), fold(of)
    links = words[0] in _LINKS_BEFORE or words[-1] in _LINKS_BEHIND or low in _SAYS_NOTHING
    return of if _WORDS.fullmatch(of) and not _HAS_TIME.search(low) and not links else f"“{of}”"
