"""Plans without a defect, full of what only looks like one, stay unmarked; with one slip put in, that slip is found."""

from pathlib import Path

import pytest

from caicach.intake.checks import Case, Finding, check_plan
from caicach.intake.pipeline import read_plan

SOUND = Path(__file__).parent / "sound"


def _findings(text: str) -> tuple[Finding, ...]:
    reading = read_plan(data=text.encode(), name="ke-hoach.txt")
    assert len(reading.draft.tasks) > 10
    return check_plan(Case(layout=reading.layout, draft=reading.draft))


@pytest.mark.parametrize("path", sorted(SOUND.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_is_said_of_a_sound_plan(path: Path) -> None:
    assert [str(finding.sentence) for finding in _findings(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("plan", "right", "wrong", "kind"),
    [
        (
            "nam_mo_2026",
            "tỷ lệ hồ sơ trực tuyến đạt tối thiểu 70%\t",
            "tỷ lệ hồ sơ trực tuyến đạt 70%\t",
            "target_conflict",
        ),
        ("nam_mo_2026", "đất đai đạt từ 95% trở lên\t", "đất đai đạt trên 95%\t", "target_conflict"),
        ("nam_mo_2026", "\tQuý IV/2026\t", "\t\t", "missing_field"),
        ("nam_mo_2026", "\tTin, bài\t", "\t\t", "missing_field"),
        ("nam_mo_2026", "\tCông an xã\tThường xuyên", "\tVăn phòng HĐND và UBND xã\tThường xuyên", "duplicate"),
        ("nam_mo_2026", "\tTổng cộng\t\t\t\t\t108", "\tTổng cộng\t\t\t\t\t107", "arithmetic"),
        ("nam_mo_2026", "03 nhiệm vụ trọng tâm", "04 nhiệm vụ trọng tâm", "arithmetic"),
        ("nam_mo_2026", "tăng 15% so với", "tăng 20% so với", "arithmetic"),
        ("nam_mo_2026", "tình hình thực tế của xã", "tình hình thực tế của huyện", "other"),
        ("nam_mo_2026", "\tCác thôn\t", "\tPhòng Văn hóa và Thông tin huyện\t", "other"),
        ("nam_mo_2026", "Rà soát, cắt giảm", "Rà soát, cắt giảm cắt giảm", "other"),
        ("sin_chai_2024", "16,5\t+0,5", "16,5\t+0,75", "arithmetic"),
        ("sin_chai_2024", "tăng 02 bậc", "tăng 03 bậc", "arithmetic"),
        ("sin_chai_2024", "- Sản phẩm: Biên bản kiểm tra; Thông báo kết luận.\n", "", "missing_field"),
        ("sin_chai_2024", "kết quả thực hiện theo quy định.\n\nb)", "kết quả thực hiện.\n\nb)", "missing_field"),
        (
            "sin_chai_2024",
            "a) Giải ngân vốn đầu tư công đạt từ 95%",
            "a) Giải ngân vốn đầu tư công đạt từ 90%",
            "target_conflict",
        ),
    ],
)
def test_one_slip_in_a_sound_plan_is_one_finding(plan: str, right: str, wrong: str, kind: str) -> None:
    text = (SOUND / f"{plan}.txt").read_text(encoding="utf-8")
    assert right in text

    findings = _findings(text.replace(right, wrong, 1))

    assert {finding.kind.value for finding in findings} == {kind}
    assert len(findings) <= 2  # a wrong number in a table may put out the sum below it, too
