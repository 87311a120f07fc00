"""Tasks set out as items: labels under, beside and inside them, and labels that hold for a whole section."""

from collections.abc import Sequence

import pytest

from caicach.intake.draft import Found, Task
from caicach.intake.recognise.task_list import read_bare_items, read_task_list
from caicach.values import period as periods
from caicach.values.choices import Domain
from caicach.values.deadline import Continuous, InPeriod
from tests.builders.layouts import text_outline

YEAR = 2026
PLAN = """
    KẾ HOẠCH
    Cải cách hành chính năm 2026

    II. NHIỆM VỤ

    """


def tasks(text: str) -> list[Task]:
    return [task for part in text_outline(PLAN + text).of() for task in read_task_list(part, year=YEAR)]


def bare_items(text: str) -> list[Task]:
    return [task for part in text_outline(PLAN + text).of() for task in read_bare_items(part, year=YEAR)]


def values(found: Sequence[Found[str]]) -> list[str]:
    return [item.value for item in found]


def summary(found: Sequence[Task]) -> list[tuple[str, list[str], list[str]]]:
    return [(task.title.value, values(task.leads), values(task.coordinators)) for task in found]


class TestLabels:
    def test_labelled_lines_under_an_item_are_its_fields(self) -> None:
        (task,) = tasks("""
    1. Cải cách thể chế

    đ) Lập danh mục văn bản hết hiệu lực.

    - Cơ quan chủ trì tham mưu: Phòng Tư pháp, UBND cấp xã.

    - Cơ quan phối hợp, theo dõi: Các cơ quan, đơn vị có liên quan.

    - Sản phẩm: Quyết định, báo cáo.

    - Thời gian hoàn thành: Quý I.
    """)

        assert task.number is not None
        assert (task.number.value, task.title.value) == ("đ", "Lập danh mục văn bản hết hiệu lực.")
        assert values(task.leads) == ["Phòng Tư pháp", "UBND cấp xã"]
        assert values(task.coordinators) == ["Các cơ quan, đơn vị có liên quan"]
        assert values(task.deliverables) == ["Quyết định", "báo cáo"]
        assert [item.value for item in task.deadlines] == [InPeriod(periods.quarter(YEAR, 1))]
        assert task.domain is not None
        assert task.domain_title is not None
        assert (task.domain.value, task.domain_title.value) == (Domain.INSTITUTIONS, "Cải cách thể chế")
        assert task.origin == "body"
        assert task.leads[0].places != task.title.places

    def test_lines_under_a_label_are_its_entries(self) -> None:
        (task,) = tasks("""
    1. Cải cách thủ tục hành chính

    a) Công khai kết quả xử lý.

    - Đơn vị chủ trì:

    + Văn phòng chủ trì, phối hợp với các thôn đăng kết quả.

    + Công an xã thực hiện xin lỗi.

    - Phối hợp: các thôn.

    - Sản phẩm:

    + Kế hoạch, biểu mẫu.

    + Báo cáo.
    """)

        assert values(task.leads) == ["Văn phòng", "Công an xã"]
        assert values(task.deliverables) == ["Kế hoạch, biểu mẫu", "Báo cáo"]

    @pytest.mark.parametrize(
        "labels",
        [
            "Chủ trì: Phòng Kinh tế; phối hợp: các thôn; hoàn thành: Quý I.",
            "- Người phụ trách: Phòng Kinh tế.\n    - Phối hợp thực hiện: các thôn.\n    - Tiến độ: Quý I.",
            "+ Bộ phận thực hiện: Phòng Kinh tế\n\n    + Đơn vị phối hợp: các thôn\n\n    + Thời hạn: Quý I",
            "- Phân công thực hiện: Phòng Kinh tế chủ trì, phối hợp với các thôn.\n    - Thời gian: Quý I.",
        ],
    )
    def test_labels_come_in_many_wordings(self, labels: str) -> None:
        found = tasks(f"""
    1. Cải cách tài chính công

    1.1. Kiểm kê tài sản của cơ quan.

    {labels}
    """)

        assert summary(found) == [("Kiểm kê tài sản của cơ quan.", ["Phòng Kinh tế"], ["các thôn"])]
        assert [item.value for item in found[0].deadlines] == [InPeriod(periods.quarter(YEAR, 1))]

    def test_labels_beside_items_belong_to_the_item_before_them(self) -> None:
        found = tasks("""
    1. Cải cách công vụ

    - Kiểm tra giờ làm việc.
    - Cơ quan chủ trì: Phòng Nội vụ.
    - Thời gian: Quý I.
    - Tập huấn kỹ năng giao tiếp.
    - Cơ quan chủ trì: Văn phòng.
    - Thời gian: Quý II.
    """)

        assert summary(found) == [
            ("Kiểm tra giờ làm việc.", ["Phòng Nội vụ"], []),
            ("Tập huấn kỹ năng giao tiếp.", ["Văn phòng"], []),
        ]

    def test_an_item_may_carry_its_labels_in_its_own_words(self) -> None:
        found = tasks("""
    1. Chuyển đổi số

    1.1. Số hóa sổ hộ tịch (chủ trì: Phòng Văn hóa, phối hợp: các thôn; thời hạn: Quý I).

    1.2. Cấp chữ ký số. Chủ trì: Văn phòng; sản phẩm: danh sách; thời gian: Quý II.
    """)

        assert summary(found) == [
            ("Số hóa sổ hộ tịch", ["Phòng Văn hóa"], ["các thôn"]),
            ("Cấp chữ ký số.", ["Văn phòng"], []),
        ]

    def test_numbered_blocks_of_tasks_keep_their_numbers(self) -> None:
        found = tasks("""
    Nhiệm vụ 1: Kiện toàn Tổ công tác cải cách hành chính.
    - Người phụ trách: Chủ tịch UBND xã.
    - Kết quả: Quyết định.

    Nhiệm vụ 2: Đối thoại với người dân.
    - Nội dung:
    + Lấy ý kiến trước buổi họp.
    - Bộ phận thực hiện: Văn phòng.
    """)

        assert [task.number.value for task in found if task.number] == ["1", "2"]
        assert summary(found)[1] == ("Đối thoại với người dân.", ["Văn phòng"], [])

    def test_a_task_named_like_a_field_may_have_a_list_of_products(self) -> None:
        found = tasks("""
    3. Thủ tục hành chính

    Nhiệm vụ 8: Mở quầy một cửa lưu động tại các đảo

    - Chủ trì: Phòng Kinh tế
    - Sản phẩm:
      + Lịch trực;
      + Sổ giao nhận;
    - Thời hạn: Ngày làm việc cuối cùng của tháng

    4. Tài chính công

    Nhiệm vụ 9: Công khai dự toán

    - Chủ trì: Phòng Tài chính
    """)

        assert [task.title.value for task in found] == ["Mở quầy một cửa lưu động tại các đảo", "Công khai dự toán"]
        assert values(found[0].deliverables) == ["Lịch trực", "Sổ giao nhận"]
        assert [task.domain.value for task in found if task.domain] == [Domain.PROCEDURES, Domain.PUBLIC_FINANCE]

    def test_a_label_that_comes_twice_goes_on(self) -> None:
        (task,) = tasks("""
    1. Cải cách công vụ

    a) Kiểm tra giờ làm việc.

    - Cơ quan chủ trì: Phòng Nội vụ.
    - Thời gian: Thường xuyên.
    - Thời gian: Quý I gửi lịch.
    """)

        assert [type(item.value) for item in task.deadlines] == [Continuous, InPeriod]

    def test_what_a_section_on_carrying_out_says_is_no_task(self) -> None:
        assert (
            tasks("""
    1. Cải cách công vụ

    III. TỔ CHỨC THỰC HIỆN

    1. Theo dõi kế hoạch.

    - Cơ quan chủ trì: Phòng Nội vụ.
    """)
            == []
        )


