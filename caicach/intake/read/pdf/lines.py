"""Letters -> printed lines of words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from caicach.intake.read.clean import clean_text
from caicach.intake.read.doubts import mark_doubt
from caicach.intake.read.pdf.glyphs import Box, Glyph

_SAME_BASELINE = 0.35
"""How far baselines of one line differ at most, in heights of the font; a superscript is raised by a third."""

_WORD_GAP = 0.10
"""From how wide a gap on letters belong to two words, in heights of the font; a kerned blank leaves 0.15 at least.

Blanks that stand in the file part words as well, but many programs write none.
"""

_BROKEN = re.compile(r"\w-\Z")
_ENOUGH_GAPS = 8
"""From how many letters on a line can show that its letters are set wide apart."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them."""

    text: str
    box: Box
    bold: bool
    italic: bool
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words on one baseline, from left to right. ``size`` is the height of the font."""

    words: tuple[Word, ...]
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """The words with blanks between them."""
        return clean_text(" ".join(word.text for word in self.words))

    @property
    def marked_text(self) -> str:
        """The same with marks around doubtful words, which ``LineCollector`` turns into their places."""
        if not any(word.doubtful for word in self.words):
            return self.text
        return clean_text(" ".join(mark_doubt(word.text) if word.doubtful else word.text for word in self.words))

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].box.x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].box.x1

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """Whether every word is italic."""
        return all(word.italic for word in self.words)


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines that the letters stand in, from top to bottom."""
    lines = (_line(group) for group in _by_baseline(_joined(glyphs)))
    return [line for line in lines if line is not None]


def joined_text(lines: Sequence[TextLine]) -> str:
    """The text of a cell, with its lines as lines and doubtful words marked; a number broken after its dash ("05/CT-"
    above "UBND") is whole."""
    text = before = ""
    for line in lines:
        broken = _BROKEN.search(before) and line.text[:1].isupper()
        text += line.marked_text if broken or not text else f"\n{line.marked_text}"
        before = line.text
    return text


def _joined(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Join to the letter before them what sorting by place could tear off or put before it: tone marks drawn on their
    own, and the further letters of a ligature, which are all said to stand where it begins."""
    joined: list[Glyph] = []
    for glyph in glyphs:
        last = joined[-1] if joined else None
        if last is None or last.text == " ":
            joined.append(glyph)
        elif unicodedata.combining(glyph.text[0]):
            joined[-1] = last._replace(text=last.text + glyph.text)
        elif glyph.box.x0 == last.box.x0 and glyph.baseline == last.baseline:
            wider = last.box._replace(x1=last.box.x1 + glyph.box.x1 - glyph.box.x0)
            joined[-1] = last._replace(text=last.text + glyph.text, box=wider)
        else:
            joined.append(glyph)
    return joined


def _by_baseline(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    groups: list[list[Glyph]] = []
    baseline = size = 0.0
    for glyph in sorted(glyphs, key=lambda item: item.baseline):
        if groups and glyph.baseline - baseline <= _SAME_BASELINE * max(size, glyph.size):
            groups[-1].append(glyph)
            size = max(size, glyph.size)
        else:
            groups.append([glyph])
            baseline, size = glyph.baseline, glyph.size
    return groups


def _line(glyphs: Sequence[Glyph]) -> TextLine | None:
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.x0)
    size = median(glyph.size for glyph in ordered)
    words = _split(ordered, gap=_WORD_GAP * size + _spread(ordered))
    if not words:
        return None
    baseline = median(glyph.baseline for word in words for glyph in word)
    return TextLine(words=tuple(_word(word) for word in words), baseline=baseline, size=size)


def _spread(ordered: Sequence[Glyph]) -> float:
    """The usual gap between the letters of a word, where a line is set wide ("K Ế  H O Ạ C H"): most pairs of letters
    stand within a word."""
    letters = [glyph for glyph in ordered if not glyph.text.isspace()]
    gaps = sorted(right.box.x0 - left.box.x1 for left, right in pairwise(letters))
    return max(0.0, gaps[len(gaps) // 3]) if len(gaps) >= _ENOUGH_GAPS else 0.0


def _split(ordered: Sequence[Glyph], *, gap: float) -> list[list[Glyph]]:
    words: list[list[Glyph]] = []
    apart = True
    for glyph in ordered:
        if glyph.text.isspace():
            apart = True
            continue
        if apart or glyph.box.x0 - words[-1][-1].box.x1 > gap:
            words.append([])
        words[-1].append(glyph)
        apart = False
    return words


def _word(glyphs: Sequence[Glyph]) -> Word:
    return Word(
        text="".join(glyph.text for glyph in glyphs),
        box=Box(
            x0=glyphs[0].box.x0,
            top=min(glyph.box.top for glyph in glyphs),
            x1=max(glyph.box.x1 for glyph in glyphs),
            bottom=max(glyph.box.bottom for glyph in glyphs),
        ),
        bold=all(glyph.bold for glyph in glyphs),
        italic=all(glyph.italic for glyph in glyphs),
        doubtful=any(glyph.doubtful for glyph in glyphs),
    )
