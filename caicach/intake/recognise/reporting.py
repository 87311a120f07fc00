"""Standing duties to report that a plan states apart from its tasks: who reports what to whom, and when.

They stand in the sections on organisation and on reports, one to a sentence: a report at regular times, a report when
somebody asks, and the word that difficulties are to be reported. A report that is a task's product belongs to the task.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caicach.intake.draft import Found, ReportingDuty, Task
from caicach.intake.layout import Place
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step
from caicach.intake.recognise.reporting_times import AGENCY, When, read_when, trimmed
from caicach.intake.recognise.sentences import split_sentences
from caicach.intake.recognise.wording import folded
from caicach.values.deadline import Recurring

_SECTION = re.compile(r"tổ chức (?:thực hiện|triển khai)|báo cáo|phân công|trách nhiệm|chế độ thông tin")
_WORK_SECTION = re.compile(r"nhiệm vụ|giải pháp")
_REPORT = re.compile(
    r"(?<!chế độ )(?<!chế độ thông tin )(?<!chế độ thông tin, )(?<!thông tin )(?<!hệ thống )(?<!kế hoạch, )báo cáo|"
    rf"(?<=kế hoạch, )báo cáo(?=\s+(?:{AGENCY})(?!\w))|"
    r"(?:phản ánh|kiến nghị|đề xuất)(?: kịp thời| bằng văn bản| ý kiến)* (?:về|cho|đến|với|qua)(?!\w)|có văn bản gửi|"
    r"gửi (?:văn bản |ý kiến )?về|gửi (?:kết quả|số liệu|tình hình)\s[^.;]{0,80}?(?<!\w)(?:về|cho|đến)(?!\w)|"
    r"kịp thời (?:trao đổi|thông tin|liên hệ)|"
    r"chế độ (?:thông tin,? )?báo cáo(?=.*(?:hàng|hằng|quý))"
)
_MAY_REPORT = ("báo cáo", "gửi", "phản ánh", "kiến nghị", "đề xuất", "kịp thời")  # cheap to ask: one of them is in each
_SETTING_UP = re.compile(r"(?:xây dựng|lập) (?:kế hoạch|báo cáo)")
_AFTER_ADDRESSEE = (
    r"(?:để|đảm bảo|bảo đảm|theo|trước|định kỳ|xem xét|tổng hợp|qua hệ thống|chậm nhất|kết quả|những|hàng|hằng|vào|"
    r"khi|sau khi|muộn nhất|tình hình|số liệu|(?:sáng |chiều )?(?:ngày )?thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|"
    r"tại (?:phiên|cuộc|buổi|hội nghị|kỳ)|"
    r"về (?:kết quả|việc|tình hình|công tác)|và tổ chức)(?!\w)"
)
_TO = re.compile(
    r"(?:báo cáo|gửi|phản ánh|kiến nghị|trình|thông tin|trao đổi|liên hệ)?\s*(?:kịp thời\s+|kết quả\s+)?"
    rf"(?:(?:về|cho|lên|đến|tới|với|gửi về|gửi đến|gửi)\s+(?=(?:{AGENCY})(?!\w))|(?<=báo cáo )(?=(?:{AGENCY})(?!\w)))"
    rf"([^;:.]*?)(?=\s+{_AFTER_ADDRESSEE}|\s*[;:.]|\s*\((?!\s*(?:qua|thông qua|phòng|sở|văn phòng))|$)"
)
_SUBJECT_END = re.compile(
    r"\s*,?\s+(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|nghiêm túc|kịp thời|phản ánh|gửi|có văn bản|báo cáo|"
    r"(?<!cơ quan )(?<!đơn vị )(?<!được giao )chủ trì|tổng hợp|thực hiện|định kỳ|phối hợp|tổ chức|xây dựng|"
    r"theo dõi|ban hành|cụ thể hóa|đôn đốc|"
    r"tham mưu|triển khai|hàng|hằng|là )|\s*:\s"
)
_OPENING = re.compile(r"(?:(?:đối với|giao|đề nghị|yêu cầu|riêng)\s+)?")
_HEADING = re.compile(
    r"(?:các |chế độ )?báo cáo(?! kết quả| tình hình| về)[^.;]*?"
    r"(?=;|:\s+(?:các\s)?(?:ban|phòng|cơ quan|đơn vị)|$|\s(?:khi|gửi)\s)"
)
_OBJECT = re.compile(r"(?:về\s+)?(?=kết quả|tình hình|việc|công tác|những|các|nội dung)")
_BARE_AGENCIES = re.compile(rf"(?:{AGENCY})(?!\w)[^;:.\d]{{0,120}};\s*")
_CLAUSE_EDGE = re.compile(r";\s*")


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clauses of a sentence that speak of a report: where the sentence and they begin, and where they end."""

    block: Paragraph
    sentence: int
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    def found(self, start: int, end: int, confidence: float) -> Found[str]:
        """The words from ``start`` to ``end``, counted in the clause, with their places."""
        first, last = trimmed(self.block.text, self.start + start, self.start + end)
        return Found(self.block.text[first:last], self.block.places_of(first, max(last, first + 1)), confidence)


