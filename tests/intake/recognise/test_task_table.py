"""Tables of tasks: torn, merged, shifted, without numbers, without groups."""

from collections.abc import Sequence

import pytest

from caicach.intake.draft import Found, Task
from caicach.intake.layout import Cell, Place
from caicach.intake.recognise.tables import read_tables
from caicach.intake.recognise.task_table import is_task_table, read_task_table
from caicach.values import period as periods
from caicach.values.choices import Domain
from caicach.values.deadline import InPeriod
from tests.builders.tables import BELOW, across, table_layout

YEAR = 2026
HEADING = ["TT", "Nội dung công việc", "Kết quả", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]


def tasks(*pages: Sequence[Sequence[str | Cell] | str]) -> list[Task]:
    found = read_tables(table_layout(*pages).lines[1:])
    return [task for table in found if is_task_table(table) for task in read_task_table(table, year=YEAR)]


def values(found: Sequence[Found[str]]) -> list[str]:
    return [item.value for item in found]


def titles(found: Sequence[Task]) -> list[str]:
    return [task.title.value for task in found]


def domains(found: Sequence[Task]) -> list[Domain | None]:
    return [task.domain.value if task.domain else None for task in found]


class TestRows:
    def test_a_row_gives_every_field_with_the_cell_it_was_read_from(self) -> None:
        (task,) = tasks(
            [HEADING, ["3.", "Lập sổ trực", "- Sổ trực\n- Báo cáo", "Phòng A", "Công an xã; các thôn", "Quý II"]]
        )

        assert task.number is not None
        assert task.number.value == "3"
        assert task.title == Found("Lập sổ trực", (Place(3, 1),), 0.95)
        assert values(task.deliverables) == ["Sổ trực", "Báo cáo"]
        assert values(task.leads) == ["Phòng A"]
        assert task.coordinators[1] == Found("các thôn", (Place(3, 4),), 0.95)
        assert [item.value for item in task.deadlines] == [InPeriod(periods.quarter(YEAR, 2))]
        assert task.origin == "table"

    def test_the_number_may_open_the_title(self) -> None:
        found = tasks(
            [HEADING[1:], ["2.1. Lập sổ", "Sổ", "Phòng A", "", "Quý I"], ["2.2 Ghi sổ", "Sổ", "Phòng A", "", "Quý II"]]
        )

        assert titles(found) == ["Lập sổ", "Ghi sổ"]
        assert [task.number.value for task in found if task.number] == ["2.1", "2.2"]

    def test_a_number_in_a_row_of_its_own_belongs_to_the_next(self) -> None:
        (task,) = tasks([HEADING, ["7", "", "", "", "", ""], ["", "Lập sổ", "Sổ", "Phòng A", "", "Quý I"]])

        assert task.number is not None
        assert task.number.value == "7"

    def test_rows_without_any_number_begin_with_a_capital(self) -> None:
        found = tasks(
            [HEADING[1:], ["Lập sổ", "Sổ", "Phòng A", "", "Quý I"], ["Ghi sổ", "Sổ", "Phòng B", "", "Quý II"]]
        )

        assert titles(found) == ["Lập sổ", "Ghi sổ"]

    def test_totals_are_no_tasks(self) -> None:
        found = tasks(
            [
                ["Nhiệm vụ", "Chủ trì", "Kinh phí (triệu đồng)"],
                ["Lập sổ", "Phòng A", "3"],
                ["Tổng cộng", "", "3"],
            ]
        )

        assert titles(found) == ["Lập sổ"]

    def test_labels_inside_a_cell_go_to_their_fields(self) -> None:
        (task,) = tasks(
            [
                ["TT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Tiến độ"],
                ["1", "Lập sổ", "Chủ trì: Phòng A\nPhối hợp: các thôn", "Quý I"],
            ]
        )

        assert values(task.leads) == ["Phòng A"]
        assert values(task.coordinators) == ["các thôn"]

    def test_a_label_that_says_what_its_column_says_is_left_out(self) -> None:
        (task,) = tasks([["Nhiệm vụ", "Phân công thực hiện", "Tiến độ"], ["Lập sổ", "Chủ trì: Phòng A", "Quý I"]])

        assert values(task.leads) == ["Phòng A"]

    def test_a_note_between_rows_is_no_part_of_a_task(self) -> None:
        found = tasks([HEADING, ["1", "Lập sổ", "Sổ", "Phòng A", "", "Quý I"], "Ghi chú của người đánh máy"])

        assert titles(found) == ["Lập sổ"]

    def test_a_row_without_a_number_among_numbered_ones_is_a_task_where_no_page_ended(self) -> None:
        found = tasks(
            [
                HEADING,
                ["1", "Lập sổ", "Sổ", "Phòng A", "", "Quý I"],
                ["", "- Ghi sổ hằng ngày", "Sổ", "Phòng B", "", "Quý II"],
                ["2", "Khóa sổ", "Sổ", "Phòng A", "", "Quý IV"],
            ]
        )

        assert titles(found) == ["Lập sổ", "Ghi sổ hằng ngày", "Khóa sổ"]


