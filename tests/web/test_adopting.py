"""Issuing a reviewed plan: what is asked for, who is meant, and that it happens once."""

import pytest
from django.http import HttpResponse
from django.test import Client

from caicach.plans.models import Assignment, Draft, Plan
from tests.builders import offices, plans
from tests.builders.site import issued_plan, signed_in

pytestmark = pytest.mark.django_db

ISSUE = {
    "title": "Kế hoạch cải cách hành chính năm 2026",
    "number": "15/KH-UBND",
    "issued_on": "13/01/2026",
    "signer": "Trần Hữu Sơn",
    "signer_title": "Chủ tịch",
    "year": "2026",
}
CULTURE, UNKNOWN = "Phòng Văn hóa - Xã hội", "Tổ công tác liên ngành"


class Adoption:
    """A draft whose two tasks are led by a division that is known and a group that is not."""

    def __init__(self) -> None:
        self.commune = offices.commune()
        self.draft = plans.draft(
            plans.task("t1", leads=[CULTURE]),
            plans.task("t2", number="1.2", leads=[UNKNOWN], coordinators=[CULTURE]),
            agency=self.commune.committee,
            uploaded_by=offices.viewer(self.commune.focal_point),
        )
        self.address = f"/drafts/{self.draft.pk}/adopt/"
        self.client = signed_in(self.commune.focal_point)

    def send(self, **fields: str | int) -> HttpResponse:
        """The form as the page fills it in, with what is changed in it. Row 0 is the division: it is named twice."""
        form = {**ISSUE, "who-0": self.commune.culture.pk, "who-1": "", **fields}
        answer: HttpResponse = self.client.post(self.address, form)
        return answer


def test_the_form_is_filled_in_with_what_the_document_says_and_the_sure_proposals() -> None:
    adoption = Adoption()

    page = adoption.client.get(adoption.address).content.decode()

    assert "Kế hoạch cải cách hành chính năm 2026</textarea>" in page
    assert f'<option value="{adoption.commune.culture.pk}" selected>' in page
    assert page.count(" selected>") == 1
    assert UNKNOWN in page


