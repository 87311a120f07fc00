"""Years left over from another plan. The plans here are for 2026."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.years import check_years
from tests.builders.cases import row, text_case, whole_case


def in_work(sentence: str) -> list[Finding]:
    return list(check_years(text_case(f"I. NHIỆM VỤ\n\n1. Bộ máy\n\n- {sentence}\n\nII. KINH PHÍ\n\nNgân sách xã.\n")))


def in_money(sentence: str) -> list[Finding]:
    return list(check_years(text_case(f"I. NHIỆM VỤ\n\n- Nâng cao.\n\nII. KINH PHÍ THỰC HIỆN\n\n{sentence}\n")))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Tham mưu công tác bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2021 - 2026.", "nhiệm kỳ 2021 - 2026"),
        ("Xây dựng và ban hành Kế hoạch CCHC xã giai đoạn 2021-2030 phù hợp tình hình.", "giai đoạn 2021 - 2030"),
        ("Xây dựng, ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2025.", "kế hoạch năm 2025"),
        ("Phấn đấu trong năm 2025, 80% hồ sơ được nộp trực tuyến.", "cho năm 2025"),
    ],
)
def test_work_whose_time_has_begun_or_gone_is_told(sentence: str, words: str) -> None:
    [finding] = in_work(sentence)

    assert (finding.kind, finding.severity) == (DefectKind.STALE_YEAR, Severity.WARNING)
    assert words in str(finding.sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chuẩn bị bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031.",
        "Báo cáo kết quả bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2021 - 2026.",
        "Xây dựng Kế hoạch thực hiện Chương trình tổng thể cải cách hành chính giai đoạn 2021 - 2030.",
        "Xây dựng Kế hoạch cải cách hành chính giai đoạn 2026 - 2030.",
        "Tiếp tục thực hiện Đề án vị trí việc làm giai đoạn 2021 - 2025.",
        "Triển khai Quyết định số 468/QĐ-TTg ngày 27/3/2021 về đổi mới cơ chế một cửa giai đoạn 2021 - 2025.",
        "Xây dựng Kế hoạch khắc phục tồn tại, hạn chế về cải cách hành chính năm 2025.",
        "Xây dựng Kế hoạch cải cách hành chính năm 2027.",
        "Phấn đấu Chỉ số cải cách hành chính cao hơn so với năm 2025.",
        "Báo cáo kết quả cải cách hành chính năm 2025.",
        "Công bố danh mục văn bản hết hiệu lực trong năm 2025.",
        "Tự chấm điểm Chỉ số cải cách hành chính năm 2025.",
    ],
)
def test_an_earlier_year_that_belongs_there_is_left_alone(sentence: str) -> None:
    assert not in_work(sentence)


def test_the_money_of_an_earlier_year_is_told_unless_it_was_spent_then() -> None:
    [finding] = in_money("Kinh phí thực hiện Kế hoạch cải cách hành chính năm 2025 do ngân sách xã bảo đảm.")

    assert finding.kind is DefectKind.STALE_YEAR
    assert "kinh phí năm 2025" in str(finding.sentence)
    assert not in_money("Kinh phí thực hiện năm 2026 do ngân sách xã bảo đảm.")
    assert not in_money("Sử dụng kinh phí năm 2025 chuyển nguồn sang.")
    assert not in_money("Kinh phí bố trí theo Luật Ngân sách nhà nước năm 2015.")


def in_table(*times: str, issued: str = "ngày 10 tháng 02 năm 2026") -> list[Finding]:
    rows = "".join(row(str(at), f"Việc số {at}", "Báo cáo", "Văn phòng", time) for at, time in enumerate(times, 1))
    heading = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian")
    text = f"""ỦY BAN NHÂN DÂN
XÃ NẬM MƠ

Số: 12/KH-UBND

Nậm Mơ, {issued}

KẾ HOẠCH
Cải cách hành chính năm 2026

I. MỤC TIÊU

Nâng cao chất lượng.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

{heading}{rows}"""
    return list(check_years(whole_case(text)))


def test_deadlines_of_an_earlier_year_are_one_finding_with_all_its_rows() -> None:
    [finding] = in_table("Quý I năm 2025", "Quý II năm 2026", "Trước 30/10/2025")

    assert finding.kind is DefectKind.STALE_YEAR
    assert [spot.words for spot in finding.spots] == ["Quý I năm 2025", "Trước 30/10/2025"]


def test_a_day_that_had_passed_when_the_plan_was_issued_is_told_and_a_month_that_had_begun_is_not() -> None:
    [finding] = in_table("Trước ngày 31/01/2026", "Tháng 01 năm 2026", "Tháng 12/2025 - tháng 02/2026")

    assert finding.kind is DefectKind.DATE_CONFLICT
    assert [spot.words for spot in finding.spots] == ["Trước ngày 31/01/2026"]


def test_an_appendix_headed_with_another_year_is_told_and_a_table_of_results_is_not() -> None:
    text = "I. MỤC TIÊU\n\nNâng cao chất lượng.\n\nPHỤ LỤC\n{}\n\nNội dung chi tiết.\n"

    [finding] = check_years(text_case(text.format("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025")))

    assert "tiêu đề" in str(finding.sentence)
    assert not list(check_years(text_case(text.format("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"))))
    assert not list(check_years(text_case(text.format("KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025"))))


def test_a_section_headed_with_an_earlier_year_is_told_and_one_of_results_is_not() -> None:
    text = "I. {} NĂM 2025\n\nNâng cao chất lượng.\n\nII. TỔ CHỨC THỰC HIỆN\n\nTheo dõi.\n"

    assert list(check_years(text_case(text.format("NHIỆM VỤ TRỌNG TÂM"))))
    assert not list(check_years(text_case(text.format("KẾT QUẢ THỰC HIỆN NHIỆM VỤ"))))


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Tham mưu bố trí kinh phí thực hiện Kế hoạch trong dự toán ngân sách xã năm 2025.", True),
        ("Phòng Kinh tế cân đối, bố trí kinh phí từ nguồn chi thường xuyên năm 2025.", True),
        ("Tham mưu bố trí kinh phí thực hiện Kế hoạch trong dự toán ngân sách xã năm 2026.", False),
        ("Bố trí kinh phí từ nguồn ngân sách năm 2025 chuyển sang.", False),
        ("Bố trí trụ sở; công khai dự toán ngân sách năm 2025.", False),
    ],
)
def test_who_finds_the_money_looks_for_it_in_the_budget_of_the_year(sentence: str, is_told: bool) -> None:
    kinds = [finding.kind for finding in in_work(sentence)]

    assert kinds == ([DefectKind.STALE_YEAR] if is_told else [])


def test_a_month_long_past_when_the_plan_was_issued_is_told() -> None:
    [finding] = in_table("Tháng 01 năm 2026", "Quý I", issued="ngày 29 tháng 4 năm 2026")

    assert [spot.words for spot in finding.spots] == ["Tháng 01 năm 2026"]
