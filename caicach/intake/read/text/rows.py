"""Which lines of a text file are table rows, and their cells."""

import re

from caicach.intake.layout import Cell
from caicach.intake.read.text.marks import strip_marks

_PIPE_ROW = re.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_LIST_MARK = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[A-Za-zđĐ][.)]|[IVX]+[.)]?|[-–+*•])")


def is_pipe_rule(line: str) -> bool:
    """The line of dashes under the heading row of a markdown table."""
    return _PIPE_RULE.fullmatch(line) is not None


def split_row(line: str) -> list[str] | None:
    """The raw cells of a row, split at tabs or at the pipes of a markdown table; None for running text."""
    if "\t" in line:
        return line.split("\t")
    if _PIPE_ROW.fullmatch(line) and line.count("|") > 2:
        return _UNESCAPED_PIPE.split(line.strip())[1:-1]
    return None


def is_indented_text(cells: list[str]) -> bool:
    """Whether tabs only indent a paragraph or follow its list mark, as when Word saves text ("1.<tab>Mục đích")."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) == 1:
        return bool(cells[-1].strip())
    return len(filled) == 2 and bool(cells[-1].strip()) and _LIST_MARK.fullmatch(filled[0]) is not None


def row_cells(raw: list[str]) -> list[Cell]:
    """Clean cells without marks."""
    return [_cell(text) for text in raw]


def _cell(raw: str) -> Cell:
    line = strip_marks(raw)[0]
    return Cell(text=line.text, bold=line.bold)
