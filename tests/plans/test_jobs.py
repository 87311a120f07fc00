"""Reading a document is a job that may run twice, or fall over, without anybody waiting for ever."""

from io import StringIO

import pytest
from django.core.management import call_command

from caicach.foundation.rules import check_file
from caicach.plans import actions
from caicach.plans.actions.drafts import MOST_READINGS
from caicach.plans.jobs import read_draft_job, resume_readings
from caicach.plans.models import Draft
from caicach.plans.rules.states import DraftState
from tests.builders import offices
from tests.builders.plans import AT

PLAN = "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. MỤC TIÊU\n1. Hồ sơ đúng hạn đạt từ 98% trở lên.\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> Draft:
    office = offices.commune()
    file = check_file(name="ke-hoach.txt", data=PLAN.encode())
    return actions.upload_document(agency=office.committee, file=file, by=offices.viewer(office.focal_point), at=AT)


def test_the_job_reads_the_document_and_a_second_run_changes_nothing(waiting):
    read_draft_job.func(waiting.pk)
    first = Draft.objects.values().get(pk=waiting.pk)

    read_draft_job.func(waiting.pk)

    assert first["state"] == DraftState.REVIEW
    assert first["read_at"] is not None
    assert Draft.objects.values().get(pk=waiting.pk) == first


def test_a_reader_that_falls_over_ends_the_waiting_and_tells_the_worker(waiting, monkeypatch):
    def fall_over(**_):
        raise RuntimeError("no reader has seen this")

    monkeypatch.setattr("caicach.plans.actions.drafts.read_plan", fall_over)

    with pytest.raises(RuntimeError):
        read_draft_job.func(waiting.pk)

    waiting.refresh_from_db()
    assert waiting.state == DraftState.REFUSED
    assert "gặp lỗi khi đọc" in waiting.problem


def test_what_was_being_read_when_the_worker_ended_is_read_after_a_restart(waiting, monkeypatch):
    class Killed(BaseException):
        """The process ends in the middle: nothing after it runs."""

    def end_the_process(**_):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("caicach.plans.actions.drafts.read_plan", end_the_process)
        with pytest.raises(Killed):
            read_draft_job.func(waiting.pk)
    left = Draft.objects.get(pk=waiting.pk)
    queued = []
    monkeypatch.setattr(type(read_draft_job), "enqueue", lambda _job, draft_id: queued.append(draft_id))

    call_command("resume_readings", stdout=(out := StringIO()))
    for draft_id in queued:
        read_draft_job.func(draft_id)

    assert left.state == DraftState.READING
    assert out.getvalue() == "Đọc tiếp 1 văn bản.\n"
    waiting.refresh_from_db()
    assert waiting.state == DraftState.REVIEW
    assert resume_readings() == 0


def test_a_document_that_ends_the_worker_each_time_is_given_up(waiting):
    Draft.objects.filter(pk=waiting.pk).update(readings=MOST_READINGS)

    read_draft_job.func(waiting.pk)

    waiting.refresh_from_db()
    assert waiting.state == DraftState.REFUSED
    assert "gặp lỗi khi đọc" in waiting.problem


def test_recognition_tells_how_far_it_is_and_stops_when_nobody_waits(waiting, monkeypatch):
    pages = []

    def recognise(*, progress, **_):
        for page in (1, 2, 3):
            progress(page, 3)
            pages.append(page)
            if page == 2:
                Draft.objects.filter(pk=waiting.pk).update(state=DraftState.DISCARDED)

    monkeypatch.setattr("caicach.plans.actions.drafts.read_plan", recognise)

    read_draft_job.func(waiting.pk)

    waiting.refresh_from_db()
    assert (waiting.page_read, waiting.pages, pages) == (2, 3, [1, 2])
    assert waiting.state == DraftState.DISCARDED
