"""Gaps and repeats in lists and task tables."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.numbering import check_numbering
from tests.builders.cases import row, text_case

HEADING = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian")


def in_text(*labels: str, between: str = "") -> list[Finding]:
    items = "\n".join(f"{label} Rà soát công việc loại {at}.\n{between}\n" for at, label in enumerate(labels))
    return list(check_numbering(text_case(f"I. NHIỆM VỤ\n\n1. Thể chế\n\n{items}\n2. Thủ tục\n\n3. Bộ máy\n")))


def in_table(*numbers: str) -> list[Finding]:
    rows = "".join(
        row(number, f"Rà soát thủ tục hành chính đợt {at}", "Báo cáo", "Văn phòng", "Quý II")
        for at, number in enumerate(numbers)
    )
    text = f"I. MỤC TIÊU\n\nNâng cao chất lượng.\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{HEADING}{rows}"
    return list(check_numbering(text_case(text)))


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (("a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "k)"), "thiếu i;"),
        (("a)", "b)", "c)", "đ)", "e)"), "thiếu d;"),
        (("1.1.", "1.2.", "1.4."), "thiếu 1.3;"),
        (("1.1.", "1.2.", "1.2.", "1.3."), "dùng hai lần"),
    ],
)
def test_a_gap_or_repeat_in_a_list_is_told_with_both_items(labels: tuple[str, ...], words: str) -> None:
    [finding] = in_text(*labels)

    assert (finding.kind, finding.severity) == (DefectKind.NUMBERING, Severity.WARNING)
    assert words in str(finding.sentence)
    assert len(finding.spots) == 2


@pytest.mark.parametrize(
    "labels",
    [
        ("a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)", "l)"),  # the Vietnamese order
        ("a)", "b)", "c)", "d)", "e)"),  # no đ in the whole document
        ("a)", "b)", "c)", "d)", "e)", "f)", "g)"),  # the Latin order
        ("1.1.", "1.2.", "1.3."),
        ("a)", "c)", "b)"),  # badly read
        ("1.1.", "1.9."),
    ],
)
def test_a_list_in_order_or_badly_read_is_left_alone(labels: tuple[str, ...]) -> None:
    assert not in_text(*labels)


def test_a_number_that_stands_in_mid_line_is_not_missing() -> None:
    assert in_text("1.1.", "1.2.", "1.4.")
    assert not in_text("1.1.", "1.2.", "1.4.", between="Theo dõi kết quả hằng quý. 1.3. Niêm yết thủ tục mới.")


def test_a_section_number_twice_is_told_and_a_list_that_begins_again_is_not() -> None:
    sections = "I. MỤC TIÊU\n\nNâng cao.\n\nII. NHIỆM VỤ\n\n1. Một\n\n2. Hai\n\n{} KINH PHÍ\n\n1. Ba\n\n2. Bốn\n"

    [finding] = check_numbering(text_case(sections.format("II.")))

    assert "Số thứ tự II dùng hai lần" in str(finding.sentence)
    assert not list(check_numbering(text_case(sections.format("III."))))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (("1", "2", "3", "5", "6", "7"), "thiếu 4;"),
        (("1", "2", "3", "3", "4", "5"), "Số thứ tự 3 dùng hai lần"),
        (("1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.3"), "thiếu 3.2;"),
    ],
)
def test_a_gap_or_repeat_in_the_rows_of_a_table_is_told(numbers: tuple[str, ...], words: str) -> None:
    [finding] = in_table(*numbers)

    assert words in str(finding.sentence)


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3", "4", "5", "6"),
        ("1", "2", "3", "1", "2", "3"),
        ("1.1", "1.2", "1.3", "2.1", "2.2", "3.1"),
        ("1", "3", "5", "7", "9", "11"),
    ],
)
def test_rows_in_order_or_badly_read_are_left_alone(numbers: tuple[str, ...]) -> None:
    assert not in_table(*numbers)


def in_sections(*labels: str) -> list[Finding]:
    items = "\n".join(f"{label} Việc {at} của phần này.\n" for at, label in enumerate(labels))
    text = f"I. NHIỆM VỤ\n\n1. Một\n\n1.1. Rà soát.\n\n1.2. Niêm yết.\n\n1.3. Kiểm tra.\n\n2. Hai\n\n{items}\n3. Ba\n"
    return list(check_numbering(text_case(text)))


@pytest.mark.parametrize("labels", [("1.1.", "1.2.", "1.3."), ("2.1.", "2.2.", "1.3.")])
def test_items_numbered_below_another_section_are_told_once(labels: tuple[str, ...]) -> None:
    [finding] = in_sections(*labels)

    assert "nằm trong mục 2;" in str(finding.sentence)


@pytest.mark.parametrize("labels", [("2.1.", "2.2.", "2.3."), ("4.1.", "4.2."), ("2.1.", "4.2.", "2.3.")])
def test_items_of_a_section_that_was_not_seen_are_left_alone(labels: tuple[str, ...]) -> None:
    assert not in_sections(*labels)


def test_tasks_that_are_named_by_number_are_counted_through_all_sections() -> None:
    def found(*numbers: int) -> list[Finding]:
        tasks = [f"Nhiệm vụ {at}: Rà soát thủ tục loại {at}.\n\n+ Chủ trì: Văn phòng\n" for at in numbers]
        text = "I. NHIỆM VỤ\n\n1. Thể chế\n\n" + "\n".join(tasks[:3]) + "\n2. Thủ tục\n\n" + "\n".join(tasks[3:])
        return list(check_numbering(text_case(text)))

    [finding] = found(1, 2, 3, 4, 6, 7, 8)

    assert "Sau Nhiệm vụ 4 là Nhiệm vụ 6, thiếu 5;" in str(finding.sentence)
    assert not found(1, 2, 3, 4, 5, 6, 7)
