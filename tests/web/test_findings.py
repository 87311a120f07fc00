"""What is wrong with a plan, on the page: told with its places, let stand with a reason, asked for before the issue."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse

from caicach.intake.checks import Case, Finding
from caicach.organizations.models import Person
from caicach.plans import actions
from caicach.plans.models import Draft, FindingWaiver, Plan
from tests.builders import findings, offices, plans
from tests.builders.site import signed_in

pytestmark = pytest.mark.django_db

REASON = "Giữ như văn bản của tỉnh <b>"
SAID = "Nhiệm vụ “Số hóa hồ sơ” chưa có cơ quan chủ trì."
LINES = [
    findings.line(1, "KẾ HOẠCH"),
    findings.line(2, "II. NHIỆM VỤ"),
    findings.line(3, "1. Số hóa hồ sơ"),
    findings.line(4, "2. Rà soát thủ tục còn lại của năm 2024, hoàn thành trong quý II"),
]
ISSUE = {"title": "Kế hoạch", "number": "15/KH-UBND", "issued_on": "13/01/2026", "signer": "Sơn", "year": "2026"}


class Desk:
    """A draft with one error and one warning, before whoever sits there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        findings.only(monkeypatch, findings.leaderless, findings.stale)
        self.commune = offices.commune()
        self.draft = plans.draft(
            plans.task("t1", "Số hóa hồ sơ", leads=[], places=[[3, None]]),
            agency=self.commune.committee,
            uploaded_by=offices.viewer(self.commune.focal_point),
        )
        Draft.objects.filter(pk=self.draft.pk).update(lines=LINES)
        self.error, self.warning = findings.keys_of(self.draft)
        self.address = f"/drafts/{self.draft.pk}/findings/"
        self.sit(self.commune.head)

    def sit(self, person: Person) -> None:
        self.client = signed_in(person)

    def page(self, part: str = "findings/") -> str:
        return self.client.get(f"/drafts/{self.draft.pk}/{part}").content.decode()

    def waive(self, reason: str = REASON, key: str = "") -> HttpResponse:
        answer: HttpResponse = self.client.post(
            f"{self.address}waive/", {"key": key or self.error, "reason": reason}, follow=True
        )
        return answer

    def adopt(self, **fields: str) -> HttpResponse:
        answer: HttpResponse = self.client.post(f"/drafts/{self.draft.pk}/adopt/", {**ISSUE, **fields})
        return answer


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch)


def fallen(case: Case) -> Iterator[Finding]:
    """A check with a fault in it."""
    raise ZeroDivisionError(case)


def tabs_of(page: str) -> dict[str, str]:
    nav = page[page.index('<nav class="tabs"') :]
    return dict(re.findall(r"([^<>]+?) <span class=\"count\">(\d+)</span></a>", nav[: nav.index("</nav>")]))


def test_every_part_of_the_review_counts_what_is_left(desk: Desk) -> None:
    for part in ("", "findings/", "unread/", "tabs/"):
        assert tabs_of(desk.page(part)) == {"Sai sót, mâu thuẫn": "2", "Chưa đọc": "1"}, part


def test_a_finding_says_what_is_wrong_and_leads_to_its_places(desk: Desk) -> None:
    page = desk.page()

    assert SAID in page
    assert "1 lỗi" in page
    assert "1 cảnh báo" in page
    assert '<a href="#L3" data-places="3">' in page
    assert '<p id="L3"' in page
    assert page.index("Lỗi</h2>") < page.index("Cảnh báo</h2>")


