"""What the styles of a Word file say about a paragraph or a run that does not say it itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from caicach.intake.read.word.xml import Element, child, is_on, value, w, whole

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_OUTLINE = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class NumberingReference:
    """A paragraph's place in a list: which list, and which level of it from 0."""

    list_id: str
    level: int | None


class Styles:
    """The styles part, or its absence."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph: str | None = None
        for style in () if root is None else root.iterfind(w("style")):
            style_id = value(style, "styleId") or ""
            self._styles[style_id] = style
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                self._default_paragraph = style_id
        self._default_run = child(root, "docDefaults", "rPrDefault", "rPr")
        self._toggle_in_style = cache(self._find_toggle)
        self._font_in_style = cache(self._find_font)

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The id of a paragraph's style."""
        return value(child(properties, "pStyle")) or self._default_paragraph

    def heading(self, properties: Element | None) -> int | None:
        """Outline level from 1, by the paragraph itself, its styles' outline levels, or their names."""
        outline = whole(self._paragraph_property(properties, "outlineLvl"))
        if outline is not None:
            return outline + 1 if 0 <= outline < _BODY_OUTLINE else None
        for _, style in self._chain(self.paragraph_style(properties)):
            name = _HEADING_NAME.fullmatch(value(child(style, "name")) or "")
            if name:
                return int(name[1])
        return None

    def is_centred(self, properties: Element | None) -> bool:
        """Whether the paragraph is centred."""
        return value(self._paragraph_property(properties, "jc")) == "center"

    def numbering(self, properties: Element | None) -> tuple[NumberingReference, str | None] | None:
        """The list that a paragraph belongs to, and the style that says so (None: the paragraph itself)."""
        own = child(properties, "numPr")
        if own is not None and child(own, "numId") is not None:
            return _reference(own), None
        for style_id, style in self._chain(self.paragraph_style(properties)):
            found = child(style, "pPr", "numPr")
            if found is not None and child(found, "numId") is not None:
                reference = _reference(found)
                own_level = whole(child(own, "ilvl"))
                return (reference if own_level is None else NumberingReference(reference.list_id, own_level)), style_id
        return None

    def list_of_style(self, style_id: str) -> str | None:
        """The list that a numbering style stands for."""
        return value(child(self._styles.get(style_id), "pPr", "numPr", "numId"))

    def toggle(self, name: str, *, run: Element | None, paragraph_style: str | None) -> bool:
        """Whether bold, italic, capitals or hidden is on for a run. In styles two "on" cancel out, as Word does it."""
        own = child(run, name)
        if own is not None:
            return is_on(own)
        by_paragraph = self._toggle_in_style(paragraph_style, name)
        by_character = self._toggle_in_style(value(child(run, "rStyle")), name)
        if by_paragraph is None and by_character is None:
            default = child(self._default_run, name)
            return default is not None and is_on(default)
        return bool(by_paragraph) != bool(by_character)

    def font(self, run: Element | None, *, paragraph_style: str | None) -> str:
        """The name of the font in which a run's letters are set; "" where none is named."""
        own = _font_name(child(run, "rFonts"))
        if own:
            return own
        by_style = self._font_in_style(value(child(run, "rStyle"))) or self._font_in_style(paragraph_style)
        return by_style or _font_name(child(self._default_run, "rFonts"))

    def _find_font(self, style_id: str | None) -> str:
        fonts = (_font_name(child(style, "rPr", "rFonts")) for _, style in self._chain(style_id))
        return next(filter(None, fonts), "")

    def _find_toggle(self, style_id: str | None, name: str) -> bool | None:
        for _, style in self._chain(style_id):
            found = child(style, "rPr", name)
            if found is not None:
                return is_on(found)
        return None

    def _paragraph_property(self, properties: Element | None, name: str) -> Element | None:
        own = child(properties, name)
        if own is not None:
            return own
        for _, style in self._chain(self.paragraph_style(properties)):
            found = child(style, "pPr", name)
            if found is not None:
                return found
        return None

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, Element]]:
        """A style and those it is based on. A broken file may close the chain to a ring."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(style_id or "")
            if style is None or style_id is None:
                return
            yield style_id, style
            style_id = value(child(style, "basedOn"))


def _font_name(fonts: Element | None) -> str:
    """Old codes live in the signs for which Word takes the second of the two names."""
    return value(fonts, "hAnsi") or value(fonts, "ascii") or ""


def _reference(properties: Element) -> NumberingReference:
    return NumberingReference(
        list_id=value(child(properties, "numId")) or "0",
        level=whole(child(properties, "ilvl")),
    )
