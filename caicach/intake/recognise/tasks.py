"""All tasks of a plan, whichever way it sets them out: a table, labelled items, or a table that fell apart."""

import re
from collections.abc import Sequence

from caicach.intake.draft import Task
from caicach.intake.layout import Place
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.field_duties import duties_by_field
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.tables import read_tables
from caicach.intake.recognise.task_list import read_bare_items, read_task_list
from caicach.intake.recognise.task_stream import read_task_stream
from caicach.intake.recognise.task_table import is_task_table, read_task_table
from caicach.intake.recognise.traced import Traced, traced

_WHERE = (PartKind.BODY, PartKind.APPENDIX)


def recognise_tasks(outline: Outline, *, year: int | None) -> tuple[Task, ...]:
    """The tasks of a plan in reading order. ``year`` is the plan's, for times that name none."""
    tables = [task for step in outline.walk(*_WHERE) for task in _of_tables(step, year)]
    told = {_key(task) for task in tables}
    closing = duties_by_field(outline)
    lists = [task for part in outline.of(*_WHERE) for task in read_task_list(part, year=year, closing=closing)]
    tasks = tables + [task for task in lists if _key(task) not in told]
    if not tables:
        tasks += _told_once(read_task_stream(outline.layout, year=year), lists)
    if not tasks:
        tasks = [task for part in outline.of(PartKind.BODY) for task in read_bare_items(part, year=year)]
    return tuple(sorted(tasks, key=_first_line))


def _told_once(fallen: Sequence[Task], lists: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks of a fallen table; none where most of its lines are labelled items that only look like such a table."""
    taken = frozenset(place for task in lists for place in _places(task))
    fresh = tuple(task for task in fallen if taken.isdisjoint(_places(task)))
    return fresh if 2 * len(fresh) > len(fallen) else ()


def _places(task: Task) -> tuple[Place, ...]:
    found = (task.title, *task.deliverables, *task.leads, *task.coordinators)
    return tuple(place for one in found for place in one.places)


def _of_tables(step: Step, year: int | None) -> tuple[Task, ...]:
    if not isinstance(step.node.block, TableBlock):
        return ()
    tables = [table for table in read_tables(step.node.block.lines) if is_task_table(table)]
    heading = _heading(step)
    return tuple(task for table in tables for task in read_task_table(table, year=year, domain=heading))


def _heading(step: Step) -> Traced:
    """The numbered heading that a table stands under, where that names a field of reform."""
    for above in reversed(step.trail):
        if isinstance(above, Paragraph) and above.mark is not None and domain_of(above.text) is not None:
            return traced(above.text.strip(" .:;"), above.places)
    return Traced()


def _key(task: Task) -> str:
    return re.sub(r"\W+", "", bare(task.title.value))


def _first_line(task: Task) -> int:
    return min((place.line for place in task.title.places), default=0)
