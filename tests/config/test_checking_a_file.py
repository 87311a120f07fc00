"""The command ``caicach check``: what it prints, and how it ends."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from caicach.config.cli import check
from caicach.intake import checks
from caicach.intake.checks import Case, Finding

PLAN = """ỦY BAN NHÂN DÂN
XÃ ĐỒI SIM

Số: 15/KH-UBND

Đồi Sim, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính xã Đồi Sim năm 2024

Căn cứ Quyết định số 3050/QĐ-UBND ngày 15/12/2023 của UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2024 của tỉnh;

Ủy ban nhân dân xã Đồi Sim ban hành Kế hoạch cải cách hành chính năm 2024 như sau:

I. MỤC TIÊU

Triển khai Quyết định số 3050/QĐ-UBND ngày {day} của UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2024 của tỉnh.

II. NHIỆM VỤ

1. Kiểm tra việc giải quyết thủ tục hành chính trong Quý II năm 2024.
"""


def plan(folder: Path, *, day: str) -> Path:
    file = folder / "ke-hoach.txt"
    file.write_text(PLAN.format(day=day), encoding="utf-8")
    return file


def test_a_conflict_is_printed_as_data_with_both_places_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = plan(tmp_path, day="25/12/2023")

    ended = check([str(file), "--json"])

    findings = json.loads(capsys.readouterr().out)
    assert ended == 1
    assert findings == [
        {
            "kind": "citation_conflict",
            "severity": "error",
            "places": [
                {"line": 11, "words": "Quyết định số 3050/QĐ-UBND ngày 15/12/2023 của UBND tỉnh"},
                {"line": 17, "words": "Quyết định số 3050/QĐ-UBND ngày 25/12/2023 của UBND tỉnh"},
            ],
            "message": "Quyết định số 3050/QĐ-UBND ghi ngày 15/12/2023 ở phần căn cứ "
            "nhưng ghi ngày 25/12/2023 ở mục I; hãy đối chiếu bản gốc và sửa cho thống nhất.",
        }
    ]


def test_a_conflict_is_told_to_people_under_its_severity(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check([str(plan(tmp_path, day="25/12/2023"))])

    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Lỗi (1)"
    assert printed[1].startswith("- Quyết định số 3050/QĐ-UBND ghi ngày 15/12/2023 ở phần căn cứ")
    assert printed[3] == "    dòng 17 (I): Quyết định số 3050/QĐ-UBND ngày 25/12/2023 của UBND tỉnh"


def test_a_sound_plan_gives_an_empty_list_and_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = plan(tmp_path, day="15/12/2023")

    as_data = check([str(file), "--json"])
    data = json.loads(capsys.readouterr().out)
    for_people = check([str(file)])
    words = capsys.readouterr().out

    assert (as_data, data) == (0, [])
    assert (for_people, words) == (0, "Không thấy điểm nào cần sửa.\n")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("trong.txt", b"", "Tệp này trống"), (None, b"", "Không mở được tệp")],
)
def test_a_file_that_cannot_be_read_ends_with_2_and_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str | None, content: bytes, reason: str
) -> None:
    file = tmp_path / (name or "khong-co.txt")
    if name:
        file.write_bytes(content)

    ended = check([str(file), "--json"])

    printed = capsys.readouterr()
    assert (ended, printed.out) == (2, "")
    assert reason in printed.err


def test_a_check_that_falls_over_is_named_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_nothing(case: Case) -> Iterator[Finding]:
        raise ZeroDivisionError(case.year)

    monkeypatch.setattr(checks, "CHECKS", (check_nothing, *checks.CHECKS))

    assert check([str(plan(tmp_path, day="16/12/2023")), "--json"]) == 1

    printed = capsys.readouterr()
    assert [one["kind"] for one in json.loads(printed.out)] == ["citation_conflict"]
    assert "check_nothing" in printed.err
