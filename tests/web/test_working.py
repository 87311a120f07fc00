"""The page of a task: reporting, submitting, deciding, giving out work, keeping deadlines."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse

from caicach.organizations.models import Person
from caicach.organizations.rules.roles import Role
from caicach.plans.models import Assignment, ProgressReport, TaskDeadline
from caicach.web.http import today
from tests.builders import offices, plans
from tests.builders.site import issued_plan, signed_in

pytestmark = pytest.mark.django_db


class Work:
    """A task of two deadlines that the specialist's division leads."""

    def __init__(self, *more: plans.Item) -> None:
        self.commune = offices.commune()
        soon = today() + timedelta(days=3)
        deadlines = [plans.by(f"{soon}"), plans.by(f"{soon + timedelta(days=30)}")]
        self.plan = issued_plan(self.commune, plans.task(deadlines=deadlines), *more)
        self.task = self.plan.tasks.get(position=1)

    @property
    def assignment(self) -> Assignment:
        return self.task.assignments.get()

    def page(self, person: Person) -> str:
        return signed_in(person).get(f"/tasks/{self.task.pk}/").content.decode()

    def move(self, person: Person, move: str, **fields: str) -> HttpResponse:
        address = f"/assignments/{self.assignment.pk}/move/"
        answer: HttpResponse = signed_in(person).post(address, {"move": move, **fields}, follow=True)
        return answer

    def assign(self, person: Person, who: str) -> HttpResponse:
        address = f"/assignments/{self.assignment.pk}/assign/"
        answer: HttpResponse = signed_in(person).post(address, {"who": who}, follow=True)
        return answer


def test_progress_is_reported_and_shown() -> None:
    work = Work()

    page = work.move(work.commune.specialist, "report", percent="60", note="Đã xong 7/12 thôn").content.decode()

    assert (work.assignment.state, work.assignment.percent) == ("in_progress", 60)
    assert "Đã ghi báo cáo tiến độ." in page
    assert "Đã xong 7/12 thôn" in page


def test_work_goes_through_submission_return_and_acceptance() -> None:
    work = Work()
    specialist, head = work.commune.specialist, work.commune.head

    assert "Đã nộp." in work.move(specialist, "submit", note="Xong").content.decode()
    assert "Chờ tôi duyệt" in signed_in(head).get("/").content.decode()
    assert "Đã trả lại kèm lý do." in work.move(head, "return", note="Thiếu biên bản").content.decode()
    assert "Thiếu biên bản" in work.page(specialist)
    assert "Đã nộp." in work.move(specialist, "submit").content.decode()
    assert "Đã duyệt." in work.move(head, "accept").content.decode()

    assert work.assignment.state == "accepted"
    assert [report.move for report in ProgressReport.objects.order_by("id")] == ["submit", "return", "submit", "accept"]


def _submitted(work: Work) -> None:
    work.move(work.commune.specialist, "submit")


def _submitted_by_the_head(work: Work) -> None:
    work.move(work.commune.head, "submit")


def _nothing(work: Work) -> None:
    """The work as it was given out."""


