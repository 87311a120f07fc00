"""How a document names itself."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.self_citation import check_self_citation
from tests.builders.cases import row, whole_case

TABLE = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian") + row(
    "1", "Rà soát thủ tục hành chính", "Báo cáo", "Văn phòng HĐND và UBND", "Quý II"
)
HEAD = "Số: 12/QĐ-UBND\n\nNậm Mơ, ngày 15 tháng 01 năm 2026"
OWN = "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 15/01/2026 của Chủ tịch UBND xã Nậm Mơ)"


def found(*, head: str = HEAD, over_plan: str = OWN, over_appendix: str = OWN) -> list[Finding]:
    text = f"""ỦY BAN NHÂN DÂN
XÃ NẬM MƠ

{head}

QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính năm 2026

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NẬM MƠ

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026.

KẾ HOẠCH
Cải cách hành chính năm 2026
{over_plan}

I. MỤC TIÊU

Nâng cao chất lượng phục vụ.

PHỤ LỤC
DANH MỤC NHIỆM VỤ
{over_appendix}

{TABLE}"""
    return list(check_self_citation(whole_case(text)))


def test_a_document_that_names_itself_alike_everywhere_is_sound() -> None:
    assert not found()
    assert not found(over_appendix=OWN.replace("12/QĐ-UBND", "12 /QĐ-UBND"))
    assert not found(over_plan=OWN.replace("Chủ tịch UBND", "UBND"))  # offices write the one for the other here


@pytest.mark.parametrize(
    ("was", "becomes", "kind", "severity"),
    [
        ("12/QĐ", "21/QĐ", DefectKind.CITATION_CONFLICT, Severity.ERROR),
        ("15/01/2026", "17/01/2026", DefectKind.DATE_CONFLICT, Severity.ERROR),
        ("UBND xã", "UBND huyện", DefectKind.CITATION_CONFLICT, Severity.WARNING),
    ],
)
def test_another_number_day_or_office_over_the_appendix_is_told(
    was: str, becomes: str, kind: DefectKind, severity: Severity
) -> None:
    [finding] = found(over_appendix=OWN.replace(was, becomes))

    assert (finding.kind, finding.severity) == (kind, severity)
    assert becomes in finding.spots[-1].words


def test_a_draft_with_all_its_blanks_is_noted_once() -> None:
    blank = "(Ban hành kèm theo Quyết định số    /QĐ-UBND ngày    /    /2026 của Chủ tịch UBND xã Nậm Mơ)"

    [finding] = found(
        head="Số:     /QĐ-UBND\n\nNậm Mơ, ngày     tháng 01 năm 2026", over_plan=blank, over_appendix=blank
    )

    assert (finding.kind, finding.severity) == (DefectKind.MISSING_FIELD, Severity.NOTE)
    assert str(finding.sentence).startswith("Số và ngày ban hành")
    assert len(finding.spots) == 6


def test_a_blank_that_was_forgotten_over_the_plan_is_a_warning() -> None:
    [finding] = found(over_plan=OWN.replace("số 12/", "số .../"))

    assert (finding.kind, finding.severity) == (DefectKind.MISSING_FIELD, Severity.WARNING)
    assert str(finding.sentence).startswith("Số của văn bản")


def test_a_document_cited_right_after_the_heading_is_not_this_one() -> None:
    base = "Thực hiện Quyết định số 194/QĐ-UBND ngày 10/01/2026 của UBND huyện Bản Lát."

    assert not found(over_plan=f"{OWN} {base}")
