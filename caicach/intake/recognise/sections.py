"""Sections that hold items of work, and the labels that stand once for all of them."""

import re
from collections.abc import Iterator, Sequence

from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.item_fields import Fields, fields_in_heading, fields_of, is_label, labels_under
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.marks import MarkKind
from caicach.intake.recognise.outline import Node, Paragraph
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.wording import is_capitals

Trail = tuple[Paragraph, ...]

BULLETS = (MarkKind.DASH, MarkKind.PLUS, MarkKind.BULLET)
_LONGEST_HEADING, _LONGEST_FIELD, _LONGEST_GROUP = 170, 110, 80

# Headings of a plan's parts that set no tasks, unless they name tasks as well ("Mục tiêu, nhiệm vụ").
_OTHER_PART = re.compile(
    r"(?:to chuc thuc hien|muc dich|yeu cau|muc tieu|chi tieu|kinh phi|che do|quy dinh ve|can cu|dac diem)"
)
_WORK = re.compile(r"nhiem vu|giai phap|noi dung")
# Headings inside a section that tell of other things than work.
_BESIDE_THE_POINT = re.compile(
    r"(?:ton tai|han che|nguyen nhan|mat diem|danh gia|ket qua dat|thuc trang|muc tieu|chi tieu|yeu cau|muc dich|"
    r"can cu|diem so)"
)


def is_section(node: Node) -> bool:
    """A heading with items under it: in capitals or bold, or naming a field of reform, and no sentence."""
    paragraph = node.block
    if not isinstance(paragraph, Paragraph) or not node.children or paragraph.kind in BULLETS:
        return False
    title = paragraph.text.split("(")[0]
    if len(title) > _LONGEST_HEADING or _is_sentence(paragraph):
        return False
    if is_capitals(title) or paragraph.heading is not None or paragraph.bold:
        return True
    return domain_of(title) is not None and len(title) <= _LONGEST_FIELD


def is_other_part(node: Node) -> bool:
    """True for a part of the plan that sets no tasks: aims, money, how the plan is carried out."""
    paragraph = node.block
    if not isinstance(paragraph, Paragraph) or paragraph.kind not in (MarkKind.ROMAN, MarkKind.UPPER, MarkKind.PART):
        return False
    low = bare(paragraph.text)
    return _OTHER_PART.match(low) is not None and _WORK.search(low) is None


def shared_fields(section: Node) -> Fields | None:
    """The fields that hold for all items of a section that names a field of reform.

    They stand in its heading, or as its only labels, before or after its several items.
    """
    heading = section.block
    if not isinstance(heading, Paragraph) or domain_of(heading.text) is None:
        return None
    if own := fields_in_heading(heading):
        return own
    holder = _holder_of_labels(section)
    labels = _labels_apart(holder)
    fields = fields_of(labels)
    if not fields.get(Role.LEAD) or not _is_one_run(holder.children, labels):
        return None
    items = [item for item, _ in items_of(section)]
    if len(items) < 2 and not any(is_group(child) and not is_label(child) for child in section.children):
        return None
    labelled = any(not set(labels_under(item)) <= set(labels) for item in items)
    return None if labelled else fields


def items_of(node: Node) -> Iterator[tuple[Node, Trail]]:
    """The items of work in a section, with the headings between; what tells of shortcomings or goals is none."""
    for child in node.children:
        paragraph = child.block
        if not isinstance(paragraph, Paragraph) or is_label(child):
            continue
        if is_group(child):
            if not _BESIDE_THE_POINT.search(bare(paragraph.text)):
                yield from ((item, (paragraph, *above)) for item, above in items_of(child))
        elif not _BESIDE_THE_POINT.match(bare(paragraph.text)):
            yield child, ()


def _holder_of_labels(section: Node) -> Node:
    """A section divided into causes and measures may close with labels in the last division ("1.2. Giải pháp")."""
    *others, last = section.children
    if not isinstance(last.block, Paragraph) or not _WORK.match(bare(last.block.text)) or not is_group(last):
        return section
    if labels_under(section) or any(labels_under(child) for child in others):
        return section
    return last


def _labels_apart(section: Node) -> list[Node]:
    """The labels of a section: among its children, or sunk under the last of them by another mark ("* Chủ trì: …")."""
    own = labels_under(section)
    last = section.children[-1]
    if own or len(section.children) < 2 or any(labels_under(child) for child in section.children[:-1]):
        return own
    if not isinstance(last.block, Paragraph) or last.block.kind not in BULLETS:
        return own
    sunk = labels_under(last)
    apart = [node for node in sunk if isinstance(node.block, Paragraph) and node.block.kind in (MarkKind.BULLET, None)]
    return apart if len(apart) == len(sunk) == len(last.children) else []


def _is_one_run(children: Sequence[Node], labels: Sequence[Node]) -> bool:
    """The labels stand together, at the head or the end of a section."""
    if labels[0] not in children:
        return True
    first = children.index(labels[0])
    last = first + len(labels)
    return list(children[first:last]) == list(labels) and (first == 0 or last == len(children))


def is_group(node: Node) -> bool:
    """A heading inside a section that only groups the items under it ("b) Giải pháp:")."""
    paragraph = node.block
    if not isinstance(paragraph, Paragraph) or not node.children:
        return False
    if is_section(node) or (paragraph.text.rstrip().endswith(":") and paragraph.kind is not MarkKind.PLUS):
        return True
    return len(paragraph.text) <= _LONGEST_GROUP and not _is_sentence(paragraph) and paragraph.kind not in BULLETS


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith((".", ";"))
