"""What stands around every page: signing in and out, the language, headers, the audit log, pages of errors."""

from urllib.parse import quote

import pytest
from django.test import Client

from caicach.plans import actions
from caicach.plans.models import Draft
from tests.builders import offices, plans
from tests.builders.site import signed_in, site

pytestmark = pytest.mark.django_db

POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."
LOCKED = "Tài khoản tạm khóa"


def sign_in(client: Client, password: str = offices.PASSWORD, username: str = "focal-99001", **more: str) -> str:
    answer = client.post("/sign-in/", {"username": username, "password": password, **more}, follow=True)
    return answer.content.decode()


def test_name_and_password_open_the_page_that_was_asked_for() -> None:
    one, client = site(), Client()
    asked = f"/plans/{one.plan.pk}/?state=overdue"

    to_sign_in = client.get(asked)
    assert to_sign_in["Location"] == f"/sign-in/?next={quote(asked)}"
    page = sign_in(client, next=asked)

    assert one.plan.title in page
    assert client.get("/sign-in/")["Location"] == "/"


@pytest.mark.parametrize("elsewhere", ["https://evil.invalid/", "//evil.invalid/", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(elsewhere: str) -> None:
    offices.commune()

    answer = Client().post("/sign-in/", {"username": "focal-99001", "password": offices.PASSWORD, "next": elsewhere})

    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    ("username", "password"),
    [("focal-99001", "sai"), ("khong-co", offices.PASSWORD), ("focal-99001", offices.PASSWORD + " ")],
)
def test_every_wrong_pair_is_refused_in_the_same_words(username: str, password: str) -> None:
    offices.commune()

    page = sign_in(Client(), password, username)

    assert WRONG in page
    assert password not in page


def test_what_was_left_out_is_asked_for() -> None:
    page = sign_in(Client(), "", "")

    assert "Còn 2 chỗ cần sửa" in page


def test_five_wrong_passwords_lock_the_name() -> None:
    offices.commune()
    client = Client()

    pages = [sign_in(client, "sai") for _ in range(5)]

    assert [LOCKED in page for page in pages] == [False] * 4 + [True]
    assert LOCKED in sign_in(client)
    assert client.get("/")["Location"].startswith("/sign-in/")
    assert "Đầu Mối" not in sign_in(Client(), "sai", "head-99001")
    assert "Chủ Tịch" in sign_in(Client(), username="head-99001")


def test_signing_out_ends_the_session() -> None:
    client = signed_in(offices.commune().focal_point)

    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/")["Location"].startswith("/sign-in/")


def test_every_answer_carries_the_headers_that_protect() -> None:
    one = site()
    client = signed_in(one.home.focal_point)
    answers = [
        client.get("/"),
        client.get(f"/drafts/{one.draft.pk}/"),
        client.get(f"/plans/{one.plan.pk}/"),
        client.get("/khong-co/"),
        client.post(f"/drafts/{one.draft.pk}/edit/"),
        client.get(f"/evidence/{one.evidence.pk}/file/"),
        Client().get("/sign-in/"),
    ]

    for answer in answers:
        assert sorted(answer["Content-Security-Policy"].split("; ")) == sorted(POLICY.split("; "))
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        if answer.streaming:
            list(answer)


def test_no_page_carries_script_or_style_of_its_own() -> None:
    one = site()
    client = signed_in(one.home.focal_point)

    for address in ("/", "/plans/", f"/plans/{one.plan.pk}/", f"/tasks/{one.task.pk}/", f"/drafts/{one.draft.pk}/"):
        page = client.get(address).content.decode()
        assert "<script>" not in page
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page


def test_the_cookies_are_not_for_scripts_or_other_sites() -> None:
    offices.commune()

    answer = Client().post("/sign-in/", {"username": "focal-99001", "password": offices.PASSWORD})

    session = answer.cookies["sessionid"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")


def test_the_language_changes_and_the_page_stays() -> None:
    one = site()
    client = signed_in(one.home.focal_point)
    here = f"/tasks/?q={quote('tuyên truyền')}"

    answer = client.post("/language/", {"language": "en", "next": here})

    assert answer["Location"] == here
    assert '<html lang="en">' in client.get(here).content.decode()
    client.post("/language/", {"language": "vi", "next": here})
    assert '<html lang="vi">' in client.get(here).content.decode()


@pytest.mark.parametrize(("language", "to"), [("xx", "/"), ("en", "https://evil.invalid/"), ("", "")])
def test_a_language_that_is_not_or_a_place_elsewhere_changes_nothing(language: str, to: str) -> None:
    client = signed_in(offices.commune().focal_point)

    answer = client.post("/language/", {"language": language, "next": to})

    assert answer["Location"] == "/"


def test_the_frame_offers_only_what_one_may_enter() -> None:
    one = site()

    assert _entries(signed_in(one.home.specialist)) == ["Bàn làm việc", "Kế hoạch", "Nhiệm vụ"]
    assert _entries(signed_in(one.administrator)) == ["Bàn làm việc", "Nhật ký"]
    assert _entries(signed_in(one.auditor)) == ["Bàn làm việc", "Kế hoạch", "Nhiệm vụ", "Nhật ký"]


def test_the_audit_log_tells_who_did_what_within_ones_own_office() -> None:
    one = site()

    page = signed_in(one.auditor).get("/audit/").content.decode()

    assert "Đầu Mối" in page
    assert "Ban hành kế hoạch" in page
    assert "adopt_draft" not in page
    assert "Đồi Sim" not in page


def test_every_act_in_the_audit_log_has_words() -> None:
    one = site()
    client = signed_in(one.home.focal_point)
    client.post(f"/drafts/{one.draft.pk}/discard/")
    client.post(f"/deadlines/{one.deadline.pk}/meet/")
    for move in ("report", "submit", "waive"):
        client.post(f"/assignments/{one.assignment.pk}/move/", {"move": move, "note": "Có lý do", "percent": "10"})

    events = signed_in(one.auditor).get("/audit/").context["page"].object_list

    page = signed_in(one.auditor).get("/audit/").content.decode()
    assert Draft.objects.get().state == "discarded"
    assert {event.verb for event in events} >= {"discard_draft", "meet_deadline", "report_work", "waive_work"}
    assert [event.verb for event in events if event.verb in page] == []


def test_a_long_audit_log_has_pages() -> None:
    one = site()
    for _ in range(60):
        by = offices.viewer(one.home.specialist)
        actions.report_progress(assignment=one.assignment, percent=1, note="", by=by, at=plans.AT)

    client = signed_in(one.auditor)

    assert len(client.get("/audit/").context["page"].object_list) == 50
    for number in ("2", "99", "x", "9" * 5000):
        assert client.get("/audit/", {"page": number}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/khong-co/", "/plans/999999/", "/plans/mot/", "/admin/", "/static/../settings.py"]
)
def test_what_is_not_there_is_said_in_words(address: str) -> None:
    answer = signed_in(offices.commune().focal_point).get(address)

    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()


def test_our_own_faults_are_admitted_without_details(monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(offices.commune().focal_point)
    client.raise_request_exception = False
    monkeypatch.setattr("caicach.web.staff.desk.desk", lambda *_, **__: 1 // 0)

    answer = client.get("/")

    assert answer.status_code == 500
    assert "Trang gặp trục trặc" in answer.content.decode()
    assert "ZeroDivisionError" not in answer.content.decode()


def _entries(client: Client) -> list[str]:
    return [str(entry.label) for entry in client.get("/").context["nav"]]
