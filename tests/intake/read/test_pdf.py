"""The PDF reader. Most tests call ``parse_pdf``, the reader without the process that ``read_layout`` keeps it in."""

from collections.abc import Sequence, Set
from itertools import pairwise

import pytest

from caicach.intake.layout import Cell, Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read import read_layout
from caicach.intake.read.pdf.reader import parse_pdf
from caicach.intake.read.scan import reader as scanning
from tests.builders.documents import PdfPage, pdf_file

COLUMNS = (60, 100, 300, 420, 540)


def read(*pages: PdfPage) -> Layout:
    return parse_pdf(pdf_file(*pages))


def texts(layout: Layout) -> list[str]:
    return [line.text for line in layout.lines]


def rows(layout: Layout) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in layout.lines if line.cells]


def filled_grid(page: PdfPage, *, top: float, rows: list[list[str]], step: float = 40) -> PdfPage:
    """A ruled table with one line of text in each cell."""
    ys = [top + step * index for index in range(len(rows) + 1)]
    page.grid(COLUMNS[: len(rows[0]) + 1], ys)
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(COLUMNS, row, strict=False):
            page.text(x + 4, y + 16, text)
    return page


def in_columns(lines: Sequence[Sequence[str | None]], *, bold: Set[int] = frozenset()) -> PdfPage:
    """A page with printed lines in three columns and no ruled lines."""
    page = PdfPage()
    for index, line in enumerate(lines):
        for x, text in zip((72, 110, 250), line, strict=True):
            if text:
                page.text(x, 100 + 14 * index, text, style="Bold" if index in bold else "")
    return page


class TestLines:
    def test_come_from_top_to_bottom_whatever_their_order_in_the_file(self) -> None:
        layout = read(
            PdfPage().text(72, 120, "Hai").text(72, 100, "Một"),
            PdfPage().text(72, 100, "Ba"),
        )
        assert [(line.number, line.text, line.page) for line in layout.lines] == [
            (1, "Một", 1),
            (2, "Hai", 1),
            (3, "Ba", 2),
        ]
        assert (layout.kind, layout.pages, layout.notes) == ("pdf", 2, ())

    def test_letters_of_one_word_may_be_drawn_one_by_one_and_out_of_order(self) -> None:
        page = PdfPage()
        for index in (3, 0, 2, 1):
            page.text(72 + 6 * index, 100, "UBND"[index])
        assert texts(read(page)) == ["UBND"]

    def test_a_gap_parts_words_where_the_file_has_no_blank(self) -> None:
        layout = read(PdfPage().text(72, 100, "Kế").text(72 + 12 + 3, 100, "hoạch"))
        assert texts(layout) == ["Kế hoạch"]

    def test_letters_set_wide_apart_still_make_words(self) -> None:
        page = PdfPage()
        x = 72
        for letter in "KẾ HOẠCH NĂM NAY":
            if letter != " ":
                page.text(x, 100, letter)
            x += 9
        assert texts(read(page)) == ["KẾ HOẠCH NĂM NAY"]

    def test_tone_marks_drawn_on_their_own_join_their_letter(self) -> None:
        page = PdfPage().text(72, 100, "Ke").text(75, 100, "\u0302\u0301").text(84, 100, " hoach")
        assert texts(read(page)) == ["Kế hoach"]

    def test_signs_of_symbol_fonts_keep_their_meaning(self) -> None:
        assert texts(read(PdfPage().text(72, 100, "\uf0b7 Đạt \uf0b3 95%"))) == ["- Đạt ≥ 95%"]

    def test_a_ligature_is_its_letters(self) -> None:
        assert texts(read(PdfPage().text(72, 100, "o\ufb03ce và \ufb01le"))) == ["office và file"]

    def test_letters_that_pdfium_loses_with_a_font_outside_the_file_are_found(self) -> None:
        page = PdfPage().text(72, 100, "K").text(78, 100, "Ế", style="Bold").text(90, 100, "\ufb01le")
        assert texts(read(page)) == ["KẾ file"]

    def test_a_raised_mark_stays_on_its_line(self) -> None:
        layout = read(PdfPage().text(72, 100, "98%").text(90, 96.5, "1", size=7).text(96, 100, " hồ sơ"))
        assert texts(layout) == ["98%1 hồ sơ"]

    def test_weight_is_that_of_the_font_and_of_the_whole_line(self) -> None:
        layout = read(
            PdfPage()
            .text(72, 100, "Điều 1.", style="Bold")
            .text(72, 120, "Điều 2.", style="Bold")
            .text(120, 120, "Ban hành")
            .text(72, 140, "Kèm theo", style="Italic")
            .text(72, 160, "Tô đậm", mode=2)
        )
        assert [(line.bold, line.italic) for line in layout.lines] == [
            (True, False),
            (False, False),
            (False, True),
            (True, False),
        ]

    def test_a_line_in_the_middle_of_the_running_text_is_centred(self) -> None:
        layout = read(PdfPage().text(72, 100, "x" * 75).text(72 + 225 - 30, 120, "x" * 10).text(72, 140, "x" * 10))
        assert [line.centred for line in layout.lines] == [False, True, False]


