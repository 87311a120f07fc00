"""What every check looks at: the document in passages, what was read out of it, and what is known from outside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from caicach.intake.checks.cited import Citation, read_citations
from caicach.intake.checks.finding import Spot
from caicach.intake.checks.passage import Passage
from caicach.intake.draft import Found, PlanDraft
from caicach.intake.layout import Layout, Line, Place
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock, build_outline
from caicach.intake.recognise.tables import Table, read_tables
from caicach.intake.recognise.task_table import is_task_table
from caicach.intake.recognise.wording import plain
from caicach.values.legal_document import LegalDocument
from caicach.values.workdays import WorkCalendar

__all__ = ["Case", "Citation", "Passage"]


@dataclass(frozen=True)
class Case:
    """A plan to be checked.

    ``register`` holds the legal documents that are known, by whoever keeps such a list; empty: nothing is said about
    them. ``calendar`` knows days off; None: nothing is said about them.
    """

    layout: Layout
    draft: PlanDraft
    register: tuple[LegalDocument, ...] = ()
    calendar: WorkCalendar | None = None

    @cached_property
    def outline(self) -> Outline:
        """The document in its parts."""
        return build_outline(self.layout)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph and every cell of a table, in reading order."""
        return tuple(passage for step in self.outline.walk() for passage in _passages(step))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation with a number, in reading order, those of footnotes last."""
        notes = (
            Passage(text=note.text, part=PartKind.BODY, where="", places=note.places, paragraph=note)
            for note in self.outline.apart
        )
        return tuple(citation for passage in (*self.passages, *notes) for citation in read_citations(passage))

    @cached_property
    def sections(self) -> dict[Place | int, str]:
        """The printed number of what stands at each place, and on each line."""
        found: dict[Place | int, str] = {}
        for passage in self.passages:
            for place in passage.places:
                found.setdefault(place, passage.where)
                found.setdefault(place.line, passage.where)
        return found

    @cached_property
    def task_tables(self) -> tuple[Table, ...]:
        """The tables that tell tasks, in reading order."""
        blocks = [step.node.block for step in self.outline.walk(PartKind.BODY, PartKind.APPENDIX)]
        found = [table for block in blocks if isinstance(block, TableBlock) for table in read_tables(block.lines)]
        return tuple(table for table in found if is_task_table(table))

    @cached_property
    def lines(self) -> dict[int, Line]:
        """The lines of the layout by number."""
        return {line.number: line for line in self.layout.lines}

    @property
    def year(self) -> int | None:
        """The year that the plan is for."""
        return self.draft.head.year.value if self.draft.head.year else None

    def spot_of(self, found: Found[str], *, where: str = "") -> Spot:
        """A value that was read as a place of a finding; line 1 where it was inferred."""
        return Spot(line=found.places[0].line if found.places else 1, words=found.value, where=where)


_ROW_NUMBER = re.compile(r"\(?([\divxIVX]{1,4}(?:[.,]\d{1,2}){0,3}|[a-zđ])\s*[.)]?$")


def _passages(step: Step) -> Iterator[Passage]:
    block = step.node.block
    if isinstance(block, Paragraph):
        yield Passage(text=block.text, part=step.part.kind, where=step.node.path, places=block.places, paragraph=block)
        return
    for line in block.lines:
        where = _row_name(step.node.path, line)
        if not line.cells:
            yield Passage(text=plain(line.text), part=step.part.kind, where=where, places=(Place(line=line.number),))
        for index, cell in enumerate(line.cells):
            if cell.text.strip():
                place = Place(line=line.number, cell=index)
                yield Passage(text=plain(cell.text), part=step.part.kind, where=where, places=(place,))


def _row_name(path: str, line: Line) -> str:
    first = plain(line.cells[0].text) if line.cells else ""
    number = _ROW_NUMBER.match(first)
    return f"{path} {number[1]}".strip() if number else path
