"""Text in TCVN3, VNI and VISCII comes out in Unicode, whether it is a text file, a Word file or a PDF."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.intake.read import read_layout
from caicach.intake.read.legacy import DECODERS, Code, FontCode, code_of_font, in_unicode
from caicach.intake.read.pdf.glyphs import Box, Glyph
from caicach.intake.read.pdf.old_fonts import glyphs_in_unicode
from tests.builders.documents import paragraph, run, style, styles, word_file

BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = "".join(normalize("NFC", base + tone) for base in BASES for tone in TONES) + "đ"
COMMON = "kế hoạch thực hiện của các phòng và năm "

# Written down from the tables of the standards, letter by letter, and apart from those that reading uses.
VNI = dict(
    re.findall(
        r"(\w)=(\w+)",
        "á=aù à=aø ả=aû ã=aõ ạ=aï ă=aê ắ=aé ằ=aè ẳ=aú ẵ=aü ặ=aë â=aâ ấ=aá ầ=aà ẩ=aå ẫ=aã ậ=aä đ=ñ "
        "é=eù è=eø ẻ=eû ẽ=eõ ẹ=eï ê=eâ ế=eá ề=eà ể=eå ễ=eã ệ=eä í=í ì=ì ỉ=æ ĩ=ó ị=ò "
        "ó=où ò=oø ỏ=oû õ=oõ ọ=oï ô=oâ ố=oá ồ=oà ổ=oå ỗ=oã ộ=oä ơ=ô ớ=ôù ờ=ôø ở=ôû ỡ=ôõ ợ=ôï "
        "ú=uù ù=uø ủ=uû ũ=uõ ụ=uï ư=ö ứ=öù ừ=öø ử=öû ữ=öõ ự=öï ý=yù ỳ=yø ỷ=yû ỹ=yõ ỵ=î",
    )
)
TCVN3 = {DECODERS[Code.TCVN3](sign): sign for sign in map(chr, range(0xA1, 0x100))}


def in_vni(text: str) -> str:
    return "".join(VNI.get(letter, letter) for letter in text)


def in_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(letter, letter) for letter in text)


WRITERS = {Code.VNI: in_vni, Code.TCVN3: in_tcvn3}


def read(data: bytes, name: str = "a.txt") -> tuple[str, list[str]]:
    layout = read_layout(data=data, name=name)
    return "\n".join(line.text for line in layout.lines), [str(note) for note in layout.notes]


def test_the_table_of_tcvn3_has_every_small_letter_with_a_mark() -> None:
    assert {letter for letter in LETTERS if not letter.isascii()} <= set(TCVN3)


class TestTextFiles:
    @given(st.text(alphabet=LETTERS + "bc ", max_size=40))
    def test_every_letter_of_vni_and_tcvn3_comes_back(self, words: str) -> None:
        text = COMMON + words + "."
        for code, write in WRITERS.items():
            found, notes = read(write(text).encode("cp1252"))

            assert found == " ".join(text.split()).replace(" .", " .")
            assert len(notes) == 1
            assert str(code) in notes[0]

    def test_viscii_is_read(self) -> None:
        data = b"k\xaa ho\xd5ch th\xf1c hi\xaen c\xfca c\xe1c ph\xf2ng v\xe0 n\xe5m"

        assert read(data)[0] == "kế hoạch thực hiện của các phòng và năm"

    def test_capitals_of_vni_are_read_in_both_ways_of_writing_them(self) -> None:
        small = in_vni(COMMON)

        found, _ = read((small + "UÛY BAN NHAÂN DAÂN, Uûy ban, ÑAØO").encode("cp1252"))

        assert found == COMMON + "ỦY BAN NHÂN DÂN, Ủy ban, ĐÀO"

    @pytest.mark.parametrize("code", WRITERS)
    def test_signs_that_were_copied_into_a_unicode_file_are_converted_too(self, code: Code) -> None:
        found, notes = read(WRITERS[code](COMMON).encode())

        assert found == COMMON.strip()
        assert len(notes) == 1

    def test_other_languages_in_unicode_stay_as_they_are(self) -> None:
        text = "Façade, naïve, café: déjà vu à la carte, où êtes-vous, être très âgé"

        assert read(text.encode()) == (text, [])


class TestWordFiles:
    def test_runs_in_fonts_of_old_codes_are_converted_and_others_left(self) -> None:
        tcvn3 = run(in_tcvn3("Kế hoạch của"), '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
        capitals = run(in_tcvn3("ủy ban"), '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>')
        unicode = run(" năm 2026 ± ", '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>')
        vni = [run(part, '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>') for part in ("ña", "øo taïo")]

        found, notes = read(word_file(paragraph(tcvn3, " ", capitals, unicode, *vni)), "a.docx")

        assert found == "Kế hoạch của ỦY BAN năm 2026 ± đào tạo"
        assert "TCVN3 (ABC), VNI" in notes[0]

    def test_a_font_may_come_from_the_style(self) -> None:
        old = style("Old", content='<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>')
        body = paragraph(run(in_tcvn3("thực hiện")), properties='<w:pStyle w:val="Old"/>')

        assert read(word_file(body, parts={"styles": styles(old)}), "a.docx")[0] == "thực hiện"

    def test_unicode_under_an_old_font_stays(self) -> None:
        assert in_unicode("Kế hoạch", FontCode(Code.TCVN3)) == "Kế hoạch"


class TestPdfFonts:
    def test_fonts_are_known_by_their_names(self) -> None:
        assert code_of_font("ABCDEF+.VnTimeH") == FontCode(Code.TCVN3, capitals=True)
        assert code_of_font(".VnArial") == FontCode(Code.TCVN3)
        assert code_of_font("VNI-Times") == FontCode(Code.VNI)
        assert code_of_font("TimesNewRoman") is None

    def test_two_signs_of_vni_become_one_letter_as_wide_as_both(self) -> None:
        vni = FontCode(Code.VNI)
        signs = [Glyph(sign, Box(x, 0, x + 5, 10), 8) for x, sign in zip((0, 5, 8, 13), "ñaøo", strict=True)]

        letters = list(glyphs_in_unicode((sign, vni) for sign in signs))

        assert "".join(letter.text for letter in letters) == "đào"
        assert letters[1].box == Box(5, 0, 13, 10)
        assert list(glyphs_in_unicode((sign, None) for sign in signs)) == signs


def test_a_line_in_capitals_has_toned_capitals_too_and_a_name_keeps_its_small_letters() -> None:
    shown = DECODERS[Code.TCVN3]("CéNG HßA X· HéI\nX· Gß Tr¨ng")

    assert shown == "CỘNG HÒA XÃ HỘI\nXã Gò Trăng"
