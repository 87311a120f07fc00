"""The targets of an adopted plan: measures of every form, and the places that set them."""

from datetime import date
from decimal import Decimal

import pytest

from caicach.plans.models import Target
from tests.builders import offices, plans

pytestmark = pytest.mark.django_db


def adopted(target: plans.Item) -> Target:
    commune = offices.commune()
    plan = plans.plan(agency=commune.committee, issued_by=offices.viewer(commune.head), targets=[target])
    return plan.targets.get()


def test_a_measure_keeps_its_baseline_its_change_and_its_period() -> None:
    better = {"comparator": ">", "value": None, "unit": "", "scope": None, "baseline": "năm 2025"}
    more = {
        **better,
        "comparator": ">=",
        "value": "5",
        "unit": "%",
        "change": "up",
        "period": ["2026-01-01", "2026-06-30"],
    }

    target = adopted(plans.item("g1", text="Xếp hạng", measures=[better, more]))

    assert list(target.measures.values_list("value", "baseline", "change", "first_day", "last_day")) == [
        (None, "năm 2025", "", None, None),
        (Decimal(5), "năm 2025", "up", date(2026, 1, 1), date(2026, 6, 30)),
    ]


def test_a_target_keeps_every_place_that_sets_it() -> None:
    item = plans.item(
        "g1", text="Xếp hạng", mentions=[{"section": "II.1", "text": "Xếp"}, {"section": "Phụ lục 3", "text": "Hạng"}]
    )
    item["fields"]["mentions"][1]["places"] = [[40, 1]]

    target = adopted(item)

    assert target.mentions == [
        {"section": "II.1", "text": "Xếp", "line": None},
        {"section": "Phụ lục 3", "text": "Hạng", "line": 40},
    ]
    assert target.source_lines == [40]
