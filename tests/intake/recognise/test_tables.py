"""Rows become tables with columns that mean something."""

from collections.abc import Sequence

from caicach.intake.layout import Cell, Place
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.tables import Table, read_tables
from tests.builders.tables import BELOW, across, table_layout

HEADING = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]


def tables(*pages: Sequence[Sequence[str | Cell] | str]) -> tuple[Table, ...]:
    return read_tables(table_layout(*pages).lines[1:])


def roles(table: Table) -> list[Role | None]:
    return [column.role for column in table.columns]


def words(table: Table) -> list[list[str]]:
    return [[cell.words.flowing for cell in row.cells] for row in table.rows]


def test_columns_are_known_by_their_titles_in_any_order() -> None:
    (table,) = tables([["Thời hạn", "Kết quả", "Hoạt động", "Bộ phận thực hiện"], ["Quý I", "Sổ", "Lập sổ", "Phòng A"]])

    assert roles(table) == [Role.DEADLINE, Role.DELIVERABLE, Role.TASK, Role.LEAD]


def test_the_most_precise_of_two_columns_of_work_holds_the_tasks() -> None:
    (table,) = tables([["Nội dung", "Nhiệm vụ cụ thể", "Chủ trì"], ["Thể chế", "Rà soát", "Phòng A"]])

    assert roles(table) == [Role.DOMAIN, Role.TASK, Role.LEAD]


def test_a_heading_of_two_rows_tells_shared_columns_apart() -> None:
    (table,) = tables(
        [
            ["TT", "Nhiệm vụ", across("Cơ quan thực hiện", span=2), "Thời gian"],
            [BELOW, BELOW, "Chủ trì", "Phối hợp", BELOW],
            ["1", "Lập sổ", "Phòng A", "Phòng B", "Quý I"],
        ]
    )

    assert roles(table) == [Role.NUMBER, Role.TASK, Role.LEAD, Role.COORDINATOR, Role.DEADLINE]
    assert words(table) == [["1", "Lập sổ", "Phòng A", "Phòng B", "Quý I"]]


def test_a_heading_printed_again_on_the_next_page_is_dropped_and_marks_the_tear() -> None:
    (table,) = tables([HEADING, ["1", "Lập", "Phòng A", "Quý I"]], ["12", HEADING, ["", "sổ", "", ""]])

    assert words(table) == [["1", "Lập", "Phòng A", "Quý I"], ["", "sổ", "", ""]]
    assert [row.torn for row in table.rows] == [False, True]


def test_a_row_that_only_counts_the_columns_is_dropped() -> None:
    (table,) = tables([HEADING, ["(1)", "(2)", "(3)", "(4)"], ["1", "Lập sổ", "Phòng A", "Quý I"]])

    assert words(table) == [["1", "Lập sổ", "Phòng A", "Quý I"]]


def test_a_line_between_rows_keeps_its_place() -> None:
    (table,) = tables([HEADING, "Cải cách thể chế", ["1", "Lập sổ", "Phòng A", "Quý I"]])

    assert table.rows[0].alone
    assert table.rows[0].cells[0].words.places == (Place(3),)


def test_words_beyond_the_last_column_are_kept() -> None:
    (table,) = tables([HEADING, ["1", "Lập sổ", "Phòng A", "Quý I", "gấp"]])

    assert words(table) == [["1", "Lập sổ", "Phòng A", "Quý I gấp"]]


def test_a_table_of_other_things_has_no_known_heading() -> None:
    assert tables([["Tiêu chí", "Điểm tối đa"], ["Chỉ đạo", "16"]]) == ()
    assert tables([["1", "Lập sổ", "Phòng A", "Quý I"]]) == ()
