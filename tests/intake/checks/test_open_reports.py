"""Reports without a time."""

import pytest

from caicach.intake.checks import DefectKind, Finding
from caicach.intake.checks.open_reports import check_open_reports
from tests.builders.cases import text_case


def _found(*times: str) -> list[Finding]:
    items = "".join(
        f"\n{letter}) Kiểm tra công vụ tại các phòng, lần {letter}.\n\n- Chủ trì: Phòng Kinh tế.\n\n"
        f"- Sản phẩm: Báo cáo.\n\n- Thời gian thực hiện: {time}\n"
        for letter, time in zip("abcd", times, strict=False)
    )
    return list(
        check_open_reports(text_case(f"I. MỤC TIÊU\n\nNâng cao.\n\nII. NHIỆM VỤ\n\n1. Cải cách công vụ\n{items}"))
    )


def test_periodic_reports_without_a_period_are_one_finding_with_all_tasks() -> None:
    [finding] = _found(
        "Quý I năm 2026 ban hành kế hoạch; định kỳ báo cáo kết quả thực hiện.",
        "Thường xuyên trong năm; báo cáo trước ngày 30/10/2026.",
        "Thường xuyên trong năm; định kỳ báo cáo kết quả.",
    )

    assert finding.kind is DefectKind.MISSING_FIELD
    assert [spot.where for spot in finding.spots] == ["II.1.a", "II.1.c"]
    assert finding.spots[0].words == "định kỳ báo cáo kết quả thực hiện"


def test_a_report_to_somebody_without_a_day_is_told() -> None:
    [finding] = _found("Quý I năm 2026 ban hành kế hoạch; báo cáo kết quả kiểm tra về UBND xã.")

    assert "khi nào" in str(finding.sentence)


@pytest.mark.parametrize(
    "time",
    [
        "Quý I năm 2026 ban hành kế hoạch; định kỳ báo cáo kết quả thực hiện theo quy định.",
        "Thường xuyên; báo cáo hằng quý.",
        "Thường xuyên; báo cáo kết quả trước ngày 30/10/2026.",
        "Thường xuyên; báo cáo khi có yêu cầu.",
        "Tháng 11: báo cáo kết quả.",
        "Theo kế hoạch của tỉnh.",
    ],
)
def test_a_report_whose_time_is_set_or_left_to_a_rule_is_sound(time: str) -> None:
    assert not _found(time)
