"""Lines become paragraphs, marks span a tree, and a document falls into its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.intake.layout import Layout, Line, Place
from caicach.intake.recognise.outline import MarkKind, Outline, Paragraph, PartKind, TableBlock, build_outline
from tests.builders.layouts import printed_layout, text_outline, word_layout

PLAN = """
    KẾ HOẠCH
    Cải cách hành chính năm 2024

    I. MỤC TIÊU

    """


def body(text: str) -> list[str]:
    """The body's paragraphs with their paths, below a heading "I"."""
    outline = text_outline(PLAN + text)
    return [
        f"{step.node.path} {step.node.block.text}"
        for step in outline.walk(PartKind.BODY)
        if isinstance(step.node.block, Paragraph) and step.node.block.text != "MỤC TIÊU"
    ]


def kinds(outline: Outline) -> list[PartKind]:
    return [part.kind for part in outline.parts]


class TestJoining:
    def test_a_sentence_broken_over_lines_and_blank_lines_is_one_paragraph(self) -> None:
        assert body("""
    - Phân công người theo dõi,

    nhắc việc hằng tuần
    cho từng ban, ngành.
    """) == ["I Phân công người theo dõi, nhắc việc hằng tuần cho từng ban, ngành."]

    def test_a_word_left_hanging_takes_the_next_line_whatever_it_begins_with(self) -> None:
        assert body("""
    - Lưu trữ hồ sơ theo quy định tại

    Nghị định số 45/2020/NĐ-CP.
    """) == ["I Lưu trữ hồ sơ theo quy định tại Nghị định số 45/2020/NĐ-CP."]

    def test_a_heading_without_a_stop_does_not_swallow_what_follows(self) -> None:
        assert body("""
    2.1. Phòng Kinh tế huyện

    Theo dõi việc đầu tư.
    """) == ["I.2.1 Phòng Kinh tế huyện", "I.2.1 Theo dõi việc đầu tư."]

    def test_a_page_number_between_two_halves_is_set_apart(self) -> None:
        outline = text_outline(PLAN + "- Kiểm tra các thôn, tổ\n\n          12\n\ndân phố của phường.")

        assert [part.text for part in outline.apart] == ["12"]
        assert [p.text for p in outline.paragraphs(PartKind.BODY)][-1] == "Kiểm tra các thôn, tổ dân phố của phường."

    def test_a_footnote_of_two_lines_is_set_apart_and_the_sentence_goes_on_behind_it(self) -> None:
        outline = text_outline(
            PLAN
            + "- Kiện toàn tổ chức bộ máy¹ và\n\n¹ Nghị định số 108/2020/NĐ-CP của\nChính phủ.\n\ntinh giản biên chế."
        )

        assert [part.text for part in outline.apart] == ["¹ Nghị định số 108/2020/NĐ-CP của", "Chính phủ."]
        assert [p.text for p in outline.paragraphs(PartKind.BODY)][
            -1
        ] == "Kiện toàn tổ chức bộ máy¹ và tinh giản biên chế."

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("- Giai đoạn 2021", "- 2030 của xã."),
            ("- Thực hiện trước ngày", "3. của tháng."),
            ("- Rà soát danh mục (đợt thứ", "3) của tỉnh."),
            ("- Rà soát danh mục năm 2023", "(đợt hai) của tỉnh."),
        ],
    )
    def test_a_line_may_begin_like_an_item_and_be_none(self, first: str, second: str) -> None:
        assert body(f"\n    {first}\n    {second}\n    ") == [f"I {first.removeprefix('- ')} {second}"]

    def test_a_sentence_may_end_where_a_full_line_does(self) -> None:
        layout = printed_layout(
            """KẾ HOẠCH
            Cải cách hành chính năm 2024
            I. MỤC TIÊU
            1. Xây dựng chuyên trang hỏi đáp về thủ tục cho người cao tuổi. Bố trí người trực điện thoại.
            2. Rà soát.
            Đồng thời lập dự toán.""",
            width=63,
        )

        texts = [paragraph.text for paragraph in build_outline(layout).paragraphs(PartKind.BODY)]

        assert layout.lines[3].text.endswith("cao tuổi.")
        assert texts[1:] == [
            "Xây dựng chuyên trang hỏi đáp về thủ tục cho người cao tuổi. Bố trí người trực điện thoại.",
            "Rà soát.",
            "Đồng thời lập dự toán.",
        ]

    def test_places_point_at_the_lines_behind_any_words_of_a_paragraph(self) -> None:
        outline = text_outline(PLAN + "- Nâng cao chất lượng phục vụ,\n\nbảo đảm đúng hạn.")
        paragraph = list(outline.paragraphs(PartKind.BODY))[-1]
        first, second = paragraph.places

        assert paragraph.places_of(0, 5) == (first,)
        start = paragraph.text.index("đúng hạn")
        assert paragraph.places_of(start, start + 8) == (second,)
        assert paragraph.places_of(0, len(paragraph.text)) == (first, second)

    @given(st.lists(st.text(alphabet="aáAÁ1. -)(IVX\t", max_size=12), max_size=30))
    def test_no_line_is_lost(self, texts: list[str]) -> None:
        layout = Layout(kind="text", lines=tuple(Line(number=i, text=t) for i, t in enumerate(texts, start=1)))

        outline = build_outline(layout)
        kept = {place.line for paragraph in (*outline.paragraphs(), *outline.apart) for place in paragraph.places}

        assert kept == {line.number for line in layout.lines if line.text.strip()}


