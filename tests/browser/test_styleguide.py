"""The components in a real browser: accessible, inside the page's width, under the Content-Security-Policy."""

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django_htmx.http import HttpResponseClientRedirect
from playwright.sync_api import Page, expect

from caicach.config.urls import urlpatterns as site
from caicach.web.http import open_to_all
from caicach.web.ui.styleguide import styleguide_page
from tests.browser.conftest import AssertAccessible, Screenshot


@open_to_all
def page_or_upload(request: HttpRequest) -> HttpResponse:
    """The style page; a file sent to it leads to another address."""
    if request.method == "POST":
        return HttpResponseClientRedirect(f"/styleguide/?sent={request.FILES['file'].size}")
    return styleguide_page(request)


# The site has the style page only while it is being developed.
urlpatterns = [path("styleguide/", page_or_upload), *site]
pytestmark = pytest.mark.urls(__name__)

TOUCHED = (
    ".btn, .nav-link, .bottom-link, .menu-button, .tabs a, .pages a, .link-button, select, summary, textarea, "
    "input:not([type=checkbox], [type=radio], [type=hidden], [type=file])"
)
NARROW_TO_WIDE = (320, 390, 683, 768, 1024, 1100, 1366, 1920)


def open_style_page(page: Page) -> None:
    page.goto("/styleguide/?q=1")
    expect(page.locator("figure[data-chart] canvas")).to_have_count(2)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


def test_every_component_is_accessible(page: Page, assert_accessible: AssertAccessible, screenshot: Screenshot) -> None:
    open_style_page(page)

    assert_accessible(page)
    screenshot(page, "components")


def test_every_component_is_accessible_on_a_phone(phone: Page, assert_accessible: AssertAccessible) -> None:
    open_style_page(phone)

    assert_accessible(phone)


def test_every_component_is_accessible_in_the_dark(page: Page, assert_accessible: AssertAccessible) -> None:
    page.emulate_media(color_scheme="dark")
    open_style_page(page)

    assert_accessible(page)


def test_no_width_makes_the_page_scroll_sideways(page: Page) -> None:
    open_style_page(page)
    overflows: dict[int, int] = {}

    for width in NARROW_TO_WIDE:
        page.set_viewport_size({"width": width, "height": 700})
        overflows[width] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert overflows == dict.fromkeys(NARROW_TO_WIDE, 0)


def test_what_a_finger_touches_is_large_enough(phone: Page) -> None:
    open_style_page(phone)

    small = phone.evaluate(
        """touched => [...document.querySelectorAll(touched)]
           .filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.9).map(one => one.outerHTML)""",
        TOUCHED,
    )

    assert small == []


def test_menus_open_one_at_a_time_and_escape_gives_the_focus_back(page: Page) -> None:
    open_style_page(page)
    account = page.locator(".menu-end")

    account.locator("summary").click()
    expect(account.get_by_role("button", name="Đăng xuất")).to_be_visible()
    page.keyboard.press("Escape")

    expect(account.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    expect(account.locator("summary")).to_be_focused()


def test_ctrl_k_goes_to_the_search_field(page: Page) -> None:
    open_style_page(page)

    page.keyboard.press("Control+k")

    expect(page.locator("#search-everything")).to_be_focused()


def test_a_line_of_the_error_summary_leads_to_its_field(page: Page) -> None:
    page.goto("/styleguide/")
    expect(page.locator("[data-error-summary]")).to_be_focused()

    page.locator("[data-error-summary] a", has_text="Thời hạn").click()

    expect(page.locator("#id_due_on")).to_be_focused()


def test_the_table_stands_open_until_its_chart_is_drawn(page: Page) -> None:
    page.goto("/styleguide/")

    expect(page.locator("figure[data-chart] canvas")).to_have_count(2)
    expect(page.locator("figure[data-chart] table").first).to_be_hidden()

    page.route(re.compile("echarts"), lambda route: route.fulfill(body=""))
    page.reload()
    expect(page.locator("figure[data-chart] table").first).to_be_visible()


def test_pointing_at_a_bar_says_its_number(page: Page) -> None:
    open_style_page(page)
    canvas = page.locator("figure[data-chart] canvas").first

    canvas.scroll_into_view_if_needed()
    canvas.hover(position={"x": 100, "y": 38})

    expect(page.locator("[data-readout]").first).to_have_text("Cải cách thể chế (25) – Hoàn thành đúng hạn: 14")


def test_a_file_is_named_before_it_is_sent_and_the_answer_is_followed(page: Page) -> None:
    open_style_page(page)
    file = {"name": "Kế hoạch.docx", "mimeType": "application/octet-stream", "buffer": b"x" * 3_145_728}

    page.locator("#id_file").set_input_files([file])
    expect(page.locator("[data-files]")).to_have_text("Kế hoạch.docx (3,0 MB)")
    page.get_by_role("button", name="Gửi tệp").click()

    expect(page).to_have_url("/styleguide/?sent=3145728")


def test_a_file_that_cannot_be_sent_is_said_and_kept(page: Page, complaints: list[str]) -> None:
    open_style_page(page)
    page.route("**/styleguide/?q=1", lambda route: route.abort())

    page.locator("#id_file").set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}])
    page.get_by_role("button", name="Gửi tệp").click()

    expect(page.locator("[data-failed]")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi tệp")).to_be_enabled()
    assert page.evaluate("document.querySelector('#id_file').files.length") == 1
    complaints.clear()
