"""When a report is due: its turns ("hàng quý, 6 tháng, năm"), somebody's request, trouble, or another rule."""

import re
from dataclasses import dataclass, replace

from caicach.intake.recognise.deadlines import read_deadlines
from caicach.intake.recognise.wording import folded
from caicach.values.deadline import Deadline, Every, External, OnEvent, Recurring

AGENCY = (
    r"ủy ban|ubnd|ubmttq|hđnd|thường trực|chủ tịch|phó chủ tịch|sở|phòng|văn phòng|ban|trung tâm|huyện ủy|tỉnh ủy|"
    r"thành ủy|đảng ủy|bộ|chính phủ|cơ quan|các|thủ trưởng|trưởng|chánh|công chức|cán bộ|đơn vị|tổ(?! chức)|bộ phận|"
    r"cấp|lãnh đạo|đài|đồng chí|cục|chi cục|công an|hội|đoàn|ngành"
)


@dataclass(frozen=True, slots=True)
class When:
    """The words of time of a duty as stretches of its clause, the promises that they make, and a confidence."""

    spans: tuple[tuple[int, int], ...]
    deadlines: tuple[Deadline, ...]
    confidence: float
    is_trouble: bool = False


# One turn of a report's calendar; a list of turns is read word by word.
_TURN = (
    r"(?:(?:0?6|sáu) tháng(?: đầu năm| cuối năm)?|(?:0?9|chín) tháng|bán niên|tuần|tháng(?!\s*\d)|"
    r"quý(?:\s+(?:i{1,3}|iv)(?!\w))?|(?:cả )?năm(?:\s+20\d\d)?)"
)
_AND = rf"\s*(?:,|và|;|hoặc|/)\s*(?:và\s+)?(?:báo cáo\s+)?(?:hàng |hằng )?{_TURN}(?!\w)"
_TURNS = re.compile(
    rf"(?:(?:theo )?định kỳ\s+)?(?:theo\s+)?(?:hàng|hằng|mỗi|từng)\s+{_TURN}(?:{_AND})*"
    rf"|(?:(?:theo )?định kỳ\s*:?\s+)?(?:theo\s+)?(?<!\w){_TURN}(?:{_AND})+"
    rf"|định kỳ\s+\(?{_TURN}(?!\w)"
)
_QUARTER_END = re.compile(r"tháng cuối(?: cùng)?(?: của)?(?: mỗi)? quý")
_EACH_TURN = re.compile(_TURN)
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}\s*(?:phút)?)?\s*,?\s*)?"
_MONTH_END = r"(?=\s*(?:[,;.)]|gửi|báo cáo|tổng hợp|về|để|$))"
_OF_MONTH = rf"(?:\s+(?:của\s+)?tháng\s+(?:cuối|đầu|thứ|liền|sau|tiếp)[^,;.)]*?{_MONTH_END}|\s+hàng tháng)?"
_DAY = re.compile(
    rf"(?:trước|chậm nhất|muộn nhất|vào)\s+(?:là\s+|vào\s+)?{_HOUR}ngày\s+(?:thứ\s+\w+|\d{{1,2}})"
    rf"(?!\s*[/\d.-]\d)(?!\s*tháng \d){_OF_MONTH}"
)
_DATE = r"(?:\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)"
_UNTIL = r"(?:trước|chậm nhất|muộn nhất)\s+(?:là\s+)?"
_BY_DATE = re.compile(rf"(?:{_UNTIL}|vào\s+|đến hết\s+){_HOUR}(?:ngày\s+)?{_DATE}")
# "báo cáo quý I trước ngày 10/3": the turn names the report, the day alone says when.
_REPORT_BY_DAY = re.compile(
    rf"(?P<of>(?:báo cáo\s+)?(?<!\w){_TURN})\s*[:,]?\s*(?:gửi\s+)?"
    rf"(?P<by>{_UNTIL}{_HOUR}(?:ngày\s+)?(?:(?P<date>{_DATE})|\d{{1,2}}{_OF_MONTH}))"
)
_WEEKDAY = r"(?:sáng\s+|chiều\s+)?(?:ngày\s+)?thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)"
_EACH_WEEK = r"(?:hàng|hằng|mỗi)\s+tuần"
_WEEKLY = re.compile(
    rf"(?:vào\s+)?(?P<day>(?:{_UNTIL})?{_HOUR}{_WEEKDAY})\s+{_EACH_WEEK}"
    rf"|{_EACH_WEEK}\s*,?\s*(?:vào\s+)?(?P<after>(?:{_UNTIL})?{_HOUR}{_WEEKDAY})"
)
_AFTER_TURN = re.compile(
    rf"(?:{_UNTIL}|trong (?:vòng |thời hạn )?)?(?:sau\s+)?\d{{1,2}}\s+ngày(?:\s+làm việc)?,?\s+(?:sau|kể từ|tính từ)\s+"
    rf"(?:khi\s+|ngày\s+)*(?:kết thúc|hết)\s+(?:mỗi\s+)?(?P<turn>{_TURN})"
)
_CLOSING = re.compile(r"(?:vào\s+)?(?:dịp\s+)?cuối (?:năm(?:\s+20\d\d)?|quý\s+(?:i{1,3}|iv))(?!\w)")
_FIXED_DATE = re.compile(r"\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?|ngày \d{1,2} tháng \d{1,2}")
# The day of a document is no day to report on: "theo Quyết định số 12/QĐ-UBND ngày 25/12/2025".
_OF_DOCUMENT = re.compile(r"\d[\w/-]*[/-][\w-]*[^\W\d]\s+ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}")
_ASKED = re.compile(r"khi\s(?:có\s)?[^.;:]{0,160}?yêu cầu(?:\s(?:gửi\s)?báo cáo|\scủa\s[^.;:,]{2,80})?")
_ON_TIME = re.compile(r"đúng (?:thời gian|thời hạn)(?: quy định| yêu cầu)?")
_TROUBLE = re.compile(
    r"(?:(?:nếu|khi|trường hợp)\s+(?:có\s|gặp\s|phát sinh|thấy\s|cần\s|xét\s|xảy ra)|"
    r"(?<!\w)có (?=khó khăn|vướng mắc|phát sinh|vấn đề|những)|gặp (?=khó khăn|vướng mắc))"
    rf"[^.;:]*?(?=,\s*(?:đề nghị|yêu cầu|kịp thời|phản ánh|báo cáo|{AGENCY})(?!\w)"
    r"|\s+(?:kịp thời|phản ánh|đề nghị|báo cáo|gửi)(?!\w)|[.;:]|$)"
)
_RULE = re.compile(
    r"(?:theo|đúng) (?:đúng )?(?:thời gian |thời hạn )?(?:quy định|định kỳ|yêu cầu|hướng dẫn)(?:(?: của| tại) [^,;.]*)?"
)
_PERIODIC = re.compile(r"(?<!\w)định kỳ(?!\w)")
_EVERY: tuple[tuple[str, Every], ...] = (
    ("tuần", "week"),
    ("6 tháng", "half_year"),
    ("sáu tháng", "half_year"),
    ("bán niên", "half_year"),
    ("9 tháng", "quarter"),
    ("chín tháng", "quarter"),
    ("tháng", "month"),
    ("quý", "quarter"),
    ("năm", "year"),
)


