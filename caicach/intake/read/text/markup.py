"""Finds the blocks of a text file with HTML in it: tables, paragraphs, headings, lists.

Only the structure is read here. The marks inside a line or a cell are left to ``marks``, in one spelling: tags without
attributes, ``&``, ``<`` and ``>`` of the text as entities. Cells and rows that nobody closed end where the next begins.
"""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.limits import MAX_COLUMNS, MAX_LINES, MAX_TAGS
from caicach.intake.read.text.marks import TAGS, strip_marks
from caicach.intake.read.text.rows import split_row
from caicach.intake.read.text.spans import SourceCell

_BLOCK_TAG = re.compile(r"<(?:table|t[rdh]|p|h[1-6])[\s/>]", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_PARTS_OF_TABLE = {"thead", "tbody", "tfoot", "colgroup", "col", "caption"}
_BLOCKS = {
    "p", "div", "ul", "ol", "li", "br", "hr", "center", "blockquote", "pre", "section", "article", "header", "footer",
    "dl", "dt", "dd",
}  # fmt: skip
_NO_MEANING = {
    "a", "abbr", "big", "small", "tt", "code", "mark", "ins", "del", "strike", "label", "img", "html", "head", "body",
    "meta", "link", "nobr", "wbr", "o:p",
}  # fmt: skip
# What opens like a tag but does not end as one is text ("<3%"). The parser would seek its end through the whole file.
_NO_TAG = re.compile(r"<(?![/!?]?[A-Za-z][^<>]{0,500}>)")
_LONGEST_NUMBER = 10
_END_OF_OPEN_CELL = re.compile(r"\n[ \t]*\n(?=#{1,6} )")


@dataclass(frozen=True, slots=True)
class MarkupRow:
    """A row of an HTML table with its own cells; ``is_first`` where a table begins."""

    cells: tuple[SourceCell, ...]
    is_first: bool

    @property
    def columns(self) -> int:
        """How many columns its own cells cover."""
        return sum(cell.columns for cell in self.cells)


def has_blocks(text: str) -> bool:
    """Whether HTML parts the text into blocks, so that the lines of the file are not those of the document."""
    return _BLOCK_TAG.search(text) is not None


def find_blocks(text: str) -> list[str | MarkupRow]:
    """Lines of running text (blank ones too, headings with #) and table rows, in reading order.

    Raises ``UnreadableDocument(TOO_LONG)`` where there are more tags, or cells in a row, than any document has.
    """
    if text.count("<") > MAX_TAGS:
        raise UnreadableDocument(Problem.TOO_LONG)
    parser = _BlockParser()
    parser.feed(_NO_TAG.sub("&lt;", _without_comments(text)))
    parser.close()
    parser.end_table()
    parser.end_line()
    return parser.blocks


def _without_comments(text: str) -> str:
    before, *parts = text.split("<!--")
    ends = (part.partition("-->") for part in parts)
    return before + "".join(after if end else f"<!--{inside}" for inside, end, after in ends)


class _BlockParser(HTMLParser):
    """Running text goes to ``line`` (as written) and ``pieces`` (parted at blocks), the text of cells to ``cell``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str | MarkupRow] = []
        self.line: list[str] = []
        self.pieces: list[list[str]] = [[]]
        self.has_tag = False
        self.in_table = False
        self.is_first_row = False
        self.row: list[SourceCell] | None = None
        self.cell: list[str] | None = None
        self.cell_size = (1, 1)
        self.is_head = False
        self.nested = 0

    def set_cdata_mode(self, *_tag: object, **_options: object) -> None:
        """Read on after a style or script as after any tag: nobody closes them for certain."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.has_tag = True
        if tag == "table":
            self._open_table()
        elif self.nested and tag in {"tr", "td", "th"}:
            self._write("<br>" if tag == "tr" else " ")
        elif tag == "tr":
            self._open_row()
        elif tag in {"td", "th"}:
            self._open_cell(tag, dict(attrs))
        elif tag in _PARTS_OF_TABLE:
            self._close_cell()
        else:
            self._inline(tag, closing=False)

    def handle_endtag(self, tag: str) -> None:
        self.has_tag = True
        if tag == "table" and self.nested:
            self.nested -= 1
            self._write("<br>")
        elif tag == "table":
            self.end_table()
        elif tag == "tr" and not self.nested:
            self._close_row()
        elif tag in {"td", "th"} and not self.nested:
            self._close_cell()
        elif tag not in {"tr", "td", "th"} and tag not in _PARTS_OF_TABLE:
            self._inline(tag, closing=True)

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            inside, *after = _END_OF_OPEN_CELL.split(data, maxsplit=1)
            self._write(html.escape(inside, quote=False))
            if not after:
                return
            self.end_table()
            data = "\n" + after[0]
        if self.in_table and not data.strip(" \t\r\n"):
            return
        self.end_table()
        first, *others = html.escape(data, quote=False).split("\n")
        self._write(first)
        for line in others:
            self.end_line()
            self._write(line)

    def end_table(self) -> None:
        """End the open table, if there is one."""
        self.nested = 0
        self._close_row()
        self.in_table = False

    def end_line(self) -> None:
        """End a line of the file outside tables. A line of tags alone leaves nothing, a row of the file stays whole."""
        line = "".join(self.line)
        texts = [line] if split_row(line) else ["".join(piece) for piece in self.pieces]
        filled = [text for text in texts if text.strip(" \t")]
        if filled or not self.has_tag:
            self.blocks += filled or [""]
        self.line, self.pieces, self.has_tag = [], [[]], False

    def _open_table(self) -> None:
        if self.cell is not None:
            self.nested += 1
            self._write("<br>")
            return
        self.end_table()
        if self.line:
            self.end_line()
            self.has_tag = True
        self.in_table = self.is_first_row = True

    def _open_row(self) -> None:
        self._close_row()
        if not self.in_table:
            self._open_table()
        self.row = []

    def _open_cell(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._close_cell()
        if self.row is None:
            self._open_row()
        self.cell = []
        self.cell_size = (
            _count(attributes.get("rowspan"), MAX_LINES),
            _count(attributes.get("colspan"), MAX_COLUMNS),
        )
        self.is_head = tag == "th"

    def _close_cell(self) -> None:
        if self.nested or self.cell is None or self.row is None:
            return
        source = "".join(self.cell).replace("\n", " ")
        rows, columns = self.cell_size
        if len(self.row) == MAX_COLUMNS:
            raise UnreadableDocument(Problem.TOO_LONG)
        (line,) = strip_marks(f"<b>{source}</b>" if self.is_head else source)
        self.row.append(SourceCell(line=line, rows=rows, columns=columns))
        self.cell = None

    def _close_row(self) -> None:
        self._close_cell()
        if self.row is not None:
            self.blocks.append(MarkupRow(cells=tuple(self.row), is_first=self.is_first_row))
            self.row, self.is_first_row = None, False

    def _inline(self, tag: str, *, closing: bool) -> None:
        heading = _HEADING.fullmatch(tag)
        if tag in _BLOCKS or heading:
            self._break(tag, heading=None if closing or heading is None else int(heading[1]), closing=closing)
        elif tag in TAGS:
            self._write(f"</{tag}>" if closing else f"<{tag}>")
        elif tag not in _NO_MEANING:
            # No tag of HTML but text in angle brackets, such as the name of a field to fill in.
            source = f"</{tag}>" if closing else self.get_starttag_text() or f"<{tag}>"
            self.handle_data(source)

    def _break(self, tag: str, *, heading: int | None, closing: bool) -> None:
        mark = "<li>" if tag == "li" and not closing else "<br>"
        if self.cell is not None:
            self._write(mark)
            return
        self.line.append(mark)
        self.pieces.append([])
        if mark == "<li>":
            self.pieces[-1].append(mark)
        if heading:
            self.pieces[-1].append("#" * heading + " ")

    def _write(self, source: str) -> None:
        if self.cell is not None:
            self.cell.append(source)
            return
        self.line.append(source)
        self.pieces[-1].append(source)


def _count(value: str | None, most: int) -> int:
    """The number of rows or columns in an attribute; 1 where it says none."""
    digits = (value or "").strip()
    return min(max(1, int(digits)), most) if digits.isdecimal() and len(digits) < _LONGEST_NUMBER else 1
