"""What the reader found becomes plain data of a review, with its places and how sure the reader was."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

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
from caicach.plans.rules.fields import FIELDS, Section
from caicach.plans.rules.proposal import review_of
from caicach.plans.rules.review import doubts, many, one
from caicach.values.choices import Domain, UnitLevel
from caicach.values.deadline import By, Recurring
from caicach.values.measure import Measure


def found(value, *places: Place, confidence: float = 0.9) -> Found:
    return Found(value, places, confidence)


WHOLE = PlanDraft(
    head=Head(
        number=found("15/KH-UBND", Place(3)),
        issued_on=found(date(2026, 1, 12)),
        unit_level=found(UnitLevel.COMMUNE),
        year=found(2026),
    ),
    legal_bases=(LegalBasis(text=found("Nghị quyết 76"), date=found(date(2021, 7, 15))),),
    targets=(Target(text=found("Đạt 98 %"), measures=(found(Measure(">=", Decimal(98), "%")),), section="II.1"),),
    tasks=(
        Task(
            title=found("Tuyên truyền", Place(14, 1), Place(15)),
            domain=found(Domain.STEERING),
            leads=(found("Văn phòng"), found("Phòng Kinh tế", confidence=0.4)),
            deadlines=(found(By(date(2026, 6, 30))), found(Recurring("quarter"))),
            budget_vnd=found(5_000_000),
            origin="body",
        ),
        Task(title=found("Tổng kết")),
    ),
    reporting=(ReportingDuty(what=found("Báo cáo quý")),),
    index_results=(IndexResult(found("Tiêu chí 1"), found(2025), found(Decimal("1.50")), found(Decimal(2))),),
    lost_points=(LostPoint(found(Domain.STEERING), found("Báo cáo gửi chậm")),),
    index_totals=(IndexTotal(found(2025), found(Decimal("87.25")), rank=found(3)),),
)


def test_every_section_arrives_with_keys_that_stay_with_their_items():
    review = review_of(WHOLE)

    assert {section: [item["key"] for item in items] for section, items in review.items()} == {
        "head": ["h1"],
        "legal_bases": ["l1"],
        "targets": ["t1"],
        "tasks": ["t1", "t2"],
        "reporting": ["r1"],
        "index_results": ["i1"],
        "index_totals": ["i1"],
        "lost_points": ["l1"],
    }


def test_a_value_keeps_its_places_and_how_sure_the_reader_was():
    (value,) = review_of(WHOLE)[Section.TASKS][0]["fields"]["title"]

    assert value == {"value": "Tuyên truyền", "places": [[14, 1], [15, None]], "confidence": 0.9, "checked": False}


def test_a_target_of_two_places_keeps_both_and_one_of_a_single_place_needs_no_list():
    text = found("Đạt 98 %", Place(7))
    both = (Mention(text, "II.1"), Mention(found("Đạt 98 %", Place(40, 1)), None))
    measures = (found(Measure(">=", Decimal(98), "%")),)
    targets = (Target(text, measures, "II.1", both), Target(text, measures, "II.2", both[:1]))

    first, second = review_of(replace(WHOLE, targets=targets))[Section.TARGETS]

    assert many(first, "mentions") == [
        {"section": "II.1", "text": "Đạt 98 %"},
        {"section": "", "text": "Đạt 98 %"},
    ]
    assert [value["places"] for value in first["fields"]["mentions"]] == [[[7, None]], [[40, 1]]]
    assert many(second, "mentions") == []


def test_values_of_every_kind_become_plain_data():
    review = review_of(WHOLE)
    head, task = review[Section.HEAD][0], review[Section.TASKS][0]

    assert (one(head, "issued_on"), one(head, "unit_level"), one(head, "year")) == ("2026-01-12", "commune", 2026)
    assert (one(task, "domain"), one(task, "budget_vnd"), one(task, "origin")) == ("steering", 5_000_000, "body")
    assert many(task, "deadlines") == [
        {"kind": "by", "date": "2026-06-30"},
        {"kind": "recurring", "every": "quarter", "detail": None},
    ]
    assert many(review[Section.TARGETS][0], "measures") == [
        {"comparator": ">=", "value": "98", "unit": "%", "scope": None}
    ]
    assert one(review[Section.INDEX_RESULTS][0], "score") == "1.50"
    assert json.loads(json.dumps(review)) == review


def test_what_the_reader_did_not_find_has_no_value():
    second = review_of(WHOLE)[Section.TASKS][1]

    assert one(second, "domain") is None
    assert many(second, "leads") == []


def test_what_the_reader_was_not_sure_of_asks_for_a_look():
    assert list(doubts(review_of(WHOLE))) == [(Section.TASKS, "t1", "leads")]


def test_an_empty_draft_is_a_review_of_nothing_but_a_head():
    review = review_of(PlanDraft(head=Head()))

    assert [len(review[section]) for section in Section] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert not any(review[Section.HEAD][0]["fields"].values())


def test_every_item_has_all_fields_of_its_section_that_can_be_read():
    review = review_of(WHOLE)

    for section in Section:
        for item in review[section]:
            assert set(item["fields"]) == {field.name for field in FIELDS[section]}
