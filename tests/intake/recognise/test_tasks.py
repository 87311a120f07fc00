"""All tasks of whole plans: which family a plan is of, and what stands in two places."""

from caicach.intake.recognise.tasks import recognise_tasks
from caicach.values.choices import Domain
from tests.builders.layouts import text_outline

COMMUNE = """
    KẾ HOẠCH
    Cải cách hành chính năm 2026 của xã Suối Lụa

    I. MỤC TIÊU

    - Trên 95% hồ sơ đúng hạn.

    II. NHIỆM VỤ

    1. Công tác chỉ đạo, điều hành

    - Giao ban hằng tuần, chấn chỉnh thái độ phục vụ.

    III. TỔ CHỨC THỰC HIỆN

    1. Phòng Văn hóa - Xã hội: theo dõi, đôn đốc.

    PHỤ LỤC

    Bộ phận thực hiện\tNhiệm vụ\tTT\tSản phẩm\tPhối hợp\tThời hạn\tDự toán (triệu đồng)
    \tCÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH\tA\t\t\t\t
    Văn phòng HĐND và UBND xã\tLập Kế hoạch cải cách hành chính\t1\tKế hoạch\tCác thôn\tTháng 01\t0
    Phòng Văn hóa - Xã hội\tViết tin về cải cách hành chính\t2\t- Tin bài\tCác thôn\tHàng tháng\t12

    Bộ phận thực hiện\tNhiệm vụ\tTT\tSản phẩm\tPhối hợp\tThời hạn\tDự toán (triệu đồng)
    \ttrên loa của xã\t\t- Báo cáo\t\t\t
    \tCẢI CÁCH THỦ TỤC HÀNH CHÍNH\tB\t\t\t\t
    Trung tâm Phục vụ hành chính công\tSố hóa sổ hộ tịch\t3\tKho dữ liệu\tPhòng Kinh tế, Công an xã\tTrước 30/11\t
    \tTổng cộng\t\t\t\t\t12
    """


def test_a_commune_plan_with_its_table_is_read_whole() -> None:
    found = recognise_tasks(text_outline(COMMUNE), year=2026)

    assert [(task.number.value, task.title.value) for task in found if task.number] == [
        ("1", "Lập Kế hoạch cải cách hành chính"),
        ("2", "Viết tin về cải cách hành chính trên loa của xã"),
        ("3", "Số hóa sổ hộ tịch"),
    ]
    assert [task.domain.value for task in found if task.domain] == [
        Domain.STEERING,
        Domain.STEERING,
        Domain.PROCEDURES,
    ]
    assert [[lead.value for lead in task.leads] for task in found] == [
        ["Văn phòng HĐND và UBND xã"],
        ["Phòng Văn hóa - Xã hội"],
        ["Trung tâm Phục vụ hành chính công"],
    ]
    assert [item.value for item in found[1].deliverables] == ["Tin bài", "Báo cáo"]
    assert [item.value for item in found[2].coordinators] == ["Phòng Kinh tế", "Công an xã"]
    assert [task.budget_vnd.value if task.budget_vnd else None for task in found] == [0, 12_000_000, None]


def test_a_task_told_in_the_text_and_in_the_table_is_one_task() -> None:
    found = recognise_tasks(
        text_outline("""
    KẾ HOẠCH
    Cải cách hành chính năm 2026

    II. NHIỆM VỤ

    1. Cải cách công vụ

    a) Kiểm tra giờ làm việc.

    - Cơ quan chủ trì: Văn phòng.

    b) Tập huấn giao tiếp.

    - Cơ quan chủ trì: Phòng Nội vụ.

    Nhiệm vụ\tChủ trì\tThời gian
    Kiểm tra giờ làm việc\tVăn phòng\tQuý I
    """),
        year=2026,
    )

    assert [(task.title.value, task.origin) for task in found] == [
        ("Tập huấn giao tiếp.", "body"),
        ("Kiểm tra giờ làm việc", "table"),
    ]


def test_a_heading_above_a_table_names_the_field_of_its_rows() -> None:
    found = recognise_tasks(
        text_outline("""
    KẾ HOẠCH
    Cải cách hành chính năm 2026

    II. NHIỆM VỤ

    1. Cải cách tài chính công

    Nhiệm vụ\tChủ trì\tThời gian
    Kiểm kê kho\tVăn phòng\tQuý I
    """),
        year=2026,
    )

    assert [(task.domain.value, task.domain_title.value) for task in found if task.domain and task.domain_title] == [
        (Domain.PUBLIC_FINANCE, "Cải cách tài chính công")
    ]


def test_a_plan_without_tasks_gives_none() -> None:
    assert (
        recognise_tasks(text_outline("KẾ HOẠCH\nCải cách hành chính\n\nI. MỤC TIÊU\n\n- Nâng hạng."), year=None) == ()
    )
