"""The outline of a document: its parts, and in each part the tree that its item marks span.

    outline = build_outline(layout)
    for step in outline.walk(PartKind.BODY):
        step.node.block     # Paragraph or TableBlock
        step.node.path      # "II.3.1", "II.1.a", "" where nothing is numbered
        step.trail          # the paragraphs above it, outermost first ("II. CHỈ TIÊU", "3. Về giải quyết hồ sơ …")

Every line of the layout is in exactly one place: in a part, or in ``outline.apart`` (page numbers, footnotes, running
headers). Texts are free of markup and of the mark that opens them; ``places`` point at the lines and cells behind them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caicach.intake.layout import Layout
from caicach.intake.recognise.division_titles import division_of_title
from caicach.intake.recognise.marks import MarkKind
from caicach.intake.recognise.paragraphs import Block, Paragraph, TableBlock, read_blocks
from caicach.intake.recognise.parts import PartKind, split_parts
from caicach.intake.recognise.wording import folded, is_capitals

__all__ = [
    "Block",
    "MarkKind",
    "Node",
    "Outline",
    "Paragraph",
    "Part",
    "PartKind",
    "Step",
    "TableBlock",
    "build_outline",
]


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph or table with what stands under it. ``path`` is the printed numbering down to it: "II.3.1", "II.1.a".

    A dash or plain paragraph has the path of the numbered item that it stands under. In an appendix the path begins
    with its printed name: "Phụ lục", "Phụ lục 2".
    """

    block: Block
    path: str
    children: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the document with its tree. Each appendix is a part of its own."""

    kind: PartKind
    nodes: tuple[Node, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of the part in reading order."""
        for step in _walk(self, self.nodes, ()):
            if isinstance(step.node.block, Paragraph):
                yield step.node.block


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of a walk: the node, the part it is in, and the paragraphs above it, outermost first."""

    part: Part
    node: Node
    trail: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document in parts. ``layout`` is what it was made from; ``apart`` is no text of the plan."""

    layout: Layout
    parts: tuple[Part, ...]
    apart: tuple[Paragraph, ...] = field(default=())

    def of(self, *kinds: PartKind) -> tuple[Part, ...]:
        """The parts of these kinds, in order; all parts where none is named."""
        return tuple(part for part in self.parts if not kinds or part.kind in kinds)

    def walk(self, *kinds: PartKind) -> Iterator[Step]:
        """Every node of these kinds of parts (all where none is named) in reading order, parents before children."""
        for part in self.of(*kinds):
            yield from _walk(part, part.nodes, ())

    def paragraphs(self, *kinds: PartKind) -> Iterator[Paragraph]:
        """Every paragraph of these kinds of parts in reading order."""
        for part in self.of(*kinds):
            yield from part.paragraphs()


def build_outline(layout: Layout) -> Outline:
    """Read the outline of ``layout``."""
    blocks = read_blocks(layout)
    parts = []
    appendices = 0
    for stretch in split_parts(blocks.blocks):
        appendices += stretch.kind is PartKind.APPENDIX
        root = _appendix_name(stretch.blocks[0], appendices) if stretch.kind is PartKind.APPENDIX else ""
        parts.append(Part(kind=stretch.kind, nodes=_tree(stretch.blocks, root=root)))
    return Outline(layout=layout, parts=tuple(parts), apart=blocks.apart)


def _walk(part: Part, nodes: Sequence[Node], trail: tuple[Paragraph, ...]) -> Iterator[Step]:
    for node in nodes:
        yield Step(part=part, node=node, trail=trail)
        if node.children and isinstance(node.block, Paragraph):
            yield from _walk(part, node.children, (*trail, node.block))


def _appendix_name(first: Block, count: int) -> str:
    if isinstance(first, Paragraph):
        match = re.match(r"(?:phụ lục|phụ biểu|biểu)\s*(?:số\s*)?([\divx]{1,4})?\b", folded(first.text))
        if match and match.group(1):
            return f"Phụ lục {match.group(1).upper()}"
    return "Phụ lục" if count <= 1 else f"Phụ lục {count}"


# Marks from the outermost in. A dotted number stands below a plain one, the deeper the more parts it has.
_RANKS = {
    MarkKind.PART: 10,
    MarkKind.UPPER: 20,
    MarkKind.ROMAN: 30,
    MarkKind.ARTICLE: 35,
    MarkKind.NUMBER: 40,
    MarkKind.DOTTED: 40,
    MarkKind.TASK: 60,
    MarkKind.PAREN: 65,
    MarkKind.LETTER: 70,
    MarkKind.DASH: 80,
    MarkKind.PLUS: 90,
    MarkKind.BULLET: 95,
}
_UPPER_UNDER_ROMAN = 33
_NUMBER_BEGUN_AGAIN = 41
_BULLET_OVER_DASHES = 75
_HEADING = 45
_TEXT = 200
_OUTER = (MarkKind.ROMAN, MarkKind.UPPER)  # whichever comes first is the outer one
_PATHLESS = (MarkKind.DASH, MarkKind.PLUS, MarkKind.BULLET, MarkKind.ARTICLE, MarkKind.TASK)