class TestMarks:
    def test_numbers_letters_and_dashes_nest_and_make_paths(self) -> None:
        assert body("""
    3. Về hồ sơ
    3.1. Tỷ lệ đúng hạn
    a) Cấp huyện
    - Đất đai
    + Đầu tư
    đ) Cấp xã
    3.2 Tỷ lệ trễ hạn
    """) == [
            "I.3 Về hồ sơ",
            "I.3.1 Tỷ lệ đúng hạn",
            "I.3.1.a Cấp huyện",
            "I.3.1.a Đất đai",
            "I.3.1.a Đầu tư",
            "I.3.1.đ Cấp xã",
            "I.3.2 Tỷ lệ trễ hạn",
        ]

    @pytest.mark.parametrize("words", ["Đẩy mạnh", "Ứng dụng", "Ổn định", "Ưu tiên", "“Một cửa”"])
    def test_a_dotted_number_needs_no_stop_before_any_capital(self, words: str) -> None:
        assert body(f"\n    3.1 {words}\n    ") == [f"I.3.1 {words}"]

    def test_a_list_letter_is_no_roman_number(self) -> None:
        outline = text_outline(PLAN + "1. Nội dung\nh) Mục h\ni) Mục i\nV. TỔ CHỨC THỰC HIỆN\n1. Văn phòng")

        found = [(p.mark, p.kind) for p in outline.paragraphs(PartKind.BODY) if p.mark in ("i", "V")]

        assert found == [("i", MarkKind.LETTER), ("V", MarkKind.ROMAN)]

    def test_a_dash_that_a_converter_put_before_a_letter_is_dropped(self) -> None:
        assert body("\n    1. Nội dung\n    - h) Tổ chức triển khai.\n    ")[-1] == "I.1.h Tổ chức triển khai."

    def test_the_number_of_a_decision_is_no_mark(self) -> None:
        assert body("\n    - Thực hiện Quyết định số\n    12/QĐ-UBND của huyện.\n    ") == [
            "I Thực hiện Quyết định số 12/QĐ-UBND của huyện."
        ]

    def test_parts_in_capitals_stand_above_roman_numbers(self) -> None:
        outline = text_outline("KẾ HOẠCH\nCải cách hành chính\n\nPHẦN II\nNHIỆM VỤ\nI. Thể chế\n1. Rà soát")

        last = list(outline.walk(PartKind.BODY))[-1]

        assert last.node.path == "II.I.1"
        assert [above.text for above in last.trail] == ["NHIỆM VỤ", "Thể chế"]


