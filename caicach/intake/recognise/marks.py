"""Marks that open an item of a list or a section: "II.", "3.1.", "đ)", "-", "Điều 1.", "Nhiệm vụ 2:"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from caicach.intake.recognise.spelling import CAPITAL


class MarkKind(StrEnum):
    """What kind of mark opens a paragraph, from the outermost in."""

    PART = "part"
    UPPER = "upper"
    ROMAN = "roman"
    ARTICLE = "article"
    NUMBER = "number"
    DOTTED = "dotted"
    TASK = "task"
    PAREN = "paren"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as printed, without the stop or bracket after it: "II", "3.1", "đ", "-", "Điều 1", "Nhiệm vụ 2"."""

    kind: MarkKind
    label: str


_RULES: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    (MarkKind.ARTICLE, re.compile(r"(Điều\s+\d{1,2})\s*[.:]\s*(?=\S)")),
    (
        MarkKind.PART,
        re.compile(
            rf"((?:PHẦN|Phần)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVX]+|\d{{1,2}}|[A-Z]))(?:\s*[.:–-]\s*|\s+(?={CAPITAL}{{2}})|$)"
        ),
    ),
    (MarkKind.TASK, re.compile(r"((?:Nhiệm vụ|NHIỆM VỤ)\s+(?:số\s+)?\d{1,3})\s*[:.–-]\s*(?=\S)")),
    (MarkKind.ROMAN, re.compile(r"([IVX]{1,5})\s*[.)/–-]\s*(?=[^\s\d])")),
    (MarkKind.UPPER, re.compile(r"([A-HĐ])\s*[.)/]\s+(?=\S)")),
    (
        MarkKind.DOTTED,
        re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:[.)]\s*(?=[^\s\d])|[.)]\s+(?=\S)|\s+(?=[\"“(]?{CAPITAL}))"),
    ),
    (MarkKind.NUMBER, re.compile(r"(\d{1,3})(?:[./]\s+(?=\S)|\.(?=[^\W\d]))")),
    (MarkKind.PAREN, re.compile(r"\(?(\d{1,2})\)\s*(?=\S)")),
    (MarkKind.LETTER, re.compile(r"\(?([a-zđ]|[a-zđ]\d)(?:\)\s*(?=\S)|\.\s+(?=\S))")),
    (MarkKind.PLUS, re.compile(r"(\+)\s*(?=\S)")),
    (MarkKind.DASH, re.compile(r"([-–—−])\s*(?=\S)")),
    (MarkKind.BULLET, re.compile(rf"([•●○▪■◦·*✓►➢❖\uf0b7\uf02d\uf0a7]|o(?=\s+{CAPITAL}))\s*(?=\S)")),
)
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _RULES))  # most lines open with none of them
_LISTED = (MarkKind.DASH, MarkKind.BULLET)
_UNDER_DASH = (MarkKind.LETTER, MarkKind.NUMBER, MarkKind.DOTTED)


def split_mark(text: str) -> tuple[Mark | None, str]:
    """The mark that opens ``text`` (plain words) and the words after it; no mark leaves the text as it is.

    A dash before a letter or number ("- h) Tổ chức …") is a converter's list dash: the inner mark is the real one.
    """
    if _ANY.match(text) is None:
        return None, text
    for kind, pattern in _RULES:
        if match := pattern.match(text):
            rest = text[match.end() :].strip()
            inner, after = split_mark(rest) if kind in _LISTED else (None, rest)
            if inner and inner.kind in _UNDER_DASH:
                return inner, after
            return Mark(kind=kind, label=" ".join(match.group(1).split())), rest
    return None, text


def is_lone_mark(text: str) -> bool:
    """True for a mark that stands on a line of its own ("2.", "a)", "-"), its words on the next."""
    mark, rest = split_mark(f"{text} Ý")
    return mark is not None and rest == "Ý" and len(text) <= 8
