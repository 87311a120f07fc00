"""Published scores of the reform index."""

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.scores import check_scores
from tests.builders.cases import row, text_case

HEADING = row("TT", "Lĩnh vực", "Điểm tối đa", "Điểm năm 2024", "Điểm năm 2025", "Tăng, giảm")
ROWS = (
    ("1", "Chỉ đạo, điều hành", "20", "15,5", "16", "+0,5"),
    ("2", "Cải cách thể chế", "30", "25", "26,5", "+1,5"),
    ("3", "Cải cách thủ tục hành chính", "50", "41", "40", "-1"),
)
TOTAL = ("", "Tổng cộng", "100", "81,5", "82,5", "+1")
SENTENCE = (
    "Năm 2024, Chỉ số CCHC của xã đạt 81,5 điểm, xếp thứ 9/12. "
    "Năm 2025, Chỉ số CCHC của xã đạt 82,5 điểm, xếp thứ 7/12, tăng 01 điểm và tăng 02 bậc so với năm 2024."
)


def _found(*rows: tuple[str, ...], sentence: str = SENTENCE, heading: str = HEADING) -> list[Finding]:
    table = heading + "".join(row(*cells) for cells in rows)
    text = f"I. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH\n\n{sentence}\n\n{table}\n\nII. NHIỆM VỤ\n\nNâng cao chất lượng.\n"
    return list(check_scores(text_case(text)))


def _changed(index: int, column: int, text: str) -> tuple[tuple[str, ...], ...]:
    rows = [list(cells) for cells in (*ROWS, TOTAL)]
    rows[index][column] = text
    return tuple(tuple(cells) for cells in rows)


def test_scores_that_add_up_are_sound() -> None:
    assert not _found(*ROWS, TOTAL)


def test_a_sum_of_points_that_is_off_is_told_with_its_column() -> None:
    findings = _found(*_changed(3, 2, "99"))

    assert [finding.kind for finding in findings] == [DefectKind.ARITHMETIC]
    assert "điểm tối đa" in str(findings[0].sentence)


def test_a_change_that_is_not_the_difference_of_the_years_is_told() -> None:
    [finding, _] = _found(*_changed(1, 5, "+2,5"))  # the second is the sum of the column, which is off then, too

    assert finding.spots[-1].line > 0


def test_points_over_the_maximum_of_their_row_are_told() -> None:
    rows = (*ROWS[:2], ("3", "Cải cách thủ tục hành chính", "40", "41", "40", "-1"))

    [finding] = _found(*rows)

    assert "quá điểm tối đa 40" in str(finding.sentence)


def test_a_change_told_in_the_text_is_held_against_the_totals() -> None:
    [finding] = _found(*ROWS, TOTAL, sentence=SENTENCE.replace("tăng 01 điểm", "tăng 05 điểm"))

    assert "tăng 05 điểm" in str(finding.sentence)


def test_a_change_beside_the_year_before_in_brackets_is_held_against_both() -> None:
    told = (
        "Năm 2025, Chỉ số CCHC của xã đạt 82,5 điểm, xếp thứ 7/12 (năm 2024 đạt 81,5 điểm, xếp thứ 9/12), tăng {} điểm."
    )

    assert not _found(sentence=told.format("01"), heading="")
    [finding] = _found(sentence=told.format("02"), heading="")
    assert "chênh 1 điểm" in str(finding.sentence)


def test_a_rise_in_rank_is_held_against_the_ranks() -> None:
    [finding] = _found(*ROWS, TOTAL, sentence=SENTENCE.replace("02 bậc", "03 bậc"))

    assert "chênh 2 bậc" in str(finding.sentence)


SCALES = """1. Kết quả chấm Chỉ số CCHC năm 2024

- Cải cách thể chế: 9/12 điểm;

2. Kết quả chấm Chỉ số CCHC năm 2025

- Cải cách thể chế: 9,5/13 điểm, tăng 0,5 điểm;"""


def test_points_held_against_those_of_another_scale_are_a_note() -> None:
    [finding] = _found(sentence=SCALES, heading="")

    assert finding.severity is Severity.NOTE
    assert "cải cách thể chế" in str(finding.sentence)


def test_another_scale_alone_is_sound() -> None:
    assert not _found(sentence=SCALES.replace(", tăng 0,5 điểm", ""), heading="")


def test_a_table_with_parts_of_its_rows_is_not_added_up() -> None:
    parts = (("1", "Thể chế", "30", "25", "26"), ("1.1", "Văn bản", "10", "9", "9"), ("2", "Thủ tục", "50", "40", "41"))
    heading = row("TT", "Tiêu chí", "Điểm tối đa", "Điểm năm 2024", "Điểm năm 2025")
    assert not _found(*parts, ("", "Tổng cộng", "80", "65", "67"), heading=heading, sentence="Kết quả như sau:")
