"""The text reader, through ``read_layout``."""

import codecs
import unicodedata

import pytest

from caicach.intake.layout import Cell, Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read import read_layout

SENTENCE = "Kế hoạch của Ủy ban nhân dân được thực hiện trong năm và các quý"


def read(text: str) -> Layout:
    return read_layout(data=text.encode(), name="ke-hoach.txt")


def texts(layout: Layout) -> list[str]:
    return [line.text for line in layout.lines]


def refusal(data: bytes) -> Problem:
    with pytest.raises(UnreadableDocument) as caught:
        read_layout(data=data, name="ke-hoach.txt")
    return caught.value.problem


class TestLines:
    def test_number_is_the_line_number_in_the_file_and_blank_lines_count(self) -> None:
        layout = read("Một\n\n\nHai\r\nBa\rBốn\n")
        assert [(line.number, line.text) for line in layout.lines] == [
            (1, "Một"),
            (2, ""),
            (3, ""),
            (4, "Hai"),
            (5, "Ba"),
            (6, "Bốn"),
        ]

    def test_layout_says_it_was_text_without_pages(self) -> None:
        layout = read("Một")
        assert (layout.kind, layout.pages, layout.lines[0].page) == ("text", None, None)

    def test_form_feed_starts_a_page(self) -> None:
        layout = read("Một\n\fHai\nBa\n\fBốn\n")
        assert [(line.text, line.page) for line in layout.lines] == [("Một", 1), ("Hai", 2), ("Ba", 2), ("Bốn", 3)]
        assert layout.pages == 3

    def test_form_feed_that_ends_the_file_starts_no_page(self) -> None:
        layout = read("Một\n\fHai\n\f")
        assert layout.pages == 2

    def test_blanks_are_folded_and_invisible_characters_dropped(self) -> None:
        assert texts(read("  Số:\u00a0\u00a0 12 \u200bQĐ\u00ad-UBND ")) == ["Số: 12 QĐ-UBND"]


class TestCodes:
    @pytest.mark.parametrize(
        "data",
        [
            SENTENCE.encode(),
            codecs.BOM_UTF8 + SENTENCE.encode(),
            codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
            codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
            unicodedata.normalize("NFD", SENTENCE).encode(),
        ],
        ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "decomposed"],
    )
    def test_unicode_comes_out_composed_and_without_mark(self, data: bytes) -> None:
        assert texts(read_layout(data=data, name="a.txt")) == [SENTENCE]

    def test_windows_1258_is_read(self) -> None:
        # The code has letters with hats and horns as one byte and the tone as a byte of its own.
        data = "Quyê\u0301t đi\u0323nh cu\u0309a U\u0309y ban nhân dân va\u0300 ca\u0301c pho\u0300ng, năm 2024".encode(
            "cp1258"
        )
        assert texts(read_layout(data=data, name="a.txt")) == ["Quyết định của Ủy ban nhân dân và các phòng, năm 2024"]

    def test_tcvn3_is_read(self) -> None:
        data = b"K\xd5 ho\xb9ch c\xf1a \xf1y ban nh\xa9n d\xa9n v\xb5 c\xb8c ph\xdfng, n\xa8m 2024"
        assert texts(read_layout(data=data, name="a.txt")) == ["Kế hoạch của ủy ban nhân dân và các phòng, năm 2024"]

    def test_an_old_code_that_yields_no_common_words_is_refused_with_advice(self) -> None:
        assert refusal(b"\xe1\xef\xfb \xdb\xe2") is Problem.OLD_ENCODING

    @pytest.mark.parametrize("data", [b"abc\x00def", bytes(range(256)), b"\x01\x02\x03 abc"])
    def test_binary_data_is_no_text(self, data: bytes) -> None:
        assert refusal(data) is Problem.UNKNOWN_FORMAT

    def test_blank_text_is_empty(self) -> None:
        assert refusal(b" \n\t\n") is Problem.EMPTY


