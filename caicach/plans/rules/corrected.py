"""A review turned back into what the checks look at: the plan as it stands corrected. The inverse of ``review_of``."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeVar

from caicach.intake.draft import (
    Found,
    Head,
    IndexResult,
    IndexTotal,
    LegalBasis,
    LostPoint,
    Mention,
    PlanDraft,
    ReportingDuty,
    Target,
    Task,
)
from caicach.intake.layout import Place
from caicach.plans.rules.fields import Section
from caicach.plans.rules.review import Item, Review, one
from caicach.values import deadline, measure
from caicach.values.choices import Domain, UnitLevel

Kept = TypeVar("Kept")
Read = Callable[[Any], Kept]


def draft_of(review: Review) -> PlanDraft:
    """The review as a draft. What somebody looked at is certain; an item without its main words is none yet."""
    return PlanDraft(
        head=_head(review[Section.HEAD][0]),
        legal_bases=_all(review[Section.LEGAL_BASES], _legal_basis),
        targets=_all(review[Section.TARGETS], _target),
        tasks=_all(review[Section.TASKS], _task),
        reporting=_all(review[Section.REPORTING], _duty),
        index_results=_all(review[Section.INDEX_RESULTS], _index_result),
        index_totals=_all(review[Section.INDEX_TOTALS], _index_total),
        lost_points=_all(review[Section.LOST_POINTS], _lost_point),
    )


def _all(items: list[Item], read: Callable[[Item], Kept | None]) -> tuple[Kept, ...]:
    return tuple(found for item in items if (found := read(item)) is not None)


def _head(item: Item) -> Head:
    return Head(
        number=_one(item, "number", str),
        kind=_one(item, "kind", _document_kind),
        issued_on=_one(item, "issued_on", date.fromisoformat),
        issuer=_one(item, "issuer", str),
        signer=_one(item, "signer", str),
        signer_title=_one(item, "signer_title", str),
        place=_one(item, "place", str),
        unit_name=_one(item, "unit_name", str),
        unit_level=_one(item, "unit_level", UnitLevel),
        title=_one(item, "title", str),
        year=_one(item, "year", int),
    )


def _legal_basis(item: Item) -> LegalBasis | None:
    if (text := _one(item, "text", str)) is None:
        return None
    return LegalBasis(
        text=text,
        kind=_one(item, "kind", str),
        number=_one(item, "number", str),
        date=_one(item, "date", date.fromisoformat),
    )


def _target(item: Item) -> Target | None:
    if (text := _one(item, "text", str)) is None:
        return None
    return Target(
        text=text,
        measures=_many(item, "measures", measure.from_json),
        section=one(item, "section"),
        mentions=_mentions(item, text),
    )


def _mentions(item: Item, text: Found[str]) -> tuple[Mention, ...]:
    """Where the document sets the target; what a reviewer made of its words stands in the first place."""
    found = _many(item, "mentions", lambda plain: plain)
    mentions = [
        Mention(text=Found(one.value["text"], one.places, one.confidence), section=one.value["section"] or None)
        for one in found
    ]
    return (Mention(text=text, section=one(item, "section")), *mentions[1:]) if mentions else ()


def _task(item: Item) -> Task | None:
    if (title := _one(item, "title", str)) is None:
        return None
    return Task(
        title=title,
        number=_one(item, "number", str),
        domain=_one(item, "domain", Domain),
        domain_title=_one(item, "domain_title", str),
        deliverables=_many(item, "deliverables", str),
        leads=_many(item, "leads", str),
        coordinators=_many(item, "coordinators", str),
        deadline_text=_one(item, "deadline_text", str),
        deadlines=_many(item, "deadlines", deadline.from_json),
        budget_vnd=_one(item, "budget_vnd", int),
        origin="body" if one(item, "origin") == "body" else "table",
    )


def _duty(item: Item) -> ReportingDuty | None:
    if (what := _one(item, "what", str)) is None:
        return None
    return ReportingDuty(
        what=what,
        who=_one(item, "who", str),
        to=_one(item, "to", str),
        when_text=_one(item, "when_text", str),
        deadlines=_many(item, "deadlines", deadline.from_json),
    )


def _index_result(item: Item) -> IndexResult | None:
    criterion, year = _one(item, "criterion", str), _one(item, "year", int)
    score, max_score = _one(item, "score", _decimal), _one(item, "max_score", _decimal)
    if criterion is None or year is None or score is None or max_score is None:
        return None
    return IndexResult(criterion=criterion, year=year, score=score, max_score=max_score)


def _index_total(item: Item) -> IndexTotal | None:
    year, score = _one(item, "year", int), _one(item, "score", _decimal)
    if year is None or score is None:
        return None
    return IndexTotal(year=year, score=score, rank=_one(item, "rank", int), of=_one(item, "of", int))


def _lost_point(item: Item) -> LostPoint | None:
    text, domain = _one(item, "text", str), _one(item, "domain", Domain)
    return LostPoint(domain=domain, text=text) if text and domain else None


def _many(item: Item, name: str, read: Read[Kept]) -> tuple[Found[Kept], ...]:
    return tuple(
        Found(
            value=read(value["value"]),
            places=tuple(Place(line=line, cell=cell) for line, cell in value["places"]),
            confidence=1.0 if value["checked"] else value["confidence"],
        )
        for value in item["fields"].get(name, [])
    )


def _one(item: Item, name: str, read: Read[Kept]) -> Found[Kept] | None:
    found = _many(item, name, read)
    return found[0] if found else None


def _document_kind(code: str) -> Literal["decision", "plan"]:
    return "decision" if code == "decision" else "plan"


def _decimal(text: str) -> Decimal:
    return Decimal(str(text))
