"""A reviewed draft becomes the plan: everything arrives, or nothing does."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from caicach.foundation.queries import events_of
from caicach.plans.models import Part
from caicach.plans.rules.states import DraftState, WorkState
from tests.builders import offices
from tests.builders.plans import AT, ISSUE, adopt, by, draft_in, item, plan, task

CULTURE = "Phòng Văn hóa - Xã hội"
EVERY_QUARTER = {"kind": "recurring", "every": "quarter", "detail": "trước ngày 07"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


def test_the_plan_says_how_it_was_issued_and_what_it_was_read_from(office, head):
    made = draft_in(office, task(), head=[item("h1", kind="decision", issuer="UBND xã Gò Trăng")])

    adopted = adopt(made, head)

    adopted.refresh_from_db()
    assert (adopted.title, adopted.number, adopted.year) == (ISSUE.title, ISSUE.number, 2026)
    assert (adopted.issued_on, adopted.signer, adopted.signer_title) == (date(2026, 1, 5), "Chủ Tịch", "Chủ tịch")
    assert (adopted.document_kind, adopted.issuer) == ("decision", "UBND xã Gò Trăng")
    assert (adopted.agency, adopted.draft, adopted.source) == (office.committee, made, made.source)
    assert (adopted.revision, adopted.adopted_at) == (1, AT)


def test_a_plan_whose_document_names_no_issuer_is_one_of_its_body(office, head):
    adopted = adopt(draft_in(office, task()), head)

    assert (adopted.document_kind, adopted.issuer) == ("plan", "UBND xã Gò Trăng")


def test_the_draft_is_adopted_and_the_whole_version_is_kept(office, head):
    made = draft_in(office, task())

    adopted = adopt(made, head)

    made.refresh_from_db()
    assert made.state == DraftState.ADOPTED
    version = adopted.versions.get()
    assert (version.revision, version.content, version.made_at) == (1, made.content, AT)
    (event,) = events_of(subject_type="Plan", subject_id=adopted.pk)
    assert (event.verb, event.actor_name, event.agency_id) == ("adopt_draft", "Chủ Tịch", office.committee.pk)


def test_domains_come_in_the_order_of_the_plan_each_once(office, head):
    made = draft_in(
        office,
        task("t1", domain="procedures", domain_title="Cải cách thủ tục hành chính"),
        task("t2", domain="steering", domain_title="Chỉ đạo"),
        task("t3", domain="procedures", domain_title="Cải cách thủ tục hành chính"),
        task("t4", domain="procedures", domain_title="Một cửa"),
        item("t5", title="Việc không nói lĩnh vực"),
    )

    adopted = adopt(made, head)

    assert list(adopted.domains.order_by("position").values_list("code", "title")) == [
        ("procedures", "Cải cách thủ tục hành chính"),
        ("steering", "Chỉ đạo"),
        ("procedures", "Một cửa"),
        ("other", ""),
    ]
    assert [one.domain.position for one in adopted.tasks.order_by("position")] == [1, 2, 1, 3, 4]


def test_a_task_arrives_with_all_that_was_read(office, head):
    whole = task(
        "t1",
        "Xây dựng kế hoạch tuyên truyền",
        number="1.1",
        deliverables=["Kế hoạch của UBND xã", "Báo cáo"],
        deadline_text="Quý II",
        budget_vnd=12_500_000,
        origin="body",
        places=[[14, 2], [13, None]],
    )

    adopted = adopt(draft_in(office, whole), head)

    made = adopted.tasks.get()
    assert (made.number, made.title, made.deadline_text) == ("1.1", "Xây dựng kế hoạch tuyên truyền", "Quý II")
    assert (made.budget_vnd, made.origin, made.source_lines) == (12_500_000, "body", [13, 14])
    assert (made.state, made.finished_at, made.finished_late) == (WorkState.NOT_STARTED, None, False)
    assert list(made.deliverables.values_list("position", "text")) == [(1, "Kế hoạch của UBND xã"), (2, "Báo cáo")]
    assert made.search == "1.1 xay dung ke hoach tuyen truyen ke hoach cua ubnd xa bao cao phong van hoa - xa hoi"


def test_a_task_of_which_only_the_title_was_read_arrives_too(office, head):
    made = adopt(draft_in(office, item("t1", title="Tổng kết")), head).tasks.get()

    assert (made.number, made.deadline_text, made.budget_vnd, made.due_on) == ("", "", None, None)
    assert [(one.words, one.agency, one.settled) for one in made.assignments.all()] == [("", office.committee, False)]


def test_every_deadline_becomes_a_promise_and_the_first_is_due_next(office, head):
    made = task(
        deadlines=[
            by("2026-09-30"),
            {"kind": "before", "date": "2026-04-01", "of": "báo cáo"},
            {"kind": "event", "detail": "khi có phát sinh"},
        ]
    )

    adopted = adopt(draft_in(office, made), head).tasks.get()

    assert [(one.deadline["kind"], one.due_on, one.occurrence) for one in adopted.deadlines.all()] == [
        ("before", date(2026, 3, 31), ""),
        ("by", date(2026, 9, 30), ""),
        ("event", None, ""),
    ]
    assert adopted.due_on == date(2026, 3, 31)


def test_a_recurring_deadline_falls_due_once_for_each_occurrence_of_the_year(office, head):
    adopted = adopt(draft_in(office, task(deadlines=[EVERY_QUARTER])), head).tasks.get()

    assert [(one.occurrence, one.due_on) for one in adopted.deadlines.all()] == [
        ("Quý I", date(2026, 3, 6)),
        ("Quý II", date(2026, 6, 6)),
        ("Quý III", date(2026, 9, 6)),
        ("Quý IV", date(2026, 12, 6)),
    ]
    assert adopted.due_on == date(2026, 3, 6)


def test_the_year_of_recurring_deadlines_is_the_one_the_plan_was_issued_for(office, head):
    made = draft_in(office, task(deadlines=[{"kind": "recurring", "every": "year", "detail": None}]))

    adopted = adopt(made, head, issue=replace(ISSUE, year=2027)).tasks.get()

    assert adopted.due_on == date(2027, 12, 31)


def test_whoever_was_settled_leads_and_helps_and_the_others_lie_with_the_body(office, head):
    made = task(leads=[CULTURE, "Tổ công tác"], coordinators=["Văn phòng", "Các đơn vị liên quan"])

    adopted = adopt(draft_in(office, made), head, who={CULTURE: (office.culture.pk,), "Văn phòng": (office.office.pk,)})

    given = adopted.tasks.get().assignments.order_by("id")
    assert [(one.part, one.words, one.agency, one.settled) for one in given] == [
        (Part.LEAD, CULTURE, office.culture, True),
        (Part.LEAD, "Tổ công tác", office.committee, False),
        (Part.COORDINATOR, "Văn phòng", office.office, True),
        (Part.COORDINATOR, "Các đơn vị liên quan", None, False),
    ]
    assert {(one.state, one.percent) for one in given} == {(WorkState.NOT_STARTED, 0)}


def test_what_the_plan_promises_apart_from_tasks_arrives(office, head):
    sections = {
        "legal_bases": [
            item("l1", text="Căn cứ Nghị quyết số 76/NQ-CP", kind="Nghị quyết", number="76/NQ-CP", date="2021-07-15"),
            item("l2", text="Theo đề nghị của Văn phòng", places=[[3, None]]),
        ],
        "reporting": [
            item(
                "r1",
                what="Báo cáo quý",
                who="Văn phòng",
                to="Sở Nội vụ",
                when_text="hằng quý",
                deadlines=[EVERY_QUARTER],
            )
        ],
        "targets": [
            item(
                "g1",
                text="Hồ sơ đúng hạn từ 98 % trở lên, trễ hạn dưới 1,5 %",
                section="II.1",
                measures=[
                    {"comparator": ">=", "value": "98", "unit": "%", "scope": "từng lĩnh vực"},
                    {"comparator": "<", "value": "1.5", "unit": "%", "scope": None},
                ],
            ),
            item("g2", text="Nâng cao chất lượng phục vụ"),
        ],
    }

    adopted = adopt(draft_in(office, task(), **sections), head)

    assert list(adopted.legal_bases.values_list("position", "kind", "number", "issued_on", "source_lines")) == [
        (1, "Nghị quyết", "76/NQ-CP", date(2021, 7, 15), []),
        (2, "", "", None, [3]),
    ]
    duty = adopted.reporting_duties.get()
    assert (duty.what, duty.who, duty.to, duty.when_text) == ("Báo cáo quý", "Văn phòng", "Sở Nội vụ", "hằng quý")
    assert duty.deadlines == [EVERY_QUARTER]
    first, second = adopted.targets.all()
    assert (first.section, first.text[:6], second.section) == ("II.1", "Hồ sơ ", "")
    assert list(first.measures.values_list("comparator", "value", "unit", "scope")) == [
        (">=", Decimal(98), "%", "từng lĩnh vực"),
        ("<", Decimal("1.5"), "%", ""),
    ]
    assert not second.measures.exists()


def test_words_of_a_document_arrive_whole_however_long_they_are(office, head):
    long = "x" * 900
    measure = {"comparator": "=", "value": "1", "unit": long, "scope": long}

    adopted = adopt(
        draft_in(
            office,
            task(number=long, domain_title=long, title=long, leads=[long]),
            head=[item("h1", issuer=long)],
            legal_bases=[item("l1", text=long, kind=long, number=long)],
            targets=[item("g1", text=long, section=long, measures=[measure])],
        ),
        head,
    )

    assert adopted.tasks.get().number == adopted.domains.get().title == adopted.issuer == long
    assert adopted.targets.get().measures.get().unit == adopted.legal_bases.get().kind == long


def test_a_plan_typed_in_without_a_document_has_neither_draft_nor_source(office, head):
    made = plan(agency=office.committee, issued_by=head)

    assert (made.draft, made.source) == (None, None)
    assert made.tasks.count() == 1


@pytest.mark.parametrize("number", [3, 60])
def test_the_number_of_statements_grows_with_batches_not_with_tasks(
    office, head, number, django_assert_max_num_queries
):
    tasks = [task(f"t{place}", deliverables=["a", "b"], deadlines=[EVERY_QUARTER]) for place in range(number)]

    with django_assert_max_num_queries(16):
        adopted = plan(*tasks, agency=office.committee, issued_by=head)

    assert adopted.tasks.count() == number
