"""The source's lines as plain data, for the page that shows them and for the checks that read them again."""

from collections.abc import Iterable
from typing import Any

from caicach.intake.layout import Cell, Doubt, Layout, Line

STYLES = (("b", "bold"), ("i", "italic"), ("c", "centred"))


def lines_of(layout: Layout) -> list[dict[str, Any]]:
    """Each line with its number, text, page, cells (text, span, merged with the one above, bold), how it is set, and
    the words that a picture left in doubt (first and last letter, cell)."""
    return [
        {
            "n": line.number,
            "text": line.text,
            "cells": [[cell.text, cell.span, cell.continues, cell.bold] for cell in line.cells],
            "table": line.table,
            "page": line.page,
            "style": "".join(mark for mark, name in STYLES if getattr(line, name)),
            "heading": line.heading,
            "doubts": [[doubt.start, doubt.end, doubt.cell] for doubt in line.doubts],
        }
        for line in layout.lines
    ]


def layout_of(lines: Iterable[dict[str, Any]], *, kind: str) -> Layout:
    """The layout that the lines were kept from; its notes and its number of pages are not among them.

    Lines kept before weights, headings and doubts were kept have none.
    """
    return Layout(kind=kind, lines=tuple(_line(plain) for plain in lines))


def _line(plain: dict[str, Any]) -> Line:
    return Line(
        number=plain["n"],
        text=plain["text"],
        page=plain["page"],
        cells=tuple(
            Cell(text=text, span=span, continues=continues, bold=any(bold))
            for text, span, continues, *bold in plain["cells"]
        ),
        table=plain["table"],
        heading=plain.get("heading"),
        bold="b" in plain["style"],
        italic="i" in plain["style"],
        centred="c" in plain["style"],
        doubts=tuple(Doubt(start, end, cell) for start, end, cell in plain.get("doubts", [])),
    )
