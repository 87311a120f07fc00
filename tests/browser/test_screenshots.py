"""The pictures of the manual, taken from the demonstration: CAICACH_SCREENSHOTS=1 writes them to docs/images."""

import os

import pytest
from playwright.sync_api import Page, expect

from caicach.demo.load import load_demo
from caicach.organizations.models import User
from caicach.plans.models import Assignment, Draft, Plan, Task
from caicach.web.http import today
from tests.browser.conftest import IMAGES, Screenshot, SignIn
from tests.browser.test_journey import SAMPLE
from tests.builders import offices

FAULTY = SAMPLE.with_name("ke-hoach-thuong-lua-ban-nhap.docx")
LARGEST = 200_000  # bytes: the manual is read over slow lines too
FOCAL_POINT, SPECIALIST, HEAD, AUDITOR = "lan.go-trang", "huong.go-trang", "son.go-trang", "kien.vp-tinh"

pytestmark = pytest.mark.skipif(
    os.environ.get("CAICACH_SCREENSHOTS") != "1", reason="pictures are taken with CAICACH_SCREENSHOTS=1"
)


def test_pictures_of_the_main_pages(page: Page, phone: Page, sign_in: SignIn, screenshot: Screenshot) -> None:
    load_demo(today=today(), password=offices.PASSWORD)
    plan = Plan.objects.filter(agency__name__contains="Gò Trăng").latest("year")

    page.goto("/sign-in/")
    screenshot(page, "sign-in")
    _pictures_on(page, sign_in, screenshot, plan, suffix="")
    _pictures_of_reading(page, sign_in, screenshot)
    _pictures_on(phone, sign_in, screenshot, plan, suffix="-phone")
    _picture_of_reading_on_a_phone(phone, sign_in, screenshot)
    _pictures_of_findings(page, phone, sign_in, screenshot)

    assert {path.name: path.stat().st_size for path in IMAGES.glob("*.png") if path.stat().st_size > LARGEST} == {}


def _pictures_on(page: Page, sign_in: SignIn, screenshot: Screenshot, plan: Plan, *, suffix: str) -> None:
    in_hand = _task(plan, state="in_progress", username=SPECIALIST)
    submitted = _task(plan, state="submitted", username=None)
    for username, address, name in (
        (FOCAL_POINT, "/", "desk"),
        (FOCAL_POINT, "/plans/", "plans"),
        (FOCAL_POINT, f"/plans/{plan.pk}/", "plan"),
        (FOCAL_POINT, f"/plans/{plan.pk}/targets/", "plan-targets"),
        (FOCAL_POINT, "/tasks/?state=overdue", "tasks"),
        (SPECIALIST, f"/tasks/{in_hand.pk}/", "task"),
        (HEAD, f"/tasks/{submitted.pk}/", "task-decide"),
        (AUDITOR, "/audit/", "audit"),
    ):
        sign_in(page, username)
        page.goto(address)
        if name == "plan":
            expect(page.locator("[data-canvas] > div").first).to_be_visible()
        screenshot(page, f"{name}{suffix}")


def _pictures_of_reading(page: Page, sign_in: SignIn, screenshot: Screenshot) -> None:
    sign_in(page, FOCAL_POINT)
    page.goto("/plans/upload/")
    page.set_input_files("input[type=file]", SAMPLE)
    screenshot(page, "upload")
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.locator("#section-tasks .field-title .input").nth(1).click()
    screenshot(page, "review")
    page.goto(f"/drafts/{Draft.objects.latest('id').pk}/adopt/")
    page.get_by_role("heading", name="Ai là ai").evaluate("heading => heading.scrollIntoView()")
    screenshot(page, "adopt")


def _picture_of_reading_on_a_phone(phone: Page, sign_in: SignIn, screenshot: Screenshot) -> None:
    sign_in(phone, FOCAL_POINT)
    phone.goto(f"/drafts/{Draft.objects.latest('id').pk}/")
    screenshot(phone, "review-phone")


def _pictures_of_findings(page: Page, phone: Page, sign_in: SignIn, screenshot: Screenshot) -> None:
    sign_in(page, FOCAL_POINT)
    page.goto("/plans/upload/")
    page.set_input_files("input[type=file]", FAULTY)
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_role("link", name="Sai sót, mâu thuẫn").click()
    page.locator(".spots a").first.click()
    screenshot(page, "findings")
    address = page.url
    page.get_by_role("link", name="Chưa đọc").click()
    screenshot(page, "unread")
    sign_in(phone, FOCAL_POINT)
    phone.goto(address)
    screenshot(phone, "findings-phone")


def _task(plan: Plan, *, state: str, username: str | None) -> Task:
    """The task of the plan in that state on which most was said; of that person, where one is named."""
    held = Assignment.objects.filter(task__plan=plan, part="lead", state=state)
    if username:
        held = held.filter(person=User.objects.get(username=username).person)
    return max(held, key=lambda one: (one.task.evidence.count(), one.reports.count())).task
