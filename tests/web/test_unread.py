"""Passages that nobody read: listed under their heading, taken into the draft with one press, and given back."""

from typing import Any

import pytest
from django.http import HttpResponse

from caicach.plans.models import Draft, DraftEdit
from caicach.plans.queries.findings import examined
from caicach.plans.rules.review import many, one
from tests.builders import findings, offices, plans
from tests.builders.site import signed_in

pytestmark = pytest.mark.django_db

LINES = [
    findings.line(1, "KẾ HOẠCH"),
    findings.line(2, "II. NHIỆM VỤ"),
    findings.line(3, "1. Số hóa hồ sơ"),
    findings.line(4, "2. Niêm yết đủ 95% thủ tục tại trụ sở <xã>"),
    findings.line(5, "3. Tổng kết"),
    findings.line(6, "III. TỔ CHỨC THỰC HIỆN"),
    findings.line(7, "1. Hằng quý báo cáo kết quả về Sở Nội vụ trước ngày 20 của tháng cuối quý"),
]


class Desk:
    """The focal point before a draft that has the first and the third task, and not the second."""

    def __init__(self) -> None:
        self.commune = offices.commune()
        self.draft = plans.draft(
            plans.task("t1", "Số hóa hồ sơ", places=[[3, None]], domain="procedures"),
            plans.task("t2", "Tổng kết", places=[[5, None]]),
            agency=self.commune.committee,
            uploaded_by=offices.viewer(self.commune.focal_point),
        )
        Draft.objects.filter(pk=self.draft.pk).update(lines=LINES)
        self.address = f"/drafts/{self.draft.pk}/unread/"
        self.client = signed_in(self.commune.focal_point)

    def page(self) -> str:
        return self.client.get(self.address).content.decode()

    def take(self, line: int | str, section: str) -> HttpResponse:
        answer: HttpResponse = self.client.post(
            f"{self.address}take/", {"line": str(line), "section": section}, follow=True
        )
        return answer

    def items(self, section: str) -> list[dict[str, Any]]:
        self.draft.refresh_from_db()
        items: list[dict[str, Any]] = self.draft.content[section]
        return items


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_unread_passages_stand_under_their_headings_with_the_share_read(desk: Desk) -> None:
    page = desk.page()
    page = page[page.index('id="read"') :]

    assert "Máy đã đọc <b>71 %</b> số dòng; còn <b>2</b> đoạn" in page
    assert page.index("II. NHIỆM VỤ</span>") < page.index("Niêm yết đủ 95% thủ tục tại trụ sở &lt;xã&gt;</span>")
    assert page.index("III. TỔ CHỨC THỰC HIỆN</span>") < page.index("Hằng quý báo cáo kết quả về Sở Nội vụ")
    assert page.count("Có số liệu, thời hạn hoặc người thực hiện") == 2


@pytest.mark.parametrize("part", ["", "findings/", "unread/"])
def test_unread_lines_carry_a_mark_in_the_source(desk: Desk, part: str) -> None:
    page = desk.client.get(f"/drafts/{desk.draft.pk}/{part}").content.decode()

    assert page.count("is-unread") == 2
    assert '<p id="L4" data-line="4" class="source-line is-unread">' in page


def test_a_passage_becomes_a_task_between_its_neighbours(desk: Desk) -> None:
    answer = desk.take(4, "tasks")

    titles = [one(item, "title") for item in desk.items("tasks")]
    assert titles == ["Số hóa hồ sơ", "Niêm yết đủ 95% thủ tục tại trụ sở <xã>", "Tổng kết"]
    added = desk.items("tasks")[1]
    assert added["fields"]["title"][0]["places"] == [[4, None]]
    assert one(added, "domain") == "procedures"
    assert answer.redirect_chain[-1][0] == f"{desk.address}#unread-7"
    assert "Đã thêm nhiệm vụ từ dòng 4." in answer.content.decode()
    assert examined(desk.draft).unread_lines == {7}


