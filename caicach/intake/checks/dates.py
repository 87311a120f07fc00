"""Dates that cannot be kept: a day that no calendar has, a due day without its month, times that clash."""

import re
from collections.abc import Iterator
from datetime import date

from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot, place_name
from caicach.intake.checks.spots import field_spot, shortened
from caicach.intake.draft import Task
from caicach.intake.recognise.labels import Role, role_of_label
from caicach.intake.recognise.outline import Node, Paragraph, PartKind
from caicach.intake.recognise.wording import folded
from caicach.values.deadline import Before, By, Deadline, InPeriod, last_day
from caicach.values.sentence import Sentence
from caicach.values.vietnamese import say_date
from caicach.values.workdays import YearNotCovered

_RULE = "dates"
_LEAP_YEAR = 2024  # a day without a year is impossible only where no year has it
_DIGIT = re.compile(r"\d")
_FULL = re.compile(r"(?<![\d/.,-])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)(?![\d/])")
_IN_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)(?:\s+năm\s+(\d{4}))?")
_SHORT = re.compile(r"(?:ngày|trước|chậm nhất|đến|hạn)\s+(\d{1,2})\s*/\s*(\d{1,2})(?![\d/])()")
_NO_MONTH = re.compile(
    r"(?:trước |chậm nhất (?:là |vào )?|vào )?ngày\s+(?:mùng\s+)?\d{1,2}(?!\d)"
    r"(?!\s*(?:[/.-]\s*\d|tháng|(?:hàng|hằng|mỗi)\s+(?:tháng|tuần)|(?:của|cuối|đầu|đến|và)\b))"
    r"(?:(?!tháng|ngày)[^.;:\d]){0,25}?(?<!\w)(?:hàng|hằng|mỗi)\s+(?:quý|năm)(?!\w)"
)
_SPAN = re.compile(
    r"từ\s+(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})"
)
_ALWAYS = re.compile(r"\s*thường xuyên(?: trong năm(?: \d{4})?)?[.;]?")
_MANY_LABELS = 3
_BEFORE_PLAN = Sentence("Thời hạn báo cáo ở %(place)s đến trước thời hạn ban hành kế hoạch; hãy sửa lại thời hạn.")
_BEFORE_INSPECTION = Sentence(
    "Thời hạn báo cáo kết quả kiểm tra ở %(place)s đến trước thời gian kiểm tra; hãy sửa lại thời hạn."
)
_NAMED_DAY = re.compile(r"ngày\s*\d|\d\s*/\s*\d")


def check_dates(case: Case) -> Iterator[Finding]:
    """What is wrong with single dates, then with the times of single tasks."""
    for passage in case.passages:
        if _DIGIT.search(passage.text):
            text = passage.folded
            yield from _impossible(passage, text)
            yield from _reversed(passage, text)
            yield from _without_month(passage, text)
    yield from _two_lines(case)
    yield from _reported_too_soon(case)
    yield from _never_completed(case)
    yield from _on_days_off(case)


def _impossible(passage: Passage, text: str) -> Iterator[Finding]:
    for pattern in (_FULL, _IN_WORDS, _SHORT):
        for match in pattern.finditer(text):
            day, month, year = int(match[1]), int(match[2]), int(match[3] or _LEAP_YEAR)
            if _is_day(day, month, year):
                continue
            spot = passage.spot(match.start(), match.end())
            sentence = Sentence(
                "“%(words)s” ở %(place)s là ngày không có trong lịch; hãy sửa lại ngày.",
                {"words": spot.words, "place": place_name(spot)},
            )
            yield Finding(_RULE, DefectKind.DATE_CONFLICT, Severity.ERROR, (spot,), sentence)


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _reversed(passage: Passage, text: str) -> Iterator[Finding]:
    for match in _SPAN.finditer(text):
        day, month, year, end_day, end_month, end_year = (int(group) for group in match.groups())
        if not _is_day(day, month, year) or not _is_day(end_day, end_month, end_year):
            continue
        if date(end_year, end_month, end_day) < date(year, month, day):
            spot = passage.spot(match.start(), match.end())
            sentence = Sentence(
                "“%(words)s” ở %(place)s có ngày kết thúc trước ngày bắt đầu; hãy sửa lại thời gian.",
                {"words": spot.words, "place": place_name(spot)},
            )
            yield Finding(_RULE, DefectKind.DATE_CONFLICT, Severity.ERROR, (spot,), sentence)


def _without_month(passage: Passage, text: str) -> Iterator[Finding]:
    """ "Trước ngày 07 định kỳ hàng quý": of which month of the quarter?"""
    if passage.part not in (PartKind.BODY, PartKind.APPENDIX):
        return
    for match in _NO_MONTH.finditer(text):
        spot = passage.spot(match.start(), match.end())
        sentence = Sentence(
            "“%(words)s” ở %(place)s nêu ngày mà không nêu tháng nên chưa xác định được hạn; hãy ghi rõ tháng.",
            {"words": spot.words, "place": place_name(spot)},
        )
        yield Finding(_RULE, DefectKind.MISSING_FIELD, Severity.WARNING, (spot,), sentence)


