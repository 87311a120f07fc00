"""Load the list of provinces and communes from a file, or from a package that holds it."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caicach.organizations.actions import LoadedUnits, System, load_units
from caicach.organizations.models import AdministrativeUnit
from caicach.organizations.rules.unit_table import BadTable, UnitRow, check_units, read_unit_table, rows_of_divisions
from caicach.values.choices import UnitLevel
from caicach.values.vietnamese import say_date, say_number

SHOWN = 20  # problems or units named; the number says how many there are


class Command(BaseCommand):
    """``caicach load-units [FILE] [--package] --valid-from YYYY-MM-DD``."""

    help = "Nạp danh mục đơn vị hành chính cấp tỉnh, cấp xã. Chạy lại không thay đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Either a file or the package, and the day from which the list holds."""
        parser.add_argument("file", nargs="?", type=Path, help="tệp .csv, .tsv hoặc .json (docs/operations.md)")
        parser.add_argument("--package", action="store_true", help="lấy từ gói vietnam-provinces nếu đã cài")
        parser.add_argument("--valid-from", required=True, help="ngày danh mục có hiệu lực, ví dụ 2025-07-01")

    def handle(self, *_: Any, **options: Any) -> None:
        """Load all or nothing and say what changed."""
        file: Path | None = options["file"]
        if (file is None) != options["package"]:
            raise CommandError("Hãy chọn một nguồn: tên tệp, hoặc --package.")
        day = _day(options["valid_from"])
        try:
            rows, source = _from_package() if file is None else _from_file(file)
            loaded = load_units(rows=rows, valid_from=day, source=source, by=System(), at=timezone.now())
        except BadTable as refusal:
            raise CommandError(_in_lines("Chưa nạp gì vì danh mục có chỗ sai.", refusal.problems)) from refusal
        self.stdout.write(f"Nguồn: {source}")
        for line in _account(rows, loaded, day):
            self.stdout.write(line)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--valid-from: “{text}” không phải là ngày. Hãy ghi năm-tháng-ngày: 2025-07-01.") from error


def _from_file(file: Path) -> tuple[Sequence[UnitRow], str]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: không mở được tệp. Hãy kiểm tra đường dẫn và quyền đọc.") from error
    standing = AdministrativeUnit.objects.filter(level=UnitLevel.PROVINCE, valid_to__isnull=True)
    provinces = set(standing.values_list("code", flat=True))
    return read_unit_table(data=data, name=file.name, provinces=provinces), file.name


def _from_package() -> tuple[Sequence[UnitRow], str]:
    try:
        # Not one of our requirements: who wants its list installs it, nobody else needs it.
        import vietnam_provinces  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CommandError(
            "Chưa cài gói vietnam-provinces. Hãy cài gói (docs/operations.md) hoặc nạp từ tệp."
        ) from error
    divisions = json.loads(vietnam_provinces.NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8"))
    made_on = date.fromisoformat(vietnam_provinces.__data_version__)
    source = f"vietnam-provinces {vietnam_provinces.__version__} (số liệu lấy ngày {say_date(made_on)})"
    return check_units(rows_of_divisions(divisions)), source


def _account(rows: Sequence[UnitRow], loaded: LoadedUnits, day: date) -> list[str]:
    provinces, communes = (sum(row.level == level for row in rows) for level in (UnitLevel.PROVINCE, UnitLevel.COMMUNE))
    lines = [f"Danh mục có {say_number(provinces)} đơn vị cấp tỉnh, {say_number(communes)} đơn vị cấp xã."]
    if loaded.new or loaded.renewed:
        lines.append(
            f"Từ ngày {say_date(day)}: {say_number(len(loaded.new))} đơn vị mới, "
            f"{say_number(len(loaded.renewed))} đơn vị đổi tên, loại hoặc tỉnh; "
            f"{say_number(loaded.unchanged)} đơn vị giữ nguyên."
        )
    else:
        lines.append("Không có gì thay đổi: các đơn vị này đã có đúng như danh mục.")
    if loaded.renewed:
        lines.append(_named("Đã đóng tên cũ và mở tên mới", loaded.renewed))
    if loaded.missing:
        lines.append(_named("Đang có nhưng không thấy trong danh mục, vẫn giữ nguyên", loaded.missing))
    return lines


def _named(title: str, units: Sequence[AdministrativeUnit]) -> str:
    return _in_lines(f"{title} ({say_number(len(units))}):", [f"{unit.code} {unit}" for unit in units])


def _in_lines(title: str, lines: Sequence[str]) -> str:
    more = [f"… và {say_number(len(lines) - SHOWN)} mục nữa"] if len(lines) > SHOWN else []
    return "\n".join([title, *(f"  {line}" for line in (*lines[:SHOWN], *more))])
