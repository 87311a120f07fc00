"""Reads plain text, markdown and text with HTML blocks.

Plain text and markdown give one line of the layout for each line of the file, with the same number. Where HTML tables,
paragraphs or headings stand in the file, one of its lines may hold several rows or one row may run over several lines:
there each row, paragraph, heading, list item and part between ``<br>`` is a line, numbered in reading order as in a
Word file.
"""

import re
from dataclasses import dataclass, field, replace

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.collect import LineCollector, TableNumbering
from caicach.intake.read.legacy import CONVERTED
from caicach.intake.read.limits import MAX_CHARACTERS, MAX_PAGES
from caicach.intake.read.text.decode import decode_text
from caicach.intake.read.text.marks import MarkedLine, strip_marks
from caicach.intake.read.text.markup import MarkupRow, find_blocks, has_blocks
from caicach.intake.read.text.rows import is_indented_text, is_pipe_rule, row_cells, split_row
from caicach.intake.read.text.spans import RowPlacer

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


def read_text(data: bytes) -> Layout:
    """The layout of a text file. Raises ``UnreadableDocument``."""
    decoded = decode_text(data)
    text = decoded.text
    if not text.strip():
        raise UnreadableDocument(Problem.EMPTY)
    if len(text) > MAX_CHARACTERS or text.count("\f") > MAX_PAGES:
        raise UnreadableDocument(Problem.TOO_LONG)
    reader = _Reader(page=1 if "\f" in text.strip() else None)
    lines = _LINE_BREAK.split(text.rstrip("\r\n\f"))
    for block in find_blocks("\n".join(lines)) if has_blocks(text) else lines:
        if isinstance(block, MarkupRow):
            reader.read_row(block)
        else:
            reader.read(block)
    reader.end_paragraph()
    notes = (replace(CONVERTED, values={"code": str(decoded.code)}),) if decoded.code else ()
    return Layout(kind="text", lines=reader.out.lines, pages=reader.page, notes=notes)


@dataclass(slots=True)
class _Reader:
    """State of one reading. ``paragraph`` holds the lines of running text that wait for the end of their emphasis,
    ``table`` and ``placer`` belong to the HTML table being read."""

    page: int | None
    out: LineCollector = field(default_factory=LineCollector)
    tables: TableNumbering = field(default_factory=TableNumbering)
    paragraph: list[str] = field(default_factory=list)
    table: int = 0
    placer: RowPlacer = field(default_factory=RowPlacer)

    def read(self, line: str) -> None:
        breaks = line.count("\f")
        line = line.replace("\f", " ")
        if breaks and self.page is not None:
            self.end_paragraph()
            self.page += breaks
        if not line.strip() or is_pipe_rule(line) or _RULE.fullmatch(line):
            self.end_paragraph()
            self.out.add_text("", page=self.page)
        elif not self._read_heading(line) and not self._read_row(line):
            self.tables.see_text(line.strip())
            self.paragraph.append(line)

    def read_row(self, row: MarkupRow) -> None:
        """Add a row of an HTML table. A table goes on with the one before it as printed tables do."""
        self.end_paragraph()
        if row.is_first:
            self.placer = RowPlacer()
            self.table = self.tables.of_row(columns=row.columns)
        cells = self.placer.place(row.cells)
        if row.cells:
            self.out.add_row(cells, table=self.table, page=self.page)

    def end_paragraph(self) -> None:
        if not self.paragraph:
            return
        for line in strip_marks("\n".join(self.paragraph)):
            self._add(line)
        self.paragraph = []

    def _read_heading(self, line: str) -> bool:
        heading = _HEADING.fullmatch(line)
        if heading is None:
            return False
        self.end_paragraph()
        self.tables.see_text(line)
        self._add(strip_marks(heading[2].rstrip("# "))[0], heading=len(heading[1]))
        return True

    def _read_row(self, line: str) -> bool:
        raw = split_row(line)
        if raw is None or (is_indented_text(raw) and not self.tables.fits(columns=len(raw))):
            return False
        self.end_paragraph()
        self.out.add_row(row_cells(raw), table=self.tables.of_row(columns=len(raw)), page=self.page)
        return True

    def _add(self, line: MarkedLine, heading: int | None = None) -> None:
        self.out.add_text(line.text, page=self.page, heading=heading, bold=line.bold, italic=line.italic)