class TestSharedLabels:
    def test_labels_at_the_end_of_a_section_hold_for_all_its_items(self) -> None:
        found = tasks("""
    1. Công tác chỉ đạo, điều hành

    1.1. Tồn tại, hạn chế

    - Chậm gửi báo cáo.

    1.2. Giải pháp

    - Giao ban hằng tháng.
    - Treo bảng theo dõi.

    1.3. Phân công thực hiện

    - Cơ quan chủ trì: Phòng Nội vụ.
    - Cơ quan phối hợp: Văn phòng, các xã.

    2. Cải cách thể chế

    - Góp ý dự thảo văn bản.
    - Đăng công báo.

    * Chủ trì: Phòng Tư pháp; phối hợp: các xã.
    """)

        shared = ["Văn phòng", "các xã"]
        assert summary(found) == [
            ("Giao ban hằng tháng.", ["Phòng Nội vụ"], shared),
            ("Treo bảng theo dõi.", ["Phòng Nội vụ"], shared),
            ("Góp ý dự thảo văn bản.", ["Phòng Tư pháp"], ["các xã"]),
            ("Đăng công báo.", ["Phòng Tư pháp"], ["các xã"]),
        ]
        assert found[0].leads[0].confidence < found[0].title.confidence

    def test_labels_that_close_the_measures_of_a_section_hold_for_all_of_them(self) -> None:
        found = tasks("""
    1. Cải cách thể chế

    1.1. Nguyên nhân mất điểm

    - Báo cáo gửi chậm.

    1.2. Nhiệm vụ, giải pháp

    - Lập danh mục văn bản.

    - Công bố danh mục.

    Chủ trì: Phòng Tư pháp; phối hợp: các thôn; thời gian: Quý I.

    2. Chế độ công vụ

    2.1. Nhiệm vụ

    - Lập sổ trực.

    - Kiểm tra giờ làm việc.

    - Chủ trì: Phòng Nội vụ.

    2.2. Giải pháp

    - Tập huấn kỹ năng.

    - Khảo sát nhu cầu.

    - Chủ trì: Công an xã.
    """)

        assert summary(found)[:2] == [
            ("Lập danh mục văn bản.", ["Phòng Tư pháp"], ["các thôn"]),
            ("Công bố danh mục.", ["Phòng Tư pháp"], ["các thôn"]),
        ]
        assert found[0].leads[0].confidence < 0.8
        assert values(found[-1].leads) == ["Công an xã"]
        assert not any(values(task.leads) == ["Công an xã"] for task in found if task.title.value == "Lập sổ trực.")

    @pytest.mark.parametrize(
        "text",
        [
            """
    2. Cải cách thể chế (Phòng Tư pháp chủ trì, phối hợp với các xã)

    - Góp ý dự thảo văn bản.
    - Đăng công báo.
    """,
            """
    2. Cải cách thể chế

    - Góp ý dự thảo văn bản.
    - Đăng công báo.

    Giao Phòng Tư pháp chủ trì, phối hợp với các xã thực hiện các nội dung trên.
    """,
            """
    2. Cải cách thể chế

    a) Kết quả mất điểm:

    - Một văn bản chậm đăng.

    b) Nhiệm vụ, giải pháp:

    - Góp ý dự thảo văn bản.
    - Đăng công báo.

    c) Trách nhiệm thực hiện: Phòng Tư pháp chủ trì, phối hợp với các xã thực hiện.
    """,
        ],
    )
    def test_one_lead_for_a_section_may_be_told_in_its_heading_or_in_a_sentence(self, text: str) -> None:
        assert summary(tasks(text)) == [
            ("Góp ý dự thảo văn bản.", ["Phòng Tư pháp"], ["các xã"]),
            ("Đăng công báo.", ["Phòng Tư pháp"], ["các xã"]),
        ]

    def test_items_without_any_lead_are_proposed_with_little_confidence(self) -> None:
        text = """
    1. Cải cách thể chế

    - Góp ý dự thảo văn bản.

    2. Chuyển đổi số

    - Số hóa sổ hộ tịch.
    """

        found = bare_items(text)

        assert tasks(text) == []
        assert summary(found) == [("Góp ý dự thảo văn bản.", [], []), ("Số hóa sổ hộ tịch.", [], [])]
        assert all(task.title.confidence < 0.5 for task in found)
