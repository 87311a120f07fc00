"""Deadline phrases [thời hạn] -> promises.

    read_deadlines("Quý I năm 2024 ban hành kế hoạch; báo cáo trước ngày 30/10/2024", year=2024)
    # InPeriod(Q1, of="ban hành kế hoạch"), Before(30/10/2024, of="báo cáo")

A phrase is cut into clauses. In each clause the words of time are found, the words right before a time say what kind
of promise it is ("trước", "chậm nhất", "hoàn thành trong"), and the words that remain say what work it is about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from caicach.intake.recognise.agencies import without_actor
from caicach.intake.recognise.spelling import CAPITAL, bare
from caicach.intake.recognise.time_grammar import readable
from caicach.intake.recognise.times import TimeKind, TimeWord, find_times
from caicach.intake.recognise.wording import folded, plain
from caicach.values import period as periods
from caicach.values.deadline import Before, By, Continuous, Deadline, External, InPeriod, OnEvent, Recurring
from caicach.values.period import Period


def read_deadlines(text: str, *, year: int | None) -> tuple[Deadline, ...]:
    """The promises in a deadline cell or line, in their order. ``year`` is the plan's, for times that name none.

    What names no time that can be resolved stays ``OnEvent`` or ``External`` with its words. A blank gives nothing,
    and so does a day that no calendar has ("31/6/2026"): nobody can be held to it.
    """
    text = _lines_as_clauses(text)
    low = readable(text)
    if not any(letter.isalnum() for letter in text):
        return ()
    times = find_times(text, year=year)
    promises: list[Deadline] = []
    for start, end in _clauses(text, low, times):
        clause = _Clause(text=text[start:end], low=low[start:end])
        inside = [_moved(time, -start) for time in times if start <= time.start < end]
        if inside:
            promises.extend(clause.read(inside))
        elif promises and promises[-1].of is None and (about := _about(clause.text)):
            # "Quý I năm 2023; ban hành Kế hoạch": the clause without a time says what the one before is about.
            promises[-1] = replace(promises[-1], of=about)
    telling = [promise for promise in promises if not (isinstance(promise, External) and _says_only_periodic(promise))]
    if not promises and any(_is_no_day(time) for time in times):
        return ()
    return tuple(_said_plainly(promise) for promise in telling or promises) or (External(detail=_trimmed(text)),)


def _said_plainly(promise: Deadline) -> Deadline:
    """The part of the work without the “…” around it."""
    return replace(promise, of=_unframed(promise.of)) if promise.of else promise


def _is_no_day(time: TimeWord) -> bool:
    return time.day and not time.spans


def _says_only_periodic(promise: External) -> bool:
    return promise.of is None and bare(promise.detail) == _PERIODIC


_CUT_SHORT = re.compile(
    r"(?:^|\s)(?:trong|trước|vào|đến|hết|từ|và|nhất|hàng|hằng|thành|ngày|tháng|quý|năm|kỳ họp)$|[,-]$"
)


def _lines_as_clauses(text: str) -> str:
    """Breaks between paragraphs of a cell end a clause; breaks of a wrapped line do not."""
    joined = ""
    for line in filter(None, (plain(line) for line in text.split("\n"))):
        fresh = line[0] in "-+•" or (line[0].isupper() and _CUT_SHORT.search(folded(joined)) is None)
        joined += (("; " if fresh else " ") if joined else "") + line
    return joined


def _moved(time: TimeWord, by: int) -> TimeWord:
    return replace(time, start=time.start + by, end=time.end + by)


_CLAUSE_END = re.compile(rf";|\.\s+(?={CAPITAL})|(?:^|\s)[-+•–]\s+(?={CAPITAL})")


def _clauses(text: str, low: str, times: Sequence[TimeWord]) -> Iterator[tuple[int, int]]:
    """Cut at semicolons, ends of sentences and list dashes, but never inside a time ("Quý I; Quý III") or “…”."""
    cuts = [
        match.span()
        for match in _CLAUSE_END.finditer(text)
        if low[match.start()] != "\0"
        and not any(time.start < match.end() and match.start() < time.end for time in times)
    ]
    edges = [(0, 0), *cuts, (len(text), len(text))]
    yield from ((left[1], right[0]) for left, right in pairwise(edges) if text[left[1] : right[0]].strip())


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time and the words that qualify it. ``start`` reaches back over them; ``manner`` sums them up."""

    start: int
    end: int
    time: TimeWord
    manner: str


