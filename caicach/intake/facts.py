"""A draft as plain facts: the JSON that stands for a plan outside the program, without places and confidences."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

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
from caicach.values.deadline import as_json
from caicach.values.measure import Measure
from caicach.values.measure import as_json as measure_as_json

Fact = None | int | float | str | Sequence["Fact"] | Mapping[str, "Fact"]
Value = TypeVar("Value")

_MILLION = 1_000_000


def as_facts(draft: PlanDraft) -> dict[str, Fact]:
    """The facts of ``draft`` as ``json.dumps`` can write them. Dates are ISO, money is in million đồng.

    ``defects`` is empty: contradictions are found by checks, not read.
    """
    return {
        "document": _head(draft.head),
        "legal_bases": [_legal_basis(basis) for basis in draft.legal_bases],
        "targets": [fact for target in draft.targets for fact in _targets(target)],
        "tasks": [_task(task) for task in draft.tasks],
        "reporting": [_duty(duty) for duty in draft.reporting],
        "index_results": [_index_result(result) for result in draft.index_results],
        "index_totals": [_index_total(total) for total in draft.index_totals],
        "lost_points": [_lost_point(lost) for lost in draft.lost_points],
        "defects": [],
    }


def _head(head: Head) -> Fact:
    issued_on = _value(head.issued_on)
    return {
        "number": _value(head.number),
        "kind": _value(head.kind),
        "issued_on": issued_on.isoformat() if issued_on else None,
        "issuer": _value(head.issuer),
        "signer": _value(head.signer),
        "signer_title": _value(head.signer_title),
        "place": _value(head.place),
        "unit_name": _value(head.unit_name),
        "unit_level": _code(head.unit_level),
        "title": _value(head.title),
        "year": _value(head.year),
    }


def _legal_basis(basis: LegalBasis) -> Fact:
    issued = _value(basis.date)
    return {
        "kind": _value(basis.kind),
        "number": _value(basis.number),
        "date": issued.isoformat() if issued else None,
        "text": basis.text.value,
    }


def _targets(target: Target) -> list[Fact]:
    """One entry for each mention: a target that is set in body and appendix stands in both."""
    measures = [_measure(measure.value) for measure in target.measures]
    mentions = target.mentions or (Mention(text=target.text, section=target.section),)
    return [{"section": one.section, "text": one.text.value, "measures": measures} for one in mentions]


def _measure(measure: Measure) -> Fact:
    """``value`` is null for a goal without a number; ``baseline``, ``change``, ``period`` stand where there are any."""
    plain = measure_as_json(measure)
    return {**plain, "value": None if measure.value is None else _number(measure.value)}


def _task(task: Task) -> Fact:
    budget = _value(task.budget_vnd)
    return {
        "number": _value(task.number),
        "domain": _code(task.domain),
        "domain_title": _value(task.domain_title),
        "title": task.title.value,
        "deliverables": _values(task.deliverables),
        "leads": _values(task.leads),
        "coordinators": _values(task.coordinators),
        "deadline_text": _value(task.deadline_text),
        "deadlines": [as_json(deadline.value) for deadline in task.deadlines],
        "budget_million_vnd": None if budget is None else _number(Decimal(budget) / _MILLION),
        "origin": task.origin,
    }


def _duty(duty: ReportingDuty) -> Fact:
    return {
        "who": _value(duty.who),
        "to": _value(duty.to),
        "what": duty.what.value,
        "when_text": _value(duty.when_text),
        "deadlines": [as_json(deadline.value) for deadline in duty.deadlines],
    }


def _index_result(result: IndexResult) -> Fact:
    return {
        "criterion": result.criterion.value,
        "year": result.year.value,
        "score": _number(result.score.value),
        "max_score": _number(result.max_score.value),
    }


def _index_total(total: IndexTotal) -> Fact:
    return {
        "year": total.year.value,
        "score": _number(total.score.value),
        "rank": _value(total.rank),
        "of": _value(total.of),
    }


def _lost_point(lost: LostPoint) -> Fact:
    return {"domain": _code(lost.domain), "text": lost.text.value}


def _value(found: Found[Value] | None) -> Value | None:
    return found.value if found else None


def _values(found: Sequence[Found[str]]) -> list[Fact]:
    return [single.value for single in found]


def _code(found: Found[Value] | None) -> str | None:
    return str(found.value) if found else None


def _number(value: Decimal) -> int | float:
    """JSON knows no decimals: a whole number as an integer, any other as the nearest float (74.56)."""
    return int(value) if value == value.to_integral_value() else float(value)
