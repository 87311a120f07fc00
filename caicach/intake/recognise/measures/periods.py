"""The time within which a number is to be reached, where it is not the plan's whole year: "hết quý II đạt 45%"."""

import re
from datetime import date

from caicach.intake.recognise.measures.number import Number
from caicach.intake.recognise.times import TimeKind, TimeWord, find_times
from caicach.values import period as periods
from caicach.values.period import Period

_NAMES_TIME = re.compile(r"quý|tháng|năm\s+20\d\d|20\d\d|\d/\d")
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|hết|cuối|trước)(?:\s+(?:hết|cuối|ngày))*\s*$")
_WITHIN = re.compile(r"(?:^|[,;:(\-+]|(?<!\w)(?:trong|đến|tới|hết|cuối|đến hết|vào))\s*$")
_LEADS_ON = re.compile(r"\s*(?:,|phấn đấu|đạt|tăng|giảm|sẽ|phải|có(?!\w)|cắt giảm|tối thiểu|ít nhất)")
_END = re.compile(r";|\.(?=\s)")
_END_BEFORE_NUMBER = re.compile(r"[;,]|\.(?=\s)")
_RIGHT_BEHIND = re.compile(r"\s*(?:trở lên\s+)?(?:trong|vào|đến|tới|hết|đến hết)?\s*")
_COMPARED = re.compile(r"(?<!\w)(?:so với|cùng kỳ|hơn|kể từ|từ|bằng|của)\s+(?:ngày\s+)?$")


def period_of(words: str, sentence: str, number: Number, *, after: int, before: int, year: int | None) -> Period | None:
    """The period of the number, or None for the plan's year. ``after`` and ``before`` bound the letters of its own.

    A time that the number leads up to ("đến năm 2030 giảm 10%") counts, and one that stands right behind it.
    """
    if not _NAMES_TIME.search(words, after, before):
        return None
    start = max(words.rfind(";", after, number.start), words.rfind(". ", after, number.start), after)
    stop = _end_of_clause(words, number.end, before)
    behind = _times(sentence, number.end, stop, year)
    right_behind = [word for word in behind if _RIGHT_BEHIND.fullmatch(words, number.end, number.end + word.start)]
    ahead = _times(sentence, start, number.start, year)
    found = (
        *(_span(words[number.end : stop], word, before=False) for word in right_behind),
        *(_span(words[start : number.start], word, before=True) for word in reversed(ahead)),
        *(_span(words[number.end : stop], word, before=False) for word in behind),
    )
    span = next((one for one in found if one), None)
    if span is None or year is None:
        return span
    return None if span == periods.year(year) or span.end.year < year else span


def _end_of_clause(words: str, start: int, before: int) -> int:
    """Where the words that follow a number end; a comma ends them where another number comes after."""
    ends = _END_BEFORE_NUMBER if before < len(words) else _END
    found = ends.search(words, start, before)
    return found.start() if found else before


def _times(sentence: str, start: int, end: int, year: int | None) -> list[TimeWord]:
    return [word for word in find_times(sentence[start:end], year=year) if len(word.spans) == 1]


def _span(words: str, word: TimeWord, *, before: bool) -> Period | None:
    lead, [span] = words[: word.start], word.spans
    if word.kind not in (TimeKind.SPAN, TimeKind.WEAK) or _COMPARED.search(lead):
        return None
    said = words[word.start : word.end]
    until = _UNTIL.search(lead) or re.match(r"(?:đến|tới|hết|cuối|trước)(?!\w)", said)
    if word.day and not until:
        return None
    named = word.kind is TimeKind.SPAN and not word.day
    opens = until or _WITHIN.search(lead) or re.match(r"(?:trong|đến|tới|hết|cuối)(?!\w)", said)
    if before and not (named or opens or _LEADS_ON.match(words, word.end)):
        return None
    if not before and not opens:
        return None
    return Period(date(span.end.year, 1, 1), span.end) if until and span.start.year == span.end.year else span
