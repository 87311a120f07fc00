"""Sentences of a paragraph, as stretches of its letters."""

import re
from collections.abc import Iterator

from caicach.intake.recognise.spelling import CAPITAL

# Each kind of end behind the one sign that it begins with, which a search can look for quickly.
_END = re.compile(rf"[.!?…;\n](?:(?<=\n)\n*|(?<=;)\s+(?=-\s)|(?<![;\n])[.!?…]*[\"”’)]*\s+(?=[\"“‘(]?{CAPITAL}|-\s|\d))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:TP|TT|TX|Tp|ThS|TS|GS|PGS|BS|KS|Q|P|H|St|đ/c|Đ/c|số|Số|Điều|khoản|mục)\.\s+$"
)
_LIST_MARK = re.compile(r"\s*[-–+•]\s+")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the list dash before it and the blanks around it."""
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[start : match.end()]):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if dash := _LIST_MARK.match(text, start, end):
        start = dash.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