@pytest.mark.parametrize(
    ("before", "part", "move", "fields", "sentence"),
    [
        (_submitted, "head", "return", {"note": "  "}, "Hãy ghi rõ lý do trả lại"),
        (_nothing, "head", "waive", {"note": ""}, "Hãy ghi rõ lý do cho thôi thực hiện."),
        (_submitted_by_the_head, "head", "accept", {}, "Anh/chị đã nộp việc này nên cần người khác duyệt."),
        (
            _submitted_by_the_head,
            "head",
            "return",
            {"note": "Sai"},
            "Anh/chị đã nộp việc này nên cần người khác duyệt.",
        ),
        (_submitted, "specialist", "accept", {}, "Anh/chị đã nộp việc này nên cần người khác duyệt."),
        (_submitted, "specialist", "report", {"percent": "5"}, "Chưa báo cáo tiến độ được"),
        (_submitted, "specialist", "submit", {}, "Chưa nộp được"),
        (_nothing, "head", "accept", {}, "Chưa duyệt được"),
        (_nothing, "stranger_to_office", "report", {"percent": "5"}, "Việc này không được giao cho anh/chị"),
        (_nothing, "specialist", "waive", {"note": "Thôi"}, "Anh/chị không có quyền cho thôi thực hiện việc này."),
        (_nothing, "specialist", "report", {"percent": "một nửa"}, "Tiến độ là số nguyên từ 0 đến 100, ví dụ 60."),
        (_nothing, "specialist", "report", {"percent": "-1"}, "Tiến độ không nhỏ hơn 0."),
        (_nothing, "specialist", "report", {"percent": "101"}, "Tiến độ không lớn hơn 100."),
        (_nothing, "specialist", "report", {"percent": "9" * 5000}, "Tiến độ"),
        (_nothing, "specialist", "report", {"percent": "5", "note": "x" * 4001}, "4000"),
        (_nothing, "specialist", "reopen", {}, "Hãy tải lại trang."),
        (_nothing, "specialist", "", {}, "Hãy tải lại trang."),
        (_nothing, "specialist", "fly", {}, "Hãy tải lại trang."),
    ],
)
def test_what_may_not_be_done_is_said_and_changes_nothing(
    before: Callable[[Work], None], part: str, move: str, fields: dict[str, str], sentence: str
) -> None:
    work = Work()
    before(work)
    state, reports = work.assignment.state, ProgressReport.objects.count()

    answer = work.move(getattr(work.commune, part), move, **fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert (work.assignment.state, ProgressReport.objects.count()) == (state, reports)


def test_what_was_typed_stays_in_its_own_form_alone() -> None:
    work = Work()
    offices.person("Hai", at=work.commune.office, role=Role.SPECIALIST)
    Assignment.objects.create(task=work.task, part="lead", position=2, agency=work.commune.culture)
    address = f"/assignments/{work.task.assignments.earliest('id').pk}/move/"

    answer = signed_in(work.commune.specialist).post(
        address, {"move": "report", "percent": "quá nửa", "note": "Đã làm <b>xong</b> một phần"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('name="note"') == 2
    assert page.count("Đã làm &lt;b&gt;xong&lt;/b&gt; một phần</textarea>") == 1
    assert page.count('value="quá nửa"') == 1


def test_whoever_comes_without_a_form_is_led_to_the_task() -> None:
    work = Work()

    for address in (
        f"/assignments/{work.assignment.pk}/move/",
        f"/assignments/{work.assignment.pk}/assign/",
        f"/deadlines/{work.task.deadlines.earliest('id').pk}/meet/",
        f"/tasks/{work.task.pk}/evidence/",
    ):
        assert signed_in(work.commune.specialist).get(address)["Location"] == f"/tasks/{work.task.pk}/"


def test_work_is_given_to_an_agency_or_to_a_person_of_it() -> None:
    work = Work()
    clerk = work.commune.stranger_to_office

    to_agency = work.assign(work.commune.focal_point, f"{work.commune.office.pk}:").content.decode()
    assert "Đã giao việc cho Văn phòng HĐND và UBND." in to_agency
    assert (work.assignment.agency, work.assignment.person) == (work.commune.office, None)

    to_person = work.assign(work.commune.head, f"{work.commune.office.pk}:{clerk.pk}").content.decode()
    assert "Đã giao việc cho Một Cửa." in to_person
    assert work.assignment.person == clerk
    assert "Xây dựng kế hoạch tuyên truyền" in signed_in(clerk).get("/").content.decode()


def test_only_those_who_give_out_work_are_offered_to() -> None:
    work = Work()

    assert "Giao cho người khác" in work.page(work.commune.head)
    assert "Giao cho người khác" not in work.page(work.commune.specialist)
    refused = work.assign(work.commune.specialist, f"{work.commune.office.pk}:")
    assert refused.status_code == 422
    assert "Anh/chị không có quyền giao việc của kế hoạch này." in refused.content.decode()


def test_nobody_chosen_is_said() -> None:
    work = Work()

    answer = work.assign(work.commune.head, "")

    assert answer.status_code == 422
    assert "Hãy chọn đơn vị hoặc người chủ trì." in answer.content.decode()


@pytest.mark.parametrize(
    "who", ["0:", "mười:", ":", "9999999999999999999999:", "away:", "office:0", "office:specialist"]
)
def test_work_is_given_to_nobody_outside_the_body_or_the_agency(who: str) -> None:
    work = Work()
    known = {
        "away": offices.commune("Đồi Sim", code="99002").culture.pk,
        "office": work.commune.office.pk,
        "specialist": work.commune.specialist.pk,  # sits in another agency
    }
    agency, _bar, person = who.partition(":")

    answer = work.assign(work.commune.head, f"{known.get(agency, agency)}:{known.get(person, person)}")

    assert answer.status_code == 404
    assert (work.assignment.agency, work.assignment.person) == (work.commune.culture, None)


def test_one_of_several_deadlines_is_recorded_as_kept() -> None:
    work = Work()
    deadline = work.task.deadlines.earliest("due_on")
    assert work.page(work.commune.specialist).count("Ghi nhận đã xong mốc này") == 2

    answer = signed_in(work.commune.specialist).post(f"/deadlines/{deadline.pk}/meet/", follow=True)

    page = answer.content.decode()
    assert "Đã ghi nhận hoàn thành mốc này." in page
    assert page.count("Ghi nhận đã xong mốc này") == 1
    assert TaskDeadline.objects.get(pk=deadline.pk).met_on == today()


def test_a_deadline_is_recorded_by_those_who_lead_the_work_alone() -> None:
    work = Work()
    deadline = work.task.deadlines.earliest("due_on")

    answer = signed_in(work.commune.stranger_to_office).post(f"/deadlines/{deadline.pk}/meet/")

    assert answer.status_code == 422
    assert "Chỉ đơn vị chủ trì hoặc đầu mối kế hoạch" in answer.content.decode()
    assert not TaskDeadline.objects.filter(met_on__isnull=False).exists()


def test_notes_are_shown_and_never_run() -> None:
    work = Work()

    page = work.move(work.commune.specialist, "report", percent="5", note="<script>alert(1)</script>").content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
