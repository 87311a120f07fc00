"""One document cited in two ways."""

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.citations import check_citations
from tests.builders.cases import text_case

PROVINCE = (
    "Quyết định số 1897/QĐ-UBND ngày 15/12/2025 của Chủ tịch UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2026"
)


def found(base: str, mention: str) -> list[Finding]:
    case = text_case(f"Căn cứ {base};\n\nI. MỤC TIÊU\n\n1. Mục đích\n\n- Triển khai {mention}.\n")
    return list(check_citations(case))


@pytest.mark.parametrize(
    ("was", "becomes", "severity"),
    [
        ("1897", "1879", Severity.ERROR),  # digits changed places
        ("1897", "2011", Severity.ERROR),  # another number, all else the same
        ("15/12", "16/12", Severity.ERROR),
        ("15/12/2025", "15/12/2024", Severity.ERROR),
        ("Chủ tịch UBND", "Ủy ban nhân dân", Severity.WARNING),
        ("/QĐ-UBND", "/KH-UBND", Severity.ERROR),
    ],
)
def test_what_differs_in_one_thing_alone_is_one_conflict_with_both_places(
    was: str, becomes: str, severity: Severity
) -> None:
    [finding] = found(PROVINCE, PROVINCE.replace(was, becomes))

    assert (finding.kind, finding.severity) == (DefectKind.CITATION_CONFLICT, severity)
    assert [spot.where for spot in finding.spots] == ["", "I.1"]
    assert becomes in finding.spots[1].words


@pytest.mark.parametrize(
    "mention",
    [
        PROVINCE,
        PROVINCE.replace("1897/QĐ-UBND", "1897 /QĐ - UBND"),
        PROVINCE.replace("QĐ", "QÐ"),  # the Icelandic letter
        PROVINCE.replace("15/12/2025", "15 tháng 12 năm 2025"),
        PROVINCE.replace("UBND tỉnh", "Ủy ban nhân dân tỉnh Ngàn Mây"),
        PROVINCE.replace("cải cách hành chính", "CCHC"),
        "Quyết định số 1897/QĐ-UBND",
        # The same number by another office, or in another year.
        "Quyết định số 1897/QĐ-UBND ngày 20/01/2026 của UBND huyện ban hành Kế hoạch tuyên truyền pháp luật",
        "Quyết định số 1897/QĐ-UBND ngày 10/11/2022 của Chủ tịch UBND tỉnh ban hành Quy chế làm việc",
        PROVINCE.replace("15/12/2025", "15/12/2024").replace("năm 2026", "năm 2025"),
        # Another document of the same day, with a number and a title near to it.
        PROVINCE.replace("1897", "1898").replace("Kế hoạch cải", "Kế hoạch tuyên truyền cải"),
    ],
)
def test_the_same_document_again_or_another_one_is_no_conflict(mention: str) -> None:
    assert not found(PROVINCE, mention)


def test_a_conflict_that_occurs_again_is_told_once_with_all_its_places() -> None:
    decree = "Nghị định số 106/2020/NĐ-CP ngày {} tháng 9 năm 2020 của Chính phủ"
    mention = f"{decree.format('15')}; {decree.format('15')}; {decree.format('10')}"

    [finding] = found(decree.format("10"), mention)

    assert len(finding.spots) == 3  # the place in the preamble, and each of the two ways in the section
    assert str(finding.sentence).startswith(
        "Nghị định số 106/2020/NĐ-CP ghi ngày 10/09/2020 ở phần căn cứ nhưng ghi ngày 15/09/2020 ở mục I.1;"
    )


def test_a_number_of_the_party_is_the_same_however_its_strokes_stand() -> None:
    base = "Kế hoạch số 22-KH/TU ngày 05/3/2025 của Tỉnh ủy về cải cách hành chính"

    assert not found(base, base.replace("22-KH/TU", "22/KH-TU"))
    assert found(base, base.replace("22-KH/TU ngày 05/3", "22/KH-TU ngày 06/3"))
