"""The review of a draft: source lines as blocks to read, items as rows to correct, and how far the review is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from caicach.plans.models import Draft
from caicach.plans.rules.fields import FIELDS, Field, Kind, Section
from caicach.plans.rules.review import Item, Review, Value, doubts, is_doubtful, one
from caicach.values import deadline, measure
from caicach.values.vietnamese import fold, say_number

# Pieces of a text; true where they were recognised in a picture without certainty.
Words = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of running text, or a table row with its cells and how many columns each covers."""

    number: int
    words: Words
    cells: tuple[tuple[Words, int], ...]
    style: str


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """Lines that belong together: a table, or running text up to the next table or page."""

    is_table: bool
    page: int | None
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of an item as the page shows it: its text to type over and the places to light up."""

    field: Field
    texts: tuple[str, ...]
    places: str
    doubtful: bool
    confidence: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the review."""

    section: Section
    key: str
    position: int
    fields: tuple[FieldRow, ...]
    doubts: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in the list: the plan's title where it was read, and how many values ask for a look."""

    draft: Draft
    title: str
    doubts: int


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section with its items."""

    section: Section
    items: tuple[ItemRow, ...]
    doubts: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the review is: values that still ask for a look, of all values."""

    doubts: int
    values: int

    @property
    def settled(self) -> int:
        """Values that need no look, or had it."""
        return self.values - self.doubts


def source_blocks(draft: Draft) -> list[SourceBlock]:
    """The source as it was, in blocks."""
    blocks: list[SourceBlock] = []
    run: list[SourceLine] = []
    mark: tuple[int | None, int | None] | None = None
    for plain in draft.lines:
        this = (plain["table"] if plain["cells"] else None, plain["page"])
        if run and this != mark:
            blocks.append(_block(run, mark))
            run = []
        mark = this
        run.append(_line(plain))
    return [*blocks, _block(run, mark)] if run else blocks


def section_rows(review: Review) -> list[SectionRow]:
    """Every section with its items, ready to show."""
    return [
        SectionRow(
            section=section,
            items=(
                rows := tuple(item_row(section, item, place) for place, item in enumerate(review[section], start=1))
            ),
            doubts=sum(row.doubts for row in rows),
        )
        for section in Section
    ]


def item_row(section: Section, item: Item, position: int) -> ItemRow:
    """One item as the page shows it."""
    shown = [field for field in FIELDS[section] if not field.silent]
    fields = tuple(_field_row(field, item["fields"].get(field.name, [])) for field in shown)
    return ItemRow(
        section=section, key=item["key"], position=position, fields=fields, doubts=sum(row.doubtful for row in fields)
    )


def counts(review: Review) -> Counts:
    """How far the review is, in the fields that the page shows."""
    filled = sum(
        bool(item["fields"].get(field.name))
        for section in Section
        for item in review[section]
        for field in FIELDS[section]
        if not field.silent
    )
    return Counts(doubts=sum(1 for _ in doubts(review)), values=filled)


def minutes_left(draft: Draft, *, now: datetime) -> int | None:
    """About how long the recognition of a scan still takes, by the pages done; None before the first one is, and where
    reading began anew."""
    if not draft.pages or not draft.page_read or draft.page_read < 2 or draft.readings > 1:
        return None
    done = draft.page_read - 1
    seconds = (now - draft.created_at).total_seconds() / done * (draft.pages - done)
    return max(1, round(seconds / 60))


def draft_row(draft: Draft) -> DraftRow:
    """The draft as the list shows it."""
    heads = draft.content.get(Section.HEAD, [])
    title = str(one(heads[0], "title") or "") if heads else ""
    return DraftRow(draft=draft, title=title, doubts=sum(1 for _ in doubts(draft.content)) if heads else 0)


def other_unit(draft: Draft) -> str:
    """The unit of which the document says that it is, where that is not the unit of the draft's body; else ""."""
    named = str(one(draft.content[Section.HEAD][0], "unit_name") or "")
    return "" if not named or fold(draft.agency.unit.name) in fold(named) else named


def _block(run: list[SourceLine], mark: tuple[int | None, int | None] | None) -> SourceBlock:
    table, page = mark or (None, None)
    return SourceBlock(is_table=table is not None, page=page, lines=tuple(run))


def _line(plain: dict[str, Any]) -> SourceLine:
    doubts = plain.get("doubts", [])
    return SourceLine(
        number=plain["n"],
        words=_pieces(plain["text"], [(start, end) for start, end, cell in doubts if cell is None]),
        cells=tuple(
            (_pieces(text, [(start, end) for start, end, cell in doubts if cell == place]), span)
            for place, (text, span, *_) in enumerate(plain["cells"])
        ),
        style=plain["style"],
    )


def _pieces(text: str, doubts: list[tuple[int, int]]) -> Words:
    """The text cut where doubtful words begin and end."""
    if not doubts:
        return ((text, False),) if text else ()
    cuts = sorted({0, len(text), *(edge for doubt in doubts for edge in doubt if edge < len(text))})
    return tuple(
        (text[start:end], any(first <= start < last for first, last in doubts)) for start, end in pairwise(cuts)
    )


def _field_row(field: Field, values: list[Value]) -> FieldRow:
    places = [f"{line}" if cell is None else f"{line}:{cell}" for value in values for line, cell in value["places"]]
    return FieldRow(
        field=field,
        texts=tuple(say_value(field.kind, value["value"]) for value in values),
        places=" ".join(dict.fromkeys(places)),
        doubtful=any(is_doubtful(value) for value in values),
        confidence=round(min((value["confidence"] for value in values), default=1.0) * 100),
    )


def say_value(kind: Kind, plain: Any) -> str:
    """A value as people read and type it."""
    return _SAID.get(kind, str)(plain)


def _say_date(plain: str) -> str:
    year, month, day = plain.split("-")
    return f"{day}/{month}/{year}"


def _say_deadline(plain: dict[str, Any]) -> str:
    return deadline.say(deadline.from_json(plain))


def _say_mention(plain: dict[str, str]) -> str:
    return f"{plain['section']}: {plain['text']}" if plain["section"] else plain["text"]


_SAID: dict[Kind, Callable[[Any], str]] = {
    Kind.DATE: _say_date,
    Kind.DEADLINE: _say_deadline,
    Kind.MEASURE: lambda plain: measure.short(measure.from_json(plain)),
    Kind.MENTION: _say_mention,
    Kind.MONEY: lambda plain: say_number(Decimal(plain) / 1_000_000),
    Kind.DECIMAL: lambda plain: say_number(Decimal(str(plain))),
}
