"""A table that fell apart into single lines of a few words -> tasks.

Text taken out of some PDF files has no cells left: each line holds a few words of one cell, row numbers stand before,
inside or after their text, and page numbers in between. The lines under each group heading are cut into rows and cells
by what they look like (``cell_cutting``). All values carry low confidence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caicach.intake.draft import Task
from caicach.intake.layout import Layout, Place
from caicach.intake.recognise.cell_cutting import CutRow, cut_rows
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.labels import Role, read_heading
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.task_fields import TaskFields, build_task
from caicach.intake.recognise.traced import NOTHING, Traced, traced
from caicach.intake.recognise.wording import folded, is_capitals, plain

_DOUBT = 0.55
_LONGEST_TITLE_LINE = 45
_LONGEST_HEADING, _FEWEST_COLUMNS = 24, 3
_MOST_LINES = 3000
_WORKING = (Role.DELIVERABLE, Role.LEAD, Role.COORDINATOR, Role.DEADLINE)


@dataclass(frozen=True, slots=True)
class _Printed:
    """The words of a printed line, and which line it is."""

    text: str
    number: int


@dataclass(slots=True)
class _Stretch:
    """The lines under one group heading, and its row numbers with the index of the line after each."""

    heading: list[_Printed] = field(default_factory=list)
    lines: list[_Printed] = field(default_factory=list)
    numbers: list[tuple[int, _Printed]] = field(default_factory=list)


def read_task_stream(layout: Layout, *, year: int | None) -> tuple[Task, ...]:
    """The tasks of a table without cells. Nothing is read where no heading of such a table is found."""
    lines = [
        _Printed(text=text, number=line.number)
        for line in layout.lines
        if not line.cells and (text := plain(line.text))
    ]
    start = next((at for at in range(len(lines)) if _heading_length(lines[at:])), None)
    if start is None:
        return ()
    length = _heading_length(lines[start:])
    heading = lines[start : start + length]
    columns = _columns(" ".join(line.text for line in heading))
    rest = list(_below(lines[start + length :][:_MOST_LINES], {line.text for line in heading}))
    entries = [entry for stretch in _stretches(rest) for entry in _entries(stretch, columns)]
    return tuple(build_task(entry, year=year) for entry in entries)


def _heading_length(lines: Sequence[_Printed]) -> int:
    """How many lines from the first make up titles of columns, one under the other; 0 where they do not."""
    if not lines or read_heading(lines[0].text) is None:
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


def _opens_row(text: str) -> bool:
    if re.fullmatch(r"\(?(?:\d{1,2}|[IVX]+|[A-C])\)?\s*[.)]?", text) is not None:
        return True
    return is_capitals(text) and domain_of(text) is not None


def _counted_columns(lines: Sequence[_Printed]) -> int:
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


def _below(lines: Sequence[_Printed], heading: set[str]) -> Iterator[_Printed]:
    """The lines up to the end of the table, without its heading where that is printed again."""
    for at, line in enumerate(lines):
        if _END.match(folded(line.text)):
            return
        around = [near.text for near in lines[max(at - 2, 0) : at + 3]]
        if line.text not in heading or sum(text in heading for text in around) < 3:
            yield line


_LONE_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?")
_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?\s+(?=[^\W\d_])")
_ROMAN = re.compile(r"([IVX]{1,5})\s*[.)]?(?:\s+(?=\S)|$)")
_AWAITS_NUMBER = re.compile(r"(?:^|\s)(?:quý|tháng|ngày|số|trước|đến|mức độ|năm)$|/$|(?:quý|tháng)\s[\divx]+,$")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LONGEST_GROUP = 8


@dataclass(slots=True)
class _Sorter:
    """Sorts lines into group headings, row numbers, page numbers and words."""

    stretches: list[_Stretch] = field(default_factory=lambda: [_Stretch()])
    last_number: int = 0
    groups: int = 0
    in_heading: bool = False

    def take(self, line: _Printed) -> None:
        """Take the next line."""
        if not self._follows_up(line) and (self._take_group(line) or self._take_number(line)):
            return
        if self.in_heading and self._goes_on_heading(line.text):
            self.stretches[-1].heading.append(line)
            return
        self.in_heading = False
        self.stretches[-1].lines.append(line)

    def _follows_up(self, line: _Printed) -> bool:
        """ "Quý" / "III", "Trong năm" / "2026": the number belongs to the words before it."""
        lines = self.stretches[-1].lines
        if self.in_heading or not lines:
            return False
        if re.match(r"20\d\d\b", line.text):
            return True
        before = folded(lines[-1].text)
        if before.endswith("năm") and not re.fullmatch(r"20\d\d\W*", line.text):
            return False
        return re.match(r"\d|[IVX]+\W*$", line.text) is not None and _AWAITS_NUMBER.search(before) is not None

    def _take_group(self, line: _Printed) -> bool:
        roman = _ROMAN.match(line.text)
        if roman and self.groups < len(_ROMANS) and roman.group(1) == _ROMANS[self.groups]:
            self.groups += 1
            self._open_group(_Printed(text=line.text[roman.end() :].strip(), number=line.number))
            return True
        if not self.in_heading and is_capitals(line.text) and len(line.text) > 8 and domain_of(line.text) is not None:
            self._open_group(line)
            return True
        return False

    def _open_group(self, line: _Printed) -> None:
        self.in_heading = True
        self.stretches.append(_Stretch(heading=[line] if line.text else []))

    def _goes_on_heading(self, text: str) -> bool:
        heading = self.stretches[-1].heading
        if not heading:
            return True
        said = " ".join(line.text for line in heading)
        if is_capitals(said):
            return is_capitals(text)
        return len(heading) < _LONGEST_GROUP and (text[0].islower() or domain_of(said) is None)

    def _take_number(self, line: _Printed) -> bool:
        """The next row number, alone or before its words; another number that stands alone is a page's."""
        alone = _LONE_NUMBER.fullmatch(line.text)
        match = alone or _NUMBERED.match(line.text)
        if match is None:
            return False
        printed = match.group(1)
        if not ("." in printed or int(printed) == self.last_number + 1 or (printed in ("1", "01") and self.in_heading)):
            return alone is not None
        self.last_number = self.last_number if "." in printed else int(printed)
        self.in_heading = False
        stretch = self.stretches[-1]
        stretch.numbers.append((len(stretch.lines), _Printed(text=printed, number=line.number)))
        if not alone:
            stretch.lines.append(_Printed(text=line.text[match.end() :], number=line.number))
        return True


