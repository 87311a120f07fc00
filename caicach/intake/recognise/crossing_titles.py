"""Titles of columns that a program printed across the table: "Người chủ Cơ quan Thời" / "TT Nhiệm vụ Sản phẩm".

A title of two lines is then torn over two printed lines, so that a title is known by either half.
"""

import re
from collections.abc import Sequence

from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.spelling import bare

_LONGEST_TITLE_LINE, _FEWEST_COLUMNS = 100, 3
_HALF_TITLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.TASK, re.compile(r"noi dung|nhiem vu|cong viec|hoat dong")),
    (Role.DELIVERABLE, re.compile(r"san pham|ket qua|dau ra")),
    (Role.LEAD, re.compile(r"(?:nguoi|don vi|co quan|bo phan)(?! phoi)(?: chu\b)?|chu tri|phu trach")),
    (Role.COORDINATOR, re.compile(r"phoi hop|\bphoi\b")),
    (Role.DEADLINE, re.compile(r"thoi gian|thoi han|tien do|\bthoi\b")),
)
_ALL_COLUMNS = tuple(role for role, _ in _HALF_TITLES)


def crossing_heading(lines: Sequence[str]) -> int:
    """How many lines from the first make up titles of columns, several on one line; 0 where they do not."""
    length = 0
    while length < min(len(lines), _TALLEST_HEADING) and _titles_on(lines[length]):
        length += 1
    texts = lines[:length]
    named = [_titles_on(text) for text in texts]
    if not any(len(roles) > 1 for roles in named) or len(crossing_columns(texts)) <= _FEWEST_COLUMNS:
        return 0
    if not re.search(r"\b(?:stt|tt)\b", bare(" ".join(texts))):
        return 0
    while length < len(lines) and re.fullmatch(_REST_OF_TITLES, bare(lines[length])):
        length += 1
    return length


_TALLEST_HEADING = 5
_REST_OF_TITLES = re.compile(r"(?:(?:tri|hop|gian|pham|viec|vu|han|thuc|hien|chu|phoi|dau|ra|hoan|thanh|dung)\s?)+")


def _titles_on(text: str) -> list[Role]:
    """The columns that a line of titles names, from left to right; none where it holds other words."""
    low = bare(text)
    if len(low) > _LONGEST_TITLE_LINE or (not text[:1].isupper() and not _REST_OF_TITLES.match(low)):
        return []
    if re.sub(_TITLE_WORDS, "", low).strip(" ,./-"):
        return []
    found = [(match.start(), role) for role, pattern in _HALF_TITLES if (match := pattern.search(low))]
    return [role for _, role in sorted(found, key=lambda pair: pair[0])] or [Role.NUMBER]


_TITLE_WORDS = re.compile(
    r"\b(?:stt|tt|so|noi|dung|nhiem|vu|cong|viec|hoat|dong|san|pham|ket|qua|dau|ra|nguoi|don|vi|co|quan|bo|phan|chu|tri|"
    r"phu|trach|phoi|hop|thoi|gian|han|tien|do|thuc|hien|hoan|thanh|ghi|chu|du|kien|cu|the)\b"
)


def crossing_columns(texts: Sequence[str]) -> tuple[Role, ...]:
    """The columns of a heading whose lines cross them: their usual order, unless a line tells another."""
    named = [_titles_on(text) for text in texts]
    left = [role for role in _ALL_COLUMNS if any(role in roles for roles in named)]
    ordered: list[Role] = []
    while left:
        free = [
            role
            for role in left
            if not any(
                other in left and roles.index(other) < roles.index(role)
                for roles in named
                if role in roles
                for other in roles
            )
        ]
        ordered.append((free or left)[0])
        left.remove(ordered[-1])
    return tuple(ordered)
