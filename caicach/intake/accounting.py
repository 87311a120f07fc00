"""Every line of a document accounted for: what it gave to the plan, or that nothing was read out of it.

A reader that drops a line says nothing; a clerk who misses one is blamed for it. So each line is a value's, or part of
the form that every plan has, or an ornament of the page, or **unread**, and the unread ones are shown to the reviewer.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from caicach.intake.draft import Found, PlanDraft
from caicach.intake.layout import Layout, Line
from caicach.intake.recognise.labels import read_heading
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock, build_outline
from caicach.intake.recognise.paragraphs import is_footnote
from caicach.intake.recognise.tables import read_tables
from caicach.intake.recognise.wording import folded, is_capitals, plain

_TELLING = re.compile(
    r"\d\s*%|\bquý\s+[1-4iv]|\btháng\s*\d|\bngày\s*\d|\bchậm nhất|\bđịnh kỳ|\bh[àằ]ng (?:tuần|tháng|quý|năm)|"
    r"\bchủ trì|\bphối hợp|\bhoàn thành|\bbáo cáo|\bmất\s+[\d,]+\s+điểm"
)
_NO_VALUE = re.compile(
    r"tổng (?:cộng|số)\b|cộng\b|\(?(?:ban hành )?kèm theo\b|\(?(?:có )?(?:phụ lục|danh mục|biểu)\b[^.;]{0,40}kèm theo"
)
_NUMBER_CELL = re.compile(r"[\s(]*(?:[ivxlc]{1,6}|\d[\d.]*|[a-zđ])[\s.)]*")


class LineUse(StrEnum):
    """What became of a line that has words."""

    VALUE = "value"
    FORM = "form"
    ORNAMENT = "ornament"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class LineAccount:
    """``section`` is the printed number that the line stands under. ``cells`` names the unread cells of a table row."""

    line: Line
    use: LineUse
    section: str = ""
    cells: tuple[int, ...] = ()

    @property
    def is_telling(self) -> bool:
        """Do the words look as if they set a number, a time or a duty? Such an unread line asks for a look first."""
        return _TELLING.search(folded(self.line.text)) is not None


@dataclass(frozen=True)
class Accounting:
    """One account for every line with words, in reading order."""

    lines: tuple[LineAccount, ...]

    @cached_property
    def unread(self) -> tuple[LineAccount, ...]:
        """The lines, or the rows with cells, out of which nothing was read."""
        return tuple(account for account in self.lines if account.use is LineUse.UNREAD)

    @cached_property
    def counts(self) -> Counter[LineUse]:
        """How many lines went which way."""
        return Counter(account.use for account in self.lines)

    @property
    def share(self) -> float:
        """The part of the lines, 0 to 1, that is accounted for: all but the unread ones. 1 where there is no line."""
        return 1 - len(self.unread) / len(self.lines) if self.lines else 1.0


def account_for(*, layout: Layout, draft: PlanDraft, outline: Outline | None = None) -> Accounting:
    """What became of each line of ``layout`` in ``draft``. ``outline`` spares building it again where it is known."""
    outline = outline or build_outline(layout)
    used = _used_places(draft)
    formal: dict[int, LineUse] = {}
    sections: dict[int, str] = {}
    for step in outline.walk():
        _take(step, formal, sections)
    for paragraph in outline.apart:
        use = LineUse.UNREAD if is_footnote(paragraph.text) else LineUse.ORNAMENT
        formal.update({line.number: use for line in paragraph.lines})
    return Accounting(
        lines=tuple(
            _account(line, used.get(line.number), formal.get(line.number), sections.get(line.number, ""))
            for line in layout.lines
            if any(letter.isalnum() for letter in line.text)
        )
    )


def _account(line: Line, used: frozenset[int | None] | None, formal: LineUse | None, section: str) -> LineAccount:
    if used is None:
        return LineAccount(line=line, use=formal or LineUse.UNREAD, section=section)
    if not line.cells or None in used:
        return LineAccount(line=line, use=LineUse.VALUE, section=section)
    left = tuple(index for index, cell in enumerate(line.cells) if index not in used and _has_words(cell.text))
    use = LineUse.UNREAD if left and formal is None else LineUse.VALUE
    return LineAccount(line=line, use=use, section=section, cells=left if use is LineUse.UNREAD else ())


def _has_words(text: str) -> bool:
    """More than a row's number, a dash or a tick."""
    return sum(letter.isalpha() for letter in text) > 1 and not _NUMBER_CELL.fullmatch(folded(plain(text)))


