"""Fields of tasks: what one task lacks while nearly every other task beside it has it, and what the text promises.

Tasks are held against their own kind: rows of tables with the same columns, items of the plan's lists. A table that
fell apart is left alone, since there a blank is more often the reader's than the writer's.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, task_spot
from caicach.intake.draft import Task
from caicach.intake.layout import Place
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.tables import Row, Table
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence

_RULE = "fields"
_FEWEST_TASKS = 5
_FEWEST_HELPED = 20  # work that concerns nobody else is common: only a long table in which all others have help says so
_RARE = 10  # a field counts as usual where at most one task in so many is without it


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a task, how it is read out, and how a missing one is told."""

    role: Role
    value: Callable[[Task], object]
    severity: Severity
    one: Sentence
    many: Sentence
    fewest: int = _FEWEST_TASKS


_FIELDS = (
    _Field(
        Role.LEAD,
        lambda task: task.leads,
        Severity.ERROR,
        Sentence("Nhiệm vụ ở %(place)s (“%(title)s”) chưa ghi cơ quan chủ trì; cần giao một cơ quan hoặc chức danh."),
        Sentence(
            "%(count)s nhiệm vụ chưa ghi cơ quan chủ trì, đầu tiên là %(place)s (“%(title)s”); cần giao từng việc."
        ),
    ),
    _Field(
        Role.DEADLINE,
        lambda task: task.deadline_text,
        Severity.ERROR,
        Sentence("Nhiệm vụ ở %(place)s (“%(title)s”) chưa ghi thời gian hoàn thành; cần ghi ngày, quý hoặc kỳ."),
        Sentence(
            "%(count)s nhiệm vụ chưa ghi thời gian, đầu tiên là %(place)s (“%(title)s”); cần ghi ngày, quý hoặc kỳ."
        ),
    ),
    _Field(
        Role.DELIVERABLE,
        lambda task: task.deliverables,
        Severity.WARNING,
        Sentence("Nhiệm vụ ở %(place)s (“%(title)s”) chưa ghi sản phẩm; cần ghi văn bản hoặc kết quả phải có."),
        Sentence("%(count)s nhiệm vụ chưa ghi sản phẩm, đầu tiên là %(place)s (“%(title)s”); cần ghi kết quả phải có."),
    ),
    _Field(
        Role.BUDGET,
        lambda task: task.budget_vnd,
        Severity.WARNING,
        Sentence("Nhiệm vụ ở %(place)s (“%(title)s”) để trống kinh phí; cần ghi số tiền, không có thì ghi 0."),
        Sentence("%(count)s nhiệm vụ để trống kinh phí, đầu tiên là %(place)s (“%(title)s”); không có tiền thì ghi 0."),
    ),
    _Field(
        Role.COORDINATOR,
        lambda task: task.coordinators,
        Severity.NOTE,
        Sentence("Nhiệm vụ ở %(place)s (“%(title)s”) không ghi cơ quan phối hợp; cần bổ sung hoặc ghi rõ không có."),
        Sentence("%(count)s nhiệm vụ không ghi cơ quan phối hợp, đầu tiên là %(place)s (“%(title)s”); cần bổ sung."),
        fewest=_FEWEST_HELPED,
    ),
)


def check_fields(case: Case) -> Iterator[Finding]:
    """One finding for each field that some tasks lack, then what is promised and not there."""
    rows = {row.line.number: (table, row) for table in case.task_tables for row in table.rows}
    for field in _FIELDS:
        lacking = [task for group in _groups(case, rows) for task in _lacking(group, field, rows)]
        if lacking:
            yield _missing(case, field, lacking)
    yield from _promised_columns(case)
    yield from _promised_appendix(case)


_Rows = Mapping[int, tuple[Table, Row]]


def _groups(case: Case, rows: _Rows) -> list[list[Task]]:
    """Tasks that say the same things of themselves: by the columns of their tables, and those of lists together."""
    groups: dict[object, list[Task]] = defaultdict(list)
    for task in case.draft.tasks:
        place = task.title.places[0] if task.title.places else None
        if place is None or (place.cell is None and task.origin == "table"):
            continue
        if place.cell is None:
            groups["list"].append(task)
        elif place.line in rows:
            columns = rows[place.line][0].columns
            groups[frozenset(column.role for column in columns)].append(task)
    return list(groups.values())


