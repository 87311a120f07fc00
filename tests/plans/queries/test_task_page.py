"""The page of one task: what it must yield, until when, who does what, and what each reader may do about it."""

from datetime import date, timedelta

import pytest

from caicach.foundation.rules import check_file
from caicach.plans import actions
from caicach.plans.access import visible_tasks
from caicach.plans.queries.tasks import TaskPage, task_page
from caicach.plans.rules.states import Move, WorkState
from tests.builders import offices
from tests.builders.plans import by
from tests.builders.work import AT, CULTURE, OFFICE, finish, lead_of, work

TODAY = date(2026, 6, 15)
TWO = [by("2026-03-31"), by("2026-06-30")]

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def head(office):
    return offices.viewer(office.head)


@pytest.fixture
def specialist(office):
    return offices.viewer(office.specialist)


def page_of(made, viewer, *, today=TODAY) -> TaskPage:
    tasks = visible_tasks(viewer).select_related("plan__agency", "plan__source", "domain")
    return task_page(tasks.get(pk=made.pk), viewer, today=today)


def test_the_page_tells_products_promises_and_people(office, specialist):
    made = work(
        office,
        deliverables=["Kế hoạch", "Báo cáo"],
        leads=[CULTURE, "Tổ công tác"],
        coordinators=[OFFICE],
        deadlines=TWO,
    )

    page = page_of(made, specialist)

    assert [one.text for one in page.deliverables] == ["Kế hoạch", "Báo cáo"]
    assert [(row.words, row.met_on) for row in page.promises] == [
        ("chậm nhất ngày 31/03/2026", None),
        ("chậm nhất ngày 30/06/2026", None),
    ]
    assert [(row.words, row.agency_name, row.settled) for row in page.leads] == [
        (CULTURE, CULTURE, True),
        ("Tổ công tác", "UBND xã Gò Trăng", False),
    ]
    assert [row.agency_name for row in page.coordinators] == [OFFICE]
    assert (page.state, page.is_overdue, page.due.tone) == (WorkState.NOT_STARTED, True, "late")


@pytest.mark.parametrize(
    ("who", "moves", "assigns", "attaches"),
    [
        ("specialist", (Move.REPORT, Move.SUBMIT), False, True),
        ("focal_point", (Move.REPORT, Move.SUBMIT), True, True),
        ("head", (Move.REPORT, Move.SUBMIT), True, True),
        ("stranger_to_office", (), False, False),
    ],
)
def test_each_reader_is_offered_what_they_may_do(office, who, moves, assigns, attaches):
    page = page_of(work(office), offices.viewer(getattr(office, who)))

    (row,) = page.leads
    assert (row.moves, row.can_assign, page.can_attach) == (moves, assigns, attaches)


def test_what_was_handed_in_is_decided_by_somebody_else(office, specialist, head):
    made = work(office)
    actions.submit_work(assignment=lead_of(made), note="", by=specialist, at=AT)

    assert page_of(made, specialist).leads[0].moves == ()
    assert page_of(made, head).leads[0].moves == (Move.ACCEPT, Move.RETURN)


def test_nothing_is_offered_once_the_work_is_finished(office, specialist, head):
    made = work(office, deadlines=TWO)
    finish(lead_of(made), by=specialist, decided_by=head)

    page = page_of(made, head)

    assert page.leads[0].moves == ()
    assert not any(row.can_meet for row in page.promises)
    assert page.due.tone == "done"
    assert not page.is_overdue


@pytest.mark.parametrize(("deadlines", "offered"), [(TWO, True), (TWO[:1], False)])
def test_promises_are_kept_one_by_one_where_there_are_several(office, specialist, deadlines, offered):
    made = work(office, deadlines=deadlines)

    assert [row.can_meet for row in page_of(made, specialist).promises] == [offered] * len(deadlines)


def test_a_kept_promise_is_told_with_its_day_and_not_offered_again(office, specialist):
    made = work(office, deadlines=TWO)
    actions.meet_deadline(deadline=made.deadlines.first(), on=date(2026, 3, 30), by=specialist, at=AT)

    first, second = page_of(made, specialist).promises

    assert (first.met_on, first.can_meet, first.due.tone) == (date(2026, 3, 30), False, "done")
    assert (second.met_on, second.can_meet) == (None, True)


def test_promises_of_dropped_work_are_neither_late_nor_offered(office, head):
    made = work(office, deadlines=TWO)
    actions.waive_work(assignment=lead_of(made), reason="Thôi", by=head, at=AT)

    page = page_of(made, head)

    assert {(row.met_on, row.can_meet, row.due.tone) for row in page.promises} == {(None, False, "done")}


def test_the_history_is_told_newest_first_with_the_words_that_were_said(office, specialist, head):
    made = work(office)
    actions.report_progress(assignment=lead_of(made), percent=40, note="Đã dự thảo", by=specialist, at=AT)
    actions.submit_work(assignment=lead_of(made), note="Trình", by=specialist, at=AT + timedelta(hours=1))
    actions.return_work(assignment=lead_of(made), reason="Thiếu phụ lục", by=head, at=AT + timedelta(hours=2))

    told = [(row.move, row.by, row.who, row.percent, row.note) for row in page_of(made, head).history]

    assert told == [
        (Move.RETURN, "Chủ Tịch", CULTURE, 100, "Thiếu phụ lục"),
        (Move.SUBMIT, "Chuyên Viên", CULTURE, 100, "Trình"),
        (Move.REPORT, "Chuyên Viên", CULTURE, 40, "Đã dự thảo"),
    ]


def test_evidence_is_told_with_what_it_proves_and_what_took_its_place(office, specialist):
    made = work(office, deliverables=["Báo cáo"])
    older = actions.attach_evidence(
        task=made,
        file=check_file(name="cu.pdf", data=b"%PDF-1.7 cu"),
        deliverable=made.deliverables.get(),
        document_number="12/BC",
        by=specialist,
        at=AT,
    )
    actions.attach_evidence(
        task=made,
        file=check_file(name="moi.txt", data=b"moi"),
        replaces=older,
        by=specialist,
        at=AT + timedelta(hours=1),
    )

    newer_row, older_row = page_of(made, specialist).evidence

    assert (older_row.name, older_row.deliverable, older_row.document_number) == ("cu.pdf", "Báo cáo", "12/BC")
    assert (older_row.size, older_row.opens_here, older_row.replaced) == (11, True, True)
    assert (newer_row.name, newer_row.deliverable, newer_row.by) == ("moi.txt", "", "Chuyên Viên")
    assert (newer_row.opens_here, newer_row.replaced) == (False, False)


@pytest.mark.parametrize("number", [1, 40])
def test_a_page_costs_the_same_few_statements_however_long_its_story(
    office, specialist, head, number, django_assert_num_queries
):
    made = work(
        office,
        deliverables=[f"Sản phẩm {place}" for place in range(number)],
        coordinators=[f"Đơn vị {place}" for place in range(number)],
        deadlines=[{"kind": "recurring", "every": "month", "detail": None}],
    )
    for place in range(number):
        actions.report_progress(assignment=lead_of(made), percent=place, note="x", by=specialist, at=AT)
        actions.attach_evidence(
            task=made, file=check_file(name=f"{place}.txt", data=str(place).encode()), by=specialist, at=AT
        )
    tasks = visible_tasks(head).select_related("plan__agency", "plan__source", "domain")

    with django_assert_num_queries(6):
        page = task_page(tasks.get(pk=made.pk), head, today=TODAY)

    assert len(page.history) == len(page.evidence) == len(page.coordinators) == number
