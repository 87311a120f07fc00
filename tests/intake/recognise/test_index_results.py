"""Published index scores in sentences, lists and tables."""

from decimal import Decimal

from caicach.intake.layout import Place
from caicach.intake.recognise.index_results import IndexScores, recognise_index_results
from caicach.intake.recognise.outline import build_outline
from tests.builders.layouts import text_outline, word_layout

OPENING = "KẾ HOẠCH\nNâng cao Chỉ số cải cách hành chính năm 2022\n\n"


def scores(text: str) -> IndexScores:
    return recognise_index_results(text_outline(OPENING + text))


def results(found: IndexScores) -> list[tuple[str, int, Decimal, Decimal]]:
    return [(r.criterion.value, r.year.value, r.score.value, r.max_score.value) for r in found.results]


def totals(found: IndexScores) -> list[tuple[int, Decimal, int | None, int | None]]:
    return [
        (t.year.value, t.score.value, t.rank.value if t.rank else None, t.of.value if t.of else None)
        for t in found.totals
    ]


def test_a_sentence_gives_each_years_total_with_its_rank() -> None:
    found = scores(
        "Căn cứ kết quả công bố, Chỉ số cải cách hành chính của huyện năm 2020 đạt 71,25 điểm, xếp thứ 4/9; năm 2021 "
        "đạt 77 điểm, xếp loại khá, xếp thứ 5/9 huyện.\n\nI. MỤC TIÊU\n1. Phấn đấu Chỉ số năm 2022 tăng hạng."
    )

    assert totals(found) == [(2020, Decimal("71.25"), 4, 9), (2021, Decimal(77), 5, 9)]
    assert results(found) == []


def test_a_list_gives_each_criterion_in_the_year_of_its_heading() -> None:
    found = scores(
        "I. KẾT QUẢ CHỈ SỐ NĂM 2021\n\n- Cải cách thể chế: 9,5/11 điểm.\n\n- Tài chính công đạt 8/10 điểm (mất 2 điểm)."
    )

    assert results(found) == [
        ("Cải cách thể chế", 2021, Decimal("9.5"), Decimal(11)),
        ("Tài chính công", 2021, Decimal(8), Decimal(10)),
    ]


def test_scores_under_a_heading_of_losses_belong_to_the_field_above_it() -> None:
    found = scores(
        "II. NHIỆM VỤ\n\n1. Cải cách thể chế\n\n1.1. Hạn chế\n\nNăm 2020 đạt 8/10 điểm; năm 2021 đạt 9/11 điểm."
    )

    assert results(found) == [
        ("Cải cách thể chế", 2020, Decimal(8), Decimal(10)),
        ("Cải cách thể chế", 2021, Decimal(9), Decimal(11)),
    ]


def test_a_table_of_criterion_by_year_is_read_with_each_years_maximum() -> None:
    found = scores(
        "I. KẾT QUẢ\n\n"
        "TT\tLĩnh vực\tNăm 2020\t\tNăm 2021\t\tTăng, giảm\n"
        "\t\tĐiểm tối đa\tĐiểm đạt\tĐiểm tối đa\tĐiểm đạt\t\n"
        "1\tCải cách thể chế\t10\t8,25\t11\t9.5\t1,25\n"
        "\tTổng cộng\t100\t71,25\t100\t77\t5,75\n"
    )

    assert results(found) == [
        ("Cải cách thể chế", 2020, Decimal("8.25"), Decimal(10)),
        ("Cải cách thể chế", 2021, Decimal("9.5"), Decimal(11)),
    ]
    assert totals(found) == [(2020, Decimal("71.25"), None, None), (2021, Decimal(77), None, None)]


def test_one_maximum_may_hold_for_all_years_and_scores_point_at_their_cells() -> None:
    found = recognise_index_results(
        build_outline(
            word_layout(
                "KẾ HOẠCH",
                "Nâng cao Chỉ số cải cách hành chính năm 2022",
                "I. KẾT QUẢ",
                [
                    ("STT", "Tiêu chí", "Điểm chuẩn", "Kết quả năm 2020", "Kết quả năm 2021"),
                    ("1", "Tài chính công", "10", "7", "8"),
                ],
            )
        )
    )

    assert [(r.year.value, r.score.value, r.max_score.value) for r in found.results] == [
        (2020, Decimal(7), Decimal(10)),
        (2021, Decimal(8), Decimal(10)),
    ]
    assert found.results[1].score.places == (Place(5, 4),)


def test_a_table_of_tasks_publishes_nothing() -> None:
    found = scores("I. NHIỆM VỤ\n\nSTT\tNội dung\tThời gian năm 2022\n1\tChấm điểm\tQuý I\n2\tXếp hạng\t5\n")

    assert found == IndexScores((), ())


def test_a_long_table_says_the_year_in_a_column_of_its_own() -> None:
    found = scores(
        "I. KẾT QUẢ\n\nNăm\tTT\tLĩnh vực\tĐiểm tối đa\tĐiểm đạt được\n2020\t1\tCải cách thể chế\t10\t8\n"
        "\t2\tTài chính công\t9\t7\n2021\t1\tCải cách thể chế\t11\t9,5\n"
    )

    assert results(found) == [
        ("Cải cách thể chế", 2020, Decimal(8), Decimal(10)),
        ("Tài chính công", 2020, Decimal(7), Decimal(9)),
        ("Cải cách thể chế", 2021, Decimal("9.5"), Decimal(11)),
    ]


