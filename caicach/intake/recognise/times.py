"""Words of time in a deadline: days, months, quarters, half-years, years, and what comes back or never ends.

Each is found with where it stands and what it says; the promise that the words around it make of it
("trước", "hoàn thành", "ban hành kế hoạch") is read in ``deadlines``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from caicach.intake.recognise.spelling import bare
from caicach.values import period as periods
from caicach.values.deadline import Every
from caicach.values.period import Period


class TimeKind(StrEnum):
    """What kind of time a word names. WEAK words count only where nothing firmer stands in the same clause."""

    SPAN = "span"
    WEAK = "weak"
    EVERY = "every"
    ALWAYS = "always"
    EVENT = "event"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of time at ``start:end`` of the text. ``spans`` are the periods it names, ``every`` the rhythm.

    ``day`` marks a single day, ``range`` a period given by both its ends. ``detail`` says which day of a rhythm, as
    written.
    """

    start: int
    end: int
    kind: TimeKind
    spans: tuple[Period, ...] = ()
    every: tuple[Every, ...] = ()
    detail: str | None = None
    day: bool = False
    range: bool = False


def find_times(text: str, *, year: int | None) -> list[TimeWord]:
    """All words of time in ``text`` (normal form C), in order, none overlapping another.

    ``year`` is taken where the text names none; without it such words stay unread. A day that no calendar has
    ("31/6/2026") is found without any period.
    """
    low = bare(text)
    found = sorted(_candidates(text, low, year), key=lambda word: (word.start, word.start - word.end))
    words: list[TimeWord] = []
    for word in found:
        if not words or word.start >= words[-1].end:
            words.append(word)
    return _join_ranges(words, low)


def _candidates(text: str, low: str, year: int | None) -> Iterator[TimeWord]:
    for pattern, read in _READERS:
        for match in pattern.finditer(low):
            word = read(match, year)
            if word is not None:
                yield word if word.detail is None else replace(word, detail=_cut(text, match))


def _cut(text: str, match: re.Match[str]) -> str:
    """The words of the detail group as written, without a linking word at the end."""
    start, end = match.span("detail")
    return text[start:end].strip(" ,.;")


# What stands between two times that are the ends of one period.
_TO = re.compile(r"\s*(?:-|den(?: het)?|toi)\s*(?:cuoi\s+|het\s+)?")


def _join_ranges(words: list[TimeWord], low: str) -> list[TimeWord]:
    joined: list[TimeWord] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and _is_range(before, word) and _TO.fullmatch(low[before.end : word.start]):
            span = Period(before.spans[-1].start, word.spans[0].end)
            joined[-1] = TimeWord(start=before.start, end=word.end, kind=TimeKind.SPAN, spans=(span,), range=True)
        else:
            joined.append(word)
    return joined


def _is_range(before: TimeWord, word: TimeWord) -> bool:
    firm = (TimeKind.SPAN, TimeKind.WEAK)
    if before.kind not in firm or word.kind not in firm or len(before.spans) != 1 or len(word.spans) != 1:
        return False
    return before.spans[0].start <= word.spans[0].end


_YEAR = r"(?:\s*[,/]?\s*(?:cua\s+)?(?:nam\s+)?(?P<year>20\d\d)\b)?"
_Q = r"(?:iv|i{1,3}|l{1,3}|[1-4])\b"
_QUY = r"qu[yi]"
_M = r"(?:0?[1-9]|1[0-2])\b(?![/.-]\d{1,2}[/.-])"
_AND = r"\s*(?:,|;|va|&|hoac|\+)\s*"
_THRU = r"\s*(?:-|den(?: het)?|toi)\s*"
_UNIT = (
    r"(?:tuan|thang|quy|(?:0?1\s+)?nam(?:\s+20\d\d)?|(?:0?6|sau)\s+thang(?:\s+dau nam|\s+cuoi nam)?|nua nam)"
    r"\b(?!\s*/?\s*\d)"
)
_UNITS = rf"{_UNIT}(?:{_AND}(?:(?:dinh ky\s+)?(?:hang|moi)\s+)?{_UNIT})*"
_DAY_OF = (
    r"(?:(?:0?\d|[1-9]\d)\s*(?:gio|h)\d{0,2}\s*,?\s*)?"
    r"(?:ngay\s+\d{1,2}(?:/\d{1,2}|\s+thang\s+\d{1,2})?|\d{1,2}/\d{1,2}|(?:ngay\s+)?thu\s+\w+|ngay cuoi(?: cung)?)"
)
_BY = r"(?:(?:cham nhat|muon nhat|vao|la|den|xong)\s+)*"
_MONTH_OF = r"thang\s+(?:cuoi(?:\s+cung)?|dau(?:\s+tien)?|thu\s+\w+|giua)(?:\s+cua)?(?:\s+(?:hang|moi))?\s+"

