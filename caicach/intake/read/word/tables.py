"""Rows and cells of a Word table."""

from collections.abc import Iterator
from dataclasses import dataclass

from caicach.intake.layout import Cell
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.limits import MAX_COLUMNS
from caicach.intake.read.word.paragraphs import Paragraph, ParagraphReader
from caicach.intake.read.word.xml import Element, child, value, w, whole

# Wrappers around blocks, rows and cells: content controls, tracked insertions, custom XML.
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}


@dataclass(frozen=True, slots=True)
class Row:
    """A row with all paragraphs that stand in it, for their notes and page breaks."""

    cells: tuple[Cell, ...]
    paragraphs: tuple[Paragraph, ...]
    pages_before: int
    pages_within: int


def blocks(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, in order, also inside wrappers."""
    wanted = {w(name) for name in names}
    for item in element:
        if item.tag in wanted:
            yield item
        elif item.tag in _WRAPPERS:
            yield from blocks(item, *names)


def read_rows(table: Element, *, reader: ParagraphReader) -> Iterator[Row]:
    """The rows of a table, without rows whose deletion is tracked."""
    for row in blocks(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is None:
            yield _read_row(row, properties, reader)


def _read_row(row: Element, properties: Element | None, reader: ParagraphReader) -> Row:
    cells = _skipped_columns(properties, "gridBefore")
    read: list[list[Paragraph]] = []
    for item in blocks(row, "tc"):
        paragraphs = list(_paragraphs(item, reader))
        read.append(paragraphs)
        _append(cells, item, paragraphs)
    cells += _skipped_columns(properties, "gridAfter")
    before = max((_leading_breaks(paragraphs) for paragraphs in read), default=0)
    breaks = max((_breaks(paragraphs) for paragraphs in read), default=0)
    return Row(
        cells=tuple(cells),
        paragraphs=tuple(paragraph for paragraphs in read for paragraph in paragraphs),
        pages_before=before,
        pages_within=breaks - before,
    )


def _append(cells: list[Cell], item: Element, paragraphs: list[Paragraph]) -> None:
    properties = child(item, "tcPr")
    span = _bounded(whole(child(properties, "gridSpan")) or 1)
    if _goes_on(properties, "hMerge") and cells:
        last = cells[-1]
        cells[-1] = Cell(text=last.text, span=_bounded(last.span + span), continues=last.continues, bold=last.bold)
        return
    if _goes_on(properties, "vMerge"):
        cells.append(Cell(text="", span=span, continues=True))
        return
    filled = [paragraph for paragraph in paragraphs if paragraph.text]
    cells.append(
        Cell(
            text="\n".join(paragraph.text for paragraph in filled),
            span=span,
            bold=bool(filled) and all(paragraph.bold for paragraph in filled),
        )
    )


def _paragraphs(cell: Element, reader: ParagraphReader) -> Iterator[Paragraph]:
    """The paragraphs of a cell; each row of a table inside it becomes one paragraph."""
    for block in blocks(cell, "p", "tbl"):
        if block.tag == w("tbl"):
            yield from _nested_rows(block, reader)
        elif (paragraph := reader.read(block)) is not None:
            yield paragraph


def _nested_rows(table: Element, reader: ParagraphReader) -> Iterator[Paragraph]:
    for row in read_rows(table, reader=reader):
        filled = [cell for cell in row.cells if cell.text]
        yield Paragraph(
            text=" ".join(cell.text for cell in filled),
            bold=bool(filled) and all(cell.bold for cell in filled),
            notes=tuple(note for paragraph in row.paragraphs for note in paragraph.notes),
        )


def _skipped_columns(properties: Element | None, name: str) -> list[Cell]:
    span = whole(child(properties, name)) or 0
    return [Cell(text="", span=_bounded(span))] if span > 0 else []


def _bounded(span: int) -> int:
    if span > MAX_COLUMNS:
        raise UnreadableDocument(Problem.DAMAGED)
    return max(1, span)


def _goes_on(properties: Element | None, name: str) -> bool:
    """Whether the cell belongs to the one before it (hMerge) or above it (vMerge)."""
    merge = child(properties, name)
    return merge is not None and value(merge) != "restart"


def _leading_breaks(paragraphs: list[Paragraph]) -> int:
    return paragraphs[0].pages_before if paragraphs else 0


def _breaks(paragraphs: list[Paragraph]) -> int:
    return sum(paragraph.pages_before + paragraph.pages_within for paragraph in paragraphs)
