"""Files that prove a task: attached by whoever does the work, replaced and never lost."""

from datetime import date, timedelta

import pytest

from caicach.foundation.models import StoredFile
from caicach.foundation.queries import bytes_of, events_of
from caicach.foundation.rules import check_file
from caicach.plans import actions
from caicach.plans.models import Evidence
from tests.builders import offices
from tests.builders.work import AT, OFFICE, lead_of, work

LATER = AT + timedelta(days=1)
REPORT = check_file(name="bao-cao.txt", data="Đã tuyên truyền tại 12 thôn.".encode())
BETTER = check_file(name="bao-cao-sua.txt", data="Đã tuyên truyền tại 13 thôn.".encode())

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> offices.Commune:
    return offices.commune()


@pytest.fixture
def specialist(office):
    return offices.viewer(office.specialist)


def attach(made, by, *, file=REPORT, at=AT, **more) -> Evidence:
    return actions.attach_evidence(task=made, file=file, by=by, at=at, **more)


def test_evidence_says_what_it_is_and_who_attached_it(office, specialist):
    made = work(office, deliverables=["Báo cáo"])

    attach(
        made,
        specialist,
        deliverable=made.deliverables.get(),
        document_number="12/BC-UBND",
        document_date=date(2026, 5, 30),
    )

    kept = made.evidence.get()
    assert (kept.name, kept.document_number, kept.document_date) == ("bao-cao.txt", "12/BC-UBND", date(2026, 5, 30))
    assert (kept.deliverable.text, kept.attached_by_id, kept.attached_at) == ("Báo cáo", specialist.id, AT)
    assert bytes_of(kept.file) == REPORT.data
    event = events_of(subject_type="Task", subject_id=made.pk).first()
    assert event.verb == "attach_evidence"
    assert event.detail == {"evidence": kept.pk, "name": "bao-cao.txt", "sha256": REPORT.sha256}


def test_one_file_may_prove_two_tasks_and_is_kept_once(office, specialist):
    first = work(office)
    second = first.plan.tasks.create(domain=first.domain, position=2, title="Việc khác", search="", state="not_started")
    second.assignments.create(part="lead", position=1, agency=office.culture)

    for made in (first, second):
        attach(made, specialist, file=check_file(name=f"{made.pk}.txt", data=REPORT.data))

    assert StoredFile.objects.count() == 1
    assert [one.name for one in Evidence.objects.order_by("id")] == [f"{first.pk}.txt", f"{second.pk}.txt"]


def test_a_newer_file_takes_the_place_of_an_older_one_which_stays_kept(office, specialist):
    made = work(office)
    older = attach(made, specialist)

    newer = attach(made, specialist, file=BETTER, at=LATER, replaces=older)

    older.refresh_from_db()
    assert (older.replaced_by, newer.replaced_by) == (newer, None)
    assert bytes_of(older.file) == REPORT.data


def test_what_was_replaced_is_not_replaced_again(office, specialist):
    made = work(office)
    older = attach(made, specialist)
    shown_before = Evidence.objects.get(pk=older.pk)
    newer = attach(made, specialist, file=BETTER, replaces=older)

    with pytest.raises(actions.OutOfDate):
        attach(made, specialist, file=check_file(name="khac.txt", data=b"khac"), replaces=shown_before)

    older.refresh_from_db()
    assert older.replaced_by == newer
    assert Evidence.objects.count() == StoredFile.objects.count() == 2


def test_products_and_files_of_another_task_are_refused_and_nothing_is_kept(office, specialist):
    made = work(office, deliverables=["Báo cáo"])
    other = made.plan.tasks.create(domain=made.domain, position=2, title="Việc khác", search="")
    foreign_product = other.deliverables.create(position=1, text="Kế hoạch")
    other.assignments.create(part="lead", position=1, agency=office.culture)
    foreign_file = attach(other, specialist)

    for more in ({"deliverable": foreign_product}, {"replaces": foreign_file}):
        with pytest.raises(actions.NotAllowed, match="không thuộc nhiệm vụ này"):
            attach(made, specialist, file=BETTER, **more)

    assert not made.evidence.exists()
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("who", ["stranger_to_office", "sister"])
def test_a_stranger_attaches_nothing(office, who):
    sister = offices.commune("Đồi Sim", code="99002")
    person = sister.specialist if who == "sister" else office.stranger_to_office
    made = work(office)

    with pytest.raises(actions.NotAllowed):
        attach(made, offices.viewer(person))

    assert not StoredFile.objects.exists()


def test_whoever_helps_attaches_too(office):
    made = work(office, coordinators=[OFFICE])

    attach(made, offices.viewer(office.stranger_to_office))

    assert made.evidence.count() == 1


def test_evidence_of_finished_work_may_still_come(office, specialist):
    made = work(office)
    actions.submit_work(assignment=lead_of(made), note="", by=specialist, at=AT)
    actions.accept_work(assignment=lead_of(made), note="", by=offices.viewer(office.head), at=AT)

    attach(made, specialist, at=LATER)

    assert made.evidence.count() == 1
