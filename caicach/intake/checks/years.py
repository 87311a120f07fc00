"""Years left over from another plan: in its title, its money, its deadlines, and work whose time has already begun.

Most earlier years are right: in citations, comparisons, results, programmes of several years. A year is told only where
the words around it ask for this year's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.cited import is_own_heading
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import field_spot, place_name
from caicach.intake.draft import Task
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.wording import folded, is_capitals
from caicach.values.deadline import Before, By, InPeriod, last_day
from caicach.values.sentence import Sentence
from caicach.values.vietnamese import say_date

_RULE = "years"
_BEGUN_FOR = 2  # years; a plan for a period may be drawn up late in its first year
_LONG_PAST = timedelta(days=60)
_LATELY = 3  # years; further back stands the year of a law, not of a plan that was copied
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_YEAR = re.compile(r"năm\s+(20\d\d)(?!\d)")
_RANGE = re.compile(r"(20\d\d)\s*(?:-|đến(?: năm)?)\s*(20\d\d)(?!\d)")
_DATED = re.compile(
    r"(?:ngày\s*)?\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}\s*(?:năm|[/.-])\s*\d{4}|"
    r"(?:so với|hơn|của|bằng|từ|sau|trước|tại thời điểm|tính đến)\s+(?:cùng kỳ\s+)?(?:cuối\s+)?năm\s+20\d\d"
)
_NAMES_PLAN = re.compile(r"(?:kế hoạch|cải cách hành chính|cchc)\b")
_ENCLOSES = re.compile(r"(?:ban hành|phê duyệt)\s+kèm theo quyết định này")
_IS_WORK = re.compile(r"nhiệm vụ|mục tiêu|chỉ tiêu|kinh phí|kế hoạch")
_FAILINGS = re.compile(r"kết quả|đánh giá|tồn tại|hạn chế|khắc phục|thay thế|sửa đổi|bổ sung|điều chỉnh")
_RESULTS = re.compile(
    r"kết quả|đánh giá|tình hình|tồn tại|hạn chế|khắc phục|sơ kết|tổng kết|chỉ số|xếp hạng|xếp loại|điểm|năm trước|"
    r"so với|đã |phát huy|kế thừa|tiếp tục|nâng cao|báo cáo|công bố|danh mục|hệ thống hóa|rà soát|điều chỉnh|sửa đổi|"
    r"bổ sung|thay thế|số liệu|tồn đọng|còn lại"
)
_SPENT = re.compile(
    r"quyết toán|kết dư|chuyển nguồn|chuyển sang|tiết kiệm|so với|năm trước|kết quả|tồn tại|khắc phục|đã |luật|"
    r"nghị định|nghị quyết|thông tư"
)
# "Bố trí kinh phí thực hiện Kế hoạch trong dự toán ngân sách xã năm 2025": where the money is to come from.
_FUNDED = re.compile(
    r"(?:bố trí|cân đối|bảo đảm|đảm bảo|phân bổ|lấy)\b[^.;]{0,60}?kinh phí[^.;]{0,120}?"
    r"(?:dự toán|nguồn|ngân sách)(?: [^\W\d]+){0,8} năm 20\d\d"
)
_DRAW_UP = re.compile(
    r"[\s\-+•\d.)]*(?:tham mưu\s+)?(?:xây dựng|ban hành|soạn thảo|lập)"
    r"(?:,?\s*(?:và\s+)?(?:trình\s+)?(?:xây dựng|ban hành|tổ chức thực hiện|triển khai thực hiện|triển khai))*"
    r"\s+(?:các\s+)?(?:kế hoạch|chương trình)\b"
)
_OF_OTHERS = re.compile(r"thực hiện|triển khai|theo\b|trên cơ sở|đề án|chương trình|nghị quyết|quyết định|\bnăm\b")
_ELECTION = re.compile(r"bầu cử[^.;]{0,160}?nhiệm kỳ\s*(20\d\d)\s*-\s*(20\d\d)")
_HELD = re.compile(r"kết quả|tổng kết|sau |đã |được bầu|kiện toàn")
_PERIOD = re.compile(r"giai đoạn\s*(20\d\d)\s*-\s*(20\d\d)")
_AIM = re.compile(r"[\s\-+•\d.)]*(?:phấn đấu|đến (?:hết|cuối) năm (?=20\d\d)|quyết tâm)")
_COMPARED = re.compile(r"so với|hơn|tăng|giảm|kết quả|như")
_OF_RULES = re.compile(r"theo\b|\bsố\b")
_DAY = re.compile(r"ngày\s*\d|\d{1,2}\s*[/.-]\s*\d{1,2}")
_CLAUSE = re.compile(r"[^.;]+")


# What is said for each reason; ``place`` is the first place.
_SENTENCES = {
    "title": Sentence(
        "Kế hoạch của năm %(plan)s nhưng tiêu đề ở %(place)s ghi năm %(year)s; hãy sửa năm cho thống nhất."
    ),
    "money": Sentence(
        "Kế hoạch của năm %(plan)s nhưng %(place)s nói về kinh phí năm %(year)s; hãy kiểm tra và sửa lại năm."
    ),
    "election": Sentence(
        "Kế hoạch của năm %(plan)s nhưng %(place)s còn giao việc bầu cử nhiệm kỳ %(year)s, nhiệm kỳ này đã bắt đầu; "
        "hãy bỏ hoặc cập nhật nội dung này."
    ),
    "period": Sentence(
        "Kế hoạch của năm %(plan)s nhưng %(place)s còn giao xây dựng kế hoạch giai đoạn %(year)s, "
        "giai đoạn này đã bắt đầu từ trước; hãy bỏ hoặc cập nhật nội dung này."
    ),
    "plan": Sentence("Kế hoạch của năm %(plan)s nhưng %(place)s giao xây dựng kế hoạch năm %(year)s; hãy sửa lại năm."),
    "aim": Sentence(
        "Kế hoạch của năm %(plan)s nhưng %(place)s đặt mục tiêu cho năm %(year)s; hãy kiểm tra và sửa lại năm."
    ),
    "heading": Sentence(
        "Kế hoạch của năm %(plan)s nhưng đề mục ở %(place)s ghi năm %(year)s; hãy kiểm tra và sửa lại năm."
    ),
    "deadline": Sentence(
        "Kế hoạch của năm %(plan)s nhưng thời hạn ở %(place)s ghi năm %(year)s; hãy kiểm tra và sửa lại năm."
    ),
}


@dataclass(frozen=True, slots=True)
class _Stale:
    """A year that is out of place. ``reason`` is a key of ``_SENTENCES``; one reason and year make one finding."""

    reason: str
    year: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan for one year. ``words`` are its passages that name a year, in small letters and letter for letter, with
    cited documents, days and comparisons blanked."""

    case: Case
    year: int
    words: tuple[tuple[Passage, str], ...]

    def clauses(self) -> Iterator[tuple[Passage, re.Match[str]]]:
        """The clauses of what the plan says itself: its body and the cells of its tables."""
        for passage, text in self.words:
            if passage.part in (PartKind.BODY, PartKind.APPENDIX):
                yield from ((passage, clause) for clause in _CLAUSE.finditer(text))


