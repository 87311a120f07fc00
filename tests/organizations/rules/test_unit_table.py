"""A list of units is taken as it is written, or refused with the place and the remedy of every mistake."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.organizations.rules.unit_table import BadTable, UnitRow, check_units, read_unit_table, rows_of_divisions
from caicach.values.choices import UnitLevel

HEADER = "code,name,kind,level,parent_code"
PROVINCE = "99,Ngàn Mây,tỉnh,province,"
COMMUNE = "99001,Gò Trăng,xã,commune,99"
UNITS = (
    UnitRow("Dòng 2", "99", "Ngàn Mây", "tỉnh", UnitLevel.PROVINCE, None),
    UnitRow("Dòng 3", "99001", "Gò Trăng", "xã", UnitLevel.COMMUNE, "99"),
)


def table(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *lines)).encode()


def read(*lines: str, **options) -> tuple[UnitRow, ...]:
    return read_unit_table(data=table(*lines), name="don-vi.csv", **options)


def problems_of(*lines: str) -> tuple[str, ...]:
    with pytest.raises(BadTable) as refusal:
        read(*lines)
    return refusal.value.problems


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(table(PROVINCE, COMMUNE), id="commas"),
        pytest.param(table(PROVINCE, COMMUNE).replace(b",", b";"), id="semicolons, as spreadsheets here write"),
        pytest.param(table(PROVINCE, COMMUNE).replace(b",", b"\t"), id="tabs"),
        pytest.param(b"\xef\xbb\xbf" + table(PROVINCE, COMMUNE), id="byte order mark"),
        pytest.param(table(PROVINCE, COMMUNE).decode().encode("utf-16"), id="two bytes a letter"),
        pytest.param(table(PROVINCE, COMMUNE).replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(table(PROVINCE, COMMUNE, ",,,,", ""), id="empty lines at the end"),
        pytest.param(table(PROVINCE.replace("Ngàn", "  Ngàn "), COMMUNE), id="stray blanks"),
        pytest.param(table(PROVINCE, COMMUNE.replace("xã", "Xã")), id="capital of a kind"),
        pytest.param(table(PROVINCE, COMMUNE.replace("Gò", "Xã Gò")), id="kind repeated in the name"),
        pytest.param(table(PROVINCE, COMMUNE.replace("Gò", "Go\u0300")), id="marks written apart"),
        pytest.param(table(PROVINCE, COMMUNE, header=HEADER.upper()), id="capitals in the header"),
    ],
)
def test_the_same_units_are_read_from_every_common_way_of_writing_them(data):
    assert read_unit_table(data=data, name="don-vi.csv") == UNITS


def test_columns_are_known_by_their_name_in_any_order_and_among_others():
    data = table(
        "x,province,99,,Ngàn Mây,tỉnh", "y,commune,99001,99,Gò Trăng,xã", header="note,level,code,parent_code,name,kind"
    )

    assert read_unit_table(data=data, name="don-vi.csv") == UNITS


def test_units_are_read_from_json_too():
    items = [
        {"code": "99", "name": "Ngàn Mây", "kind": "tỉnh", "level": "province", "parent_code": None},
        {"code": "99001", "name": "Gò Trăng", "kind": "xã", "level": "commune", "parent_code": "99"},
    ]

    read_units = read_unit_table(data=json.dumps(items).encode(), name="don-vi.JSON")

    assert [(one.where, one.code, one.parent_code) for one in read_units] == [
        ("Mục 1", "99", None),
        ("Mục 2", "99001", "99"),
    ]


def test_leading_zeros_stay():
    rows = read("01,Hà Nội,thành phố,province,", "00004,Ba Đình,phường,commune,01")

    assert [(row.code, row.parent_code) for row in rows] == [("01", None), ("00004", "01")]


def test_a_name_that_only_begins_like_another_kind_stays_whole():
    rows = read(PROVINCE, "99002,Phường Cũ,xã,commune,99", "99003,Xãng,xã,commune,99")

    assert [row.name for row in rows[1:]] == ["Phường Cũ", "Xãng"]


def test_a_commune_may_come_before_its_province_and_lie_in_one_that_is_known_already():
    assert {row.code for row in read(COMMUNE, PROVINCE)} == {"99", "99001"}
    assert [row.code for row in read(COMMUNE, provinces={"99"})] == ["99001"]


@pytest.mark.parametrize(
    ("line", "place", "remedy"),
    [
        ("4,Ba Đình,phường,commune,99", "Dòng 4, cột code", "ghi “00004”"),
        ("990011,Đồi Sim,xã,commune,99", "Dòng 4, cột code", "đúng 5 chữ số"),
        ("9900x,Đồi Sim,xã,commune,99", "Dòng 4, cột code", "đúng 5 chữ số"),
        ("٩٩٠٠١,Đồi Sim,xã,commune,99", "Dòng 4, cột code", "đúng 5 chữ số"),
        ("1,Hà Nội,thành phố,province,", "Dòng 4, cột code", "ghi “01”"),
        ("99001,Đồi Sim,xã,commune,99", "Dòng 4, cột code", "đã có ở dòng 3"),
        ("99,Mây Ngàn,tỉnh,province,", "Dòng 4, cột code", "đã có ở dòng 2"),
        ("99002,Đồi Sim,xã,commune,98", "Dòng 4, cột parent_code", "thêm tỉnh đó"),
        ("99002,Đồi Sim,xã,commune,99001", "Dòng 4, cột parent_code", "đúng 2 chữ số"),
        ("99002,Đồi Sim,xã,commune,", "Dòng 4, cột parent_code", "Hãy ghi mã tỉnh"),
        ("98,Mây Ngàn,tỉnh,province,99", "Dòng 4, cột parent_code", "bỏ “99”"),
        ("99002,Đồi Sim,xã,ward,99", "Dòng 4, cột level", "province (cấp tỉnh) hoặc commune"),
        ("990,Đồi Sim,huyện,district,99", "Dòng 4, cột level", "đã kết thúc ngày 30/6/2025"),
        ("99002,Đồi Sim,thị trấn,commune,99", "Dòng 4, cột kind", "xã, phường, đặc khu"),
        ("98,Mây Ngàn,xã,province,", "Dòng 4, cột kind", "tỉnh, thành phố"),
        ("99002,,xã,commune,99", "Dòng 4, cột name", "còn trống"),
        (",Đồi Sim,,commune,99", "Dòng 4, cột code, kind", "còn trống"),
        ("99002", "Dòng 4, cột name, kind, level", "còn trống"),
        (f"99002,{'x' * 121},xã,commune,99", "Dòng 4, cột name", "120 ký tự"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_remedy(line, place, remedy):
    (problem,) = problems_of(PROVINCE, COMMUNE, line)

    assert problem.startswith(f"{place}: ")
    assert remedy in problem
    assert problem.endswith(".")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_rows():
    told = problems_of(PROVINCE, "1,Ba Đình,phố,commune,9", "", "99001,Gò Trăng,xã,làng,99")

    assert [problem.partition(":")[0] for problem in told] == [
        "Dòng 3, cột code",
        "Dòng 3, cột kind",
        "Dòng 3, cột parent_code",
        "Dòng 5, cột level",
    ]


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.csv", "thiếu cột code"),
        (table(header="code,name,kind,level"), "a.csv", "thiếu cột parent_code"),
        (table(), "a.csv", "không có đơn vị nào"),
        ("mã,tên\n99,Ngàn Mây".encode(), "a.csv", "thiếu cột code, name"),
        (b"code,name\xff\xfd", "a.csv", "UTF-8"),
        (table('99,"Ngàn' + "x" * 140_000), "a.csv", "dấu ngoặc kép"),
        (b"[{", "a.json", "Dòng 1: không đúng dạng JSON"),
        (b'{"code": "99"}', "a.json", "danh sách"),
        (b'["99"]', "a.json", "danh sách"),
        (b"[]", "a.json", "không có đơn vị nào"),
        (b'[{"code": 99, "name": "N", "kind": "t", "level": "province"}]', "a.json", "dấu ngoặc kép"),
        (b'[{"code": [1], "name": "N", "kind": "t", "level": {}}]', "a.json", "Mục 1, cột code, level"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_sentence(data, name, sentence):
    with pytest.raises(BadTable, match=sentence) as refusal:
        read_unit_table(data=data, name=name)

    assert len(refusal.value.problems) == 1


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"{HEADER}\n{text}".encode(errors="replace")))
def test_any_bytes_at_all_are_read_or_refused(data):
    for name in ("a.csv", "a.json"):
        try:
            found = read_unit_table(data=data, name=name)
        except BadTable as refusal:
            found = refusal.problems

        assert found


def test_divisions_of_a_package_get_their_zeros_back_and_lose_the_kind_from_the_name():
    divisions = [
        {
            "code": 1,
            "name": "Thành phố Hà Nội",
            "division_type": "thành phố trung ương",
            "wards": [{"code": 4, "name": "Phường Ba Đình", "division_type": "phường"}],
        },
        {"code": 75, "name": "Đồng Nai", "division_type": "tỉnh", "wards": []},
    ]

    units = check_units(rows_of_divisions(divisions))

    assert [(one.code, one.name, one.kind, one.parent_code) for one in units] == [
        ("01", "Hà Nội", "thành phố", None),
        ("00004", "Ba Đình", "phường", "01"),
        ("75", "Đồng Nai", "tỉnh", None),
    ]


def test_a_code_that_a_package_gives_twice_is_told():
    ward = {"code": 4, "name": "Phường Ba Đình", "division_type": "phường"}
    divisions = [{"code": 1, "name": "Hà Nội", "division_type": "thành phố", "wards": [ward, ward]}]

    with pytest.raises(BadTable, match="mã 00004 đã có"):
        check_units(rows_of_divisions(divisions))
