"""What is wrong with a plan, and what nobody read, in a real browser: with script, without, and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from caicach.plans.models import Draft
from tests.browser.conftest import AssertAccessible, SignIn
from tests.browser.test_pages import _assert_fits
from tests.builders import findings, offices, plans

WORDS = "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền, hoàn thành trong quý II; " * 2
FAR = 60  # so far down that its line is out of sight
LINES = [
    findings.line(1, "KẾ HOẠCH"),
    findings.line(2, "II. NHIỆM VỤ"),
    *[findings.line(n, f"{n - 2}. {WORDS}") for n in range(3, FAR)],
    findings.line(FAR, f"{FAR - 2}. Số hóa hồ sơ của năm 2024"),
]


class Desk:
    """A draft whose last line nobody read and which has one error and one warning."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        findings.only(monkeypatch, findings.leaderless, findings.stale)
        commune = offices.commune()
        read = [plans.task(f"t{n}", WORDS, places=[[n, None]]) for n in range(3, FAR)]
        read[-1] = plans.task("last", "Niêm yết thủ tục", leads=[], places=[[FAR - 1, None]])
        self.draft = plans.draft(*read, agency=commune.committee, uploaded_by=offices.viewer(commune.focal_point))
        Draft.objects.filter(pk=self.draft.pk).update(lines=LINES)

    def at(self, part: str) -> str:
        return f"/drafts/{self.draft.pk}/{part}"


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch)


@pytest.fixture
def plain_phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_a_place_lights_up_its_line_and_brings_it_into_sight(page: Page, sign_in: SignIn, desk: Desk) -> None:
    sign_in(page, "head-99001")
    page.goto(desk.at("findings/"))
    line = page.locator(f"#L{FAR}")
    expect(line).not_to_be_in_viewport()

    page.get_by_role("link", name="năm 2024").click()

    expect(line).to_be_in_viewport()
    expect(page.locator(".is-lit")).to_have_text(LINES[-1]["text"])


def test_a_line_of_the_source_leads_to_its_finding(page: Page, sign_in: SignIn, desk: Desk) -> None:
    sign_in(page, "head-99001")
    page.goto(desk.at("findings/"))
    page.get_by_text("Lỗi", exact=True).first.click()
    expect(page.locator(".finding-error")).to_be_hidden()

    page.locator(f"#L{FAR - 1}").click()

    expect(page.locator(".finding-error")).to_be_in_viewport()


def test_the_head_lets_an_error_stand_and_takes_that_back(page: Page, sign_in: SignIn, desk: Desk) -> None:
    sign_in(page, "head-99001")
    page.goto(desk.at("findings/"))

    error = page.locator(".finding-error")
    error.locator("summary").click()
    error.get_by_label("Vì sao để như vậy?").fill("Giữ như văn bản của tỉnh")
    error.get_by_role("button", name="Giữ nguyên").click()
    expect(page.locator(".finding-error:not(.finding-waived)")).to_have_count(0)
    page.locator(".notices").get_by_role("button", name="Hoàn tác").click()

    expect(page.locator(".finding-error:not(.finding-waived)")).to_have_count(1)


def test_an_edit_counts_what_is_left_anew(page: Page, sign_in: SignIn, desk: Desk) -> None:
    sign_in(page, "focal-99001")
    page.goto(desk.at(""))
    tab = page.get_by_role("navigation", name="Các phần của bản nháp").get_by_role("link", name="Sai sót")
    expect(tab).to_contain_text("2")

    page.locator("#tasks-last .field-leads .input").first.fill("Văn phòng HĐND và UBND")
    page.keyboard.press("Enter")

    expect(tab).to_contain_text("1")


def test_a_finding_leads_to_the_value_to_correct(page: Page, sign_in: SignIn, desk: Desk) -> None:
    sign_in(page, "focal-99001")
    page.goto(desk.at("findings/"))

    page.locator(".finding-error").get_by_role("link", name="Sửa chỗ này").click()

    expect(page.locator("#tasks-last .field-title .input")).to_be_focused()
    expect(page.locator(f"#L{FAR - 1}")).to_be_in_viewport()


def test_on_a_phone_a_place_shows_the_source_and_one_comes_back(phone: Page, sign_in: SignIn, desk: Desk) -> None:
    sign_in(phone, "head-99001")
    phone.goto(desk.at("findings/"))
    place = phone.get_by_role("link", name="năm 2024")

    place.tap()
    expect(phone.locator(f"#L{FAR}")).to_be_in_viewport()
    expect(place).to_be_hidden()
    phone.get_by_role("group", name="Chọn phần hiển thị").get_by_role("link", name="Sai sót, mâu thuẫn").tap()

    expect(place).to_be_in_viewport()


def test_without_script_everything_is_done_with_links_and_forms(plain_phone: Page, sign_in: SignIn, desk: Desk) -> None:
    sign_in(plain_phone, "focal-99001")
    plain_phone.goto(desk.at("findings/"))

    plain_phone.get_by_role("link", name="năm 2024").click()
    expect(plain_phone.locator(f"#L{FAR}")).to_be_in_viewport()
    plain_phone.get_by_role("group", name="Chọn phần hiển thị").get_by_role("link", name="Sai sót").click()
    plain_phone.locator(".finding-warning summary").click()
    plain_phone.locator(".finding-warning textarea").fill("Là năm của số liệu gốc")
    plain_phone.locator(".finding-warning").get_by_role("button").click()
    expect(plain_phone.locator(".finding-warning.finding-waived")).to_have_count(1)
    plain_phone.get_by_role("link", name="Chưa đọc").click()
    plain_phone.get_by_role("button", name="nhiệm vụ").click()

    expect(plain_phone.get_by_text("Máy đã đọc hết văn bản")).to_be_visible()


@pytest.mark.parametrize("part", ["findings/", "unread/", "adopt/"])
def test_the_pages_are_accessible_and_fit_every_screen(
    page: Page, sign_in: SignIn, desk: Desk, assert_accessible: AssertAccessible, part: str
) -> None:
    sign_in(page, "focal-99001")
    page.goto(desk.at(part))

    assert_accessible(page)
    _assert_fits(page)
    page.emulate_media(color_scheme="dark")
    page.reload()  # colours of the open page fade over, and axe would see them half way
    assert_accessible(page)
