"""Which sentences of body and tables are targets, and where they stand."""

from caicach.intake.draft import Found, Target, Task
from caicach.intake.layout import Layout, Place
from caicach.intake.recognise.outline import build_outline
from caicach.intake.recognise.targets import recognise_targets
from caicach.values.measure import short
from tests.builders.layouts import text_layout, word_layout

OPENING = """
    KẾ HOẠCH
    Cải cách hành chính năm 2024

    """


def targets(text: str | Layout, *tasks: Task) -> list[Target]:
    layout = text if isinstance(text, Layout) else text_layout(OPENING + text)
    return list(recognise_targets(build_outline(layout), tasks=tasks, year=2024))


def said(found: list[Target]) -> list[tuple[str | None, str, list[str]]]:
    return [
        (
            target.section,
            target.text.value,
            [f"{m.value.comparator}{m.value.value}{m.value.unit}" for m in target.measures],
        )
        for target in found
    ]


def test_each_sentence_with_a_number_is_a_target_of_its_section() -> None:
    found = targets("""
    II. CHỈ TIÊU
    1. Về hồ sơ
    1.1. Trên 97% hồ sơ được trả đúng hẹn. Riêng lĩnh vực đất đai đạt tối thiểu 92%.
    1.2. Rà soát thủ tục.
    2. Về phục vụ
    a) Ghi nhận ý kiến của 100% người đến làm thủ tục.
    - Thời gian chờ không quá 15 phút.
    """)

    assert said(found) == [
        ("II.1.1", "Trên 97% hồ sơ được trả đúng hẹn.", [">97%"]),
        ("II.1.1", "Riêng lĩnh vực đất đai đạt tối thiểu 92%.", [">=92%"]),
        ("II.2.a", "Ghi nhận ý kiến của 100% người đến làm thủ tục.", ["=100%"]),
        ("II.2.a", "Thời gian chờ không quá 15 phút.", ["<=15phút"]),
    ]


def test_a_label_before_the_sentence_is_dropped() -> None:
    (target,) = targets("I. NHIỆM VỤ\n1. Thể chế\na) Soạn thảo\n- Sản phẩm: 100% văn bản đúng thẩm quyền.\n")

    assert target.text.value == "100% văn bản đúng thẩm quyền."


def test_numbers_of_what_was_reached_or_missed_are_no_targets() -> None:
    found = targets("""
    I. NHIỆM VỤ
    1. Thể chế
    1.1. Tồn tại, hạn chế
    - Tỷ lệ hồ sơ trực tuyến đạt 20%.
    1.2. Giải pháp
    - Tỷ lệ hồ sơ trực tuyến đạt 40%.
    """)

    assert said(found) == [("I.1.2", "Tỷ lệ hồ sơ trực tuyến đạt 40%.", ["=40%"])]


def test_remedies_under_a_heading_that_names_losses_too_are_targets() -> None:
    found = targets("""
    I. NHỮNG TỒN TẠI, HẠN CHẾ VÀ NHIỆM VỤ, GIẢI PHÁP
    1. Cải cách thủ tục hành chính

    Những nội dung bị trừ điểm:

    - Tỷ lệ hồ sơ trực tuyến đạt 20%.

    Nhiệm vụ, giải pháp:

    - Tỷ lệ hồ sơ trực tuyến đạt 40%.
    """)

    assert [target.text.value for target in found] == ["Tỷ lệ hồ sơ trực tuyến đạt 40%."]


def test_preamble_and_signature_set_no_targets() -> None:
    assert targets("Thực hiện chỉ tiêu 100% của huyện, xã ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n1. Một\n") == []


