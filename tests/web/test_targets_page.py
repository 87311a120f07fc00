"""The page of a plan's targets: what is to be reached in words, and where the document sets it."""

import pytest

from caicach.plans import actions
from caicach.plans.models import Plan
from tests.builders import offices, plans
from tests.builders.site import issued_plan, signed_in

pytestmark = pytest.mark.django_db

AGAINST = {"comparator": ">=", "value": "5", "unit": "%", "scope": None, "baseline": "năm 2025", "change": "up"}
BETTER = {"comparator": ">", "value": None, "unit": "", "scope": "thứ hạng", "baseline": "năm 2025"}
HALF = {"comparator": ">", "value": "50", "unit": "%", "scope": None, "period": ["2026-01-01", "2026-06-30"]}
TARGET = plans.item("g1", text="Hồ sơ trực tuyến", section="II.1", measures=[AGAINST, BETTER, HALF])


def targets_page(commune: offices.Commune, plan: Plan) -> str:
    return signed_in(commune.focal_point).get(f"/plans/{plan.pk}/targets/").content.decode()


def test_what_is_to_be_reached_is_said_in_words() -> None:
    commune = offices.commune()

    page = targets_page(commune, issued_plan(commune, targets=[TARGET]))

    assert "tăng từ 5 % trở lên so với năm 2025" in page
    assert "cao hơn năm 2025 (thứ hạng)" in page
    assert "trên 50 %, 6 tháng đầu năm 2026" in page


def test_a_target_of_two_places_links_to_both_of_its_lines() -> None:
    commune = offices.commune()
    viewer = offices.viewer(commune.focal_point)
    mentions = [{"section": "II.1", "text": "Hồ sơ"}, {"section": "Phụ lục 3.6", "text": "Hồ sơ"}]
    twice = plans.item("g1", text="Hồ sơ", section="II.1", measures=[AGAINST], mentions=mentions)
    for value, line in zip(twice["fields"]["mentions"], (12, 40), strict=True):
        value["places"] = [[line, None]]
    once = plans.item("g2", text="Đơn", section="II.2", measures=[HALF], places=[[13, None]])
    draft = plans.draft(plans.task(), agency=commune.committee, uploaded_by=viewer, targets=[twice, once])
    plan = actions.adopt_draft(draft=draft, issue=plans.ISSUE, who={}, by=viewer, at=plans.AT)

    page = targets_page(commune, plan)

    for line, section in ((12, "II.1"), (40, "Phụ lục 3.6"), (13, "II.2")):
        assert f'/plans/{plan.pk}/source/#L{line}"' in page
        assert f"</span>{section}</a>" in page


def test_a_target_typed_in_without_a_document_links_to_nothing() -> None:
    commune = offices.commune()

    page = targets_page(commune, issued_plan(commune, targets=[TARGET]))

    assert "II.1" in page
    assert "#L" not in page
