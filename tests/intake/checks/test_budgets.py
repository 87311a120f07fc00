"""Sums of money."""

from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.intake.checks import DefectKind, Finding
from caicach.intake.checks.budgets import check_budgets
from tests.builders.cases import row, text_case

HEADING = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian", "Kinh phí (triệu đồng)")


def _rows(*amounts: str, first: int = 1) -> str:
    return "".join(
        row(str(at), f"Rà soát thủ tục hành chính đợt {at}", "Báo cáo", "Phòng Kinh tế", "Quý II", amount)
        for at, amount in enumerate(amounts, first)
    )


def _total(amount: str) -> str:
    return row("", "Tổng cộng", "", "", "", amount)


def _found(rows: str, *, text: str = "Ngân sách xã bảo đảm.") -> list[Finding]:
    body = f"I. MỤC TIÊU\n\nNâng cao chất lượng.\n\nII. KINH PHÍ\n\n{text}\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n"
    return list(check_budgets(text_case(f"{body}{HEADING}{rows}")))


def test_a_total_that_is_not_the_sum_of_its_rows_is_told_with_both_numbers() -> None:
    [finding] = _found(_rows("5", "0", "12,5") + _total("18"))

    assert finding.kind is DefectKind.ARITHMETIC
    assert "18" in str(finding.sentence)
    assert "17,5" in str(finding.sentence)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=900), min_size=2, max_size=5))
def test_a_total_that_is_the_sum_of_its_rows_is_sound(amounts: list[int]) -> None:
    assert not _found(_rows(*map(str, amounts)) + _total(str(sum(amounts))))


def test_a_sum_beside_a_field_of_reform_is_held_against_its_rows() -> None:
    groups = row("I", "CẢI CÁCH THỂ CHẾ", "", "", "", "7") + _rows("5", "2")
    wrong = row("II", "CẢI CÁCH TÀI CHÍNH CÔNG", "", "", "", "9") + _rows("5", "5", first=3)

    [finding] = _found(groups + wrong)

    assert "9" in finding.spots[0].words


def test_the_total_in_the_text_is_held_against_the_table() -> None:
    rows = _rows("5", "10") + _total("15")

    assert not _found(rows, text="Tổng kinh phí thực hiện Kế hoạch là 15 triệu đồng.")
    [finding] = _found(rows, text="Tổng kinh phí thực hiện Kế hoạch là 16 triệu đồng.")
    assert "16 triệu" in finding.spots[0].words


def test_an_amount_that_is_reckoned_in_words_is_not_added_up() -> None:
    assert not _found(_rows("5", "2 đợt x 3", "4") + _total("15"))


def test_blanks_and_words_count_as_nothing() -> None:
    assert not _found(_rows("5", "", "Lồng ghép", "4") + _total("9"))
