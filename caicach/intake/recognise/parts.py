"""Which part of a document each paragraph belongs to: letterhead, preamble, articles, body, appendix and so on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from caicach.intake.recognise.marks import MarkKind
from caicach.intake.recognise.paragraphs import Block, Paragraph, TableBlock
from caicach.intake.recognise.wording import folded, is_capitals


class PartKind(StrEnum):
    """The parts of a decision with its plan, or of a plan that stands alone, in the order in which they are printed."""

    LETTERHEAD = "letterhead"
    DECISION_TITLE = "decision_title"
    PREAMBLE = "preamble"
    ARTICLES = "articles"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    PLAN_TITLE = "plan_title"
    PLAN_PREAMBLE = "plan_preamble"
    BODY = "body"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks in a row that belong to one part. A document may hold a kind of part twice (recipients, signature)."""

    kind: PartKind
    blocks: tuple[Block, ...]


_DECISION = re.compile(r"quyết định\s*[:.]?$")
_PLAN = re.compile(r"(kế hoạch|chương trình hành động|chương trình|đề án)\s*[:.]?$")
_PLAN_CAPITALS = re.compile(r"(kế hoạch|chương trình|đề án)\s+\S")
_PREAMBLE = re.compile(r"(căn cứ|theo đề nghị|xét đề nghị|thực hiện|trên cơ sở)\b")
_RECIPIENTS = re.compile(r"nơi nhận\b")
_APPENDIX = re.compile(r"(phụ lục|phụ biểu|biểu\s+(số\s+)?\d)(\s+(số\s+)?[\divx]+)?\b")
_SIGNER = re.compile(
    r"(tm\s*\.|kt\s*\.|q\s*\.|tuq\s*\.|tl\s*\.)\s*\S|(phó )?(chủ tịch|giám đốc|bộ trưởng|trưởng ban|chánh văn phòng)$"
)
_HEADER = re.compile(
    r"cộng hòa xã hội chủ nghĩa|độc lập\s*-\s*tự do|^số\s*:|^[^,]{2,40},\s*ngày\b[\s.…/\d]*tháng\b|"
    r"^(ủy ban|hội đồng) nhân dân\b"
)
_MOTTO = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập\s*-\s*tự do")
_CITES = re.compile(r"số\s*:?\s*\d|\d{1,2}/\d{1,2}/\d{4}")
_SECTION = (MarkKind.PART, MarkKind.ROMAN, MarkKind.UPPER, MarkKind.NUMBER, MarkKind.DOTTED)
_END = (PartKind.RECIPIENTS, PartKind.SIGNATURE)


