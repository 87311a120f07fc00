"""A table that fell apart into single lines of a few words -> tasks.

Text taken out of some PDF files has no cells left: each line holds a few words of one cell, row numbers stand before,
inside or after their text, and page numbers in between. What a line begins with (an agency, a product, a time) says
which cell it opens; one that begins in mid-sentence goes on with the cell before. All values carry low confidence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from caicach.intake.draft import Task
from caicach.intake.layout import Layout, Line, Place
from caicach.intake.recognise.agencies import opens_as_agency
from caicach.intake.recognise.deliverables import opens_as_product
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.labels import Role, read_heading
from caicach.intake.recognise.repair import hanging
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.task_fields import TaskFields, build_task
from caicach.intake.recognise.times import TimeKind, find_times
from caicach.intake.recognise.traced import Piece, Traced, traced
from caicach.intake.recognise.wording import folded, is_capitals, plain

_DOUBT = 0.55
_LONGEST_TITLE_LINE = 45
_LONGEST_HEADING = 24
_WORKING = (Role.LEAD, Role.COORDINATOR, Role.DEADLINE, Role.DELIVERABLE)


def read_task_stream(layout: Layout, *, year: int | None) -> tuple[Task, ...]:
    """The tasks of a table without cells. Nothing is read where no heading of such a table is found."""
    lines = [replaced for line in layout.lines if not line.cells and (replaced := _Printed.of(line)).text]
    start = next((at for at in range(len(lines)) if _heading_length(lines[at:])), None)
    if start is None:
        return ()
    length = _heading_length(lines[start:])
    heading = [line.text for line in lines[start : start + length]]
    reader = _Reader(roles=_roles(heading), heading=frozenset(heading))
    for line in lines[start + length :]:
        if _END.match(folded(line.text)):
            break
        reader.read(line)
    return tuple(build_task(entry, year=year) for entry in reader.finished())


@dataclass(frozen=True, slots=True)
class _Printed:
    """The words of a printed line."""

    text: str
    number: int

    @classmethod
    def of(cls, line: Line) -> "_Printed":
        return cls(text=plain(line.text), number=line.number)

    @property
    def piece(self) -> Piece:
        return Piece(text=self.text, places=(Place(self.number),))


_END = re.compile(r"(?:nơi nhận|tm\s*\.|kt\s*\.|tổng cộng)\b")


def _heading_length(lines: Sequence[_Printed]) -> int:
    """How many lines from the first make up titles of columns, one under the other; 0 where they do not."""
    if not lines or read_heading(lines[0].text) is None:
        return 0
    length = 0
    parts: list[str] = []
    seen: set[Role] = set()
    for at, line in enumerate(lines[:_LONGEST_HEADING]):
        parts = [*parts, line.text]
        headings = [read_heading(" ".join(parts[start:])) for start in range(len(parts))]
        found = next((heading for heading in headings if heading), None)
        if found is None and (len(line.text) > _LONGEST_TITLE_LINE or len(parts) > 3 or _opens_row(line.text)):
            break
        if found is not None:
            seen.add(found.role)
            length = at + 1
            parts = parts[-2:]
    return length if Role.TASK in seen and len(seen & set(_WORKING)) >= 2 else 0


def _opens_row(text: str) -> bool:
    return re.fullmatch(r"(?:\d{1,2}|[IVX]+)\s*[.)]?", text) is not None or is_capitals(text)


def _roles(heading: Sequence[str]) -> tuple[Role, ...]:
    """The columns that the heading names."""
    low = bare(" ".join(heading))
    words = {
        Role.DELIVERABLE: r"san pham|ket qua|dau ra",
        Role.LEAD: r"chu tri|don vi|co quan|phu trach|bo phan",
        Role.COORDINATOR: r"phoi hop",
        Role.DEADLINE: r"thoi gian|thoi han|tien do",
    }
    return tuple(role for role, pattern in words.items() if re.search(pattern, low))


_ROW_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?")
_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?\s+(?=\D)")
_ROMAN = re.compile(r"([IVX]{1,5})\s*[.)]?(?:\s+(?=\S)|$)")
_AWAITS_NUMBER = re.compile(r"(?:^|\s)(?:quý|tháng|ngày|số|trước|đến|mức độ)$|[,/]$")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(slots=True)
class _Reader:
    """Walks through the lines and deals them out to rows and cells."""

    roles: tuple[Role, ...]
    heading: frozenset[str]
    entries: list[TaskFields] = field(default_factory=list)
    domain: tuple[Piece, ...] = ()
    domains: int = 0
    in_domain: bool = False
    last_number: int = 0
    cell: Role | None = None

    def read(self, line: _Printed) -> None:
        """Take the next line."""
        if line.text in self.heading and self.cell is not Role.TASK:
            return
        if self._awaits_number(line) or not (self._read_number(line) or self._read_domain(line)):
            self._read_words(line)

    def finished(self) -> list[TaskFields]:
        """The rows that have a title."""
        for entry in self.entries:
            if not entry.title and (products := entry.cells.pop(Role.DELIVERABLE, None)):
                entry.title = products
            entry.title = _on_one_line(entry.title)
            entry.cells = {role: _on_one_line(words) for role, words in entry.cells.items()}
            for role in (Role.TASK, Role.NUMBER, Role.DOMAIN, *_WORKING):
                entry.doubted(role, _DOUBT)
        return [entry for entry in self.entries if entry.title]

    # -- numbers and headings ---------------------------------------------------------------------------------------

    def _awaits_number(self, line: _Printed) -> bool:
        """ "Quý" / "III", "Trong năm" / "2026": the number belongs to the words before it."""
        if self.cell is None or not self.entries or not re.match(r"\d|[IVX]+$", line.text):
            return False
        words = folded(self._words(self.cell).flowing)
        return bool(_AWAITS_NUMBER.search(words)) or re.match(r"20\d\d\b", line.text) is not None

    def _read_number(self, line: _Printed) -> bool:
        """A row's number: the next one in order, alone or before its words. Another lone number is a page's."""
        alone = _ROW_NUMBER.fullmatch(line.text)
        match = alone or _NUMBERED.match(line.text)
        if match is None:
            return False
        printed = match.group(1)
        expected = "." in printed or int(printed) == self.last_number + 1 or (int(printed) == 1 and self.in_domain)
        if not expected:
            return alone is not None
        self.last_number = self.last_number if "." in printed else int(printed)
        self._take_number(traced(printed, line.piece.places))
        rest = line.text[match.end() :].strip()
        if not alone and rest:
            self._read_words(_Printed(text=rest, number=line.number))
        return True

    def _take_number(self, number: Traced) -> None:
        """The number is that of the row being read if this has none yet; else it opens the next row."""
        self.in_domain = False
        if self.entries and not self.entries[-1].number and (self.entries[-1].title or self.entries[-1].cells):
            self.entries[-1].number = number
            return
        self._open_row()
        self.entries[-1].number = number

    def _read_domain(self, line: _Printed) -> bool:
        roman = _ROMAN.match(line.text)
        words = line.text[roman.end() :].strip() if roman else line.text
        if roman and self.domains + 1 < len(_ROMANS) and roman.group(1) == _ROMANS[self.domains + 1]:
            self.domains += 1
            self._enter_domain(words, line)
            return True
        if self.in_domain and (is_capitals(line.text) or line.text[0].islower() or not self.domain):
            self.domain = (*self.domain, line.piece)
            return True
        if is_capitals(line.text) and len(line.text) > 8 and domain_of(line.text) is not None:
            self._enter_domain(line.text, line)
            return True
        return False

    def _enter_domain(self, words: str, line: _Printed) -> None:
        self.in_domain, self.cell = True, None
        self.domain = (Piece(text=words, places=(Place(line.number),)),) if words else ()

    # -- words ------------------------------------------------------------------------------------------------------

    def _read_words(self, line: _Printed) -> None:
        goes_on = self._goes_on(line.text)
        role = self.cell if goes_on and self.cell is not None else self._role_of(line.text)
        if not self.entries or self._is_next_row(role, goes_on=goes_on):
            self._open_row()
        self.in_domain, self.cell = False, role
        entry = self.entries[-1]
        if role is Role.TASK:
            entry.title = entry.title + Traced(pieces=(line.piece,))
        else:
            entry.cells[role] = entry.cells.get(role, Traced()) + Traced(pieces=(line.piece,))

    def _goes_on(self, text: str) -> bool:
        """The line is the rest of the cell being read."""
        if self.cell is None or not self.entries or self.in_domain:
            return False
        first = text.lstrip("( ")[:1]
        if first.islower() or not first or first.isdigit():
            return True
        if text[0] in "-–" and not self._opens_cell(text.lstrip("-– ")):
            return True
        return hanging(self._words(self.cell).flowing, text) >= 2

    def _opens_cell(self, text: str) -> bool:
        return opens_as_agency(text) or opens_as_product(text) or _opens_as_time(text)

    def _role_of(self, text: str) -> Role:
        """Which cell a line opens, by its first words and by what the row has already."""
        row = self.entries[-1] if self.entries and not self.in_domain else None
        has_title = row is not None and bool(row.title)
        if _opens_as_time(text):
            return Role.DEADLINE
        if opens_as_agency(text) and (has_title or not text.lower().startswith("các")):
            return self._agency_role(row)
        if opens_as_product(text) and Role.DELIVERABLE in self.roles and self._may_be_product(row, text):
            return Role.DELIVERABLE
        return Role.TASK

    def _agency_role(self, row: TaskFields | None) -> Role:
        if row is None or Role.LEAD not in row.cells or Role.COORDINATOR not in self.roles:
            return Role.LEAD
        return Role.COORDINATOR

    def _may_be_product(self, row: TaskFields | None, text: str) -> bool:
        if row is None or not row.title:
            return len(text.split()) <= 3
        return Role.DELIVERABLE not in row.cells or self.cell is Role.DELIVERABLE or Role.DEADLINE not in row.cells

    def _is_next_row(self, role: Role, *, goes_on: bool) -> bool:
        """A title begins although the row being read has one and more: the number of the new row comes later."""
        row = self.entries[-1]
        if self.in_domain:
            return bool(row.title or row.cells)
        if role is not Role.TASK or goes_on or not row.title:
            return False
        return self.cell is not Role.TASK and bool(row.cells)

    def _words(self, role: Role) -> Traced:
        entry = self.entries[-1]
        return entry.title if role is Role.TASK else entry.cells.get(role, Traced())

    def _open_row(self) -> None:
        self.cell = None
        self.entries.append(TaskFields(title=Traced(), domain=Traced(pieces=self.domain)))


def _on_one_line(words: Traced) -> Traced:
    """The words of a cell without the breaks that the falling apart has put between them."""
    return traced(words.flowing, words.places) if words else words


_TIME_WORDS = re.compile(
    r"(?:trong|qu[yi]|thang|thuong xuyen|truoc|hoan thanh trong|hang|hoan thanh truoc|dinh ky|cham nhat|nam 20)\b"
)


def _opens_as_time(text: str) -> bool:
    """The line opens with a time, even one that the next line only completes ("Trong năm", "Quý")."""
    low = bare(text)
    if low.startswith("quy") and not re.match(r"qu[yi]\s+(?:[ivl1-4]|$)", low):
        return folded(text) == "quý"
    if not _TIME_WORDS.match(low) and not low.startswith(("khi co", "sau khi", "theo ke hoach", "theo quy dinh")):
        return False
    times = [time for time in find_times(text, year=2000) if time.kind is not TimeKind.WEAK]
    return (bool(times) and times[0].start <= 12) or len(low.split()) <= 2
