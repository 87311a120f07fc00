"""Quarters and months ticked off in columns of their own."""

from collections.abc import Sequence

import pytest

from caicach.intake.draft import Task
from caicach.intake.layout import Cell, Place
from caicach.intake.recognise.tables import read_tables
from caicach.intake.recognise.task_table import is_task_table, read_task_table
from caicach.values import period as periods
from caicach.values.deadline import InPeriod
from tests.builders.tables import BELOW, across, table_layout

YEAR = 2026


def tasks(*pages: Sequence[Sequence[str | Cell] | str]) -> list[Task]:
    found = read_tables(table_layout(*pages).lines[1:])
    return [task for table in found if is_task_table(table) for task in read_task_table(table, year=YEAR)]


class TestTicks:
    def test_each_quarter_that_is_ticked_off_is_a_period(self) -> None:
        found = tasks(
            [
                ["TT", "Nhiệm vụ", "Chủ trì", across("Tiến độ thực hiện", span=4)],
                [BELOW, BELOW, BELOW, "Quý I", "Quý II", "Quý III", "Quý IV"],
                ["1", "Lập sổ", "Phòng A", "x", "", "", "✓"],
                ["2", "Ghi sổ", "Phòng A", "", across("•", span=2), ""],
                ["3", "Khóa sổ", "Phòng A", "", "", "", ""],
            ]
        )

        quarters = [InPeriod(periods.quarter(YEAR, number)) for number in (1, 2, 3, 4)]
        assert [[item.value for item in task.deadlines] for task in found] == [
            [quarters[0], quarters[3]],
            quarters[1:3],
            [],
        ]
        assert [task.deadline_text.value for task in found if task.deadline_text] == [
            "Quý I; Quý IV",
            "Quý II; Quý III",
        ]
        assert found[0].deadlines[0].places == (Place(4, 3), Place(4, 6))

    @pytest.mark.parametrize(
        ("above", "titles", "expected"),
        [
            ("Thời gian", ["I", "II"], InPeriod(periods.quarter(YEAR, 2))),
            ("Thời gian thực hiện (tháng)", ["1", "2"], InPeriod(periods.month(YEAR, 2))),
            ("Thời gian", ["Tháng 1", "Tháng 02"], InPeriod(periods.month(YEAR, 2))),
        ],
    )
    def test_a_short_title_is_a_quarter_or_month_by_what_stands_above(
        self, above: str, titles: list[str], expected: InPeriod
    ) -> None:
        (task,) = tasks(
            [
                ["Nhiệm vụ", "Chủ trì", across(above, span=2)],
                [BELOW, BELOW, *titles],
                ["Lập sổ", "Phòng A", "", "X"],
            ]
        )

        assert [item.value for item in task.deadlines] == [expected]

    def test_quarters_may_be_columns_of_a_heading_of_one_row(self) -> None:
        (task,) = tasks([["Nhiệm vụ", "Chủ trì", "Quý I", "Quý II"], ["Lập sổ", "Phòng A", "", "x"]])

        assert [item.value for item in task.deadlines] == [InPeriod(periods.quarter(YEAR, 2))]
