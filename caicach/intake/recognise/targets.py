"""Targets [chỉ tiêu]: the sentences of body and tables that set numbers to be reached or kept below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caicach.intake.draft import Found, Target, Task
from caicach.intake.layout import Line, Place
from caicach.intake.recognise.measures import MeasureRead, read_comparisons, read_measures
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock
from caicach.intake.recognise.sentences import split_sentences
from caicach.intake.recognise.wording import folded, plain
from caicach.values.measure import Measure

# Sections that tell what was reached or missed: their figures are results, not targets.
_PAST = re.compile(
    r"(?:những |các |một số )?(?:tồn tại|hạn chế|nguyên nhân|thực trạng|tình hình|"
    r"kết quả (?:đạt được|thực hiện|chỉ số|công bố|xếp hạng|năm|nổi bật|chủ yếu)|khó khăn|đặc điểm tình hình|"
    r"đánh giá (?:chung|kết quả|tình hình)|"
    r"(?:tiêu chí|nội dung|điểm số|số điểm|điểm) (?:bị )?(?:mất|trừ)|"
    r"nội dung mất điểm|ưu điểm|kết quả$)"
)
_RESULTS = re.compile(r"(?<!\w)(?:kết quả|tình hình|đánh giá|công tác)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LABEL = re.compile(r"(?:sản phẩm|kết quả|chỉ tiêu|mục tiêu|yêu cầu|đầu ra)(?:\s[^:.;,\d]{0,30})?:\s*")


@dataclass(frozen=True, slots=True)
class _Source:
    """Words to read, and where they stand."""

    text: str
    section: str | None
    paragraph: Paragraph | None = None
    places: tuple[Place, ...] = ()
    sure: float = 1.0

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        return self.paragraph.places_of(start, end) if self.paragraph else self.places


def recognise_targets(outline: Outline, *, tasks: Sequence[Task], year: int | None) -> tuple[Target, ...]:
    """Every target of body and tables in the order in which they stand. Task rows are read as ``tasks`` holds them."""
    covered = _covered(tasks)
    targets = [target for source in _body(outline, year) for target in _read(source, year)]
    targets += [target for source in _task_rows(outline, tasks) for target in _read(source, year)]
    targets += [target for source in _rest_of_appendix(outline, covered, year) for target in _read(source, year)]
    for step, table in _tables(outline, year):
        targets += _read_table(step, table, covered, year)
    return tuple(sorted(targets, key=_first_place))


def _first_place(target: Target) -> tuple[int, int]:
    place = target.text.places[0] if target.text.places else Place(0)
    return place.line, place.cell or 0


def _covered(tasks: Sequence[Task]) -> frozenset[Place]:
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


def _read(source: _Source, year: int | None) -> Iterator[Target]:
    label = _LABEL.match(folded(source.text))
    for start, end in split_sentences(source.text):
        first = label.end() if label and start < label.end() < end else start
        sentence = source.text[first:end]
        measures = _goals(sentence, year, in_body=source.paragraph is not None)
        if not measures:
            continue
        yield Target(
            text=Found(sentence, source.places_of(first, end), 0.95 * source.sure),
            measures=tuple(
                Found(
                    read.measure, source.places_of(first + read.start, first + read.end), read.confidence * source.sure
                )
                for read in measures
            ),
            section=source.section or None,
        )


def _goals(sentence: str, year: int | None, *, in_body: bool) -> list[MeasureRead]:
    """What the sentence sets, with and without a number. A task's title that only points the way sets nothing."""
    found = [*read_measures(sentence, year=year), *read_comparisons(sentence, year=year, unnamed=in_body)]
    return sorted(found, key=lambda read: read.start)


def _body(outline: Outline, year: int | None) -> Iterator[_Source]:
    for step in outline.walk(PartKind.BODY):
        block = step.node.block
        if isinstance(block, Paragraph) and not _is_past(step, year):
            yield _Source(text=block.text, section=step.node.path, paragraph=block)


def _is_past(step: Step, year: int | None) -> bool:
    """In a section of results: by the words that its headings begin with, or by the earlier year that they name."""
    headings = [folded(above.text) for above in step.trail if len(above.text) <= 120]
    return any(map(_PAST.match, headings)) or any(_names_earlier(heading, year) for heading in headings)


def _names_earlier(heading: str, year: int | None) -> bool:
    years = [int(match[1]) for match in _YEAR.finditer(heading)]
    return year is not None and bool(years) and max(years) < year and _RESULTS.search(heading) is not None


def _rest_of_appendix(outline: Outline, covered: frozenset[Place], year: int | None) -> Iterator[_Source]:
    """Running text of an appendix that no task was read from."""
    for step in outline.walk(PartKind.APPENDIX):
        block = step.node.block
        if isinstance(block, Paragraph) and covered.isdisjoint(block.places) and not _is_past(step, year):
            yield _Source(text=block.text, section=step.node.path, paragraph=block, sure=0.8)


