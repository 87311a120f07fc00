"""Days, months, quarters, half-years and years of the calendar, and lists and ranges of them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from caicach.intake.recognise.time_grammar import rule, whole
from caicach.intake.recognise.time_words import Rules, Said, TimeKind, TimeWord
from caicach.values import period as periods
from caicach.values.period import Period

_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "sau": 6, "nua": 6}
_QUARTER, _MONTH, _YEAR, _THRU = whole("q"), whole("m"), whole("yyyy"), rule(r"-|\bden\b|\btoi\b")


def _word(match: re.Match[str], *spans: Period, kind: TimeKind = TimeKind.SPAN, is_range: bool = False) -> TimeWord:
    groups = match.groupdict()
    dated = any(groups.get(name) for name in ("year", "short", "following"))
    return TimeWord(
        start=match.start(),
        end=match.end(),
        kind=kind,
        spans=spans,
        day=bool(spans) and all(span.start == span.end for span in spans),
        range=is_range,
        hour=bool(groups.get("hour")),
        dated=dated,
    )


def _stated_year(match: re.Match[str], year: int | None) -> int | None:
    """The year that the words name: in full, by its last two digits, as the one after the plan's; else the plan's."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        return 2000 + int(groups["short"])
    return year + 1 if year is not None and groups.get("following") else year


def _numeral(text: str) -> int:
    return _NUMERALS.get(text.replace("l", "i")) or int(text)


def _read_day(match: re.Match[str], said: Said) -> TimeWord | None:
    number = _stated_year(match, said.year)
    if number is None:
        return None
    try:
        day = date(number, int(match["month"]), int(match["day"]))
        first = day.replace(day=int(match["from"])) if "from" in match.groupdict() else day
        return _word(match, Period(first, day), is_range=first < day)
    except ValueError:  # no calendar has it, or it ends before it starts
        return replace(_word(match), day=True)


def _read_day_of_months(match: re.Match[str], said: Said) -> TimeWord | None:
    """ "Ngày 20 các tháng 3, 6, 9": that day of each."""
    number = _stated_year(match, said.year)
    if number is None:
        return None
    try:
        days = [date(number, int(which), int(match["day"])) for which in _MONTH.findall(match["list"])]
    except ValueError:
        return replace(_word(match), day=True)
    return _word(match, *(Period(day, day) for day in days))


def _read_day_in_month(match: re.Match[str], said: Said) -> TimeWord | None:
    """ "Tháng 6, chậm nhất ngày 25": the bound belongs to the day."""
    word = _read_day(match, said)
    return word and replace(word, manner="before" if "truoc" in match["bound"] else "by")


def _read_list(
    match: re.Match[str], said: Said, *, of: Callable[[int, int], Period], item: re.Pattern[str]
) -> TimeWord | None:
    """Each item a period, or the one period from the first to the last of two."""
    number = _stated_year(match, said.year)
    if number is None:
        return None
    spans = [of(number, _numeral(found)) for found in item.findall(match["list"])]
    if len(spans) != 2 or _THRU.search(match["list"]) is None:
        return _word(match, *spans)
    first, last = spans
    if first.start > last.end:
        word = _word(match)
        # "Tháng 11 đến tháng 02 năm sau" is clear; without its year "quý IV - quý I" could mean two years.
        around = Period(first.start.replace(year=number - 1), last.end)
        return _word(match, around, is_range=True) if word.dated else word
    return _word(match, Period(first.start, last.end), is_range=True)


def _read_quarters(match: re.Match[str], said: Said) -> TimeWord | None:
    return _read_list(match, said, of=periods.quarter, item=_QUARTER)


def _read_months(match: re.Match[str], said: Said) -> TimeWord | None:
    return _read_list(match, said, of=periods.month, item=_MONTH)


def _read_ends(match: re.Match[str], said: Said) -> TimeWord | None:
    """ "Cuối quý II": the last day of each."""
    read = _read_months if match["unit"] == "thang" else _read_quarters
    word = read(match, said)
    return word and replace(word, spans=tuple(Period(span.end, span.end) for span in word.spans), day=True, range=False)


def _read_half(match: re.Match[str], said: Said) -> TimeWord | None:
    number = _stated_year(match, said.year)
    if number is None:
        return None
    months = _numeral(match["many"])
    edge = (1, months) if match["end"] == "dau" else (13 - months, 12)
    return _word(match, Period(periods.month(number, edge[0]).start, periods.month(number, edge[1]).end))


def _read_days_of_month(match: re.Match[str], said: Said) -> TimeWord | None:
    """ "10 ngày đầu tháng 6", "10 ngày cuối tháng 6"."""
    number, many = _stated_year(match, said.year), int(match["many"])
    if number is None or not 1 <= many <= 28:
        return None
    month = periods.month(number, int(match["list"]))
    if match["end"] == "dau":
        return _word(match, Period(month.start, month.start.replace(day=many)))
    return _word(match, Period(month.end.replace(day=month.end.day - many + 1), month.end))


def _read_years(match: re.Match[str], said: Said) -> TimeWord | None:
    numbers = [int(found) for found in _YEAR.findall(match[0])]
    if not numbers and (number := _stated_year(match, said.year)) is not None:
        numbers = [number]
    if not numbers or numbers[0] > numbers[-1]:
        return None
    firm = TimeKind.SPAN if match.groupdict().get("within") else TimeKind.WEAK
    if "-" not in match[0]:
        return _word(match, *(periods.year(number) for number in numbers), kind=firm)
    whole_years = Period(periods.year(numbers[0]).start, periods.year(numbers[-1]).end)
    return _word(match, whole_years, kind=firm, is_range=True)


