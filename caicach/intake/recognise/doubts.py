"""Values read from words that a picture showed without certainty: they are given with less confidence.

A text is in doubt when it holds a doubtful word of a line or cell that it was read from, anything else (a day, an
amount, a measure) when a doubtful word with a digit stands there: words without one seldom decide it.
"""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from caicach.intake.draft import Found, PlanDraft
from caicach.intake.layout import Layout, Line, Place

DOUBTFUL = 0.7
"""Confidence that a value in doubt has at most: the review asks to look at it."""


def with_doubts(draft: PlanDraft, layout: Layout) -> PlanDraft:
    """The draft with the confidence of values in doubt lowered."""
    lines = {line.number: line for line in layout.lines if line.doubts}
    changed: PlanDraft = _lowered(draft, lines) if lines else draft
    return changed


def _lowered(part: Any, lines: dict[int, Line]) -> Any:
    if isinstance(part, Found):
        doubted = part.confidence > DOUBTFUL and any(_is_doubtful(part.value, place, lines) for place in part.places)
        return replace(part, confidence=DOUBTFUL) if doubted else part
    if isinstance(part, tuple):
        return tuple(_lowered(item, lines) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: _lowered(getattr(part, field.name), lines) for field in fields(part)})
    return part


def _is_doubtful(value: object, place: Place, lines: dict[int, Line]) -> bool:
    line = lines.get(place.line)
    if line is None or isinstance(value, Enum):
        return False
    words = [bare for word in line.doubtful_words(cell=place.cell) if (bare := word.strip(" .,;:()-"))]
    if isinstance(value, str):
        return any(word in value for word in words)
    return any(letter.isdigit() for word in words for letter in word)
