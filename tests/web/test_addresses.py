"""Who may enter where: every address of the site has its row, and an address without one fails.

What one may not see looks like what does not exist. Reading writes nothing; writing asks for the token of the form.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.builders.site import Site, signed_in, site

pytestmark = pytest.mark.django_db

NOBODY = "nobody"
PARTS = (
    NOBODY,
    "stranger",
    "specialist",
    "focal point",
    "head",
    "one-stop officer",
    "administrator",
    "auditor",
)
READERS = ("specialist", "focal point", "head", "one-stop officer", "auditor")
PLANNERS = ("focal point", "head")
DECIDERS = ("focal point", "head", "stranger")
DRAFTERS = ("focal point", "stranger")  # the stranger has a commune of their own to draft for
WORKERS = ("specialist", "focal point", "head")
CONTROLLERS = ("administrator", "auditor")
TO_SIGN_IN = BACK = 302  # back: to the page that the form stands on
NOWHERE = 999_999

Statuses = Mapping[str, int]


def everybody(status: int) -> Statuses:
    """The same for all who are signed in; who is not is sent to sign in."""
    return {part: TO_SIGN_IN if part == NOBODY else status for part in PARTS}


def only(parts: tuple[str, ...], status: int, *, among: tuple[str, ...] = (), refused: int = 422) -> Statuses:
    """``status`` for these parts, ``refused`` for the others ``among`` which they are, 404 for whoever sees nothing."""
    return {**everybody(404), **dict.fromkeys(among, refused), **dict.fromkeys(parts, status)}


POST_ALONE = everybody(405)  # what only a script asks for


@dataclass(frozen=True)
class Row:
    """An address by its name, what it names, and the status that each part meets when reading and when sending."""

    name: str
    get: Statuses
    post: Statuses | None = None
    of: Callable[[Site], int] | None = None
    data: Callable[[Site], dict[str, str]] = field(default=lambda _: {})

    def address(self, one: Site) -> str:
        return reverse(self.name, args=[self.of(one)] if self.of else [])


def of_plan(one: Site) -> int:
    return one.plan.pk


def of_draft(one: Site) -> int:
    return one.draft.pk


def of_assignment(one: Site) -> int:
    return one.assignment.pk


ROWS = (
    Row("desk", everybody(200)),
    Row("sign-in", {**everybody(302), NOBODY: 200}, {**everybody(302), NOBODY: 200}),
    Row("sign-out", {**POST_ALONE, NOBODY: 405}, everybody(302)),
    Row("set_language", everybody(302), everybody(302)),
    Row("plans", everybody(200)),
    Row("plan", only(READERS, 200), of=of_plan),
    Row("plan-targets", only(READERS, 200), of=of_plan),
    Row("plan-duties", only(READERS, 200), of=of_plan),
    Row("plan-bases", only(READERS, 200), of=of_plan),
    Row("plan-source", only(READERS, 200), of=of_plan),
    Row("plan-findings", only(READERS, 200), of=of_plan),
    Row("upload", only(DRAFTERS, 200), only(DRAFTERS, 422)),
    Row("draft", only(PLANNERS, 200), of=of_draft),
    Row("draft-state", only(PLANNERS, 204), of=of_draft),
    Row("draft-tabs", only(PLANNERS, 200), of=of_draft),
    Row("draft-findings", only(PLANNERS, 200), of=of_draft),
    Row("draft-waive", only(PLANNERS, BACK), only(PLANNERS, 422), of=of_draft),
    Row("waiver-withdraw", only(PLANNERS, BACK), only(PLANNERS, 302), of=lambda one: one.waiver.pk),
    Row("draft-unread", only(PLANNERS, 200), of=of_draft),
    Row("draft-take-in", only(PLANNERS, BACK), only(PLANNERS, 302), of=of_draft),
    Row("draft-edit", POST_ALONE, only(PLANNERS, 422), of=of_draft),
    Row("draft-undo", POST_ALONE, only(PLANNERS, 422), of=of_draft),
    Row("draft-discard", only(PLANNERS, BACK), only(PLANNERS, 302), of=of_draft),
    Row("draft-adopt", only(PLANNERS, 200), only(PLANNERS, 422), of=of_draft),
    Row("source-file", only(PLANNERS, 200), of=lambda one: one.draft.source_id),
    Row("tasks", everybody(200)),
    Row("search", everybody(200)),
    Row("task", only(READERS, 200), of=lambda one: one.task.pk),
    Row("task-evidence", only(READERS, BACK), only(READERS, 422), of=lambda one: one.task.pk),
    Row("assignment-move", only(READERS, BACK), only(READERS, 422), of=of_assignment),
    Row(
        "assignment-assign",
        only(READERS, BACK),
        only(PLANNERS, 302, among=READERS),
        of=of_assignment,
        data=lambda one: {"who": f"{one.home.culture.pk}:"},
    ),
    Row("deadline-meet", only(READERS, BACK), only(WORKERS, 302, among=READERS), of=lambda one: one.deadline.pk),
    Row("evidence-file", only(READERS, 200), of=lambda one: one.evidence.pk),
    Row(
        "due-days",
        only(DECIDERS, 200),
        post=only(("focal point", "head"), BACK, among=DECIDERS),
        data=lambda one: {"agency": str(one.plan.agency_id), "rule": "next"},
    ),
    Row("audit", only(CONTROLLERS, 200)),
)


def client_of(one: Site, part: str, *, enforce_csrf_checks: bool = False) -> Client:
    if part == NOBODY:
        return Client(enforce_csrf_checks=enforce_csrf_checks)
    return signed_in(one.people[part], enforce_csrf_checks=enforce_csrf_checks)


def read(client: Client, address: str, *, by: str = "get") -> HttpResponse:
    """The answer, read to its end: a file is closed once it has been sent."""
    answer: HttpResponse = getattr(client, by)(address)
    if answer.streaming:
        list(answer)
    return answer


def addresses_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses_of(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is taken back, so that each row finds the site as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_every_address_has_its_row() -> None:
    assert sorted(addresses_of(get_resolver().url_patterns)) == sorted(row.name for row in ROWS)


@pytest.mark.parametrize("part", PARTS)
def test_reading_an_address_is_for_those_who_may_and_writes_nothing(part: str) -> None:
    one, found, written = site(), {}, {}
    client = client_of(one, part)

    for row in ROWS:
        with CaptureQueriesContext(connection) as queries:
            found[row.name] = read(client, row.address(one)).status_code
        written[row.name] = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]

    assert found == {row.name: row.get[part] for row in ROWS}
    assert {name: statements for name, statements in written.items() if statements} == {}


@pytest.mark.parametrize("part", PARTS)
def test_sending_to_an_address_is_for_those_who_may(part: str) -> None:
    one, found = site(), {}

    for row in (row for row in ROWS if row.post):
        with undone():
            found[row.name] = client_of(one, part).post(row.address(one), row.data(one)).status_code

    assert found == {row.name: row.post[part] for row in ROWS if row.post}


def test_an_address_that_only_shows_takes_nothing_in() -> None:
    one = site()
    client = client_of(one, "focal point")

    with CaptureQueriesContext(connection) as queries:
        for row in (row for row in ROWS if not row.post):
            read(client, row.address(one), by="post")

    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []


@pytest.mark.parametrize("part", ["stranger", "specialist", "administrator"])
def test_what_one_may_not_see_looks_like_what_does_not_exist(part: str) -> None:
    one = site()
    client = client_of(one, part)

    for row in (row for row in ROWS if row.of and row.get[part] == 404):
        forbidden, missing = client.get(row.address(one)), client.get(reverse(row.name, args=[NOWHERE]))
        assert (forbidden.status_code, forbidden.content) == (missing.status_code, missing.content), row.name
    for row in (row for row in ROWS if row.of and row.post and row.post[part] == 404):
        forbidden = client.post(row.address(one), row.data(one))
        missing = client.post(reverse(row.name, args=[NOWHERE]), row.data(one))
        assert (forbidden.status_code, forbidden.content) == (missing.status_code, missing.content), row.name


def test_what_one_sees_ends_where_it_no_longer_exists() -> None:
    one = site()
    client = client_of(one, "focal point")

    found = {row.name: client.get(reverse(row.name, args=[NOWHERE])).status_code for row in ROWS if row.of}

    assert set(found.values()) <= {404, 405}


@pytest.mark.parametrize("part", [NOBODY, "focal point"])
def test_sending_without_the_token_of_the_form_is_refused(part: str) -> None:
    one = site()
    client = client_of(one, part, enforce_csrf_checks=True)

    answers = {row.name: client.post(row.address(one), row.data(one)) for row in ROWS if row.post}

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 403)
    assert all("Trang đã mở quá lâu" in answer.content.decode() for answer in answers.values())


def test_an_account_that_nobody_seated_is_told_so_and_can_leave() -> None:
    one = site()
    one.home.specialist.memberships.all().delete()
    client = client_of(one, "specialist")

    answer = client.get("/")

    assert answer.status_code == 403
    assert "Chưa được giao quyền vào đây" in answer.content.decode()
    assert client.post("/sign-out/").status_code == 302


def test_numbers_that_no_row_can_have_find_nothing() -> None:
    client = client_of(site(), "focal point")

    for number in ("0", "99999999999999999999", "9" * 5000):
        assert client.get(f"/plans/{number}/").status_code == 404
        assert client.post(f"/assignments/{number}/move/").status_code == 404