def _lacking(group: Sequence[Task], field: _Field, rows: _Rows) -> list[Task]:
    """The tasks of a group without a field, where that is the exception."""
    empty = [task for task in group if field.value(task) in (None, ()) and _is_blank(task, field, rows)]
    return empty if len(group) >= field.fewest and len(empty) <= max(1, len(group) // _RARE) else []


def _is_blank(task: Task, field: _Field, rows: _Rows) -> bool:
    """Nothing stands in the column, or only what was found to belong to another one."""
    found = rows.get(task.title.places[0].line)
    if found is None:
        return True
    table, row = found
    claimed = {place for value in _values(task) for place in value}
    cells = [row.cells[column.index] for column in table.columns if column.role is field.role]
    return not any(cell.merged or (cell.words and claimed.isdisjoint(cell.words.places)) for cell in cells)


def _values(task: Task) -> Iterator[tuple[Place, ...]]:
    for found in (*task.leads, *task.coordinators, *task.deliverables, task.deadline_text, task.budget_vnd):
        if found:
            yield found.places


def _missing(case: Case, field: _Field, tasks: Sequence[Task]) -> Finding:
    spots = tuple(task_spot(case, task) for task in tasks)
    template = (field.one if len(spots) == 1 else field.many).template
    values = {"place": place_name(spots[0]), "title": spots[0].words.rstrip(" .;:,"), "count": len(spots)}
    return Finding(_RULE, DefectKind.MISSING_FIELD, field.severity, spots, Sentence(template, values))


# "Nhiệm vụ, sản phẩm, cơ quan chủ trì và thời hạn nêu tại Phụ lục kèm theo": what the text promises of its table.
_PROMISE = re.compile(
    r"(?:nêu |ghi |chi tiết |cụ thể )?(?:tại|trong|theo|ở) (?:các )?phụ lục(?! (?:của|kèm theo (?:quyết|nghị|thông)))"
)
_PROMISED: tuple[tuple[Role, str, Sentence], ...] = (
    (Role.DELIVERABLE, r"sản phẩm|kết quả đầu ra", Sentence("sản phẩm")),
    (Role.LEAD, r"chủ trì", Sentence("cơ quan chủ trì")),
    (Role.COORDINATOR, r"phối hợp", Sentence("cơ quan phối hợp")),
    (Role.DEADLINE, r"thời gian|thời hạn|tiến độ", Sentence("thời gian")),
    (Role.BUDGET, r"kinh phí", Sentence("kinh phí")),
)


def _promised_columns(case: Case) -> Iterator[Finding]:
    """A column that the text promises of its appendix and no table has."""
    there = {column.role for table in case.task_tables for column in table.columns}
    for passage in case.passages:
        if passage.part is not PartKind.BODY or passage.paragraph is None or not there:
            continue
        promise = _PROMISE.search(passage.folded)
        if promise is None:
            continue
        start = max(passage.folded.rfind(". ", 0, promise.start()), passage.folded.rfind("; ", 0, promise.start()), 0)
        named = [
            (role, name) for role, words, name in _PROMISED if re.search(words, passage.folded[start : promise.start()])
        ]
        absent = [name for role, name in named if role not in there]
        if len(named) >= 3 and absent:
            spot = passage.spot(start, promise.end())
            yield _no_column(spot, absent[0])


def _no_column(spot: Spot, column: Sentence) -> Finding:
    sentence = Sentence(
        "Câu ở %(place)s hứa phụ lục có %(column)s nhưng không bảng nào có cột này; cần thêm cột hoặc sửa câu.",
        {"place": place_name(spot), "column": column},
    )
    return Finding(_RULE, DefectKind.MISSING_FIELD, Severity.WARNING, (spot,), sentence)


_APPENDIX = re.compile(
    r"(?:có|theo|tại|xem|ở) (?:các )?phụ lục(?: số)?(?: [\divx]+)?(?: chi tiết)? (?:kèm theo|đính kèm)"
    r"(?! (?:quyết định|nghị|thông tư|công văn|kế hoạch số|chỉ thị))"
)
_OPENS_APPENDIX = re.compile(r"\W*(?:phụ lục|phụ biểu|biểu)(?!\w)")


def _promised_appendix(case: Case) -> Iterator[Finding]:
    """An appendix that the text leads to and the document does not have: left out, or in another file."""
    is_there = case.outline.of(PartKind.APPENDIX) or case.task_tables
    if is_there or any(_OPENS_APPENDIX.match(folded(line.text)) for line in case.layout.lines):
        return
    for passage in case.passages:
        match = _APPENDIX.search(passage.folded) if passage.part is PartKind.BODY else None
        if match:
            spot = passage.spot(match.start(), match.end())
            sentence = Sentence(
                "Ở %(place)s dẫn đến phụ lục (“%(words)s”) nhưng văn bản không có phụ lục nào; cần đính kèm phụ lục.",
                {"place": place_name(spot), "words": spot.words},
            )
            yield Finding(_RULE, DefectKind.MISSING_FIELD, Severity.NOTE, (spot,), sentence)
            return
