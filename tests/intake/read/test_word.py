"""The Word reader, through ``read_layout``."""

import pytest

from caicach.intake.layout import Cell, Layout, Line
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read import read_layout
from tests.builders.documents import (
    cell,
    footnote_reference,
    footnotes,
    level,
    numbered,
    numbering,
    paragraph,
    run,
    style,
    styles,
    table,
    word_file,
)


def read(*body: str, **parts: str) -> Layout:
    return read_layout(data=word_file(*body, parts=parts), name="ke-hoach.docx")


def texts(layout: Layout) -> list[str]:
    return [line.text for line in layout.lines]


def only(layout: Layout) -> Line:
    (line,) = layout.lines
    return line


class TestBody:
    def test_paragraphs_and_tables_come_in_their_order(self) -> None:
        layout = read(paragraph("Trước"), table(["a", "b"]), paragraph(""), table(["c", "d"]), paragraph("Sau"))
        assert [(line.number, line.text, line.table) for line in layout.lines] == [
            (1, "Trước", None),
            (2, "a\tb", 1),
            (3, "", None),
            (4, "c\td", 2),
            (5, "Sau", None),
        ]
        assert (layout.kind, layout.pages) == ("docx", None)

    def test_breaks_stay_inside_the_line_and_tabs_become_blanks(self) -> None:
        content = "<w:r><w:t>Một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t><w:br w:type='page'/></w:r>"
        assert only(read(paragraph(content))).text == "Một\nhai ba"

    def test_odd_blanks_and_hyphens_are_made_plain(self) -> None:
        content = (
            "<w:r><w:t>12\u00a0\u00a0/QĐ</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>N\u00adD</w:t></w:r>"
        )
        assert only(read(paragraph(content))).text == "12 /QĐ-UBND"

    def test_wrapped_content_is_read(self) -> None:
        inner = f"<w:hyperlink>{run('liên kết')}</w:hyperlink><w:fldSimple>{run(' trường')}</w:fldSimple>"
        layout = read(f"<w:sdt><w:sdtContent>{paragraph(inner)}</w:sdtContent></w:sdt>")
        assert texts(layout) == ["liên kết trường"]

    def test_tracked_insertions_stay_and_deletions_go(self) -> None:
        deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        moved = f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run(' dời')}</w:moveTo>"
        gone = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{deleted}</w:p>"
        layout = read(paragraph(run("Giữ"), deleted, f"<w:ins>{run(' mới')}</w:ins>", moved), gone)
        assert texts(layout) == ["Giữ mới dời"]

    def test_hidden_text_field_codes_and_text_boxes_stay_out(self) -> None:
        code = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>mã</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> kết quả</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        box = f"<w:r><w:pict><w:txbxContent>{paragraph('hộp')}</w:txbxContent></w:pict></w:r>"
        layout = read(paragraph(run("Thấy"), run("ẩn", "<w:vanish/>"), code, box))
        assert texts(layout) == ["Thấy kết quả"]

    def test_capitals_by_format_are_read_as_shown(self) -> None:
        assert only(read(paragraph(run("Kế hoạch", "<w:caps/>")))).text == "KẾ HOẠCH"

    def test_signs_of_symbol_fonts_keep_their_meaning(self) -> None:
        def sign(code: str) -> str:
            return f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>'

        layout = read(paragraph(sign("F0B7"), run(" Đạt "), sign("F0B3"), run(" 95%, "), sign("F0A3"), run(" 5 ngày")))
        assert texts(layout) == ["- Đạt ≥ 95%, ≤ 5 ngày"]

    def test_strict_variant_of_the_format_is_read(self) -> None:
        strict = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>A</w:t></w:r></w:p></w:body></w:document>'
        layout = read_layout(data=word_file(extra={"word/document.xml": strict}), name="a.docx")
        assert texts(layout) == ["A"]


