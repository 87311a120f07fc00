"""Whole documents of each family, and documents that are no plan."""

import pytest

from caicach.intake.draft import PlanDraft
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.recognise import recognise_plan
from caicach.values.choices import UnitLevel
from caicach.values.deadline import OnEvent, Recurring
from tests.builders.layouts import printed_layout, text_layout, word_layout

# A decision with its plan, as markdown made from a scan: headings of odd depths, a page number, a footnote.
DECISION = """
    **ỦY BAN NHÂN DÂN
    XÃ ĐỒNG MÂY**

    Số: 31/QĐ-UBND

    Đồng Mây, ngày 22 tháng 01 năm 2024

    **QUYẾT ĐỊNH**
    **Về việc ban hành Kế hoạch cải cách hành chính xã Đồng Mây năm 2024**

    **CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ**

    *Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Nghị quyết số 76/NQ-CP ngày 15/7/2021 của
    Chính phủ;*

    *Theo đề nghị của Văn phòng tại Tờ trình số 02/TTr-VP ngày 18/01/2024.*

    **QUYẾT ĐỊNH:**

    **Điều 1.** Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính xã Đồng Mây năm 2024.

    **Nơi nhận:**

    - Như Điều 1;
    - Lưu: VT.

    **CHỦ TỊCH**

    **Lê Thị Mây Hồng**

    ## **KẾ HOẠCH**

    ### **Cải cách hành chính xã Đồng Mây năm 2024**

    *(Kèm theo Quyết định số 31/QĐ-UBND ngày 22/01/2024)*

    #### **I. CHỈ TIÊU**

    - Ghi hình 100% phiên tiếp dân; tối thiểu 02 bản

    2

    tin/tháng trên loa xã¹.

    ¹ Theo hướng dẫn của Phòng Văn hóa.

    ## II. TỔ CHỨC THỰC HIỆN

    ### 1. Công chức Văn phòng

    - Hằng quý báo cáo UBND huyện kết quả thực hiện.

    Khi gặp khó khăn, các thôn phản ánh về Văn phòng để giải quyết./.
    """

# A plan of its own, printed: full lines, no blank ones, page numbers.
PRINTED = """
    ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    PHƯỜNG HẢI SƠN Độc lập - Tự do - Hạnh phúc
    Số: 15/KH-UBND Hải Sơn, ngày 09 tháng 01 năm 2026
    KẾ HOẠCH
    Cải cách hành chính năm 2026 của phường Hải Sơn
    Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025; căn cứ Kế hoạch số \
301/KH-UBND ngày 25/12/2025 của Ủy ban nhân dân thành phố Biển Xanh, Ủy ban nhân dân phường ban hành Kế hoạch như sau:
    I. CHỈ TIÊU
    1. Ít nhất 85% hồ sơ được nộp từ xa qua Cổng Dịch vụ công của thành phố, tăng so với năm 2025.
    2. Thời gian chờ của người dân tại Trung tâm Phục vụ hành chính công không quá 12 phút.
    II. TỔ CHỨC THỰC HIỆN
    1. Các phòng, đơn vị báo cáo Trung tâm Phục vụ hành chính công trước ngày 18 hằng tháng.
    Nơi nhận: TM. ỦY BAN NHÂN DÂN
    - Như mục II; CHỦ TỊCH
    - Lưu: VT. Trần Văn Sóng
    """

# The same plan as Word keeps it: frames without borders, paragraphs, a table.
WORD = word_layout(
    [
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG HẢI SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 15/KH-UBND", "Hải Sơn, ngày 09 tháng 01 năm 2026"),
    ],
    "**KẾ HOẠCH**",
    "**Cải cách hành chính năm 2026 của phường Hải Sơn**",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
    "Căn cứ Kế hoạch số 301/KH-UBND ngày 25/12/2025 của Ủy ban nhân dân thành phố Biển Xanh.",
    "I. CHỈ TIÊU",
    "1. Ít nhất 85% hồ sơ được nộp từ xa.",
    "2. Thời gian chờ không quá 12 phút.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Các phòng, đơn vị báo cáo Trung tâm Phục vụ hành chính công trước ngày 18 hằng tháng.",
    [("Nơi nhận:\n- Như mục II;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Sóng")],
)


def numbers(draft: PlanDraft) -> list[str]:
    return [basis.number.value if basis.number else basis.text.value for basis in draft.legal_bases]


def goals(draft: PlanDraft) -> list[str]:
    measures = [found.value for target in draft.targets for found in target.measures]
    return [f"{measure.comparator}{measure.value or measure.baseline}{measure.unit}" for measure in measures]


