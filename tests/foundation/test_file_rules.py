"""Which files may be kept: judged by content, size and name, and refused with a sentence that helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.foundation.rules import (
    ENDINGS,
    LARGEST_FILE,
    FileRefused,
    MediaType,
    check_file,
    clean_name,
    fingerprint,
    media_type_of,
)
from tests.builders.documents import paragraph, word_file, zip_file

TYPES = b"<Types/>"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
WORD = word_file(paragraph("Kế hoạch"))
EXCEL = zip_file({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<x/>"})
SLIDES = zip_file({"[Content_Types].xml": TYPES, "ppt/presentation.xml": b"<x/>"})
TEXT = "Kế hoạch cải cách hành chính".encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(PDF, MediaType.PDF, id="pdf"),
        pytest.param(PNG, MediaType.PNG, id="png"),
        pytest.param(JPEG, MediaType.JPEG, id="jpeg"),
        pytest.param(WORD, MediaType.DOCX, id="word"),
        pytest.param(EXCEL, MediaType.XLSX, id="excel"),
        pytest.param(SLIDES, MediaType.PPTX, id="slides"),
        pytest.param(TEXT, MediaType.TEXT, id="text"),
        pytest.param(b"\xef\xbb\xbf" + TEXT, MediaType.TEXT, id="text with a byte order mark"),
        pytest.param("Kế hoạch".encode("utf-16"), MediaType.TEXT, id="text of two bytes a letter"),
        pytest.param(b"Trang 1\r\n\x0cTrang 2\t\x1b", MediaType.TEXT, id="text with page breaks"),
        pytest.param(zip_file({"ke-hoach.txt": TEXT}), None, id="zip of anything"),
        pytest.param(zip_file({"word/document.xml": b"<x/>"}), None, id="zip that only looks like Word"),
        pytest.param(zip_file({"[Content_Types].xml": TYPES, "3D/model": b""}), None, id="package of something else"),
        pytest.param(WORD[: len(WORD) // 2], None, id="Word file cut off"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 60, None, id="zip of nothing but zeros"),
        pytest.param(b"MZ\x90\x00\x03\x00\x00\x00", None, id="program"),
        pytest.param(b"\x7fELF\x02\x01\x01" + b"\x00" * 9, None, id="program of another kind"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 24, None, id="old Word"),
        pytest.param(b"a" * 5000 + b"\x00", None, id="text with a zero far behind"),
        pytest.param(bytes(range(1, 9)) * 20, None, id="control characters"),
        pytest.param(b"\xff\xfe\x00", None, id="half a letter of two bytes"),
        pytest.param("Kế hoạch".encode("cp1258", errors="ignore") + b"\xfd", MediaType.TEXT, id="text in an old code"),
        pytest.param(b"GIF89a\x01\x00\x01\x00", None, id="picture of a kind not taken"),
    ],
)
def test_a_file_is_what_its_content_says(data, expected):
    assert media_type_of(data) == expected


@given(st.data())
def test_a_damaged_archive_is_told_apart_without_falling_over(data):
    damaged = bytearray(WORD)
    for place in data.draw(st.lists(st.integers(4, len(WORD) - 1), min_size=1, max_size=8)):
        damaged[place] = data.draw(st.integers(0, 255))

    assert media_type_of(bytes(damaged)) in (MediaType.DOCX, None)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({6: 99}, id="written by a version that nobody knows"),
        pytest.param({9: 0x08, 46: 0xFF}, id="a name that is not of the code it claims"),
    ],
)
def test_an_archive_whose_directory_is_damaged_is_refused_with_a_sentence(changes):
    damaged = bytearray(WORD)
    first_entry = WORD.index(b"PK\x01\x02")
    for offset, byte in changes.items():
        damaged[first_entry + offset] = byte

    with pytest.raises(FileRefused, match="chưa được nhận"):
        check_file(name="ke-hoach.docx", data=bytes(damaged))


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("ke-hoach.pdf", PDF, MediaType.PDF),
        ("KE-HOACH.PDF", PDF, MediaType.PDF),
        ("anh.jpg", JPEG, MediaType.JPEG),
        ("anh.jpeg", JPEG, MediaType.JPEG),
        ("ke hoach.docx", WORD, MediaType.DOCX),
        ("bang.xlsx", EXCEL, MediaType.XLSX),
        ("trinh-bay.pptx", SLIDES, MediaType.PPTX),
        ("bang.csv", TEXT, MediaType.TEXT),
        ("ghi-chu.md", TEXT, MediaType.TEXT),
        ("ban.sao.cuoi.txt", TEXT, MediaType.TEXT),
        ("ke-hoach.pdf ", PDF, MediaType.PDF),
    ],
)
def test_a_file_under_its_own_ending_is_taken(name, data, media_type):
    file = check_file(name=name, data=data)

    assert (file.media_type, file.data, file.sha256) == (media_type, data, fingerprint(data))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("trong.pdf", b"", "trống"),
        ("ke-hoach.docx", PDF, "đổi đuôi thành “.pdf”"),
        ("ke-hoach.pdf", WORD, "đổi đuôi thành “.docx”"),
        ("anh.png", JPEG, "đổi đuôi thành “.jpg”"),
        ("trang.html", TEXT, "đuôi tên “.html”"),
        ("ke-hoach", PDF, "không có đuôi"),
        ("ke-hoach.", PDF, "đổi đuôi thành “.pdf”"),
        ("", PDF, "không có đuôi"),
        ("ke-hoach.pdf/.exe", PDF, "đuôi tên “.exe”"),
        ("ke-hoach.zip", zip_file({"a.txt": TEXT}), "chưa được nhận"),
        ("chuong-trinh.txt", b"MZ\x90\x00", "chưa được nhận"),
    ],
)
def test_a_file_that_cannot_be_evidence_is_refused_with_a_sentence(name, data, sentence):
    with pytest.raises(FileRefused, match=sentence):
        check_file(name=name, data=data)


def test_fifty_megabytes_are_taken_and_a_byte_more_is_not():
    largest = b"a" * LARGEST_FILE

    assert check_file(name="a.txt", data=largest).data is largest
    with pytest.raises(FileRefused, match="50 MB"):
        check_file(name="a.txt", data=largest + b"a")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("ke-hoach.pdf", "ke-hoach.pdf"),
        ("Kế hoạch số 12.pdf", "Kế hoạch số 12.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\bao cao.pdf", "bao cao.pdf"),
        ("/tmp/a/b.pdf", "b.pdf"),
        ("a\x00\r\nb.pdf", "ab.pdf"),
        ("ke-hoach\u202efdp.exe.pdf", "ke-hoachfdp.exe.pdf"),
        ("   ", "tep"),
        ("thu-muc/", "tep"),
    ],
)
def test_a_kept_name_has_no_folder_and_nothing_unseen(name, kept):
    assert clean_name(name) == kept


@given(st.text(max_size=600), st.sampled_from([ending for endings in ENDINGS.values() for ending in endings]))
def test_any_name_becomes_one_of_a_file_with_its_ending_kept(stem, ending):
    kept = clean_name(f"{stem}.{ending}")

    assert 0 < len(kept) <= 200
    assert kept.endswith(f".{ending}")
    assert "/" not in kept
    assert "\\" not in kept
    assert kept.isprintable()


@given(st.text(max_size=600))
def test_cleaning_a_name_twice_changes_nothing_more(name):
    assert clean_name(clean_name(name)) == clean_name(name)
