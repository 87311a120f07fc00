"""Numbers that a sentence sets: "từ 98% trở lên", "xuống còn dưới 3%", "20% - 30%", "tối thiểu 02 bài/tuần".

A number counts when it is a percentage, or when words of measure stand before or after it ("ít nhất", "không quá", "trở
lên"). Years, ordinals, article numbers, service levels and counts of things that merely exist ("06 lĩnh vực") do not.
Goals without a number ("không thấp hơn năm trước") are read apart: they set no figure of their own.
"""

import re

from caicach.intake.recognise.measures.counts import counts
from caicach.intake.recognise.measures.number import MeasureRead
from caicach.intake.recognise.measures.percentages import percentages
from caicach.intake.recognise.measures.periods import period_of
from caicach.intake.recognise.measures.relative import read_comparisons, with_changes
from caicach.intake.recognise.measures.scopes import scopes_of
from caicach.intake.recognise.wording import folded
from caicach.values.measure import Measure

_MAY_SET = re.compile(r"\d|nửa|phần")  # cheap to ask, and most sentences set nothing

__all__ = ["MeasureRead", "read_comparisons", "read_measures"]


def read_measures(sentence: str, *, year: int | None = None) -> tuple[MeasureRead, ...]:
    """The numbers that ``sentence`` sets, in order. ``year`` is the plan's: figures of earlier years are results."""
    if not _MAY_SET.search(sentence):
        return ()
    words = folded(sentence)
    found = sorted(
        [*percentages(words, year=year), *counts(words, sentence, year=year)], key=lambda number: number.start
    )
    numbers = with_changes(words, sentence, found)
    ends = [0, *(number.end for number in numbers)]
    starts = [*(number.start for number in numbers[1:]), len(words)]
    return tuple(
        MeasureRead(
            measure=Measure(
                comparator=number.comparator,
                value=number.value,
                unit=number.unit,
                scope=scope,
                baseline=number.baseline,
                change=number.change,
                period=period_of(words, sentence, number, after=after, before=before, year=year),
            ),
            start=number.start,
            end=number.end,
            confidence=number.confidence,
        )
        for number, scope, after, before in zip(
            numbers, scopes_of(sentence, words, numbers), ends, starts, strict=False
        )
    )
