"""A citation that cannot be right as it stands."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.citation_forms import check_citation_forms
from tests.builders.cases import text_case, whole_case


def found(mention: str) -> list[Finding]:
    return list(check_citation_forms(text_case(f"I. NHIỆM VỤ\n\n1. Thể chế\n\n- Triển khai {mention}.\n")))


@pytest.mark.parametrize(
    ("mention", "kind", "words"),
    [
        ("Công văn số 754/QĐ-UBND ngày 25/8/2025 của UBND tỉnh", DefectKind.CITATION_CONFLICT, "ký hiệu QĐ"),
        ("Quyết định số 27/09/QĐ-UBND ngày 10/8/2025 của UBND tỉnh", DefectKind.CITATION_CONFLICT, "thể thức"),
        (
            "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Chính phủ",
            DefectKind.CITATION_CONFLICT,
            "không khớp với ký hiệu",
        ),
        ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ", DefectKind.CITATION_CONFLICT, "năm 2018 trong số"),
        ("Quyết định số    /QĐ-UBND của UBND tỉnh", DefectKind.MISSING_FIELD, "để trống"),
        (
            "Báo cáo số 15/BC-UBND ngày 11/9/2017 của UBND tỉnh về tình hình tinh giản biên chế năm 2021 - 2025",
            DefectKind.DATE_CONFLICT,
            "từ năm 2021",
        ),
    ],
)
def test_a_faulty_form_is_told_once(mention: str, kind: DefectKind, words: str) -> None:
    [finding] = found(mention)

    assert finding.kind is kind
    assert words in str(finding.sentence)
    assert finding.spots[0].where == "I.1"


@pytest.mark.parametrize(
    "mention",
    [
        "Công văn số 754/UBND-NV ngày 25/8/2025 của UBND tỉnh",
        "Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị",
        "Chương trình số 12-CT/TU ngày 03/11/2021 của Tỉnh ủy",
        "Chương trình hành động số 33-CTrHĐ/TU ngày 16/4/2019 của Ban Thường vụ Thành ủy",
        "Luật số 64/2025/QH15 ngày 19/02/2025; Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội",
        "các Nghị định: Số 108/2014/NĐ-CP, số 113/2018/NĐ-CP của Chính phủ",
        "Kế hoạch thực hiện Nghị quyết số 19-NQ/TW ngày 25/10/2017",
        "Báo cáo số 15/BC-UBND ngày 20/12/2025 của UBND tỉnh về kết quả năm 2025 và nhiệm vụ năm 2026",
        "Kế hoạch số 15/KH-UBND ngày 20/12/2025 của UBND tỉnh về theo dõi tình hình thi hành pháp luật năm 2026",
        "Tờ trình số 703/PNV ngày 22/12/2025",
        "văn bản số 12/QĐ-UBND ngày 22/12/2025",
    ],
)
def test_a_sound_form_is_left_alone(mention: str) -> None:
    assert not found(mention)


def test_the_same_fault_twice_is_one_finding() -> None:
    letter = "Công văn số 754/QĐ-UBND ngày 25/8/2025 của UBND tỉnh"

    [finding] = found(f"{letter}; rà soát theo {letter}")

    assert finding.severity is Severity.WARNING
    assert len({spot.line for spot in finding.spots}) == 1


def plan(base: str) -> list[Finding]:
    case = whole_case(
        f"""\
        ỦY BAN NHÂN DÂN
        XÃ NẬM MƠ

        Số: 12/KH-UBND

        Nậm Mơ, ngày 10 tháng 01 năm 2026

        KẾ HOẠCH
        Cải cách hành chính năm 2026

        Căn cứ {base};

        I. NHIỆM VỤ

        1. Rà soát thủ tục hành chính trong Quý II năm 2026.
        """
    )
    return list(check_citation_forms(case))


def test_a_document_issued_after_the_plan_cannot_be_its_base() -> None:
    later = "Quyết định số 30/QĐ-UBND ngày {}/01/2026 của UBND tỉnh"

    [finding] = plan(later.format("11"))

    assert (finding.kind, finding.severity) == (DefectKind.DATE_CONFLICT, Severity.ERROR)
    assert not plan(later.format("10"))


def test_a_base_without_a_day_is_noted_but_not_a_law() -> None:
    [finding] = plan("Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư")

    assert (finding.kind, finding.severity) == (DefectKind.MISSING_FIELD, Severity.NOTE)
    assert not plan("Luật Tổ chức chính quyền địa phương")
