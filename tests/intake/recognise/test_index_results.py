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
