"""Evidence: what is taken in, what is refused, how a file is handed out."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from caicach.foundation.rules import ENDINGS, SHOWN_IN_BROWSER, MediaType
from caicach.organizations.models import Person
from caicach.plans.models import Evidence
from tests.builders import documents
from tests.builders.site import Site, signed_in, site

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
CONTENTS = {
    MediaType.PDF: documents.pdf_file(documents.PdfPage().text(72, 72, "BAO CAO")),
    MediaType.DOCX: documents.word_file(documents.paragraph("Báo cáo")),
    MediaType.XLSX: documents.zip_file({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
    MediaType.PPTX: documents.zip_file({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}),
    MediaType.PNG: PNG,
    MediaType.JPEG: b"\xff\xd8\xff\xe0" + bytes(64),
    MediaType.TEXT: "Đã tuyên truyền tại 12 thôn.".encode(),
}


def attach(one: Site, person: Person, name: str | None, data: bytes = b"", **fields: str | int) -> HttpResponse:
    file = {"file": SimpleUploadedFile(name, data)} if name else {}
    answer: HttpResponse = signed_in(person).post(f"/tasks/{one.task.pk}/evidence/", {**fields, **file}, follow=True)
    return answer


@pytest.mark.parametrize("kind", MediaType)
def test_a_file_comes_back_as_what_it_is(kind: MediaType) -> None:
    one = site()
    name = f"Biên bản số 12.{ENDINGS[kind][0]}"

    page = attach(one, one.home.specialist, name, CONTENTS[kind]).content.decode()
    evidence = Evidence.objects.latest("id")
    answer = signed_in(one.auditor).get(f"/evidence/{evidence.pk}/file/")

    assert f"Đã đính kèm “{name}”." in page
    assert b"".join(answer) == CONTENTS[kind]
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    disposition, _, written = answer["Content-Disposition"].partition("; ")
    assert disposition == ("inline" if kind in SHOWN_IN_BROWSER else "attachment")
    assert written == f"filename*=utf-8''{quote(name)}"


def test_number_day_and_product_are_kept_with_the_file() -> None:
    one = site()
    product = one.task.deliverables.get()

    page = attach(
        one,
        one.home.specialist,
        "bao-cao.txt",
        b"x",
        document_number=" 45/BC-UBND ",
        document_date="20/11/2026",
        deliverable=product.pk,
    ).content.decode()

    evidence = Evidence.objects.latest("id")
    assert (evidence.document_number, f"{evidence.document_date}") == ("45/BC-UBND", "2026-11-20")
    assert evidence.deliverable == product
    assert "45/BC-UBND" in page


@pytest.mark.parametrize(
    ("name", "data", "fields", "sentence"),
    [
        (None, b"", {}, "Hãy chọn tệp tài liệu kiểm chứng trên máy."),
        ("trong.txt", b"", {}, "Tệp này trống (0 byte)."),
        ("lon.pdf", b"%PDF-" + bytes(50 * 1024 * 1024), {}, "Tệp lớn hơn 50 MB."),
        ("cai-dat.exe", b"MZ" + bytes(64), {}, "Loại tệp này chưa được nhận."),
        ("trang.html", b"<script>alert(1)</script>", {}, "Hãy đổi đuôi thành “.txt” hoặc chọn đúng tệp."),
        ("anh.docx", PNG, {}, "Hãy đổi đuôi thành “.png” hoặc chọn đúng tệp."),
        ("a.txt", b"x", {"document_date": "31/02/2026"}, "31/02/2026"),
    ],
)
def test_what_proves_nothing_is_refused_and_what_was_typed_stays(
    name: str | None, data: bytes, fields: dict[str, str], sentence: str
) -> None:
    one = site()
    product = one.task.deliverables.get()

    answer = attach(
        one, one.home.specialist, name, data, **{"document_number": "45/BC", "deliverable": product.pk, **fields}
    )

    page = answer.content.decode()
    assert (answer.status_code, Evidence.objects.count()) == (422, 1)
    assert sentence in page
    assert 'value="45/BC"' in page
    assert f'<option value="{product.pk}" selected>' in page
    assert f'value="{fields.get("document_date", "")}"' in page


def test_a_script_that_sends_a_file_is_told_where_to_go() -> None:
    one = site()
    client = signed_in(one.home.specialist)

    answer = client.post(
        f"/tasks/{one.task.pk}/evidence/",
        {"file": SimpleUploadedFile("a.txt", b"x")},
        headers={"HX-Request": "true"},
    )

    assert (answer.status_code, answer["HX-Redirect"]) == (200, f"/tasks/{one.task.pk}/")
    assert "Đã đính kèm “a.txt”." in client.get(f"/tasks/{one.task.pk}/").content.decode()


def test_a_product_of_another_task_is_not_taken() -> None:
    one = site()

    for number in ("0", "mười", "9" * 5000, "99999"):
        attach(one, one.home.specialist, "a.txt", b"x", deliverable=number)

    assert not Evidence.objects.filter(deliverable__isnull=False).exists()


def test_only_who_has_a_part_in_the_task_attaches() -> None:
    one = site()

    answer = attach(one, one.home.stranger_to_office, "a.txt", b"x")

    assert (answer.status_code, Evidence.objects.count()) == (422, 1)
    assert "Chỉ đơn vị được giao việc này mới đính kèm được" in answer.content.decode()
    assert "Đính kèm tài liệu" not in answer.content.decode()


def test_a_stranger_finds_no_file() -> None:
    one = site()

    for person in (one.away.focal_point, one.away.head, one.administrator):
        assert signed_in(person).get(f"/evidence/{one.evidence.pk}/file/").status_code == 404
        assert attach(one, person, "a.txt", b"x").status_code == 404
    assert Evidence.objects.count() == 1


def test_names_are_shown_and_never_run() -> None:
    one = site()

    page = attach(one, one.home.specialist, "<img src=x>.txt", b"x").content.decode()

    assert "<img" not in page
    assert "&lt;img src=x&gt;.txt" in page