def _two_lines(case: Case) -> Iterator[Finding]:
    """One task with the same line of time twice. Two leads are two tasks that were joined."""
    for part in case.outline.of(PartKind.BODY, PartKind.APPENDIX):
        pending = list(part.nodes)
        while pending:
            node = pending.pop()
            pending.extend(node.children)
            lines = _labelled(node)
            times = [(label, spot) for role, label, spot in lines if role is Role.DEADLINE]
            spots = tuple(spot for label, spot in times if sum(label == other for other, _ in times) > 1)
            if not spots or sum(role is Role.LEAD for role, _, _ in lines) != 1:
                continue
            sentence = Sentence(
                "Nhiệm vụ ở %(place)s có hai dòng thời gian: “%(words)s” và “%(other_words)s”; hãy giữ một dòng.",
                {
                    "place": place_name(spots[0]),
                    "words": shortened(spots[0].words, most=70),
                    "other_words": shortened(spots[1].words, most=70),
                },
            )
            yield Finding(_RULE, DefectKind.DUPLICATE, Severity.WARNING, spots, sentence)


def _labelled(node: Node) -> list[tuple[Role, str, Spot]]:
    """The labelled lines under an item: what the label names, the label, and the line as a place."""
    found = []
    for child in node.children:
        if not isinstance(child.block, Paragraph) or ":" not in child.block.text[:60]:
            continue
        label = child.block.text.split(":", maxsplit=1)[0]
        role = role_of_label(label)
        if role is not None:
            spot = Spot(child.block.places[0].line, shortened(child.block.text), child.path)
            found.append((role, folded(label), spot))
    return found


def _reported_too_soon(case: Case) -> Iterator[Finding]:
    """A report due before the plan, or the inspection, that it reports on."""
    for task in case.draft.tasks:
        promises = [found.value for found in task.deadlines]
        reports = [(promise, day) for promise in promises if _is_of(promise, "báo cáo") and (day := last_day(promise))]
        if not reports or task.deadline_text is None:
            continue
        spot = field_spot(case, task, task.deadline_text)
        latest = max(day for _, day in reports)
        plans = [day for promise in promises if _is_of(promise, "kế hoạch") and (day := _first_day(promise))]
        works = [day for promise in promises if _is_of(promise, "kiểm tra") and (day := _first_day(promise))]
        on_works = any("kiểm tra" in folded(promise.of or "") for promise, _ in reports)
        if plans and latest < min(plans):
            said = _BEFORE_PLAN
        elif works and on_works and latest < min(works):
            said = _BEFORE_INSPECTION
        else:
            continue
        sentence = Sentence(said.template, {"place": place_name(spot)})
        yield Finding(_RULE, DefectKind.DATE_CONFLICT, Severity.ERROR, (spot,), sentence)


def _is_of(promise: Deadline, work: str) -> bool:
    of = folded(promise.of or "").strip(" :,-")
    return of.startswith((work, f"ban hành {work}", f"xây dựng {work}"))


def _first_day(promise: Deadline) -> date | None:
    return promise.period.start if isinstance(promise, InPeriod) else last_day(promise)


def _never_completed(case: Case) -> Iterator[Finding]:
    """Work that is to be completed and never ends. A label that heads every time of the plan says nothing of it."""
    spots = []
    labels: list[bool] = []
    for step in case.outline.walk(PartKind.BODY):
        block = step.node.block
        if not isinstance(block, Paragraph):
            continue
        label, colon, words = folded(block.text[:120]).partition(":")
        if not colon or role_of_label(label) is not Role.DEADLINE:
            continue
        labels.append("hoàn thành" in label)
        if labels[-1] and _ALWAYS.fullmatch(words):
            spots.append(Spot(block.places[0].line, shortened(block.text), step.node.path))
    if spots and not (len(labels) >= _MANY_LABELS and all(labels)):
        sentence = Sentence(
            "Thời gian hoàn thành ở %(place)s ghi là “thường xuyên”; nên ghi là thời gian thực hiện "
            "hoặc nêu thời điểm hoàn thành.",
            {"place": place_name(spots[0])},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.NOTE, tuple(spots), sentence)


def _on_days_off(case: Case) -> Iterator[Finding]:
    """Due days on which offices are closed, where the caller gave a calendar."""
    spots = [
        (field_spot(case, task, task.deadline_text), day)
        for task in case.draft.tasks
        if task.deadline_text and _NAMED_DAY.search(folded(task.deadline_text.value))
        for day in _due_days(task)
        if _is_off(case, day)
    ]
    if spots:
        sentence = Sentence(
            "Hạn ngày %(day)s ở %(place)s rơi vào ngày nghỉ; nên đặt hạn vào ngày làm việc.",
            {"day": say_date(spots[0][1]), "place": place_name(spots[0][0])},
        )
        places = tuple(dict.fromkeys(spot for spot, _ in spots))
        yield Finding(_RULE, DefectKind.OTHER, Severity.NOTE, places, sentence)


def _due_days(task: Task) -> Iterator[date]:
    return (found.value.date for found in task.deadlines if isinstance(found.value, By | Before))


def _is_off(case: Case, day: date) -> bool:
    if case.calendar is None:
        return False
    try:
        return not case.calendar.is_workday(day)
    except YearNotCovered:
        return False