class TestTurns:
    @pytest.mark.parametrize(
        ("rotate", "matrix"),
        [(90, "0 1 -1 0 595 0 cm"), (180, "-1 0 0 -1 595 842 cm"), (270, "0 -1 1 0 0 842 cm")],
    )
    def test_a_turned_page_reads_as_it_is_shown(self, rotate: int, matrix: str) -> None:
        page = PdfPage(rotate=rotate, matrix=matrix)
        filled_grid(page.text(72, 280, "Trước"), top=300, rows=[["a", "b"], ["c", "d"]])
        layout = read(page)
        assert texts(layout) == ["Trước", "a\tb", "c\td"]

    def test_a_table_set_sideways_on_an_upright_page_is_read(self) -> None:
        page = filled_grid(PdfPage(matrix="0 1 -1 0 595 0 cm"), top=300, rows=[["a", "b"], ["c", "d"]])
        assert rows(read(page)) == [["a", "b"], ["c", "d"]]


class TestRuledTables:
    def test_are_rows_with_cells_and_their_text_stands_nowhere_else(self) -> None:
        page = PdfPage().text(72, 80, "Trước").text(72, 300, "Sau")
        layout = read(filled_grid(page, top=100, rows=[["STT", "Nhiệm vụ"], ["1", "Rà soát"]]))
        assert [(line.text, line.table) for line in layout.lines] == [
            ("Trước", None),
            ("STT\tNhiệm vụ", 1),
            ("1\tRà soát", 1),
            ("Sau", None),
        ]

    def test_lines_of_a_cell_stay_lines(self) -> None:
        page = filled_grid(PdfPage(), top=100, rows=[["1", "Rà soát"]]).text(104, 132, "thủ tục")
        assert rows(read(page)) == [["1", "Rà soát\nthủ tục"]]

    @pytest.mark.parametrize(
        ("above", "below", "text"),
        [
            ("Chỉ thị 05/CT-", "UBND", "Chỉ thị 05/CT-UBND"),
            ("Phòng Văn hóa -", "Xã hội", "Phòng Văn hóa -\nXã hội"),
            ("giai đoạn 2021-", "2025", "giai đoạn 2021-\n2025"),
        ],
    )
    def test_a_number_broken_after_its_dash_is_whole(self, above: str, below: str, text: str) -> None:
        page = filled_grid(PdfPage(), top=100, rows=[["1", above], ["2", "b"]]).text(104, 130, below)
        assert rows(read(page))[0] == ["1", text]

    def test_borders_may_be_thin_bars_drawn_cell_by_cell(self) -> None:
        page = PdfPage()
        for left, right in ((60, 100), (100, 300)):
            for top in (100, 140, 180):
                page.bar(left, top, right - left, 0.75)
        for x in (60, 100, 300):
            for top in (100, 140):
                page.bar(x, top, 0.75, 40)
        page.text(64, 120, "a").text(104, 120, "b").text(64, 160, "c").text(104, 160, "d")
        assert rows(read(page)) == [["a", "b"], ["c", "d"]]

    def test_merged_cells_have_spans_and_go_on(self) -> None:
        page = PdfPage()
        for y in (100, 140, 220):
            page.line(60, y, 420, y)
        page.line(100, 180, 300, 180)
        page.line(60, 100, 60, 220).line(420, 100, 420, 220)
        page.line(100, 140, 100, 220).line(300, 140, 300, 220)
        page.text(64, 120, "Cả hàng", style="Bold").text(64, 160, "Dọc").text(104, 160, "b").text(104, 200, "d")
        assert [line.cells for line in read(page).lines] == [
            (Cell("Cả hàng", span=3, bold=True),),
            (Cell("Dọc"), Cell("b"), Cell("")),
            (Cell("", continues=True), Cell("d"), Cell("", continues=True)),
        ]

    def test_undrawn_sides_are_taken_from_where_the_lines_end(self) -> None:
        page = (
            PdfPage().line(60, 100, 420, 100).line(60, 140, 420, 140).line(100, 100, 100, 180).line(300, 100, 300, 180)
        )
        page.text(64, 120, "a").text(104, 120, "b").text(304, 120, "c").text(64, 160, "d")
        assert rows(read(page)) == [["a", "b", "c"], ["d", "", ""]]

    def test_a_frame_around_text_is_no_table(self) -> None:
        layout = read(PdfPage().grid([60, 300], [100, 200]).text(72, 120, "Trong khung"))
        assert [(line.text, line.cells) for line in layout.lines] == [("Trong khung", ())]

    def test_underlines_are_no_table(self) -> None:
        layout = read(PdfPage().text(72, 100, "Độc lập").line(72, 102, 140, 102).line(72, 130, 140, 130))
        assert layout.lines[0].cells == ()

    def test_go_on_over_a_page_with_their_number(self) -> None:
        first = filled_grid(PdfPage().text(300, 40, "1"), top=700, rows=[["1", "a"]])
        second = filled_grid(PdfPage().text(300, 40, "2"), top=60, rows=[["2", "b"]])
        layout = read(first, second)
        assert [(line.text, line.table) for line in layout.lines] == [
            ("1", None),
            ("1\ta", 1),
            ("2", None),
            ("2\tb", 1),
        ]

    def test_go_on_over_running_heads_and_feet_which_make_no_columns(self) -> None:
        pages = []
        for top in (700, 60):
            page = PdfPage().text(72, 36, "Phụ lục").text(400, 36, "Mật").text(72, 820, "Hết")
            pages.append(filled_grid(page, top=top, rows=[["1", "a"]]))
        assert [(line.text, line.table) for line in read(*pages).lines] == [
            ("Phụ lục Mật", None),
            ("1\ta", 1),
            ("Hết", None),
        ] * 2

    def test_with_other_columns_or_after_text_are_another_table(self) -> None:
        first = filled_grid(PdfPage(), top=700, rows=[["1", "a"]])
        second = filled_grid(PdfPage(), top=60, rows=[["2", "b", "c"]])
        third = filled_grid(PdfPage().text(72, 70, "Phụ lục 2"), top=90, rows=[["3", "d", "e"]])
        assert [line.table for line in read(first, second, third).lines if line.cells] == [1, 2, 3]


