"""What must always hold, the database holds: every named constraint takes what is right and refuses what is not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from caicach.foundation.models import StoredFile
from caicach.organizations.models import AdministrativeUnit, Membership, Post, UnitSuccession
from caicach.plans.models import (
    Assignment,
    Draft,
    DraftEdit,
    FindingWaiver,
    Plan,
    PlanDomain,
    PlanVersion,
    SourceDocument,
    Target,
    TargetMeasure,
    Task,
)
from tests.builders import offices
from tests.builders.plans import AT, draft, item, plan, task

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
Rows = dict[str, Any]


@dataclass(frozen=True)
class World:
    """One row of everything that another row may hang on."""

    office: offices.Commune
    unit: AdministrativeUnit
    other_unit: AdministrativeUnit
    source: SourceDocument
    draft: Draft
    plan: Plan
    domain: PlanDomain
    task: Task
    target: Target


def world() -> World:
    office = offices.commune()
    by = offices.viewer(office.focal_point)
    made = draft(task(), agency=office.committee, uploaded_by=by)
    issued = plan(task(), agency=office.committee, issued_by=by, targets=[item("g1", text="x")])
    return World(
        office=office,
        unit=office.committee.unit,
        other_unit=offices.unit("Đồi Sim", code="99002"),
        source=made.source,
        draft=made,
        plan=issued,
        domain=issued.domains.get(),
        task=issued.tasks.get(),
        target=issued.targets.get(),
    )


def file(**given: object) -> StoredFile:
    return StoredFile(**{"sha256": "a" * 64, "size": 1, "media_type": "text/plain", "uploaded_at": AT, **given})


def unit(**given: object) -> AdministrativeUnit:
    known: Rows = {"code": "99009", "name": "Mới", "level": "commune", "kind": "xã", "valid_from": FIRST}
    return AdministrativeUnit(**{**known, **given})


def seat(here: World, **given: object) -> Membership:
    known: Rows = {"person": here.office.head, "agency": here.office.office, "role": "head", "valid_from": FIRST}
    return Membership(**{**known, **given})


def draft_row(here: World, **given: object) -> Draft:
    known: Rows = {"source": here.source, "agency": here.office.committee, "state": "review", "created_at": AT}
    return Draft(**{**known, **given})


def edit(here: World, **given: object) -> DraftEdit:
    return DraftEdit(**{"draft": here.draft, "number": 1, "splice": {}, "by": here.office.head, "at": AT, **given})


def waiver(here: World, **given: object) -> FindingWaiver:
    known: Rows = {"draft": here.draft, "key": "a" * 16, "words": "x", "reason": "x", "by": here.office.head, "at": AT}
    return FindingWaiver(**{**known, **given})


def withdrawn(here: World) -> FindingWaiver:
    return waiver(here, withdrawn_by=here.office.head, withdrawn_at=AT)


def plan_row(here: World, **given: object) -> Plan:
    known: Rows = {
        "agency": here.plan.agency,
        "year": here.plan.year,
        "number": "99/KH",
        "title": "x",
        "document_kind": "plan",
        "issuer": "x",
        "issued_on": FIRST,
        "signer": "x",
        "adopted_at": AT,
    }
    return Plan(**{**known, **given})


def task_row(here: World, **given: object) -> Task:
    return Task(**{"plan": here.plan, "domain": here.domain, "position": 2, "title": "x", "search": "x", **given})


def assignment(here: World, **given: object) -> Assignment:
    return Assignment(**{"task": here.task, "part": "lead", "position": 2, "agency": here.office.culture, **given})


def measure(here: World, **given: object) -> TargetMeasure:
    return TargetMeasure(**{"target": here.target, "position": 1, "comparator": ">=", "value": 1, "unit": "%", **given})


def succession(here: World, **given: object) -> UnitSuccession:
    known: Rows = {"predecessor": here.unit, "successor": here.other_unit, "on": FIRST, "whole": True, "source": "NQ"}
    return UnitSuccession(**{**known, **given})


Make = Callable[[World], models.Model]

# Constraint: rows that it takes, rows that it refuses. Where one row needs another before it, the pair is a tuple.
TABLE: dict[str, tuple[list[Make], list[Make]]] = {
    "stored_file_is_not_empty": ([lambda _: file()], [lambda _: file(size=0)]),
    "unit_code_once_a_generation": (
        [lambda here: unit(code=here.unit.code), lambda here: unit(valid_from=here.unit.valid_from)],
        [lambda here: unit(code=here.unit.code, valid_from=here.unit.valid_from)],
    ),
    "unit_ends_after_it_begins": (
        [lambda _: unit(), lambda _: unit(valid_to=LAST), lambda _: unit(valid_to=FIRST)],
        [lambda _: unit(valid_from=LAST, valid_to=FIRST)],
    ),
    "succession_once": (
        [succession, lambda here: succession(here, predecessor=here.other_unit, successor=here.unit)],
        [lambda here: stored(succession(here)) and succession(here, on=LAST)],
    ),
    "no_unit_succeeds_itself": ([succession], [lambda here: succession(here, successor=here.unit)]),
    "post_once_an_agency": (
        [lambda here: Post(agency=here.office.office, title="Chánh Văn phòng")],
        [
            lambda here: (
                stored(Post(agency=here.office.office, title="Chánh Văn phòng"))
                and Post(agency=here.office.office, title="Chánh Văn phòng")
            )
        ],
    ),
    "membership_ends_after_it_begins": (
        [seat, lambda here: seat(here, valid_to=FIRST)],
        [lambda here: seat(here, valid_from=LAST, valid_to=FIRST)],
    ),
    "refused_draft_says_why": (
        [draft_row, lambda here: draft_row(here, state="refused", problem="Tệp trống.")],
        [lambda here: draft_row(here, state="refused"), lambda here: draft_row(here, problem="Tệp trống.")],
    ),
    "draft_edit_numbered_once": (
        [edit],
        [lambda here: stored(edit(here)) and edit(here, splice={"at": 1})],
    ),
    "finding_waived_once": (
        [waiver, lambda here: stored(withdrawn(here)) and waiver(here)],
        [lambda here: stored(waiver(here)) and waiver(here)],
    ),
    "waiver_says_why": ([waiver], [lambda here: waiver(here, reason="")]),
    "withdrawn_waiver_says_who_and_when": (
        [waiver, withdrawn],
        [lambda here: waiver(here, withdrawn_at=AT), lambda here: waiver(here, withdrawn_by=here.office.head)],
    ),
    "plan_number_once_a_year": (
        [plan_row, lambda here: plan_row(here, number=here.plan.number, year=here.plan.year + 1)],
        [lambda here: plan_row(here, number=here.plan.number)],
    ),
    "plan_year_is_a_year": (
        [lambda here: plan_row(here, year=2000), lambda here: plan_row(here, year=2100)],
        [lambda here: plan_row(here, year=1999), lambda here: plan_row(here, year=2101)],
    ),
    "plan_version_once": (
        [lambda here: PlanVersion(plan=here.plan, revision=2, content={}, made_at=AT)],
        [lambda here: PlanVersion(plan=here.plan, revision=1, content={}, made_at=AT)],
    ),
    "plan_domain_position_once": (
        [lambda here: PlanDomain(plan=here.plan, code="other", title="x", position=2)],
        [lambda here: PlanDomain(plan=here.plan, code="other", title="x", position=1)],
    ),
    "measure_comparator_is_known": (
        [lambda here, sign=sign: measure(here, comparator=sign) for sign in (">=", "<=", ">", "<", "=")],
        [lambda here, sign=sign: measure(here, comparator=sign) for sign in ("", "!=", "≥", "==")],
    ),
    "measure_change_is_known": (
        [lambda here, way=way: measure(here, change=way) for way in ("", "up", "down")],
        [lambda here: measure(here, change="more")],
    ),
    "measure_has_a_value_or_a_baseline": (
        [measure, lambda here: measure(here, value=None, baseline="năm trước")],
        [
            lambda here: measure(here, value=None),
            lambda here: measure(here, value=None, baseline="năm trước", change="up"),
        ],
    ),
    "measure_period_has_both_ends": (
        [measure, lambda here: measure(here, first_day=AT.date(), last_day=AT.date())],
        [
            lambda here: measure(here, first_day=AT.date()),
            lambda here: measure(here, last_day=AT.date()),
            lambda here: measure(here, first_day=AT.date(), last_day=AT.date() - timedelta(days=1)),
        ],
    ),
    "task_finished_if_and_only_if_dated": (
        [
            task_row,
            lambda here: task_row(here, state="accepted", finished_at=AT),
            lambda here: task_row(here, state="waived", finished_at=AT),
        ],
        [
            lambda here: task_row(here, state="accepted"),
            lambda here: task_row(here, state="waived"),
            lambda here: task_row(here, state="submitted", finished_at=AT),
        ],
    ),
    "task_budget_is_not_negative": (
        [lambda here: task_row(here, budget_vnd=0), task_row],
        [lambda here: task_row(here, budget_vnd=-1)],
    ),
    "assignment_percent_within_hundred": (
        [lambda here: assignment(here, percent=0), lambda here: assignment(here, percent=100)],
        [lambda here: assignment(here, percent=101)],
    ),
    "lead_assignment_has_an_agency": (
        [assignment, lambda here: assignment(here, part="coordinator", agency=None)],
        [lambda here: assignment(here, agency=None)],
    ),
    "submitted_work_says_when": (
        [lambda here: assignment(here, state="submitted", submitted_at=AT), assignment],
        [lambda here: assignment(here, state="submitted")],
    ),
}
CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in apps.get_models()
    if model.__module__.startswith("caicach.")
    for constraint in model._meta.constraints
}

pytestmark = pytest.mark.django_db


def stored(row: models.Model) -> models.Model:
    row.save(force_insert=True)
    return row


def is_of(error: IntegrityError, name: str) -> bool:
    """Is it this constraint that refused? SQLite names the columns of a unique one, PostgreSQL the constraint."""
    model, constraint = CONSTRAINTS[name]
    if name in str(error):
        return True
    columns = [model._meta.get_field(field).column for field in getattr(constraint, "fields", ())]
    return bool(columns) and all(f"{model._meta.db_table}.{column}" in str(error) for column in columns)


def test_every_named_constraint_stands_in_the_table():
    assert set(TABLE) == set(CONSTRAINTS)


@pytest.mark.parametrize(
    ("name", "place"), [(name, place) for name, (good, _) in TABLE.items() for place in range(len(good))]
)
def test_a_constraint_takes_what_is_right(name, place):
    row = TABLE[name][0][place](world())

    stored(row)

    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("name", "place"), [(name, place) for name, (_, bad) in TABLE.items() for place in range(len(bad))]
)
def test_a_constraint_refuses_what_is_not(name, place):
    row = TABLE[name][1][place](world())

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        stored(row)

    assert is_of(refusal.value, name)
    assert row.pk is None or not type(row).objects.filter(pk=row.pk).exists()
