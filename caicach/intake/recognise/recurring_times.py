"""What comes back ("ngày 20 hằng tháng", "01 lần/quý") and what never ends ("thường xuyên")."""

import re

from caicach.intake.recognise.time_grammar import rule, whole
from caicach.intake.recognise.time_words import Rules, Said, TimeKind, TimeWord, Turn
from caicach.values import period as periods
from caicach.values.deadline import Every

_UNIT = whole("unit")
_LISTED = rule(r"_(?:,|;|va|&|hoac|\+)_")
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_RHYTHMS: tuple[tuple[str, Every], ...] = (
    ("tuan", "week"),
    ("quy", "quarter"),
    ("6 thang", "half_year"),
    ("sau thang", "half_year"),
    ("nua nam", "half_year"),
    ("thang", "month"),
    ("nam", "year"),
)
# "3 tháng một lần" comes back with every quarter; two months or five years are no rhythm that a calendar here knows.
_SPACED: dict[tuple[int, str], Every] = {
    (1, "tuan"): "week",
    (1, "thang"): "month",
    (3, "thang"): "quarter",
    (6, "thang"): "half_year",
    (12, "thang"): "year",
    (1, "quy"): "quarter",
    (2, "quy"): "half_year",
    (4, "quy"): "year",
    (1, "nua nam"): "half_year",
    (1, "nam"): "year",
}


def _every(unit: str) -> Every:
    unit = re.sub(r"\s+", " ", unit)
    return next(every for word, every in _RHYTHMS if word in unit)


def _written(match: re.Match[str], said: Said) -> str | None:
    """The words of the detail as written, without a stop at the end; what stands between “…” to the letter."""
    groups = match.groupdict()
    if groups.get("quote"):
        return said.text[slice(*match.span("quote"))]
    if not groups.get("detail"):
        return None
    start, end = match.span("detail")
    return said.text[start:end].strip(" ,.;")


def _read_units(match: re.Match[str], said: Said) -> TimeWord:
    detail = _written(match, said)
    every = dict.fromkeys(_every(unit) for unit in _UNIT.findall(match["units"]))
    return _word(match, *(Turn(one, detail) for one in every))


def _read_days(match: re.Match[str], said: Said) -> TimeWord:
    """ "Ngày 05 và ngày 20 hằng tháng", "Quý I, III hằng năm": a promise for each."""
    start, end = match.span("detail")
    parts, at = [], start
    for cut in [*_LISTED.finditer(match.string, start, end), None]:
        until = cut.start() if cut else end
        parts.append(said.text[at:until].strip())
        at = cut.end() if cut else end
    opening = parts[0].rsplit(" ", 1)[0]
    whole_parts = [part if " " in part or "/" in part else f"{opening} {part}" for part in parts]
    every = [_every(unit) for unit in _UNIT.findall(match["units"])]
    return _word(match, *(Turn(one, part) for one in dict.fromkeys(every) for part in whole_parts))


def _read_times(match: re.Match[str], said: Said) -> TimeWord:
    """ "01 lần/quý" is the rhythm alone; "02 lần/năm" keeps its words, since no rule says when."""
    once = _number(match["count"]) == 1
    return _word(
        match, Turn(_every(match["units"]), None if once else " ".join(said.text[slice(*match.span())].split()))
    )


def _read_spaced(match: re.Match[str], said: Said) -> TimeWord:
    every = _SPACED.get((_number(match["count"] or "1"), match["units"]))
    if every is None:
        return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.EXTERNAL)
    return _word(match, Turn(every, _written(match, said)))


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


def _read_lasting(match: re.Match[str], said: Said) -> TimeWord:
    """Without any year it lasts for a time that the words after it may tell."""
    number = int(match["year"]) if match["year"] else said.year
    spans = () if number is None else (periods.year(number),)
    return TimeWord(
        start=match.start(), end=match.end(), kind=TimeKind.ALWAYS, spans=spans, dated=match["year"] is not None
    )


def _word(match: re.Match[str], *turns: Turn) -> TimeWord:
    return TimeWord(start=match.start(), end=match.end(), kind=TimeKind.EVERY, turns=turns)


