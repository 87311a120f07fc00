"""The command ``caicach read``: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest

from caicach.config.cli import read

PLAN = """ỦY BAN NHÂN DÂN
XÃ ĐỒI SIM

Số: 15/KH-UBND

KẾ HOẠCH
Cải cách hành chính xã Đồi Sim năm 2026

II. NHIỆM VỤ

1. Kiểm tra việc giải quyết thủ tục hành chính trong Quý II năm 2026.

Bài thơ này không thuộc về kế hoạch nào cả.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "ke-hoach.txt"
    made.write_text(PLAN, encoding="utf-8")
    return made


def test_the_outline_ends_with_the_share_of_lines_that_were_read(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = read([str(file)])

    outline, _, share = capsys.readouterr().out.partition("DÒNG ĐÃ ĐỌC: ")
    assert ended == 0
    assert "Kế hoạch cải cách hành chính xã Đồi Sim năm 2026" in outline
    assert "còn 2 dòng chưa đưa vào kế hoạch" in share
    assert "Bài thơ" not in share


def test_unread_lines_are_listed_when_asked_for(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read([str(file), "--unread"])

    assert "(dòng 13) Bài thơ này không thuộc về kế hoạch nào cả." in capsys.readouterr().out


def test_data_stands_alone_and_the_share_beside_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read([str(file), "--json"])

    printed = capsys.readouterr()
    assert json.loads(printed.out)["document"]["year"] == 2026
    assert "DÒNG ĐÃ ĐỌC: 75 % (6/8)" in printed.err


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = read([str(tmp_path / "nowhere.txt")])

    printed = capsys.readouterr()
    assert (ended, printed.out) == (2, "")
    assert "Không mở được tệp" in printed.err
