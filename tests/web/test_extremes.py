"""Pages with the longest words that offices write, with nothing, and with too much."""

import pytest
from django.test import Client

from caicach.plans.models import Draft, Plan
from caicach.plans.rules.adoption import Issue
from tests.builders import offices, plans
from tests.builders.site import issued_plan, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database(
        reason="asks how long words and many rows are shown; how they are kept is asked of every database"
    ),
]

SENTENCE = (
    "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính, quy trình nghiệp vụ, thời gian giải quyết hồ sơ thuộc thẩm "
    "quyền; nghiêm túc thực hiện việc công khai, minh bạch, cập nhật kịp thời các quyết định công bố danh mục thủ tục "
    "hành chính trên Cổng Dịch vụ công quốc gia và niêm yết tại Trung tâm Phục vụ hành chính công xã theo quy định; "
)
LONG = SENTENCE * 12
UNBROKEN = "Trung‑tâm‑Phục‑vụ‑hành‑chính‑công" + "ễ" * 300
LONG_NAME = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Hương Khê Thượng Trạch Bắc Sơn Đông Triều Nghĩa Hưng Tây"
PARTS = ("", "targets/", "duties/", "bases/", "source/")


def pages_of(client: Client, plan: Plan) -> dict[str, str]:
    addresses = ["/", "/plans/", "/tasks/", *(f"/plans/{plan.pk}/{part}" for part in PARTS)]
    addresses += [f"/tasks/{task.pk}/" for task in plan.tasks.all()[:3]]
    answers = {address: client.get(address) for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(answers, 200)
    return {address: answer.content.decode() for address, answer in answers.items()}


def test_the_longest_words_are_shown_whole_where_they_belong() -> None:
    commune = offices.commune("Hương Khê Thượng Trạch Bắc Sơn Đông Triều Nghĩa Hưng")
    plan = issued_plan(
        commune,
        plans.task("t1", LONG, number="VIII.12.3.4", deliverables=[LONG, UNBROKEN], leads=[LONG_NAME]),
        plans.task("t2", UNBROKEN, domain_title=SENTENCE, coordinators=[LONG_NAME] * 30, deadline_text=LONG),
        targets=[plans.item("t1", text=LONG)],
        legal_bases=[plans.item("l1", text=LONG)],
        reporting=[plans.item("r1", what=LONG, who=LONG_NAME, to=LONG_NAME, when_text=LONG)],
        issue=Issue(
            title=SENTENCE[:499],
            number="15/KH-UBND-" + "X" * 40,
            issued_on=plans.ISSUE.issued_on,
            signer="Nguyễn " * 15,
            signer_title="Chủ tịch " * 12,
            year=2026,
        ),
    )

    pages = pages_of(signed_in(commune.focal_point), plan)

    first, second = plan.tasks.order_by("position")
    assert LONG.strip() in pages[f"/tasks/{first.pk}/"]
    assert UNBROKEN in pages[f"/tasks/{second.pk}/"]


def test_a_plan_of_hardly_anything_is_shown() -> None:
    commune = offices.commune()
    plan = issued_plan(commune, plans.item("t1", title="Làm"), reporting=[plans.item("r1")], targets=[plans.item("t1")])

    pages = pages_of(signed_in(commune.focal_point), plan)

    task = pages[f"/tasks/{plan.tasks.get().pk}/"]
    assert "Kế hoạch không nêu thời hạn." in task
    assert "Kế hoạch không nêu sản phẩm." in task
    assert "Không định ngày" in task
    assert "None" not in "".join(pages.values())


def test_empty_pages_say_what_will_stand_there() -> None:
    commune = offices.commune()
    plan = issued_plan(commune, plans.task(deadlines=[]))
    drafter, clerk = signed_in(offices.commune("Đồi Sim", code="99002").focal_point), signed_in(commune.specialist)

    assert "Bàn làm việc đang trống" in drafter.get("/").content.decode()
    assert "Chưa có kế hoạch nào" in drafter.get("/plans/").content.decode()
    assert "Không có nhiệm vụ nào khớp" in drafter.get("/tasks/").content.decode()
    for part, words in (
        ("targets", "không nêu chỉ tiêu bằng số"),
        ("duties", "không nêu chế độ báo cáo riêng"),
        ("bases", "không nêu căn cứ"),
        ("source", "không có văn bản nguồn"),
    ):
        assert words in clerk.get(f"/plans/{plan.pk}/{part}/").content.decode()


def test_a_draft_of_nothing_and_one_of_too_much_open() -> None:
    commune = offices.commune()
    by = offices.viewer(commune.focal_point)
    nothing = plans.draft(agency=commune.committee, uploaded_by=by, head=[plans.item("h1")])
    items = [plans.task(f"t{n}", SENTENCE, deliverables=["Báo cáo"] * 20, confidence=0.5) for n in range(100)]
    too_much = plans.draft(*items, agency=commune.committee, uploaded_by=by)
    Draft.objects.filter(pk=too_much.pk).update(
        lines=[
            {
                "n": n,
                "text": SENTENCE,
                "cells": [[SENTENCE, 1, False]] * (n % 9),
                "table": n % 2,
                "page": n,
                "style": "",
            }
            for n in range(600)
        ]
    )
    client = signed_in(commune.focal_point)

    for draft in (nothing, too_much):
        assert client.get(f"/drafts/{draft.pk}/").status_code == 200
        assert client.get(f"/drafts/{draft.pk}/adopt/").status_code == 200


def test_a_desk_shows_the_first_of_very_many_and_leads_to_the_rest() -> None:
    commune = offices.commune()
    issued_plan(commune, *(plans.task(f"t{n}", f"Việc {n}", deadlines=[]) for n in range(100)))

    page = signed_in(commune.specialist).get("/").content.decode()

    assert page.count('class="work-row"') < 60
    assert "100" in page
