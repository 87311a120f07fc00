"""Dates as Vietnamese documents write them."""

import re
from calendar import monthrange
from datetime import date

from caicach.values.sentence import UnreadableText
from caicach.values.vietnamese.letters import nfc

_SHORT = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([1-9][0-9]{3})")
_LONG = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([1-9][0-9]{3})", re.IGNORECASE)

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def parse_date(text: str) -> date:
    """Read "ngày 13 tháng 01 năm 2023", "13/01/2023", "13/1/2023", "13-01-2023" or "13.01.2023".

    Raises ``UnreadableText``, a ``ValueError``; for a day that no calendar has it says why.
    """
    written = nfc(text).strip()
    if match := _SHORT.fullmatch(written):
        day, _, month, year = match.groups()
    elif match := _LONG.fullmatch(written):
        day, month, year = match.groups()
    else:
        raise UnreadableText(
            "Không đọc được ngày “%(text)s”: hãy viết như 13/01/2023 hoặc ngày 13 tháng 01 năm 2023.", text=written
        )
    return _real_day(day=int(day), month=int(month), year=int(year))


def say_date(day: date) -> str:
    """The day in digits: "13/01/2023"."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def say_long_date(day: date) -> str:
    """The day in words: "ngày 13 tháng 01 năm 2023".

    Days below 10 and the months 1 and 2 take a leading zero, so that nobody can put a digit before them; other months
    do not (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục I.4).
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def say_weekday(day: date) -> str:
    """The weekday, "thứ Hai" to "Chủ nhật", with the capitals of Nghị định 30/2020/NĐ-CP, Phụ lục II."""
    return _WEEKDAYS[day.weekday()]


def _real_day(*, day: int, month: int, year: int) -> date:
    shown = f"{day:02}/{month:02}/{year}"
    if not 1 <= month <= 12:
        raise UnreadableText("%(day)s không có thật: tháng phải từ 1 đến 12.", day=shown)
    last = monthrange(year, month)[1]
    if day == 0:
        raise UnreadableText("%(day)s không có thật: ngày đầu tháng là ngày 01.", day=shown)
    if day > last:
        raise UnreadableText(
            "%(day)s không có thật: tháng %(month)s năm %(year)s chỉ có %(last)s ngày.",
            day=shown,
            month=month,
            year=year,
            last=last,
        )
    return date(year, month, day)