def test_a_passage_becomes_a_target_with_its_number(desk: Desk) -> None:
    desk.take(4, "targets")

    (target,) = desk.items("targets")
    assert [plain["value"] for plain in many(target, "measures")] == ["95"]


def test_a_passage_becomes_a_duty_to_report(desk: Desk) -> None:
    answer = desk.take(7, "reporting")

    assert [one(item, "what") for item in desk.items("reporting")] == [LINES[6]["text"].removeprefix("1. ")]
    assert answer.redirect_chain[-1][0] == desk.address


def test_taking_in_is_undone_from_the_notice(desk: Desk) -> None:
    before = desk.items("tasks")
    page = desk.take(4, "tasks").content.decode()
    assert f'action="/drafts/{desk.draft.pk}/undo/?then=unread"' in page

    back = desk.client.post(f"/drafts/{desk.draft.pk}/undo/?then=unread", follow=True).content.decode()
    again = desk.client.post(f"/drafts/{desk.draft.pk}/undo/?then=unread", follow=True).content.decode()

    assert "Đã hoàn tác." in back
    assert "Không còn thao tác nào để hoàn tác." in again
    assert desk.items("tasks") == before
    assert DraftEdit.objects.get().undone_by == desk.commune.focal_point


@pytest.mark.parametrize(
    ("line", "section"), [(4, "head"), (4, ""), (3, "tasks"), ("x", "tasks"), ("", ""), ("9" * 5000, "tasks")]
)
def test_what_is_not_unread_is_not_taken_in(desk: Desk, line: int | str, section: str) -> None:
    page = desk.take(line, section).content.decode()

    assert "Đoạn này không còn trong danh sách chưa đọc." in page
    assert not DraftEdit.objects.exists()


def test_the_head_sees_what_is_unread_and_changes_nothing(desk: Desk) -> None:
    desk.client = signed_in(desk.commune.head)

    assert "take-in" not in desk.page()
    assert "Anh/chị không được sửa bản nháp này." in desk.take(4, "tasks").content.decode()
    assert not DraftEdit.objects.exists()


def test_a_document_read_to_its_end_says_so(desk: Desk) -> None:
    Draft.objects.update(lines=[*LINES[:3], LINES[4]], version=1)

    assert "Máy đã đọc hết văn bản" in desk.page()


def test_a_row_of_a_table_is_taken_in_with_its_unread_cells(desk: Desk) -> None:
    head = findings.line(8, "TT\tNhiệm vụ\tThời hạn", "TT", "Nhiệm vụ", "Thời hạn")
    row = findings.line(9, "1\tKiểm tra công vụ\tQuý II", "1", "Kiểm tra công vụ", "Quý II")
    half = findings.line(10, "2\tHọp giao ban\tHằng tháng", "2", "Họp giao ban", "Hằng tháng")
    task = plans.task("t3", "Họp giao ban", places=[[10, 1]])
    content = {**desk.draft.content, "tasks": [*desk.draft.content["tasks"], task]}
    Draft.objects.update(lines=[*LINES, head, row, half], content=content, version=1)

    desk.take(9, "tasks")
    desk.take(10, "reporting")

    assert [one(item, "title") for item in desk.items("tasks")][2:] == ["Kiểm tra công vụ · Quý II", "Họp giao ban"]
    taken = {"value": "Hằng tháng", "places": [[10, 2]], "confidence": 1.0, "checked": True}
    assert desk.items("reporting")[0]["fields"]["what"] == [taken]


def test_words_that_a_picture_left_in_doubt_are_marked(desk: Desk) -> None:
    Draft.objects.update(lines=[{**LINES[3], "doubts": [[38, 41, None]]}], version=1)

    assert '<span class="misread" title="Máy chưa chắc chữ này trong ảnh">&lt;xã</span>&gt;</p>' in desk.page()


def test_what_was_taken_can_be_opened_at_once(desk: Desk) -> None:
    page = desk.take(4, "tasks").content.decode()

    assert f'<a href="/drafts/{desk.draft.pk}/#tasks-{desk.items("tasks")[1]["key"]}">Mở</a>' in page
