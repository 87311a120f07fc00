"""Fields that one task lacks while the others have them."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.fields import check_fields
from tests.builders.cases import row, text_case

HEADING = ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kinh phí (triệu đồng)")
OFFICE, HELPER = "Văn phòng HĐND và UBND xã", "Phòng Kinh tế"
WORK = (
    "Rà soát thủ tục hành chính nội bộ",
    "Niêm yết thủ tục hành chính mới công bố",
    "Tập huấn nghiệp vụ cho công chức một cửa",
    "Kiểm tra công vụ tại các phòng",
    "Báo cáo giải ngân vốn đầu tư công",
    "Ban hành kế hoạch tuyên truyền",
    "Đánh giá mức độ chuyển đổi số",
)


def _table(*, rows: int = 7, blank: dict[int, int] | None = None, filler: str = "") -> str:
    """A plan with one table of ``rows`` tasks. ``blank`` tells the row (from 1) and the column left empty."""
    lines = []
    for number in range(1, rows + 1):
        cells = [str(number), WORK[(number - 1) % len(WORK)], "Báo cáo", OFFICE, HELPER, "Quý II/2026", "0"]
        if blank and number in blank:
            cells[blank[number]] = filler
        lines.append(row(*cells))
    return f"I. MỤC TIÊU\n\nNâng cao chất lượng.\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{row(*HEADING)}{''.join(lines)}"


def _found(text: str) -> list[Finding]:
    return list(check_fields(text_case(text)))


@pytest.mark.parametrize(
    ("column", "severity", "words"),
    [
        (2, Severity.WARNING, "sản phẩm"),
        (3, Severity.ERROR, "cơ quan chủ trì"),
        (5, Severity.ERROR, "thời gian"),
        (6, Severity.WARNING, "kinh phí"),
    ],
)
def test_a_field_that_one_row_alone_lacks_is_told_with_its_row(column: int, severity: Severity, words: str) -> None:
    [finding] = _found(_table(blank={4: column}))

    assert finding.kind is DefectKind.MISSING_FIELD
    assert finding.severity is severity
    assert [spot.where for spot in finding.spots] == ["Phụ lục 4"]
    assert finding.spots[0].words == "Kiểm tra công vụ tại các phòng"
    assert words in str(finding.sentence)


def test_work_that_nobody_helps_with_is_told_only_where_all_the_rest_of_a_long_table_has_help() -> None:
    [finding] = _found(_table(rows=20, blank={4: 4}))

    assert finding.severity is Severity.NOTE
    assert "cơ quan phối hợp" in str(finding.sentence)
    assert not _found(_table(rows=19, blank={4: 4}))


def test_a_field_that_several_rows_lack_is_a_way_of_writing() -> None:
    assert not _found(_table(blank={2: 4, 4: 4, 6: 4}))


def test_a_short_table_tells_nothing_about_what_is_usual() -> None:
    assert not _found(_table(rows=4, blank={2: 5}))


def test_a_zero_is_not_a_blank() -> None:
    assert not _found(_table())


def test_words_in_the_column_of_money_are_not_a_blank() -> None:
    assert not _found(_table(blank={3: 6}, filler="Lồng ghép"))


def test_a_row_whose_cells_slipped_by_one_column_has_no_time() -> None:
    shifted = row("5", WORK[4], "", "- Báo cáo; - Kế hoạch", OFFICE, HELPER, "0")
    text = _table().replace(row("5", WORK[4], "Báo cáo", OFFICE, HELPER, "Quý II/2026", "0"), shifted)

    [finding] = _found(text)

    assert "thời gian" in str(finding.sentence)


def test_an_item_without_its_line_of_the_product_is_told() -> None:
    items = "".join(
        f"\n{letter}) {work}.\n\n- Chủ trì: {OFFICE}.\n\n{'' if letter == 'c' else '- Sản phẩm: Báo cáo.'}\n\n"
        "- Thời gian thực hiện: Quý II năm 2026.\n"
        for letter, work in zip("abcdđe", WORK, strict=False)
    )
    [finding] = _found(f"I. MỤC TIÊU\n\nNâng cao.\n\nII. NHIỆM VỤ\n\n1. Cải cách thủ tục hành chính\n{items}")

    assert finding.spots[0].where == "II.1.c"


def test_a_column_that_the_text_promises_and_no_table_has_is_told() -> None:
    promise = (
        "\n\nII. NHIỆM VỤ\n\nNhiệm vụ, sản phẩm, cơ quan chủ trì, thời hạn và nguồn lực nêu tại Phụ lục kèm theo.\n"
    )
    text = _table().replace("\n\nPHỤ LỤC", f"{promise}\nPHỤ LỤC")
    assert not _found(text)

    [finding] = _found(text.replace("Thời gian", "Ghi chú").replace("Quý II/2026", ""))

    assert "không bảng nào có cột này" in str(finding.sentence)


def test_an_appendix_that_the_text_leads_to_and_the_file_lacks_is_noted() -> None:
    text = "I. MỤC TIÊU\n\nNâng cao.\n\nII. NHIỆM VỤ\n\nNhiệm vụ theo Phụ lục đính kèm.\n\nIII. TỔ CHỨC\n\nTheo dõi.\n"

    [finding] = _found(text)

    assert finding.severity is Severity.NOTE
    assert not _found(text.replace("Phụ lục đính kèm", "Phụ lục kèm theo Quyết định số 12/QĐ-UBND của tỉnh"))
    assert not _found(_table().replace("Nâng cao chất lượng.", "Nhiệm vụ cụ thể theo Phụ lục đính kèm."))
