"""Doubtful words on their way into a layout: marked in the text while it is put together, places in the end."""

import re

from caicach.intake.layout import Doubt

# Codes that no text holds: Unicode keeps them for the inside of programs.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_MARK = re.compile(f"[{_OPEN}{_CLOSE}]")


def mark_doubt(word: str) -> str:
    """The word between marks."""
    return f"{_OPEN}{word}{_CLOSE}"


def split_doubts(text: str, *, cell: int | None = None) -> tuple[str, tuple[Doubt, ...]]:
    """The text without marks, and where the marked words stand in it."""
    if _OPEN not in text:
        return text, ()
    doubts = []
    removed = 0
    for found in _MARKED.finditer(text):
        start = found.start() - removed
        doubts.append(Doubt(start=start, end=start + len(found[1]), cell=cell))
        removed += 2
    return _MARK.sub("", text), tuple(doubts)