def read_when(text: str, *, year: int | None) -> When:
    """When the report that the clause ``text`` speaks of is due. ``year`` is the plan's, for dates that name none."""
    words = folded(text)
    trouble = _TROUBLE.search(words)
    if trouble and "yêu cầu" not in trouble[0]:
        span = trimmed(text, *trouble.span())
        return When((span,), (OnEvent(detail=text[span[0] : span[1]]),), 0.85, is_trouble=True)
    said = _each_by_its_day(text, words, year) or _weekly(text, words) or _after_turn(text, words)
    if said:
        return said
    turns = _TURNS.search(words) or _QUARTER_END.search(words)
    if turns:
        return _regular(text, words, turns, year)
    asked = _ASKED.search(words)
    if asked:
        return _on_request(text, words, asked)
    return _by_rule(text, words, year)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and stops at its edges; a bracket opened inside is closed."""
    while start < end and text[start] in " ,;.:(":
        start += 1
    while end > start and text[end - 1] in " ,;.:/(":
        end -= 1
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    return start, end


def _each_by_its_day(text: str, words: str, year: int | None) -> When | None:
    """ "báo cáo quý I trước ngày 10/3, báo cáo năm trước ngày 10/12": each report with its own day."""
    found = list(_REPORT_BY_DAY.finditer(words))
    if not any(match["date"] for match in found):
        return None
    promises: list[Deadline] = []
    for match in found:
        of, by = text[slice(*match.span("of"))], text[slice(*match.span("by"))].strip(" ,")
        if match["date"]:
            promises += [replace(promise, of=of) for promise in read_deadlines(by, year=year)]
        else:
            promises.append(Recurring(every=_every(folded(of)), detail=by, of=of))
    return When((trimmed(text, found[0].start(), found[-1].end()),), tuple(promises), 0.85)


def _weekly(text: str, words: str) -> When | None:
    match = _WEEKLY.search(words)
    if match is None:
        return None
    day = text[slice(*match.span("day" if match["day"] else "after"))]
    return When((trimmed(text, *match.span()),), (Recurring(every="week", detail=day),), 0.88)


def _after_turn(text: str, words: str) -> When | None:
    """ "chậm nhất 05 ngày làm việc sau khi kết thúc quý" comes back with every quarter."""
    match = _AFTER_TURN.search(words)
    if match is None:
        return None
    span = trimmed(text, *match.span())
    return When((span,), (Recurring(every=_every(match["turn"]), detail=text[slice(*span)]),), 0.85)


def _regular(text: str, words: str, turns: re.Match[str], year: int | None) -> When:
    """ "trước ngày 10 hàng quý, 6 tháng, năm": one recurring promise for each turn, all by the same day."""
    if len(_FIXED_DATE.findall(words)) > 1 and (dated := read_deadlines(text, year=year)):
        return When((trimmed(text, 0, len(text)),), dated, 0.6)
    day = _DAY.search(words)
    detail = text[slice(*trimmed(text, *day.span()))] if day else None
    named = [] if _QUARTER_END.fullmatch(turns[0]) else _EACH_TURN.findall(words, *turns.span())
    every = list(dict.fromkeys(_every(turn) for turn in named)) or ["quarter"]
    spans = [turns.span(), *([day.span()] if day else [])]
    joined = min(span[0] for span in spans), max(span[1] for span in spans)
    touching = joined[1] - joined[0] <= sum(span[1] - span[0] for span in spans) + 3
    stretches = [joined] if touching else sorted(spans)
    return When(
        tuple(trimmed(text, *span) for span in stretches),
        tuple(Recurring(every=turn, detail=detail) for turn in every),
        0.88,
    )


def _every(turn: str) -> Every:
    return next(every for word, every in _EVERY if word in turn)


def _on_request(text: str, words: str, asked: re.Match[str]) -> When:
    spans = [trimmed(text, *asked.span())]
    if on_time := _ON_TIME.search(words, asked.end()):
        spans.append(trimmed(text, *on_time.span()))
    first = OnEvent(detail=text[slice(*spans[0])])
    rest = (External(detail=text[slice(*span)]) for span in spans[1:])
    return When(tuple(spans), (first, *rest), 0.8)


def _by_rule(text: str, words: str, year: int | None) -> When:
    """Times that another rule sets ("theo quy định", "theo định kỳ"), or a plain date."""
    if dates := list(_BY_DATE.finditer(words)):
        spans = tuple(trimmed(text, *match.span()) for match in dates)
        promises = (promise for span in spans for promise in read_deadlines(text[slice(*span)], year=year))
        return When(spans, tuple(promises), 0.75)
    if _FIXED_DATE.search(_OF_DOCUMENT.sub("", words)) and (dated := read_deadlines(text, year=year)):
        return When((trimmed(text, 0, len(text)),), dated, 0.6)
    if closing := _CLOSING.search(words):
        span = trimmed(text, *closing.span())
        return When((span,), read_deadlines(text[slice(*span)], year=year), 0.75)
    periodic = _PERIODIC.search(words)
    alone = periodic if periodic and not words[: periodic.start()].endswith("theo ") else None
    rule = _RULE.search(words, alone.end() if alone else 0)
    if rule:
        span = trimmed(text, *rule.span())
        spans = (alone.span(), span) if alone else (span,)
        return When(spans, (External(detail=text[slice(*span)]),), 0.7)
    if alone:
        return When((alone.span(),), (External(detail=text[slice(*alone.span())]),), 0.65)
    return When((), (), 0.55)
