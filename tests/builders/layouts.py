"""Layouts made from text: as a text file holds it, as a PDF breaks it into lines, as a Word file holds paragraphs."""

import textwrap

from caicach.intake.layout import Cell, Layout, Line
from caicach.intake.read import read_layout
from caicach.intake.recognise.outline import Outline, build_outline

Row = tuple[str, ...]


def text_layout(text: str) -> Layout:
    """What the text reader makes of ``text``; the common indent of a test's triple quotes is taken away."""
    return read_layout(data=textwrap.dedent(text).strip("\n").encode(), name="ke-hoach.txt")


def text_outline(text: str) -> Outline:
    """The outline of ``text``."""
    return build_outline(text_layout(text))


def printed_layout(text: str, *, width: int, lines_a_page: int = 40) -> Layout:
    """The running text of a PDF: full lines without blank ones, and the page's number at the foot of each page."""
    printed = [
        line
        for paragraph in textwrap.dedent(text).splitlines()
        for line in textwrap.wrap(paragraph.strip(), width, break_long_words=False, break_on_hyphens=False)
    ]
    lines: list[Line] = []
    for page, start in enumerate(range(0, len(printed), lines_a_page), start=1):
        for content in (*printed[start : start + lines_a_page], str(page)):
            lines.append(Line(number=len(lines) + 1, text=content, page=page))
    return Layout(kind="pdf", lines=tuple(lines), pages=lines[-1].page)


def word_layout(*content: str | list[Row]) -> Layout:
    """Paragraphs and tables (lists of rows) as a Word file holds them; "**" around a paragraph makes it bold."""
    lines: list[Line] = []
    for table, item in enumerate(content, start=1):
        if isinstance(item, str):
            bold = item.startswith("**")
            lines.append(Line(number=len(lines) + 1, text=item.strip("*"), bold=bold))
            continue
        for row in item:
            cells = tuple(Cell(text=text) for text in row)
            lines.append(Line(number=len(lines) + 1, text="\t".join(row), cells=cells, table=table))
    return Layout(kind="docx", lines=tuple(lines))