def split_parts(blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """Cut the blocks of a document into its parts. Every block lands in exactly one part, in order."""
    machine = _Parts()
    for block in join_torn_tables(blocks):
        kind = machine.next_kind(block)
        if machine.stretches and machine.stretches[-1][0] is kind and not machine.opens:
            machine.stretches[-1][1].append(block)
        else:
            machine.stretches.append((kind, [block]))
    return tuple(Stretch(kind=kind, blocks=tuple(found)) for kind, found in machine.stretches)


class _Parts:
    """Walks through a document and says of each block which part it belongs to."""

    def __init__(self) -> None:
        self.kind = PartKind.LETTERHEAD
        self.planned = False
        self.titled = False
        self.opens = False
        self.stretches: list[tuple[PartKind, list[Block]]] = []

    def next_kind(self, block: Block) -> PartKind:
        """The part of ``block``; ``opens`` tells whether it begins a new appendix."""
        self.opens = False
        was_planned = self.planned
        if isinstance(block, TableBlock):
            self.kind = self._kind_of_table()
        else:
            self.kind = self._kind_of(block)
        self.planned = self.planned or self.kind in (PartKind.PLAN_TITLE, PartKind.BODY)
        if was_planned and self._is_letterhead(block):
            return PartKind.LETTERHEAD
        return self.kind

    def _is_letterhead(self, block: Block) -> bool:
        """The letterhead is printed again over an appendix; it belongs to no section."""
        if isinstance(block, TableBlock) or block.mark is not None:
            return False
        if _HEADER.search(folded(block.text)) and (is_capitals(block.text) or _MOTTO.search(folded(block.text))):
            return True
        after_letterhead = bool(self.stretches) and self.stretches[-1][0] is PartKind.LETTERHEAD
        return after_letterhead and not self.opens and is_capitals(block.text) and len(block.text) <= 40

    def _kind_of_table(self) -> PartKind:
        if self.kind is PartKind.APPENDIX or (self.planned and self.kind in _END):
            return PartKind.APPENDIX
        return PartKind.BODY

    def _kind_of(self, paragraph: Paragraph) -> PartKind:
        text = folded(paragraph.text)
        if self.kind is PartKind.APPENDIX or self._is_appendix(paragraph, text):
            self.opens = self._is_appendix(paragraph, text)
            return self._after_appendix(text)
        if paragraph.mark is None and _RECIPIENTS.match(text) and self.kind is not PartKind.LETTERHEAD:
            return PartKind.RECIPIENTS
        if self._is_plan_title(paragraph, text):
            return PartKind.PLAN_TITLE
        if self.planned:
            return self._in_plan(paragraph, text)
        return self._before_plan(paragraph, text)

    def _after_appendix(self, text: str) -> PartKind:
        return PartKind.RECIPIENTS if _RECIPIENTS.match(text) and len(text) < 20 else PartKind.APPENDIX

    def _is_appendix(self, paragraph: Paragraph, text: str) -> bool:
        if not self.planned or paragraph.mark is not None or not _APPENDIX.match(text):
            return False
        return is_capitals(paragraph.text.split("(")[0]) or len(text) <= 14 or (paragraph.bold and self.kind in _END)

    def _is_plan_title(self, paragraph: Paragraph, text: str) -> bool:
        if self.planned or paragraph.mark is not None:
            return False
        if _PLAN.match(text) and (is_capitals(paragraph.text) or paragraph.heading is not None or paragraph.bold):
            return True
        if self.kind in (PartKind.PREAMBLE, PartKind.ARTICLES):
            return False
        opening = paragraph.text[:8] if self.kind is PartKind.LETTERHEAD else paragraph.text[:40]
        return _PLAN_CAPITALS.match(text) is not None and is_capitals(opening)

    def _before_plan(self, paragraph: Paragraph, text: str) -> PartKind:
        kind = self.kind
        if _DECISION.match(text) and paragraph.mark is None:
            opens = kind in (PartKind.LETTERHEAD, PartKind.DECISION_TITLE) and not text.endswith(":")
            return PartKind.DECISION_TITLE if opens else PartKind.ARTICLES
        if paragraph.kind is MarkKind.ARTICLE:
            return PartKind.ARTICLES
        if kind is PartKind.DECISION_TITLE and _PREAMBLE.match(text):
            return PartKind.PREAMBLE
        if kind in (PartKind.RECIPIENTS, PartKind.ARTICLES) and _is_signature(paragraph, text):
            return PartKind.SIGNATURE
        if kind is PartKind.LETTERHEAD and paragraph.kind in _SECTION and not _HEADER.search(text):
            return PartKind.BODY
        return kind

    def _in_plan(self, paragraph: Paragraph, text: str) -> PartKind:
        kind = self.kind
        if kind in (PartKind.PLAN_TITLE, PartKind.PLAN_PREAMBLE):
            return self._under_plan_title(paragraph, text)
        if kind is PartKind.BODY and is_capitals(paragraph.text) and _is_signature(paragraph, text):
            return PartKind.SIGNATURE
        if kind is PartKind.RECIPIENTS and _is_signature(paragraph, text):
            return PartKind.SIGNATURE
        if kind in _END:
            return self._after_signature(paragraph)
        return kind

    def _under_plan_title(self, paragraph: Paragraph, text: str) -> PartKind:
        if paragraph.kind in _SECTION or paragraph.kind is MarkKind.TASK:
            return PartKind.BODY
        if self.kind is PartKind.PLAN_PREAMBLE or _is_sentence(paragraph):
            return PartKind.PLAN_PREAMBLE
        if _PREAMBLE.match(text) and (self.titled or _CITES.search(text) or text.startswith("căn cứ")):
            return PartKind.PLAN_PREAMBLE
        self.titled = True
        return PartKind.PLAN_TITLE

    def _after_signature(self, paragraph: Paragraph) -> PartKind:
        """After the signature a plan may go on: with the plan that the decision encloses, or with lists of its own."""
        if paragraph.kind in _SECTION and paragraph.kind is not MarkKind.NUMBER:
            return PartKind.APPENDIX
        if self.kind is PartKind.SIGNATURE and (
            paragraph.mark is None and is_capitals(paragraph.text) and len(paragraph.text) > 35
        ):
            self.opens = True
            return PartKind.APPENDIX
        return self.kind


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith((".", ";", ":")) and not paragraph.text.startswith("(")


def _is_signature(paragraph: Paragraph, text: str) -> bool:
    return (
        paragraph.mark is None and _SIGNER.match(text) is not None and (is_capitals(paragraph.text) or len(text) < 40)
    )


_CAPTION = re.compile(r"(phụ lục|phụ biểu|bảng|biểu|hình)\b")


def join_torn_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Tables parted by nothing but one short line (a group heading without cells, a footnote) are one table again.

    A page number may follow that line.
    """
    joined: list[Block] = []
    for index, block in enumerate(blocks):
        after = next((later for later in blocks[index + 1 :] if not _is_number(later)), None)
        before = joined[-1] if joined else None
        torn = isinstance(block, TableBlock) or (isinstance(after, TableBlock) and _is_between_rows(block))
        if isinstance(before, TableBlock) and torn:
            joined[-1] = TableBlock(lines=before.lines + block.lines)
        else:
            joined.append(block)
    return tuple(joined)


def _is_number(block: Block) -> bool:
    return isinstance(block, Paragraph) and not any(letter.isalpha() for letter in block.text)


def _is_between_rows(block: Paragraph) -> bool:
    """True for one printed line that may stand between two rows of a table."""
    if len(block.lines) > 1:
        return False
    if block.kind in (MarkKind.PART, MarkKind.ARTICLE) or _CAPTION.match(folded(block.text)):
        return False
    return len(block.text) <= 200
