"""Words of the fields of one task -> a ``Task``: the same for a table row and for labelled lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal

from caicach.intake.draft import Found, Task
from caicach.intake.recognise.agencies import split_agencies
from caicach.intake.recognise.deadlines import read_deadlines
from caicach.intake.recognise.deliverables import split_deliverables
from caicach.intake.recognise.domains import domain_of, guess_domain
from caicach.intake.recognise.labels import Role, split_labels, unit_of
from caicach.intake.recognise.looks import fits
from caicach.intake.recognise.traced import NOTHING, Traced
from caicach.intake.recognise.wording import plain
from caicach.values.choices import Domain

SURE = 0.95
GUESSED = 0.5
_MILLION = 1_000_000
# A cell that is longer is no list of names or times; only its beginning is cut into values.
_LONGEST_LIST = 10_000


@dataclass(slots=True)
class TaskFields:
    """What was read of one task before it is cut into values. ``doubt`` lowers the confidence of a field (1: none)."""

    title: Traced
    number: Traced = NOTHING
    domain: Traced = NOTHING
    cells: dict[Role, Traced] = field(default_factory=dict)
    doubt: dict[Role, float] = field(default_factory=dict)
    origin: Literal["table", "body"] = "table"
    unit_vnd: int | None = None

    def doubted(self, role: Role, factor: float) -> None:
        """Lower the confidence of a field."""
        self.doubt[role] = self.doubt.get(role, 1.0) * factor

    def sure(self, role: Role) -> float:
        """How sure the values of a field are."""
        return round(SURE * self.doubt.get(role, 1.0), 3)


def build_task(fields: TaskFields, *, year: int | None) -> Task:
    """Cut the fields into values."""
    cells = _told_apart(fields.cells)
    deadline = cells.get(Role.DEADLINE, NOTHING)
    products = cells.get(Role.DELIVERABLE, NOTHING)
    title = _without_marks(fields.title.flowing)
    return Task(
        title=fields.title.found(title, confidence=fields.sure(Role.TASK)),
        number=_number(fields),
        domain=_domain(fields, title),
        domain_title=fields.domain.found(fields.domain.flowing, confidence=fields.sure(Role.DOMAIN))
        if fields.domain
        else None,
        deliverables=products.all_found(
            split_deliverables(products.text[:_LONGEST_LIST], commas=fields.origin == "body"),
            confidence=fields.sure(Role.DELIVERABLE),
        ),
        leads=_agencies(cells, Role.LEAD, fields),
        coordinators=_agencies(cells, Role.COORDINATOR, fields),
        deadline_text=deadline.found(_as_one_line(deadline), confidence=fields.sure(Role.DEADLINE))
        if deadline
        else None,
        deadlines=tuple(
            Found(value=promise, places=deadline.places, confidence=fields.sure(Role.DEADLINE))
            for promise in (
                read_deadlines(deadline.text[:_LONGEST_LIST], year=year)
                if fits(Role.DEADLINE, deadline.text) > -1
                else ()
            )
        ),
        budget_vnd=_budget(cells.get(Role.BUDGET, NOTHING), fields),
        origin=fields.origin,
    )


def _told_apart(cells: Mapping[Role, Traced]) -> dict[Role, Traced]:
    """Cells that hold several fields under labels of their own ("Chủ trì: …; phối hợp: …") give each its words."""
    apart: dict[Role, Traced] = {}
    for role, words in cells.items():
        pieces = split_labels(words.text) if ":" in words.text and role is not Role.TASK else []
        own = role in (Role.LEAD, Role.COORDINATOR) and any(piece.role is role for piece in pieces)
        if not own and not any(piece.role not in (None, role) for piece in pieces):
            apart[role] = apart.get(role, NOTHING) + words
            continue
        for piece in pieces:
            _, rest = words.cut(piece.start)
            inside, _ = rest.cut(piece.end - piece.start)
            target = piece.role or role
            apart[target] = apart.get(target, NOTHING) + inside
    return apart


def _number(fields: TaskFields) -> Found[str] | None:
    text = fields.number.flowing.strip(" .)(/:")
    return fields.number.found(text, confidence=fields.sure(Role.NUMBER)) if text else None


def _domain(fields: TaskFields, title: str) -> Found[Domain] | None:
    """The field that the heading names; else a guess from the task's own words."""
    if fields.domain and (domain := domain_of(fields.domain.flowing)):
        return Found(value=domain, places=fields.domain.places, confidence=fields.sure(Role.DOMAIN))
    if guess := guess_domain(title):
        return Found(value=guess, places=(), confidence=GUESSED)
    return Found(value=Domain.OTHER, places=fields.domain.places, confidence=GUESSED) if fields.domain else None


def _agencies(cells: Mapping[Role, Traced], role: Role, fields: TaskFields) -> tuple[Found[str], ...]:
    words = cells.get(role, NOTHING)
    return words.all_found(split_agencies(words.text[:_LONGEST_LIST]), confidence=fields.sure(role))


def _without_marks(title: str) -> str:
    return re.sub(r"^[\s\-–+•*]+", "", plain(title)).strip()


def _as_one_line(words: Traced) -> str:
    """The words of a deadline without the dashes of its list."""
    return re.sub(
        r"^[-–+•]\s+|(?<=\s)[-–+•]\s+(?!(?:quý|tháng|năm)\b|\d)", "", plain(words.flowing), flags=re.IGNORECASE
    )


_AMOUNT = re.compile(r"\d[\d.,\s]*")


def _budget(words: Traced, fields: TaskFields) -> Found[int] | None:
    """The amount in đồng. A unit in the cell goes before the column's; where neither has one, millions are usual."""
    text = words.flowing
    match = _AMOUNT.search(text)
    if match is None:
        return None
    amount = _decimal(match.group())
    if amount is None:
        return None
    unit = unit_of(text[match.end() :]) or fields.unit_vnd
    sure = fields.sure(Role.BUDGET)
    if unit is None:
        unit, sure = (1 if amount >= 100_000 else _MILLION), round(sure * 0.6, 3)
    return Found(value=int(amount * unit), places=words.places, confidence=sure)


def _decimal(text: str) -> Decimal | None:
    """A number as offices write it: dots between thousands, a comma (or a lone dot) before decimals."""
    digits = text.strip(" .,").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    elif "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None
