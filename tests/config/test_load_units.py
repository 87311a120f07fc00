"""The command ``caicach load-units``: what it prints, and what it refuses."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from caicach.organizations.models import AdministrativeUnit

TABLE = "code,name,kind,level,parent_code\n99,Ngàn Mây,tỉnh,province,\n99001,Gò Trăng,xã,commune,99\n"

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    printed = io.StringIO()
    call_command("load_units", *arguments, stdout=printed)
    return printed.getvalue()


def file_of(folder: Path, text: str) -> str:
    path = folder / "don-vi.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_it_says_how_many_units_it_loaded_and_that_a_second_run_changed_nothing(tmp_path):
    file = file_of(tmp_path, TABLE)

    first, second = run(file, "--valid-from", "2025-07-01"), run(file, "--valid-from", "2025-07-01")

    assert "1 đơn vị cấp tỉnh, 1 đơn vị cấp xã" in first
    assert "Từ ngày 01/07/2025: 2 đơn vị mới" in first
    assert "Không có gì thay đổi" in second
    assert AdministrativeUnit.objects.count() == 2


def test_it_names_what_changed_and_what_the_file_lacks(tmp_path):
    run(file_of(tmp_path, TABLE), "--valid-from", "2025-07-01")

    printed = run(
        file_of(tmp_path, TABLE.partition("99001")[0].replace("Ngàn Mây", "Mây Ngàn")), "--valid-from", "2026-01-01"
    )

    assert "Đã đóng tên cũ và mở tên mới (1):\n  99 tỉnh Mây Ngàn" in printed
    assert "vẫn giữ nguyên (1):\n  99001 xã Gò Trăng" in printed


def test_it_names_twenty_mistakes_and_counts_the_others(tmp_path):
    file = file_of(tmp_path, TABLE + "".join(f"{number},Làng,làng,commune,99\n" for number in range(15)))

    with pytest.raises(CommandError) as refusal:
        run(file, "--valid-from", "2025-07-01")

    lines = str(refusal.value).splitlines()
    assert lines[0] == "Chưa nạp gì vì danh mục có chỗ sai."
    assert lines[1].startswith("  Dòng 4, cột code: ")
    assert lines[-1] == "  … và 10 mục nữa"
    assert not AdministrativeUnit.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--valid-from", "2025-07-01"], "chọn một nguồn"),
        (["a.csv", "--package", "--valid-from", "2025-07-01"], "chọn một nguồn"),
        (["khong-co.csv", "--valid-from", "2025-07-01"], "không mở được tệp"),
        (["a.csv", "--valid-from", "01/07/2025"], "2025-07-01"),
        (["a.csv", "--valid-from", "2025-02-30"], "không phải là ngày"),
    ],
)
def test_a_wrong_call_is_refused_with_a_sentence(arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(*arguments)


def test_without_the_package_it_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "vietnam_provinces", None)

    with pytest.raises(CommandError, match="Chưa cài gói"):
        run("--package", "--valid-from", "2025-07-01")


def test_the_package_holds_the_whole_country():
    pytest.importorskip("vietnam_provinces", reason="the optional package vietnam-provinces is not installed")

    printed = run("--package", "--valid-from", "2025-07-01")

    assert "34 đơn vị cấp tỉnh, 3.321 đơn vị cấp xã" in printed
    first = AdministrativeUnit.objects.get(code="00004")
    assert (str(first), first.parent.code, first.valid_from) == ("phường Ba Đình", "01", date(2025, 7, 1))
    assert "Không có gì thay đổi" in run("--package", "--valid-from", "2025-07-01")
