"""What speaks for a printed line to open a cell of a column, to go on with one, and for a cell to be whole.

All weights are set by hand; what each weighs is said beside it. A first reading of a table judges by language alone.
What came out of it teaches the second: how wide each column is, which words it holds, and which lines follow each other
in it again and again.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from caicach.intake.recognise.agencies import is_agency_list, opens_as_agency
from caicach.intake.recognise.cell_words import NAME_WORDS, TIME_WORDS
from caicach.intake.recognise.compounds import COMPOUNDS, ends_in_half_a_word, syllables
from caicach.intake.recognise.deliverables import opens_as_product
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.looks import is_time, opens_as_time
from caicach.intake.recognise.repair import hanging
from caicach.intake.recognise.spelling import CAPITAL, bare

Cell = tuple[int, ...]

AGENCIES = (Role.LEAD, Role.COORDINATOR)
_OWN_WORDS = (*AGENCIES, Role.DEADLINE)
_LOOK_AHEAD, _TAIL, _OWN = 3, 60, 0.4
_SMALL_STARTS = ("các ", "một số ")
_LISTED = re.compile(rf"[-–+•]\s*{CAPITAL}")
_WORD = re.compile(r"[^\W_]+")
_HALF_NAME = re.compile(r"(?:cac |mot so )?(?:cong chuc|can bo|bo phan|truong|pho|ban|phong|to|hoi|doan|co quan|cac)")
# "Công chức", and then another name before its own is told.
_CUT_NAME = re.compile(
    r"(?:.* )?(?:cong chuc|can bo) (?:cac|cong chuc|bo phan|truong|chu tich|ubmttq|ubnd|doan|cong an)\b"
)
_ABBREVIATION = re.compile(rf"{CAPITAL}{{2,}}")
_SUBJECT = re.compile(r"(?:tu phap|tai chinh|dia chinh|van hoa|ke toan|ho tich|lao dong|van thu|noi vu|kinh te)\b")
_CONNECTED = re.compile(
    r"(?:^|\s)(?:và|của|thuộc|tại|theo|với|các|do|ở|hoặc|cùng|về|cho|trong|để|nhằm|đối|những|từng|mỗi|không|từ|đến|"
    r"bằng|qua|khi|được|bị|trên|là)$|[,\-–/&(]$"
)


@dataclass(slots=True)
class Habits:
    """What a reading of the table has taught: nothing at first.

    ``widths`` are those of the columns. ``held`` counts the syllables of each column, ``where`` tells in which column
    each line stood. ``follow`` counts which line followed which within a cell.
    """

    widths: Mapping[Role, float] = field(default_factory=dict)
    held: Mapping[Role, Counter[str]] = field(default_factory=dict)
    where: Mapping[int, Role] = field(default_factory=dict)
    follow: Counter[tuple[Role, str, str]] = field(default_factory=Counter)
    names: Counter[tuple[Role, str]] = field(default_factory=Counter)


def width_of(text: str) -> float:
    """How wide a line is printed, in units of the letter size: letters of a serif face differ up to three times."""
    return sum(
        _NARROW if ch in "iltfjrIíìịỉĩ.,;:'-()/ " else _WIDE if ch.isupper() or ch in "mw" else _USUAL for ch in text
    )


_NARROW, _USUAL, _WIDE = 0.32, 0.49, 0.7


@dataclass(slots=True)
class Evidence:
    """Judges the lines of one table. ``pairs`` counts syllables that stand side by side in the document."""

    lines: Sequence[str]
    columns: tuple[Role, ...]
    pairs: Counter[tuple[str, str]]
    habits: Habits = field(default_factory=Habits)
    openers: list[frozenset[Role]] = field(default_factory=list)
    said: list[list[str]] = field(default_factory=list)
    bared: list[list[str]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    fits: dict[tuple[Role, str], bool] = field(default_factory=dict)
    # The lines are pieces of lines that cross the columns: the piece below is not known yet.
    alone: bool = False
    says_posts: bool = False
    texts: dict[Cell, str] = field(default_factory=dict)
    begun: dict[tuple[Role, int], "OpenCell | None"] = field(default_factory=dict)
    suits: dict[tuple[Role, int], float] = field(default_factory=dict)
    named: list[bool] = field(default_factory=list)
    of_names: list[float] = field(default_factory=list)
    of_times: list[float] = field(default_factory=list)
    joints: dict[tuple[Cell, int], float] = field(default_factory=dict)
    sizes: Mapping[Role, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.said = [syllables(line) for line in self.lines]
        self.bared = [_WORD.findall(bare(line)) for line in self.lines]
        self.widths = [width_of(line) for line in self.lines]
        self.says_posts = any(line.startswith("Công chức") for line in self.lines)
        self.named = [bool(_SUBJECT.match(bare(line))) and line[:1].isupper() for line in self.lines]
        self.of_names = [_share(NAME_WORDS, said) for said in self.bared]
        self.of_times = [_share(TIME_WORDS, said) for said in self.bared]
        ahead = 1 if self.alone else _LOOK_AHEAD
        self.openers = [_openers(self.lines[at : at + ahead]) for at in range(len(self.lines))]

    def learn(self, habits: Habits) -> None:
        """Judge by ``habits`` from now on."""
        self.habits = habits
        self.sizes = {role: sum(words.values()) for role, words in habits.held.items()}
        self.begun.clear()
        self.suits.clear()

    def text(self, cell: Cell) -> str:
        """The words of a cell."""
        if cell not in self.texts:
            self.texts[cell] = " ".join(self.lines[at] for at in cell)
        return self.texts[cell]

    def begin(self, role: Role, at: int) -> "OpenCell | None":
        """The cell that a line begins; None where it can begin none."""
        key = (role, at)
        if key not in self.begun:
            worth = self._opens(role, at)
            self.begun[key] = (
                None
                if worth is None
                else OpenCell(evidence=self, role=role, lines=(at,), gain=worth + self._suits(role, at))
            )
        return self.begun[key]

    def goes_on(self, role: Role, cell: Cell, at: int) -> float | None:
        """How well a line goes on with a cell; None where it cannot."""
        worth = self._goes_on(role, cell, at)
        return None if worth is None else worth + self._suits(role, at) + self._room(role, cell[-1], at)

    def whole(self, role: Role, cell: Cell) -> float:
        """How much a cell looks like a whole one of its column."""
        return self._whole(role, self.text(cell))

    def _opens(self, role: Role, at: int) -> float | None:
        line, openers = self.lines[at], self.openers[at]
        if self.alone and role in _OWN_WORDS and (self.of_times if role is Role.DEADLINE else self.of_names)[at] < 1:
            return None
        small = line.lstrip('-–+•("“ ')[:1].islower()
        worth = 0.0
        if small:
            worth -= 0.4 if line.startswith(_SMALL_STARTS) and openers else 1.4
        if role in AGENCIES:
            return self._opens_name(role, at, worth)
        if role is Role.DEADLINE:
            if Role.DEADLINE in openers:
                return worth + 0.4
            return worth - 1.2 if line[:1].isdigit() or self.of_times[at] == 1 else None
        strange = -0.8 if openers & {Role.DEADLINE, Role.LEAD} else 0.0
        if role is Role.DELIVERABLE:
            return worth + strange + (0.5 if Role.DELIVERABLE in openers else -0.2)
        if _LISTED.match(line):
            strange -= 0.6
        return worth + strange - (0.3 if Role.DELIVERABLE in openers else 0.0)

    def _opens_name(self, role: Role, at: int, worth: float) -> float | None:
        line = self.lines[at]
        if role in self.openers[at]:
            is_group = line.lower().startswith("các")
            return worth + 0.3 + (0.2 if is_group is (role is Role.COORDINATOR) else 0.0)
        if self.named[at]:
            return worth + (-0.6 if self.says_posts else 0.1)
        if line[:1].isupper() and self.of_names[at] == 1:
            return worth - 1.0
        return None

    def _goes_on(self, role: Role, cell: Cell, at: int) -> float | None:
        if role in AGENCIES:
            return self._name_goes_on(role, cell, at)
        if role is Role.DEADLINE:
            return self._time_goes_on(cell, at)
        worth, line = self._joined(cell, at), self.lines[at]
        if _LISTED.match(line):
            return worth + (0.2 if role is Role.DELIVERABLE else -0.8)
        if line[:1].islower() or not line[:1].isalpha():
            return worth + (0.2 if role is Role.TASK else 0.15)
        return worth + self._costs_of_capital(role, cell, at, worth)

    def _costs_of_capital(self, role: Role, cell: Cell, at: int, joined: float) -> float:
        """A capital within a cell: a name, an abbreviation, the next product, or the beginning of another cell."""
        openers = self.openers[at]
        if role is Role.DELIVERABLE and Role.DELIVERABLE in openers:
            return -0.4 if self.lines[cell[0]][:1] in "-–+•" else 0.0
        if joined >= 0.5:
            return 0.0
        worth = -0.7 if role is Role.TASK and Role.DELIVERABLE in openers else -0.45
        worth += 0.2 if _ABBREVIATION.match(self.lines[at]) else 0.0
        worth += 0.2 if self.lines[cell[-1]][-1] in ".;" else 0.0
        return worth - (0.4 if openers & {Role.LEAD, Role.DEADLINE} else 0.0)

    def _joined(self, cell: Cell, at: int) -> float:
        """What the meeting of two lines says: a word or phrase that runs over the break, words left hanging."""
        last = cell[-1:] if self.alone else cell[-2:]
        key = (last, at)
        if key not in self.joints:
            self.joints[key] = self._join(last, at)
        return self.joints[key]

    def _join(self, last: Cell, at: int) -> float:
        above, below = self.said[last[-1]], self.said[at]
        before, line = self.lines[last[-1]], self.lines[at]
        worth = 0.0
        if above and below:
            pair = (above[-1], below[0])
            stop = before[-1] in ",;.)" or line[0] in "-–+•("
            if pair in COMPOUNDS and not stop:
                worth += 1.0
            elif self.pairs[pair]:
                worth += 0.3 if stop else 0.5 + 0.1 * min(self.pairs[pair], 3)
        if _CONNECTED.search(before):
            return worth + (0.25 if before.endswith(",") else 0.5)
        return worth if self.alone else worth + (0.4 if self._is_hanging(last, at) else 0.0)

    def _is_hanging(self, last: Cell, at: int) -> bool:
        return hanging(self.text(last)[-_TAIL:], self.lines[at]) >= 2

    def _follows(self, role: Role, cell: Cell, at: int) -> float:
        """A line that followed this one in other cells of the column too."""
        times = self.habits.follow[role, self.lines[cell[-1]], self.lines[at]]
        times -= self.habits.where.get(at) is role
        return min(0.3 + 0.25 * log(times), 1.0) if times > 0 else 0.0

    def _name_goes_on(self, role: Role, cell: Cell, at: int) -> float | None:
        line, text = self.lines[at], self.text(cell)
        outside = 1 - self.of_names[at]
        if len(text) > _LONGEST_NAMES or outside > (0 if self.alone else 0.7):
            return None
        joined = self._joined(cell, at)
        worth = joined + self._follows(role, cell, at) - outside + 0.15
        opens = line[:1].isupper() and (Role.LEAD in self.openers[at] or self.named[at])
        is_open = joined >= 0.4
        if self._fits(role, text) and not is_open and line[0] not in ",;&-–(":
            worth -= (0.1 if line[0].islower() else 0.35) if self._fits(role, f"{text} {line}") else 1.0
        if opens and not is_open:
            worth -= 0.5
        if Role.DEADLINE in self.openers[at]:
            worth -= 1.0
        return worth

    def _time_goes_on(self, cell: Cell, at: int) -> float | None:
        line, text = self.lines[at], self.text(cell)
        outside = 1 - self.of_times[at]
        if len(text) > _LONGEST_TIME or outside > (0 if self.alone else 0.7):
            return None
        worth = self._joined(cell, at) + self._follows(Role.DEADLINE, cell, at) - 1.5 * outside
        if line[:1].isupper() and self._fits(Role.DEADLINE, text) and not _CONNECTED.search(text):
            worth -= 0.7
        if not self._fits(Role.DEADLINE, text) and self._fits(Role.DEADLINE, f"{text} {line}"):
            worth += 0.4
        return worth + (0.2 if not line[:1].isupper() else 0.0)

    def _whole(self, role: Role, text: str) -> float:
        worth = -1.2 if _CONNECTED.search(text) else -0.7 if self.alone and ends_in_half_a_word(text) else 0.0
        known = 0.5 if self.habits.names[role, text] > 1 else 0.0
        if role in AGENCIES:
            return worth + known + (1.2 if self._fits(role, text) else -0.8)
        if role is Role.DEADLINE:
            return worth + known + (1.2 if self._fits(role, text) else -0.8)
        if role is Role.DELIVERABLE:
            return worth + known - (0.5 if len(text) > _LONGEST_NAMES else 0.0)
        if len(text) <= _LONGEST_NAMES and (self._fits(Role.LEAD, text) or self._fits(Role.DEADLINE, text)):
            return worth - 1.5
        return worth + (0.6 if len(text) > _SHORT_TITLE else -0.4)

    def _fits(self, role: Role, text: str) -> bool:
        looks = Role.LEAD if role in AGENCIES else role
        key = (looks, text)
        if key not in self.fits:
            if looks is Role.DEADLINE:
                self.fits[key] = len(text) <= _LONGEST_TIME and (
                    is_time(text) or (opens_as_time(text) and len(text) > 12)
                )
            else:
                low = bare(text)
                named = is_agency_list(text) or bool(_SUBJECT.match(low) and len(text.split()) > 3)
                is_half = _HALF_NAME.fullmatch(low) is not None and low != "cac cong chuc"
                self.fits[key] = named and not is_half and _CUT_NAME.match(low) is None
        return self.fits[key]

    def _suits(self, role: Role, at: int) -> float:
        """How well a line suits a column by the words that the column holds and by its width."""
        key = (role, at)
        if key not in self.suits:
            self.suits[key] = self._words_suit((role,), at) - self._too_wide(role, at)
            if role in AGENCIES:  # the same offices lead and help: which of the two is told by order more than by name
                self.suits[key] = _OWN * self.suits[key] + (1 - _OWN) * self._words_suit(AGENCIES, at)
        return self.suits[key]

    def _words_suit(self, roles: tuple[Role, ...], at: int) -> float:
        """How much oftener the words of a line stand in some columns than their share of all words would have it."""
        held, where = self.habits.held, self.habits.where.get(at)
        if not held or not self.said[at]:
            return 0.0
        usual = sum(self.sizes.get(role, 0) for role in roles) / sum(self.sizes.values())
        own = Counter(self.said[at])
        total = 0.0
        for word, times in own.items():
            counts = {role: held[role][word] - (times if where is role else 0) for role in held}
            share = (sum(counts.get(role, 0) for role in roles) + 2 * usual) / (sum(counts.values()) + 2)
            total += log((share + 0.02) / (usual + 0.02))
        return 0.5 * max(-1.5, min(1.5, total / len(own) * min(2, len(own)) / 1.5))

    def _too_wide(self, role: Role, at: int) -> float:
        width = self.habits.widths.get(role)
        if not width:
            return 0.0
        return min(2.0, max(0.0, (self.widths[at] / width - 1.08) * 6))

    def _room(self, role: Role, before: int, at: int) -> float:
        """The first word of the next line would have fitted on the line above: that line was no broken one."""
        width = self.habits.widths.get(role)
        if not width or self.lines[at][:1] in "-–+•":
            return 0.0
        first = width_of(self.lines[at].split(" ", 1)[0])
        room = 1 - (self.widths[before] + _NARROW + first) / width
        return -min(1.2, max(0.0, (room - 0.08) * 5))


@dataclass(slots=True, eq=False)
class OpenCell:
    """A cell as far as it has come. ``gain`` is what its last line was worth."""

    evidence: Evidence
    role: Role
    lines: Cell
    gain: float
    grown: dict[int, "OpenCell | None"] = field(default_factory=dict)
    worth: float | None = None

    def grow(self, at: int) -> "OpenCell | None":
        """The cell with one line more; None where the line cannot go on with it."""
        if at not in self.grown:
            gain = self.evidence.goes_on(self.role, self.lines, at)
            self.grown[at] = (
                None
                if gain is None
                else OpenCell(evidence=self.evidence, role=self.role, lines=(*self.lines, at), gain=gain)
            )
        return self.grown[at]

    @property
    def whole(self) -> float:
        """How much the cell looks like a whole one of its column."""
        if self.worth is None:
            self.worth = self.evidence.whole(self.role, self.lines)
        return self.worth


def _share(words: frozenset[str], said: Sequence[str]) -> float:
    """The share of a line's syllables that are among ``words`` or figures."""
    return sum(word in words or word[0].isdigit() for word in said) / len(said) if said else 0.0


_LONGEST_NAMES, _LONGEST_TIME, _SHORT_TITLE = 200, 120, 25


def _openers(lines: Sequence[str]) -> frozenset[Role]:
    """The columns whose cells begin as these lines do; a narrow column breaks even "Văn / phòng"."""
    words = " ".join(lines)
    is_capital = words.lstrip("-–+• ")[:1].isupper()
    found: set[Role] = set()
    if opens_as_agency(words) and (is_capital or words.startswith(_SMALL_STARTS)):
        found.update(AGENCIES)
    if opens_as_time(words) and (is_capital or words[:1].isdigit()):
        found.add(Role.DEADLINE)
    if is_capital and (opens_as_product(words) or (words[0] in "-–+•" and not found)):
        found.add(Role.DELIVERABLE)
    return frozenset(found)
