"""Invented plans of many shapes: what is wrong in them is found, and nothing else is said."""

from functools import cache
from pathlib import Path

import pytest

from caicach.intake.checks import Case, Finding, check_plan
from caicach.intake.pipeline import read_plan

GOLDEN = Path(__file__).resolve().parents[2] / "golden"

# What was written wrong into each plan: the kind, and words that stand in the finding or at one of its places.
SEEDED: dict[str, tuple[tuple[str, str], ...]] = {
    "dong_gieng_2023.md": (
        ("citation_conflict", "2871"),
        ("date_conflict", "19 tháng 01"),
        ("target_conflict", "95% trở lên"),
        ("numbering", "thiếu III"),
        ("stale_year", "dự toán ngân sách xã năm 2022"),
    ),
    "phu_loc_ha_2022.txt": (
        ("missing_field", "/KH-UBND"),
        ("citation_conflict", "902/QĐ-UBND"),
        ("target_conflict", "95% hồ sơ"),
        ("numbering", "thiếu 3.4"),
        ("missing_field", "Phụ lục 5.3"),
        ("arithmetic", "Tổng cộng"),
    ),
    "go_sanh_2021.txt": (
        ("arithmetic", "Cải cách tổ chức bộ máy"),
        ("arithmetic", "Tổng điểm"),
        ("target_conflict", "dưới 3%"),
        ("stale_year", "dự toán năm 2020"),
        ("date_conflict", "trong tháng 01"),
    ),
    "so_cong_thuong_hoa_an_2024.md": (
        ("citation_conflict", "3318/QĐ-UBND"),
        ("date_conflict", "30/9/2024"),
        ("missing_field", "Cắt giảm thời gian giải quyết"),
        ("numbering", "thiếu 11"),
    ),
    "son_khue_2026.pdf": (
        ("citation_conflict", "2204/QĐ-UBND"),
        ("target_conflict", "97%"),
        ("numbering", "thiếu 7"),
    ),
    "cai_say_2022.txt": (
        ("numbering", "thiếu 6"),
        ("duplicate", "Kiểm tra giờ giấc làm việc"),
        ("stale_year", "dự toán ngân sách thị trấn năm 2021"),
    ),
}
SOUND = (
    "ben_thong_2026.txt",
    "cua_lach_2023.pdf",
    "cua_say_2023.md",
    "dak_roi_2024.docx",
    "dong_sim_2024.txt",
    "may_tham_2024.txt",
    "son_nam_2025.docx",
    "van_dai_2024.pdf",
)


@cache
def _findings(name: str) -> tuple[Finding, ...]:
    reading = read_plan(data=(GOLDEN / name).read_bytes(), name=name)
    return check_plan(Case(layout=reading.layout, draft=reading.draft))


def _says(finding: Finding, kind: str, words: str) -> bool:
    said = (str(finding.sentence), *(spot.words for spot in finding.spots))
    return finding.kind.value == kind and any(words in one for one in said)


@pytest.mark.parametrize("name", sorted(SEEDED))
def test_every_contradiction_is_found_and_nothing_else_is_told(name: str) -> None:
    missed = [defect for defect in SEEDED[name] if not any(_says(finding, *defect) for finding in _findings(name))]

    assert not missed
    assert len(_findings(name)) == len(SEEDED[name]), [str(finding.sentence) for finding in _findings(name)]


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_plan_hears_nothing(name: str) -> None:
    assert not [str(finding.sentence) for finding in _findings(name)]
