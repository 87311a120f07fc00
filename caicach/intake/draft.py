"""What was read out of a plan document: proposals with their places and how sure the reader is of each.

Nothing here is a decision. A person reviews a draft beside its source before any of it becomes a plan.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from caicach.intake.layout import Place
from caicach.values.choices import Domain, UnitLevel
from caicach.values.deadline import Deadline
from caicach.values.measure import Measure

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value, the places it was read from (empty: inferred), and a confidence from 0 to 1."""

    value: Value
    places: tuple[Place, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Head:
    """Who issued which document when. None where the document leaves it blank or the reader found nothing."""

    number: Found[str] | None = None
    kind: Found[Literal["decision", "plan"]] | None = None
    issued_on: Found[date] | None = None
    issuer: Found[str] | None = None
    signer: Found[str] | None = None
    signer_title: Found[str] | None = None
    place: Found[str] | None = None
    unit_name: Found[str] | None = None
    unit_level: Found[UnitLevel] | None = None
    title: Found[str] | None = None
    year: Found[int] | None = None


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document cited in the preamble [căn cứ]. ``text`` holds the words that cite it."""

    text: Found[str]
    kind: Found[str] | None = None
    number: Found[str] | None = None
    date: Found[date] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that set a target, where they stand, and the section ("II.3.1", "Phụ lục 1.2") around them."""

    text: Found[str]
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A sentence that sets numbers [chỉ tiêu], and each number that it sets. ``section`` is as "II.3.1".

    ``mentions`` are all places where the document sets the same, in reading order, the first of them ``text`` and
    ``section``; empty where nobody looked for them.
    """

    text: Found[str]
    measures: tuple[Found[Measure], ...]
    section: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work [nhiệm vụ] with what it yields, who leads, who helps, and until when."""

    title: Found[str]
    number: Found[str] | None = None
    domain: Found[Domain] | None = None
    domain_title: Found[str] | None = None
    deliverables: tuple[Found[str], ...] = ()
    leads: tuple[Found[str], ...] = ()
    coordinators: tuple[Found[str], ...] = ()
    deadline_text: Found[str] | None = None
    deadlines: tuple[Found[Deadline], ...] = ()
    budget_vnd: Found[int] | None = None
    origin: Literal["table", "body"] = "table"


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    """A standing duty to report that the plan states apart from its tasks."""

    what: Found[str]
    who: Found[str] | None = None
    to: Found[str] | None = None
    when_text: Found[str] | None = None
    deadlines: tuple[Found[Deadline], ...] = ()


@dataclass(frozen=True, slots=True)
class IndexResult:
    """A published score of one criterion in one year."""

    criterion: Found[str]
    year: Found[int]
    score: Found[Decimal]
    max_score: Found[Decimal]


@dataclass(frozen=True, slots=True)
class IndexTotal:
    """A published total of a year, with rank and number ranked where the document states them."""

    year: Found[int]
    score: Found[Decimal]
    rank: Found[int] | None = None
    of: Found[int] | None = None


@dataclass(frozen=True, slots=True)
class LostPoint:
    """What cost points in an index [nguyên nhân mất điểm], in the document's words, and its field of reform."""

    domain: Found[Domain]
    text: Found[str]


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """All that was read out of one document."""

    head: Head
    legal_bases: tuple[LegalBasis, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    reporting: tuple[ReportingDuty, ...] = ()
    index_results: tuple[IndexResult, ...] = ()
    index_totals: tuple[IndexTotal, ...] = ()
    lost_points: tuple[LostPoint, ...] = ()