def test_years_whose_cells_lost_their_span_take_their_share_of_the_columns_below() -> None:
    found = scores(
        "I. KẾT QUẢ\n\nTT\tLĩnh vực\tNăm 2020\tNăm 2021\n\t\tĐiểm tối đa\tĐiểm đạt\tĐiểm tối đa\tĐiểm đạt\n"
        "1\tCải cách thể chế\t10\t8\t11\t9\n"
    )

    assert results(found) == [
        ("Cải cách thể chế", 2020, Decimal(8), Decimal(10)),
        ("Cải cách thể chế", 2021, Decimal(9), Decimal(11)),
    ]


def test_fields_may_be_the_columns_and_years_the_rows() -> None:
    found = scores(
        "I. KẾT QUẢ\n\nNăm\tThể chế\tThủ tục hành chính (20 điểm)\tTài chính công\n"
        "Điểm tối đa\t10\t20\t8\nNăm 2021\t8,5\t17\t6\n"
    )

    assert results(found) == [
        ("Thể chế", 2021, Decimal("8.5"), Decimal(10)),
        ("Thủ tục hành chính", 2021, Decimal(17), Decimal(20)),
        ("Tài chính công", 2021, Decimal(6), Decimal(8)),
    ]


ROWS = [("Cải cách thể chế", "10", "8,25", "11", "9,5"), ("Thủ tục hành chính", "15", "12", "22", "18")]
FALLEN = [
    ("Cải cách thể chế", 2020, Decimal("8.25"), Decimal(10)),
    ("Cải cách thể chế", 2021, Decimal("9.5"), Decimal(11)),
    ("Thủ tục hành chính", 2020, Decimal(12), Decimal(15)),
    ("Thủ tục hành chính", 2021, Decimal(18), Decimal(22)),
]


def test_rows_that_fell_into_lines_are_read_by_the_words_of_their_heading() -> None:
    lines = "\n".join(f"{number} {' '.join(row)}" for number, row in enumerate(ROWS, start=1))
    found = scores(
        "I. KẾT QUẢ\nSTT Lĩnh vực Năm 2020 Năm 2021\nĐiểm chuẩn Điểm đạt Điểm chuẩn Điểm đạt\n"
        f"{lines}\nTổng cộng 25 20,25 33 27,5\nII. MỤC TIÊU\n1. Tăng hạng."
    )

    assert results(found) == FALLEN
    assert totals(found) == [(2020, Decimal("20.25"), None, None), (2021, Decimal("27.5"), None, None)]


def test_cells_one_to_a_line_are_read_the_same() -> None:
    cells = "\n".join(f"{number}\n" + "\n".join(row) for number, row in enumerate(ROWS, start=1))
    found = scores(
        "I. KẾT QUẢ\nTT\nLĩnh vực\nNăm 2020\nNăm 2021\nĐiểm tối đa\nĐiểm đạt\nĐiểm tối đa\nĐiểm đạt\n"
        f"{cells}\n\nII. MỤC TIÊU\n1. Tăng hạng."
    )

    assert results(found) == FALLEN


def test_a_fallen_table_in_which_a_score_is_above_its_maximum_is_not_understood() -> None:
    found = scores(
        "I. KẾT QUẢ\nTT Lĩnh vực Điểm tối đa Điểm năm 2021\n1 Thể chế 8 10\n2 Tài chính công 6 9\n\nII. MỤC TIÊU\n1. A."
    )

    assert found == IndexScores((), ())


def test_a_score_out_of_a_sum_is_a_total_and_criteria_follow_it() -> None:
    found = scores(
        "I. KẾT QUẢ\n\nNăm 2020, Chỉ số CCHC của huyện đạt 62/90 điểm, xếp thứ 8/10, trong đó: lĩnh vực thể chế đạt "
        "10,5/12 điểm; tài chính công 4,5/7 điểm.\n"
    )

    assert totals(found) == [(2020, Decimal(62), 8, 10)]
    assert results(found) == [
        ("Thể chế", 2020, Decimal("10.5"), Decimal(12)),
        ("Tài chính công", 2020, Decimal("4.5"), Decimal(7)),
    ]


def test_last_years_total_in_brackets_and_a_rank_before_its_points_are_read() -> None:
    assert totals(scores("I. KẾT QUẢ\n\nNăm 2022 đạt 81,2 điểm, xếp thứ 4/7 (năm 2021: 79,85 điểm, hạng 5/7).\n")) == [
        (2021, Decimal("79.85"), 5, 7),
        (2022, Decimal("81.2"), 4, 7),
    ]
    assert totals(scores("I. KẾT QUẢ\n\nNăm 2023, huyện xếp thứ 9/13 với 76,9 điểm.\n")) == [
        (2023, Decimal("76.9"), 9, 13)
    ]


def test_the_sum_of_a_table_that_lists_but_a_part_is_no_total() -> None:
    found = scores(
        "I. KẾT QUẢ\n\nChỉ số CCHC năm 2021 đạt 77 điểm, xếp thứ 5/9.\n\n"
        "TT\tLĩnh vực\tĐiểm tối đa\tNăm 2020\tNăm 2021\n1\tThể chế\t10\t8\t9\n\tCộng\t10\t8\t9\n"
    )

    assert totals(found) == [(2021, Decimal(77), 5, 9)]


def test_a_goal_is_no_result() -> None:
    assert scores("I. MỤC TIÊU\n\n- Phấn đấu Chỉ số CCHC năm 2022 đạt 85 điểm.\n") == IndexScores((), ())