@pytest.mark.parametrize("field", ["title", "number", "issued_on", "signer", "year"])
@pytest.mark.parametrize("blank", ["", "   "])
def test_what_the_document_left_blank_is_asked_for(field: str, blank: str) -> None:
    adoption = Adoption()

    answer = adoption.send(**{field: blank})

    page = answer.content.decode()
    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert "Còn 1 chỗ cần sửa" in page
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}_error"' in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("issued_on", "31/02/2026", "31/02/2026"),
        ("issued_on", "mùng ba Tết", "mùng ba Tết"),
        ("year", "hai nghìn", "ví dụ 2026"),
        ("year", "1975", "2000"),
        ("year", "9" * 5000, "2100"),
        ("number", "1" * 61, "60"),
        ("title", "Kế hoạch " * 100, "500"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(field: str, value: str, sentence: str) -> None:
    adoption = Adoption()

    answer = adoption.send(**{field: value}, signer="Lê Thị <Mới>")

    page = answer.content.decode()
    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert sentence in page
    assert value.strip()[:200] in page
    assert "Lê Thị &lt;Mới&gt;" in page


def test_the_plan_is_issued_and_its_work_given_out() -> None:
    adoption = Adoption()

    answer = adoption.send()

    plan = Plan.objects.get()
    assert answer["Location"] == f"/plans/{plan.pk}/"
    assert (plan.number, plan.signer, f"{plan.issued_on}") == ("15/KH-UBND", "Trần Hữu Sơn", "2026-01-13")
    known, unknown = Assignment.objects.filter(part="lead").order_by("task__position")
    assert (known.agency, known.settled) == (adoption.commune.culture, True)
    assert (unknown.agency, unknown.settled) == (adoption.commune.committee, False)
    page = adoption.client.get(answer["Location"]).content.decode()
    assert "Đã ban hành kế hoạch." in page
    assert "1 chưa rõ đơn vị chủ trì" in page


def test_a_choice_of_later_stays_when_something_else_is_wrong() -> None:
    adoption = Adoption()

    page = adoption.send(number="", **{"who-0": ""}).content.decode()

    assert " selected>" not in page


@pytest.mark.parametrize("agency", ["away", "0", "-1", "mười", "9" * 5000])
def test_an_agency_that_is_not_of_this_body_is_not_taken(agency: str) -> None:
    adoption = Adoption()
    away = offices.commune("Đồi Sim", code="99002")

    answer = adoption.send(**{"who-0": away.culture.pk if agency == "away" else agency})

    assert answer.status_code == 302
    assert not Assignment.objects.filter(part="lead", settled=True).exists()
    assert not Assignment.objects.filter(agency=away.culture).exists()


def test_a_number_that_the_body_has_used_is_refused_at_the_field() -> None:
    adoption = Adoption()
    issued_plan(adoption.commune)

    answer = adoption.send(number=plans.ISSUE.number)

    page = answer.content.decode()
    assert (answer.status_code, Plan.objects.count()) == (422, 1)
    assert "Cơ quan này đã có kế hoạch số 01/KH-UBND của năm 2026." in page
    assert 'id="id_number_error"' in page
    assert 'value="01/KH-UBND"' in page


def test_a_task_without_a_name_is_pointed_out() -> None:
    adoption = Adoption()
    adoption.client.post(f"/drafts/{adoption.draft.pk}/edit/", {"op": "add", "section": "tasks", "key": "t1"})

    answer = adoption.send()

    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert "Nhiệm vụ thứ 2 (số “–”) chưa có tên." in answer.content.decode()


def test_issuing_again_leads_to_the_plan() -> None:
    adoption = Adoption()
    first = adoption.send()

    again = adoption.client.post(adoption.address, ISSUE, follow=True)
    opened = adoption.client.get(adoption.address, follow=True)

    assert Plan.objects.count() == 1
    for answer in (again, opened):
        assert answer.redirect_chain[-1] == (first["Location"], 302)


def test_the_head_may_issue_what_the_focal_point_reviewed() -> None:
    adoption = Adoption()
    adoption.client = signed_in(adoption.commune.head)

    assert adoption.client.get(adoption.address).status_code == 200
    assert adoption.send().status_code == 302
    assert Draft.objects.get().state == "adopted"


def test_nothing_is_issued_by_looking() -> None:
    adoption = Adoption()

    client: Client = adoption.client
    client.get(adoption.address, {**ISSUE})

    assert Plan.objects.count() == 0


class GroupAdoption(Adoption):
    """A draft whose task is led by every division, with those concerned helping. Row 0 leads, row 1 helps."""

    def __init__(self) -> None:
        super().__init__()
        self.draft.content["tasks"] = [
            plans.task("t1", leads=["Các phòng, ban"], coordinators=["Các đơn vị liên quan"]),
        ]
        self.draft.save(update_fields=["content"])


def _leads() -> set[str]:
    return set(Assignment.objects.filter(part="lead", settled=True).values_list("agency__name", flat=True))


def test_a_group_that_means_all_is_chosen_already_and_one_of_those_concerned_is_not() -> None:
    adoption = GroupAdoption()

    page = adoption.client.get(adoption.address).content.decode()

    assert page.count('<option value="group" selected>') == 1
    assert page.count('<option value="group">') == 1
    assert "Cả nhóm: 2 đơn vị" in page


def test_each_agency_of_a_group_gets_its_own_part_of_the_work() -> None:
    adoption = GroupAdoption()
    both = [adoption.commune.culture.pk, adoption.commune.office.pk]

    answer = adoption.client.post(
        adoption.address, {**ISSUE, "who-0": "group", "who-0-member": both, "who-1": "group", "who-1-member": both}
    )

    assert answer.status_code == 302
    assert _leads() == {adoption.commune.culture.name, adoption.commune.office.name}
    assert not Assignment.objects.filter(part="coordinator").exists()  # who leads does not help himself


def test_an_agency_taken_out_of_a_group_gets_none_and_a_group_without_any_is_settled_later() -> None:
    adoption = GroupAdoption()

    adoption.client.post(
        adoption.address,
        {**ISSUE, "who-0": "group", "who-0-member": [adoption.commune.culture.pk, 999_999], "who-1": "group"},
    )

    assert _leads() == {adoption.commune.culture.name}
    helper = Assignment.objects.get(part="coordinator")
    assert (helper.agency, helper.settled, helper.words) == (None, False, "Các đơn vị liên quan")


def test_what_was_ticked_stays_when_something_else_is_wrong() -> None:
    adoption = GroupAdoption()
    culture, office = adoption.commune.culture.pk, adoption.commune.office.pk

    answer = adoption.client.post(
        adoption.address, {**ISSUE, "number": "", "who-0": "group", "who-0-member": [culture], "who-1": ""}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'name="who-0-member" value="{culture}" checked' in page
    assert f'name="who-0-member" value="{office}">' in page
