"""Numbers that cannot be: points, ranks, shares, differences, counts."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.arithmetic import check_arithmetic
from tests.builders.cases import text_case


def _found(*sentences: str) -> list[Finding]:
    body = "".join(f"\n- {sentence}\n" for sentence in sentences)
    return list(check_arithmetic(text_case(f"I. ĐÁNH GIÁ\n{body}\nII. NHIỆM VỤ\n\nNâng cao chất lượng.\n")))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Cải cách thể chế năm 2024 đạt 16,5/15 điểm.", "16,5/15 điểm"),
        ("Chỉ số CCHC năm 2024 đạt 79,5 điểm, xếp thứ 12/10 xã.", "12/10"),
        ("Chỉ số tăng 5 điểm, từ 74,56 lên 79,5 điểm.", "4,94"),
        ("Tăng 5 điểm so với năm 2023 (từ 74,56 điểm lên 79,5 điểm).", "4,94"),
        ("Tỷ lệ hồ sơ trực tuyến nâng từ 40% lên 65%, tăng 20% trong năm.", "25"),
        ("Tỷ lệ hồ sơ nộp trực tuyến đạt từ 105% trở lên.", "105"),
    ],
)
def test_a_number_that_cannot_be_is_an_error_with_its_words(sentence: str, words: str) -> None:
    [finding] = _found(sentence)

    assert finding.kind is DefectKind.ARITHMETIC
    assert finding.severity is Severity.ERROR
    assert words in str(finding.sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cải cách thể chế năm 2024 đạt 15/15 điểm.",
        "Chỉ số CCHC năm 2024 đạt 79,5 điểm, xếp thứ 10/10 xã.",
        "Chỉ số tăng 4,94 điểm, từ 74,56 lên 79,5 điểm.",
        "Tỷ lệ hồ sơ trực tuyến nâng từ 40% lên 65%, tăng 25% trong năm.",
        "Thu ngân sách đạt 110% dự toán trở lên.",
        "Hồ sơ trực tuyến bằng 120% so với năm trước.",
        "Công khai 16/15 thủ tục và chấm điểm.",
        "Ngày 16/5 điểm lại công việc.",
    ],
)
def test_a_number_that_may_be_is_left_alone(sentence: str) -> None:
    assert not _found(sentence)


def _list(opening: str, *items: str) -> list[Finding]:
    body = "".join(f"\n- {item};\n" for item in items)
    return list(check_arithmetic(text_case(f"I. NHIỆM VỤ\n\n1. {opening}\n{body}\nII. TỔ CHỨC\n\nTheo dõi.\n")))


def test_a_count_that_the_list_does_not_bear_out_is_told() -> None:
    [finding] = _list("Triển khai đồng bộ 03 nhiệm vụ sau:", "Rà soát", "Niêm yết", "Kiểm tra", "Báo cáo")

    assert finding.severity is Severity.WARNING
    assert "03 nhiệm vụ" in str(finding.sentence)
    assert "liệt kê 4" in str(finding.sentence)


def test_a_count_that_the_list_bears_out_is_sound() -> None:
    assert not _list("Triển khai đồng bộ 04 nhiệm vụ sau:", "Rà soát", "Niêm yết", "Kiểm tra", "Báo cáo")


def test_a_count_of_something_said_elsewhere_is_left_alone() -> None:
    assert not _list("Triển khai đồng bộ trên 06 lĩnh vực.", "Rà soát", "Niêm yết")