_OPEN = (TimeKind.EVENT, TimeKind.EXTERNAL)
_PERIODIC = "dinh ky"
_AS_RULED = re.compile(r"theo (?:dung )?(?:quy dinh|ke hoach)\W*$")


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause and its copy without tone marks, letter for letter."""

    text: str
    low: str

    def read(self, times: Sequence[TimeWord]) -> list[Deadline]:
        """The promises of this clause, which holds at least one time."""
        marks = self._settled([self._qualified(time, times) for time in times])
        return [
            promise
            for mark, about in zip(marks, self._abouts(marks), strict=True)
            for promise in self._promises(mark, about)
        ]

    def _qualified(self, time: TimeWord, times: Sequence[TimeWord]) -> _Mark:
        """Take the qualifying words before ``time`` into the mark."""
        floor = max((other.end for other in times if other.end <= time.start), default=0)
        floor = max(floor, time.start - _LONGEST_QUALIFIER)
        start, manners = time.start, []
        while match := _QUALIFIER.search(self.low, floor, start):
            start = match.start()
            manners.append(next(name for name, found in match.groupdict().items() if found))
        manner = next(
            (name for name in ("before", "by", "done", "since") if name in manners), "within" if manners else ""
        )
        if manner == "within" and "trong" in self.low[start : time.start] and self.low.startswith("ngay", time.start):
            manner = "inside"
        return _Mark(start=start, end=time.end, time=time, manner=time.manner or manner)

    def _settled(self, marks: list[_Mark]) -> list[_Mark]:
        """Drop times that are part of other words; let open ones ("theo Kế hoạch …") run to where a new one begins."""
        firm = [mark for mark in marks if mark.time.kind not in (*_OPEN, TimeKind.WEAK) or mark.manner]
        if firm:
            marks = [mark for mark in marks if mark.time.kind is not TimeKind.WEAK or mark.manner]
        kept: list[_Mark] = []
        for index, mark in enumerate(marks):
            before = kept[-1] if kept else None
            if before and mark.start < before.end:
                continue
            if before and self._belongs(before, mark):
                kept[-1] = replace(before, end=mark.end)
            elif mark.time.kind in _OPEN:
                if not self._is_aside(mark, before, marks[index + 1 :]):
                    kept.append(replace(mark, end=self._tail(marks[index:])))
            elif before and not mark.manner and mark.time.day and _AND.fullmatch(self.low, before.end, mark.start):
                kept.append(replace(mark, manner=before.manner))
            else:
                kept.append(mark)
        return kept

    def _belongs(self, before: _Mark, mark: _Mark) -> bool:
        """ "Định kỳ hàng tháng trong năm", "hàng quý theo quy định": the second time adds nothing to the first."""
        lasting = (TimeKind.EVERY, TimeKind.ALWAYS)
        between = self.text[before.end : mark.start]
        if before.time.kind not in lasting or between.strip(" ,"):
            return False
        if mark.time.kind is TimeKind.EXTERNAL:
            return "," not in between and _AS_RULED.match(self.low, mark.start) is not None
        return not mark.time.day and _is_year(mark.time)

    def _is_aside(self, mark: _Mark, before: _Mark | None, after: Sequence[_Mark]) -> bool:
        """ "kiểm tra theo kế hoạch trong năm 2024": an open time in mid-clause yields to a firm one after it."""
        if self._is_periodic(mark):
            return bool(after)
        opens = not _about(self.text[: mark.start])
        return before is None and not opens and any(later.time.kind not in _OPEN for later in after)

    def _is_periodic(self, mark: _Mark) -> bool:
        return self.low[mark.time.start : mark.time.end] == _PERIODIC

    def _tail(self, marks: Sequence[_Mark]) -> int:
        """Where the open time that comes first ends: before a time that begins afresh, else with the clause."""
        if self._is_periodic(marks[0]) or self.text[marks[0].end - 1] == "”":
            return marks[0].end
        limit = _limit(self.low, marks[0].end)
        for mark in marks[1:]:
            before = self.text[: mark.start].rstrip()
            if before.endswith((",", "(", ":")) or self.text[mark.start].isupper():
                return min(mark.start, limit)
        return limit

    def _abouts(self, marks: Sequence[_Mark]) -> list[str | None]:
        """For each time the part of the work that it is about: the words before it, or those after where it leads."""
        if not marks:
            return []
        edges = [0, *(edge for mark in marks for edge in (mark.start, mark.end)), len(self.text)]
        gaps = [self.text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
        if _about(gaps[0]):
            return [_about(gap) for gap in gaps[:-1]]
        abouts = [_about(gap) for gap in gaps[1:]]
        for index in range(1, len(marks)):
            if abouts[index] is None and abouts[index - 1]:
                abouts[index - 1], abouts[index] = _shared(gaps[index])
        return abouts

    def _promises(self, mark: _Mark, about: str | None) -> list[Deadline]:
        time = mark.time
        written = _trimmed(self.text[mark.start : mark.end])
        words = _unframed(written)
        if time.kind is TimeKind.EVENT:
            return [OnEvent(detail=words, of=about)]
        if time.kind is TimeKind.EXTERNAL:
            return [_external(words, about) if words == written else External(detail=words, of=about)]
        if time.kind is TimeKind.EVERY:
            return [Recurring(every=turn.every, detail=turn.detail, of=about) for turn in time.turns]
        if time.kind is TimeKind.ALWAYS:
            return [Continuous(period=span, of=about) for span in time.spans]
        manner = mark.manner
        if _ends_work(about):
            manner = manner if manner in ("before", "by", "since") else "done"
            about = None if bare(about or "") in ("hoan thanh", "hoan tat") else about
        return [_dated(span, time, manner, about) for span in time.spans]


_AND = re.compile(r"\s*(?:,|va|;|&)\s*")
_QUOTED = re.compile(r"[\s:]*(“[^“”]+”)[\s.;,]*")
_FRAMED = re.compile(r"(?:(?:khi|theo) )?“([^“”]+)”", re.IGNORECASE)


def _limit(low: str, start: int) -> int:
    """Where the words of an open time end at the latest: at a colon, after which the work is told."""
    colon = low.find(": ", start)
    return colon if colon >= 0 else len(low)


def _unframed(words: str) -> str:
    """What stands between “…”, where that is all."""
    match = _FRAMED.fullmatch(words)
    return match[1] if match else words


_LONGEST_QUALIFIER = 60
_QUALIFIER = re.compile(
    r"(?<!\w)(?:(?P<before>(?:xong\s+)?truoc(?:\s+(?:thoi diem|thoi han|han))?)"
    r"|(?P<by>cham nhat(?:\s+la)?|muon nhat|khong (?:qua|muon hon|cham hon)|han(?: (?:cuoi cung|cuoi|chot|nop))?|"
    r"den het|het|"
    r"(?<!tu )(?:den|toi)(?:\s+truoc)?)"
    r"|(?P<done>hoan thanh(?:\s+xong)?|hoan tat|xong|ket thuc)"
    r"|(?P<since>(?:bat dau\s+)?tu(?:\s+(?:dau|thoi diem))?|ke tu)"
    r"|(?P<within>(?:ngay\s+)?trong(?:\s+(?:thoi gian|khoang|cac))?|vao(?:\s+(?:thoi gian|khoang))?|khoang|la|dau|"
    r"giua|cuoi|tu nay|du kien|thoi (?:gian|han)))"
    r"\s*[:,]?\s*$"
)


def _is_year(time: TimeWord) -> bool:
    return len(time.spans) == 1 and (time.spans[0].end - time.spans[0].start).days >= 364


def _ends_work(about: str | None) -> bool:
    return about is not None and re.match(r"hoan (?:thanh|tat)\b", bare(about)) is not None


def _dated(span: Period, time: TimeWord, manner: str, about: str | None) -> Deadline:
    if manner == "before" and not time.hour:
        return Before(date=span.start, of=about)
    if manner == "since" and not time.range:
        return InPeriod(period=Period(span.start, periods.year(span.start.year).end), of=about)
    if manner == "inside" and time.day:
        return InPeriod(period=span, of=about)
    if manner in ("before", "by", "done") or (time.day and not time.range):
        return By(date=span.end, of=about)
    return InPeriod(period=span, of=about)


def _external(words: str, about: str | None) -> External:
    """ "Theo Kế hoạch … đối với các nhiệm vụ …": what follows "đối với" is the part of the work."""
    if about is None and (match := re.search(r"\s+doi voi\s+", bare(words))):
        return External(detail=_trimmed(words[: match.start()]), of=_trimmed(words[match.end() :]))
    return External(detail=words, of=about)


# Words at the edges of what is left in a clause that say nothing about the work.
_SIGNS = " ,.;:()-–+•"
_LEADING = re.compile(r"^(?:[\s,.;:()\-–+•]|[a-zđ]\)\s|(?:và|thì|là|để|phải|cần|định kỳ|có|(?:một|\d+) lần)\s)+")
_TRAILING = (" và", " thì", " là", " của", " trong", " vào", " định kỳ", " theo thẩm quyền")
_SAYS_NOTHING = ("thuc hien", "thoi gian", "tham quyen", "it nhat", "toi thieu", "thoi han", "sau", "truoc")


def _about(words: str) -> str | None:
    """The words without what links them to a time, or None where nothing is left."""
    if (quoted := _QUOTED.fullmatch(words)) is not None:
        return quoted[1]
    if not any(letter.isalpha() for letter in words):
        return None
    low = folded(words)
    start = match.end() if (match := _LEADING.match(low + " ")) else 0
    end = _last_word(low)
    kept = words[start:end].strip()
    return kept if any(letter.isalpha() for letter in kept) and bare(kept) not in _SAYS_NOTHING else None


def _last_word(low: str) -> int:
    """Where the words end, without the signs and linking words behind them."""
    end = len(low)
    while (kept := low[:end].rstrip(_SIGNS)).endswith(_TRAILING) or len(kept) < end:
        end = len(kept) - next((len(link) for link in _TRAILING if kept.endswith(link)), 0)
    return end


def _shared(gap: str) -> tuple[str | None, str | None]:
    """The words between two times, given to both: "ban hành kế hoạch và triển khai" -> the first, the second."""
    if gap.lstrip().startswith(","):
        return None, _about(without_actor(_about(gap) or ""))
    match = re.search(r",|\s(?:và|rồi)\s", gap)
    if match is None:
        return _about(gap), None
    return _about(gap[: match.start()]), _about(gap[match.end() :])


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;:-–+•()")
