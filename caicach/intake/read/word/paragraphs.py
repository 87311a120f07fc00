"""The text of a paragraph as Word shows it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from caicach.intake.read.clean import clean_text
from caicach.intake.read.legacy import Code, FontCode, code_of_font, in_unicode
from caicach.intake.read.word.numbering import Numbering
from caicach.intake.read.word.styles import Styles
from caicach.intake.read.word.xml import Element, child, value, w

# Wrappers around runs. Deleted and moved-away text (w:del, w:moveFrom) is not among them and so stays out.
_WRAPPERS = {
    w(name)
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "bdo", "dir")
}
_SYMBOL_CODE = re.compile(r"[Ff]0[0-9A-Fa-f]{2}")
_BREAKS_OF_PAGE = {"page", "column"}
_NOTE_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its number; ``notes`` are the (kind, id) of its footnotes and endnotes.

    ``pages_before`` and ``pages_within`` count the page breaks that Word last drew before its first and after its
    first letter.
    """

    text: str
    heading: int | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    notes: tuple[tuple[str, str], ...] = ()
    pages_before: int = 0
    pages_within: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """Letters of one run: the code of their font where it is an old one, and whether they are shown as capitals."""

    text: str
    font: FontCode | None = None
    capitals: bool = False


@dataclass(slots=True)
class _Content:
    """What the runs gave so far. ``instruction`` counts the open fields whose code, not result, is being read."""

    parts: list["_Part"] = field(default_factory=list)
    all_bold: bool = True
    all_italic: bool = True
    has_text: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    pages_before: int = 0
    pages_within: int = 0
    instruction: int = 0

    def write(self, part: "_Part", *, bold: bool, italic: bool) -> None:
        if self.instruction:
            return
        self.parts.append(part)
        if part.text.strip():
            self.has_text = True
            self.all_bold = self.all_bold and bold
            self.all_italic = self.all_italic and italic

    @property
    def text(self) -> str:
        """All letters in Unicode. Runs of one font are converted together: two signs may make one letter."""
        pieces = []
        for (font, capitals), parts in groupby(self.parts, key=lambda part: (part.font, part.capitals)):
            text = "".join(part.text for part in parts)
            shown = in_unicode(text, font) if font else text
            pieces.append(shown.upper() if capitals else shown)
        return "".join(pieces)

    def break_page(self) -> None:
        if self.has_text:
            self.pages_within += 1
        else:
            self.pages_before += 1

    def mark_field(self, kind: str | None) -> None:
        if kind == "begin":
            self.instruction += 1
        elif kind in ("separate", "end"):
            self.instruction = max(0, self.instruction - 1)


class ParagraphReader:
    """Reads paragraphs in document order, since the numbers of lists depend on it."""

    def __init__(self, *, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self.codes: set[Code] = set()

    def read(self, paragraph: Element) -> Paragraph | None:
        """The paragraph, or None where nothing of it is left but a deleted mark."""
        properties = child(paragraph, "pPr")
        style = self._styles.paragraph_style(properties)
        content = _Content()
        for run in _runs(paragraph):
            self._read_run(run, style, content)
        if not content.has_text and child(properties, "rPr", "del") is not None:
            return None
        return Paragraph(
            text=clean_text(self._label(properties) + content.text),
            heading=self._styles.heading(properties) if content.has_text else None,
            bold=content.has_text and content.all_bold,
            italic=content.has_text and content.all_italic,
            centred=self._styles.is_centred(properties),
            notes=tuple(content.notes),
            pages_before=content.pages_before,
            pages_within=content.pages_within,
        )

    def _label(self, properties: Element | None) -> str:
        found = self._styles.numbering(properties)
        return self._numbering.label(found[0], style=found[1]) if found else ""

    def _read_run(self, run: Element, style: str | None, content: _Content) -> None:
        properties = child(run, "rPr")

        def toggle(name: str) -> bool:
            return self._styles.toggle(name, run=properties, paragraph_style=style)

        if toggle("vanish"):
            return
        bold, italic, capitals = toggle("b"), toggle("i"), toggle("caps")
        font = code_of_font(self._styles.font(properties, paragraph_style=style))
        if font:
            self.codes.add(font.code)
        for item in run:
            text = _text_of(item)
            if text:
                content.write(_Part(text, font, capitals), bold=bold, italic=italic)
            elif item.tag == w("lastRenderedPageBreak"):
                content.break_page()
            elif item.tag == w("fldChar"):
                content.mark_field(value(item, "fldCharType"))
            elif item.tag in _NOTE_REFERENCES:
                content.notes.append((_NOTE_REFERENCES[item.tag], value(item, "id") or ""))


def _runs(element: Element) -> Iterator[Element]:
    for item in element:
        if item.tag == w("r"):
            yield item
        elif item.tag in _WRAPPERS:
            yield from _runs(item)


def _text_of(item: Element) -> str:
    make = _TEXTS.get(str(item.tag))
    return make(item) if make else ""


def _break(item: Element) -> str:
    return "" if value(item, "type") in _BREAKS_OF_PAGE else "\n"


def _symbol(item: Element) -> str:
    """A sign of a symbol font, in the private area where ``clean_text`` knows it."""
    code = value(item, "char") or ""
    return chr(int(code, 16)) if _SYMBOL_CODE.fullmatch(code) else ""


_TEXTS: dict[str, Callable[[Element], str]] = {
    w("t"): lambda item: item.text or "",
    w("tab"): lambda _: " ",
    w("ptab"): lambda _: " ",
    w("br"): _break,
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("sym"): _symbol,
}
