"""Every page in a real browser: axe objects to nothing, nothing is wider than the screen, the policy is kept.

The policy, and every other complaint of the browser, is watched by the fixtures themselves.
"""

import pytest
from playwright.sync_api import Page, expect

from caicach.plans.models import Draft
from tests.browser.conftest import AssertAccessible, SignIn
from tests.builders import offices, plans
from tests.builders.site import Site, issued_plan, site

# The narrowest phone, a phone, an office desktop zoomed to 200 %, the same at 100 %, a wide one.
WIDTHS = (320, 390, 683, 1366, 1920)
LONG = (
    "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính, quy trình nghiệp vụ, thời gian giải quyết hồ sơ thuộc thẩm "
    "quyền; niêm yết tại Trung tâm Phục vụ hành chính công xã theo quy định"
)
UNBROKEN = "https://dichvucong.example.vn/" + "thu-tuc-hanh-chinh/" * 12
# Of the page, and of the two parts of the review, which scroll by themselves.
OVERFLOW = """() => Math.max(...[...document.querySelectorAll(":root, .review-fields, .review-source")]
    .map(node => node.scrollWidth - node.clientWidth))"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(node => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(node => `${node.tagName}.${node.className}`).slice(0, 8)"""


class Tour:
    """A site with all that pages show: a plan of several domains, drafts in every state, words that do not break."""

    def __init__(self) -> None:
        self.site: Site = site()
        home = self.site.home
        measure = {"comparator": ">=", "value": "98", "unit": "%", "scope": "từng lĩnh vực"}
        self.plan = issued_plan(
            home,
            plans.task("t1", LONG, deliverables=[LONG, UNBROKEN], coordinators=[LONG] * 3),
            plans.task("t2", UNBROKEN, domain="procedures", domain_title=LONG, leads=["Ai đó"], deadline_text=LONG),
            plans.task("t3", "Việc chưa định ngày", domain="other", deadlines=[], number=""),
            targets=[plans.item("t1", text=LONG, measures=[measure, measure], section="I.1")],
            legal_bases=[plans.item("l1", text=UNBROKEN)],
            reporting=[plans.item("r1", what=LONG, who=LONG, to=LONG, when_text=LONG)],
            issue=plans.Issue(
                title=LONG,
                number="15/KH-UBND",
                issued_on=plans.ISSUE.issued_on,
                signer="Nguyễn Thị Minh Khai",
                signer_title="Chủ tịch",
                year=2026,
            ),
        )
        self.reading = self._draft("reading")
        self.refused = self._draft("refused", problem=LONG)
        self.review = self.site.draft
        Draft.objects.filter(pk=self.review.pk).update(lines=LINES, notes=[{"template": LONG}], content=REVIEW)

    def _draft(self, state: str, **fields: str) -> Draft:
        home = self.site.home
        draft = plans.draft(agency=home.committee, uploaded_by=offices.viewer(home.focal_point))
        Draft.objects.filter(pk=draft.pk).update(state=state, **fields)
        return draft

    def of_the_focal_point(self) -> list[str]:
        task, plan = self.plan.tasks.get(position=1).pk, self.plan.pk
        parts = [f"/plans/{plan}/{part}" for part in ("", "targets/", "duties/", "bases/", "source/", "?state=in_hand")]
        drafts = [f"/drafts/{draft.pk}/" for draft in (self.review, self.refused, self.reading)]
        adopt = f"/drafts/{self.review.pk}/adopt/"
        return ["/", "/plans/", *parts, "/plans/upload/", *drafts, adopt, "/tasks/", f"/tasks/{task}/", "/khong-co/"]