def _stretches(lines: Sequence[_Printed]) -> list[_Stretch]:
    sorter = _Sorter()
    for line in lines:
        sorter.take(line)
    return [stretch for stretch in sorter.stretches if stretch.lines]


def _entries(stretch: _Stretch, columns: Sequence[Role]) -> Iterator[TaskFields]:
    rows = cut_rows([line.text for line in stretch.lines], columns=columns, numbers=[at for at, _ in stretch.numbers])
    rows = [row for row in rows if Role.TASK in row]
    numbers = _numbers_of(rows, stretch)
    for row, number in zip(rows, numbers, strict=True):
        cells = {role: _words(stretch.lines[slice(*span)]) for role, span in row.items()}
        entry = TaskFields(title=cells.pop(Role.TASK), number=number, domain=_words(stretch.heading), cells=cells)
        for role in (Role.TASK, Role.NUMBER, Role.DOMAIN, *_WORKING):
            entry.doubted(role, _DOUBT)
        yield entry


def _numbers_of(rows: Sequence[CutRow], stretch: _Stretch) -> list[Traced]:
    """The number of each row: one after the other where there are as many, else the one that stands inside the row."""
    numbers = [(at, traced(line.text, (Place(line.number),))) for at, line in stretch.numbers]
    if len(numbers) == len(rows):
        return [number for _, number in numbers]
    spans = [(min(start for start, _ in row.values()), max(end for _, end in row.values())) for row in rows]
    return [next((number for at, number in numbers if start <= at < end), NOTHING) for start, end in spans]


def _words(lines: Sequence[_Printed]) -> Traced:
    """The words of some lines as one, without the breaks that the falling apart has put between them."""
    return traced(" ".join(line.text for line in lines), [Place(line.number) for line in lines]) if lines else NOTHING
