"""Lists of plans and tasks: what they show, how they are searched and paged, and what reading them costs."""

from dataclasses import replace
from datetime import date

import pytest

from caicach.plans import actions
from caicach.plans.access import visible_tasks
from caicach.plans.models import Task
from caicach.plans.queries.plans import (
    PLANS_A_PAGE,
    TASKS_A_PAGE,
    TaskFilter,
    plan_list,
    plan_page,
    task_list,
    years_of,
)
from tests.builders import offices
from tests.builders.plans import AT, ISSUE, item, plan, task
from tests.builders.work import CULTURE, OFFICE, lead_of, work

TODAY = date(2026, 6, 1)
EVERYTHING = TaskFilter()

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


def issued(office, *tasks, number="01/KH-UBND", year=2026, who=None, **sections):
    return plan(
        *tasks,
        agency=office.committee,
        issued_by=offices.viewer(office.head),
        issue=replace(ISSUE, number=number, year=year),
        who=who,
        **sections,
    )


def titles(wanted: TaskFilter = EVERYTHING, *, number: int = 1) -> list[str]:
    return [row.title for row in task_list(Task.objects.all(), wanted, today=TODAY, number=number)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("tuyên truyền", True),
        ("TUYÊN TRUYỀN", True),
        ("tuyen truyen", True),
        ("truyen  ke hoach", True),
        ("điều tra", False),
        ("2.10", True),
        ("bao cao chuyen de", True),
        ("van hoa", True),
        ("tuyên truyền %", False),
        ("ke_hoach", False),
        ("t_yen", False),
        ("\\", False),
        ("'; DROP TABLE", False),
    ],
)
def test_a_task_is_found_by_its_words_with_or_without_diacritics(office, words, found):
    issued(office, task(title="Xây dựng kế hoạch tuyên truyền", number="2.10", deliverables=["Báo cáo chuyên đề"]))

    assert bool(titles(TaskFilter(words=words))) is found


def test_letters_that_only_vietnamese_has_are_found_by_their_plain_ones(office):
    issued(office, task(title="Đối thoại với người dân ở Đồi Sim"))

    assert titles(TaskFilter(words="doi thoai o doi sim"))
    assert titles(TaskFilter(words="ĐỐI THOẠI"))


def test_a_domain_and_a_lead_agency_narrow_the_list(office):
    who = {CULTURE: (office.culture.pk,), OFFICE: (office.office.pk,)}
    made = issued(
        office,
        task("t1", "Một", leads=[CULTURE, OFFICE]),
        task("t2", "Hai", leads=[OFFICE], coordinators=[CULTURE]),
        task("t3", "Ba", leads=[CULTURE], domain="procedures", domain_title="Thủ tục"),
        who=who,
    )
    procedures = made.domains.get(code="procedures")

    assert titles(TaskFilter(agency_id=office.culture.pk)) == ["Một", "Ba"]
    assert titles(TaskFilter(agency_id=office.office.pk)) == ["Một", "Hai"]
    assert titles(TaskFilter(agency_id=office.culture.pk, domain_id=procedures.pk)) == ["Ba"]
    assert titles(TaskFilter(words="ba", agency_id=office.office.pk)) == []


def test_an_agency_that_leads_twice_over_shows_its_task_once(office):
    issued(office, task(title="Một", leads=["A", "B"]), who={"A": (office.culture.pk,), "B": (office.culture.pk,)})

    assert titles(TaskFilter(agency_id=office.culture.pk)) == ["Một"]


def test_a_filter_that_nobody_knows_hides_nothing(office):
    issued(office, task(title="Một"))

    assert titles(TaskFilter(standing="whatever")) == ["Một"]


def test_the_figure_of_what_nobody_settled_is_the_number_of_tasks_that_its_list_shows(office, head):
    made = issued(
        office,
        task("t1", "Một", leads=["Tổ công tác", "Ban chỉ đạo"]),
        task("t2", "Hai", leads=[CULTURE], coordinators=["Các đơn vị"]),
        task("t3", "Ba", leads=["Tổ công tác"]),
        who={CULTURE: (office.culture.pk,)},
    )
    dropped = made.tasks.get(position=3).assignments.get()
    actions.waive_work(assignment=dropped, reason="Thôi", by=head, at=AT)

    assert plan_page(made, today=TODAY).unsettled == 1
    assert titles(TaskFilter(standing="unsettled")) == ["Một"]
    rows = task_list(made.tasks.all(), EVERYTHING, today=TODAY, number=1)
    assert [row.unsettled for row in rows] == [True, False, False]


def test_a_row_names_who_leads_as_short_as_it_stays_clear(office, head):
    made = work(office, leads=[CULTURE, OFFICE, "Tổ công tác"])
    actions.assign_task(
        assignment=lead_of(made, OFFICE), agency=office.office, person=office.focal_point, by=head, at=AT
    )
    actions.report_progress(assignment=lead_of(made), percent=50, note="", by=head, at=AT)

    (row,) = task_list(Task.objects.all(), EVERYTHING, today=TODAY, number=1)

    assert row.leads == (CULTURE, "Đầu Mối", "Tổ công tác")
    assert (row.percent, row.unsettled, row.is_late, row.is_overdue) == (16, True, False, False)
    assert (row.number, row.domain_title) == ("1.1", "Công tác chỉ đạo, điều hành")


