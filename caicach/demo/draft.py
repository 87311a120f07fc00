"""The demonstration's plans as the reader of documents would find them if it read without fault."""

from collections.abc import Iterable
from typing import Literal, TypeVar

from caicach.demo.content.plans import LegalBasisContent, PlanContent, ReportingContent, TargetContent, TaskContent
from caicach.intake.draft import Found, Head, LegalBasis, PlanDraft, ReportingDuty, Target, Task
from caicach.values.choices import UnitLevel

Value = TypeVar("Value")


def draft_of(
    *,
    plan: PlanContent,
    unit_name: str,
    unit_level: UnitLevel,
    signer: str,
    origin: Literal["table", "body"] = "table",
) -> PlanDraft:
    """All that the plan says, with full confidence and without places."""
    return PlanDraft(
        head=_head(plan, unit_name, unit_level, signer),
        legal_bases=tuple(_legal_basis(basis) for basis in plan.legal_bases),
        targets=tuple(_target(target) for target in plan.targets),
        tasks=tuple(_task(task, origin) for task in plan.tasks),
        reporting=tuple(_reporting(duty) for duty in plan.reporting),
    )


def _head(plan: PlanContent, unit_name: str, unit_level: UnitLevel, signer: str) -> Head:
    kind: Literal["decision", "plan"] = "decision" if plan.kind == "decision" else "plan"
    return Head(
        number=None if plan.is_blank else _sure(plan.number),
        kind=_sure(kind),
        issued_on=None if plan.is_blank else _sure(plan.issued_on),
        issuer=_sure(plan.issuer),
        signer=_sure(signer),
        signer_title=_sure(plan.signer_title),
        place=_sure(plan.place),
        unit_name=_sure(unit_name),
        unit_level=_sure(unit_level),
        title=_sure(plan.title),
        year=_sure(plan.year),
    )


def _legal_basis(basis: LegalBasisContent) -> LegalBasis:
    return LegalBasis(
        text=_sure(basis.text),
        kind=_perhaps(basis.kind),
        number=_perhaps(basis.number),
        date=_perhaps(basis.day),
    )


def _target(target: TargetContent) -> Target:
    return Target(text=_sure(f"{target.text}."), measures=_all(target.measures), section=target.section)


def _task(task: TaskContent, origin: Literal["table", "body"]) -> Task:
    return Task(
        title=_sure(task.title),
        number=_sure(task.number),
        domain=_sure(task.domain.code),
        domain_title=_sure(task.domain.title),
        deliverables=_all(task.deliverables),
        leads=_all(party.words for party in task.leads),
        coordinators=_all(party.words for party in task.coordinators),
        deadline_text=_perhaps(task.deadline_text or None),
        deadlines=_all(task.deadlines),
        budget_vnd=_perhaps(task.budget_vnd),
        origin=origin,
    )


def _reporting(duty: ReportingContent) -> ReportingDuty:
    return ReportingDuty(
        what=_sure(duty.what),
        who=_sure(duty.who),
        to=_perhaps(duty.to),
        when_text=_sure(duty.when),
        deadlines=_all(duty.deadlines),
    )


def _sure(value: Value) -> Found[Value]:
    return Found(value=value, places=(), confidence=1.0)


def _perhaps(value: Value | None) -> Found[Value] | None:
    return None if value is None else _sure(value)


def _all(values: Iterable[Value]) -> tuple[Found[Value], ...]:
    return tuple(_sure(value) for value in values)
