"""Read a list of provinces and communes (two levels since 1 July 2025) and say exactly what is wrong with it.

The list is a table of text in the columns ``COLUMNS`` (docs/operations.md). Codes are those of Quyết định
19/2025/QĐ-TTg: two digits for a province, five for a commune, with their leading zeros. Levels and kinds are those of
Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 1.
"""

import codecs
import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caicach.values.choices import UnitLevel
from caicach.values.vietnamese import nfc

COLUMNS = ("code", "name", "kind", "level", "parent_code")
DIGITS = {UnitLevel.PROVINCE: 2, UnitLevel.COMMUNE: 5}
KINDS = {UnitLevel.PROVINCE: ("tỉnh", "thành phố"), UnitLevel.COMMUNE: ("xã", "phường", "đặc khu")}
LEVEL_WORDS = {UnitLevel.PROVINCE: "cấp tỉnh", UnitLevel.COMMUNE: "cấp xã"}
LONGEST_NAME = 120


class BadTable(Exception):
    """The table cannot be taken over; ``problems`` are Vietnamese sentences that begin with the place."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of the table, checked. ``where`` names its row ("Dòng 12"); ``parent_code`` is None for a province."""

    where: str
    code: str
    name: str
    kind: str
    level: UnitLevel
    parent_code: str | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it was written."""

    where: str
    cells: Mapping[str, Any]


def read_unit_table(*, data: bytes, name: str, provinces: Collection[str] = ()) -> tuple[UnitRow, ...]:
    """The units of a .json file, or of one with separators (.csv, .tsv, .txt). Raises ``BadTable``.

    ``provinces`` are codes that communes may lie in although the table does not hold them.
    """
    text = _decoded(data)
    rows = _rows_of_json(text) if name.lower().endswith(".json") else _rows_of_csv(text)
    return check_units(rows, provinces=provinces)


def rows_of_divisions(divisions: Iterable[Mapping[str, Any]]) -> list[RawRow]:
    """Rows from provinces with their ``wards``, codes as integers and kinds in the names, as packages keep them."""
    rows = []
    for province in divisions:
        own = f"{province['code']:02}"
        rows.append(_division(province, code=own, level=UnitLevel.PROVINCE, parent_code=""))
        rows += [
            _division(ward, code=f"{ward['code']:05}", level=UnitLevel.COMMUNE, parent_code=own)
            for ward in province["wards"]
        ]
    return rows


def check_units(rows: Sequence[RawRow], *, provinces: Collection[str] = ()) -> tuple[UnitRow, ...]:
    """Every row as a unit. Raises ``BadTable`` with all that is wrong, in the order of the rows."""
    if not rows:
        raise BadTable(["Tệp không có đơn vị nào. Hãy ghi mỗi đơn vị một dòng, dưới dòng tên cột."])
    squeezed = [RawRow(row.where, {column: _squeezed(row.cells.get(column)) for column in COLUMNS}) for row in rows]
    first_rows: dict[str, RawRow] = {}
    for row in squeezed:
        first_rows.setdefault(str(row.cells["code"]), row)
    known = {code for code, row in first_rows.items() if _level(row) == UnitLevel.PROVINCE} | set(provinces)
    problems = [
        f"{row.where}, {problem}" for row in squeezed for problem in _problems(row, first_rows=first_rows, known=known)
    ]
    if problems:
        raise BadTable(problems)
    return tuple(_unit(row) for row in squeezed)


def _division(division: Mapping[str, Any], *, code: str, level: UnitLevel, parent_code: str) -> RawRow:
    kind = division["division_type"].removesuffix(" trung ương")
    cells = {"code": code, "name": division["name"], "kind": kind, "level": level, "parent_code": parent_code}
    return RawRow(f"Đơn vị {code}", cells)


def _decoded(data: bytes) -> str:
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadTable(["Tệp không dùng bảng mã Unicode. Hãy lưu lại với bảng mã UTF-8 rồi nạp lại."]) from None


def _rows_of_csv(text: str) -> list[RawRow]:
    first_line = text.partition("\n")[0]
    separator = max("\t;,", key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    columns = [title.strip().lower() for title in next(reader, [])]
    if missing := [column for column in COLUMNS if column not in columns]:
        raise BadTable(
            [f"Dòng 1: thiếu cột {', '.join(missing)}. Dòng đầu phải ghi tên các cột: {', '.join(COLUMNS)}."]
        )
    try:
        return [
            RawRow(f"Dòng {reader.line_num}", dict(zip(columns, cells, strict=False)))
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error:
        raise BadTable([f"Dòng {reader.line_num}: không tách được các ô. Hãy kiểm tra dấu ngoặc kép."]) from None


def _rows_of_json(text: str) -> list[RawRow]:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadTable([f"Dòng {error.lineno}: không đúng dạng JSON. Hãy kiểm tra dấu phẩy và dấu ngoặc."]) from None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise BadTable(["Tệp JSON phải là một danh sách các đơn vị, mỗi đơn vị là một đối tượng có đủ các cột."])
    return [RawRow(f"Mục {place}", item) for place, item in enumerate(items, start=1)]


def _squeezed(cell: Any) -> Any:
    """Text in one spelling without stray blanks; nothing as empty text; anything else as it is, to be refused."""
    if cell is None:
        return ""
    return " ".join(nfc(cell).split()) if isinstance(cell, str) else cell


def _problems(row: RawRow, *, first_rows: Mapping[str, RawRow], known: Collection[str]) -> Iterator[str]:
    """What is wrong with a row, each with its column and what to do."""
    if strange := [column for column in COLUMNS if not isinstance(row.cells[column], str)]:
        yield (
            f"cột {', '.join(strange)}: phải là chữ, không phải {row.cells[strange[0]]!r}. "
            "Hãy đặt trong dấu ngoặc kép; mã ghi dạng số sẽ mất số 0 ở đầu."
        )
        return
    if empty := [column for column in COLUMNS[:4] if not row.cells[column]]:
        yield f"cột {', '.join(empty)}: còn trống. Hãy điền đủ."
        return
    level = _level(row)
    if level is None:
        yield (
            f"cột level: không có cấp “{row.cells['level']}”. Chỉ dùng province (cấp tỉnh) hoặc commune (cấp xã); "
            "cấp huyện đã kết thúc ngày 30/6/2025."
        )
        return
    for column, check in CHECKS.items():
        if problem := check(row, level):
            yield f"cột {column}: {problem}"
    code, parent_code = row.cells["code"], row.cells["parent_code"]
    if first_rows[code] is not row:
        yield f"cột code: mã {code} đã có ở {first_rows[code].where.lower()}. Mỗi mã chỉ ghi một lần; hãy sửa một dòng."
    if level == UnitLevel.COMMUNE and _is_code(parent_code, UnitLevel.PROVINCE) and parent_code not in known:
        yield f"cột parent_code: không có tỉnh, thành phố nào mang mã {parent_code}. Hãy sửa mã hoặc thêm tỉnh đó."


def _level(row: RawRow) -> UnitLevel | None:
    return next((level for level in DIGITS if str(row.cells["level"]).lower() == level), None)


def _is_code(text: str, level: UnitLevel) -> bool:
    return len(text) == DIGITS[level] and text.isascii() and text.isdigit()


def _wrong_code(text: str, level: UnitLevel) -> str | None:
    digits = DIGITS[level]
    if _is_code(text, level):
        return None
    if text.isascii() and text.isdigit() and len(text) < digits:
        return (
            f"mã “{text}” thiếu số 0 ở đầu, mã {LEVEL_WORDS[level]} có {digits} chữ số. "
            f"Hãy định dạng cột là văn bản rồi ghi “{text.zfill(digits)}”."
        )
    return f"“{text}” không phải mã {LEVEL_WORDS[level]}. Hãy ghi đúng {digits} chữ số theo danh mục."


def _check_code(row: RawRow, level: UnitLevel) -> str | None:
    return _wrong_code(row.cells["code"], level)


def _check_name(row: RawRow, _: UnitLevel) -> str | None:
    if len(row.cells["name"]) <= LONGEST_NAME:
        return None
    return f"tên dài quá {LONGEST_NAME} ký tự. Hãy kiểm tra lại, có thể hai ô đã dính vào nhau."


def _check_kind(row: RawRow, level: UnitLevel) -> str | None:
    if row.cells["kind"].lower() in KINDS[level]:
        return None
    return f"{LEVEL_WORDS[level]} không có loại “{row.cells['kind']}”. Chỉ dùng {', '.join(KINDS[level])}."


def _check_parent(row: RawRow, level: UnitLevel) -> str | None:
    parent_code = row.cells["parent_code"]
    if level == UnitLevel.PROVINCE:
        return f"cấp tỉnh không thuộc đơn vị nào. Hãy bỏ “{parent_code}”." if parent_code else None
    if not parent_code:
        return "còn trống. Hãy ghi mã tỉnh, thành phố của đơn vị cấp xã này."
    return _wrong_code(parent_code, UnitLevel.PROVINCE)


CHECKS: dict[str, Callable[[RawRow, UnitLevel], str | None]] = {
    "code": _check_code,
    "name": _check_name,
    "kind": _check_kind,
    "parent_code": _check_parent,
}


def _unit(row: RawRow) -> UnitRow:
    """The row as a unit; a kind that the name repeats ("Xã Gò Trăng") is taken off."""
    level, kind, name = UnitLevel(row.cells["level"].lower()), row.cells["kind"].lower(), row.cells["name"]
    if name.lower().startswith(f"{kind} "):
        name = name[len(kind) + 1 :]
    return UnitRow(
        where=row.where,
        code=row.cells["code"],
        name=name,
        kind=kind,
        level=level,
        parent_code=row.cells["parent_code"] or None,
    )
