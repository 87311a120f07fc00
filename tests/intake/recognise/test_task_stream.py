"""A table without cells: a few words a line, numbers out of place, page numbers in between."""

import textwrap
from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.intake.draft import Found, Task
from caicach.intake.layout import Layout, Line
from caicach.intake.recognise.crossing_titles import crossing_columns, crossing_heading
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.line_pieces import cut_lines
from caicach.intake.recognise.row_weaving import Torn, weave
from caicach.intake.recognise.task_stream import read_task_stream
from caicach.values.choices import Domain
from tests.builders.layouts import text_layout

YEAR = 2026
HEADING = "TT|Nội dung|công việc|Sản phẩm|Cơ quan|chủ trì|Cơ quan|phối hợp|Thời gian|thực hiện"
COLUMNS = (Role.TASK, Role.DELIVERABLE, Role.LEAD, Role.COORDINATOR, Role.DEADLINE)


def tasks(words: str) -> list[Task]:
    """``words`` with a bar at the end of each printed line."""
    lines = "\n\n".join(part for line in words.split("\n") for part in line.strip().split("|") if part)
    return list(read_task_stream(text_layout(lines), year=YEAR))


def values(found: Sequence[Found[str]]) -> list[str]:
    return [item.value for item in found]


def rows(found: Sequence[Task]) -> list[tuple[str | None, str, list[str], list[str], list[str], str | None]]:
    return [
        (
            task.number.value if task.number else None,
            task.title.value,
            values(task.deliverables),
            values(task.leads),
            values(task.coordinators),
            task.deadline_text.value if task.deadline_text else None,
        )
        for task in found
    ]


def test_lines_are_put_back_into_rows_and_cells() -> None:
    found = tasks(f"""{HEADING}
    I|CẢI CÁCH THỂ CHẾ
    1|Theo dõi việc|thi hành pháp|luật ở các thôn|Kế hoạch|Công chức Tư|pháp - Hộ tịch
    Các ban,|ngành liên quan|Trong năm|2026
    2|Phổ biến pháp luật|tại nhà văn hóa|Báo cáo|Công chức|Tư pháp - Hộ|tịch|Các ban, ngành|liên quan|Quý|III
    """)

    assert rows(found) == [
        (
            "1",
            "Theo dõi việc thi hành pháp luật ở các thôn",
            ["Kế hoạch"],
            ["Công chức Tư pháp - Hộ tịch"],
            ["Các ban, ngành liên quan"],
            "Trong năm 2026",
        ),
        (
            "2",
            "Phổ biến pháp luật tại nhà văn hóa",
            ["Báo cáo"],
            ["Công chức Tư pháp - Hộ tịch"],
            ["Các ban, ngành liên quan"],
            "Quý III",
        ),
    ]
    assert {task.domain.value for task in found if task.domain} == {Domain.INSTITUTIONS}
    assert all(task.title.confidence < 0.6 for task in found)


def test_a_number_inside_or_after_its_words_and_a_page_number_change_nothing() -> None:
    found = tasks(f"""{HEADING}
    I|CẢI CÁCH THỦ|TỤC HÀNH CHÍNH
    Niêm yết công khai|1|thủ tục mới|Bảng tin|Công chức Văn phòng|Các thôn|Thường xuyên
    14
    Thu dọn phòng chờ|cho người dân|2|Báo cáo|Công chức Văn phòng|Các thôn|Quý II
    """)

    assert [(number, title) for number, title, *_ in rows(found)] == [
        ("1", "Niêm yết công khai thủ tục mới"),
        ("2", "Thu dọn phòng chờ cho người dân"),
    ]
    assert [task.domain_title.value for task in found if task.domain_title] == ["CẢI CÁCH THỦ TỤC HÀNH CHÍNH"] * 2