def recognise_reporting(outline: Outline, *, tasks: Sequence[Task], year: int | None) -> tuple[ReportingDuty, ...]:
    """Every standing duty to report in the body, in the order in which it stands."""
    taken = frozenset(place for task in tasks for place in _places(task))
    return tuple(
        duty
        for step in outline.walk(PartKind.BODY)
        if isinstance(step.node.block, Paragraph) and taken.isdisjoint(step.node.block.places)
        for duty in _read_paragraph(step, step.node.block, year)
    )


def _places(task: Task) -> Iterator[Place]:
    for found in (task.title, *task.deliverables, *task.leads, *task.coordinators):
        yield from found.places
    if task.deadline_text:
        yield from task.deadline_text.places


def _read_paragraph(step: Step, block: Paragraph, year: int | None) -> Iterator[ReportingDuty]:
    words = folded(block.text)
    if not any(sign in words for sign in _MAY_REPORT) or not _REPORT.search(words):
        return
    in_section = _in_section(step)
    sentences = split_sentences(block.text)
    for start, end in (report for sentence in sentences for report in _reports(words, *sentence)):
        clause = _duty_clauses(block, words, start, end)
        if clause is None:
            continue
        when = read_when(clause.text, year=year)
        to = _addressee(clause.text)
        if _is_duty(when, to, in_section=in_section):
            yield _duty(step, clause, when, to)


_NEXT_REPORT = re.compile(
    r",\s+(?=(?:và\s+)?(?:định kỳ\s+)?(?:hàng|hằng|mỗi)\s+(?:tuần|tháng|quý|năm|0?6 tháng)\s+"
    r"(?:tổng hợp,?\s+)?báo cáo(?!\w))"
)