_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "l": 1, "ll": 2, "lll": 3, "1": 1, "2": 2, "3": 3, "4": 4}


def _read_day(match: re.Match[str], year: int | None) -> TimeWord | None:
    number = int(match["year"]) if match["year"] else year
    if number is None:
        return None
    try:
        day = date(number, int(match["month"]), int(match["day"]))
    except ValueError:
        return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.SPAN, day=True)
    return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.SPAN, spans=(Period(day, day),), day=True)


def _read_list(
    match: re.Match[str], year: int | None, *, of: Callable[[int, int], Period], item: str
) -> TimeWord | None:
    number = int(match["year"]) if match["year"] else year
    if number is None:
        return None
    spans = [of(number, _numeral(found)) for found in re.findall(item, match["list"])]
    thru = len(spans) == 2 and re.search(r"-|\bden\b|\btoi\b", match["list"]) is not None
    if thru and spans[0].start <= spans[1].end:
        spans = [Period(spans[0].start, spans[1].end)]
    return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.SPAN, spans=tuple(spans), range=thru)


def _numeral(text: str) -> int:
    return _NUMERALS.get(text) or int(text)


def _read_quarters(match: re.Match[str], year: int | None) -> TimeWord | None:
    return _read_list(match, year, of=periods.quarter, item=rf"\b{_Q}")


def _read_months(match: re.Match[str], year: int | None) -> TimeWord | None:
    return _read_list(match, year, of=periods.month, item=r"\d{1,2}")


def _read_ends(match: re.Match[str], year: int | None) -> TimeWord | None:
    """ "Cuối quý II": the last day of each."""
    read = _read_quarters if match["unit"].startswith("q") else _read_months
    word = read(match, year)
    return word and replace(word, spans=tuple(Period(span.end, span.end) for span in word.spans), day=True, range=False)


def _read_half(match: re.Match[str], year: int | None) -> TimeWord | None:
    number = int(match["year"]) if match["year"] else year
    if number is None:
        return None
    months = {"sau": 6, "nua": 6}.get(match["many"]) or int(match["many"])
    whole = periods.year(number)
    if match["end"] == "dau":
        span = Period(whole.start, periods.month(number, months).end)
    else:
        span = Period(periods.month(number, 13 - months).start, whole.end)
    return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.SPAN, spans=(span,))


def _read_year(match: re.Match[str], year: int | None) -> TimeWord | None:
    numbers = [int(found) for found in re.findall(r"20\d\d", match.group())] or ([year] if year is not None else [])
    if not numbers or numbers[0] > numbers[-1]:
        return None
    span = Period(periods.year(numbers[0]).start, periods.year(numbers[-1]).end)
    firm = TimeKind.SPAN if match["within"] else TimeKind.WEAK
    return TimeWord(start=match.start(), end=match.end(), kind=firm, spans=(span,))


def _read_year_end(match: re.Match[str], year: int | None) -> TimeWord | None:
    number = int(match["year"]) if match["year"] else year
    if number is None:
        return None
    end = periods.year(number).end
    return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.SPAN, spans=(Period(end, end),), day=True)


def _read_always(match: re.Match[str], year: int | None) -> TimeWord | None:
    number = int(match["year"]) if match["year"] else year
    if number is None:
        return None
    return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.ALWAYS, spans=(periods.year(number),))


_RHYTHMS: tuple[tuple[str, Every], ...] = (
    ("tuan", "week"),
    ("quy", "quarter"),
    ("6 thang", "half_year"),
    ("sau thang", "half_year"),
    ("nua nam", "half_year"),
    ("thang", "month"),
    ("nam", "year"),
)


def _read_every(match: re.Match[str], _year: int | None) -> TimeWord:
    units = [re.sub(r"\s+", " ", found) for found in re.findall(_UNIT, match["units"])]
    every = tuple(dict.fromkeys(_rhythm(unit) for unit in units))
    detail = match.groupdict().get("detail")
    return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.EVERY, every=every, detail=detail)


def _rhythm(unit: str) -> Every:
    return next(every for word, every in _RHYTHMS if word in unit)


def _read_open(kind: TimeKind) -> Callable[[re.Match[str], int | None], TimeWord]:
    return lambda match, _year: TimeWord(start=match.start(), end=match.end(), kind=kind)