class TestMarks:
    @pytest.mark.parametrize(
        ("source", "text", "bold", "italic"),
        [
            ("**KẾ HOẠCH**", "KẾ HOẠCH", True, False),
            ("*Căn cứ Luật;*", "Căn cứ Luật;", False, True),
            ("***Nơi nhận:***", "Nơi nhận:", True, True),
            ("<b>Tổng</b> <strong>cộng</strong>", "Tổng cộng", True, False),
            ("<i>Kèm theo</i>", "Kèm theo", False, True),
            ("**Điều 1.** Ban hành", "Điều 1. Ban hành", False, False),
            ("**a *b* c**", "a b c", True, False),
            ("1\\. Mục \\*đích\\*", "1. Mục *đích*", False, False),
            ("Ghi chú (*): xem (**)", "Ghi chú (*): xem (**)", False, False),
            ("* Ghi chú", "* Ghi chú", False, False),
            ("2 * 3 * 4", "2 * 3 * 4", False, False),
            ("giá *trị", "giá *trị", False, False),
            ("VH&amp;TT &lt; 5% VPHĐND&UBND;", "VH&TT < 5% VPHĐND&UBND;", False, False),
            ("dưới <3% và >2%", "dưới <3% và >2%", False, False),
            ("một<br>hai", "một\nhai", False, False),
            ("Quyết định này./\\", "Quyết định này./", False, False),
        ],
    )
    def test_are_taken_out_and_the_weight_of_the_whole_line_kept(
        self, source: str, text: str, bold: bool, italic: bool
    ) -> None:
        (line,) = read(source).lines
        assert (line.text, line.bold, line.italic) == (text, bold, italic)

    def test_emphasis_may_run_over_the_lines_of_a_paragraph(self) -> None:
        layout = read("**ỦY BAN NHÂN DÂN\nHUYỆN A**\n\nSố: 1")
        assert [(line.text, line.bold) for line in layout.lines] == [
            ("ỦY BAN NHÂN DÂN", True),
            ("HUYỆN A", True),
            ("", False),
            ("Số: 1", False),
        ]

    def test_emphasis_ends_with_its_paragraph(self) -> None:
        layout = read("<b>Một\n\nHai")
        assert [line.bold for line in layout.lines] == [True, False, False]

    def test_headings_have_a_level(self) -> None:
        layout = read("## **I. MỤC TIÊU**\n###### 1. Chung\n#không phải")
        assert [(line.text, line.heading, line.bold) for line in layout.lines] == [
            ("I. MỤC TIÊU", 2, True),
            ("1. Chung", 6, False),
            ("#không phải", None, False),
        ]

    def test_a_drawn_rule_is_a_blank_line(self) -> None:
        assert texts(read("Một\n-----\n***\nHai")) == ["Một", "", "", "Hai"]


class TestRows:
    def test_a_line_with_tabs_is_a_row(self) -> None:
        (line,) = read("1.1\tKiểm tra\t\tQuý I").lines
        assert [cell.text for cell in line.cells] == ["1.1", "Kiểm tra", "", "Quý I"]
        assert (line.text, line.table) == ("1.1\tKiểm tra\t\tQuý I", 1)

    def test_list_items_in_a_cell_become_lines(self) -> None:
        (line,) = read('1\t<ul style="x"> <li>- Kế hoạch</li> <li>Báo cáo</li> </ul>\tQuý I').lines
        assert line.cells[1].text == "- Kế hoạch\n- Báo cáo"

    def test_weight_is_kept_for_cells_and_for_rows_that_are_bold_throughout(self) -> None:
        layout = read("<b>STT</b>\t**Nhiệm vụ**\t\n<b>1</b>\tKiểm tra\t")
        assert [line.bold for line in layout.lines] == [True, False]
        assert [cell.bold for cell in layout.lines[1].cells] == [True, False, False]

    def test_a_table_goes_on_over_blank_lines_page_numbers_pages_and_torn_rows(self) -> None:
        layout = read("a\tb\tc\td\te\tf\n\n7\n\fa\tb\tc\td\te\tf\ng\th\ti\tk\n")
        assert [line.table for line in layout.lines] == [1, None, None, 1, 1]

    def test_running_text_ends_a_table(self) -> None:
        layout = read("a\tb\tc\n\nPhụ lục 2\n\na\tb\tc\n")
        assert [line.table for line in layout.lines if line.cells] == [1, 2]

    def test_another_shape_begins_a_table(self) -> None:
        layout = read("a\tb\tc\td\te\tf\na\tb\n")
        assert [line.table for line in layout.lines] == [1, 2]

    def test_markdown_tables_are_rows_and_their_rule_is_blank(self) -> None:
        layout = read("| STT | Nhiệm vụ |\n|---|:---:|\n| 1 | Rà soát \\| báo cáo |\n")
        assert [[cell.text for cell in line.cells] for line in layout.lines] == [
            ["STT", "Nhiệm vụ"],
            [],
            ["1", "Rà soát | báo cáo"],
        ]
        assert [line.table for line in layout.lines] == [1, None, 1]

    @pytest.mark.parametrize(
        ("source", "text"),
        [("\tCăn cứ Luật;", "Căn cứ Luật;"), ("1.\tMục đích", "1. Mục đích"), ("\t-\tBáo cáo", "- Báo cáo")],
    )
    def test_tabs_that_only_indent_make_no_row(self, source: str, text: str) -> None:
        (line,) = read(source).lines
        assert (line.text, line.cells) == (text, ())

    def test_a_numbered_row_of_two_columns_is_a_row_inside_a_table(self) -> None:
        layout = read("STT\tNội dung\n1.\tKiểm tra")
        assert [line.table for line in layout.lines] == [1, 1]