class TestTables:
    TABLE = word_layout(
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2024",
        "I. NHIỆM VỤ",
        "1. Theo Phụ lục.",
        "PHỤ LỤC",
        [
            ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"),
            ("1.1", "Trả đúng hẹn từ 97% hồ sơ trở lên", "Báo cáo; 100% phiếu xin lỗi", "Văn phòng", "Quý I"),
        ],
    )
    TASK = Task(
        title=Found("Trả đúng hẹn từ 97% hồ sơ trở lên", (Place(7, 1),), 0.9),
        number=Found("1.1", (Place(7, 0),), 0.9),
        deliverables=(Found("Báo cáo", (Place(7, 2),), 0.9), Found("100% phiếu xin lỗi", (Place(7, 2),), 0.9)),
    )

    def test_a_task_row_is_read_through_its_task(self) -> None:
        found = targets(self.TABLE, self.TASK)

        assert said(found) == [
            ("Phụ lục 1.1", "Trả đúng hẹn từ 97% hồ sơ trở lên", [">=97%"]),
            ("Phụ lục 1.1", "100% phiếu xin lỗi", ["=100%"]),
        ]
        assert [target.text.places for target in found] == [(Place(7, 1),), (Place(7, 2),)]

    def test_a_row_that_no_task_was_read_from_is_not_lost_but_less_sure(self) -> None:
        alone, through_task = targets(self.TABLE), targets(self.TABLE, self.TASK)

        assert [target.section for target in alone] == ["Phụ lục 1.1", "Phụ lục 1.1"]
        assert alone[0].text.confidence < through_task[0].text.confidence

    def test_a_task_of_the_body_is_not_counted_twice(self) -> None:
        task = Task(title=Found("Trả đúng hẹn 97% hồ sơ", (Place(6),), 0.9), origin="body")

        found = targets("I. NHIỆM VỤ\n\n    a) Trả đúng hẹn 97% hồ sơ.\n", task)

        assert len(found) == 1

    def test_a_table_of_targets_is_read_by_its_columns(self) -> None:
        found = targets(
            word_layout(
                "KẾ HOẠCH",
                "Cải cách hành chính năm 2024",
                "I. CHỈ TIÊU",
                [
                    ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2024"),
                    ("1", "Hồ sơ đúng hẹn", "%", "≥ 97"),
                    ("2", "Bài đăng về cải cách", "bài", "Trên 24"),
                    ("3", "Xếp loại", "", "Tốt"),
                ],
            )
        )

        assert said(found) == [
            ("I.1", "Hồ sơ đúng hẹn", [">=97%"]),
            ("I.2", "Bài đăng về cải cách", [">24bài"]),
        ]
        assert found[0].measures[0].places == (Place(5, 3),)


def test_two_bounds_in_a_cell_are_two_measures() -> None:
    found = targets(
        word_layout(
            "KẾ HOẠCH",
            "Cải cách hành chính năm 2024",
            "I. CHỈ TIÊU",
            [("TT", "Chỉ tiêu", "Đơn vị tính", "Mức phấn đấu"), ("1", "Số phiếu khảo sát", "phiếu", "40 - 45")],
        )
    )

    assert said(found) == [("I.1", "Số phiếu khảo sát", [">=40phiếu", "<=45phiếu"])]


def test_a_section_on_an_earlier_year_holds_no_targets() -> None:
    found = targets("""
    I. CÔNG TÁC CẢI CÁCH NĂM 2023
    1. Đơn trả đúng hẹn 91%.
    II. CHỈ TIÊU
    1. Đơn trả đúng hẹn 96%.
    """)

    assert said(found) == [("II.1", "Đơn trả đúng hẹn 96%.", ["=96%"])]


class TestGoalCells:
    """What a table of targets says in the column of goals."""

    @staticmethod
    def read(*goals: str, unit: str | None = None, heading: str = "Kế hoạch năm 2024") -> list[list[str]]:
        head = ("TT", "Chỉ tiêu", "ĐVT", heading) if unit is not None else ("TT", "Chỉ tiêu", heading)
        rows = [
            (str(number), f"Chỉ tiêu số {chr(96 + number)}", *([unit] if unit is not None else []), goal)
            for number, goal in enumerate(goals, start=1)
        ]
        table = [head, *rows]
        found = targets(word_layout("KẾ HOẠCH", "Cải cách hành chính năm 2024", "I. CHỈ TIÊU", table))
        return [[short(measure.value) for measure in target.measures] for target in found]

    def test_words_of_measure_stand_in_the_cell(self) -> None:
        assert self.read("Từ 95% trở lên", "Dưới 2%", "25% - 35%", "Không quá 10 phút", "≥ 90%") == [
            ["≥ 95 %"],
            ["< 2 %"],
            ["≥ 25 %", "≤ 35 %"],
            ["≤ 10 phút"],
            ["≥ 90 %"],
        ]

    def test_a_number_with_its_thing_is_one_that_is_to_be_reached(self) -> None:
        assert self.read("04 cuộc", "02 bài/tháng", "Tối thiểu 03 sáng kiến") == [
            ["= 4 cuộc"],
            ["= 2 bài/tháng"],
            ["≥ 3 sáng kiến"],
        ]

    def test_a_goal_against_last_year_is_one_too(self) -> None:
        assert self.read("Tăng 5% so với năm 2023", "Không thấp hơn năm 2023", "Hoàn thành") == [
            ["= tăng 5 % so với năm 2023"],
            ["≥ so với năm 2023"],
        ]

    def test_of_two_years_the_plans_own_is_taken(self) -> None:
        table = [("TT", "Chỉ tiêu", "ĐVT", "Năm 2024", "Năm 2025"), ("1", "Hồ sơ qua mạng", "%", "60", "80")]
        (found,) = targets(word_layout("KẾ HOẠCH", "Cải cách hành chính năm 2024", "I. CHỈ TIÊU", table))

        assert [short(measure.value) for measure in found.measures] == ["= 60 %"]
