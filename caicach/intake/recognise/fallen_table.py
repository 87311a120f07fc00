"""The lines of a table that fell apart, sorted: titles of columns, group headings, row numbers, page ends, words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caicach.intake.layout import Layout
from caicach.intake.recognise.agencies import opens_as_agency
from caicach.intake.recognise.crossing_titles import crossing_columns, crossing_heading
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.labels import Role, read_heading
from caicach.intake.recognise.looks import opens_as_time
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.wording import folded, is_capitals, plain

_LONGEST_TITLE_LINE = 100
_LONGEST_HEADING, _FEWEST_COLUMNS = 24, 3
_MOST_LINES = 3000


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The words of a printed line, and which line of the layout it is."""

    text: str
    number: int


@dataclass(slots=True)
class Stretch:
    """The lines under one group heading.

    ``numbers`` are its row numbers, each with the index of the line after it. ``pages`` are the heads of pages, each as
    the index of the line after it.
    """

    heading: list[PrintedLine] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)
    numbers: list[tuple[int, PrintedLine]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FallenTable:
    """A table without cells: what its columns hold, in printed order, and its lines by group."""

    columns: tuple[Role, ...]
    stretches: tuple[Stretch, ...]
    # Whether its printed lines run across the columns.
    crossing: bool = False


def find_fallen_table(layout: Layout) -> FallenTable | None:
    """The first table of ``layout`` whose titles of columns stand one under the other in lines without cells."""
    lines = [
        PrintedLine(text=text, number=line.number)
        for line in layout.lines
        if not line.cells and (text := plain(line.text))
    ]
    texts = [line.text for line in lines]
    start = next((at for at in range(len(lines)) if _heading_length(lines[at:]) or crossing_heading(texts[at:])), None)
    if start is None:
        return None
    crossed = crossing_heading(texts[start:])
    length = crossed or _heading_length(lines[start:])
    heading = lines[start : start + length]
    sorter = _Sorter()
    for line in _below(lines[start + length :][:_MOST_LINES], {line.text for line in heading}):
        sorter.take(line)
    return FallenTable(
        columns=crossing_columns([line.text for line in heading])
        if crossed
        else _columns(" ".join(line.text for line in heading)),
        crossing=bool(crossed),
        stretches=tuple(stretch for stretch in sorter.stretches if stretch.lines),
    )


def _heading_length(lines: Sequence[PrintedLine]) -> int:
    """How many lines from the first make up titles of columns, one under the other; 0 where they do not."""
    if not lines or not _opens_heading(lines[0].text):
        return 0
    above = 1
    while above < min(len(lines), _LONGEST_HEADING) and not _opens_row(lines[above].text):
        if len(lines[above].text) > _LONGEST_TITLE_LINE:
            return 0
        above += 1
    columns = _columns(" ".join(line.text for line in lines[:above]))
    if Role.TASK not in columns or len(columns) < _FEWEST_COLUMNS:
        return 0
    return above + _counted_columns(lines[above:])


def _opens_heading(text: str) -> bool:
    """A title of a column, or the first titles of several ("TT Nhiệm vụ Sản phẩm")."""
    return read_heading(text) is not None or re.match(r"(?:stt|tt|so tt)\s+\S", bare(text)) is not None


def _opens_row(text: str) -> bool:
    if re.match(r"\(?(?:\d{1,2}|[IVX]+|[A-C])(?:\s*[.)]|\s|$)", text) is not None:
        return True
    return is_capitals(text) and domain_of(text) is not None


def _counted_columns(lines: Sequence[PrintedLine]) -> int:
    """How many lines count the columns: (1), (2), (3) …"""
    count = 0
    while count < len(lines) and lines[count].text.strip("()") == str(count + 1):
        count += 1
    return count if count >= _FEWEST_COLUMNS else 0


_TITLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.TASK, re.compile(r"noi dung|nhiem vu|cong viec|hoat dong")),
    (Role.DELIVERABLE, re.compile(r"san pham|ket qua|dau ra")),
    (Role.COORDINATOR, re.compile(r"phoi hop")),
    (Role.LEAD, re.compile(r"chu tri|phu trach|thuc hien|don vi|co quan|bo phan")),
    (Role.DEADLINE, re.compile(r"thoi gian|thoi han|tien do")),
)


def _columns(heading: str) -> tuple[Role, ...]:
    """The columns that a heading names, in printed order."""
    low = bare(heading)
    found = [(match.start(), role) for role, pattern in _TITLES if (match := pattern.search(low))]
    return tuple(role for _, role in sorted(found, key=lambda pair: pair[0]))


_END = re.compile(r"(?:nơi nhận|tổng cộng)\b|(?:tm|kt)\s*\.")


def _below(lines: Sequence[PrintedLine], heading: set[str]) -> Iterator[PrintedLine | None]:
    """The lines up to the end of the table; None in place of its heading where that is printed again."""
    for at, line in enumerate(lines):
        if _END.match(folded(line.text)):
            return
        around = [near.text for near in lines[max(at - 2, 0) : at + 3]]
        if line.text in heading and sum(text in heading for text in around) >= _FEWEST_COLUMNS:
            yield None
        else:
            yield from _parted(line, lines[at + 1].text if at + 1 < len(lines) else "")


_TIME_INSIDE = re.compile(r"(?<=\w)\s+(?=(?:Thường|Quý|Trong|Tháng|Hàng|Hằng|Trước)\b)")


