"""Reads a Word file: its body in order, as Word shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from caicach.intake.layout import Layout, Line
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.archive import Archive
from caicach.intake.read.collect import LineCollector
from caicach.intake.read.legacy import CONVERTED
from caicach.intake.read.word.numbering import Numbering
from caicach.intake.read.word.paragraphs import Paragraph, ParagraphReader
from caicach.intake.read.word.parts import Parts
from caicach.intake.read.word.styles import Styles
from caicach.intake.read.word.tables import blocks, read_rows
from caicach.intake.read.word.xml import Element, child, value, w


def read_word(data: bytes) -> Layout:
    """The layout of a .docx file. Headers, footers, text boxes, hidden and deleted text are left out.

    Raises ``UnreadableDocument``.
    """
    parts = Parts(Archive(data))
    body = child(parts.document(), "body")
    if body is None:
        raise UnreadableDocument(Problem.DAMAGED)
    styles = Styles(parts.related("styles"))
    reader = _BodyReader(
        paragraphs=ParagraphReader(styles=styles, numbering=Numbering(parts.related("numbering"), styles)),
        # Notes are numbered on their own and would disturb the lists of the body.
        notes=_Notes(parts, ParagraphReader(styles=styles, numbering=Numbering(None, styles))),
    )
    reader.read(body)
    lines = reader.out.lines
    if not any(line.text for line in lines):
        raise UnreadableDocument(Problem.PICTURES_IN_WORD if parts.has_pictures() else Problem.EMPTY)
    codes = ", ".join(sorted(reader.paragraphs.codes))
    notes = (replace(CONVERTED, values={"code": codes}),) if codes else ()
    # Page breaks are only as good as the last drawing of the file: they are taken when they add up to Word's own count.
    if reader.page > 1 and reader.page == parts.page_count():
        return Layout(kind="docx", lines=lines, pages=reader.page, notes=notes)
    return Layout(kind="docx", lines=_without_pages(lines), notes=notes)


def _without_pages(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(replace(line, page=None) for line in lines)


class _Notes:
    """Footnotes and endnotes, numbered as they are first referred to."""

    def __init__(self, parts: Parts, paragraphs: ParagraphReader) -> None:
        self._paragraphs = paragraphs
        self._elements: dict[tuple[str, str], Element] = {}
        self._count = 0
        for kind in ("footnote", "endnote"):
            root = parts.related(f"{kind}s")
            for note in () if root is None else root.iterfind(w(kind)):
                self._elements[kind, value(note, "id") or ""] = note

    def text(self, key: tuple[str, str]) -> str:
        """The note with its number in brackets; "" where it is missing or blank."""
        note = self._elements.pop(key, None)
        if note is None:
            return ""
        paragraphs = [self._paragraphs.read(item) for item in blocks(note, "p")]
        text = " ".join(paragraph.text for paragraph in paragraphs if paragraph and paragraph.text)
        if not text:
            return ""
        self._count += 1
        return f"[{self._count}] {text}"


@dataclass(slots=True)
class _BodyReader:
    """State of one reading."""

    paragraphs: ParagraphReader
    notes: _Notes
    out: LineCollector = field(default_factory=LineCollector)
    page: int = 1
    table: int = 0

    def read(self, body: Element) -> None:
        for block in blocks(body, "p", "tbl"):
            if block.tag == w("tbl"):
                self._add_table(block)
            elif (paragraph := self.paragraphs.read(block)) is not None:
                self._add_paragraph(paragraph)

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        self.page += paragraph.pages_before
        self.out.add_text(
            paragraph.text,
            page=self.page,
            heading=paragraph.heading,
            bold=paragraph.bold,
            italic=paragraph.italic,
            centred=paragraph.centred,
        )
        self._add_notes((paragraph,))
        self.page += paragraph.pages_within

    def _add_table(self, table: Element) -> None:
        self.table += 1
        seen: list[Paragraph] = []
        for row in read_rows(table, reader=self.paragraphs):
            self.page += row.pages_before
            if row.cells:
                self.out.add_row(row.cells, table=self.table, page=self.page)
            self.page += row.pages_within
            seen.extend(row.paragraphs)
        # After the whole table, so that its rows stay together.
        self._add_notes(seen)

    def _add_notes(self, paragraphs: Iterable[Paragraph]) -> None:
        for paragraph in paragraphs:
            for key in paragraph.notes:
                if text := self.notes.text(key):
                    self.out.add_text(text, page=self.page)
