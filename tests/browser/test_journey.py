"""From the plan document to accepted work, in a real browser: what people do, one after the other."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect

from caicach.organizations.models import AgencyKind
from caicach.plans.models import Draft
from tests.browser.conftest import SignIn
from tests.builders import documents, offices
from tests.builders.site import issued_plan

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "samples" / "ke-hoach-go-trang.docx"
PDF = documents.pdf_file(documents.PdfPage().text(72, 72, "BIEN BAN"))
BETTER = "Tổ chức họp giao ban hằng tháng"


def test_a_plan_goes_from_its_document_to_accepted_work(page: Page, sign_in: SignIn, complaints: list[str]) -> None:
    _an_office()

    _upload(page)
    _read_beside_the_source(page)
    _correct_and_undo(page)
    _split_merge_delete_add(page)
    _adopt(page)
    _report(page, sign_in)
    _decide(page, sign_in)

    # Each form that was refused on the way is told on the console too.
    assert [complaint for complaint in complaints if "status of 422" in complaint] == complaints
    assert len(complaints) == 3
    complaints.clear()


def test_work_is_done_on_a_phone(phone: Page, sign_in: SignIn) -> None:
    issued_plan(offices.commune())
    sign_in(phone, "specialist-99001")

    phone.goto("/")
    phone.get_by_role("navigation", name="Các mục chính trên điện thoại").get_by_role("link", name="Kế hoạch").tap()
    phone.get_by_role("link", name="Kế hoạch cải cách hành chính năm 2026").tap()
    phone.get_by_role("link", name="Xây dựng kế hoạch tuyên truyền").tap()
    phone.get_by_label("Tiến độ (%)").fill("45")
    phone.get_by_label("Đã làm được gì").fill("Đã xong dự thảo")
    phone.get_by_role("button", name="Ghi tiến độ").tap()

    expect(phone.locator(".notices")).to_contain_text("Đã ghi báo cáo tiến độ.")
    expect(phone.locator(".timeline")).to_contain_text("Đã xong dự thảo")
    expect(phone.locator(".assignment-state")).to_contain_text("45 %")


def _an_office() -> None:
    """The commune of the sample, with the agencies that its plan names beside the usual ones."""
    commune = offices.commune()
    offices.agency("Phòng Kinh tế", parent=commune.committee)
    offices.agency("Trung tâm Phục vụ hành chính công", parent=commune.committee, kind=AgencyKind.SERVICE_CENTRE)


def _upload(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Tên đăng nhập").fill("focal-99001")
    page.get_by_label("Mật khẩu").fill(offices.PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Tải kế hoạch lên").first.click()
    page.set_input_files("input[type=file]", SAMPLE)
    expect(page.locator("[data-files]")).to_contain_text("ke-hoach-go-trang.docx")

    held: list[Route] = []  # the answer waits until the bar has been seen
    page.route("**/plans/upload/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.locator("[data-progress]")).to_be_visible()
    expect(page.get_by_role("button", name="Tải lên và đọc")).to_be_disabled()
    held[0].continue_()

    expect(page).to_have_url(re.compile(r"/drafts/\d+/$"))
    _leave_eight_tasks_and_two_doubts()
    page.reload()


def _leave_eight_tasks_and_two_doubts() -> None:
    """The reader is sure of all but the title of the second task and the lead of the fourth."""
    draft = Draft.objects.get()
    del draft.content["tasks"][8:]
    for items in draft.content.values():
        for item in items:
            for value in (value for values in item["fields"].values() for value in values):
                value["confidence"] = 0.99
    tasks = draft.content["tasks"]
    tasks[1]["fields"]["title"][0]["confidence"] = tasks[3]["fields"]["leads"][0]["confidence"] = 0.4
    draft.save()


def _read_beside_the_source(page: Page) -> None:
    title = _field(page, 1, "title")
    expect(title).to_be_focused()
    expect(page.locator(".is-lit")).to_have_text(title.input_value())
    expect(page.locator(".is-lit")).to_be_in_viewport()

    line, cell = (page.locator("#section-tasks .field-title").first.get_attribute("data-places") or "").split(":")
    page.locator(f".review-source [data-line='{line}'] [data-cell='{cell}']").click()
    expect(_field(page, 0, "title")).to_be_focused()

    page.get_by_role("button", name="Còn 2 chỗ cần xem").click()
    expect(title).to_be_focused()


def _correct_and_undo(page: Page) -> None:
    title, leads = _field(page, 1, "title"), _field(page, 3, "leads")
    before = title.input_value()

    page.keyboard.press("Control+A")
    page.keyboard.type(BETTER)
    page.keyboard.press("Enter")
    expect(leads).to_be_focused()
    expect(page.get_by_role("button", name="Còn 1 chỗ cần xem")).to_be_visible()

    page.keyboard.press("Control+Z")
    expect(title).to_be_focused()
    expect(title).to_have_value(before)
    expect(page.get_by_role("button", name="Còn 2 chỗ cần xem")).to_be_visible()

    page.keyboard.press("Control+A")
    page.keyboard.type(BETTER)
    page.keyboard.press("Enter")
    expect(leads).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Không còn chỗ nào máy chưa chắc")).to_be_visible()
    expect(title).to_have_value(BETTER)


def _split_merge_delete_add(page: Page) -> None:
    """By keys alone: a button is reached with Tab and pressed with Enter."""
    titles = _titles(page)
    _field(page, 1, "title").focus()
    page.keyboard.press("Home")
    for _ in range(len("Tổ chức họp")):
        page.keyboard.press("ArrowRight")
    _press(page, 1, "split")
    expect(page.locator("#section-tasks .item")).to_have_count(len(titles) + 1)
    assert _titles(page)[1:3] == ["Tổ chức họp", "giao ban hằng tháng"]

    _press(page, 1, "merge")
    expect(page.locator("#section-tasks .item")).to_have_count(len(titles))
    assert _titles(page) == titles

    _press(page, 0, "delete")
    expect(page.locator("#section-tasks .item")).to_have_count(len(titles) - 1)
    expect(_field(page, 0, "number")).to_be_focused()
    _press(page, 0, "add")
    expect(_field(page, 1, "number")).to_be_focused()
    page.keyboard.type("1.1a")
    page.keyboard.press("Enter")
    page.keyboard.type("Việc thêm vào")

    address = page.url
    page.goto("/")  # leaving the page saves what was typed last
    page.goto(address)
    assert _titles(page) == [BETTER, "Việc thêm vào", *titles[2:]]
    expect(_field(page, 1, "number")).to_have_value("1.1a")


def _adopt(page: Page) -> None:
    page.get_by_role("link", name="Ban hành").click()
    expect(page.get_by_label("Số, ký hiệu")).to_have_value("218/QĐ-UBND")
    expect(page.get_by_label("Người ký").first).to_have_value("Trần Hữu Sơn")
    chosen = page.get_by_label("Phòng Văn hóa - Xã hội")
    assert chosen.evaluate("select => select.selectedOptions[0].text").startswith("Phòng Văn hóa - Xã hội")

    page.get_by_label("Số, ký hiệu").fill("")
    page.get_by_role("button", name="Ban hành").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Hãy ghi số, ký hiệu").click()
    expect(page.get_by_label("Số, ký hiệu")).to_be_focused()
    page.keyboard.type("218/QĐ-UBND")
    page.keyboard.press("Enter")

    expect(page.locator(".notices")).to_contain_text("Đã ban hành kế hoạch.")
    expect(page.locator(".lead")).to_contain_text("0/8 nhiệm vụ hoàn thành")
    expect(page.locator("[data-canvas] > div").first).to_be_visible()


def _report(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "specialist-99001")
    page.goto("/")
    row = page.locator(".work-row").first
    row.get_by_role("link", name="Báo cáo").click()

    page.get_by_label("Tiến độ (%)").fill("hơn nửa")
    page.get_by_label("Đã làm được gì").fill("Đã tuyên truyền tại 7 thôn")
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("Tiến độ là số nguyên từ 0 đến 100")
    expect(page.get_by_label("Đã làm được gì")).to_have_value("Đã tuyên truyền tại 7 thôn")
    page.get_by_label("Tiến độ (%)").fill("60")
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.locator(".assignment-state").first).to_contain_text("60 %")

    page.set_input_files("#evidence-file", {"name": "Biên bản.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.locator(".notices")).to_contain_text("Đã đính kèm “Biên bản.pdf”.")
    page.get_by_role("button", name="Nộp để duyệt").click()
    expect(page.locator(".notices")).to_contain_text("Đã nộp. Việc đang chờ duyệt.")


def _decide(page: Page, sign_in: SignIn) -> None:
    _open_what_waits(page, sign_in)
    page.get_by_role("button", name="Trả lại").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("Hãy ghi rõ lý do trả lại")
    page.get_by_label("Ý kiến").fill("Thiếu danh sách 5 thôn còn lại")
    page.get_by_role("button", name="Trả lại").click()
    expect(page.locator(".notices")).to_contain_text("Đã trả lại kèm lý do.")

    sign_in(page, "specialist-99001")
    page.goto("/")
    page.locator(".work-row", has_text="Trả lại").get_by_role("link", name="Báo cáo").click()
    expect(page.locator(".timeline")).to_contain_text("Thiếu danh sách 5 thôn còn lại")
    page.get_by_role("button", name="Nộp để duyệt").click()

    _open_what_waits(page, sign_in)
    page.get_by_role("button", name="Duyệt").click()
    expect(page.locator(".notices")).to_contain_text("Đã duyệt. Việc hoàn thành.")
    page.get_by_role("navigation", name="Đường dẫn").get_by_role("link").nth(1).click()
    expect(page.locator(".lead")).to_contain_text("1/8 nhiệm vụ hoàn thành")
    expect(page.locator(".progress-stack-large .part:is(.part-done, .part-late)")).to_have_count(1)


def _open_what_waits(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "head-99001")
    page.goto("/")
    expect(page.locator(".lead")).to_contain_text("1 việc chờ anh/chị duyệt")
    page.get_by_role("link", name="Xem và duyệt").click()


def _field(page: Page, place: int, name: str) -> Locator:
    """The first control of a field of the task at that place."""
    return page.locator("#section-tasks .item").nth(place).locator(f".field-{name} .input").first


def _titles(page: Page) -> list[str]:
    titles: list[str] = page.locator("#section-tasks .field-title .input").evaluate_all(
        "boxes => boxes.map(box => box.value)"
    )
    return titles


def _press(page: Page, place: int, operation: str) -> None:
    page.locator("#section-tasks .item").nth(place).locator(f"[data-op={operation}]").focus()
    page.keyboard.press("Enter")
