"""The review page when things go wrong or slowly: what was typed is never lost, and never passed off as agreed."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from caicach.plans.models import Draft
from caicach.plans.rules.review import one
from tests.browser.conftest import SignIn
from tests.builders import offices, plans

LINES = [
    {"n": 1, "text": "KẾ HOẠCH", "cells": [], "table": None, "page": 1, "style": "bc"},
    {"n": 2, "text": "", "cells": [["1", 1, False], ["Rà soát thủ tục", 1, False]], "table": 1, "page": 1, "style": ""},
    {"n": 3, "text": "", "cells": [["2", 1, False], ["Số hóa hồ sơ", 1, False]], "table": 1, "page": 1, "style": ""},
]


class Desk:
    """A focal point before a draft of two tasks; the reader doubts the deadline of the second."""

    def __init__(self, page: Page, sign_in: SignIn) -> None:
        commune = offices.commune()
        first, second = plans.task("t1", "Rà soát thủ tục", number="1"), plans.task("t2", "Số hóa hồ sơ", number="2")
        first["fields"]["title"][0]["places"] = [[2, 1]]
        second["fields"]["deadlines"][0]["confidence"] = 0.4
        self.draft = plans.draft(
            first,
            second,
            agency=commune.committee,
            uploaded_by=offices.viewer(commune.focal_point),
        )
        Draft.objects.filter(pk=self.draft.pk).update(lines=LINES)
        self.page = page
        sign_in(page, "focal-99001")
        page.goto(f"/drafts/{self.draft.pk}/")

    def value(self, key: str, name: str) -> Locator:
        return self.page.locator(f"#tasks-{key} .field-{name}")

    def box(self, key: str, name: str) -> Locator:
        return self.value(key, name).locator(".input").first

    def kept(self, key: str, name: str) -> object:
        """What the database holds."""
        self.draft.refresh_from_db()
        return next(one(item, name) for item in self.draft.content["tasks"] if item["key"] == key)


@pytest.fixture
def desk(page: Page, sign_in: SignIn) -> Desk:
    return Desk(page, sign_in)


def test_words_typed_while_an_earlier_edit_is_on_its_way_are_kept(desk: Desk) -> None:
    held: list[Route] = []
    desk.page.route("**/edit/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function

    desk.box("t1", "title").fill("Rà soát 120 thủ tục")
    desk.page.keyboard.press("Enter")
    desk.box("t1", "deadline_text").fill("Trước ngày 15/9/2026")
    held[0].continue_()
    expect(desk.box("t1", "title")).to_have_value("Rà soát 120 thủ tục")
    desk.page.unroute("**/edit/")
    expect(desk.box("t1", "deadline_text")).to_be_focused()
    expect(desk.box("t1", "deadline_text")).to_have_value("Trước ngày 15/9/2026")
    desk.page.keyboard.press("Enter")

    expect(desk.value("t1", "deadlines")).to_contain_text("15/09/2026")
    assert desk.kept("t1", "title") == "Rà soát 120 thủ tục"


def test_a_refused_value_stays_in_its_box_with_the_reason(desk: Desk, complaints: list[str]) -> None:
    box = desk.page.locator("#head-h1 .field-issued_on .input")

    box.fill("31/02/2026")
    desk.page.keyboard.press("Enter")

    expect(desk.page.get_by_role("alert")).to_contain_text("31/02/2026")
    expect(box).to_be_focused()
    expect(box).to_have_value("31/02/2026")
    box.fill("28/02/2026")
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("alert")).to_have_count(0)
    assert len(complaints) == 1
    complaints.clear()


@pytest.mark.parametrize("trouble", ["no connection", "signed out"])
def test_what_could_not_be_sent_is_sent_again(desk: Desk, complaints: list[str], trouble: str) -> None:
    desk.page.route("**/edit/", lambda route: route.abort() if trouble == "no connection" else _signed_out(route))

    desk.box("t1", "title").fill("Rà soát lại")
    desk.page.keyboard.press("Enter")
    expected = "Kiểm tra đường truyền" if trouble == "no connection" else "Phiên làm việc đã kết thúc"
    expect(desk.page.get_by_role("alert")).to_contain_text(expected)
    expect(desk.box("t1", "title")).to_have_value("Rà soát lại")
    assert desk.kept("t1", "title") == "Rà soát thủ tục"

    desk.page.unroute("**/edit/")
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("alert")).to_have_count(0)
    assert desk.kept("t1", "title") == "Rà soát lại"
    complaints.clear()


def test_what_follows_from_words_is_agreed_to_with_one_key(desk: Desk) -> None:
    agree = desk.value("t2", "deadlines").get_by_role("button")
    expect(agree).to_be_focused()

    desk.page.keyboard.press("Enter")

    expect(desk.page.get_by_text("Không còn chỗ nào máy chưa chắc")).to_be_visible()
    expect(agree).to_have_count(0)


def test_pointing_at_a_value_lights_up_its_words(desk: Desk) -> None:
    desk.box("t1", "title").hover()

    expect(desk.page.locator(".is-pointed")).to_have_text("Rà soát thủ tục")


def test_a_draft_is_put_away_only_after_its_name_was_read(desk: Desk) -> None:
    desk.page.get_by_text("Bỏ bản nháp này").click()
    expect(desk.page.locator(".review-foot")).to_contain_text("“ke-hoach.txt”")

    desk.page.get_by_role("button", name="Bỏ bản nháp").click()

    expect(desk.page.locator(".notices")).to_contain_text("Đã bỏ bản nháp “ke-hoach.txt”.")


def test_on_a_phone_a_line_of_the_source_leads_to_its_value(phone: Page, sign_in: SignIn) -> None:
    desk = Desk(phone, sign_in)

    phone.get_by_role("link", name="Văn bản gốc").tap()
    expect(phone.locator(".review-fields")).to_be_hidden()
    phone.locator("[data-line='2'] [data-cell='1']").tap()

    expect(desk.box("t1", "title")).to_be_focused()
    expect(phone.locator(".review-source")).to_be_hidden()


def _signed_out(route: Route) -> None:
    route.fulfill(status=302, headers={"Location": "/sign-in/?next=/"})
