"""Uploading a plan: what is taken in, and what each refusal says. A refusal loses nothing that was there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from caicach.foundation.models import AuditEvent, StoredFile
from caicach.intake.problems import Problem
from caicach.intake.read.scan.tesseract import is_installed
from caicach.plans.models import Draft, Plan, SourceDocument, Task
from tests.builders import documents, offices
from tests.builders.site import issued_plan, signed_in

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le")
LETTER = (
    "ỦY BAN NHÂN DÂN\nXÃ GÒ TRĂNG\nSố: 12/UBND-VP\nV/v mời họp\n"
    "Kính gửi: Các phòng.\nỦy ban nhân dân xã kính mời dự họp giao ban tháng 3.\nTrân trọng./.\n"
)
WITHOUT_TASK = "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. MỤC TIÊU\nNâng cao chất lượng phục vụ người dân.\n"
A_PAGE = documents.PdfPage().text(72, 72, "KE HOACH")

# What the form itself says: what was sent, and the sentence.
REFUSED_AT_THE_DOOR = {
    "empty": ("ke-hoach.docx", b"", "Tệp này trống (0 byte)."),
    "picture of a kind not taken": ("ke-hoach.gif", b"GIF89a" + bytes(20), Problem.UNKNOWN_FORMAT),
    "picture called a Word file": ("ke-hoach.docx", PNG, Problem.NOT_WHAT_NAME_SAYS),
    "old Word file": ("ke-hoach.doc", OLD_WORD, Problem.OLD_WORD),
    "broken Word file": ("ke-hoach.docx", b"PK\x03\x04" + bytes(64), Problem.DAMAGED),
    "ZIP bomb": (
        "ke-hoach.docx",
        documents.word_file(extra={"word/media/bomb.bin": bytes(40_000_000)}),
        Problem.BOMB,
    ),
    "name without an ending": ("kehoach", LETTER.encode(), "Tên tệp không có đuôi."),
}
UNREAD_PICTURE = Problem.UNREADABLE_SCAN if is_installed() else Problem.NO_TEXT
# What only reading finds out: the draft itself says it, beside the file that stays kept.
REFUSED_BY_THE_READER = {
    "PDF with a password": ("ke-hoach.pdf", documents.pdf_file(A_PAGE, password="bi-mat"), Problem.ENCRYPTED),
    "PDF without text": ("quet.pdf", documents.pdf_file(documents.PdfPage().picture()), UNREAD_PICTURE),
    "broken PDF": ("ke-hoach.pdf", b"%PDF-1.7 " + bytes(200), Problem.DAMAGED),
    "letter that is no plan": ("cong-van.txt", LETTER.encode(), Problem.NOT_A_PLAN),
}


@contextmanager
def nothing_lost() -> Iterator[None]:
    """What was there before is there afterwards, row for row."""
    tables = (Draft, SourceDocument, StoredFile, Plan, Task, AuditEvent)
    before = [set(table.objects.values_list("pk", flat=True)) for table in tables]
    yield
    for table, rows in zip(tables, before, strict=True):
        assert rows <= set(table.objects.values_list("pk", flat=True)), table


def focal_point() -> tuple[offices.Commune, Client]:
    commune = offices.commune()
    issued_plan(commune)
    return commune, signed_in(commune.focal_point)


def sent(client: Client, commune: offices.Commune, name: str, data: bytes) -> tuple[int, str]:
    """Upload, and come to the page where that leads."""
    form = {"agency": commune.committee.pk, "file": SimpleUploadedFile(name, data)}
    answer = client.post("/plans/upload/", form, follow=True)
    return answer.status_code, answer.content.decode()


def test_every_problem_has_a_sentence_of_its_own() -> None:
    sentences = [case[2] for cases in (REFUSED_AT_THE_DOOR, REFUSED_BY_THE_READER) for case in cases.values()]

    assert len(set(sentences)) == len(sentences) - 1  # a Word file and a PDF are broken in the same words


@pytest.mark.parametrize("case", REFUSED_AT_THE_DOOR)
def test_what_cannot_be_a_plan_is_refused_at_the_door(case: str) -> None:
    name, data, sentence = REFUSED_AT_THE_DOOR[case]
    commune, client = focal_point()

    with nothing_lost():
        status, page = sent(client, commune, name, data)

    assert (status, Draft.objects.count()) == (422, 0)
    assert sentence in page
    assert "Còn 1 chỗ cần sửa" in page


@pytest.mark.parametrize("case", REFUSED_BY_THE_READER)
def test_what_cannot_be_read_stays_kept_with_the_reason(case: str) -> None:
    name, data, sentence = REFUSED_BY_THE_READER[case]
    commune, client = focal_point()

    with nothing_lost():
        status, page = sent(client, commune, name, data)

    draft = Draft.objects.get()
    assert (status, draft.state) == (200, "refused")
    assert sentence in page
    assert "Tệp gốc vẫn được lưu nguyên" in page
    assert b"".join(client.get(f"/sources/{draft.source_id}/file/")) == data


def test_sixty_megabytes_are_too_many() -> None:
    commune, client = focal_point()

    with nothing_lost():
        status, page = sent(client, commune, "ke-hoach.pdf", b"%PDF-" + bytes(60 * 1024 * 1024))

    assert (status, Draft.objects.count()) == (422, 0)
    assert Problem.TOO_LARGE in page


def test_no_file_chosen_is_said_at_the_field() -> None:
    commune, client = focal_point()

    answer = client.post("/plans/upload/", {"agency": commune.committee.pk})

    assert answer.status_code == 422
    assert "Hãy chọn tệp kế hoạch trên máy." in answer.content.decode()


@pytest.mark.parametrize("agency", ["", "0", "mười", "9" * 5000, "away", "culture"])
def test_a_plan_is_drafted_for_no_agency_but_those_entrusted(agency: str) -> None:
    commune, client = focal_point()
    away = offices.commune("Đồi Sim", code="99002")
    known = {"away": away.committee.pk, "culture": commune.culture.pk}

    with nothing_lost():
        answer = client.post(
            "/plans/upload/",
            {"agency": known.get(agency, agency), "file": SimpleUploadedFile("a.txt", WITHOUT_TASK.encode())},
        )

    assert (answer.status_code, Draft.objects.count()) == (422, 0)


def test_a_plan_without_a_task_opens_with_a_warning_and_cannot_be_issued() -> None:
    commune, client = focal_point()

    status, page = sent(client, commune, "ke-hoach.txt", WITHOUT_TASK.encode())
    draft = Draft.objects.get()
    with nothing_lost():
        refused = client.post(f"/drafts/{draft.pk}/adopt/", ISSUED)

    assert (status, draft.state) == (200, "review")
    assert "Chưa đọc được nhiệm vụ nào trong văn bản này." in page
    assert refused.status_code == 422
    assert "Kế hoạch chưa có nhiệm vụ nào." in refused.content.decode()
    draft.refresh_from_db()
    assert (draft.state, Plan.objects.count()) == ("review", 1)


def test_the_same_file_may_come_twice() -> None:
    commune, client = focal_point()

    for _ in range(2):
        status, _page = sent(client, commune, "ke-hoach.txt", WITHOUT_TASK.encode())
        assert status == 200

    assert (Draft.objects.count(), StoredFile.objects.count()) == (2, 1)


def test_a_name_with_folders_and_marks_is_only_shown() -> None:
    commune, client = focal_point()

    _, page = sent(client, commune, "../../<b>kế hoạch.txt", WITHOUT_TASK.encode())

    assert Draft.objects.get().source.name == "<b>kế hoạch.txt"
    assert "<b>kế" not in page
    assert "&lt;b&gt;kế hoạch.txt" in page


@pytest.mark.one_database(reason="the journey of each sample begins with its upload, and is made on every database")
@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("ke-hoach-*")))
def test_every_sample_plan_opens_for_review(sample: str) -> None:
    commune, client = focal_point()

    status, page = sent(client, commune, sample, (SAMPLES / sample).read_bytes())

    assert (status, Draft.objects.get().state) == (200, "review")
    assert "Nội dung đọc được" in page


def test_the_sample_letter_is_told_from_a_plan() -> None:
    commune, client = focal_point()
    sample = SAMPLES / "cong-van-moi-hop.docx"

    _, page = sent(client, commune, sample.name, sample.read_bytes())

    assert Problem.NOT_A_PLAN in page


ISSUED = {
    "title": "Kế hoạch cải cách hành chính năm 2026",
    "number": "15/KH-UBND",
    "issued_on": "13/01/2026",
    "signer": "Trần Hữu Sơn",
    "signer_title": "Chủ tịch",
    "year": "2026",
}
