"""Tasks of a section that is divided into losses, remedies and duties.

The labels of the duties hold for every remedy, whether they stand before or after them, once for a section or once for
each stretch of remedies; a remedy's own labels go before them. Where a section says nothing about who does it, a
closing sentence of the plan may ("Phòng Tư pháp chủ trì lĩnh vực cải cách thể chế, phối hợp với …").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from caicach.intake.recognise.division_titles import Division, division_of_title
from caicach.intake.recognise.divisions import Entry, read_divisions
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.item_fields import Fields, fields_of, inline_fields, labels_under
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.loss_tables import read_loss_table
from caicach.intake.recognise.outline import Node, Paragraph
from caicach.intake.recognise.sections import Trail, is_section
from caicach.intake.recognise.tables import read_tables
from caicach.intake.recognise.task_table import is_task_table
from caicach.intake.recognise.traced import Traced, traced
from caicach.values.choices import Domain


@dataclass(frozen=True, slots=True)
class Remedy:
    """A piece of work: its words, the paragraph that it is (None in a table), the headings above, what is said of it.

    ``shared`` are the fields that it has in common with others.
    """

    title: Traced
    paragraph: Paragraph | None
    trail: Trail
    own: Fields
    shared: Fields


def remedies_of(section: Node, *, closing: Mapping[Domain, Fields], alone: bool = False) -> tuple[Remedy, ...]:
    """The remedies of a section that is divided and says, or whose ``closing`` sentence says, who sees to them.

    With ``alone`` also those about which nothing is said.
    """
    heading = section.block
    if not isinstance(heading, Paragraph) or (domain := domain_of(heading.text)) is None or _holds_sections(section):
        return ()
    entries = [_with_table(entry) for entry in read_divisions(section.children, (heading,))]
    if not any(entry.division is Division.REMEDIES for entry in entries):
        return ()
    remedies = _shared_out(_with_sunk_labels(entries))
    assigned = closing.get(domain, {})
    if assigned and not any(remedy.shared or remedy.own for remedy in remedies):
        remedies = [replace(remedy, shared=assigned) for remedy in remedies]
    return tuple(remedies) if alone or any(remedy.shared.get(Role.LEAD) for remedy in remedies) else ()


def _with_table(entry: Entry) -> Entry:
    """A table that sets remedies beside losses, and does not itself say who sees to them, holds work."""
    block = entry.node.block
    if isinstance(block, Paragraph) or any(map(is_task_table, read_tables(block.lines))):
        return entry
    is_work = any(row.remedies for row in read_loss_table(block))
    return replace(entry, division=Division.REMEDIES if is_work else entry.division)


def _holds_sections(section: Node) -> bool:
    """True where headings inside name fields of reform themselves."""
    titles = [node.block.text for node in section.children if isinstance(node.block, Paragraph) and is_section(node)]
    return sum(domain_of(title) is not None and division_of_title(title) is None for title in titles) > 1


def _with_sunk_labels(entries: Sequence[Entry]) -> list[Entry]:
    """Labels without a mark stand in the tree under the last remedy; where no other has any they are the section's."""
    remedies = [entry for entry in entries if entry.division is Division.REMEDIES]
    last = remedies[-1].node
    labels = _sunk_labels(last)
    if not labels or any(labels_under(entry.node) for entry in remedies[:-1]):
        return list(entries)
    if len(remedies) == 1 or any(entry.division is Division.DUTIES for entry in entries):
        return list(entries)
    at = list(entries).index(remedies[-1]) + 1
    return [*entries[:at], *(Entry(Division.DUTIES, label, remedies[-1].trail) for label in labels), *entries[at:]]


def _sunk_labels(node: Node) -> list[Node]:
    return labels_under(node) or (_sunk_labels(node.children[-1]) if node.children else [])


def _shared_out(entries: Sequence[Entry]) -> list[Remedy]:
    """Each remedy with the labels after it, or with those before it where labels come first."""
    runs = _runs(entries)
    first = next((run for run in runs if run[0].division in (Division.REMEDIES, Division.DUTIES)), [])
    labels_first = bool(first) and first[0].division is Division.DUTIES
    remedies: list[Remedy] = []
    shared: Fields = {}
    for run in runs if labels_first else reversed(runs):
        if run[0].division is Division.DUTIES:
            shared = fields_of([entry.node for entry in run])
        elif run[0].division is Division.REMEDIES:
            told = [remedy for entry in run for remedy in _remedies(entry, shared)]
            remedies = remedies + told if labels_first else told + remedies
    return remedies


def _runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Stretches of one division; what is neither work nor duty parts nothing."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if entry.division not in (Division.REMEDIES, Division.DUTIES):
            continue
        if runs and runs[-1][0].division is entry.division:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _remedies(entry: Entry, shared: Fields) -> Iterator[Remedy]:
    paragraph = entry.node.block
    if not isinstance(paragraph, Paragraph):
        for row in read_loss_table(paragraph):
            yield from (Remedy(title, None, entry.trail, {}, shared) for title in row.remedies)
        return
    own = fields_of(labels_under(entry.node)) if not _are_shared(entry.node, shared) else {}
    if inline := inline_fields(paragraph, led=Role.LEAD in shared):
        yield Remedy(inline[0], paragraph, entry.trail, own | inline[1], shared)
        return
    words = traced(paragraph.text[entry.start :], paragraph.places_of(entry.start, len(paragraph.text)))
    yield Remedy(words, paragraph, entry.trail, own, shared)


def _are_shared(node: Node, shared: Fields) -> bool:
    """The labels under the last remedy are the section's, which sank there."""
    places = {place for words in shared.values() for place in words.places}
    own = [label.block for label in labels_under(node)]
    return any(isinstance(label, Paragraph) and not places.isdisjoint(label.places) for label in own)