def _parted(line: PrintedLine, after: str) -> Iterator[PrintedLine]:
    """Two cells that were printed on one line: an agency, and the time in the column beside it."""
    match = _TIME_INSIDE.search(line.text) if opens_as_agency(line.text) else None
    if match is None or not opens_as_time(f"{line.text[match.end() :]} {after}"):
        yield line
        return
    yield PrintedLine(text=line.text[: match.start()], number=line.number)
    yield PrintedLine(text=line.text[match.end() :], number=line.number)


_LONE_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?")
_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?\s+(?=[^\W\d_])")
_ROMAN = re.compile(r"([IVX]{1,5})\s*[.)]?(?:\s+(?=\S)|$)")
# What a line ends with that waits for a number, and the number that it waits for: "Hàng quý" waits for none.
_AWAITED = tuple(
    (re.compile(awaits), re.compile(rf"(?:{number})\b(?=\W*$|\s*(?:[/,;-]|năm\b|và\b|20\d\d))"))
    for awaits, number in (
        (r"(?<!hàng )(?<!hằng )(?<!mỗi )(?<!của )(?<!cuối )\bquý$", r"[1-4]|I{1,3}|IV"),
        (r"(?<!hàng )(?<!hằng )(?<!mỗi )(?<!từng )\btháng$", r"0?[1-9]|1[0-2]"),
        (r"\b(?:ngày|trước|đến)$", r"\d{1,2}(?:[/.]\d{1,2})*"),
        (r"\b(?:số|mức độ)$", r"\d+\S*"),
        (r"/$", r"\d+\S*"),
        (r"(?:quý|tháng)\s[\divx]+(?:,|\svà)$", r"\d{1,2}|[IV]+"),
    )
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LONGEST_GROUP, _SHORTEST_GROUP = 8, 3


@dataclass(slots=True)
class _Sorter:
    """Sorts lines into group headings, row numbers, page numbers and words."""

    stretches: list[Stretch] = field(default_factory=lambda: [Stretch()])
    last_number: int = 0
    groups: int = 0
    in_heading: bool = False
    # Where the next row number stood that was taken for part of a time before it ("Trước ngày" / "9").
    doubtful: tuple[Stretch, int] | None = None

    def take(self, line: PrintedLine | None) -> None:
        """Take the next line; None stands for the end of a page."""
        if line is None:
            self._end_page()
            return
        if not self._follows_up(line) and (self._take_group(line) or self._take_number(line)):
            return
        if self.in_heading and self._goes_on_heading(line.text):
            self.stretches[-1].heading.append(line)
            return
        self.in_heading = False
        self.stretches[-1].lines.append(line)

    def _end_page(self) -> None:
        self.stretches[-1].pages.append(len(self.stretches[-1].lines))

    def _follows_up(self, line: PrintedLine) -> bool:
        """ "Quý" / "III", "Trong năm" / "2026": the number belongs to the words before it."""
        lines = self.stretches[-1].lines
        if self.in_heading or not lines:
            return False
        if re.match(r"20\d\d\b", line.text):
            return True
        before = folded(" ".join(near.text for near in lines[-2:]))
        awaited = any(awaits.search(before) and number.match(line.text) for awaits, number in _AWAITED)
        if awaited and self.doubtful is None and line.text == str(self.last_number + 1):
            self.doubtful = (self.stretches[-1], len(lines))
        return awaited

    def _take_group(self, line: PrintedLine) -> bool:
        roman = _ROMAN.match(line.text)
        if roman and self.groups < len(_ROMANS) and roman.group(1) == _ROMANS[self.groups]:
            self.groups += 1
            self._open_group(PrintedLine(text=line.text[roman.end() :].strip(), number=line.number))
            return True
        if not self.in_heading and is_capitals(line.text) and len(line.text) > 8 and domain_of(line.text) is not None:
            self._open_group(line)
            return True
        return False

    def _open_group(self, line: PrintedLine) -> None:
        self.in_heading = True
        self.stretches.append(Stretch(heading=[line] if line.text else []))

    def _goes_on_heading(self, text: str) -> bool:
        heading = self.stretches[-1].heading
        if not heading:
            return True
        said = " ".join(line.text for line in heading)
        if is_capitals(said):
            return is_capitals(text)
        return len(heading) < _LONGEST_GROUP and (text[0].islower() or len(said.split()) < _SHORTEST_GROUP)

    def _is_next(self, printed: str) -> bool:
        return "." in printed or 0 < int(printed) - self.last_number <= 1 + (self.doubtful is not None)

    def _take_number(self, line: PrintedLine) -> bool:
        """The next row number, alone or before its words; another number that stands alone is a page's."""
        alone = _LONE_NUMBER.fullmatch(line.text)
        match = alone or _NUMBERED.match(line.text)
        if match is None:
            return False
        printed = match.group(1)
        if not (self._is_next(printed) or (printed in ("1", "01") and self.in_heading)):
            if alone is not None:
                self._end_page()
            return alone is not None
        skipped = "." not in printed and int(printed) == self.last_number + 2
        self.last_number = self.last_number if "." in printed else int(printed)
        if self.doubtful is not None and skipped:
            _take_back(*self.doubtful)
        self.doubtful = None
        self.in_heading = False
        stretch = self.stretches[-1]
        stretch.numbers.append((len(stretch.lines), PrintedLine(text=printed, number=line.number)))
        if not alone:
            stretch.lines.append(PrintedLine(text=line.text[match.end() :], number=line.number))
        return True


def _take_back(stretch: Stretch, at: int) -> None:
    """A line taken for words was a row number after all."""
    line = stretch.lines.pop(at)
    earlier = [(where, number) for where, number in stretch.numbers if where <= at]
    later = [(where - 1, number) for where, number in stretch.numbers if where > at]
    stretch.numbers = [*earlier, (at, line), *later]
    stretch.pages = [where - (where > at) for where in stretch.pages]
