"""Words of time in a text: those of the calendar, what comes back or lasts, and what stays open.

Each is found with where it stands and what it says; the promise that the words around it make of it
("trước", "hoàn thành", "ban hành kế hoạch") is read in ``deadlines``.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from caicach.intake.recognise import calendar_times, open_times, recurring_times
from caicach.intake.recognise.time_grammar import opening, openings, readable, rule
from caicach.intake.recognise.time_words import Reader, Rules, Said, TimeKind, TimeWord, Turn, in_year_of
from caicach.values.period import Period
from caicach.values.period import year as year_period

__all__ = ["TimeKind", "TimeWord", "Turn", "find_times"]

# What stands between two times that are the ends of one period, and between two of which the second names the year.
_TO = rule(r"_(?:-|den(?: het)?|toi)_(?:cuoi |het )?")
_LISTED = rule(r"_(?:,|va|;|&)_")
_LASTING_IN = rule(r"_(?:trong(?: suot| ca)?|vao)_")
_LASTING_FROM = rule(r" (?:bat dau )?(?:tu|ke tu)_")
_LASTING_UNTIL = rule(r" (?:cho )?(?:den|toi)(?: het)?_")
_WORD = re.compile(r"\b\w")


_Patterns = tuple[tuple[re.Pattern[str], Reader], ...]


_RULES: Rules = (*calendar_times.RULES, *recurring_times.RULES, *open_times.RULES)


@cache
def _by_opening() -> dict[str, _Patterns]:
    """The rules by the characters that they can begin with: made by the first reading, for programs that read none."""
    table: dict[str, _Patterns] = {}
    for text, read in _RULES:
        pattern = rule(text)
        for letters in openings(pattern.pattern):
            table[letters] = (*table.get(letters, ()), (pattern, read))
    return table


_SPANS = (TimeKind.SPAN, TimeKind.WEAK)


def find_times(text: str, *, year: int | None) -> list[TimeWord]:
    """All words of time in ``text`` (normal form C), in order, none overlapping another.

    ``year`` is taken where the text names none; without it such words stay unread. A day that no calendar has
    ("31/6/2026") is found without any period.
    """
    low = readable(text)
    said = Said(text=text, year=year)
    words: list[TimeWord] = []
    if (quoted := open_times.quoted_whole(low, said)) is not None:
        words.append(quoted)
    by_opening, keys, free = _by_opening(), opening(low), words[-1].end if words else 0
    for start in (match.start() for match in _WORD.finditer(low)):
        if start < free:
            continue
        rules = (*by_opening.get(keys[start : start + 3], ()), *by_opening.get(keys[start : start + 2], ()))
        if rules and (word := _longest(low, start, said, rules)):
            words.append(word)
            free = word.end
    ranges = _joined(_with_years(words, low), low, _range)
    return _joined(ranges, low, _lasting)


def _longest(low: str, start: int, said: Said, rules: _Patterns) -> TimeWord | None:
    """The longest time that begins there, of several as long the one whose rule comes first."""
    found = [word for pattern, read in rules if (match := pattern.match(low, start)) and (word := read(match, said))]
    return max(found, key=lambda word: word.end, default=None)


def _joined(
    words: list[TimeWord], low: str, whole: Callable[[TimeWord, TimeWord, str], Period | None]
) -> list[TimeWord]:
    """Two neighbours become one time where they say one thing together; the first gives its kind."""
    joined: list[TimeWord] = []
    for word in words:
        before = joined[-1] if joined else None
        span = whole(before, word, low[before.end : word.start]) if before and _is_one(word) else None
        if before and span:
            kind = TimeKind.ALWAYS if before.kind is TimeKind.ALWAYS else TimeKind.SPAN
            joined[-1] = TimeWord(
                start=before.start, end=word.end, kind=kind, spans=(span,), range=True, dated=word.dated
            )
        else:
            joined.append(word)
    return joined


def _with_years(words: list[TimeWord], low: str) -> list[TimeWord]:
    """ "15/3 và 15/9/2025", "từ 15/11 đến 15/02/2025": a year named last is that of the days before it as well."""
    settled: list[TimeWord] = []
    for one in reversed(words):
        word, after = one, (settled[-1] if settled else None)
        if after and after.dated and not word.dated and _is_one(word) and _is_one(after):
            between = low[word.end : after.start]
            linked = _TO.fullmatch(between) or (word.day and after.day and _LISTED.fullmatch(between))
            moved = in_year_of(word.spans[0], after.spans[0].start) if linked else None
            word = replace(word, spans=(moved,), dated=True) if moved else word
        settled.append(word)
    return settled[::-1]


def _is_one(word: TimeWord) -> bool:
    return word.kind in _SPANS and len(word.spans) == 1


def _range(before: TimeWord, word: TimeWord, between: str) -> Period | None:
    """ "Từ tháng 02 đến tháng 11", "quý II - quý IV"."""
    if not _is_one(before) or before.spans[0].start > word.spans[0].end or not _TO.fullmatch(between):
        return None
    return Period(before.spans[0].start, word.spans[0].end)


def _lasting(before: TimeWord, word: TimeWord, between: str) -> Period | None:
    """ "Thường xuyên trong quý II", "thường xuyên từ tháng 3", "thường xuyên đến hết quý III"."""
    if before.kind is not TimeKind.ALWAYS or before.dated:
        return None
    span = word.spans[0]
    if _LASTING_IN.fullmatch(between) or (word.range and _LASTING_FROM.fullmatch(between)):
        return span
    if _LASTING_FROM.fullmatch(between):
        return Period(span.start, year_period(span.start.year).end)
    if _LASTING_UNTIL.fullmatch(between) and before.spans and before.spans[0].start <= span.end:
        return Period(before.spans[0].start, span.end)
    return None
