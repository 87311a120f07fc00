"""Cited documents against a register."""

from dataclasses import replace
from datetime import date

import pytest

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.register import check_register
from caicach.values.legal_document import LegalDocument
from tests.builders.cases import whole_case

FACTS = LegalDocument(
    kind="Nghị định",
    number="61/2018/NĐ-CP",
    issued_on=date(2018, 4, 23),
    issuer="Chính phủ",
    title="Cơ chế một cửa",
    source="Công báo",
    certainty="decided",
)
LAW = replace(
    FACTS,
    kind="Luật",
    number="77/2015/QH13",
    issued_on=date(2015, 6, 19),
    title="Luật Tổ chức chính quyền địa phương",
    valid_to=date(2025, 2, 28),
    replaced_by="65/2025/QH15",
)
OLD = replace(FACTS, valid_to=date(2025, 6, 30), replaced_by="118/2025/NĐ-CP")
NEW = replace(FACTS, number="118/2025/NĐ-CP", issued_on=date(2025, 6, 9), valid_from=date(2025, 7, 1))
WITHOUT_YEAR = replace(FACTS, kind="Quyết định", number="766/QĐ-TTg", issued_on=date(2022, 6, 23))
REGISTER = (LAW, OLD, NEW, WITHOUT_YEAR)


def found(mention: str, *, year: int = 2026, register: tuple[LegalDocument, ...] = REGISTER) -> list[Finding]:
    text = f"""ỦY BAN NHÂN DÂN
XÃ NẬM MƠ

Số: 12/KH-UBND

Nậm Mơ, ngày 10 tháng 01 năm {year}

KẾ HOẠCH
Cải cách hành chính năm {year}

I. NHIỆM VỤ

1. Thực hiện nghiêm {mention}.
"""
    return list(check_register(whole_case(text, register=register)))


def test_a_replaced_document_is_told_with_what_took_its_place() -> None:
    [finding] = found("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ")

    assert (finding.kind, finding.severity) == (DefectKind.OTHER, Severity.WARNING)
    assert "118/2025/NĐ-CP" in str(finding.sentence)
    assert "30/06/2025" in str(finding.sentence)


def test_the_old_rule_beside_the_new_one_is_a_conflict_with_both_places() -> None:
    [finding] = found("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018; triển khai Nghị định số 118/2025/NĐ-CP")

    assert finding.kind is DefectKind.CITATION_CONFLICT
    assert len(finding.spots) == 2


def test_what_is_only_reported_is_a_note() -> None:
    heard = replace(OLD, certainty="reported", replaced_by=None)

    [finding] = found("Nghị định số 61/2018/NĐ-CP", register=(heard,))

    assert finding.severity is Severity.NOTE


def test_a_law_is_known_by_its_title_and_day() -> None:
    [finding] = found("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015")

    assert "77/2015/QH13" in str(finding.sentence)
    assert not found("Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025")


@pytest.mark.parametrize(
    ("mention", "is_told"),
    [
        ("Nghị định số 61/2018/NĐ-CP ngày 24/4/2018 của Chính phủ", True),
        ("Quyết định số 766/QĐ-TTg ngày 26/3/2022 của Thủ tướng Chính phủ", True),
        ("Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ", False),
        ("Quyết định số 766/QĐ-TTg ngày 05/5/2019 của Thủ tướng Chính phủ", False),  # another year, another document
        ("Công văn số 766/QĐ-TTg ngày 05/5/2022", False),  # no document of this kind is listed
    ],
)
def test_a_day_that_the_document_has_not_is_told(mention: str, is_told: bool) -> None:
    kinds = [finding.kind for finding in found(mention, year=2024)]

    assert kinds == ([DefectKind.CITATION_CONFLICT] if is_told else [])


@pytest.mark.parametrize(
    "mention",
    [
        "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ",
        "Quyết định số 3050/QĐ-UBND ngày 15/12/2025 của UBND tỉnh",  # unknown: no register holds it
        "Nghị định số 118/2025/NĐ-CP thay thế Nghị định số 61/2018/NĐ-CP",
        "Thông tư số 01/2018/TT-VPCP hướng dẫn thi hành một số quy định của Nghị định số 61/2018/NĐ-CP",
    ],
)
def test_what_holds_is_unknown_or_is_only_mentioned_is_left_alone(mention: str) -> None:
    assert not found(mention)


def test_a_document_that_held_when_the_plan_was_issued_is_left_alone() -> None:
    assert not found("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ", year=2025)
    assert not found("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ", register=())
