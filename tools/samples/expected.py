"""What a careful person reads out of a sample, as JSON beside the tests."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from caicach.intake.draft import Found, Head, LegalBasis, PlanDraft, ReportingDuty, Target, Task
from caicach.values.deadline import as_json
from caicach.values.measure import Measure

MILLION = 1_000_000
HEAD_FIELDS = tuple(Head.__dataclass_fields__)


def expected_json(draft: PlanDraft, *, slips: Path | None = None) -> str:
    """The draft as JSON text: values alone, budgets in million đồng; ``slips`` adds the faults put in on purpose."""
    content = {
        "document": _document(draft.head),
        "legal_bases": [_legal_basis(basis) for basis in draft.legal_bases],
        "targets": [_target(target) for target in draft.targets],
        "tasks": [_task(task) for task in draft.tasks],
        "reporting": [_reporting(duty) for duty in draft.reporting],
        "index_results": [],
        "index_totals": [],
        "defects": tomllib.loads(slips.read_text(encoding="utf-8"))["slips"] if slips else [],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def _document(head: Head) -> dict[str, Any]:
    return {name: _value(getattr(head, name)) for name in HEAD_FIELDS}


def _legal_basis(basis: LegalBasis) -> dict[str, Any]:
    return {
        "kind": _value(basis.kind),
        "number": _value(basis.number),
        "date": _value(basis.date),
        "text": basis.text.value,
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "section": target.section,
        "text": target.text.value,
        "measures": [_measure(found.value) for found in target.measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "comparator": measure.comparator,
        "value": _number(measure.value),
        "unit": measure.unit,
        "scope": measure.scope,
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "number": _value(task.number),
        "domain": _value(task.domain),
        "domain_title": _value(task.domain_title),
        "title": task.title.value,
        "deliverables": [found.value for found in task.deliverables],
        "leads": [found.value for found in task.leads],
        "coordinators": [found.value for found in task.coordinators],
        "deadline_text": _value(task.deadline_text),
        "deadlines": [as_json(found.value) for found in task.deadlines],
        "budget_million_vnd": None if task.budget_vnd is None else task.budget_vnd.value // MILLION,
        "origin": task.origin,
    }


def _reporting(duty: ReportingDuty) -> dict[str, Any]:
    return {
        "who": _value(duty.who),
        "to": _value(duty.to),
        "what": duty.what.value,
        "when_text": _value(duty.when_text),
        "deadlines": [as_json(found.value) for found in duty.deadlines],
    }


def _value(found: Found[Any] | None) -> Any:
    return None if found is None else found.value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