def _used_places(draft: PlanDraft) -> dict[int, frozenset[int | None]]:
    """For each line that gave a value the cells that gave one; None among them: the line as a whole."""
    cells: dict[int, set[int | None]] = {}
    for found in _founds(draft):
        for place in found.places:
            cells.setdefault(place.line, set()).add(place.cell)
    return {line: frozenset(used) for line, used in cells.items()}


def _founds(thing: Any) -> Iterator[Found[Any]]:
    if isinstance(thing, Found):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _founds(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _founds(getattr(thing, field.name))


# What every such document has and no plan is made of: names of offices, the motto, who receives it, who signs.
_FORMAL_PARTS = (
    PartKind.LETTERHEAD,
    PartKind.DECISION_TITLE,
    PartKind.ARTICLES,
    PartKind.RECIPIENTS,
    PartKind.SIGNATURE,
    PartKind.PLAN_TITLE,
)
_PREAMBLES = (PartKind.PREAMBLE, PartKind.PLAN_PREAMBLE)
_OPENING = re.compile(r"(?:theo|xét) đề nghị\b|.*\b(?:như sau|sau đây|nội dung sau|cụ thể)\s*:?$")
_LONGEST_HEADING = 200
_LONGEST_OFFICE = 120
_LONGEST_TITLE = 60


def _take(step: Step, formal: dict[int, LineUse], sections: dict[int, str]) -> None:
    """Note what the form of the document says about the lines of one paragraph or table."""
    block = step.node.block
    sections.update({line.number: step.node.path for line in block.lines})
    if isinstance(block, TableBlock):
        formal.update(_form_of_table(block))
    elif _is_form(block, step):
        formal.update({line.number: LineUse.FORM for line in block.lines})


def _is_form(paragraph: Paragraph, step: Step) -> bool:
    """A title of a section, a line that opens a list ("… sau:"), the title of a column that lost its table."""
    text = paragraph.text.rstrip()
    words = folded(text)
    if step.part.kind in _PREAMBLES and _OPENING.match(words):
        return True
    if step.part.kind in _FORMAL_PARTS:
        # Running text before the first title is no letterhead, wherever the title went.
        return step.part.kind is not PartKind.LETTERHEAD or len(text) <= _LONGEST_OFFICE
    if len(text) > _LONGEST_HEADING:
        return False
    marked = paragraph.heading is not None or paragraph.bold or is_capitals(text) or _NO_VALUE.match(words) is not None
    opens = bool(step.node.children) and not text.endswith((".", ";", ","))
    return marked or opens or (len(text) <= _LONGEST_TITLE and read_heading(text) is not None)


def _form_of_table(block: TableBlock) -> Iterator[tuple[int, LineUse]]:
    """Headings of columns, printed for the first time or again, and lines without a letter."""
    seen: set[str] = set()
    for table in read_tables(block.lines):
        for line in table.headings:
            again = line.text in seen
            seen.add(line.text)
            yield line.number, LineUse.ORNAMENT if again else LineUse.FORM
    if not seen and block.lines and all(len(cell.text) <= _LONGEST_TITLE for cell in block.lines[0].cells):
        yield block.lines[0].number, LineUse.FORM
    for line in block.lines:
        if not any(letter.isalpha() for letter in line.text):
            yield line.number, LineUse.ORNAMENT
        elif _NO_VALUE.match(folded(line.text.strip())):
            yield line.number, LineUse.FORM