_SOURCES = (
    r"ke hoach|de an|chuong trinh|quy (?:dinh|che|trinh)|huong dan|tien do|lo trinh|lich|chi dao|quyet dinh|thong bao|"
    r"cong van|nghi quyet|nghi dinh|chi thi|thong tu|thoi (?:gian|han|diem|ky)|ky|dinh ky|van ban|noi dung|phan cong|"
    r"du an|giai doan|luat|dot"
)

_Reader = Callable[[re.Match[str], int | None], TimeWord | None]

_BEFORE_DAY = r"(?:\bngay\s+|(?<=truoc )|(?<=den )|(?<=nhat )|(?<=het )|(?<=vao )|(?<=tu )|(?<=, )|(?<=va ))"
_DATES: tuple[tuple[str, _Reader], ...] = (
    # 30/10/2024, ngày 30-10-2024, ngày 30 tháng 10 (năm 2024), trước 30/10
    (r"(?:\bngay\s+)?\b(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})\s*/\s*(?P<year>20\d\d)\b", _read_day),
    (r"(?:\bngay\s+)?\b(?P<day>\d{1,2})([.-])(?P<month>\d{1,2})\2(?P<year>20\d\d)\b", _read_day),
    (rf"\bngay\s+(?P<day>\d{{1,2}})\s+thang\s+(?P<month>\d{{1,2}})\b{_YEAR}", _read_day),
    (rf"{_BEFORE_DAY}(?P<day>\d{{1,2}})\s*/\s*(?P<month>\d{{1,2}})\b(?![/.-]?\w){_YEAR}", _read_day),
    # Tháng 6 và tháng 12, Quý I - III/2024, 6 tháng đầu năm, nửa cuối năm
    (rf"\b(?:cac\s+)?thang\s+(?P<list>{_M}(?:(?:{_AND}|{_THRU})(?:thang\s+)?{_M})*){_YEAR}", _read_months),
    (
        rf"\b(?:cac\s+)?{_QUY}\s+(?P<list>{_Q}(?:(?:{_AND}|{_THRU})(?:(?:het\s+)?{_QUY}\s+)?{_Q})*){_YEAR}",
        _read_quarters,
    ),
    # T10/2024; cuối quý II/2024, cuối tháng 6
    (rf"\bt\.?(?P<list>{_M})\s*/\s*(?P<year>20\d\d)\b", _read_months),
    (rf"\bcuoi\s+(?P<unit>{_QUY}|thang)\s+(?P<list>{_Q}|{_M}){_YEAR}", _read_ends),
    (rf"\b(?P<many>0?[369]|sau)\s+thang\s+(?P<end>dau|cuoi)\s+nam{_YEAR}", _read_half),
    (rf"\b(?P<many>nua)\s+(?P<end>dau|cuoi)\s+nam{_YEAR}", _read_half),
    # Năm 2024, trong năm, giai đoạn 2024 - 2025, cuối năm
    (r"\b(?P<within>(?:trong|suot|ca)\s+)?(?:giai doan\s+|cac\s+)?nam\s+20\d\d(?:\s*-\s*20\d\d)?\b", _read_year),
    (r"\b(?P<within>trong\s+(?:ca\s+)?|suot\s+|het\s+)nam\b(?!\s+20\d\d)", _read_year),
    (r"\b(?P<within>)giai doan\s+20\d\d\s*-\s*20\d\d\b", _read_year),
    (rf"\b(?:dip\s+)?cuoi nam{_YEAR}", _read_year_end),
)

