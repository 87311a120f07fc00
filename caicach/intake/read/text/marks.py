"""Takes markdown and HTML marks out of a paragraph and tells which lines were wholly bold or italic."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from caicach.intake.read.clean import clean_text

TAGS = (
    "b", "strong", "i", "em", "u", "s", "sup", "sub", "span", "font", "center", "p", "div", "br", "ul", "ol", "li",
)  # fmt: skip
"""The HTML tags that are marks here; everything else in angle brackets is text."""

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<hard_break>\\$)"
    r"|(?P<reference>\(\*+\))"
    r"|(?P<stars>\*+)"
    r"|(?P<entity>&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5});)"
    rf"|(?P<tag></?(?P<name>{'|'.join(TAGS)})(?:\s[^<>\n]*)?/?>)"
    r"|(?P<newline>\n)"
    r"|(?P<plain>[^\\(*&<\n]+|.)",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 20_000
_ANY_MARK = re.compile(r"[\\*&<]")
_STYLE_TAGS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
_BREAK_TAGS = {"br", "p", "div", "ul", "ol", "li"}
_MOST_STARS = 3
_DOUBLED_ITEM_MARK = re.compile(r"^- (?=[-+•–])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One source line without its marks."""

    text: str
    bold: bool
    italic: bool


@dataclass(slots=True)
class _Stars:
    """A run of asterisks: ``left`` of them still unmatched, and what the matched ones switch on or off."""

    left: int
    opens: bool
    closes: bool
    bold: int = 0
    italic: int = 0

    def switch(self, count: int, step: int) -> None:
        self.left -= count
        self.bold += step if count >= 2 else 0
        self.italic += step if count != 2 else 0


@dataclass(slots=True)
class _Output:
    """The text of each source line so far and whether every visible character of it was bold, italic."""

    bold: int = 0
    italic: int = 0
    parts: list[str] = field(default_factory=list)
    all_bold: bool = True
    all_italic: bool = True
    lines: list[MarkedLine] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        if text.strip():
            self.all_bold = self.all_bold and self.bold > 0
            self.all_italic = self.all_italic and self.italic > 0

    def end_line(self) -> None:
        text = _DOUBLED_ITEM_MARK.sub("", clean_text("".join(self.parts)))
        self.lines.append(
            MarkedLine(text=text, bold=bool(text) and self.all_bold, italic=bool(text) and self.all_italic)
        )
        self.parts, self.all_bold, self.all_italic = [], True, True


def strip_marks(paragraph: str) -> list[MarkedLine]:
    """One ``MarkedLine`` for each line of the paragraph. Emphasis may run over lines; a lone asterisk stays.

    ``<br>`` and the items of an HTML list become line breaks inside the text of their line. A paragraph beyond all
    measure is left as it stands.
    """
    if len(paragraph) > _LONGEST or not _ANY_MARK.search(paragraph):
        return [MarkedLine(text=clean_text(line), bold=False, italic=False) for line in paragraph.split("\n")]
    tokens = list(_TOKEN.finditer(paragraph))
    stars = _match_stars(tokens, paragraph)
    output = _Output()
    for token in tokens:
        if token["stars"]:
            _write_stars(output, stars[token.start()])
        elif token["name"]:
            _apply_tag(output, name=token["name"].lower(), closing=token[0].startswith("</"))
        elif token["newline"]:
            output.end_line()
        else:
            output.write(_plain(token))
    output.end_line()
    return output.lines


def _plain(token: re.Match[str]) -> str:
    if token["escape"]:
        return token[0][1:]
    if token["hard_break"]:
        return ""
    return html.unescape(token[0]) if token["entity"] else token[0]


def _apply_tag(output: _Output, *, name: str, closing: bool) -> None:
    step = -1 if closing else 1
    style = _STYLE_TAGS.get(name)
    if style == "bold":
        output.bold = max(0, output.bold + step)
    elif style == "italic":
        output.italic = max(0, output.italic + step)
    elif name in _BREAK_TAGS:
        output.parts.append("\n- " if name == "li" and not closing else "\n")


def _write_stars(output: _Output, stars: _Stars) -> None:
    if stars.left:
        output.write("*" * stars.left)
    output.bold += stars.bold
    output.italic += stars.italic


def _match_stars(tokens: list[re.Match[str]], paragraph: str) -> dict[int, _Stars]:
    """Pair opening with closing runs, innermost first, as markdown does. Keyed by where the run begins."""
    runs: dict[int, _Stars] = {}
    opened: list[_Stars] = []
    for start, run in _star_runs(tokens, paragraph):
        runs[start] = run
        while run.closes and run.left and opened:
            partner = opened[-1]
            count = min(partner.left, run.left)
            partner.switch(count, 1)
            run.switch(count, -1)
            if not partner.left:
                opened.pop()
        if run.opens and run.left:
            opened.append(run)
    return runs


def _star_runs(tokens: list[re.Match[str]], paragraph: str) -> Iterator[tuple[int, _Stars]]:
    for token in tokens:
        if not token["stars"]:
            continue
        before = paragraph[token.start() - 1 : token.start()] or " "
        after = paragraph[token.end() : token.end() + 1] or " "
        usable = len(token[0]) <= _MOST_STARS
        yield (
            token.start(),
            _Stars(
                left=len(token[0]),
                opens=usable and not after.isspace(),
                closes=usable and not before.isspace(),
            ),
        )