def _task_rows(outline: Outline, tasks: Sequence[Task]) -> Iterator[_Source]:
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
            yield _Source(text=found.value, section=section, places=found.places)


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


def _tables(outline: Outline, year: int | None) -> Iterator[tuple[Step, TableBlock]]:
    for step in outline.walk(PartKind.BODY, PartKind.APPENDIX):
        if isinstance(step.node.block, TableBlock) and not _is_past(step, year):
            yield step, step.node.block


_NAME = re.compile(r"(?:tên )?(?:chỉ tiêu|nội dung|tiêu chí|chỉ số|mục tiêu)(?! năm)")
_UNIT = re.compile(r"đơn vị tính|đvt|đơn vị$")
_GOAL = re.compile(r"(?:chỉ tiêu|mục tiêu|kế hoạch|mức|giá trị|phấn đấu|yêu cầu)\b|năm 20\d\d|tỷ lệ")
_SCORES = re.compile(r"(?<!\w)điểm(?!\w)")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns of a table of targets: what is measured, in which unit, and the number set."""

    name: int
    goal: int
    unit: int | None


def _read_table(step: Step, table: TableBlock, covered: frozenset[Place], year: int | None) -> Iterator[Target]:
    """Targets of rows that no task was read from: by their columns in a table of targets, else sentence by sentence."""
    rows = [line for line in table.lines if line.cells]
    header = [folded(plain(cell.text)) for cell in rows[0].cells] if rows else []
    columns = _columns(header)
    if columns is None and any(_SCORES.search(cell) for cell in header):
        return
    for row in rows:
        section = _section_of_row(step.node.path, row)
        target = _by_columns(row, columns, section) if columns and row is not rows[0] else None
        if target:
            yield target
            continue
        for index, cell in enumerate(row.cells):
            place = Place(row.number, index)
            if place not in covered and folded(plain(cell.text)) not in header:
                text = "\n".join(plain(part) for part in cell.text.split("\n"))
                yield from _read(_Source(text=text, section=section, places=(place,), sure=0.7), year)


def _columns(header: Sequence[str]) -> _Columns | None:
    name = next((index for index, cell in enumerate(header) if _NAME.match(cell)), None)
    if name is None:
        return None
    unit = next((index for index, cell in enumerate(header) if index > name and _UNIT.match(cell)), None)
    goals = [index for index, cell in enumerate(header) if index > name and index != unit and _GOAL.match(cell)]
    return _Columns(name=name, goal=goals[-1], unit=unit) if goals else None


_ONLY_FIGURE = re.compile(
    r"[≥≤<>=]?\s*\d[\d.,]*\s*%?|\D{0,20}\d[\d.,]*\s*%?(?:\s*(?:[-–]|đến)\s*\d[\d.,]*\s*%?)?(?: trở lên| trở xuống)?"
)


def _by_columns(row: Line, columns: _Columns, section: str) -> Target | None:
    last = max(columns.name, columns.goal, columns.unit or 0)
    if last >= len(row.cells):
        return None
    name, goal = plain(row.cells[columns.name].text), plain(row.cells[columns.goal].text)
    unit = plain(row.cells[columns.unit].text) if columns.unit is not None else ""
    if not name or not _ONLY_FIGURE.fullmatch(goal):
        return None
    measures = _goal_measures(goal, unit)
    if not measures:
        return None
    place = Place(row.number, columns.goal)
    return Target(
        text=Found(name, (Place(row.number, columns.name),), 0.85),
        measures=tuple(Found(measure, (place,), 0.85) for measure in measures),
        section=section or None,
    )


def _goal_measures(goal: str, unit: str) -> tuple[Measure, ...]:
    """What a cell of figures sets, in the unit of its own or of the column beside it; "50 - 60" sets two bounds."""
    if not unit and "%" not in goal:
        return ()
    figures = re.sub(r"(\d[\d.,]*)", r"\1%", goal.replace("%", ""))
    is_percent = "%" in goal or unit == "%" or "phần trăm" in folded(unit)
    return tuple(
        Measure(comparator=read.measure.comparator, value=read.measure.value, unit="%" if is_percent else unit)
        for read in read_measures(figures)
    )


def _section_of_row(path: str, row: Line) -> str:
    number = next((plain(cell.text) for cell in row.cells[:1]), "")
    mark = re.match(r"(\d{1,3}(?:\.\d{1,2})*|[IVX]+|[a-zđ])[.)]?(?:\s|$)", number)
    if not mark:
        return path
    return f"{path} {mark[1]}" if path.startswith("Phụ lục") else f"{path}.{mark[1]}".strip(".")
