"""Answers kept for texts that are asked about again and again.

Many rules look at the same paragraph or cell, each in its own way, and nearly all of them fold its letters first.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")

_TEXTS, _LONGEST = 2048, 1000
"""Paragraphs and cells of one plan. Longer texts are rare and would hold on to memory: so a function that copies its
text keeps 10 MB at most."""


def remembered(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """``ask``, which must be pure and its answer immutable, with its last answers kept."""
    kept = lru_cache(maxsize=_TEXTS)(ask)

    @wraps(ask)
    def answer(text: str) -> Answer:
        return kept(text) if len(text) <= _LONGEST else ask(text)

    return answer
