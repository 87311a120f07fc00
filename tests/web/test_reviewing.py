"""Edits of a draft as the review page sends them: what each does, what is refused and in which words."""

from typing import Any

import pytest
from django.test import Client

from caicach.plans.models import Draft, DraftEdit
from caicach.plans.rules.review import one
from tests.builders import offices, plans
from tests.builders.site import signed_in

pytestmark = pytest.mark.django_db

TITLE = "Rà soát thủ tục hành chính và công khai kết quả"
EVIL = "<script>alert('x')</script>"


class Reviewer:
    """A focal point with a draft of two tasks and one of everything else."""

    def __init__(self) -> None:
        self.commune = offices.commune()
        self.draft = plans.draft(
            plans.task("t1", TITLE, confidence=0.4),
            plans.task("t2", "Số hóa hồ sơ", number="1.2", leads=["Văn phòng HĐND và UBND"]),
            agency=self.commune.committee,
            uploaded_by=offices.viewer(self.commune.focal_point),
            legal_bases=[plans.item("l1", text="Căn cứ Luật")],
            targets=[plans.item("t1", text="Trên 90 % hài lòng")],
            reporting=[plans.item("r1", what="Báo cáo quý", when_text="Trước ngày 20 tháng cuối quý")],
        )
        self.client = signed_in(self.commune.focal_point)

    def edit(self, op: str, *, section: str = "tasks", **fields: str | list[str]) -> tuple[int, dict[str, Any]]:
        return sent(self.client, f"/drafts/{self.draft.pk}/edit/", op=op, section=section, **fields)

    def undo(self) -> tuple[int, dict[str, Any]]:
        return sent(self.client, f"/drafts/{self.draft.pk}/undo/")

    def tasks(self) -> list[dict[str, Any]]:
        self.draft.refresh_from_db()
        tasks: list[dict[str, Any]] = self.draft.content["tasks"]
        return tasks

    def titles(self) -> list[str]:
        return [one(item, "title") for item in self.tasks()]


def sent(client: Client, address: str, **fields: str | list[str]) -> tuple[int, dict[str, Any]]:
    answer = client.post(address, fields)
    return answer.status_code, answer.json()


def test_what_is_typed_becomes_the_value_and_is_no_longer_doubtful() -> None:
    reviewer = Reviewer()

    status, answer = reviewer.edit("set", key="t1", field="title", value="  Rà soát   thủ tục ")

    assert (status, answer["removed"], answer["inserted"]) == (200, ["t1"], ["t1"])
    assert (answer["section"], answer["before"], answer["message"]) == ("tasks", "", "")
    assert reviewer.titles()[0] == "Rà soát thủ tục"
    assert reviewer.tasks()[0]["fields"]["title"][0]["checked"]
    assert "Rà soát thủ tục" in answer["html"]


def test_words_of_a_deadline_are_understood_anew() -> None:
    reviewer = Reviewer()

    _, answer = reviewer.edit("set", key="t1", field="deadline_text", value="Trước ngày 15/9/2026")

    assert reviewer.tasks()[0]["fields"]["deadlines"][0]["value"] == {"kind": "before", "date": "2026-09-15"}
    assert "trước ngày 15/09/2026" in answer["html"]


def test_several_values_are_kept_in_their_order_without_the_empty_ones() -> None:
    reviewer = Reviewer()

    status, _ = reviewer.edit("set", key="t1", field="leads", value=["Công an xã", " ", "Phòng Kinh tế"])

    assert status == 200
    assert [value["value"] for value in reviewer.tasks()[0]["fields"]["leads"]] == ["Công an xã", "Phòng Kinh tế"]


def test_agreeing_settles_a_field_or_the_whole_item() -> None:
    reviewer = Reviewer()
    doubts = reviewer.edit("confirm", key="t1", field="title")[1]["counts"]

    after = reviewer.edit("confirm", key="t1")[1]["counts"]

    assert "chỗ cần xem" in doubts
    assert "Không còn chỗ nào máy chưa chắc" in after


def test_an_item_is_split_where_the_caret_stood_and_merged_again() -> None:
    reviewer = Reviewer()

    status, answer = reviewer.edit("split", key="t1", at=str(TITLE.index(" và")))

    assert (status, answer["removed"], len(answer["inserted"])) == (200, ["t1"], 2)
    assert reviewer.titles() == ["Rà soát thủ tục hành chính", "và công khai kết quả", "Số hóa hồ sơ"]

    status, answer = reviewer.edit("merge", key="t1")

    assert (status, len(answer["removed"]), answer["inserted"]) == (200, 2, ["t1"])
    assert reviewer.titles() == [TITLE, "Số hóa hồ sơ"]


