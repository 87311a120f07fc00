"""What cost points in an index: kept when a plan is issued, grouped for the page of its tasks."""

import pytest

from caicach.plans.queries.losses import LossGroup, losses_of
from tests.builders import offices
from tests.builders.plans import item, plan, task

pytestmark = pytest.mark.django_db


def test_what_cost_points_arrives_in_its_field_and_stands_beside_the_tasks_of_that_field():
    lost = [
        item("l1", text="Báo cáo gửi chậm", domain="steering", places=[[7, None]]),
        item("l2", text="Giải ngân chậm", domain="public_finance"),
        item("l3", text="Nguyên nhân khác"),
    ]

    office = offices.commune()
    adopted = plan(task(), agency=office.committee, issued_by=offices.viewer(office.head), lost_points=lost)

    assert list(adopted.lost_points.values_list("domain", "text", "source_lines")) == [
        ("steering", "Báo cáo gửi chậm", [7]),
        ("public_finance", "Giải ngân chậm", []),
        ("other", "Nguyên nhân khác", []),
    ]
    assert losses_of(adopted, domain_id=adopted.domains.get().pk) == (
        LossGroup("steering", "Công tác chỉ đạo, điều hành", ("Báo cáo gửi chậm",)),
    )
    assert [(group.title, len(group.texts)) for group in losses_of(adopted, domain_id=None)] == [
        ("Công tác chỉ đạo, điều hành", 1),
        ("", 1),
        ("", 1),
    ]