def test_pages_hold_every_task_once_in_the_order_of_the_plan(office):
    number = TASKS_A_PAGE * 2 + 3
    issued(office, *(task(f"t{place}", f"Việc {place}") for place in range(1, number + 1)))

    pages = [titles(number=page) for page in (1, 2, 3)]

    assert [title for page in pages for title in page] == [f"Việc {place}" for place in range(1, number + 1)]
    assert [len(page) for page in pages] == [TASKS_A_PAGE, TASKS_A_PAGE, 3]
    assert titles(number=2) == pages[1]


@pytest.mark.parametrize(("asked", "given"), [(1, 1), (2, 2), (99, 2)])
def test_a_page_beyond_the_last_is_the_last(office, asked, given):
    issued(office, *(task(f"t{place}") for place in range(TASKS_A_PAGE + 1)))

    assert task_list(Task.objects.all(), EVERYTHING, today=TODAY, number=asked).number == given


def test_an_empty_list_is_one_empty_page(office, head):
    page = task_list(visible_tasks(head), EVERYTHING, today=TODAY, number=1)

    assert (list(page), page.paginator.num_pages, page.has_next()) == ([], 1, False)


def test_plans_are_listed_by_year_from_the_newest_a_page_at_a_time(office, head):
    for year in (2024, 2026, 2025):
        issued(office, number=f"{year}/KH", year=year)

    assert [row.year for row in plan_list(head, today=TODAY, year=None, number=1)] == [2026, 2025, 2024]
    assert [row.number for row in plan_list(head, today=TODAY, year=2025, number=1)] == ["2025/KH"]
    assert list(plan_list(head, today=TODAY, year=1999, number=1)) == []
    assert years_of(head) == [2026, 2025, 2024]


def test_more_plans_than_a_page_holds_are_paged_without_loss(office, head):
    for place in range(PLANS_A_PAGE + 2):
        issued(office, number=f"{place:02}/KH")

    first, second = (plan_list(head, today=TODAY, year=None, number=number) for number in (1, 2))

    assert [row.number for row in (*first, *second)] == [f"{place:02}/KH" for place in range(PLANS_A_PAGE + 2)]


def test_nobody_lists_plans_or_years_of_a_sister_commune(office):
    sister = offices.commune("Đồi Sim", code="99002")
    issued(office)

    assert list(plan_list(offices.viewer(sister.head), today=TODAY, year=None, number=1)) == []
    assert years_of(offices.viewer(sister.head)) == []


def test_a_plan_page_tells_what_the_plan_promises_in_its_order(office):
    measure = {"comparator": ">=", "value": "98", "unit": "%", "scope": None}
    made = issued(
        office,
        task("t1", domain="procedures", domain_title="Thủ tục"),
        task("t2", domain="steering", domain_title="Chỉ đạo"),
        targets=[item("g1", text="Một", measures=[measure]), item("g2", text="Hai")],
        reporting=[item("r1", what="Báo cáo quý"), item("r2", what="Báo cáo năm")],
        legal_bases=[item("l1", text="Nghị quyết"), item("l2", text="Kế hoạch")],
    )

    page = plan_page(made, today=TODAY)

    assert [(row.title, row.tally.total) for row in page.domains] == [("Thủ tục", 1), ("Chỉ đạo", 1)]
    assert [(target.text, len(target.measures.all())) for target in page.targets] == [("Một", 1), ("Hai", 0)]
    assert [duty.what for duty in page.duties] == ["Báo cáo quý", "Báo cáo năm"]
    assert [basis.text for basis in page.legal_bases] == ["Nghị quyết", "Kế hoạch"]


@pytest.mark.parametrize("number", [3, 60])
def test_reading_costs_the_same_few_statements_however_much_there_is(office, head, number, django_assert_num_queries):
    measure = {"comparator": ">=", "value": "98", "unit": "%", "scope": None}
    made = issued(
        office,
        *(
            task(f"t{place}", leads=[CULTURE, OFFICE], domain_title=f"Lĩnh vực {place}", deliverables=["a"])
            for place in range(number)
        ),
        targets=[item(f"g{place}", text="x", measures=[measure]) for place in range(number)],
        who={CULTURE: (office.culture.pk,), OFFICE: (office.office.pk,)},
    )

    with django_assert_num_queries(8):
        page = plan_page(made, today=TODAY)
        assert sum(len(target.measures.all()) for target in page.targets) == number
    with django_assert_num_queries(3):
        assert len(list(task_list(visible_tasks(head), EVERYTHING, today=TODAY, number=1))) == min(number, 50)
    with django_assert_num_queries(3):
        assert len(list(plan_list(head, today=TODAY, year=None, number=1))) == 1
    with django_assert_num_queries(1):
        assert years_of(head) == [2026]