def test_an_item_is_left_out_and_brought_back() -> None:
    reviewer = Reviewer()

    _, gone = reviewer.edit("delete", key="t2")
    assert (gone["removed"], gone["inserted"], gone["before"], gone["html"]) == (["t2"], [], "t1", "")

    status, back = reviewer.undo()

    assert (status, back["inserted"], back["before"], back["message"]) == (200, ["t2"], "t1", "Đã hoàn tác.")
    assert reviewer.titles() == [TITLE, "Số hóa hồ sơ"]


def test_an_item_is_added_where_asked_and_takes_over_the_domain() -> None:
    reviewer = Reviewer()

    _, after_first = reviewer.edit("add", key="t1")
    _, at_the_end = reviewer.edit("add", key="")

    assert after_first["before"] == "t1"
    assert at_the_end["before"] == "t2"
    assert [one(item, "domain") for item in reviewer.tasks()] == ["steering"] * 4


def test_undoing_goes_back_to_the_beginning_and_then_says_so() -> None:
    reviewer = Reviewer()
    before = reviewer.tasks()
    reviewer.edit("set", key="t1", field="title", value="Khác")
    reviewer.edit("split", key="t2", at="5")
    reviewer.edit("delete", key="t1")

    assert [reviewer.undo()[0] for _ in range(3)] == [200, 200, 200]

    assert reviewer.tasks() == before
    assert reviewer.undo() == (422, {"message": "Không còn thao tác nào để hoàn tác."})