class TestGroups:
    def test_a_group_sets_the_field_for_what_follows(self) -> None:
        found = tasks(
            [
                HEADING,
                ["I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""],
                ["1", "Lập sổ", "Sổ", "Phòng A", "", "Quý I"],
                [across("II. Cải cách tài chính công", span=6)],
                ["2", "Ghi sổ", "Sổ", "Phòng A", "", "Quý I"],
                "3. Hiện đại hóa hành chính",
                ["3", "Khóa sổ", "Sổ", "Phòng A", "", "Quý I"],
            ]
        )

        assert domains(found) == [Domain.INSTITUTIONS, Domain.PUBLIC_FINANCE, Domain.DIGITAL_GOVERNMENT]
        assert [task.domain_title.value for task in found if task.domain_title] == [
            "CẢI CÁCH THỂ CHẾ",
            "Cải cách tài chính công",
            "Hiện đại hóa hành chính",
        ]

    def test_a_group_may_stand_in_a_column_for_something_else(self) -> None:
        found = tasks(
            [
                ["Tiến độ", "Hoạt động", "Phụ trách"],
                ["Cải cách công vụ", "", ""],
                ["Quý I", "Lập sổ", "Phòng A"],
                ["Quý II", "Ghi sổ", "Phòng A"],
            ]
        )

        assert domains(found) == [Domain.CIVIL_SERVICE] * 2
        assert len(found[0].deadlines) == 1

    def test_a_group_that_names_no_field_leaves_it_as_it_is(self) -> None:
        found = tasks(
            [
                HEADING,
                ["I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""],
                ["", "NHIỆM VỤ TRỌNG TÂM", "", "", "", ""],
                ["1", "Lập sổ", "Sổ", "Phòng A", "", "Quý I"],
            ]
        )

        assert domains(found) == [Domain.INSTITUTIONS]

    def test_a_merged_column_of_fields_holds_for_all_its_rows(self) -> None:
        found = tasks(
            [
                ["Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
                ["Tổ chức bộ máy", "Lập sổ", "Phòng A", "Quý I"],
                [BELOW, "Ghi sổ", BELOW, "Quý II"],
            ]
        )

        assert domains(found) == [Domain.ORGANIZATION] * 2
        assert found[1].leads[0].value == "Phòng A"
        assert found[1].leads[0].places == (Place(3, 2),)
        assert found[1].leads[0].confidence < found[0].leads[0].confidence

    def test_without_groups_the_field_is_a_guess_from_the_task(self) -> None:
        (task,) = tasks([HEADING, ["1", "Công khai dự toán kinh phí", "Sổ", "Phòng A", "", "Quý I"]])

        assert task.domain == Found(Domain.PUBLIC_FINANCE, (), 0.5)
        assert task.domain_title is None

    def test_a_field_with_the_sum_of_its_rows_is_a_group(self) -> None:
        found = tasks(
            [
                ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí (triệu đồng)"],
                ["I", "CẢI CÁCH THỂ CHẾ", "", "", "12"],
                ["1", "Lập sổ", "Phòng A", "Quý I", "5"],
                ["II", "Chế độ công vụ", "", "", "0"],
                ["1", "Ghi sổ", "Phòng A", "Quý I", "0"],
                ["III", "Lập danh sách", "", "", "7"],
            ]
        )

        assert titles(found) == ["Lập sổ", "Ghi sổ", "Lập danh sách"]
        assert domains(found)[:2] == [Domain.INSTITUTIONS, Domain.CIVIL_SERVICE]


class TestTears:
    def test_a_row_torn_over_three_pages_is_joined_cell_by_cell(self) -> None:
        (first, second) = tasks(
            [HEADING, ["1", "Lập sổ trực và sổ", "- Sổ trực;", "Phòng A", "Văn phòng HĐND và", "Trong"]],
            [HEADING, ["", "bàn giao của các", "- Biên bản bàn", "", "UBND xã; Công", "năm"]],
            [HEADING, ["", "thôn", "giao", "", "an xã", "2026"], ["2", "Ghi sổ", "Sổ", "Phòng B", "", "Quý I"]],
        )

        assert first.title.value == "Lập sổ trực và sổ bàn giao của các thôn"
        assert first.title.places == (Place(3, 1), Place(5, 1), Place(7, 1))
        assert values(first.deliverables) == ["Sổ trực", "Biên bản bàn giao"]
        assert values(first.coordinators) == ["Văn phòng HĐND và UBND xã", "Công an xã"]
        assert [item.value for item in first.deadlines] == [InPeriod(periods.year(YEAR))]
        assert first.title.confidence < second.title.confidence

    def test_a_fragment_goes_to_the_neighbour_whose_words_are_left_hanging(self) -> None:
        (task,) = tasks(
            [HEADING, ["1", "Lập sổ trực", "Sổ trực", "Phòng A", "Phòng B;", "Quý I"]],
            [HEADING, ["", "", "", "Công an xã", "", ""]],
        )

        assert values(task.leads) == ["Phòng A"]
        assert values(task.coordinators) == ["Phòng B", "Công an xã"]
        assert task.coordinators[1].confidence < 0.95

    def test_the_worked_example_comes_out_as_written(self) -> None:
        (task,) = tasks(
            [HEADING, ["4", "Sơn lại phòng", "- Dự toán", "Văn phòng", "Phòng A;", "Quý I lập"]],
            [HEADING, ["", "tiếp công dân", "", "Công an xã", "", "dự toán"]],
        )

        assert task.title == Found("Sơn lại phòng tiếp công dân", (Place(3, 1), Place(5, 1)), 0.855)
        assert values(task.deliverables) == ["Dự toán"]
        assert values(task.leads) == ["Văn phòng"]
        assert task.coordinators[1] == Found("Công an xã", (Place(5, 3),), 0.57)
        assert [item.value for item in task.deadlines] == [InPeriod(periods.quarter(YEAR, 1), of="lập dự toán")]

    def test_a_fragment_in_mid_name_goes_back_to_the_name(self) -> None:
        (task,) = tasks(
            [HEADING, ["1", "Lập sổ trực", "Sổ trực", "Thủ trưởng đơn vị; Chủ tịch UBND", "", "Quý I"]],
            [HEADING, ["", "", "xã, phường", "", "", ""]],
        )

        assert values(task.deliverables) == ["Sổ trực"]
        assert values(task.leads) == ["Thủ trưởng đơn vị", "Chủ tịch UBND xã, phường"]

    @pytest.mark.parametrize(("second", "leads"), [(BELOW, ["Phòng A"]), ("", [])])
    def test_a_lead_merged_downward_reaches_over_the_end_of_its_page(
        self, second: str | Cell, leads: list[str]
    ) -> None:
        found = tasks(
            [
                HEADING,
                ["1", "Lập sổ", "Sổ", "Phòng A", "", "Quý I"],
                ["2", "Ghi sổ", "Sổ", second, "", "Quý I"],
                ["3", "Xem sổ", "Sổ", "Phòng A", "", "Quý I"],
            ],
            [HEADING, ["4", "Khóa sổ", "Sổ", "", "", "Quý I"]],
        )

        assert values(found[-1].leads) == leads
        assert all(lead.confidence < found[0].leads[0].confidence for lead in found[-1].leads)


class TestShiftedCells:
    def test_cells_pushed_one_column_on_come_back(self) -> None:
        (task,) = tasks([HEADING, ["1", "Lập sổ", "", "- Quyết định; - Kế hoạch", "Phòng A; Công an xã", "Các thôn"]])

        assert values(task.deliverables) == ["Quyết định", "Kế hoạch"]
        assert values(task.leads) == ["Phòng A", "Công an xã"]
        assert values(task.coordinators) == ["Các thôn"]
        assert task.deadline_text is None
        assert task.leads[0].confidence < 0.95

    def test_a_row_that_lost_its_number_moves_back(self) -> None:
        found = tasks(
            [
                HEADING,
                ["1", "Lập sổ trực cơ quan hằng ngày", "Báo cáo", "Phòng A", "Các thôn", "Quý I"],
                ["Ghi sổ trực cơ quan hằng ngày", "Báo cáo", "Phòng B", "Công an xã", "Quý II", ""],
            ]
        )

        assert titles(found) == ["Lập sổ trực cơ quan hằng ngày", "Ghi sổ trực cơ quan hằng ngày"]
        assert values(found[1].leads) == ["Phòng B"]
        assert [item.value for item in found[1].deadlines] == [InPeriod(periods.quarter(YEAR, 2))]

    def test_leads_that_ran_into_the_products_are_taken_out(self) -> None:
        (task,) = tasks(
            [
                HEADING,
                [
                    "1",
                    "Viết tin",
                    "Bài viết - Chánh Văn phòng HĐND và UBND; - Trưởng phòng Kinh tế;",
                    "- Chánh Văn phòng UBND",
                    "",
                    "Quý I",
                ],
            ]
        )

        assert values(task.deliverables) == ["Bài viết"]
        assert values(task.leads) == ["Chánh Văn phòng HĐND và UBND", "Trưởng phòng Kinh tế"]

    def test_an_odd_cell_alone_moves_nothing(self) -> None:
        (task,) = tasks([HEADING, ["1", "Lập sổ", "Bộ phận Một cửa được sơn lại", "Phòng A", "", "Quý I"]])

        assert values(task.deliverables) == ["Bộ phận Một cửa được sơn lại"]
        assert values(task.leads) == ["Phòng A"]

    def test_a_time_column_without_any_time_promises_nothing(self) -> None:
        (task,) = tasks([["Nhiệm vụ", "Thời gian"], ["Lập sổ", "Các thôn"]])

        assert task.deadlines == ()
        assert task.deadline_text is not None


class TestMoney:
    @pytest.mark.parametrize(
        ("heading", "cell", "amount"),
        [
            ("Kinh phí (triệu đồng)", "5", 5_000_000),
            ("Kinh phí (triệu đồng)", "12,5", 12_500_000),
            ("Kinh phí (triệu đồng)", "1.200", 1_200_000_000),
            ("Kinh phí (triệu đồng)", "0", 0),
            ("Dự toán (nghìn đồng)", "15.000", 15_000_000),
            ("Kinh phí (đồng)", "150.000.000", 150_000_000),
            ("Kinh phí (đồng)", "3 triệu đồng", 3_000_000),
            ("Kinh phí", "7", 7_000_000),
            ("Kinh phí", "7.000.000", 7_000_000),
        ],
    )
    def test_an_amount_is_whole_dong_in_the_unit_of_its_column(self, heading: str, cell: str, amount: int) -> None:
        (task,) = tasks([["Nhiệm vụ", "Chủ trì", heading], ["Lập sổ", "Phòng A", cell]])

        assert task.budget_vnd is not None
        assert task.budget_vnd.value == amount

    @pytest.mark.parametrize("cell", ["", "-", "Ngân sách xã"])
    def test_a_blank_is_no_amount(self, cell: str) -> None:
        (task,) = tasks([["Nhiệm vụ", "Chủ trì", "Kinh phí (triệu đồng)"], ["Lập sổ", "Phòng A", cell]])

        assert task.budget_vnd is None

    def test_a_unit_that_nobody_names_is_less_sure(self) -> None:
        (named,) = tasks([["Nhiệm vụ", "Chủ trì", "Kinh phí (triệu đồng)"], ["Lập sổ", "Phòng A", "7"]])
        (unnamed,) = tasks([["Nhiệm vụ", "Chủ trì", "Kinh phí"], ["Lập sổ", "Phòng A", "7"]])

        assert named.budget_vnd is not None
        assert unnamed.budget_vnd is not None
        assert unnamed.budget_vnd.confidence < named.budget_vnd.confidence
