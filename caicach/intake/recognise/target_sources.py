"""Where a plan may set targets: the words of its body and appendixes, the rows of its tasks, and its other tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from caicach.intake.draft import Found, Task
from caicach.intake.layout import Line, Place
from caicach.intake.recognise.division_titles import Division
from caicach.intake.recognise.divisions import read_divisions
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock
from caicach.intake.recognise.wording import folded

# Sections that tell what was reached or missed: their figures are results, not targets.
_PAST = re.compile(
    r"(?:những |các |một số )?(?:tồn tại|hạn chế|nguyên nhân|thực trạng|tình hình|"
    r"kết quả (?:đạt được|thực hiện|chỉ số|công bố|xếp hạng|tự chấm|par index|sipas|năm|nổi bật|chủ yếu)|"
    r"khó khăn|đặc điểm tình hình|đánh giá (?:chung|kết quả|tình hình)|"
    r"(?:tiêu chí|nội dung|điểm số|số điểm|điểm) (?:bị )?(?:mất|trừ)|"
    r"nội dung mất điểm|ưu điểm|kết quả$)"
)
_ALSO_WORK = re.compile(r"(?<!\w)(?:giải pháp|nhiệm vụ|biện pháp|phương hướng)(?!\w)")
_RESULTS = re.compile(r"(?<!\w)(?:kết quả|tình hình|đánh giá|công tác)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Source:
    """Words to read, and where they stand. ``trail`` are the headings above them."""

    text: str
    section: str | None
    paragraph: Paragraph | None = None
    places: tuple[Place, ...] = ()
    sure: float = 1.0
    trail: tuple[Paragraph, ...] = ()

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        return self.paragraph.places_of(start, end) if self.paragraph else self.places


def words_of(outline: Outline, *, tasks: Sequence[Task], year: int | None) -> Iterator[Source]:
    """All running words, and the titles and products of tasks; a line that a task was read from comes once."""
    covered = places_of_tasks(tasks)
    yield from _body(outline, year)
    yield from _task_rows(outline, tasks)
    yield from _rest_of_appendix(outline, covered, year)


def places_of_tasks(tasks: Sequence[Task]) -> frozenset[Place]:
    """Every place that a task was read from."""
    return frozenset(place for task in tasks for found in _values(task) for place in found.places)


def _values(task: Task) -> Iterator[Found[str]]:
    yield task.title
    yield from task.deliverables
    yield from task.leads
    yield from task.coordinators
    for single in (task.number, task.domain_title, task.deadline_text):
        if single:
            yield single


def _body(outline: Outline, year: int | None) -> Iterator[Source]:
    divisions = {
        id(entry.node): entry.division for part in outline.of(PartKind.BODY) for entry in read_divisions(part.nodes)
    }
    for step in outline.walk(PartKind.BODY):
        block, division = step.node.block, divisions.get(id(step.node))
        if not isinstance(block, Paragraph) or division is Division.CAUSES:
            continue
        if division is Division.REMEDIES or not _is_past(step, year):
            yield Source(text=block.text, section=step.node.path, paragraph=block, trail=step.trail)


def _is_past(step: Step, year: int | None) -> bool:
    """In a section of results: by the words that its headings begin with, or by the earlier year that they name."""
    headings = [_heading(above.text) for above in step.trail if len(above.text) <= 120]
    past = (heading for heading in headings if _PAST.match(heading) and not _ALSO_WORK.search(heading))
    return any(past) or any(_names_earlier(heading, year) for heading in headings)


@lru_cache(maxsize=256)
def _heading(text: str) -> str:
    """The heading folded: it stands above every paragraph of its section."""
    return folded(text)


def _names_earlier(heading: str, year: int | None) -> bool:
    years = [int(match[1]) for match in _YEAR.finditer(heading)]
    return year is not None and bool(years) and max(years) < year and _RESULTS.search(heading) is not None


def _rest_of_appendix(outline: Outline, covered: frozenset[Place], year: int | None) -> Iterator[Source]:
    """Running text of an appendix that no task was read from."""
    for step in outline.walk(PartKind.APPENDIX):
        block = step.node.block
        if isinstance(block, Paragraph) and covered.isdisjoint(block.places) and not _is_past(step, year):
            yield Source(text=block.text, section=step.node.path, paragraph=block, sure=0.8)


def _task_rows(outline: Outline, tasks: Sequence[Task]) -> Iterator[Source]:
    """Title and products of each task that was read from a table or an appendix."""
    sections = _sections(outline)
    body = {line.number for step in outline.walk(PartKind.BODY) for line in _running_lines(step)}
    for task in tasks:
        places = task.title.places
        if places and all(place.cell is None and place.line in body for place in places):
            continue
        section = sections.get(places[0].line, "") if places else ""
        if task.number:
            joint = "." if section and not section.startswith("Phụ lục") else " "
            section = f"{section}{joint if section else ''}{task.number.value}"
        for found in (task.title, *task.deliverables):
            yield Source(text=found.value, section=section, places=found.places)


def _running_lines(step: Step) -> tuple[Line, ...]:
    return step.node.block.lines if isinstance(step.node.block, Paragraph) else ()


def _sections(outline: Outline) -> dict[int, str]:
    """The section in which each line of a table or appendix stands."""
    return {
        line.number: step.node.path
        for step in outline.walk(PartKind.BODY, PartKind.APPENDIX)
        for line in step.node.block.lines
        if isinstance(step.node.block, TableBlock) or step.part.kind is PartKind.APPENDIX
    }


def tables_of(outline: Outline, *, year: int | None) -> Iterator[tuple[Step, TableBlock]]:
    """Every table that does not tell what was."""
    for step in outline.walk(PartKind.BODY, PartKind.APPENDIX):
        if isinstance(step.node.block, TableBlock) and not _is_past(step, year):
            yield step, step.node.block
