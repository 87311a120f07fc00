"""From the closed door to the desk."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import AssertAccessible, SignIn
from tests.builders import offices


def test_a_stranger_is_led_to_the_sign_in_page(page: Page, assert_accessible: AssertAccessible) -> None:
    page.goto("/tasks/")

    expect(page).to_have_url("/sign-in/?next=/tasks/")
    assert_accessible(page)


def test_name_and_password_open_the_desk(page: Page) -> None:
    offices.commune()

    page.goto("/sign-in/")
    page.locator("input[name=username]").fill("focal-99001")
    page.locator("input[name=password]").fill(offices.PASSWORD)
    page.keyboard.press("Enter")

    expect(page).to_have_url("/")
    expect(page.locator("h1")).to_be_visible()


def test_the_desk_is_accessible_on_a_phone(phone: Page, sign_in: SignIn, assert_accessible: AssertAccessible) -> None:
    offices.commune()
    sign_in(phone, "focal-99001")

    phone.goto("/")

    expect(phone).to_have_url("/")
    assert_accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen"
