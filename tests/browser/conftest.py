"""A real Chromium against a real server. Whatever the browser complains of fails the test that caused it.

Every test in this folder is marked ``browser``. ``page`` is an office desktop, ``phone`` a phone in portrait.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from tools import chromium

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
PATIENCE_MS = 20_000
# Nothing but the pages themselves: no update, no synchronisation, no start page, no sandbox inside a container.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCALE, TIMEZONE = "vi-VN", "Asia/Ho_Chi_Minh"

SignIn = Callable[[Page, str], None]
Screenshot = Callable[[Page, str], None]
AssertAccessible = Callable[[Page], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    # Playwright runs an event loop in this thread, and Django would take every query for one made inside it.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield playwright


@pytest.fixture(scope="session")
def browser(_playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the whole run; each test gets a profile of its own in it."""
    program = chromium.find()
    if program is None:
        pytest.skip("no Chromium on this machine; Debian package chromium")
    expect.set_options(timeout=PATIENCE_MS)
    browser = _playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser complained of so far. A test that provokes a complaint looks at it and takes it out."""
    heard: list[str] = []
    yield heard
    assert not heard, "\n".join(heard)


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Page]:
    """A desktop as offices have it."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1366, "height": 768}, locale=LOCALE, timezone_id=TIMEZONE
    )
    yield _watched_page(context, live_server.url, complaints)
    context.close()


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Page]:
    """A phone in portrait, touched rather than clicked."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 844},
        device_scale_factor=3,
        is_mobile=True,
        has_touch=True,
        locale=LOCALE,
        timezone_id=TIMEZONE,
    )
    yield _watched_page(context, live_server.url, complaints)
    context.close()


@pytest.fixture
def sign_in(client: Client, live_server: LiveServer) -> SignIn:
    """``sign_in(page, username)``: the page's browser carries that user's session from here on."""

    def sign_in(page: Page, username: str) -> None:
        client.force_login(get_user_model()._default_manager.get_by_natural_key(username))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    return sign_in


@pytest.fixture
def screenshot() -> Screenshot:
    """``screenshot(page, name)``: writes docs/images/NAME.png when CAICACH_SCREENSHOTS=1, else nothing."""

    def screenshot(page: Page, name: str) -> None:
        if os.environ.get("CAICACH_SCREENSHOTS") == "1":
            page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", scale="css")

    return screenshot


@pytest.fixture
def assert_accessible() -> AssertAccessible:
    """``assert_accessible(page)``: axe finds nothing to object to."""

    def assert_accessible(page: Page) -> None:
        findings = Axe().run(page)
        assert findings.violations_count == 0, findings.generate_report()

    return assert_accessible


def _watched_page(context: BrowserContext, site: str, complaints: list[str]) -> Page:
    """A page whose errors, refusals by the Content-Security-Policy among them, are written into ``complaints``."""
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.on("console", lambda message: _hear_console(message, complaints))
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("request", lambda request: _hear_request(request, site, complaints))
    page.on("requestfailed", lambda request: _hear_failure(request, complaints))
    return page


def _hear_console(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type in {"error", "warning"}:
        complaints.append(f"console: {message.text} ({message.location['url']})")


def _hear_request(request: Request, site: str, complaints: list[str]) -> None:
    if not request.url.startswith((f"{site}/", "data:", "blob:")):
        complaints.append(f"outside: {request.url}")


def _hear_failure(request: Request, complaints: list[str]) -> None:
    # The browser itself breaks off what a navigation or a download makes superfluous.
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"request: {request.url} {request.failure}")
