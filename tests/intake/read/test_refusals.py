"""What is refused, for which reason, and that nothing but a refusal ever comes out of a broken file."""

import io
import subprocess
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read import read_layout
from caicach.intake.read.archive import MAX_ENTRIES, MAX_PART_BYTES
from caicach.intake.read.limits import MAX_BYTES
from tests.builders.documents import (
    PdfPage,
    cell,
    footnotes,
    level,
    numbered,
    numbering,
    packed_stream,
    paragraph,
    pdf_file,
    pdf_objects,
    pdf_stream,
    run,
    style,
    styles,
    table,
    word_file,
    zip_file,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
BITMAP = b"BM" + b"\x46\x00\x00\x00" + bytes(100)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
OLD_WORD = OLE + "WordDocument".encode("utf-16-le")
LOCKED_WORD = OLE + "EncryptedPackage".encode("utf-16-le")
RTF = b"{\\rtf1\\ansi K\\'ea ho\\u7841?ch}"
PAGE = b"<html><body>K\xe1\xba\xbf ho\xe1\xba\xa1ch</body></html>"
SHEET = zip_file({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
OPEN_DOCUMENT = zip_file({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})


def refusal(data: bytes, name: str) -> Problem:
    with pytest.raises(UnreadableDocument) as caught:
        read_layout(data=data, name=name)
    return caught.value.problem


class TestKindOfFile:
    @pytest.mark.parametrize(
        ("data", "name", "problem"),
        [
            (b"", "a.docx", Problem.EMPTY),
            (bytes(MAX_BYTES + 1), "a.txt", Problem.TOO_LARGE),
            (PNG, "a.docx", Problem.NOT_WHAT_NAME_SAYS),
            (JPEG, "a.pdf", Problem.NOT_WHAT_NAME_SAYS),
            (BITMAP, "a.docx", Problem.NOT_WHAT_NAME_SAYS),
            (SHEET, "a.docx", Problem.NOT_WHAT_NAME_SAYS),
            ("Kế hoạch".encode(), "a.docx", Problem.NOT_WHAT_NAME_SAYS),
            (PAGE, "a.txt", Problem.NOT_WHAT_NAME_SAYS),
            (PNG, "a.png", Problem.DAMAGED),
            (SHEET, "a.xlsx", Problem.UNKNOWN_FORMAT),
            (OPEN_DOCUMENT, "a.odt", Problem.UNKNOWN_FORMAT),
            (RTF, "a.rtf", Problem.UNKNOWN_FORMAT),
            (PAGE, "a.html", Problem.UNKNOWN_FORMAT),
            (b"a,b,c", "a.csv", Problem.UNKNOWN_FORMAT),
            (b"\x01\x02\x00\x03", "a.txt", Problem.UNKNOWN_FORMAT),
            (b"\x01\x02\x00\x03", "khong-duoi", Problem.UNKNOWN_FORMAT),
            (OLD_WORD, "a.doc", Problem.OLD_WORD),
            (OLD_WORD, "a.docx", Problem.OLD_WORD),
            (OLE, "a.doc", Problem.OLD_WORD),
            (RTF, "a.doc", Problem.OLD_WORD),
            (PAGE, "a.doc", Problem.OLD_WORD),
            (OLE, "a.xls", Problem.UNKNOWN_FORMAT),
            (LOCKED_WORD, "a.docx", Problem.ENCRYPTED),
            (bytes(2000), "a.docx", Problem.DAMAGED),
            (bytes(2000), "a.pdf", Problem.DAMAGED),
        ],
    )
    def test_is_told_by_content_first_and_name_second(self, data: bytes, name: str, problem: Problem) -> None:
        assert refusal(data, name) is problem

    @pytest.mark.parametrize("name", ["a.docx", "a.DOCX", "a.pdf", "a.txt", "a"])
    def test_a_readable_file_is_read_under_any_name(self, name: str) -> None:
        assert read_layout(data=word_file(paragraph("Kế hoạch")), name=name).kind == "docx"

    def test_a_pdf_is_read_under_any_name(self) -> None:
        assert read_layout(data=pdf_file(PdfPage().text(72, 72, "A")), name="a.docx").kind == "pdf"

    @pytest.mark.parametrize("name", ["a.txt", "a.MD", "a.markdown", "ke hoach", ".ke-hoach"])
    def test_text_is_read_by_its_name(self, name: str) -> None:
        assert read_layout(data="BM 01 Kế hoạch".encode(), name=name).kind == "text"

    def test_every_problem_is_a_vietnamese_sentence_that_says_what_to_do(self) -> None:
        assert all(problem.value.endswith(".") and "Hãy" in problem.value for problem in Problem)


class TestLocks:
    def test_a_pdf_with_a_password_is_refused(self) -> None:
        assert refusal(pdf_file(PdfPage().text(72, 72, "Mật"), password="1234"), "a.pdf") is Problem.ENCRYPTED

    def test_a_pdf_that_opens_without_password_is_read(self) -> None:
        layout = read_layout(data=pdf_file(PdfPage().text(72, 72, "Mở"), password=""), name="a.pdf")
        assert [line.text for line in layout.lines] == ["Mở"]

    def test_a_locked_entry_of_an_archive_is_refused(self) -> None:
        data = bytearray(word_file(paragraph("A")))
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            start = -1
            while (start := data.find(mark, start + 1)) >= 0:
                data[start + offset] |= 1
        assert refusal(bytes(data), "a.docx") is Problem.ENCRYPTED


class TestDamage:
    def test_a_cut_archive_is_damaged(self) -> None:
        assert refusal(word_file(paragraph("A"))[:-40], "a.docx") is Problem.DAMAGED

    def test_a_cut_pdf_is_damaged_even_where_some_pages_could_be_rescued(self) -> None:
        data = pdf_file(*(PdfPage().text(72, 72, "A") for _ in range(5)))
        assert refusal(data[: len(data) * 2 // 3], "a.pdf") is Problem.DAMAGED

    def test_bad_xml_is_damaged_and_the_cause_is_kept(self) -> None:
        with pytest.raises(UnreadableDocument) as caught:
            read_layout(data=word_file(extra={"word/document.xml": b"<w:document"}), name="a.docx")
        assert caught.value.problem is Problem.DAMAGED
        assert caught.value.__cause__ is not None

    def test_a_document_without_body_or_main_part_is_damaged(self) -> None:
        assert refusal(word_file(extra={"word/document.xml": b"<a/>"}), "a.docx") is Problem.DAMAGED
        assert refusal(zip_file({"[Content_Types].xml": b"<Types/>"}), "a.docx") is Problem.DAMAGED

    def test_an_unknown_packing_is_damaged(self) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<a/>")
        assert refusal(buffer.getvalue(), "a.docx") is Problem.DAMAGED


class TestBombs:
    def test_an_archive_that_declares_too_much_is_refused(self) -> None:
        data = bytearray(word_file(paragraph("A")))
        sizes = data.find(b"PK\x01\x02") + 24
        data[sizes : sizes + 4] = (450 * 1024 * 1024).to_bytes(4, "little")
        assert refusal(bytes(data), "a.docx") is Problem.BOMB

    def test_an_archive_packed_beyond_reason_is_refused(self) -> None:
        assert refusal(word_file(extra={"word/media/a.bin": bytes(20 * 1024 * 1024)}), "a.docx") is Problem.BOMB

    def test_an_archive_of_too_many_entries_is_refused(self) -> None:
        many = {f"word/{number}.xml": b"" for number in range(MAX_ENTRIES + 1)}
        assert refusal(word_file(extra=many), "a.docx") is Problem.BOMB

    def test_a_part_too_large_is_refused_even_in_an_archive_of_fair_size(self) -> None:
        noise = {f"word/media/{number}": _noise(number) for number in range(3)}
        part = b"<a>" + b" " * MAX_PART_BYTES + b"</a>"
        assert refusal(word_file(extra={"word/document.xml": part, **noise}), "a.docx") is Problem.BOMB

    @pytest.mark.parametrize("code", ["utf-8", "utf-16"])
    def test_entities_are_refused_unread(self, code: str) -> None:
        text = (
            f'<?xml version="1.0" encoding="{code}"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">'
            '<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&c;&f;</a>'
        )
        assert refusal(word_file(extra={"word/document.xml": text.encode(code)}), "a.docx") is Problem.BOMB

    def test_deep_nesting_is_damage(self) -> None:
        deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
        assert refusal(word_file(deep), "a.docx") is Problem.DAMAGED

    def test_a_pdf_that_calls_its_drawings_without_end_is_refused(self) -> None:
        levels, fan = 40, 3
        forms = []
        for number in range(levels):
            inner = f"/Resources<</XObject<</X {number + 6} 0 R>>>>" if number < levels - 1 else ""
            entries = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]{inner}"
            forms.append(pdf_stream(entries, b"/X Do " * fan))
        assert refusal(_pdf_of(pdf_stream("", b"/X Do"), *forms), "a.pdf") is Problem.BOMB

    def test_a_pdf_that_unpacks_to_gigabytes_is_refused(self) -> None:
        assert refusal(_pdf_of(packed_stream("", b"q " * 10_000_000)), "a.pdf") is Problem.BOMB

    def test_a_pdf_of_too_many_pages_is_refused(self) -> None:
        assert refusal(pdf_file(*(PdfPage() for _ in range(501))), "a.pdf") is Problem.TOO_LONG


class TestAnyBytes:
    """Only a layout or a refusal comes out, whatever goes in."""

    @settings(max_examples=300, deadline=None)
    @given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.txt", "a.md", "a", "a.doc"]))
    def test_random_bytes(self, data: bytes, name: str) -> None:
        _read_or_refuse(data, name)

    @settings(max_examples=200, deadline=None)
    @given(st.text(alphabet="*\\<>/bil|\t \n#-&;aẾ", max_size=200))
    def test_random_marks(self, text: str) -> None:
        layout = _read_or_refuse(text.encode(), "a.md")
        assert layout is None or len(layout.lines) == len(text.rstrip("\n").split("\n"))

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_broken_word_files(self, data: st.DataObject) -> None:
        _read_or_refuse(_broken(WORD, data), "a.docx")

    @settings(max_examples=200, deadline=None)
    @given(st.data())
    def test_broken_xml_in_whole_archives(self, data: st.DataObject) -> None:
        part = data.draw(st.sampled_from(sorted(WORD_PARTS)))
        broken = {part: _broken(WORD_PARTS[part], data)}
        _read_or_refuse(zip_file({**WORD_PARTS, **broken}), "a.docx")

    @settings(max_examples=12, deadline=None)
    @given(st.data())
    def test_broken_pdf_files(self, data: st.DataObject) -> None:
        _read_or_refuse(_broken(PDF, data), "a.pdf")


def test_reading_loads_no_heavy_library_before_it_is_needed() -> None:
    code = "import sys, caicach.intake.read as r; r.read_layout(data=b'a', name='a.txt'); print(*sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in out.stdout.split()}
    assert not loaded & {"lxml", "docx", "pypdfium2", "pdfplumber", "pdfminer", "PIL", "django"}


WORD = word_file(
    paragraph(run("Kế hoạch", "<w:b/>"), "<w:r><w:footnoteReference w:id='1'/></w:r>"),
    numbered("Mục tiêu"),
    table([cell("a", properties='<w:gridSpan w:val="2"/>')], [cell("b", properties="<w:vMerge/>"), "c"]),
    parts={
        "styles": styles(style("A", name="heading 1", based_on="A")),
        "numbering": numbering({1: [level(0, "upperRoman", "%1.")]}),
        "footnotes": footnotes({1: "Ghi chú"}),
    },
)
WORD_PARTS = {
    entry: zipfile.ZipFile(io.BytesIO(WORD)).read(entry) for entry in zipfile.ZipFile(io.BytesIO(WORD)).namelist()
}
PDF = pdf_file(
    PdfPage().text(72, 72, "Kế hoạch", style="Bold").grid([60, 100, 200], [100, 140]).text(64, 120, "a").picture()
)


def _broken(data: bytes, source: st.DataObject) -> bytes:
    """The bytes cut short, with some of them changed."""
    changed = bytearray(data[: source.draw(st.integers(0, len(data)) | st.just(len(data)))])
    for place in source.draw(st.lists(st.integers(0, max(0, len(changed) - 1)), max_size=8)):
        if changed:
            changed[place] = source.draw(st.integers(0, 255))
    return bytes(changed)


def _read_or_refuse(data: bytes, name: str) -> Layout | None:
    try:
        return read_layout(data=data, name=name)
    except UnreadableDocument:
        return None


def _pdf_of(content: bytes, *more: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf_objects([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content, *more])


def _noise(seed: int) -> bytes:
    """A megabyte that does not pack."""
    number = seed + 1
    out = bytearray()
    while len(out) < 1 << 20:
        number = (number * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out += number.to_bytes(8, "little")
    return bytes(out)