_DAY_AFTER = r"(?P<detail>(?:truoc )?{day_of}(?: {its_month})?)(?![/.-]?\d)(?! thang \d)(?! nam 20)"
_DAY_IN_MONTH = r"{day_of} (?:cua )?thang {which}(?: cua)?(?: {each})? (?P<units>(?:quy|6 thang|nam)\b)(?: {next})?"
_PART_OF_YEAR = r"(?:thang_{m}|{quy}_{q})"
_NEXT_PART = rf"(?:{_PART_OF_YEAR}|{{m}}|(?:[il]v|[il]+)\b)"
_PARTS_OF_YEAR = rf"(?P<detail>(?:truoc |het |cuoi |tu )?{_PART_OF_YEAR}(?:(?:{{and}}|{{thru}}){_NEXT_PART})*)"
_AFTER_END = r"{after_end}(?: moi)? (?P<units>tuan|thang|quy|6 thang|nam)\b"
_UNTIL = r"(?:(?:cham nhat(?: la)?|muon nhat|trong(?: vong| thoi han)?|sau) )?"
_LAST_DAY = r"(?:ngay (?:lam viec )?(?:cuoi|dau)(?: cung| tien)?|{weekday} (?:dau tien|cuoi cung|tuan dau|tuan cuoi))"
_FIRST_DAYS = r"(?:{number} ngay (?:lam viec )?dau(?: tien)?|tuan (?:thu \w+|dau(?: tien)?|cuoi(?: cung)?))"
_MONTH_OR_QUARTER = r"(?P<units>(?:thang|quy)\b)"
_UNIT_ALONE = r"(?:tuan|thang|quy|nam|6 thang)\b"
_NOT_NAMED = r"(?!_[\divx]+\b)"
_ONE = r"(?!_\w*\d)(?! {q})"
_ALWAYS = r"(?:thuong xuyen|lien tuc|hang ngay)\b"
_IN_THE_YEAR = r"(?:,?_(?:(?:trong|suot|ca|hang|cua) )*nam\b(?! hoc))?(?: (?P<year>{yyyy}))?"
RULES: Rules = (
    # Thường xuyên, liên tục trong năm 2024; cả năm
    (rf"(?<!chi\s)\b(?:{_ALWAYS}|ca nam\b|24/(?:7|24)\b)(?:[\s,]*{_ALWAYS})*{_IN_THE_YEAR}", _read_lasting),
    # Chậm nhất ngày 07 tháng cuối cùng của quý, ngày 05 của tháng đầu quý sau, ngày 05 tháng sau
    (rf"\b(?P<detail>(?:truoc )?{_DAY_IN_MONTH})", _read_units),
    (r"\b(?P<detail>(?:truoc )?{hour}?ngay \d{1,2} (?:cua )?(?P<units>thang) {next})", _read_units),
    # Trước ngày 25 hằng tháng, ngày 05 và ngày 20 hằng tháng, thứ Sáu hằng tuần, tháng 12 hằng năm, quý I, III hằng năm
    (r"\b(?P<detail>(?:truoc )?{days_of})[\s,]+(?:cua )?(?:dinh ky )?(?:{each}|cac) (?P<units>{units})", _read_days),
    (rf"\b{_PARTS_OF_YEAR}[\s,]+(?:cua )?(?:dinh ky )?{{each}} (?P<units>nam)\b", _read_days),
    (
        rf"\b(?:dinh ky )?{{each}} (?P<units>nam)\b[\s,:(]+(?:trong )?{{by}}{_PARTS_OF_YEAR}(?![/.-]?\d)(?!,? nam 20)",
        _read_days,
    ),
    # Hằng tháng (trước ngày 05), hằng quý, chậm nhất ngày 07 tháng đầu quý sau; 6 tháng một lần, trước ngày 07
    (rf"\b(?:dinh ky )?{{each}} (?P<units>{{unit}})[\s,:(]+{{by}}{_DAY_AFTER}", _read_units),
    (
        rf"\b(?:(?P<count>{{number}}) )?(?P<units>thang|quy|nam|tuan|nua nam){{once}}[\s,(]+{{by}}{_DAY_AFTER}",
        _read_spaced,
    ),
    # Hằng quý, “chậm nhất ngày 10 của tháng thứ hai”
    (r"\b(?:dinh ky )?{each} (?P<units>{unit}),? “(?P<quote>\0*)”", _read_units),
    (r"\b(?P<count>{number}) (?P<units>thang){once},? “(?P<quote>\0*)”", _read_spaced),
    # Chậm nhất 05 ngày làm việc sau khi kết thúc quý; ngày làm việc cuối cùng của tháng; thứ Hai đầu tiên của tháng
    (rf"\b(?:{{each}} {{unit}}[\s,]+)?(?P<detail>{_UNTIL}{_AFTER_END}){_NOT_NAMED}", _read_units),
    (
        rf"\b(?P<detail>(?:truoc )?{_LAST_DAY}(?: cua)?(?: {{each}})? (?P<units>(?:tuan|thang|quy)\b)){_NOT_NAMED}",
        _read_units,
    ),
    # Trong 05 ngày làm việc đầu tiên của tháng sau, tuần đầu của tháng
    (
        rf"\b(?P<detail>(?:trong )?{_FIRST_DAYS}(?: cua)?(?: {{each}})? {_MONTH_OR_QUARTER}(?: {{next}})?){_NOT_NAMED}",
        _read_units,
    ),
    # 02 lần/năm, mỗi năm 02 lần, 3 tháng một lần
    (rf"\b(?P<count>{{number}}) lan_(?:/|trong mot|trong|moi|mot)_(?P<units>{_UNIT_ALONE})", _read_times),
    (
        rf"\b(?P<detail>(?:toi thieu |it nhat )?\d+ (?:bai|tin|cuoc|buoi|ky)_(?:/| moi )(?P<units>{_UNIT_ALONE}))",
        _read_units,
    ),
    (rf"\b{{each}} (?P<units>{_UNIT_ALONE}),? (?P<count>{{number}}) lan\b", _read_times),
    (r"\b(?:(?P<count>{number}) )?(?P<units>thang|quy|nam|tuan|nua nam){once}", _read_spaced),
    # Hằng quý, 6 tháng, năm; định kỳ 6 tháng; cuối mỗi quý; các quý trong năm; quý, 6 tháng và năm
    (r"\b(?:dinh ky )?{each} (?P<units>{units})", _read_units),
    (r"\bdinh ky (?:theo |vao |cuoi )?(?P<units>{units})", _read_units),
    (r"\b(?P<detail>(?:dau|giua) {each} (?P<units>(?:tuan|thang|quy|nam)\b))", _read_units),
    (rf"\bcuoi (?:{{each}} )?(?P<units>(?:tuan|thang|quy)\b){_ONE}", _read_units),
    (rf"\b(?:cac|ca 4|ca bon|0?4|ca 12|12) (?P<units>(?:tuan|thang|quy)\b){_ONE} trong nam(?: {{yyyy}})?", _read_units),
    (r"\b(?P<units>{unit}(?:{and}{unit})+)", _read_units),
)
