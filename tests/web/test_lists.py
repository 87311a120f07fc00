"""Lists: filters, search with and without diacritics, pages, and addresses that make no sense."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from caicach.plans import actions
from caicach.plans.rules.adoption import Issue
from caicach.web.http import today
from tests.builders import offices, plans
from tests.builders.site import issued_plan, signed_in

pytestmark = pytest.mark.django_db

NONSENSE = ["0", "-1", "1.5", "٣", "%00", "9" * 30, "9" * 5000, "<script>alert(1)"]


class Lists:
    """A plan of this year with tasks that stand in every way, and one of last year."""

    def __init__(self) -> None:
        day = today()
        self.commune = offices.commune()
        self.plan = issued_plan(
            self.commune,
            plans.task("t1", "Tuyên truyền dịch vụ công trực tuyến", number="1.1", deadlines=[plans.by("2026-01-31")]),
            plans.task("t2", "Số hóa hồ sơ hộ tịch", number="1.2", deadlines=[plans.by(f"{day + timedelta(days=5)}")]),
            plans.task("t3", "Rà soát thủ tục", number="2.1", domain="procedures", deadlines=[], leads=["Ai đó"]),
        )
        self.last_year = issued_plan(
            self.commune,
            plans.task("t1", "Hoàn thành từ năm ngoái", number="3", deadlines=[]),
            issue=Issue(
                title="Kế hoạch năm trước",
                number="9/KH-UBND",
                issued_on=date(2025, 1, 5),
                signer="Chủ Tịch",
                signer_title="",
                year=2025,
            ),
        )
        done = self.last_year.tasks.get().assignments.get()
        by = {"by": offices.viewer(self.commune.specialist), "at": plans.AT}
        actions.submit_work(assignment=done, note="", **by)
        actions.accept_work(assignment=done, note="", by=offices.viewer(self.commune.head), at=plans.AT)
        self.client = signed_in(self.commune.specialist)

    def titles(self, address: str, **asked: str | int) -> list[str]:
        page = self.client.get(address, asked).context["tasks"]
        return [row.title.split()[0] for row in page.object_list]


@pytest.mark.parametrize(
    "words",
    ["tuyên truyền", "tuyen truyen", "TUYEN  TRUYỀN", "trực dịch vụ", "dich vu cong", "1.1", "tuyên%20"],
)
def test_tasks_are_found_with_and_without_diacritics(words: str) -> None:
    lists = Lists()

    found = lists.titles("/search/", q=words.replace("%20", " "))

    assert found == ["Tuyên"]


@pytest.mark.parametrize("words", ["%", "_", "chi tieu khong co", "\\", "tuyên truyền hồ sơ"])
def test_what_is_nowhere_is_not_found(words: str) -> None:
    lists = Lists()

    page = lists.client.get("/search/", {"q": words}).content.decode()

    assert lists.titles("/search/", q=words) == []
    assert "Không có nhiệm vụ nào khớp" in page


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("overdue", ["Tuyên"]),
        ("due_soon", ["Số"]),
        ("not_started", ["Số", "Rà"]),
        ("in_hand", []),
        ("submitted", []),
        ("returned", []),
        ("done_on_time", ["Hoàn"]),
        ("done_late", []),
        ("accepted", ["Hoàn"]),
        ("unsettled", ["Rà"]),
        ("", ["Tuyên", "Số", "Rà", "Hoàn"]),
        ("fly", ["Tuyên", "Số", "Rà", "Hoàn"]),
    ],
)
def test_tasks_are_filtered_by_how_they_stand(state: str, found: list[str]) -> None:
    lists = Lists()

    assert lists.titles("/tasks/", state=state) == found


def test_tasks_are_filtered_by_domain_agency_and_year() -> None:
    lists = Lists()
    procedures = lists.plan.domains.get(code="procedures")
    own_plan = f"/plans/{lists.plan.pk}/"

    assert lists.titles(own_plan, domain=procedures.pk) == ["Rà"]
    assert lists.titles(own_plan, agency=lists.commune.culture.pk) == ["Tuyên", "Số"]
    assert lists.titles(own_plan, agency=lists.commune.culture.pk, q="so hoa") == ["Số"]
    assert lists.titles("/tasks/", year=2025) == ["Hoàn"]


def test_an_address_that_makes_no_sense_still_shows_the_page() -> None:
    lists = Lists()
    asked = {
        "/tasks/": ("page", "year", "state", "agency", "q", "mine"),
        "/plans/": ("page", "year"),
        f"/plans/{lists.plan.pk}/": ("page", "state", "domain", "agency", "q"),
    }

    for address, names in asked.items():
        for name, value in itertools.product(names, NONSENSE):
            answer = lists.client.get(f"{address}?{name}={value}")
            assert answer.status_code == 200, (address, name, value)
            assert "<script>alert" not in answer.content.decode()


def test_plans_are_listed_by_year() -> None:
    lists = Lists()

    both, one = lists.client.get("/plans/"), lists.client.get("/plans/?year=2025")

    assert [row.title for row in both.context["page"].object_list] == [lists.plan.title, "Kế hoạch năm trước"]
    assert [row.title for row in one.context["page"].object_list] == ["Kế hoạch năm trước"]
    assert '<a class="chip" href="?year=2025" aria-current="page">2025</a>' in one.content.decode()


def test_a_long_list_has_pages_that_keep_the_filter() -> None:
    commune = offices.commune()
    issued_plan(commune, *(plans.task(f"t{n}", f"Việc {n}", number=str(n)) for n in range(1, 121)))
    client = signed_in(commune.specialist)

    numbers = {page: _numbers(client, page) for page in ("1", "2", "3", "4", "x")}

    assert numbers["1"] == [str(n) for n in range(1, 51)] == numbers["x"]
    assert numbers["3"] == [str(n) for n in range(101, 121)] == numbers["4"]
    page = client.get("/tasks/?q=viec&page=2").content.decode()
    assert 'href="?q=viec&amp;page=3"' in page
    assert "51–100 trong 120" in page


@pytest.mark.parametrize("words", ["năm trước", "NAM TRUOC", "9/kh-ubnd", "truoc go trang"])
def test_a_search_finds_plans_by_title_number_and_body(words: str) -> None:
    lists = Lists()

    answer = lists.client.get("/search/", {"q": words})

    assert [plan.title for plan in answer.context["plans"]] == ["Kế hoạch năm trước"]
    assert f'<a href="/plans/{lists.last_year.pk}/">Kế hoạch năm trước</a>' in answer.content.decode()


def test_a_search_for_nothing_or_for_what_no_plan_holds_names_no_plan() -> None:
    lists = Lists()

    for words in ("", "  ", "khong co", "ke hoach dat dai"):
        assert lists.client.get("/search/", {"q": words}).context["plans"] == []


def test_a_search_names_the_newest_plans_and_not_all_of_a_province() -> None:
    commune = offices.commune()
    for year in range(2020, 2028):
        issued_plan(commune, issue=replace(plans.ISSUE, year=year, number=f"{year}/KH-UBND"))
    client = signed_in(commune.specialist)

    found = client.get("/search/", {"q": "kh-ubnd"}).context["plans"]

    assert [plan.number for plan in found] == [f"{year}/KH-UBND" for year in range(2027, 2022, -1)]


def test_one_sees_no_plan_of_others() -> None:
    lists = Lists()
    stranger = signed_in(offices.commune("Đồi Sim", code="99002").focal_point)

    assert "Chưa có kế hoạch nào" in stranger.get("/plans/").content.decode()
    assert stranger.get("/search/?q=tuyen").context["tasks"].paginator.count == 0
    assert stranger.get("/search/?q=ke+hoach").context["plans"] == []
    assert stranger.get(f"/tasks/?agency={lists.commune.culture.pk}").context["tasks"].paginator.count == 0


def _numbers(client: Client, page: str) -> list[str]:
    rows = client.get("/tasks/", {"page": page}).context["tasks"].object_list
    return [row.number for row in rows]