def _reports(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "Hằng tháng báo cáo Chủ tịch, hằng quý báo cáo Phòng Nội vụ" are two reports in one sentence."""
    cuts = [match for match in _NEXT_REPORT.finditer(words, start, end) if _REPORT.search(words, start, match.start())]
    edges = [start, *(match.end() for match in cuts), end]
    yield from pairwise(edges)


def _in_section(step: Step) -> bool:
    """In a section on organisation or reports, by its headings; a section of tasks is none, whatever else it says."""
    titles = [folded(above.text) for above in step.trail[:2] if len(above.text) <= 160]
    if titles and _WORK_SECTION.search(titles[0]) and not re.search(r"tổ chức thực hiện|báo cáo", titles[0]):
        return False
    return any(_SECTION.search(title) for title in titles)


def _is_duty(when: When, to: tuple[int, int] | None, *, in_section: bool) -> bool:
    """In the sections on organisation a time or an addressee is enough; elsewhere both a rhythm and an addressee."""
    if in_section:
        return bool(when.deadlines) or to is not None
    return to is not None and any(isinstance(deadline, Recurring) for deadline in when.deadlines)


def _duty_clauses(block: Paragraph, words: str, start: int, end: int) -> _Clause | None:
    """The clauses of a sentence, cut at semicolons, from the first that speaks of a report to the last."""
    edges = [start, *(match.end() for match in _CLAUSE_EDGE.finditer(words, start, end)), end]
    reports = [
        (left, right)
        for left, right in pairwise(edges)
        if _REPORT.search(words, left, right) and not _SETTING_UP.match(words, left)
    ]
    if not reports:
        return None
    first = reports[0][0]
    for left, right in reversed([edge for edge in pairwise(edges) if edge[1] <= first]):
        if _BARE_AGENCIES.fullmatch(words, left, right) is None or _SUBJECT_END.search(words, left, right):
            break
        first = left
    return _Clause(block=block, sentence=start, start=first, end=reports[-1][1])


def _addressee(text: str) -> tuple[int, int] | None:
    words = folded(text)
    report = _REPORT.search(words)
    found = _TO.search(words, max(0, report.start() - 4)) if report else None
    if found is None or found.end(1) - found.start(1) < 3:
        return None
    return trimmed(text, found.start(1), found.end(1))


def _duty(step: Step, clause: _Clause, when: When, to: tuple[int, int] | None) -> ReportingDuty:
    who, subject_end = _who(step, clause, when)
    when_text = "; ".join(clause.text[start:end] for start, end in when.spans)
    places = clause.block.places_of(clause.start, clause.end)
    return ReportingDuty(
        what=_what(clause, when, to, subject_end),
        who=who,
        to=clause.found(*to, 0.75) if to else None,
        when_text=Found(when_text, places, when.confidence) if when_text else None,
        deadlines=tuple(Found(deadline, places, when.confidence) for deadline in when.deadlines),
    )


def _who(step: Step, clause: _Clause, when: When) -> tuple[Found[str] | None, int]:
    """Who reports, and where the clause goes on after the subject (0: it has none).

    The subject of the clause, of its sentence or of its paragraph, else the agency that heads the section.
    """
    after_trouble = clause.start + when.spans[0][1] + 2 if when.is_trouble else clause.start
    opening = when.spans[0] if when.spans else (0, 0)
    after_time = clause.start + opening[1] + 2 if opening[1] and _opens(clause.text[: opening[0]]) else clause.start
    for start in dict.fromkeys((after_trouble, after_time, clause.sentence, 0)):
        span = _subject(clause.block.text, start)
        if span:
            inside = span[1] - clause.start if span[0] >= clause.start else 0
            return Found(clause.block.text[slice(*span)], clause.block.places_of(*span), 0.7), inside
        if when.is_trouble:
            return None, 0
    for above in reversed(step.trail):
        if re.match(rf"(?:{AGENCY})(?!\w)", folded(above.text)) and len(above.text) <= 200:
            return Found(above.text.rstrip(" :."), above.places, 0.8), 0
    return None, 0


def _opens(words_before: str) -> bool:
    """Whether a time that only these words stand before opens its clause."""
    return folded(words_before).strip() in ("", "định kỳ")


def _subject(text: str, start: int) -> tuple[int, int] | None:
    words = folded(text)
    opening = _OPENING.match(words, start)
    begin = opening.end() if opening else start
    end = _SUBJECT_END.search(words, begin)
    if end is None or end.start() - begin > 220 or not re.match(rf"(?:{AGENCY}|ban, ngành)(?!\w)", words[begin:]):
        return None
    if re.match(r"(?:các |chế độ )?báo cáo", words[begin:]):
        return None
    return trimmed(text, begin, end.start())


def _what(clause: _Clause, when: When, to: tuple[int, int] | None, subject_end: int) -> Found[str]:
    """What is reported: the trouble itself, a report named at the head, or the words after or before the addressee."""
    words = folded(clause.text)
    if when.is_trouble:
        start, end = when.spans[0]
        opening = re.match(r"(?:(?:nếu|khi|trường hợp)\s+)?(?:(?:có|gặp|thấy cần|cần)\s+)?", words[start:end])
        return clause.found(start + (opening.end() if opening else 0), end, 0.7)
    heading = _HEADING.match(words)
    if heading:
        return clause.found(0, heading.end(), 0.75)
    if to and _OBJECT.match(words[to[1] :].lstrip(" (")):
        start = to[1] + words[to[1] :].index(words[to[1] :].lstrip(" (")[:1])
        start += len("về ") if words.startswith("về ", start) else 0
        return clause.found(start, _next_time(when, start, len(words)), 0.7)
    end = to[0] if to else len(words)
    start = max([0, subject_end, *(stop for _, stop in when.spans if stop < end - 6)])
    end = _next_time(when, start, end)
    tail = re.search(r"\s+(?:về|cho|gửi|lên|đến|gửi về|báo cáo)\s*$", words[start:end])
    end = start + tail.start() if tail and tail.start() > 24 and "chế độ" not in words[start:end] else end
    adrift = re.search(r"\s+(?:gửi\s+)?(?:về|cho|lên|đến)\s*$", words[start:end])
    end = start + adrift.start() if adrift else end
    lead = re.match(r"[\s,;:)]*(?:có trách nhiệm|kịp thời|nghiêm túc|có văn bản)?\s*(?:gửi\s+)?", words[start:end])
    start += lead.end() if lead else 0
    if not words[start:end].strip(" ,.;:") and when.deadlines and (named := when.deadlines[0].of):
        start, end = when.spans[0][0], when.spans[0][0] + len(named)
    return clause.found(start, end, 0.65)


def _next_time(when: When, start: int, end: int) -> int:
    return min([end, *(first for first, _ in when.spans if first > start)])
