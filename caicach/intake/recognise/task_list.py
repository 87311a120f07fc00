"""Items of a list with labelled lines -> tasks.

    a) Rà soát thủ tục hành chính nội bộ.
    - Cơ quan chủ trì: Văn phòng HĐND và UBND.
    - Thời gian thực hiện: Quý II.

The labels may stand under the item, beside it, or in its own words ("… (chủ trì: …; hoàn thành: …)"), and one set of
labels may hold for all items of a section. See docs/algorithms/reading-tasks.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from caicach.intake.draft import Task
from caicach.intake.recognise.agencies import opens_as_agency
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.item_fields import Fields, fields_of, inline_fields, is_label, is_task, labels_under
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.marks import MarkKind
from caicach.intake.recognise.outline import Node, Paragraph, Part
from caicach.intake.recognise.remedies import Remedy, remedies_of
from caicach.intake.recognise.sections import BULLETS, Trail, is_other_part, is_section, items_of, shared_fields
from caicach.intake.recognise.task_fields import TaskFields, build_task
from caicach.intake.recognise.traced import NOTHING, Traced, traced
from caicach.values.choices import Domain

Closing = Mapping[Domain, Fields]

# How sure a value is that stands once for many items, and an item about which nothing else is told.
_SHARED, _BARE = 0.8, 0.4


def read_task_list(part: Part, *, year: int | None, closing: Closing | None = None) -> tuple[Task, ...]:
    """The tasks of a part that are set out as items with labels, in reading order.

    ``closing`` says who leads a field of reform, for sections that do not.
    """
    found = [entry for node in part.nodes for entry in _read(node, (), closing or {})]
    return tuple(build_task(entry, year=year) for entry in found)


def read_bare_items(part: Part, *, year: int | None) -> tuple[Task, ...]:
    """Items under headings that name a field of reform, where the plan says nothing about who does them or when."""
    found = [entry for node in part.nodes for entry in _bare_items(node, ())]
    for entry in found:
        entry.doubted(Role.TASK, _BARE)
        entry.doubted(Role.DOMAIN, _BARE)
    return tuple(build_task(entry, year=year) for entry in found)


def _read(node: Node, trail: Trail, closing: Closing) -> Iterator[TaskFields]:
    """The tasks in ``node`` and under it."""
    paragraph = node.block
    if not isinstance(paragraph, Paragraph) or is_other_part(node):
        return
    below = (*trail, paragraph)
    labels = labels_under(node)
    fields = fields_of(labels)
    if is_section(node) and (remedies := remedies_of(node, closing=closing)):
        yield from (_remedied(remedy, trail) for remedy in remedies)
    elif is_section(node) and (shared := shared_fields(node)):
        yield from _with_shared(node, below, shared)
    elif own := inline_fields(paragraph):
        yield _entry(paragraph, trail, own[1] | fields, title=own[0])
    elif is_task(fields) and (not is_section(node) or len(labels) == len(node.children)):
        # A heading with nothing but labels under it is a task; one with items too only holds them.
        yield _entry(paragraph, trail, fields)
    else:
        yield from _beside(node.children, below, closing)


def _beside(nodes: Sequence[Node], trail: Trail, closing: Closing) -> Iterator[TaskFields]:
    """Read siblings; labels that stand beside an item, and not under it, belong to the last item before them."""
    at = 0
    while at < len(nodes):
        end = at + 1
        while end < len(nodes) and is_label(nodes[end]):
            end += 1
        node, fields = nodes[at], fields_of(nodes[at + 1 : end])
        if isinstance(node.block, Paragraph) and not is_label(node) and is_task(fields):
            yield _entry(node.block, trail, fields | fields_of(labels_under(node)))
        else:
            yield from _read(node, trail, closing)
        at = end


def _remedied(remedy: Remedy, trail: Trail) -> TaskFields:
    fields = remedy.shared | remedy.own
    entry = _entry(remedy.paragraph, (*trail, *remedy.trail), fields, title=remedy.title)
    for role in remedy.shared.keys() - remedy.own.keys():
        entry.doubted(role, _SHARED)
    return entry


def _with_shared(section: Node, trail: Trail, shared: Fields) -> Iterator[TaskFields]:
    for item, above in items_of(section):
        assert isinstance(item.block, Paragraph)
        title, own = inline_fields(item.block, led=Role.LEAD in shared) or (None, {})
        entry = _entry(item.block, (*trail, *above), shared | own, title=title)
        for role in shared.keys() - own.keys():
            entry.doubted(role, _SHARED)
        yield entry


def _bare_items(node: Node, trail: Trail) -> Iterator[TaskFields]:
    paragraph = node.block
    if not isinstance(paragraph, Paragraph) or is_other_part(node):
        return
    below = (*trail, paragraph)
    if is_section(node) and domain_of(paragraph.text) is not None:
        remedies = remedies_of(node, closing={}, alone=True)
        yield from (_remedied(remedy, trail) for remedy in remedies)
        if not remedies:
            yield from _with_shared(node, below, {})
        return
    for child in node.children:
        yield from _bare_items(child, below)


def _entry(paragraph: Paragraph | None, trail: Trail, fields: Fields, *, title: Traced | None = None) -> TaskFields:
    number = NOTHING
    if paragraph is not None and paragraph.mark is not None and paragraph.kind not in BULLETS:
        printed = re.sub(r"^\D*(?=\d)", "", paragraph.mark) if paragraph.kind is MarkKind.TASK else paragraph.mark
        number = traced(printed, paragraph.places)
    return TaskFields(
        title=title or (traced(paragraph.text, paragraph.places) if paragraph else NOTHING),
        number=number,
        domain=_heading_of_field(trail),
        cells={role: words for role, words in fields.items() if words},
        origin="body",
    )


def _heading_of_field(trail: Trail) -> Traced:
    """The innermost heading above an item that names a field of reform, else the innermost numbered one."""
    marked = [step for step in reversed(trail) if step.mark is not None or step.heading is not None or step.bold]
    naming = (step for step in marked if domain_of(step.text) is not None and not opens_as_agency(step.text))
    chosen = next(naming, marked[0] if marked else None)
    if chosen is None:
        return NOTHING
    text = re.sub(r"\s*\([^)]*chủ trì[^)]*\)\s*$", "", chosen.text, flags=re.IGNORECASE)
    return traced(text.strip(" .:;"), chosen.places)
