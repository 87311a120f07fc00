"""An office begins: its unit, its agencies, its first accounts, from the command line."""

import io
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from caicach.organizations.models import Agency, Membership, Person, User
from tests.builders import offices

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-that-dai"


def run(*arguments: str, typed: str = "", monkeypatch: pytest.MonkeyPatch | None = None, **options: Any) -> str:
    answer = StringIO()
    if monkeypatch:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    call_command(*arguments, stdout=answer, **options)
    return answer.getvalue()


def test_an_office_s_first_head_can_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    offices.unit(code="00004")
    number = run(
        "add_agency", "Ủy ban nhân dân xã Đầu Nguồn", "--kind", "peoples_committee", "--unit", "00004"
    ).split()[0]
    run(
        "add_account", "chu-tich", "--name", "Lê Thị Nguồn", "--agency", number, "--role", "head",
        typed=f"{PASSWORD}\n", monkeypatch=monkeypatch,
    )  # fmt: skip

    answer = Client().post("/sign-in/", {"username": "chu-tich", "password": PASSWORD})

    assert answer.status_code == 302
    assert Membership.objects.get().agency == Agency.objects.get(name="Ủy ban nhân dân xã Đầu Nguồn")


def test_an_agency_stands_under_its_parent_with_its_other_names() -> None:
    parent = offices.agency("UBND xã Đầu Nguồn")

    run("add_agency", "Phòng Văn hóa - Xã hội", "--kind", "division", "--unit", "99001", "--parent", str(parent.pk),
        "--other-name", "Phòng VH-XH")  # fmt: skip

    division = Agency.objects.get(name="Phòng Văn hóa - Xã hội")
    assert division.path.startswith(parent.path)
    assert division.other_names == ["Phòng VH-XH"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["add_agency", "A", "--kind", "division", "--unit", "12345"], "load-units"),
        (["add_agency", "A", "--kind", "division", "--unit", "99001", "--parent", "77"], "mã số 77"),
        (["add_account", "a", "--name", "A", "--agency", "77", "--role", "head"], "add-agency"),
    ],
)
def test_what_is_not_there_is_told_with_the_next_step(arguments: list[str], sentence: str) -> None:
    offices.unit()

    with pytest.raises(CommandError, match=sentence):
        run(*arguments)


@pytest.mark.parametrize("password", ["ngan", "password123"])
def test_a_weak_password_leaves_nothing_behind(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    agency = offices.agency("UBND xã Đầu Nguồn")

    with pytest.raises(CommandError):
        run(
            "add_account", "a", "--name", "A", "--agency", str(agency.pk), "--role", "head",
            typed=f"{password}\n", monkeypatch=monkeypatch,
        )  # fmt: skip

    assert not Person.objects.exists()
    assert not User.objects.exists()


def test_a_user_name_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    own = offices.commune()

    with pytest.raises(CommandError, match="đã có"):
        run(
            "add_account", "head-99001", "--name", "A", "--agency", str(own.committee.pk), "--role", "head",
            typed=f"{PASSWORD}\n", monkeypatch=monkeypatch,
        )  # fmt: skip
