"""Deadlines in office Vietnamese."""

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
from caicach.values.vietnamese import say_date

EVERY_WORDS: dict[Every, str] = {
    "week": "hằng tuần",
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half_year": "6 tháng một lần",
    "year": "hằng năm",
}

# A plan's phrase that opens with one of these loses its capital inside our sentence; any other may open with a name.
_OPENERS = (
    "chậm nhất", "cuối", "đầu", "đến", "định kỳ", "đúng", "hàng", "hằng", "hoàn thành", "khi", "năm", "nếu", "ngay",
    "ngày", "quý", "sau", "tháng", "theo", "thứ", "thường xuyên", "trong", "trước", "trường hợp", "từ", "vào",
)  # fmt: skip


def say(deadline: Deadline) -> str:
    """The deadline in Vietnamese, without a closing stop.

    "chậm nhất ngày 31/10/2023", "trước ngày 30/10/2024", "Quý I năm 2024: ban hành kế hoạch",
    "thường xuyên trong năm 2024", "hằng quý, chậm nhất ngày 07 tháng cuối cùng của quý", "khi có phát sinh".
    """
    words = _when(deadline)
    return f"{words}: {deadline.of}" if deadline.of else words


def _when(deadline: Deadline) -> str:
    match deadline:
        case By(date=day):
            return f"chậm nhất ngày {say_date(day)}"
        case Before(date=day):
            return f"trước ngày {say_date(day)}"
        case InPeriod(period=period):
            return periods.say(period)
        case Continuous(period=period):
            return _continuous(period)
        case Recurring(every=every, detail=detail):
            return _recurring(every, detail)
        case OnEvent(detail=detail) | External(detail=detail):
            return _inside_sentence(detail)


def _continuous(period: Period) -> str:
    words = _inside_sentence(periods.say(period))
    return f"thường xuyên {words}" if words.startswith("từ ") else f"thường xuyên trong {words}"


def _recurring(every: Every, detail: str | None) -> str:
    if not detail:
        return EVERY_WORDS[every]
    words = _inside_sentence(detail)
    at_the_latest = "chậm nhất " if words.startswith("ngày ") else ""
    return f"{EVERY_WORDS[every]}, {at_the_latest}{words}"


def _inside_sentence(phrase: str) -> str:
    lowered = phrase[:1].lower() + phrase[1:]
    opens_plainly = any(lowered.startswith(f"{opener} ") or lowered == opener for opener in _OPENERS)
    return lowered if opens_plainly else phrase
