"""Reads plain text and markdown, one line of the layout for each line of the file."""

import re
from dataclasses import dataclass, field

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.collect import LineCollector, TableNumbering
from caicach.intake.read.limits import MAX_CHARACTERS, MAX_PAGES
from caicach.intake.read.text.decode import decode_text
from caicach.intake.read.text.marks import MarkedLine, strip_marks
from caicach.intake.read.text.rows import is_indented_text, is_pipe_rule, row_cells, split_row

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


def read_text(data: bytes) -> Layout:
    """The layout of a text file; a line's number is its number in the file. Raises ``UnreadableDocument``."""
    text = decode_text(data)
    if not text.strip():
        raise UnreadableDocument(Problem.EMPTY)
    if len(text) > MAX_CHARACTERS or text.count("\f") > MAX_PAGES:
        raise UnreadableDocument(Problem.TOO_LONG)
    reader = _Reader(page=1 if "\f" in text.strip() else None)
    for line in _LINE_BREAK.split(text.rstrip("\r\n\f")):
        reader.read(line)
    reader.end_paragraph()
    return Layout(kind="text", lines=reader.out.lines, pages=reader.page)


@dataclass(slots=True)
class _Reader:
    """State of one reading. ``paragraph`` holds the lines of running text that wait for the end of their emphasis."""

    page: int | None
    out: LineCollector = field(default_factory=LineCollector)
    tables: TableNumbering = field(default_factory=TableNumbering)
    paragraph: list[str] = field(default_factory=list)

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