def check_years(case: Case) -> Iterator[Finding]:
    """One finding for each year that is out of place for one reason, with all its places."""
    title = case.draft.head.title
    if case.year is None or (title is not None and len(set(_ANY_YEAR.findall(title.value))) > 1):
        return
    plan = _Plan(case, case.year, tuple(_words(case)))
    stale = sorted((one for rule in _RULES for one in rule(plan)), key=_by_reason)
    for (reason, year), group in groupby(stale, key=_by_reason):
        spots = tuple(dict.fromkeys(one.spot for one in sorted(group, key=lambda one: one.spot.line)))
        values = {"plan": case.year, "year": year, "place": place_name(spots[0])}
        yield Finding(
            _RULE, DefectKind.STALE_YEAR, Severity.WARNING, spots, Sentence(_SENTENCES[reason].template, values)
        )
    yield from _past_days(case)


def _by_reason(one: _Stale) -> tuple[str, str]:
    return one.reason, one.year


def _titles(plan: _Plan) -> Iterator[_Stale]:
    """The plan named with another year: in the decision's title and first article, over the plan and its appendices."""
    titles = {id(passage) for passage in _title_passages(plan.case)}
    for passage, text in plan.words:
        years = _YEAR.findall(text)
        if id(passage) not in titles or not years or _RANGE.search(text) or not _NAMES_PLAN.search(text):
            continue
        if int(years[-1]) != plan.year and not _FAILINGS.search(text):
            yield _Stale("title", years[-1], passage.spot())