class TestAlignment:
    def test_a_letterhead_is_one_row_of_issuer_and_motto(self) -> None:
        page = PdfPage().text(80, 80, "ỦY BAN NHÂN DÂN").text(280, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        page.text(90, 95, "HUYỆN BÌNH AN").text(320, 95, "Độc lập - Tự do - Hạnh phúc")
        page.text(90, 110, "Số: 12/KH-UBND").text(310, 110, "Bình An, ngày 02 tháng 01 năm 2024")
        page.text(72 + 225 - 24, 140, "KẾ HOẠCH").text(72, 160, "x" * 75)
        layout = read(page)
        assert rows(layout) == [
            [
                "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH AN\nSố: 12/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình An, ngày 02 tháng 01 năm 2024",
            ]
        ]
        assert texts(layout)[1] == "KẾ HOẠCH"

    def test_recipients_and_signature_are_one_row(self) -> None:
        page = PdfPage().text(72, 60, "x" * 75)
        page.text(72, 100, "Nơi nhận:").text(400, 100, "CHỦ TỊCH")
        page.text(72, 115, "- Như Điều 4;").text(72, 130, "- Lưu: VT.").text(390, 150, "Nguyễn Văn An")
        assert rows(read(page)) == [["Nơi nhận:\n- Như Điều 4;\n- Lưu: VT.", "CHỦ TỊCH\nNguyễn Văn An"]]

    def test_a_list_mark_before_a_gap_makes_no_columns(self) -> None:
        layout = read(PdfPage().text(72, 100, "1.").text(120, 100, "Mục đích").text(72, 120, "x" * 75))
        assert texts(layout)[0] == "1. Mục đích"
        assert rows(layout) == []

    def test_a_table_without_lines_has_its_rows_by_number_and_its_group_headings(self) -> None:
        lines: list[list[str | None]] = [
            ["STT", "Nhiệm vụ", "Chủ trì"],
            ["1", "Rà soát thủ tục", "Văn phòng"],
            [None, "hành chính", None],
            ["I. CẢI CÁCH THỂ CHẾ NĂM 2024", None, None],
            ["2", "Kiểm tra công vụ", "Phòng Nội vụ"],
            [None, None, "huyện"],
        ]
        layout = read(in_columns(lines))
        assert rows(layout) == [
            ["STT", "Nhiệm vụ", "Chủ trì"],
            ["1", "Rà soát thủ tục\nhành chính", "Văn phòng"],
            ["I. CẢI CÁCH THỂ CHẾ NĂM 2024"],
            ["2", "Kiểm tra công vụ", "Phòng Nội vụ\nhuyện"],
        ]
        assert layout.lines[2].cells[0].span == 3

    def test_a_numbered_group_heading_over_the_columns_is_a_row_of_the_table(self) -> None:
        lines: list[list[str | None]] = [
            ["TT", "Nhiệm vụ", "Chủ trì"],
            ["1", "Cải cách thể chế, thủ tục hành chính", None],
            ["1.1", "Rà soát thủ tục", "Văn phòng"],
            [None, "hành chính", None],
            ["2", "Cải cách công vụ và chính quyền", None],
            [None, "điện tử, chính quyền số của xã", None],
            ["2.1", "Kiểm tra công vụ", "Phòng Nội vụ"],
        ]
        page = in_columns(lines, bold={1, 4, 5}).text(
            72, 220, "3. Văn phòng theo dõi việc thực hiện kế hoạch này của xã"
        )
        layout = read(page)
        assert [line.cells for line in layout.lines[:-1]] == [
            (Cell("TT"), Cell("Nhiệm vụ"), Cell("Chủ trì")),
            (Cell("1", bold=True), Cell("Cải cách thể chế, thủ tục hành chính", span=2, bold=True)),
            (Cell("1.1"), Cell("Rà soát thủ tục\nhành chính"), Cell("Văn phòng")),
            (
                Cell("2", bold=True),
                Cell("Cải cách công vụ và chính quyền\nđiện tử, chính quyền số của xã", span=2, bold=True),
            ),
            (Cell("2.1"), Cell("Kiểm tra công vụ"), Cell("Phòng Nội vụ")),
        ]
        assert layout.lines[-1].cells == ()

    def test_running_text_makes_no_columns(self) -> None:
        page = PdfPage()
        words = texts(read(PdfPage().text(72, 100, "Tiếp tục đẩy mạnh cải cách hành chính nâng cao")))[0].split()
        for index in range(20):
            x = 72.0
            for word in words[index % 5 :] + words[: index % 5]:
                page.text(x, 100 + 15 * index, word)
                x += 6 * len(word) + 4.5
        layout = read(page)
        assert len(layout.lines) == 20
        assert rows(layout) == []


class TestPagesWithoutText:
    def test_are_named_in_a_note_where_nothing_recognises_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scanning, "is_installed", lambda: False)
        layout = read(PdfPage().text(72, 100, "Một"), PdfPage().picture(), PdfPage(), PdfPage().picture())
        assert len(layout.notes) == 1
        assert str(layout.notes[0]).startswith("Trang 2, 4 chỉ có hình ảnh")
        assert layout.pages == 4

    def test_a_document_of_pictures_is_refused_where_nothing_recognises_them(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(scanning, "is_installed", lambda: False)
        with pytest.raises(UnreadableDocument) as caught:
            read(PdfPage().picture())
        assert caught.value.problem is Problem.NO_TEXT

    def test_a_document_of_blank_pages_is_empty(self) -> None:
        with pytest.raises(UnreadableDocument) as caught:
            read(PdfPage())
        assert caught.value.problem is Problem.EMPTY

    def test_letters_without_a_code_are_named_in_a_note(self) -> None:
        (note,) = read(PdfPage().text(72, 100, "\ue001 Kế hoạch năm 2026")).notes
        assert str(note).startswith("Trang 1 dùng phông chữ không kèm bảng mã")


class TestThroughTheDoor:
    def test_what_the_child_process_answers_is_the_same_layout(self) -> None:
        page = filled_grid(PdfPage().text(72, 80, "Kế hoạch"), top=100, rows=[["1", "a"]])
        data = pdf_file(page, PdfPage().text(72, 100, "\ue001 Kế hoạch năm 2026"))
        assert read_layout(data=data, name="ke-hoach.pdf") == parse_pdf(data)

    def test_line_numbers_run_through(self) -> None:
        data = pdf_file(*(PdfPage().text(72, 100, f"Trang {number}") for number in range(3)))
        lines = read_layout(data=data, name="a.pdf").lines
        assert all(after.number == before.number + 1 for before, after in pairwise(lines))
