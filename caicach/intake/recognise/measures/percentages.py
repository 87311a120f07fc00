"""Percentages, and shares of a whole said as a fraction ("trên 2/3", "một nửa"), which are percentages, too."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from caicach.intake.recognise.measures.comparing import AT_LEAST, AT_MOST, FILLERS, comparator_of, said_behind
from caicach.intake.recognise.measures.number import FIGURE, Number, value_of
from caicach.intake.recognise.measures.results import is_result

_PERCENT = re.compile(rf"(?<![\w.,/])({FIGURE})\s*(%|phần trăm)")
_RANGE_START = re.compile(rf"(?<![\w.,/])({FIGURE})\s*(?:-|đến)\s*(?=(?:{FIGURE})\s*(?:%|phần trăm))")
_LIST = re.compile(r"\s*(?:,|;|và|hoặc|/|,\s*và)\s*$")
# The words of one item before the next number ("40% sở, ngành và | 30% xã"): as long as no verb opens a new clause.
_NEXT_ITEM = re.compile(
    r"(?!.*(?<!\w)(?:đạt|là|phấn đấu|bảo đảm|đảm bảo|duy trì|riêng|trong đó|chiếm)(?!\w))[^.;:()\d]{0,90}"
    r"(?:,|(?<!\w)và|(?<!\w)hoặc)\s*(?:của\s+)?$"
)
RANGE = re.compile(r"\s*(?:-|đến)\s*$")
_OPENS_RANGE = re.compile(rf"\s*(?:-|đến)\s*(?:{FIGURE})\s*%")

# A fraction counts after a word of measure only: "1/6" alone is a day.
_FRACTION = re.compile(
    rf"(?<!\w)(?:{AT_LEAST}|{AT_MOST}|trên|dưới|hơn|quá)(?: mức)?{FILLERS}"
    r"(?P<share>(?P<part>\d{1,2})/(?P<whole>10|[2-9])(?![\d/.%])|(?P<words>(?:một|hai|ba) phần (?:ba|tư|bốn|năm))|"
    r"(?P<half>(?:một )?nửa))(?=\s+[^\W\d_])"
)
_SIGNS = ("%", "phần", "/", "nửa")  # cheap to ask: each figure has one of them
_NUMERALS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}


class _Figure(NamedTuple):
    start: int
    end: int
    value: Decimal


def percentages(words: str, *, year: int | None) -> Iterator[Number]:
    """Percentages with their comparators; the second of a list or range takes its sense from the first."""
    before: Number | None = None
    for start, end, value in _figures(words):
        joint = words[before.end : start] if before else ""
        if before and RANGE.fullmatch(joint):
            yield Number(value=value, unit="%", start=start, end=end, comparator="<=", confidence=0.85, listed=True)
            before = None
            continue
        comparator, confidence = comparator_of(words, start, end)
        listed = bool(before) and comparator == "=" and _goes_on(words, before, start, value)
        if before and listed:
            comparator, confidence = before.comparator, before.confidence - 0.05
        if _OPENS_RANGE.match(words, end):
            comparator, confidence = ">=", 0.85
        if is_result(words, start=start, end=end, year=year, comparator=comparator):
            continue
        before = Number(value, "%", start, end, comparator, confidence, listed)
        yield before


def _goes_on(words: str, before: Number | None, start: int, value: Decimal) -> bool:
    """Whether a figure without words of its own shares those before the last one: "tối thiểu 40% A và 30% B".

    A hundred per cent says it all by itself, and what follows a figure ("… trở lên") is said of that figure alone.
    """
    if before is None:
        return False
    joint = words[before.end : start]
    if _LIST.fullmatch(joint):
        return True
    return not said_behind(words, before.end) and value != 100 and _NEXT_ITEM.fullmatch(joint) is not None


def _figures(words: str) -> list[_Figure]:
    if not any(sign in words for sign in _SIGNS):
        return []
    figures = [_Figure(match.start(), match.end(), value_of(match[1])) for match in _PERCENT.finditer(words)]
    figures += [_Figure(match.start(), match.end(1), value_of(match[1])) for match in _RANGE_START.finditer(words)]
    figures += [_Figure(*match.span("share"), share) for match in _FRACTION.finditer(words) if (share := _share(match))]
    return sorted(figures)


def _share(match: re.Match[str]) -> Decimal | None:
    """The fraction as a percentage to four places, or None where it is more than all."""
    if match["half"]:
        part, whole = 1, 2
    elif match["words"]:
        part, whole = (_NUMERALS[word] for word in match["words"].split(" phần "))
    else:
        part, whole = int(match["part"]), int(match["whole"])
    if not 0 < part <= whole:
        return None
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.0001"))
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else share