class TestParts:
    DECISION = """
    ỦY BAN NHÂN DÂN
    XÃ ĐỒNG MÂY

    Số: 12/QĐ-UBND

    QUYẾT ĐỊNH
    Ban hành Kế hoạch cải cách hành chính năm 2024

    CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY

    Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;

    QUYẾT ĐỊNH:

    Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.

    Nơi nhận:
    - Như Điều 1;
    - Lưu: VT.

    CHỦ TỊCH

    Lê Thị Mây

    KẾ HOẠCH
    Thực hiện công tác cải cách hành chính năm 2024
    (Ban hành kèm theo Quyết định số 12/QĐ-UBND
    ngày 05/01/2024)

    Thực hiện Quyết định số 45/QĐ-UBND ngày 02/01/2024, UBND xã ban hành Kế hoạch như sau:

    I. MỤC TIÊU

    1. Nâng cao chất lượng.

    ỦY BAN NHÂN DÂN
    XÃ ĐỒNG MÂY

    PHỤ LỤC
    NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH

    STT\tNhiệm vụ\tChủ trì
    1 Thể chế
    1.1\tRà soát\tTư pháp

    STT\tNhiệm vụ\tChủ trì
    1.2\tKiểm tra\tTư pháp
    """

    def test_a_decision_with_its_plan_falls_into_all_its_parts(self) -> None:
        assert kinds(text_outline(self.DECISION)) == [
            PartKind.LETTERHEAD,
            PartKind.DECISION_TITLE,
            PartKind.PREAMBLE,
            PartKind.ARTICLES,
            PartKind.RECIPIENTS,
            PartKind.SIGNATURE,
            PartKind.PLAN_TITLE,
            PartKind.PLAN_PREAMBLE,
            PartKind.BODY,
            PartKind.LETTERHEAD,
            PartKind.APPENDIX,
        ]

    def test_a_table_torn_by_a_page_is_one_with_the_line_between_its_rows(self) -> None:
        outline = text_outline(self.DECISION)

        tables = [step for step in outline.walk(PartKind.APPENDIX) if isinstance(step.node.block, TableBlock)]

        assert len(tables) == 1
        assert tables[0].node.path == "Phụ lục"
        assert [line.text.split("\t")[0] for line in tables[0].node.block.lines] == [
            "STT",
            "1 Thể chế",
            "1.1",
            "STT",
            "1.2",
        ]

    def test_each_appendix_is_a_part_with_its_printed_name(self) -> None:
        outline = text_outline(
            "KẾ HOẠCH\nCải cách hành chính\n\nI. NHIỆM VỤ\n1. Việc\n\nPHỤ LỤC I\nA\n1. Một\n\nPHỤ LỤC II\nB\n1. Hai"
        )

        paths = [step.node.path for step in outline.walk(PartKind.APPENDIX) if step.node.block.text in ("Một", "Hai")]

        assert paths == ["Phụ lục I 1", "Phụ lục II 1"]

    def test_the_frames_of_a_word_file_are_read_column_by_column_and_keep_their_cells(self) -> None:
        outline = build_outline(
            word_layout(
                [
                    ("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MÂY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
                    ("Số: 08/KH-UBND", "Đồng Mây, ngày 05 tháng 02 năm 2025"),
                ],
                "**KẾ HOẠCH**",
                "**Cải cách hành chính năm 2025**",
                "I. MỤC TIÊU",
                "- Nâng cao chất lượng.",
                [("Nơi nhận:\n- UBND huyện;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thị Mây")],
            )
        )

        letterhead = list(outline.paragraphs(PartKind.LETTERHEAD))

        assert [p.text for p in letterhead][:3] == ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG MÂY", "Số: 08/KH-UBND"]
        assert letterhead[-1].places == (Place(line=2, cell=1),)
        assert [p.text for p in outline.paragraphs(PartKind.SIGNATURE)][-1] == "Lê Thị Mây"