def test_cells_of_a_row_may_come_in_another_order() -> None:
    found = tasks(f"""{HEADING}
    I|CẢI CÁCH CÔNG VỤ
    1|Kiểm tra giờ giấc|Công chức Văn phòng|Báo cáo|Các ban, ngành|Hàng quý
    """)

    assert rows(found) == [
        ("1", "Kiểm tra giờ giấc", ["Báo cáo"], ["Công chức Văn phòng"], ["Các ban, ngành"], "Hàng quý")
    ]


def test_a_heading_printed_again_is_no_part_of_a_cell() -> None:
    found = tasks(f"""{HEADING}
    I|CẢI CÁCH CÔNG VỤ
    1|Kiểm tra việc|mặc đồng phục
    {HEADING}
    của cơ quan|Báo cáo|Công chức Văn phòng|Các thôn|Hàng quý
    """)

    assert [title for _, title, *_ in rows(found)] == ["Kiểm tra việc mặc đồng phục của cơ quan"]


def test_the_rest_of_a_title_at_the_head_of_a_page_goes_back_to_its_title() -> None:
    found = tasks(f"""{HEADING}
    I|CẢI CÁCH CÔNG VỤ
    1|Kiểm tra giờ giấc|và việc mặc|- Báo cáo|Công chức Văn phòng|Các thôn|Hàng quý
    7
    đồng phục của cơ quan
    2|Tập huấn giao tiếp|- Lớp học|Công chức Văn phòng|Các thôn|Quý II
    """)

    assert [title for _, title, *_ in rows(found)] == [
        "Kiểm tra giờ giấc và việc mặc đồng phục của cơ quan",
        "Tập huấn giao tiếp",
    ]
    assert found[0].title.places[-1].line > found[0].deadlines[0].places[-1].line


def test_narrow_columns_break_names_and_run_into_each_other() -> None:
    found = tasks("""TT Nội dung Sản phẩm|Cơ|quan|chủ trì|Phối|hợp|Thời|gian
    I Cải cách công vụ
    1|Kiểm tra giờ giấc|- Báo cáo|Văn|phòng|Các thôn Thường|xuyên
    2|Tập huấn giao tiếp|- Lớp học|Trưởng|Phòng|Nội vụ|Ban Pháp chế|HĐND xã|Quý II
    """)

    assert [(leads, helpers, time) for _, _, _, leads, helpers, time in rows(found)] == [
        (["Văn phòng"], ["Các thôn"], "Thường xuyên"),
        (["Trưởng Phòng Nội vụ"], ["Ban Pháp chế HĐND xã"], "Quý II"),
    ]
    assert [task.domain.value for task in found if task.domain] == [Domain.CIVIL_SERVICE] * 2


def test_rows_that_count_the_columns_are_no_row_numbers() -> None:
    found = tasks(f"""{HEADING}
    (1)|(2)|(3)|(4)|(5)
    I|CẢI CÁCH CÔNG VỤ
    1|Kiểm tra giờ giấc|Báo cáo|Công chức Văn phòng|Các thôn|Hàng quý
    """)

    assert [(number, title) for number, title, *_ in rows(found)] == [("1", "Kiểm tra giờ giấc")]


def test_text_without_such_a_heading_is_no_table() -> None:
    assert tasks("I|MỤC TIÊU|1|Nâng hạng|Phòng Kinh tế|Quý I") == []


def test_the_table_ends_with_the_signature() -> None:
    found = tasks(f"""{HEADING}
    I|CẢI CÁCH CÔNG VỤ
    1|Kiểm tra giờ giấc|Báo cáo|Công chức Văn phòng|Các thôn|Hàng quý
    TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Lê Văn Mây
    """)

    assert [title for _, title, *_ in rows(found)] == ["Kiểm tra giờ giấc"]
    assert found[0].deadline_text is not None
    assert found[0].deadline_text.value == "Hàng quý"