def _title_passages(case: Case) -> Iterator[Passage]:
    in_tables = False
    for passage in case.passages:
        text = folded(passage.text)
        if is_own_heading(passage):
            continue
        if passage.part is PartKind.APPENDIX:
            in_tables = in_tables or passage.paragraph is None or passage.paragraph.mark is not None
            if not in_tables and _IS_WORK.search(text) and not _RESULTS.search(text) and len(text) <= 200:
                yield passage
            continue
        in_tables = False
        is_title = passage.part in (PartKind.DECISION_TITLE, PartKind.PLAN_TITLE)
        if is_title or (passage.part is PartKind.ARTICLES and _ENCLOSES.search(text)):
            yield passage


def _money(plan: _Plan) -> Iterator[_Stale]:
    """An earlier year in what the plan says of its own money."""
    sections = {
        id(step.node.block)
        for step in plan.case.outline.walk(PartKind.BODY)
        if any(len(above.text) <= 120 and "kinh phí" in folded(above.text) for above in step.trail)
    }
    for passage, clause in plan.clauses():
        year = _YEAR.search(clause[0])
        if not year or not plan.year - _LATELY <= int(year[1]) < plan.year:
            continue
        opens = clause[0].lstrip(" -+").startswith("kinh phí") or _FUNDED.search(clause[0])
        is_money = id(passage.paragraph) in sections or opens
        if is_money and not _RANGE.search(clause[0]) and not _SPENT.search(clause[0]):
            yield _Stale("money", year[1], _spot(passage, clause))


def _elections(plan: _Plan) -> Iterator[_Stale]:
    """An election to be held for a term that has begun."""
    for passage, clause in plan.clauses():
        match = _ELECTION.search(clause[0])
        if match and int(match[1]) < plan.year and not _HELD.search(clause[0]):
            yield _Stale("election", f"{match[1]} - {match[2]}", _spot(passage, clause))


def _drawn_up_late(plan: _Plan) -> Iterator[_Stale]:
    """A plan still to be drawn up for a period that began years ago."""
    for passage, clause, start in _drawings_up(plan):
        period = _PERIOD.search(clause[0])
        if period is None or int(period[1]) > plan.year - _BEGUN_FOR or int(period[2]) < plan.year:
            continue
        if not _OF_OTHERS.search(clause[0][start : period.start()]):
            yield _Stale("period", f"{period[1]} - {period[2]}", _spot(passage, clause))


def _drawn_up_again(plan: _Plan) -> Iterator[_Stale]:
    """A yearly plan still to be drawn up for a year that is over."""
    for passage, clause, start in _drawings_up(plan):
        match = _YEAR.search(clause[0], start)
        if match is None or int(match[1]) >= plan.year or _RANGE.search(clause[0]) or _RESULTS.search(clause[0]):
            continue
        if not _OF_OTHERS.search(clause[0][start : match.start()]):
            yield _Stale("plan", match[1], _spot(passage, clause))


def _drawings_up(plan: _Plan) -> Iterator[tuple[Passage, re.Match[str], int]]:
    """Clauses that order a plan to be drawn up, and where the words after "kế hoạch" begin."""
    for passage, clause in plan.clauses():
        if match := _DRAW_UP.match(clause[0]):
            yield passage, clause, match.end()


