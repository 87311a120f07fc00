"""Slips of the pen."""

import pytest

from caicach.intake.checks import Finding, Severity
from caicach.intake.checks.words import check_words
from tests.builders.cases import text_case


def _found(*sentences: str) -> list[Finding]:
    body = "".join(f"\n- {sentence}\n" for sentence in sentences)
    return list(check_words(text_case(f"I. MỤC TIÊU\n{body}\nII. NHIỆM VỤ\n\nNâng cao chất lượng.\n")))


@pytest.mark.parametrize(
    ("sentence", "slip"),
    [
        ("Thực hiện theo văn bản của của các cấp.", "của của"),
        ("Siết chặt kỷ luật trong trong đội ngũ.", "trong trong"),
        ("Thủ tục được công khai công khai tại trụ sở.", "công khai công khai"),
        ("Niêm yết thủ tục hành chinh tại trụ sở.", "thủ tục hành chinh"),
    ],
)
def test_a_slip_is_noted_with_its_words(sentence: str, slip: str) -> None:
    [finding] = _found(sentence)

    assert finding.severity is Severity.NOTE
    assert [spot.words for spot in finding.spots] == [slip]


def test_all_slips_of_a_plan_are_one_finding() -> None:
    [finding] = _found("Văn bản của của các cấp.", "Công chức trong trong xã.")

    assert len(finding.spots) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Đường phố xanh xanh, công chức luôn luôn niềm nở, dần dần đổi mới.",
        "Kinh phí năm năm, ngày ngày trực, thường thường báo cáo.",
        "Cơ chế một cửa, một cửa liên thông; từng bước, từng bước hoàn thiện.",
        "Rà soát thủ tục hành chính, cải cách hành chính của Ủy ban nhân dân xã và chi tiêu theo chỉ tiêu.",
        "Thu tuc hanh chinh viết không dấu.",
        "Tỷ lệ đạt 98,5%; tổ chức 1.000 lượt theo TCVN ISO 9001:2015.",
        "Bộ phận Một cửa của UBND huyện và UBND cấp xã.",
        "Hoàn thiện việc phân công công chức, tuân thủ thủ tục hành chính.",
        "Báo cáo sơ kết, tổng kết\ntổng kết công tác cải cách hành chính.",
    ],
)
def test_words_that_are_meant_so_are_left_alone(sentence: str) -> None:
    assert not _found(sentence)


def test_a_name_that_ran_into_its_level_is_told() -> None:
    [finding] = _found("Giao Bộ phận Một cửa của UBND huyện cấp huyện, cấp xã thực hiện.")

    assert finding.spots[0].words == "của UBND huyện cấp huyện, cấp xã"


def test_two_kinds_of_decimal_marks_are_noted_once() -> None:
    [finding] = _found("Đúng hạn đạt 98,5% trở lên.", "Trực tuyến đạt 70.5% trở lên.", "Hài lòng đạt 95,5%.")

    assert finding.severity is Severity.NOTE
    assert "70.5%" in str(finding.sentence)


def _item(title: str, product: str) -> list[Finding]:
    text = (
        f"I. MỤC TIÊU\n\nNâng cao.\n\nII. NHIỆM VỤ\n\n1. Chỉ đạo, điều hành\n\na) {title}\n\n"
        f"- Chủ trì: Phòng Kinh tế.\n\n- Sản phẩm: {product}\n\n"
        "- Thời gian thực hiện: Tháng 01 năm 2026 ban hành các Kế hoạch.\n"
    )
    return list(check_words(text_case(text)))


def test_one_plan_in_the_title_and_several_in_the_time_is_noted() -> None:
    [finding] = _item("Xây dựng Kế hoạch tuyên truyền cải cách hành chính.", "Kế hoạch của UBND xã; báo cáo kết quả.")

    assert [spot.where for spot in finding.spots] == ["II.1.a", "II.1.a"]


def test_several_plans_in_title_and_time_are_sound() -> None:
    assert not _item("Xây dựng Kế hoạch kiểm soát; Kế hoạch rà soát thủ tục.", "Các Kế hoạch của UBND xã.")
