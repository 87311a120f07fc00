"""Layouts with tables as Word and PDF files hold them: merged cells, pages, lines between."""

from collections.abc import Sequence

from caicach.intake.layout import Cell, Layout, Line

BELOW = Cell(text="", continues=True)
"""A cell merged with the one above it."""


def across(text: str, *, span: int) -> Cell:
    """A cell over several columns."""
    return Cell(text=text, span=span)


def table_layout(*pages: Sequence[Sequence[str | Cell] | str], title: str = "KẾ HOẠCH") -> Layout:
    """A plan with one table, page by page; a row is its cells, a plain string is a line between two rows."""
    lines = [Line(number=1, text=title, bold=True, centred=True, page=1)]
    for page, rows in enumerate(pages, start=1):
        for row in rows:
            number = len(lines) + 1
            if isinstance(row, str):
                lines.append(Line(number=number, text=row, page=page))
                continue
            cells = tuple(cell if isinstance(cell, Cell) else Cell(text=cell) for cell in row)
            text = "\t".join(cell.text for cell in cells)
            lines.append(Line(number=number, text=text, cells=cells, table=page, page=page))
    return Layout(kind="docx", lines=tuple(lines), pages=len(pages))
