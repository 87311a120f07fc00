"""The same target wherever a plan sets it: body and appendix, and the row of the task that is to reach it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from caicach.intake.draft import Mention, Target
from caicach.intake.recognise.indicators import Goal, column_goal, read_goals, same_indicator
from caicach.intake.recognise.outline import Paragraph
from caicach.intake.recognise.wording import folded
from caicach.values.measure import Measure

_LONGEST_HEADING = 120
_NARROWS = re.compile(
    r"(?<!\w)(?:lĩnh vực\s+[^.:;,\d]{2,60}|(?:cấp|khối|ngành)\s+(?!nào)\w+(?:\s\w+)?|đối với\s+[^.:;,\d]{2,60})"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A target as it was read in one place. ``under`` are the fields and levels that the headings above it name."""

    target: Target
    under: frozenset[str] = frozenset()


def narrowed_by(trail: Iterable[Paragraph]) -> frozenset[str]:
    """Fields and levels of government that the headings above a paragraph limit it to."""
    return frozenset[str]().union(*(_narrows(above.text) for above in trail if len(above.text) <= _LONGEST_HEADING))


@lru_cache(maxsize=256)
def _narrows(heading: str) -> frozenset[str]:
    """What one heading limits; it stands above every paragraph of its section."""
    return frozenset(match.group().strip() for match in _NARROWS.finditer(folded(heading)))


def join_mentions(placed: Sequence[Placed], *, year: int | None, short_forms: Mapping[str, str]) -> tuple[Target, ...]:
    """Each target once with all its mentions, in the order of the first of them.

    Two are one where they set the same numbers for the same indicators. The same indicator with another number stays
    a target of its own: which of the two holds is for a person to say.
    """
    by_numbers: dict[object, list[int]] = {}
    for index, one in enumerate(placed):
        by_numbers.setdefault(_numbers(one.target), []).append(index)
    groups: dict[int, list[int]] = {}
    for indexes in by_numbers.values():
        groups |= _same(placed, indexes, lambda target: _goals(target, year, short_forms))
    return tuple(
        replace(placed[first].target, mentions=tuple(_mention(placed[index].target) for index in groups[first]))
        for first in sorted(groups)
    )


def _same(
    placed: Sequence[Placed], indexes: Sequence[int], goals_of: Callable[[Target], tuple[Goal, ...]]
) -> dict[int, list[int]]:
    """Those of equal numbers by what they are about: the first of each with all that are the same."""
    if len(indexes) == 1:
        return {indexes[0]: [indexes[0]]}
    goals = {index: goals_of(placed[index].target) for index in indexes}
    groups: dict[int, list[int]] = {}
    for index in indexes:
        entry = (placed[index], goals[index])
        first = next((first for first in groups if _is_same((placed[first], goals[first]), entry)), index)
        groups.setdefault(first, []).append(index)
    return groups


def _mention(target: Target) -> Mention:
    return Mention(text=target.text, section=target.section)


def _numbers(target: Target) -> object:
    return tuple(_number(found.value) for found in target.measures)


def _number(measure: Measure) -> object:
    baseline = folded(measure.baseline) if measure.baseline else None
    return (measure.comparator, measure.value, folded(measure.unit), baseline, measure.change, measure.period)


def _goals(target: Target, year: int | None, short_forms: Mapping[str, str]) -> tuple[Goal, ...]:
    """What each number of the target is about; the whole text where the numbers stand in another cell, or are none."""
    goals = tuple(read_goals(target.text.value, year=year, short_forms=short_forms))
    if goals:
        return goals
    measures = [found.value for found in target.measures]
    return (column_goal(target.text.value, measures, year=year, short_forms=short_forms),)


def _is_same(first: tuple[Placed, tuple[Goal, ...]], other: tuple[Placed, tuple[Goal, ...]]) -> bool:
    (one, goals), (two, others) = first, other
    if one.under and two.under and one.under != two.under:
        return False
    if len(goals) != len(others):
        return False
    alike = list(map(same_indicator, goals, others))
    return all(alike) or (any(alike) and _words(one.target) == _words(two.target))


def _words(target: Target) -> list[str]:
    return re.findall(r"\w+", folded(target.text.value))