def test_a_draft_without_findings_says_so_kindly(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    findings.only(monkeypatch)
    Draft.objects.update(version=1)

    page = desk.page()

    assert "Chưa thấy sai sót, mâu thuẫn nào" in page
    assert "finding-group" not in page


def test_checks_that_fell_over_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    findings.only(monkeypatch, fallen)
    Draft.objects.update(version=1)

    assert "Phần mềm gặp lỗi khi đối chiếu" in desk.page()
    assert desk.adopt().status_code == 302


def test_a_finding_is_let_stand_with_a_reason_and_that_is_undone(desk: Desk) -> None:
    page = desk.waive().content.decode()

    waiver = FindingWaiver.objects.get()
    assert "Đã ghi quyết định giữ nguyên." in page
    assert "Giữ như văn bản của tỉnh &lt;b&gt;" in page
    assert f"<b>{desk.commune.head.full_name}</b> quyết định giữ nguyên" in page
    assert "1 chỗ giữ nguyên có lý do" in page
    back = desk.client.post(f"/waivers/{waiver.pk}/withdraw/", follow=True).content.decode()

    assert "Đã bỏ quyết định giữ nguyên." in back
    assert "1 lỗi" in back


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_the_field_says_what_is_missing(desk: Desk, reason: str) -> None:
    answer = desk.waive(reason)

    page = answer.content.decode()
    assert (answer.status_code, FindingWaiver.objects.count()) == (422, 0)
    assert f'id="reason-{desk.error}-error"' in page
    assert f'id="reason-{desk.warning}-error"' not in page


def test_a_sign_that_no_database_keeps_is_left_out_of_the_reason(desk: Desk) -> None:
    desk.waive("\x00Giữ như\x00 văn bản của tỉnh")

    assert FindingWaiver.objects.get().reason == "Giữ như văn bản của tỉnh"
    assert desk.waive("\x00 ", key=desk.warning).status_code == 422


def test_what_is_out_of_date_is_said(desk: Desk) -> None:
    desk.waive()
    waiver = FindingWaiver.objects.get()

    assert "đã có người quyết định giữ nguyên" in desk.waive().content.decode()
    assert "không còn bị nêu nữa" in desk.waive(key="0" * 16).content.decode()
    for _ in range(2):
        page = desk.client.post(f"/waivers/{waiver.pk}/withdraw/", follow=True).content.decode()
    assert "đã được bỏ trước đó" in page


def test_a_finding_mended_after_all_keeps_its_record(desk: Desk) -> None:
    desk.waive()
    desk.sit(desk.commune.focal_point)

    edit = {"op": "set", "section": "tasks", "key": "t1", "field": "leads", "value": "Văn phòng"}
    desk.client.post(f"/drafts/{desk.draft.pk}/edit/", edit)

    assert "Chỗ này nay đã sửa, không còn bị nêu." in desk.page()
    assert tabs_of(desk.page("tabs/"))["Sai sót, mâu thuẫn"] == "1"


def test_two_hundred_findings_are_one_page_folded_by_how_much_they_matter(desk: Desk) -> None:
    tasks = [plans.task(f"t{n}", f"Việc {n}", leads=[]) for n in range(200)]
    Draft.objects.update(content=plans.review(*tasks), version=1)

    page = desk.page()

    assert page.count('class="finding finding-error"') == 200
    assert page.count('<details class="finding-group"') == 2
    assert "200 lỗi" in page


def test_errors_are_asked_for_before_the_plan_is_issued(desk: Desk) -> None:
    asked = desk.page("adopt/")
    refused = desk.adopt(number="  ", signer="Lê Thị Mới")
    still = desk.adopt()

    assert SAID in asked
    assert "còn lại của năm 2024" not in asked
    for answer in (refused, still):
        page = answer.content.decode()
        assert (answer.status_code, Plan.objects.count()) == (422, 0)
        assert f'id="reason-{desk.error}-error"' in page
    assert "Kế hoạch còn 1 lỗi chưa sửa và chưa có lý do giữ nguyên." in still.content.decode()
    assert "Lê Thị Mới" in refused.content.decode()


def test_a_reason_typed_stays_when_something_else_is_wrong(desk: Desk) -> None:
    page = desk.adopt(number="", **{f"reason-{desk.error}": REASON}).content.decode()

    assert "Giữ như văn bản của tỉnh &lt;b&gt;</textarea>" in page
    assert f'id="reason-{desk.error}-error"' not in page
    assert not FindingWaiver.objects.exists()


def test_reasons_let_the_plan_be_issued_and_whoever_reads_the_plan_reads_them(desk: Desk) -> None:
    answer = desk.adopt(**{f"reason-{desk.error}": REASON})

    assert answer.status_code == 302
    address = f"/plans/{Plan.objects.get().pk}/findings/"
    province = offices.commune("Tỉnh trên", code="98000")
    desk.commune.committee.refresh_from_db()
    for reader in (desk.commune.specialist, desk.commune.head):
        page = signed_in(reader).get(address).content.decode()
        assert "Giữ như văn bản của tỉnh &lt;b&gt;" in page
        assert f'href="/plans/{Plan.objects.get().pk}/source/#L3"' in page
        assert tabs_of(page)["Sai sót, mâu thuẫn"] == "1"
        assert "Bỏ quyết định giữ nguyên" not in page
        assert "Giữ nguyên, ghi lý do" not in page
    assert signed_in(province.head).get(address).status_code == 404


def test_a_plan_typed_in_has_nothing_to_hold_against_itself() -> None:
    commune = offices.commune()
    plan = plans.plan(agency=commune.committee, issued_by=offices.viewer(commune.head))

    page = signed_in(commune.head).get(f"/plans/{plan.pk}/findings/").content.decode()

    assert "Kế hoạch này không có văn bản nguồn" in page
    assert "Sai sót, mâu thuẫn" not in tabs_of(page)


def test_strangers_and_readers_decide_nothing(desk: Desk) -> None:
    desk.waive()
    waiver = FindingWaiver.objects.get()

    for person in (desk.commune.specialist, offices.commune("Đồi Sim", code="99002").head):
        desk.sit(person)
        assert desk.waive(key=desk.warning).status_code == 404
        assert desk.client.post(f"/waivers/{waiver.pk}/withdraw/").status_code == 404
        assert desk.client.get(desk.address).status_code == 404

    assert list(FindingWaiver.objects.values_list("withdrawn_at", flat=True)) == [None]


def test_nothing_is_decided_by_looking(desk: Desk) -> None:
    answer = desk.client.get(f"{desk.address}waive/", {"key": desk.error, "reason": REASON})

    assert answer["Location"] == desk.address
    assert not FindingWaiver.objects.exists()


def test_an_issued_plan_is_decided_on_no_more(desk: Desk) -> None:
    desk.adopt(**{f"reason-{desk.error}": REASON})
    plan, waiver = Plan.objects.get(), FindingWaiver.objects.get()

    for answer in (desk.client.get(desk.address, follow=True), desk.waive(key=desk.warning)):
        assert answer.redirect_chain[-1][0] == f"/plans/{plan.pk}/"
    desk.client.post(f"/waivers/{waiver.pk}/withdraw/")

    assert list(FindingWaiver.objects.values_list("withdrawn_at", flat=True)) == [None]


def test_the_audit_log_names_both_acts(desk: Desk) -> None:
    auditor = offices.person("Kiểm Toán", at=desk.commune.committee, role=offices.Role.AUDITOR, username="auditor-9")
    desk.waive()
    actions.withdraw_waiver(waiver=FindingWaiver.objects.get(), by=offices.viewer(desk.commune.head), at=plans.AT)

    page = signed_in(auditor).get("/audit/").content.decode()

    assert "Giữ nguyên chỗ bị nêu sai sót" in page
    assert "Bỏ quyết định giữ nguyên" in page


def test_a_finding_leads_to_the_value_that_its_words_fed_and_only_where_there_is_one(desk: Desk) -> None:
    desk.sit(desk.commune.focal_point)
    page = desk.page()

    assert page.count(f'href="/drafts/{desk.draft.pk}/#tasks-t1-title"') == 1
    assert page.count("Sửa chỗ này") == 1  # nothing was read out of the other finding's line


def test_missing_reasons_are_counted_with_the_blank_fields(desk: Desk) -> None:
    page = desk.adopt(number="").content.decode()

    assert "Còn 2 chỗ cần sửa" in page
    assert f'<a href="#reason-{desk.error}">Lỗi thứ 1' in page