def _aims(plan: _Plan) -> Iterator[_Stale]:
    """An aim set for an earlier year."""
    for passage, clause in plan.clauses():
        year = _YEAR.search(clause[0])
        if year and int(year[1]) < plan.year and _AIM.match(clause[0]) and not _COMPARED.search(clause[0]):
            yield _Stale("aim", year[1], _spot(passage, clause))


def _headings(plan: _Plan) -> Iterator[_Stale]:
    """A section of this plan headed with an earlier year."""
    for passage, text in plan.words:
        paragraph = passage.paragraph
        if paragraph is None or paragraph.mark is None or passage.part is not PartKind.BODY or len(text) > 120:
            continue
        is_heading = is_capitals(passage.text) or paragraph.bold or paragraph.heading is not None
        year = _YEAR.search(text)
        if year and int(year[1]) < plan.year and is_heading and _IS_WORK.search(text) and not _RESULTS.search(text):
            yield _Stale("heading", year[1], passage.spot())


def _deadlines(plan: _Plan) -> Iterator[_Stale]:
    """Work of this plan due in a year that was over before it."""
    issued_on = plan.case.draft.head.issued_on
    begin = min(issued_on.value, date(plan.year, 1, 1)) if issued_on else date(plan.year, 1, 1)
    for task in plan.case.draft.tasks:
        if task.deadline_text is None or not task.deadline_text.places:
            continue
        text = folded(task.deadline_text.value)
        years = _ANY_YEAR.findall(text)
        days = [day for found in task.deadlines if (day := last_day(found.value)) is not None]
        if years and days and int(max(years)) < plan.year and max(days) < begin and not _OF_RULES.search(text):
            yield _Stale("deadline", max(years), field_spot(plan.case, task, task.deadline_text))


def _past_days(case: Case) -> Iterator[Finding]:
    """Days of the plan's own year that had passed when it was issued."""
    issued_on = case.draft.head.issued_on
    if issued_on is None:
        return
    late = [task for task in case.draft.tasks if _is_over(task, issued_on.value) and task.deadline_text]
    spots = tuple(field_spot(case, task, task.deadline_text) for task in late if task.deadline_text)
    if spots:
        sentence = Sentence(
            "Thời hạn “%(words)s” ở %(place)s đã qua khi kế hoạch được ban hành (ngày %(day)s); hãy đặt lại thời hạn.",
            {"words": spots[0].words, "place": place_name(spots[0]), "day": say_date(issued_on.value)},
        )
        yield Finding(_RULE, DefectKind.DATE_CONFLICT, Severity.WARNING, spots, sentence)


def _is_over(task: Task, issued_on: date) -> bool:
    """True for days, and for months and quarters long past: those just over often stand for work that is under way."""
    promises = [found.value for found in task.deadlines]
    days = [day for promise in promises if isinstance(promise, By | Before | InPeriod) and (day := last_day(promise))]
    if task.deadline_text is None or len(days) < max(len(promises), 1) or max(days).year != issued_on.year:
        return False
    is_named = _DAY.search(folded(task.deadline_text.value)) and not any(isinstance(one, InPeriod) for one in promises)
    return max(days) < (issued_on if is_named else issued_on - _LONG_PAST)


_RULES: tuple[Callable[[_Plan], Iterator[_Stale]], ...] = (
    _titles,
    _money,
    _elections,
    _drawn_up_late,
    _drawn_up_again,
    _aims,
    _headings,
    _deadlines,
)


def _spot(passage: Passage, clause: re.Match[str]) -> Spot:
    return passage.spot(clause.end() - len(clause[0].lstrip()), clause.end())


def _words(case: Case) -> Iterator[tuple[Passage, str]]:
    cited: dict[int, list[tuple[int, int]]] = {}
    for citation in case.citations:
        cited.setdefault(id(citation.passage), []).append((citation.start, citation.title_end))
    for passage in case.passages:
        if not _ANY_YEAR.search(passage.text):
            continue
        text = folded(passage.text)
        for start, end in (*cited.get(id(passage), ()), *(match.span() for match in _DATED.finditer(text))):
            text = text[:start] + " " * (end - start) + text[end:]
        yield passage, text