LINES = [
    {"n": 1, "text": "KẾ HOẠCH", "cells": [], "table": None, "page": 1, "style": "bc"},
    {"n": 2, "text": LONG, "cells": [], "table": None, "page": 1, "style": "i"},
    {"n": 3, "text": "", "cells": [[LONG, 1, False]] * 7, "table": 1, "page": 1, "style": ""},
    {"n": 4, "text": UNBROKEN, "cells": [], "table": None, "page": 2, "style": ""},
]
REVIEW = plans.review(
    plans.task("t1", LONG, confidence=0.5, places=[[3, 2]], deliverables=[UNBROKEN], coordinators=[LONG]),
    plans.task("t2", UNBROKEN, places=[[4, None]]),
    legal_bases=[plans.item("l1", text=LONG)],
    targets=[plans.item("t1", text=LONG, confidence=0.4)],
    reporting=[plans.item("r1", what=LONG, deadlines=[plans.by("2026-06-30")], confidence=0.4)],
)


def test_every_page_is_accessible_and_fits_every_screen(
    page: Page, sign_in: SignIn, assert_accessible: AssertAccessible, complaints: list[str]
) -> None:
    tour = Tour()
    sign_in(page, "focal-99001")

    for address in tour.of_the_focal_point():
        page.goto(address)
        assert_accessible(page)
        _assert_fits(page)
    _expect_refusals(complaints, "404", 1)


def test_every_page_is_accessible_on_a_phone(phone: Page, sign_in: SignIn, assert_accessible: AssertAccessible) -> None:
    tour = Tour()
    sign_in(phone, "focal-99001")

    for address in tour.of_the_focal_point():
        if address.endswith(("duties/", "bases/", "in_hand", "khong-co/")):
            continue  # the same parts as on the pages beside them
        phone.goto(address)
        assert_accessible(phone)


def test_pages_that_refuse_are_accessible(
    page: Page, sign_in: SignIn, assert_accessible: AssertAccessible, complaints: list[str]
) -> None:
    tour = Tour()
    sign_in(page, "focal-99001")

    page.goto("/plans/upload/")
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert_accessible(page)
    page.goto(f"/drafts/{tour.review.pk}/adopt/")
    page.get_by_label("Số, ký hiệu").fill("")
    page.get_by_role("button", name="Ban hành").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert_accessible(page)
    page.goto(f"/tasks/{tour.site.task.pk}/")
    page.get_by_label("Tiến độ (%)").fill("nhiều")
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert_accessible(page)
    _assert_fits(page)
    _expect_refusals(complaints, "422", 3)


@pytest.mark.parametrize(
    ("username", "addresses"),
    [
        ("head-99001", ["/", "/drafts/{draft}/", "/tasks/{task}/"]),
        ("auditor-99001", ["/audit/", "/tasks/{task}/"]),
        ("admin-99001", ["/", "/plans/"]),
        ("focal-99002", ["/", "/plans/", "/tasks/"]),
    ],
)
def test_pages_of_others_and_empty_pages_are_accessible(
    page: Page, sign_in: SignIn, assert_accessible: AssertAccessible, username: str, addresses: list[str]
) -> None:
    tour = Tour()
    sign_in(page, username)

    for address in addresses:
        page.goto(address.format(draft=tour.review.pk, task=tour.site.task.pk))
        assert_accessible(page)
        _assert_fits(page)


def test_the_dark_pages_have_contrast_too(page: Page, sign_in: SignIn, assert_accessible: AssertAccessible) -> None:
    tour = Tour()
    page.emulate_media(color_scheme="dark")
    sign_in(page, "focal-99001")

    for address in ("/", f"/plans/{tour.plan.pk}/", f"/drafts/{tour.review.pk}/", f"/tasks/{tour.site.task.pk}/"):
        page.goto(address)
        assert_accessible(page)


def _assert_fits(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        wider = page.evaluate(OVERFLOW)
        assert wider <= 0, f"{page.url} at {width}: {wider} px too wide: {page.evaluate(TOO_WIDE)}"
    page.set_viewport_size({"width": 1366, "height": 768})


def _expect_refusals(complaints: list[str], status: str, times: int) -> None:
    """Chromium tells of every answer of 400 and above; the ones that the test asked for are no complaint."""
    assert [complaint for complaint in complaints if f"status of {status}" in complaint] == complaints
    assert len(complaints) == times
    complaints.clear()
