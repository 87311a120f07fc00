"""A draft as plain facts: what the JSON of a plan says of each value."""

import json
from datetime import date
from decimal import Decimal
from typing import TypeVar

from caicach.intake.draft import (
    Found,
    Head,
    IndexResult,
    IndexTotal,
    LegalBasis,
    LostPoint,
    PlanDraft,
    ReportingDuty,
    Target,
    Task,
)
from caicach.intake.facts import as_facts
from caicach.intake.layout import Place
from caicach.values.choices import Domain, UnitLevel
from caicach.values.deadline import Before, Recurring
from caicach.values.measure import Measure

Value = TypeVar("Value")


def found(value: Value) -> Found[Value]:
    return Found(value, (Place(1),), 0.9)


FULL = PlanDraft(
    head=Head(
        number=found("31/QĐ-UBND"),
        kind=Found("decision", (), 0.9),
        issued_on=found(date(2024, 1, 22)),
        unit_level=found(UnitLevel.COMMUNE),
        year=found(2024),
    ),
    legal_bases=(LegalBasis(text=found("Luật Thanh tra"), kind=found("Luật"), date=found(date(2022, 11, 14))),),
    targets=(
        Target(text=found("Tỷ lệ 97,5%"), measures=(found(Measure(">=", Decimal("97.5"), "%")),), section="II.1"),
    ),
    tasks=(
        Task(
            title=found("Rà soát"),
            number=found("1.1"),
            domain=found(Domain.PROCEDURES),
            leads=(found("Văn phòng"),),
            deadlines=(found(Before(date(2024, 10, 30), of="báo cáo")),),
            budget_vnd=found(12_500_000),
        ),
    ),
    reporting=(ReportingDuty(what=found("kết quả"), deadlines=(found(Recurring("quarter")),)),),
    index_results=(IndexResult(found("Thể chế"), found(2021), found(Decimal("9.5")), found(Decimal(11))),),
    lost_points=(LostPoint(found(Domain.INSTITUTIONS), found("Báo cáo gửi chậm")),),
    index_totals=(IndexTotal(found(2021), found(Decimal(77)), found(5), found(9)),),
)


def test_a_full_draft_says_every_fact() -> None:
    facts = json.loads(json.dumps(as_facts(FULL)))

    assert facts["document"] == dict.fromkeys(
        ["issuer", "signer", "signer_title", "place", "unit_name", "title"], None
    ) | {"number": "31/QĐ-UBND", "kind": "decision", "issued_on": "2024-01-22", "unit_level": "commune", "year": 2024}
    assert facts["legal_bases"] == [{"kind": "Luật", "number": None, "date": "2022-11-14", "text": "Luật Thanh tra"}]
    assert facts["targets"] == [
        {
            "section": "II.1",
            "text": "Tỷ lệ 97,5%",
            "measures": [{"comparator": ">=", "value": 97.5, "unit": "%", "scope": None}],
        }
    ]
    assert facts["tasks"] == [
        {
            "number": "1.1",
            "domain": "procedures",
            "domain_title": None,
            "title": "Rà soát",
            "deliverables": [],
            "leads": ["Văn phòng"],
            "coordinators": [],
            "deadline_text": None,
            "deadlines": [{"kind": "before", "date": "2024-10-30", "of": "báo cáo"}],
            "budget_million_vnd": 12.5,
            "origin": "table",
        }
    ]
    assert facts["reporting"] == [
        {
            "who": None,
            "to": None,
            "what": "kết quả",
            "when_text": None,
            "deadlines": [{"kind": "recurring", "every": "quarter", "detail": None}],
        }
    ]
    assert facts["index_results"] == [{"criterion": "Thể chế", "year": 2021, "score": 9.5, "max_score": 11}]
    assert facts["index_totals"] == [{"year": 2021, "score": 77, "rank": 5, "of": 9}]
    assert facts["lost_points"] == [{"domain": "institutions", "text": "Báo cáo gửi chậm"}]
    assert facts["defects"] == []


def test_a_budget_of_nothing_is_not_a_budget_left_blank() -> None:
    tasks = (Task(title=found("A"), budget_vnd=found(0)), Task(title=found("B")))

    facts = json.loads(json.dumps(as_facts(PlanDraft(head=Head(), tasks=tasks))))

    assert [task["budget_million_vnd"] for task in facts["tasks"]] == [0, None]


def test_whole_numbers_stay_whole() -> None:
    target = Target(text=found("100%"), measures=(found(Measure("=", Decimal("100.0"), "%")),))

    text = json.dumps(as_facts(PlanDraft(head=Head(), targets=(target,))))

    assert '"value": 100,' in text