def table_rows(layout: Layout) -> list[tuple[Cell, ...]]:
    return [line.cells for line in layout.lines if line.cells]


class TestHtml:
    def test_rows_of_one_line_and_rows_over_many_are_numbered_in_reading_order(self) -> None:
        layout = read(
            "Mở đầu\n<TABLE><tr><td>1</td><td>Một</td></tr><tr><td>2</td><td>Hai</td></tr>\n"
            "<tr>\n  <td>3</td>\n  <td>Ba\n  bốn</td>\n</tr></TABLE>\n\nKết thúc"
        )
        assert [(line.number, line.text, line.table) for line in layout.lines] == [
            (1, "Mở đầu", None),
            (2, "1\tMột", 1),
            (3, "2\tHai", 1),
            (4, "3\tBa bốn", 1),
            (5, "", None),
            (6, "Kết thúc", None),
        ]

    def test_a_cell_over_rows_goes_on_and_one_over_columns_has_a_span(self) -> None:
        layout = read(
            "<table><tr><th rowspan=2>TT</th><th colspan='2'>Nhiệm vụ</th></tr><tr><td>a</td><td>b</td></tr>"
            '<tr><td>1</td><td>c</td><td rowspan="2" colspan="1">d</td></tr><tr><td>2</td><td>e</td></tr></table>'
        )
        assert table_rows(layout) == [
            (Cell("TT", bold=True), Cell("Nhiệm vụ", span=2, bold=True)),
            (Cell("", continues=True), Cell("a"), Cell("b")),
            (Cell("1"), Cell("c"), Cell("d")),
            (Cell("2"), Cell("e"), Cell("", continues=True)),
        ]

    def test_breaks_and_list_items_in_a_cell_are_lines_and_its_marks_are_taken_out(self) -> None:
        layout = read(
            "<table><tr><td><ul><li>Kế hoạch</li><li>- Báo cáo</li></ul></td>"
            "<td><b>Chủ trì:</b>&nbsp;A &amp; B<br/>dưới <3% &lt; 5</td><td><b>Cả ô</b></td></tr></table>"
        )
        assert table_rows(layout) == [
            (Cell("- Kế hoạch\n- Báo cáo"), Cell("Chủ trì: A & B\ndưới <3% < 5"), Cell("Cả ô", bold=True))
        ]

    def test_blocks_outside_tables_are_lines_of_their_own(self) -> None:
        layout = read(
            "<p>Một</p><p>Hai</p>\n<h2>I. <b>Mục</b></h2>\n<ul>\n<li>Ba</li><li>Bốn</li>\n</ul>\n"
            "*Năm;*<br>\n<b>1. Sáu</b><br>Bảy"
        )
        assert [(line.text, line.heading, line.bold, line.italic) for line in layout.lines] == [
            ("Một", None, False, False),
            ("Hai", None, False, False),
            ("I. Mục", 2, False, False),
            ("- Ba", None, False, False),
            ("- Bốn", None, False, False),
            ("Năm;", None, False, True),
            ("1. Sáu", None, True, False),
            ("Bảy", None, False, False),
        ]

    @pytest.mark.parametrize(
        "source",
        [
            "<table><tr><td>1<td>Một<tr><td>2<td>Hai</table>\nSau",
            "<tr><td>1</td><td>Một</td></tr><tr><td>2</td><td>Hai</td></tr>\nSau",
            "<table><tr><td>1</td><td>Một</td></tr><td>2</td><td>Hai</tr>\nSau",
            "<table><tbody><tr><td>1<td>Một<tr><td>2<td>Hai\n\n# Sau",
            "<table><tr><td>1<td>Một</tr><!-- <tr><td>bỏ --><tr><td>2<td>Hai</tr>\n\nSau",
        ],
        ids=["cells and rows", "no table", "no row", "nothing closed", "comment"],
    )
    def test_tags_that_are_missing_lose_no_cell_and_no_text(self, source: str) -> None:
        layout = read(source)
        assert [[cell.text for cell in row] for row in table_rows(layout)] == [["1", "Một"], ["2", "Hai"]]
        assert layout.lines[-1].text == "Sau"

    def test_a_table_inside_a_cell_is_lines_of_the_cell(self) -> None:
        layout = read("<table><tr><td>1</td><td>A<table><tr><td>b</td><td>c</td></tr></table>d</td></tr></table>")
        assert [[cell.text for cell in row] for row in table_rows(layout)] == [["1", "A\nb c\nd"]]

    def test_a_table_goes_on_below_a_page_number_and_not_below_text(self) -> None:
        table = "<table><tr><td>a</td><td>b</td></tr></table>\n\n"
        layout = read(f"{table}<p>Trang 5</p>\n\n{table}Phụ lục\n\n{table}")
        assert [line.table for line in layout.lines if line.cells] == [1, 1, 2]

    def test_a_style_that_nobody_closed_swallows_nothing(self) -> None:
        assert texts(read("<style>\n<p>Một</p>")) == ["<style>", "Một"]

    def test_names_in_angle_brackets_are_text(self) -> None:
        layout = read("<p>Ông <họ tên>, <x></p>\n<table><tr><td><số></td></tr></table>")
        assert texts(layout) == ["Ông <họ tên>, <x>", "<số>"]

    def test_rows_with_tabs_beside_html_stay_whole(self) -> None:
        layout = read("<p>Bảng</p>\n1\t<p>Kế hoạch</p><p>Báo cáo</p>\tQuý I")
        assert [cell.text for cell in layout.lines[1].cells] == ["1", "Kế hoạch\nBáo cáo", "Quý I"]

    @pytest.mark.parametrize(
        "source",
        ["<p>" + "<a " * 16_000, "<p>" + "<!--" * 14_000, "<tr>" * 20_000, "<table><tr><td>" * 10_000],
        ids=["open tags", "open comments", "rows", "nested tables"],
    )
    def test_odd_tags_are_read_in_no_time(self, source: str) -> None:
        assert len(read(source).lines) <= 1

    @pytest.mark.parametrize("source", ["<p>" + "<b>" * 200_000, "<tr>" + "<td>a" * 101], ids=["tags", "cells"])
    def test_too_many_tags_are_refused(self, source: str) -> None:
        assert refusal(source.encode()) is Problem.TOO_LONG


class TestBounds:
    def test_too_many_pages_are_refused(self) -> None:
        assert refusal(b"a" + b"\f" * 501 + b"b") is Problem.TOO_LONG

    def test_too_many_lines_are_refused(self) -> None:
        assert refusal(b"a\n" * 50_001) is Problem.TOO_LONG

    def test_too_many_columns_are_refused(self) -> None:
        assert refusal(b"a\t" * 200) is Problem.TOO_LONG

    def test_too_many_characters_are_refused(self) -> None:
        assert refusal(b"a" * 3_000_001) is Problem.TOO_LONG

    @pytest.mark.parametrize(
        "text",
        [
            "*a " * 6_000,
            "**" * 24_000 + "<b " * 16_000,
            "# " + " " * 300_000 + "x",
            "a" + "\u0301\u0323" * 49_000,
            "| " * 90 + " " * 300_000,
        ],
        ids=["asterisks", "open marks", "blanks", "tone marks", "pipes"],
    )
    def test_odd_lines_are_read_in_no_time(self, text: str) -> None:
        assert len(read(text).lines) == 1
