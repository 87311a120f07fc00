"""The words above a column or before a colon, in any wording."""

import pytest

from caicach.intake.recognise.labels import Role, read_heading, split_labels, unit_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("TT", Role.NUMBER),
        ("Số TT", Role.NUMBER),
        ("Lĩnh vực", Role.DOMAIN),
        ("Nội dung CCHC", Role.DOMAIN),
        ("Nội dung công việc", Role.TASK),
        ("Nhiệm vụ cụ thể", Role.TASK),
        ("Hoạt động", Role.TASK),
        ("Sản phẩm đầu ra", Role.DELIVERABLE),
        ("Kết quả dự kiến", Role.DELIVERABLE),
        ("Sản phẩm/Kết quả", Role.DELIVERABLE),
        ("Cơ quan, đơn vị chủ trì", Role.LEAD),
        ("Bộ phận thực hiện", Role.LEAD),
        ("Người phụ trách", Role.LEAD),
        ("Đơn vị phối hợp", Role.COORDINATOR),
        ("Thời hạn hoàn thành", Role.DEADLINE),
        ("TIẾN ĐỘ", Role.DEADLINE),
        ("Ghi chú", Role.NOTE),
    ],
)
def test_a_heading_names_its_column(title: str, role: Role) -> None:
    heading = read_heading(title)

    assert heading is not None
    assert heading.role is role


@pytest.mark.parametrize("text", ["Báo cáo kết quả thực hiện", "Văn phòng", "Quý I", "Kế hoạch; báo cáo", ""])
def test_what_stands_in_a_cell_is_no_heading(text: str) -> None:
    assert read_heading(text) is None


@pytest.mark.parametrize(
    ("title", "worth"),
    [
        ("Dự toán (triệu đồng)", 1_000_000),
        ("Kinh phí (nghìn đồng)", 1_000),
        ("Kinh phí (đồng)", 1),
        ("Kinh phí", None),
    ],
)
def test_a_heading_of_money_names_its_unit(title: str, worth: int | None) -> None:
    heading = read_heading(title)

    assert heading is not None
    assert (heading.role, heading.unit_vnd) == (Role.BUDGET, worth)


def test_units_of_money_are_worth_what_they_say() -> None:
    assert unit_of("5 tỷ") == 1_000_000_000
    assert unit_of("năm") is None


def pieces(text: str) -> list[tuple[Role | None, str]]:
    return [(piece.role, text[piece.start : piece.end].strip(" .;,(")) for piece in split_labels(text)]


def test_several_labels_on_one_line_part_its_words() -> None:
    assert pieces("Chủ trì: Phòng Kinh tế; phối hợp: các thôn; hoàn thành: Quý I") == [
        (Role.LEAD, "Phòng Kinh tế"),
        (Role.COORDINATOR, "các thôn"),
        (Role.DEADLINE, "Quý I"),
    ]


@pytest.mark.parametrize("label", ["Cùng thực hiện", "Đơn vị cùng tham gia", "Cơ quan tham gia"])
def test_who_takes_part_helps(label: str) -> None:
    assert pieces(f"Giao: Phòng Kinh tế. {label}: các thôn")[1:] == [(Role.COORDINATOR, "các thôn")]


def test_words_before_the_first_label_have_no_role() -> None:
    assert pieces("Số hóa sổ hộ tịch (chủ trì: Phòng Văn hóa, phối hợp: các thôn)") == [
        (None, "Số hóa sổ hộ tịch"),
        (Role.LEAD, "Phòng Văn hóa"),
        (Role.COORDINATOR, "các thôn)"),
    ]


def test_a_label_may_have_lost_its_colon_or_the_stop_before_it() -> None:
    assert pieces("Cơ quan chủ trì Phòng Kinh tế") == [(Role.LEAD, "Phòng Kinh tế")]
    assert pieces("Trồng cây Chủ trì: các thôn") == [(None, "Trồng cây"), (Role.LEAD, "các thôn")]


def test_a_colon_after_other_words_is_no_label() -> None:
    assert pieces("Khảo sát đối với: dịch vụ công") == [(None, "Khảo sát đối với: dịch vụ công")]


def test_words_before_a_time_are_no_label_but_the_work_that_is_timed() -> None:
    assert pieces("Dự toán: tháng 01; quyết toán: tháng 7") == [(None, "Dự toán: tháng 01; quyết toán: tháng 7")]
    assert pieces("Thời hạn: Quý I; thực hiện: trong năm") == [(Role.DEADLINE, "Quý I; thực hiện: trong năm")]
    assert pieces("Chủ trì: Phòng A; kinh phí: 5 triệu") == [(Role.LEAD, "Phòng A"), (Role.BUDGET, "5 triệu")]


def test_signs_without_words_hold_nothing() -> None:
    assert pieces(" - ; ") == []
