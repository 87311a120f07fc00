"""What the browser complains of reaches the test."""

from playwright.sync_api import Page


def test_an_error_on_the_console_is_heard(page: Page, complaints: list[str]) -> None:
    page.evaluate("console.error('broken')")

    assert [complaint for complaint in complaints if "broken" in complaint]
    complaints.clear()


def test_an_error_in_a_script_is_heard(page: Page, complaints: list[str]) -> None:
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('broken') }, 0)")

    assert [complaint for complaint in complaints if "broken" in complaint]
    complaints.clear()


def test_a_request_to_another_host_is_heard(page: Page, complaints: list[str]) -> None:
    page.set_content('<img src="http://outside.invalid/picture.png" alt="">', wait_until="load")

    assert [complaint for complaint in complaints if complaint.startswith("outside:")]
    complaints.clear()


def test_a_refusal_by_the_content_security_policy_is_heard(page: Page, complaints: list[str]) -> None:
    page.set_content("""<meta http-equiv="Content-Security-Policy" content="script-src 'self'"><script>1</script>""")

    assert [complaint for complaint in complaints if "Content Security Policy" in complaint]
    complaints.clear()


def test_the_phone_is_in_vietnam(phone: Page) -> None:
    assert phone.evaluate("[navigator.language, new Date(2026, 0, 1).getTimezoneOffset()]") == ["vi-VN", -7 * 60]