def test_a_decision_with_its_plan() -> None:
    draft = recognise_plan(text_layout(DECISION))

    assert numbers(draft) == ["Luật Tổ chức chính quyền địa phương ngày 19/6/2015", "76/NQ-CP", "02/TTr-VP"]
    assert goals(draft) == ["=100%", ">=2bản tin/tháng"]
    assert [[found.value for found in duty.deadlines] for duty in draft.reporting] == [
        [Recurring(every="quarter")],
        [OnEvent(detail="Khi gặp khó khăn")],
    ]
    assert draft.head.kind is not None
    assert draft.head.kind.value == "decision"
    assert draft.head.signer is not None
    assert draft.head.signer.value == "Lê Thị Mây Hồng"


@pytest.mark.parametrize("layout", [printed_layout(PRINTED, width=84), WORD], ids=["printed", "word"])
def test_a_commune_plan_of_2026_in_print_and_in_word(layout: object) -> None:
    draft = recognise_plan(layout)  # type: ignore[arg-type]  # both builders give a Layout

    assert numbers(draft) == ["72/2025/QH15", "301/KH-UBND"]
    assert [goal for goal in goals(draft) if goal != ">năm 2025"] == [">=85%", "<=12phút"]
    assert [found.value for found in draft.reporting[0].deadlines] == [Recurring(every="month", detail="trước ngày 18")]
    head = draft.head
    found = [head.number, head.issuer, head.signer, head.signer_title, head.unit_name, head.unit_level, head.title]
    assert [value.value for value in found if value] == [
        "15/KH-UBND",
        "Ủy ban nhân dân phường Hải Sơn",
        "Trần Văn Sóng",
        "Chủ tịch",
        "phường Hải Sơn",
        UnitLevel.COMMUNE,
        "Kế hoạch cải cách hành chính năm 2026 của phường Hải Sơn",
    ]


@pytest.mark.parametrize("width", [30, 84])
def test_labelled_items_in_broken_lines_are_each_read_once(width: int) -> None:
    items = "".join(
        f"""{letter}) Kiểm tra việc niêm yết thủ tục tại thôn số {number} và nhắc các tổ dân phố làm đúng mẫu đã phát.
        - Cơ quan chủ trì thực hiện: Công chức Tư pháp - Hộ tịch của xã.
        - Cơ quan phối hợp thực hiện: Các thôn, các tổ dân phố và các đoàn thể trong xã.
        - Sản phẩm: Biên bản kiểm tra; báo cáo kết quả thực hiện nhiệm vụ được giao.
        - Thời gian thực hiện: Quý II năm 2024.
        """
        for number, letter in enumerate("abcdeghiklmn", start=1)
    )
    plan = f"KẾ HOẠCH\nCải cách hành chính năm 2024\nI. NHIỆM VỤ\n1. Thủ tục hành chính\n{items}"

    draft = recognise_plan(printed_layout(plan, width=width))

    assert [task.number.value for task in draft.tasks if task.number] == list("abcdeghiklmn")
    assert len(draft.tasks) == 12


def test_a_plan_without_any_task_is_still_a_draft() -> None:
    draft = recognise_plan(
        text_layout("KẾ HOẠCH\nCải cách hành chính năm 2024\n\nI. MỤC TIÊU\n\n1. Nâng cao chất lượng.")
    )

    assert draft.tasks == ()
    assert draft.head.title is not None


def test_a_plan_whose_title_was_lost_is_known_by_its_sections() -> None:
    draft = recognise_plan(
        text_layout(
            "I. MỤC TIÊU\n1. Đẩy mạnh cải cách hành chính.\nII. NHIỆM VỤ\n1. Việc\nIII. TỔ CHỨC THỰC HIỆN\n1. Việc"
        )
    )

    assert draft.head.title is None


@pytest.mark.parametrize(
    "text",
    [
        "V/v triển khai Kế hoạch cải cách hành chính\n\nKính gửi: Các thôn.\n\n1. Làm nhiệm vụ.\n2. Đạt mục tiêu.",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2023\n\nI. MỤC TIÊU\n1. Đã đạt.\nII. NHIỆM VỤ\n1. Đã làm.",
        "KẾ HOẠCH\nTổ chức giải bóng đá thiếu niên\n\nI. MỤC ĐÍCH\n1. Rèn luyện sức khỏe.\nII. NHIỆM VỤ\n1. Thi đấu.",
        "Hôm nay trời đẹp. Chúng tôi bàn về cải cách hành chính.",
        "   \n\n",
    ],
    ids=["letter", "report", "another plan", "article", "blank"],
)
def test_what_is_no_reform_plan_is_refused(text: str) -> None:
    layout = text_layout(text) if text.strip() else word_layout(text)

    with pytest.raises(UnreadableDocument) as refused:
        recognise_plan(layout)

    assert refused.value.problem is Problem.NOT_A_PLAN