@dataclass(slots=True)
class _Growing:
    """A node still growing."""

    block: Block
    rank: int
    path: str
    children: list["_Growing"] = field(default_factory=list)

    def grown(self) -> Node:
        return Node(block=self.block, path=self.path, children=tuple(child.grown() for child in self.children))


def _tree(blocks: Sequence[Block], *, root: str) -> tuple[Node, ...]:
    """Nest blocks by the rank of their marks; what has no mark stands under the item before it."""
    roman_first = next((kind for kind in map(_kind, blocks) if kind in _OUTER), None) is MarkKind.ROMAN
    top = _Growing(block=TableBlock(lines=()), rank=0, path=root)
    stack = [top]
    for block in blocks:
        is_inner_letter = roman_first and _kind(block) is MarkKind.UPPER
        rank = _UPPER_UNDER_ROMAN if is_inner_letter else _rank(block, stack)
        while stack[-1].rank >= rank:
            stack.pop()
        node = _Growing(block=block, rank=rank, path=_path(block, stack))
        stack[-1].children.append(node)
        stack.append(node)
    return tuple(child.grown() for child in top.children)


def _kind(block: Block) -> MarkKind | None:
    return block.kind if isinstance(block, Paragraph) else None


def _rank(block: Block, stack: Sequence[_Growing]) -> int:
    if isinstance(block, TableBlock):
        return _TEXT
    if block.kind is None:
        return _rank_of_unmarked(block, stack)
    if block.kind is MarkKind.DOTTED and block.mark:
        return 40 + 2 * block.mark.count(".")
    if division_of_title(block.text) and (rank := _rank_of_division(block, stack)):
        return rank
    if block.kind is MarkKind.BULLET and not any(node.rank == _RANKS[MarkKind.DASH] for node in stack):
        return _RANKS[MarkKind.DASH] + 1
    return _RANKS[block.kind]


def _rank_of_division(block: Paragraph, stack: Sequence[_Growing]) -> int | None:
    """A division of a section whose mark says less than its words: numbers begun again at 1, stars over dashes."""
    if block.kind is MarkKind.NUMBER and block.mark:
        if block.mark == "1" and stack[-1].rank == _RANKS[MarkKind.NUMBER]:
            return _NUMBER_BEGUN_AGAIN
        before = next((node.block for node in reversed(stack) if node.rank == _NUMBER_BEGUN_AGAIN), None)
        goes_on = isinstance(before, Paragraph) and before.mark == str(int(block.mark) - 1)
        return _NUMBER_BEGUN_AGAIN if goes_on else None
    if block.kind is MarkKind.BULLET:
        holder = next(node for node in reversed(stack) if node.rank < _BULLET_OVER_DASHES)
        begins = not holder.children or any(child.rank == _BULLET_OVER_DASHES for child in holder.children)
        return _BULLET_OVER_DASHES if begins else None
    return None


def _rank_of_unmarked(block: Paragraph, stack: Sequence[_Growing]) -> int:
    """A heading without a number stands beside or under the numbered section, running text under the item before."""
    is_heading = block.heading is not None or (block.bold and len(block.text) <= 120)
    if is_heading and is_capitals(block.text):
        return _RANKS[MarkKind.ROMAN] if not any(node.rank == _RANKS[MarkKind.ROMAN] for node in stack) else _HEADING
    return _HEADING if is_heading and not block.text.rstrip().endswith((".", ";", ",")) else _TEXT


def _path(block: Block, stack: Sequence[_Growing]) -> str:
    parent = stack[-1].path
    if isinstance(block, TableBlock) or block.mark is None or block.kind in _PATHLESS:
        return parent
    if block.kind is MarkKind.DOTTED:
        # "3.1" already says that it stands under 3: the number's own step is left out.
        above = next((node for node in reversed(stack) if node.rank < _RANKS[MarkKind.NUMBER]), stack[0])
        parent = above.path
    joint = " " if parent == stack[0].path else "."  # below the name of an appendix: "Phụ lục 1", "Phụ lục II 1.2"
    label = block.mark.split()[-1] if block.kind is MarkKind.PART else block.mark
    return f"{parent}{joint if parent else ''}{label}"