class TestFormat:
    def test_weight_counts_where_the_whole_paragraph_has_it(self) -> None:
        layout = read(
            paragraph(run("KẾ", "<w:b/>"), run(" "), run("HOẠCH", "<w:b/><w:i/>")),
            paragraph(run("Điều 1.", "<w:b/>"), run(" Ban hành")),
            paragraph(run("Kèm theo", "<w:i/>")),
        )
        assert [(line.bold, line.italic) for line in layout.lines] == [(True, False), (False, False), (False, True)]

    def test_weight_and_place_come_from_styles_and_can_be_undone(self) -> None:
        sheet = styles(
            style("Goc", content='<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>'),
            style("Con", based_on="Goc"),
            style("Dam", kind="character", content="<w:rPr><w:b/></w:rPr>"),
        )
        con = '<w:pStyle w:val="Con"/>'
        layout = read(
            paragraph("Đậm", properties=con),
            paragraph(run("Thường", '<w:b w:val="0"/>'), properties=con + '<w:jc w:val="both"/>'),
            paragraph(run("Hai lần là thường", '<w:rStyle w:val="Dam"/>'), properties=con),
            styles=sheet,
        )
        assert [(line.bold, line.centred) for line in layout.lines] == [(True, True), (False, False), (False, True)]

    def test_headings_come_from_outline_levels_and_style_names(self) -> None:
        sheet = styles(
            style("u1", name="heading 1"),
            style("Muc", content='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
            style("Con", based_on="Muc"),
        )
        layout = read(
            paragraph("Theo tên", properties='<w:pStyle w:val="u1"/>'),
            paragraph("Theo kiểu", properties='<w:pStyle w:val="Con"/>'),
            paragraph("Tự mình", properties='<w:outlineLvl w:val="2"/>'),
            paragraph("Nội dung", properties='<w:pStyle w:val="Con"/><w:outlineLvl w:val="9"/>'),
            styles=sheet,
        )
        assert [line.heading for line in layout.lines] == [1, 2, 3, None]

    def test_a_ring_of_styles_ends(self) -> None:
        sheet = styles(style("A", based_on="B"), style("B", based_on="A"))
        assert only(read(paragraph("x", properties='<w:pStyle w:val="A"/>'), styles=sheet)).heading is None


class TestNumbers:
    def test_are_rendered_level_by_level_and_start_anew_under_a_new_parent(self) -> None:
        part = numbering(
            {1: [level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")]}
        )
        layout = read(
            numbered("Mục tiêu"),
            numbered("Chung", level=1),
            numbered("Cụ thể", level=1),
            numbered("Một", level=2),
            numbered("Hai", level=2),
            numbered("Nhiệm vụ"),
            numbered("Thể chế", level=1),
            numbering=part,
        )
        assert texts(layout) == [
            "I. Mục tiêu",
            "1. Chung",
            "2. Cụ thể",
            "a) Một",
            "b) Hai",
            "II. Nhiệm vụ",
            "1. Thể chế",
        ]

    def test_patterns_may_name_several_levels(self) -> None:
        part = numbering(
            {
                1: [
                    level(0, "upperRoman", "%1"),
                    level(1, "decimal", "%1.%2."),
                    level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
                ]
            }
        )
        layout = read(numbered("A"), numbered("B", level=1), numbered("C", level=2), numbering=part)
        assert texts(layout) == ["I A", "I.1. B", "1.1.1 C"]

    @pytest.mark.parametrize(
        ("style_name", "start", "label"),
        [
            ("decimal", 9, "9"),
            ("decimalZero", 9, "09"),
            ("lowerLetter", 26, "z"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 2, "B"),
            ("lowerRoman", 4, "iv"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("upperRoman", 1_000_000_000, "1000000000"),
            ("lowerLetter", 1_000_000_000, "1000000000"),
            ("hindiNumbers", 3, "3"),
        ],
    )
    def test_formats(self, style_name: str, start: int, label: str) -> None:
        part = numbering({1: [level(0, style_name, "%1.", start=start)]})
        assert only(read(numbered("x"), numbering=part)).text == f"{label}. x"

    @pytest.mark.parametrize(("sign", "shown"), [("-", "-"), ("+", "+"), ("\uf0b7", "-"), ("o", "-"), ("•", "-")])
    def test_bullets_are_dashes_unless_they_are_signs_that_people_write(self, sign: str, shown: str) -> None:
        part = numbering({1: [level(0, "bullet", sign)]})
        assert only(read(numbered("Báo cáo"), numbering=part)).text == f"{shown} Báo cáo"

    def test_lists_of_one_definition_go_on_unless_they_start_over(self) -> None:
        start_over = (
            '<w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        )
        part = numbering({7: [level(0, "decimal", "%1.")]}, {1: 7, 2: 7, 3: start_over})
        layout = read(
            numbered("a"), numbered("b", list_id=2), numbered("c", list_id=3), numbered("d", list_id=3), numbering=part
        )
        assert texts(layout) == ["1. a", "2. b", "1. c", "2. d"]

    def test_a_level_may_go_on_over_its_parents(self) -> None:
        part = numbering(
            {1: [level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')]}
        )
        layout = read(numbered("A"), numbered("a", level=1), numbered("B"), numbered("b", level=1), numbering=part)
        assert texts(layout) == ["I. A", "1. a", "II. B", "2. b"]

    def test_a_style_may_put_a_paragraph_into_a_list_and_tell_its_level(self) -> None:
        part = numbering(
            {1: [level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", more='<w:pStyle w:val="Muc"/>')]}
        )
        sheet = styles(style("Muc", content='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))
        in_style = '<w:pStyle w:val="Muc"/>'
        out = in_style + '<w:numPr><w:numId w:val="0"/></w:numPr>'
        layout = read(paragraph("A", properties=in_style), paragraph("B", properties=out), numbering=part, styles=sheet)
        assert texts(layout) == ["1. A", "B"]

    def test_a_definition_may_stand_behind_a_numbering_style(self) -> None:
        part = numbering({1: ['<w:numStyleLink w:val="DS"/>'], 2: [level(0, "decimal", "%1)")]}, {1: 1, 2: 2})
        sheet = styles(style("DS", kind="numbering", content='<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'))
        assert only(read(numbered("x"), numbering=part, styles=sheet)).text == "1) x"

    def test_a_number_stands_alone_in_an_empty_cell(self) -> None:
        part = numbering({1: [level(0, "decimal", "%1")]})
        layout = read(table([cell(numbered("")), "a"], [cell(numbered("")), "b"]), numbering=part)
        assert texts(layout) == ["1\ta", "2\tb"]


class TestTables:
    def test_merged_cells_have_spans_and_mark_where_they_go_on(self) -> None:
        layout = read(
            table(
                [cell("Đầu", properties='<w:gridSpan w:val="2"/>'), "c"],
                [cell("Dọc", properties='<w:vMerge w:val="restart"/>'), "e", "f"],
                [cell("thừa", properties="<w:vMerge/>"), "g", "h"],
            )
        )
        assert [line.cells for line in layout.lines] == [
            (Cell("Đầu", span=2), Cell("c")),
            (Cell("Dọc"), Cell("e"), Cell("f")),
            (Cell("", continues=True), Cell("g"), Cell("h")),
        ]

    def test_old_horizontal_merges_and_skipped_columns_count_as_spans(self) -> None:
        merged = [
            cell("a", properties='<w:hMerge w:val="restart"/>'),
            cell("", properties='<w:hMerge w:val="continue"/>'),
        ]
        layout = read(table(merged, ['<w:trPr><w:gridBefore w:val="1"/></w:trPr>', "b"]))
        assert [line.cells for line in layout.lines] == [(Cell("a", span=2),), (Cell(""), Cell("b"))]

    def test_paragraphs_of_a_cell_are_its_lines(self) -> None:
        (line,) = read(table([cell("- Kế hoạch;", "", "- Báo cáo"), "Quý I"])).lines
        assert line.cells[0].text == "- Kế hoạch;\n- Báo cáo"

    def test_a_table_inside_a_cell_is_flattened(self) -> None:
        (line,) = read(table([cell("Trước", table(["1", "2"], ["3", "4"]), "Sau"), "b"])).lines
        assert line.cells[0].text == "Trước\n1 2\n3 4\nSau"

    def test_weight_is_kept_by_cell_and_by_row(self) -> None:
        bold = cell(paragraph(run("A", "<w:b/>")))
        layout = read(table([bold, bold, ""], [bold, "b"]))
        assert [line.bold for line in layout.lines] == [True, False]
        assert [item.bold for item in layout.lines[1].cells] == [True, False]

    def test_deleted_rows_stay_out_and_wrapped_rows_and_cells_are_read(self) -> None:
        wrapped = f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
        wrapped = f"<w:sdt><w:sdtContent><w:tr>{wrapped}</w:tr></w:sdtContent></w:sdt>"
        body = table(["a"], ["<w:trPr><w:del/></w:trPr>", "xóa"]).replace("</w:tbl>", wrapped + "</w:tbl>")
        assert texts(read(body)) == ["a", "b"]

    def test_an_absurd_span_is_damage(self) -> None:
        with pytest.raises(UnreadableDocument) as caught:
            read(table([cell("a", properties='<w:gridSpan w:val="1000000000"/>')]))
        assert caught.value.problem is Problem.DAMAGED


class TestNotes:
    def test_follow_their_paragraph_with_their_number(self) -> None:
        layout = read(
            paragraph(run("Một"), footnote_reference(5), run(" xong")),
            paragraph(run("Hai"), footnote_reference(3)),
            footnotes=footnotes({3: "Ghi chú hai", 5: "Ghi chú một"}),
        )
        assert texts(layout) == ["Một xong", "[1] Ghi chú một", "Hai", "[2] Ghi chú hai"]

    def test_of_a_table_follow_the_table(self) -> None:
        layout = read(
            table([cell(paragraph(run("a"), footnote_reference(1))), "b"], ["c", "d"]),
            footnotes=footnotes({1: "Ghi chú"}),
        )
        assert texts(layout) == ["a\tb", "c\td", "[1] Ghi chú"]


class TestPages:
    BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"

    def pages(self, pages: int) -> list[int | None]:
        body = (
            paragraph("Một"),
            paragraph(run("Hai"), self.BREAK, run("tiếp")),
            paragraph(self.BREAK, run("Ba")),
            table([cell(paragraph(self.BREAK, run("a"))), cell(paragraph(self.BREAK, run("b")))]),
            paragraph("Cuối"),
        )
        app = f'<Properties xmlns="urn:x"><Pages>{pages}</Pages></Properties>'.encode()
        layout = read_layout(data=word_file(*body, extra={"docProps/app.xml": app}), name="a.docx")
        assert layout.pages == layout.lines[-1].page
        return [line.page for line in layout.lines]

    def test_are_told_where_word_drew_them_last(self) -> None:
        assert self.pages(4) == [1, 1, 3, 4, 4]

    def test_are_left_open_where_the_breaks_do_not_add_up(self) -> None:
        assert self.pages(9) == [None] * 5


class TestEmptiness:
    def test_a_file_without_text_is_empty(self) -> None:
        with pytest.raises(UnreadableDocument) as caught:
            read(paragraph(""))
        assert caught.value.problem is Problem.EMPTY

    def test_a_file_of_pictures_has_no_text(self) -> None:
        with pytest.raises(UnreadableDocument) as caught:
            read_layout(data=word_file(paragraph(""), extra={"word/media/a.png": b"\x89PNG"}), name="a.docx")
        assert caught.value.problem is Problem.PICTURES_IN_WORD
