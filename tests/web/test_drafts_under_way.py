"""What is left to do on drafts: in the list, while a scan is recognised, and whose plan it is."""

from datetime import timedelta

import pytest

from caicach.plans.models import Draft
from caicach.plans.queries.drafts import minutes_left
from tests.builders import offices, plans
from tests.builders.site import signed_in

pytestmark = pytest.mark.django_db

AFTER_A_MINUTE = plans.AT + timedelta(minutes=1)


def test_the_list_counts_unreadable_documents_apart_and_says_what_is_left() -> None:
    commune = offices.commune()
    head = plans.item("head", confidence=0.5, title="Kế hoạch của năm")
    plans.draft_in(commune, head=[head])
    refused = plans.draft_in(commune)
    Draft.objects.filter(pk=refused.pk).update(state="refused", problem="Tệp trống.", content={})

    page = signed_in(commune.focal_point).get("/plans/").content.decode()

    assert "<b>1</b> văn bản đang soát lại, <b>1</b> văn bản không đọc được." in page
    assert "còn 1 chỗ cần xem" in page
    assert ">Kế hoạch của năm</a>" in page


@pytest.mark.parametrize(("unit", "warned"), [("xã Suối Trong", True), ("XÃ GÒ TRĂNG", False), ("", False)])
def test_a_plan_of_another_unit_is_told_beside_it_and_at_its_issue(unit: str, warned: bool) -> None:
    commune = offices.commune()
    draft = plans.draft_in(commune, head=[plans.item("head", unit_name=[unit] if unit else [])])
    client = signed_in(commune.head)

    pages = [client.get(f"/drafts/{draft.pk}/{part}").content.decode() for part in ("", "adopt/")]

    assert [f"Văn bản này ghi là của {unit}, nhưng" in page for page in pages] == [warned, warned]


@pytest.mark.parametrize(
    ("page_read", "readings", "minutes"),
    [(None, 1, None), (1, 1, None), (2, 1, 9), (6, 1, 1), (10, 1, 1), (6, 2, None)],
)
def test_the_time_left_of_a_scan_is_told_by_the_pages_done(
    page_read: int | None, readings: int, minutes: int | None
) -> None:
    draft = Draft(created_at=plans.AT, pages=10, page_read=page_read, readings=readings)

    assert minutes_left(draft, now=AFTER_A_MINUTE) == minutes