@settings(max_examples=25, deadline=None)
@given(st.integers(8, 40))
def test_the_width_of_the_columns_does_not_matter(width: int) -> None:
    cells = [
        "Kiểm tra việc thu dọn phòng chờ",
        "Báo cáo hằng quý",
        "Công chức Văn phòng",
        "Các ban, ngành liên quan",
        "Trong năm 2026",
    ]
    lines = [line for cell in cells for line in textwrap.wrap(cell, width, break_long_words=False)]

    (row,) = weave(Torn(lines=lines, columns=COLUMNS, numbers=[0]), pairs=Counter())

    assert " ".join(lines[at] for at in row[Role.TASK]) == cells[0]
    assert " ".join(lines[at] for at in row[Role.DEADLINE]) == cells[4]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Kiểm tra", "các thôn", "Phòng Kinh tế", "Quý I", "Báo cáo", "3", "-", "II"]), max_size=12
    )
)
def test_every_line_lands_in_exactly_one_cell(lines: list[str]) -> None:
    found = weave(Torn(lines=lines, columns=COLUMNS), pairs=Counter())

    assert sorted(at for row in found for cell in row.values() for at in cell) == list(range(len(lines)))


def test_an_empty_document_has_no_tasks() -> None:
    assert read_task_stream(Layout(kind="text", lines=(Line(number=1, text=""),)), year=YEAR) == ()


def test_a_row_number_after_a_time_that_awaits_one_is_found_by_the_next_number() -> None:
    found = tasks(f"""{HEADING}
    I|CẢI CÁCH CÔNG VỤ
    1|Kiểm tra giờ giấc|Báo cáo|Công chức Văn phòng|Các thôn|Hàng quý
    Trước ngày|2|Tập huấn giao tiếp|Lớp học|Công chức Văn phòng|Các thôn|15/6
    3|Mở lớp ngoại ngữ|Lớp học|Công chức Văn phòng|Các thôn|Quý II
    """)

    assert [number for number, *_ in rows(found)] == ["1", "2", "3"]


ACROSS = """TT Nội dung công việc Sản phẩm Cơ quan Cơ quan Thời gian
    chủ trì phối hợp thực hiện
    I CẢI CÁCH THỂ CHẾ
    1 Theo dõi việc thi Tờ trình Công chức Tư Các thôn Quý II
    hành pháp luật pháp - Hộ tịch
    2 Phổ biến pháp luật Báo cáo kết Công an xã Các thôn Quý III
    tại nhà văn hóa quả"""


def test_lines_that_run_across_the_columns_are_cut() -> None:
    found = tasks(ACROSS.replace("\n", "|\n"))

    assert [(title, leads, time) for _, title, _, leads, _, time in rows(found)] == [
        ("Theo dõi việc thi hành pháp luật", ["Công chức Tư pháp - Hộ tịch"], "Quý II"),
        ("Phổ biến pháp luật tại nhà văn hóa", ["Công an xã"], "Quý III"),
    ]
    assert [products for _, _, products, *_ in rows(found)][1] == ["Báo cáo kết quả"]


def test_no_piece_is_cut_within_a_word_and_all_pieces_lie_within_their_line() -> None:
    pieces = cut_lines(["hành pháp luật Kế hoạch"], pairs=Counter())

    assert {piece.text for piece in pieces.all if piece.end - piece.start == 1} == {"hành"}
    assert all(pieces.all[at].start == start for starts in pieces.of for start, found in starts.items() for at in found)


def test_titles_printed_across_the_table_tell_their_order() -> None:
    titles = ["Người chủ Cơ quan Thời", "TT Nhiệm vụ Sản phẩm", "trì phối hợp gian", "1 Kiểm tra"]

    assert crossing_heading(titles) == 3
    assert crossing_columns(titles[:3]) == COLUMNS
    assert crossing_columns(["TT Nhiệm vụ Thời gian Chủ trì Phối hợp"]) == (
        Role.TASK,
        Role.DEADLINE,
        Role.LEAD,
        Role.COORDINATOR,
    )
