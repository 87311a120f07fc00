"""The same target wherever a plan sets it: body and appendix, and the row of the task that is to reach it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
    headings = (folded(above.text) for above in trail if len(above.text) <= _LONGEST_HEADING)
    return frozenset(match.group().strip() for heading in headings for match in _NARROWS.finditer(heading))


def join_mentions(placed: Sequence[Placed], *, year: int | None, short_forms: Mapping[str, str]) -> tuple[Target, ...]:
    """Each target once with all its mentions, in the order of the first of them.

    Two are one where they set the same numbers for the same indicators. The same indicator with another number stays
    a target of its own: which of the two holds is for a person to say.
    """
    groups: list[list[tuple[Placed, tuple[Goal, ...]]]] = []
    by_numbers: dict[object, list[list[tuple[Placed, tuple[Goal, ...]]]]] = {}
    for one in placed:
        entry = (one, _goals(one.target, year, short_forms))
        known = by_numbers.setdefault(_numbers(one.target), [])
        group = next((group for group in known if _is_same(group[0], entry)), None)
        if group is None:
            group = []
            known.append(group)
            groups.append(group)
        group.append(entry)
    return tuple(
        replace(group[0][0].target, mentions=tuple(_mention(one.target) for one, _ in group)) for group in groups
    )


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
    same_words = _words(one.target) == _words(two.target)
    return any(alike) if same_words else all(alike)


def _words(target: Target) -> list[str]:
    return re.findall(r"\w+", folded(target.text.value))
