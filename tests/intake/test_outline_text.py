"""What a terminal shows of a draft."""

from decimal import Decimal

from caicach.intake.draft import Found, Head, IndexTotal, PlanDraft, Target
from caicach.intake.layout import Place
from caicach.intake.outline_text import say_draft
from caicach.intake.recognise import recognise_plan
from caicach.values.measure import Measure
from tests.builders.layouts import text_layout


def test_each_value_stands_with_its_line_in_the_plans_own_words() -> None:
    draft = recognise_plan(
        text_layout(
            "KẾ HOẠCH\nCải cách hành chính năm 2024\n\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021;\n\n"
            "I. CHỈ TIÊU\n1. Trên 97,5% hồ sơ\nđúng hẹn.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng báo cáo UBND xã hằng quý."
        )
    )

    lines = [line.strip() for line in say_draft(draft).splitlines()]

    assert "Tên: Kế hoạch cải cách hành chính năm 2024" in lines
    assert "Số: không ghi" in lines
    assert "1. Nghị quyết số 76/NQ-CP ngày 15/7/2021 (dòng 4)" in lines
    assert "1. [I.1] Trên 97,5% hồ sơ đúng hẹn. (dòng 7–8)" in lines
    assert "→ trên 97,5 %" in lines
    assert "Khi nào: hằng quý" in lines
    assert lines.count("Không tìm thấy.") == 1


def test_a_value_that_the_reader_doubts_carries_a_question_mark() -> None:
    sure = Found("chắc", (Place(1),), 0.9)
    unsure = Found("ngờ", (), 0.5)
    measure = Found(Measure(">=", Decimal(2), "bài/tháng", "mỗi thôn"), (), 0.9)
    targets = (Target(text=sure, measures=(measure,)), Target(text=unsure, measures=(measure,)))

    text = say_draft(PlanDraft(head=Head(), targets=targets))

    assert "chắc (dòng 1)\n" in text
    assert "ngờ (?) (suy ra)\n" in text
    assert "→ từ 2 bài/tháng trở lên (mỗi thôn)" in text


def test_scores_are_shown_only_where_there_are_any() -> None:
    total = IndexTotal(Found(2021, (), 0.9), Found(Decimal("79.5"), (), 0.9), Found(5, (), 0.9), Found(9, (), 0.9))

    assert "ĐIỂM CHỈ SỐ" not in say_draft(PlanDraft(head=Head()))
    assert "Năm 2021: 79,5 điểm, xếp thứ 5/9" in say_draft(PlanDraft(head=Head(), index_totals=(total,)))