_ALWAYS = r"(?:thuong xuyen|lien tuc|hang ngay)\b"
_THE_YEAR = r"(?:,?\s*(?:(?:trong|suot|ca|hang|cua)\s+)*nam\b)?(?:\s+(?P<year>20\d\d)\b)?"
_EACH = r"(?:hang|moi)"
_DAY_IN_MONTH = rf"(?P<detail>(?:truoc\s+)?{_DAY_OF}\s+(?:cua\s+)?{_MONTH_OF}(?P<units>(?:quy|6 thang|nam)\b))"
_DAY_BEFORE_EACH = (
    rf"(?P<detail>(?:truoc\s+)?{_DAY_OF})[\s,]+(?:cua\s+)?(?:dinh ky\s+)?(?:{_EACH}|cac)\s+(?P<units>{_UNITS})"
)
_DAY_AFTER_EACH = (
    rf"(?P<detail>(?:truoc\s+)?{_DAY_OF}(?:\s+(?:cua\s+)?thang\s+(?:cuoi|dau)\s+(?:cua\s+)?(?:quy|ky|nam))?)"
    r"(?![/.-]?\d)(?!\s+thang\s+\d)(?!\s+nam\s+20)"
)
_DAYS_AFTER_EACH = (
    rf"(?:{_EACH}\s+{_UNIT}[\s,]+)?(?P<detail>(?:(?:cham nhat|muon nhat|trong vong|trong thoi han|sau)\s+)?"
    r"\d+\s+ngay\s+(?:lam viec\s+)?(?:sau|ke tu|tu)\s+(?:khi\s+|ngay\s+)?(?:ket thuc|het)\s+(?:moi\s+)?"
    r"(?P<units>tuan|thang|quy|6 thang)\b)(?!\s*[\divx]+\b)"
)
_LAST_DAY_OF_EACH = (
    r"(?P<detail>(?:truoc\s+)?ngay\s+(?:lam viec\s+)?(?:cuoi|dau)(?:\s+(?:cung|tien))?\s+(?:cua\s+)?(?:moi\s+)?"
    r"(?P<units>(?:tuan|thang|quy)\b))(?!\s*[\divx]+\b)"
)
_RHYTHMIC: tuple[tuple[str, _Reader], ...] = (
    # Thường xuyên trong năm 2024, cả năm
    (rf"(?<!chi )\b(?:{_ALWAYS}|ca nam\b)(?:[\s,]*{_ALWAYS})*{_THE_YEAR}", _read_always),
    # Chậm nhất ngày 07 tháng cuối cùng của quý; trước ngày 25 hàng tháng; hàng năm, trước ngày 15/12
    (rf"\b{_BY}{_DAY_IN_MONTH}", _read_every),
    (rf"\b{_BY}{_DAY_BEFORE_EACH}", _read_every),
    (rf"\b(?:dinh ky\s+)?{_EACH}\s+(?P<units>{_UNIT})[\s,(]+{_BY}{_DAY_AFTER_EACH}", _read_every),
    # Chậm nhất 05 ngày sau khi kết thúc quý; ngày làm việc cuối cùng của tháng
    (rf"\b{_DAYS_AFTER_EACH}", _read_every),
    (rf"\b{_BY}{_LAST_DAY_OF_EACH}", _read_every),
    # Hàng quý, 6 tháng, năm; định kỳ 6 tháng; cuối mỗi quý; Quý, 6 tháng và năm; 01 lần/quý; 6 tháng/lần
    (rf"\b(?:dinh ky\s+)?{_EACH}\s+(?P<units>{_UNITS})", _read_every),
    (rf"\bdinh ky\s+(?:theo\s+|vao\s+|cuoi\s+)?(?P<units>{_UNITS})", _read_every),
    (rf"\bcuoi\s+(?:moi\s+)?(?P<units>(?:tuan|thang|quy)\b(?!\s*\w*\d)(?!\s+{_Q}))", _read_every),
    (rf"\b(?P<units>{_UNIT}(?:{_AND}{_UNIT})+)", _read_every),
    (r"\b(?:\d+|mot)\s+lan\s*(?:/|trong|moi|trong mot)\s*(?P<units>tuan|thang|quy|nam|6 thang)\b", _read_every),
    (r"\b(?P<units>(?:0?6\s+)?thang|quy|nam|tuan)\s*(?:/|mot\s+|1\s+)\s*lan\b", _read_every),
)

_event, _external = _read_open(TimeKind.EVENT), _read_open(TimeKind.EXTERNAL)
_RELATIVE: tuple[tuple[str, _Reader], ...] = (
    (r"\b(?:ngay\s+)?(?:sau\s+)?khi\s+(?=\w)", _event),
    (r"\bsau\s+(?:(?:moi|tung|cac)\s+)?(?:ky hop|ky|dot|phien hop|cuoc hop|hoi nghi)\b", _event),
    (r"\b(?:(?:trong\s+)?truong hop|neu)\s+(?=co|phat sinh|thay|can)\b", _event),
    (r"\b(?:trong vong|trong thoi han)\s+\d+\s+(?:ngay|gio|thang)", _event),
    (r"\b\d+\s+ngay\s+(?:lam viec\s+)?(?:sau|ke tu|tu ngay)\b", _event),
    (r"\btheo\s+(?:yeu cau|de nghi|nhu cau|phat sinh|thuc te)\b", _event),
    (r"\b(?:phat sinh|dot xuat)\b", _event),
    (rf"\b(?:theo|can cu)\s+(?:dung\s+|cac\s+|su\s+)?(?:{_SOURCES})\b", _external),
    (r"\bdung\s+(?:thoi (?:gian|han)|tien do|quy dinh|ke hoach|lo trinh|han)\b", _external),
    (r"\bdinh ky\b", _external),
)

_READERS = tuple((re.compile(pattern), read) for pattern, read in (*_DATES, *_RHYTHMIC, *_RELATIVE))
