"""Automatic numbers and bullets: Word keeps them out of the text, people see and cite them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from caicach.intake.read.word.numerals import numeral
from caicach.intake.read.word.styles import NumberingReference, Styles
from caicach.intake.read.word.xml import Element, child, is_on, value, w, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_WRITTEN_BULLETS = {"-", "–", "+", "*"}
_BULLET = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and prints."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    separator: str = " "
    restart_after: int | None = None
    all_decimal: bool = False
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the definition whose counters it shares with others, its levels, and the numbers it begins anew with."""

    definition: str
    levels: Mapping[int, _Level]
    new_starts: Mapping[int, int]


class Numbering:
    """The numbering part with the counters of one reading: ask for the labels in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        if root is not None:
            self._definitions = {value(item, "abstractNumId") or "": item for item in root.iterfind(w("abstractNum"))}
            self._lists = {value(item, "numId") or "": item for item in root.iterfind(w("num"))}
        self._known: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, reference: NumberingReference, *, style: str | None = None) -> str:
        """The number or bullet of the next paragraph of a list, with the blank after it; "" where there is none.

        ``style`` is the paragraph style that put the paragraph into the list, which then also tells the level.
        """
        found = self._list(reference.list_id)
        if found is None:
            return ""
        index = _level_index(found, reference, style)
        level = found.levels.get(index)
        if level is None:
            return ""
        self._count(found, reference.list_id, index)
        text = _bullet(level) if level.style == "bullet" else self._number(found, level)
        return text + level.separator if text else ""

    def _count(self, found: _List, list_id: str, index: int) -> None:
        counters = self._counters.setdefault(found.definition, {})
        if index in found.new_starts and (list_id, index) not in self._begun:
            self._begun.add((list_id, index))
            counters[index] = found.new_starts[index]
        elif index in counters:
            counters[index] += 1
        else:
            counters[index] = found.levels[index].start
        for deeper in range(index + 1, _LEVELS):
            if _restarts(found.levels.get(deeper), used=index):
                counters.pop(deeper, None)

    def _number(self, found: _List, level: _Level) -> str:
        counters = self._counters[found.definition]

        def part(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            its_level = found.levels.get(other, _Level())
            style = "decimal" if level.all_decimal else its_level.style
            return numeral(counters.get(other, its_level.start), style=style)

        return _PLACE.sub(part, level.pattern)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._known:
            self._known[list_id] = self._build(list_id)
        return self._known[list_id]

    def _build(self, list_id: str) -> _List | None:
        item = self._lists.get(list_id)
        definition_id = value(child(item, "abstractNumId")) or ""
        definition = self._definitions.get(definition_id)
        if item is None or definition is None:
            return None
        definition_id, definition = self._follow_style(definition_id, definition)
        levels = {_index(level): _level(level) for level in islice(definition.iterfind(w("lvl")), _LEVELS)}
        new_starts: dict[int, int] = {}
        for override in islice(item.iterfind(w("lvlOverride")), _LEVELS):
            own_level, start = child(override, "lvl"), whole(child(override, "startOverride"))
            if own_level is not None:
                levels[_index(override)] = _level(own_level)
            if start is not None:
                new_starts[_index(override)] = start
        return _List(definition=definition_id, levels=levels, new_starts=new_starts)

    def _follow_style(self, definition_id: str, definition: Element) -> tuple[str, Element]:
        """A definition may only name a numbering style, whose list holds the levels."""
        style = value(child(definition, "numStyleLink"))
        if style is None:
            return definition_id, definition
        other = self._lists.get(self._styles.list_of_style(style) or "")
        other_id = value(child(other, "abstractNumId")) or ""
        return (other_id, self._definitions[other_id]) if other_id in self._definitions else (definition_id, definition)


def _level_index(found: _List, reference: NumberingReference, style: str | None) -> int:
    if reference.level is not None:
        return reference.level
    linked = (index for index, level in found.levels.items() if style and level.paragraph_style == style)
    return next(linked, 0)


def _restarts(level: _Level | None, *, used: int) -> bool:
    """Whether a level starts anew after a paragraph of level ``used``: after any higher one unless it says so."""
    return level is None or level.restart_after is None or used < level.restart_after


def _index(element: Element) -> int:
    return whole(element, "ilvl") or 0


def _level(element: Element) -> _Level:
    legal = child(element, "isLgl")
    start = whole(child(element, "start"))
    return _Level(
        start=1 if start is None else start,
        style=value(child(element, "numFmt")) or "decimal",
        pattern=value(child(element, "lvlText")) or "",
        separator="" if value(child(element, "suff")) == "nothing" else " ",
        restart_after=whole(child(element, "lvlRestart")),
        all_decimal=legal is not None and is_on(legal),
        paragraph_style=value(child(element, "pStyle")),
    )


def _bullet(level: _Level) -> str:
    """Bullets are signs of symbol fonts without meaning as text; the dash is how Vietnamese documents write an item."""
    return level.pattern if level.pattern in _WRITTEN_BULLETS else _BULLET
