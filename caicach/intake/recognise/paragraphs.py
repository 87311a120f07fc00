"""Printed lines joined into the paragraphs that their author wrote.

A text file or PDF breaks sentences over lines, blank lines and pages, and puts page numbers and footnotes in between.
The joining rests on what a line says (does the sentence go on?) more than on blanks, which converters add and drop.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate

from caicach.intake.layout import Layout, Line, Place
from caicach.intake.recognise.line_joins import LineHabits, OpenLine, is_blank_between, learn_habits
from caicach.intake.recognise.marks import Mark, MarkKind, is_lone_mark, split_mark
from caicach.intake.recognise.wording import folded, plain


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its words without the mark that opens it, and every place that it was read from, in order.

    ``mark`` is as printed without the stop or bracket after it ("II", "3.1", "đ", "-"), ``kind`` its kind; both None
    where nothing marks the paragraph. ``lines`` are the layout lines behind ``places``; ``starts`` says at which letter
    of ``text`` the words of each place begin.
    """

    text: str
    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    mark: str | None = None
    kind: MarkKind | None = None
    bold: bool = False
    heading: int | None = None
    centred: bool = False
    starts: tuple[int, ...] = (0,)

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """The places that hold the letters ``start`` to ``end`` (exclusive) of ``text``."""
        ends = (*self.starts[1:], len(self.text) + 1)
        spans = zip(self.places, self.starts, ends, strict=True)
        return tuple(place for place, first, last in spans if first < end and start < last)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of one table, and of the tables that a page break made of it, with the single lines that stand between them.

    A line without cells among ``lines`` is such a line in between: a group heading that lost its cells, a page number.
    """

    lines: tuple[Line, ...]


Block = Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class Blocks:
    """The document as paragraphs and tables, and apart from them page numbers, running headers and footnotes."""

    blocks: tuple[Block, ...]
    apart: tuple[Paragraph, ...]


@dataclass(slots=True)
class _Piece:
    """One printed line of running text, or one line of a cell of a letterhead table."""

    text: str
    place: Place
    line: Line
    gap: bool = False


@dataclass(slots=True)
class _Open:
    """A paragraph still growing: its first line, and the words, places and lines that it has so far."""

    first: Paragraph
    words: list[str]
    pieces: list[_Piece]
    letterhead: bool
    brackets: int = 0

    def add(self, piece: _Piece) -> None:
        """Take a further line; a word broken at a hyphen is put together."""
        broken = self.words[-1].endswith("-") and not self.words[-1].endswith(" -")
        self.words.append(piece.text if broken or not self.words[-1] else f" {piece.text}")
        self.pieces.append(piece)
        self.brackets += _open_brackets(piece.text)

    def closed(self) -> Paragraph:
        """The paragraph as it stands."""
        if len(self.pieces) == 1:
            return self.first
        ends = list(accumulate(len(words) for words in self.words))
        return replace(
            self.first,
            text="".join(self.words),
            places=tuple(piece.place for piece in self.pieces),
            lines=tuple(dict.fromkeys(piece.line for piece in self.pieces)),
            starts=(0, *(end - len(piece.text) for end, piece in zip(ends[1:], self.pieces[1:], strict=True))),
        )


_APPENDIX = re.compile(r"(phụ lục|biểu|danh mục)\b[^.;,]{0,40}$")
# What ends a letterhead: until then every line stands for itself.
_TITLE = re.compile(
    r"quyết định|kế hoạch|chương trình|đề án|căn cứ|thực hiện|phụ lục|báo cáo|tờ trình|thông báo|kính gửi"
)
_LETTERHEAD = re.compile(
    r"cộng hòa xã hội chủ nghĩa|độc lập\s*-\s*tự do|^số\s*:|^ủy ban nhân dân\b|^hội đồng nhân dân$"
)
_FOOTNOTE = re.compile(
    r"^(?:[¹²³⁰⁴-⁹]+|\[\d{1,2}\])\s*\S|^\(\d\)\s+(?:công văn|quyết định|kế hoạch)\s+số", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"^(?:trang\s+)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*/\s*\d{1,3})?$", re.IGNORECASE)


def read_blocks(layout: Layout) -> Blocks:
    """Join ``layout`` into paragraphs and tables. No line is lost: what is no text of the plan goes ``apart``."""
    running = _running_lines(layout)
    joiner = _Joiner(layout=layout)
    gap = True
    previous: Line | None = None
    for line in layout.lines:
        gap = gap or is_blank_between(previous, line)
        if not line.cells and not plain(line.text):
            gap = True
            continue
        if line.number in running:
            joiner.set_apart(line)
        elif line.cells:
            joiner.add_row(line)
        else:
            joiner.add(_Piece(text=plain(line.text), place=Place(line.number), line=line, gap=gap))
        gap, previous = False, line
    return joiner.finish()


def _running_lines(layout: Layout) -> frozenset[int]:
    """Numbers of lines that repeat at the head or foot of three pages or more, and of page numbers there."""
    edges: dict[str, list[int]] = {}
    pages: dict[int, list[Line]] = {}
    for line in layout.lines:
        if line.page is not None and plain(line.text):
            pages.setdefault(line.page, []).append(line)
    for lines in pages.values():
        for line in {lines[0].number: lines[0], lines[-1].number: lines[-1]}.values():
            if not line.cells and len(line.text) <= 90:
                edges.setdefault(re.sub(r"\d+", "0", folded(plain(line.text))), []).append(line.number)
    repeated = {number for text, numbers in edges.items() if len(numbers) >= 3 and len(text) > 1 for number in numbers}
    numbered = {number for text, numbers in edges.items() if _PAGE_NUMBER.match(text) for number in numbers}
    return frozenset(repeated | numbered)


@dataclass(slots=True)
class _Joiner:
    """Takes lines in reading order and gives back paragraphs and tables."""

    layout: Layout
    done: list[Block] = field(default_factory=list)
    apart: list[Paragraph] = field(default_factory=list)
    open: _Open | None = None
    rows: list[Line] = field(default_factory=list)
    titled: bool = False
    appendix: bool = False
    signing: bool = False
    note: str = ""
    habits: LineHabits = field(init=False)

    def __post_init__(self) -> None:
        self.habits = learn_habits(self.layout)

    def add(self, piece: _Piece) -> None:
        """Take one printed line of running text."""
        if self._is_footnote(piece) or self._is_page_number(piece):
            self.set_apart(piece.line)
            return
        self.note = ""
        if self.rows:
            self._close_table()
        if self.open and self._continues(self.open, piece):
            self.open.add(piece)
            return
        self._close_paragraph()
        self.appendix = self.appendix or _APPENDIX.match(folded(piece.text)) is not None
        mark, words = _split_mark(piece.text)
        self.titled = self.titled or mark is not None or _TITLE.match(folded(piece.text)) is not None
        letterhead = not self.titled or _LETTERHEAD.search(folded(piece.text)) is not None
        self.open = _Open(_paragraph(piece, mark, words), [words], [piece], letterhead, _open_brackets(words))

    def add_row(self, line: Line) -> None:
        """Take one row of a table."""
        self._close_paragraph()
        if self.rows and self.rows[-1].table != line.table:
            self._close_table()
        self.rows.append(line)

    def set_apart(self, line: Line) -> None:
        """Take a line that is no text of the plan."""
        piece = _Piece(text=plain(line.text), place=Place(line.number), line=line)
        self.apart.append(_paragraph(piece, None, piece.text))

    def finish(self) -> Blocks:
        """Close what is open and give back all blocks."""
        self._close_paragraph()
        self._close_table()
        return Blocks(blocks=tuple(self.done), apart=tuple(self.apart))

    def _is_footnote(self, piece: _Piece) -> bool:
        """A footnote, or a further line of one: until it is finished, a blank line follows or an item begins."""
        goes_on = self.note and not piece.gap and not self.note.endswith(".") and split_mark(piece.text)[0] is None
        if not goes_on and not is_footnote(piece.text):
            return False
        self.note = piece.text
        return True

    def _is_page_number(self, piece: _Piece) -> bool:
        # In an appendix whose table fell apart a lone number may be a row's: there it stays.
        return _PAGE_NUMBER.match(piece.text) is not None and not self.appendix

    def _continues(self, before: _Open, piece: _Piece) -> bool:
        if before.letterhead:
            return False
        if before.first.mark and not before.words[-1]:
            return _split_mark(piece.text)[0] is None
        last = OpenLine(text=before.pieces[-1].text, in_brackets=before.brackets > 0)
        return self.habits.goes_on(last, piece.text, blank=piece.gap, heading=piece.line.heading is not None)

    def _close_paragraph(self) -> None:
        if self.open:
            self.done.append(self.open.closed())
            self.open = None

    def _close_table(self) -> None:
        if not self.rows:
            return
        rows, self.rows = tuple(self.rows), []
        if is_frame(rows) or (self.signing and _is_signing_line(rows)):
            self.signing = self.signing or any(_RECIPIENTS.search(folded(row.text)) for row in rows)
            self._add_frame(rows)
            return
        self.signing = False
        self.done.append(TableBlock(lines=rows))

    def _add_frame(self, rows: tuple[Line, ...]) -> None:
        """A table without borders that only sets two columns of text side by side is read column by column."""
        for column in range(max(len(row.cells) for row in rows)):
            for row in rows:
                if column < len(row.cells):
                    for text in row.cells[column].text.split("\n"):
                        if plain(text):
                            piece = _Piece(text=plain(text), place=Place(row.number, column), line=row)
                            mark, words = split_mark(piece.text)
                            self.done.append(_paragraph(piece, mark, words))


def is_footnote(text: str) -> bool:
    """True for a line that a footnote begins with."""
    return _FOOTNOTE.match(text) is not None


_FRAME = re.compile(
    r"cộng hòa xã hội chủ nghĩa|độc lập\s*-\s*tự do|nơi nhận|^\s*số\s*:[^\n]*/|^\s*(tm|kt)\s*\.|^\s*-?\s*lưu\s*:",
    re.MULTILINE,
)
_RECIPIENTS = re.compile(r"nơi nhận\s*:")


def _is_signing_line(rows: tuple[Line, ...]) -> bool:
    """Lines of the list of recipients that have a part of the signature printed beside them."""
    return all(
        len(row.cells) == 2 and re.match(r"\s*(?:[-–+•]|$)", row.cells[0].text) is not None and len(row.text) <= 160
        for row in rows
    )


def is_frame(rows: tuple[Line, ...]) -> bool:
    """True for the letterhead and the signature block, which Word files set in a table of two or three columns."""
    if len(rows) > 12 or max(len(row.cells) for row in rows) > 3:
        return False
    return any(_FRAME.search(folded(cell.text)) for row in rows for cell in row.cells)


def _split_mark(text: str) -> tuple[Mark | None, str]:
    """The mark and the words of a line; a mark alone on its line has its words on the next."""
    return (split_mark(f"{text} Ý")[0], "") if is_lone_mark(text) else split_mark(text)


def _open_brackets(text: str) -> int:
    return text.count("(") - text.count(")")


def _paragraph(piece: _Piece, mark: Mark | None, words: str) -> Paragraph:
    line = piece.line
    return Paragraph(
        text=words,
        places=(piece.place,),
        lines=(line,),
        mark=mark.label if mark else None,
        kind=mark.kind if mark else None,
        bold=line.bold,
        heading=line.heading,
        centred=line.centred,
    )
