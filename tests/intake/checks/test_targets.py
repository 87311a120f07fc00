"""Targets set in two ways: what is told, and above all what is not."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.targets import check_targets
from tests.builders.cases import row, text_case

HEADING = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian")


def _plan(*goals: str, rows: tuple[tuple[str, str], ...] = ()) -> str:
    """A plan with goals in section II and tasks, with their products, in an appendix."""
    body = "".join(f"\n{number}. {goal}\n" for number, goal in enumerate(goals, start=1))
    lines = "".join(
        row(str(number), task, product, "Văn phòng HĐND và UBND xã", "Quý II")
        for number, (task, product) in enumerate(rows, start=1)
    )
    appendix = f"\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{HEADING}{lines}" if rows else ""
    return f"I. MỤC ĐÍCH\n\nNâng cao chất lượng.\n\nII. CHỈ TIÊU\n{body}\nIII. NHIỆM VỤ\n\nTheo Phụ lục.\n{appendix}"


def _found(*goals: str, rows: tuple[tuple[str, str], ...] = ()) -> list[Finding]:
    return list(check_targets(text_case(_plan(*goals, rows=rows))))


def test_a_number_that_differs_between_body_and_appendix_is_an_error_with_both_places() -> None:
    [finding] = _found(
        "Tỷ lệ giải ngân vốn đầu tư công năm 2026 đạt từ 95% trở lên.",
        rows=(("Thực hiện giải ngân vốn đầu tư công đạt từ 90% trở lên", "Báo cáo"),),
    )

    assert finding.kind is DefectKind.TARGET_CONFLICT
    assert finding.severity is Severity.ERROR
    assert [spot.where for spot in finding.spots] == ["II.1", "Phụ lục 1"]
    assert "95%" in finding.spots[0].words
    assert "90%" in finding.spots[1].words
    assert "mục II.1" in str(finding.sentence)


@pytest.mark.parametrize(
    ("body", "task"),
    [
        ("Hồ sơ TTHC giải quyết đúng hạn đạt từ 98% trở lên.", "Giải quyết hồ sơ thủ tục hành chính đúng hạn trên 98%"),
        ("Tự kiểm tra CCHC tối thiểu 40% số phòng thuộc xã.", "Tự kiểm tra CCHC 40% số phòng thuộc xã"),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống còn dưới 3%.", "Giảm hồ sơ trễ hạn xuống không quá 3%"),
    ],
)
def test_the_same_number_with_another_comparator_is_a_warning(body: str, task: str) -> None:
    [finding] = _found(body, rows=((task, "Báo cáo"),))

    assert finding.severity is Severity.WARNING


def test_a_scope_that_lost_a_field_is_told() -> None:
    [finding] = _found(
        "Giảm hồ sơ trễ hạn trên lĩnh vực hộ tịch và lĩnh vực đất đai xuống dưới 2%.",
        rows=(("Giảm hồ sơ trễ hạn trên lĩnh vực hộ tịch xuống dưới 2%", "Báo cáo"),),
    )

    assert "phạm vi khác nhau" in str(finding.sentence)


def test_a_goal_for_two_fields_that_two_tasks_take_up_one_by_one_is_sound() -> None:
    assert not _found(
        "Giảm hồ sơ trễ hạn trên lĩnh vực hộ tịch và lĩnh vực đất đai xuống dưới 2%.",
        rows=(
            ("Giảm hồ sơ trễ hạn trên lĩnh vực hộ tịch xuống dưới 2%", "Báo cáo"),
            ("Giảm hồ sơ trễ hạn trên lĩnh vực đất đai xuống dưới 2%", "Báo cáo"),
        ),
    )


def test_the_exception_of_a_field_is_held_against_the_product_that_repeats_it() -> None:
    [finding] = _found(
        "Tỷ lệ hồ sơ TTHC giải quyết đúng hạn từ 98% trở lên, riêng lĩnh vực đất đai đạt 95% trở lên.",
        rows=(("Giải quyết hồ sơ đất đai", "Hồ sơ TTHC đất đai giải quyết đúng hạn đạt trên 95%"),),
    )

    assert [spot.where for spot in finding.spots] == ["II.1", "Phụ lục 1"]


def test_a_goal_against_an_earlier_year_is_held_against_its_other_wording() -> None:
    [finding] = _found(
        "Số đơn vị sự nghiệp công lập (ĐVSNCL) tự bảo đảm chi thường xuyên ổn định hoặc cao hơn so với năm 2025.",
        rows=(("Số ĐVSNCL tự bảo đảm chi thường xuyên cao hơn năm 2025", "Báo cáo"),),
    )

    assert finding.kind is DefectKind.TARGET_CONFLICT


def test_three_places_of_one_indicator_are_one_finding() -> None:
    [finding] = _found(
        "Giải ngân vốn đầu tư công đạt từ 95% trở lên.",
        "Phấn đấu giải ngân vốn đầu tư công đạt trên 95%.",
        rows=(("Giải ngân vốn đầu tư công đạt trên 95%", "Báo cáo"),),
    )

    assert len(finding.spots) == 3


def test_a_limit_for_late_files_that_the_share_on_time_already_undercuts_is_a_note() -> None:
    [finding] = _found(
        "Hồ sơ TTHC giải quyết đúng hạn đạt từ 98% trở lên trong từng lĩnh vực.",
        "Tỷ lệ hồ sơ TTHC giải quyết trễ hạn dưới 3%.",
    )

    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hồ sơ TTHC giải quyết đúng hạn đạt 98% trở lên.", "Hồ sơ TTHC giải quyết trước hạn đạt 60% trở lên."),
        ("Hồ sơ nộp trực tuyến đạt tối thiểu 75%.", "Hồ sơ thanh toán trực tuyến đạt tối thiểu 60%."),
        ("Hồ sơ giải quyết đúng hạn đạt 98%.", "Hồ sơ lĩnh vực đất đai giải quyết đúng hạn đạt 95%."),
        ("Số hóa hồ sơ, kết quả phát sinh mới đạt 100%.", "Số hóa kết quả của các năm trước đạt 50%."),
        ("Mức độ hài lòng của người dân về y tế đạt 90%.", "Mức độ hài lòng của người dân về giáo dục đạt 92%."),
        ("Giải ngân vốn đầu tư công đến hết quý II đạt 50%.", "Giải ngân vốn đầu tư công cả năm đạt 95%."),
        ("Năm 2026 hồ sơ trực tuyến toàn trình đạt 80%.", "Đến năm 2030 hồ sơ trực tuyến toàn trình đạt 100%."),
        ("Kiểm tra định kỳ tối thiểu 40% số phòng.", "Kiểm tra đột xuất tối thiểu 10% số phòng."),
        ("Kiểm tra ít nhất 30% cơ quan và 40% xã, phường.", "Kiểm tra ít nhất 30% cơ quan, 40% xã, phường."),
        ("100% hồ sơ trễ hạn được xin lỗi.", "Từ 100% hồ sơ trễ hạn trở lên được xin lỗi."),
        ("Đăng ít nhất 02 bài/tháng về CCHC trên đài.", "Đăng ít nhất 04 bài/tháng về CCHC trên cổng thông tin."),
        ("Hồ sơ trực tuyến đạt từ 40% đến 50%.", "Hồ sơ trực tuyến đạt từ 40% đến 50%."),
        ("Tỷ lệ hồ sơ đúng hạn đạt 98%.", "Trong lĩnh vực đất đai, tỷ lệ hồ sơ đúng hạn đạt 95%."),
        ("Đúng hạn đạt 98% ở cấp tỉnh, riêng cấp xã đạt 97%.", "Đúng hạn ở cấp tỉnh đạt 98%."),
    ],
)
def test_two_indicators_that_only_sound_alike_are_left_alone(one: str, other: str) -> None:
    assert not _found(one, other)


def test_two_sentences_of_one_list_do_not_contradict_each_other_by_their_own_parts() -> None:
    assert not _found("Hồ sơ trực tuyến đạt tối thiểu 75%, tỷ lệ thanh toán trực tuyến đạt tối thiểu 60%.")


def test_items_under_headings_for_two_levels_are_two_indicators() -> None:
    text = (
        "I. CHỈ TIÊU\n\n1. Đối với cấp tỉnh\n\n- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên.\n\n"
        "2. Đối với cấp xã\n\n- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 97% trở lên.\n\nII. NHIỆM VỤ\n\nTheo dõi.\n"
    )

    assert not list(check_targets(text_case(text)))
    assert list(
        check_targets(
            text_case(text.replace("1. Đối với cấp tỉnh", "1. Về hồ sơ").replace("2. Đối với cấp xã", "2. Khác"))
        )
    )


def test_rows_of_one_table_of_targets_are_several_indicators() -> None:
    table = row("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026") + row("I", "Cấp tỉnh", "", "")
    table += row("1", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "98") + row("II", "Cấp xã", "", "")
    table += row("1", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "97")
    case = text_case(f"I. MỤC TIÊU\n\nNâng cao.\n\nPHỤ LỤC\nCHỈ TIÊU NĂM 2026\n\n{table}")

    assert len(case.draft.targets) == 2
    assert not list(check_targets(case))
