"""What a paragraph of a section tells: what went wrong, what shall be done about it, or who is to see to it.

Plans that raise an index divide each field of reform so ("1. Tồn tại, hạn chế", "2. Nhiệm vụ, giải pháp khắc phục",
"3. Phân công trách nhiệm"): under numbered headings, under lines that end in a colon or go on after it, before or after
one another. A division goes on until the next one opens or the section ends, however deep its paragraphs stand in the
tree of marks.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from caicach.intake.recognise.division_titles import Division, division_of_title, is_only_a_label
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.item_fields import is_label, labels_under
from caicach.intake.recognise.marks import MarkKind
from caicach.intake.recognise.outline import Node, Paragraph
from caicach.intake.recognise.sections import BULLETS, Trail, is_group, is_section


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph or table of a division with the headings above it; ``division`` is None before the first one opens.

    ``start`` is where its own words begin: after the label in "Nguyên nhân mất điểm: chậm báo cáo".
    """

    division: Division | None
    node: Node
    trail: Trail
    start: int = 0


_LONGEST_HEADING, _LONGEST_LABEL = 130, 90


def read_divisions(nodes: Sequence[Node], trail: Trail = ()) -> Iterator[Entry]:
    """The paragraphs and tables under ``nodes`` by division, in reading order. Headings themselves are left out."""
    yield from _walk(nodes, trail, None)


def _walk(nodes: Sequence[Node], trail: Trail, inherited: Division | None) -> Generator[Entry, None, Division | None]:
    """Entries of siblings; gives back the division that is open after them."""
    division, reaches_on = inherited, False
    for node in nodes:
        paragraph = node.block
        if not isinstance(paragraph, Paragraph):
            yield Entry(division, node, trail)
        elif is_label(node):
            yield Entry(Division.DUTIES, node, trail)
        elif opened := _opened(node):
            division, start = opened
            reaches_on = paragraph.mark is None and not node.children
            if start:
                yield Entry(division, node, trail, start)
            division = yield from _walk(node.children, (*trail, paragraph), division)
        elif _heads_a_section(node):
            below = division if reaches_on else inherited
            yield from _walk(node.children, (*trail, paragraph), below if domain_of(paragraph.text) else None)
            division = division if reaches_on else inherited
        elif division is not None and is_group(node) and not labels_under(node):
            division = yield from _walk(node.children, (*trail, paragraph), division)
        else:
            if division is Division.CAUSES and (paragraph.kind is MarkKind.TASK or labels_under(node)):
                division = Division.REMEDIES
            yield Entry(division, node, trail)
            division = yield from _walk(_sunk(node), trail, division)
    return division


def _opened(node: Node) -> tuple[Division, int] | None:
    """The division that a paragraph opens, and where words of its own begin behind the colon (0: it is a heading)."""
    paragraph = node.block
    if not isinstance(paragraph, Paragraph) or paragraph.kind is MarkKind.TASK:
        return None
    text = paragraph.text.rstrip()
    colon = text.find(":")
    if 0 < colon <= _LONGEST_LABEL and colon < len(text) - 1:
        label = division_of_title(text[:colon]) if is_only_a_label(text[:colon]) else None
        start = colon + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip())
        return (label, start) if label else None
    if len(text) > _LONGEST_HEADING or text.endswith((".", ";")):
        return None
    # A bullet without a colon is an item, even one that begins with such a word ("- Khắc phục tình trạng …").
    if not text.endswith(":") and paragraph.kind in BULLETS:
        return None
    if not text.endswith(":") and not node.children and paragraph.mark is not None:
        return None
    division = division_of_title(text)
    return (division, 0) if division else None


def _heads_a_section(node: Node) -> bool:
    """A heading with items of its own; what has nothing but labels under it is an item."""
    paragraph = node.block
    if not isinstance(paragraph, Paragraph) or paragraph.kind is MarkKind.TASK:
        return False
    return is_section(node) and len(labels_under(node)) < len(node.children)


def _sunk(node: Node) -> Sequence[Node]:
    """What stands in the tree under an item because it has no mark, but opens the next division, with all after it."""
    for at, child in enumerate(node.children):
        if isinstance(child.block, Paragraph) and child.block.mark is None and not is_label(child) and _opened(child):
            return node.children[at:]
    return _sunk(node.children[-1]) if node.children else ()
