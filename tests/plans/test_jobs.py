"""Reading a document is a job that may run twice, or fall over, without anybody waiting for ever."""

import pytest

from caicach.foundation.rules import check_file
from caicach.plans import actions
from caicach.plans.jobs import read_draft_job
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