@pytest.mark.parametrize(
    ("section", "key", "field", "value", "sentence"),
    [
        ("head", "h1", "issued_on", "31/02/2026", "31/02/2026"),
        ("head", "h1", "issued_on", "hôm qua", "Ngày ban hành"),
        ("head", "h1", "year", "hai nghìn", "“hai nghìn” không phải là số nguyên"),
        ("head", "h1", "kind", "thông báo", "hãy chọn một mục có trong danh sách"),
        ("head", "h1", "unit_level", "huyện", "hãy chọn một mục có trong danh sách"),
        ("legal_bases", "l1", "date", "30/02", "Ngày"),
        ("targets", "t1", "measures", "khoảng một nửa", "chưa hiểu “khoảng một nửa”"),
        ("targets", "t1", "measures", "≥ 1.2.3 %", "Mức phải đạt"),
        ("tasks", "t1", "domain", "khác", "hãy chọn một mục có trong danh sách"),
        ("tasks", "t1", "budget_vnd", "mười", "Kinh phí"),
        ("tasks", "t1", "budget_vnd", "-5", "không phải là số tiền"),
        ("tasks", "t1", "deadlines", "30/6/2026", "được suy ra từ mục khác nên không sửa trực tiếp"),
        ("tasks", "t1", "colour", "đỏ", "Mục này không có trường như vậy."),
        ("tasks", "t9", "title", "Tên", "Mục này không còn trong bản nháp."),
    ],
)
def test_what_cannot_be_is_answered_with_what_to_type(
    section: str, key: str, field: str, value: str, sentence: str
) -> None:
    reviewer = Reviewer()
    before = reviewer.draft.content

    status, answer = reviewer.edit("set", section=section, key=key, field=field, value=value)

    reviewer.draft.refresh_from_db()
    assert status == 422
    assert sentence in answer["message"]
    assert (reviewer.draft.content, DraftEdit.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("op", "fields"),
    [
        ("fly", {"key": "t1"}),
        ("", {"key": "t1"}),
        ("set", {"section": "nowhere", "key": "t1"}),
        ("split", {"key": "t1", "at": "0"}),
        ("split", {"key": "t1", "at": "9" * 5000}),
        ("split", {"key": "t1", "at": "giữa"}),
        ("merge", {"key": "t2"}),
        ("delete", {"section": "head", "key": "h1"}),
        ("merge", {"section": "head", "key": "h1"}),
        ("add", {"section": "head", "key": "h1"}),
        ("split", {"section": "head", "key": "h1", "at": "8"}),
        ("delete", {"key": "t9"}),
        ("add", {"key": "t9"}),
        ("confirm", {"key": "t9"}),
        ("confirm", {"key": "t1", "field": "colour"}),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(op: str, fields: dict[str, str]) -> None:
    reviewer = Reviewer()
    before = reviewer.draft.content

    status, answer = reviewer.edit(op, **fields)

    reviewer.draft.refresh_from_db()
    assert (status, list(answer)) == (422, ["message"])
    assert answer["message"].endswith(".")
    assert (reviewer.draft.content, DraftEdit.objects.count()) == (before, 0)


def test_an_item_that_somebody_else_left_out_is_said_to_be_gone() -> None:
    reviewer = Reviewer()
    reviewer.edit("delete", key="t1")

    status, answer = reviewer.edit("set", key="t1", field="title", value="Tên mới")

    assert status == 422
    assert answer["message"] == "Mục này không còn trong bản nháp. Hãy tải lại trang để xem bản mới nhất."


def test_a_draft_that_became_a_plan_is_no_longer_edited() -> None:
    reviewer = Reviewer()
    Draft.objects.update(state="adopted")

    for status, answer in (reviewer.edit("set", key="t1", field="title", value="Tên"), reviewer.undo()):
        assert status == 422
        assert answer["message"] == "Bản nháp này không còn ở bước soát lại. Hãy tải lại trang."


def test_who_only_issues_plans_reads_the_draft_and_does_not_correct_it() -> None:
    reviewer = Reviewer()
    reviewer.client = signed_in(reviewer.commune.head)

    page = reviewer.client.get(f"/drafts/{reviewer.draft.pk}/").content.decode()
    status, answer = reviewer.edit("set", key="t1", field="title", value="Tên mới")

    assert "readonly" in page
    assert "data-op" not in page
    assert "data-undo-button" not in page
    assert "Bỏ bản nháp" not in page
    assert status == 422
    assert "không" in answer["message"]
    assert reviewer.titles()[0] == TITLE


def test_what_was_typed_is_shown_as_typed_and_never_run() -> None:
    reviewer = Reviewer()

    _, answer = reviewer.edit("set", key="t1", field="title", value=EVIL)
    page = reviewer.client.get(f"/drafts/{reviewer.draft.pk}/").content.decode()

    assert reviewer.titles()[0] == EVIL
    for html in (answer["html"], page):
        assert EVIL not in html
        assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in html


def test_the_words_of_the_source_are_shown_and_never_run() -> None:
    reviewer = Reviewer()
    Draft.objects.update(
        lines=[
            {"n": 1, "text": EVIL, "cells": [], "table": None, "page": 1, "style": "bic"},
            {"n": 2, "text": "", "cells": [[EVIL, 2, False]], "table": 1, "page": 1, "style": ""},
        ],
        notes=[{"template": "%(word)s", "values": {"word": EVIL}}],
    )

    page = reviewer.client.get(f"/drafts/{reviewer.draft.pk}/").content.decode()

    assert EVIL not in page
    assert page.count("&lt;script&gt;alert(") == 3


def test_signs_that_no_document_has_do_no_harm() -> None:
    reviewer = Reviewer()

    status, _ = reviewer.edit("set", key="t1", field="title", value="Rà\x00 soát\x1b")

    assert status == 200
    assert reviewer.titles()[0] == "Rà soát"


def test_a_draft_that_is_put_away_is_gone_from_sight_and_its_file_stays() -> None:
    reviewer = Reviewer()

    answer = reviewer.client.post(f"/drafts/{reviewer.draft.pk}/discard/", follow=True)

    assert answer.redirect_chain == [("/plans/", 302)]
    assert "Đã bỏ bản nháp “ke-hoach.txt”. Tệp gốc vẫn được lưu." in answer.content.decode()
    assert reviewer.client.get(f"/drafts/{reviewer.draft.pk}/").status_code == 404
    reviewer.draft.source.refresh_from_db()


def test_while_a_document_is_read_the_page_asks_and_then_goes_on() -> None:
    reviewer = Reviewer()
    Draft.objects.update(state="reading")
    address = f"/drafts/{reviewer.draft.pk}/state/"

    page = reviewer.client.get(f"/drafts/{reviewer.draft.pk}/").content.decode()
    waiting = reviewer.client.get(address)
    Draft.objects.update(state="review")
    done = reviewer.client.get(address)

    assert f'hx-get="{address}"' in page
    assert (waiting.status_code, done.status_code) == (200, 204)
    assert "Đang đọc văn bản" in waiting.content.decode()
    assert done["HX-Redirect"] == f"/drafts/{reviewer.draft.pk}/"