def _read_year_end(match: re.Match[str], said: Said) -> TimeWord | None:
    number = _stated_year(match, said.year)
    if number is None:
        return None
    end = periods.year(number).end
    return _word(match, Period(end, end))


_MONTH_YEAR = r"(?P<list>{m})/(?P<year>{yyyy})(?![/.-]?\w)"
_LED = r"(?:\A|(?<=truoc\s)|(?<=den\s)|(?<=het\s)|(?<=trong\s)|(?<=nhat\s)|(?<=tu\s)|(?<=-\s))"
_BOUND = r"(?P<bound>(?:hoan thanh |xong )?truoc|(?:cham|muon) nhat(?: la)?)"
_PART_OF_MONTH = r"(?:tuan (?:thu \w+|dau(?: tien)?|cuoi(?: cung)?|\d)|(?:thuong|trung|ha) tuan|nua (?:dau|cuoi))"
_ALONE = r"(?:\A|(?<=\Aden\s)|(?<=\Ahet\s)|(?<=\Aden\shet\s))"
RULES: Rules = (
    # 30/10/2024, ngày 30-10-2024, 30/10/24, trước 30/10, ngày 30-10, 17 giờ ngày 30/10
    (r"\b(?:{at})?{dd}_/_{mm}_/_(?P<year>{yyyy})", _read_day),
    (r"\b(?:{at})?{dd}(?P<sign>[.-]){mm}(?P=sign)(?P<year>{yyyy})", _read_day),
    (r"\b(?:{at})?{dd}/{mm}/(?P<short>[2-4]\d)\b(?!/)", _read_day),
    (r"{led}{dd}_/_{mm}\b(?![/.-]?\w){in_year}", _read_day),
    (r"{at}{dd}[.-]{mm}\b(?![/.-]?\w){in_year}", _read_day),
    # Ngày 30 tháng 10, ngày 20 các tháng 3, 6, 9; ngày 10-15/6; tháng 6, chậm nhất ngày 25
    (
        r"{at}(?P<day>\d{1,2}) (?:(?:cua|cac) )*thang (?P<list>{m}(?:{and}(?:thang )?{m})*){in_year}",
        _read_day_of_months,
    ),
    (r"{at}{dd} thang {mm}\b{in_year}", _read_day),
    (
        r"(?:\btu(?: ngay)?|\bngay) (?P<from>\d{1,2}){thru}(?:ngay )?{dd}(?:_/_| thang ){mm}\b(?![/.-]\D){in_year}",
        _read_day,
    ),
    (rf"\bthang (?P<month>{{m}}){{in_year}}[\s,;(]+{_BOUND} {{at}}{{dd}}\b(?!_/| thang)", _read_day_in_month),
    # Tháng 6 và tháng 12, T10/2024, 6/2026, tuần đầu tháng 6, cuối tháng 6, 10 ngày đầu tháng 6
    (r"\b(?:cac )?{months}{in_year}", _read_months),
    (r"\bt\.?(?P<list>{m}(?:{thru}t\.?{m})?){in_year}(?! {each})", _read_months),
    (rf"\b{_LED}{_MONTH_YEAR}", _read_months),
    (rf"\b{_PART_OF_MONTH}(?: cua)? thang (?P<list>{{m}}){{in_year}}", _read_months),
    (r"\bcuoi (?P<unit>thang) (?P<list>{m}){in_year}", _read_ends),
    (r"\b(?P<many>\d{1,2}) ngay (?P<end>dau|cuoi)(?: cua)? thang (?P<list>{m}){in_year}", _read_days_of_month),
    # Quý I - III/2024, Q2/2026, cuối quý II
    (r"\b(?:cac )?{quarters}{in_year}", _read_quarters),
    (r"\bq\.?_(?P<list>(?!l+\b){q}(?:(?:{and}|{thru})(?:q\.?_)?(?!l+\b){q})*){in_year}", _read_quarters),
    (r"\bcuoi (?P<unit>{quy}) (?P<list>{q}){in_year}", _read_ends),
    # 6 tháng đầu năm, nửa cuối năm
    (r"\b(?P<many>0?[369]|sau) thang (?P<end>dau|cuoi) nam{in_year}", _read_half),
    (r"\b(?P<many>nua) (?P<end>dau|cuoi) nam{in_year}", _read_half),
    # Năm 2024, trong năm, giai đoạn 2024 - 2025, 2026, cuối năm, đầu năm
    (
        r"\b(?P<within>(?:trong|suot|ca) )?(?:giai doan |cac )?nam {yyyy}(?:_-_{yyyy}|(?:{and}(?:nam )?{yyyy})+)?",
        _read_years,
    ),
    (r"\b(?P<within>trong (?:ca )?|suot |het )nam\b(?! (?:{yyyy}|hoc\b|ngay\b))", _read_years),
    (r"\b(?P<within>)giai doan {yyyy}_-_{yyyy}", _read_years),
    (rf"\b{_ALONE}(?P<within>){{yyyy}}(?:_-_{{yyyy}})?\W*\Z", _read_years),
    (r"(?<=va\s)(?P<within>ca) nam\b{in_year}", _read_years),
    (r"\b(?P<within>)dau nam\b(?! hoc){in_year}", _read_years),
    (r"\b(?:dip )?cuoi nam\b(?! hoc){in_year}", _read_year_end),
)
