"""Plans in which nothing is wrong: every check stays silent."""

from pathlib import Path

import pytest

from caicach.intake.checks import Case, Severity, check_plan
from caicach.intake.pipeline import read_plan
from caicach.law.days_off import load_calendar
from caicach.law.legal_documents import load_legal_documents
from tests.builders.cases import row, whole_case

SAMPLES = Path(__file__).resolve().parents[3] / "docs" / "samples"

DECISION = """\
ỦY BAN NHÂN DÂN
HUYỆN BẢN LÁT

Số: 88/QĐ-UBND

Bản Lát, ngày 12 tháng 01 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính huyện Bản Lát năm 2024

CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BẢN LÁT

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành \
chính nhà nước giai đoạn 2021 - 2030;

Căn cứ Quyết định số 4102/QĐ-UBND ngày 20 tháng 12 năm 2023 của Ủy ban nhân dân tỉnh về việc ban hành Kế hoạch cải \
cách hành chính năm 2024;

Căn cứ Quyết định số 4103/QĐ-UBND ngày 20 tháng 12 năm 2023 của Ủy ban nhân dân tỉnh về việc ban hành Kế hoạch tuyên \
truyền cải cách hành chính năm 2024;

Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 05/TTr-NV ngày 08 tháng 01 năm 2024.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính huyện Bản Lát năm 2024.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Điều 3. Chánh Văn phòng HĐND và UBND huyện, Trưởng phòng Nội vụ chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

CHỦ TỊCH

Lò Văn Pánh

KẾ HOẠCH
Cải cách hành chính huyện Bản Lát năm 2024
(Ban hành kèm theo Quyết định số 88/QĐ-UBND ngày 12/01/2024 của Chủ tịch UBND huyện Bản Lát)

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

a) Tiếp tục thực hiện Quyết định số 4102/QĐ-UBND ngày 20/12/2023 của UBND tỉnh về ban hành Kế hoạch CCHC năm 2024.

b) Khắc phục những hạn chế của năm 2023; Chỉ số cải cách hành chính năm 2024 cao hơn so với năm 2023.

2. Yêu cầu

a) Xác định rõ trách nhiệm của từng cơ quan, đơn vị.

b) Bảo đảm đúng tiến độ.

II. NHIỆM VỤ

1. Cải cách thể chế

a) Ban hành Kế hoạch theo dõi tình hình thi hành pháp luật năm 2024.

- Cơ quan chủ trì: Phòng Tư pháp.
- Cơ quan phối hợp: Các cơ quan, đơn vị liên quan.
- Sản phẩm: Kế hoạch; báo cáo kết quả thực hiện.
- Thời gian thực hiện: Quý I năm 2024 ban hành kế hoạch; báo cáo kết quả thực hiện trước ngày 30/10/2024.

b) Công bố danh mục văn bản quy phạm pháp luật hết hiệu lực trong năm 2023.

- Cơ quan chủ trì: Phòng Tư pháp.
- Cơ quan phối hợp: Văn phòng HĐND và UBND huyện.
- Sản phẩm: Quyết định công bố.
- Thời gian thực hiện: Chậm nhất ngày 31/01/2024.

2. Cải cách thủ tục hành chính

a) Thực hiện cơ chế một cửa theo Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ, Nghị định số \
107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ.

- Cơ quan chủ trì: Văn phòng HĐND và UBND huyện.
- Cơ quan phối hợp: Ủy ban nhân dân các xã.
- Sản phẩm: Báo cáo kết quả thực hiện.
- Thời gian thực hiện: Thường xuyên trong năm 2024; báo cáo trước ngày 15 của tháng cuối quý.

b) Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính giai đoạn 2022 - 2025.

- Cơ quan chủ trì: Văn phòng HĐND và UBND huyện.
- Cơ quan phối hợp: Phòng Văn hóa và Thông tin.
- Sản phẩm: Báo cáo kết quả thực hiện.
- Thời gian thực hiện: Trong năm 2024.

c) Kiểm tra việc niêm yết thủ tục hành chính.

- Cơ quan chủ trì: Văn phòng HĐND và UBND huyện.
- Cơ quan phối hợp: Phòng Nội vụ.
- Sản phẩm: Thông báo kết luận kiểm tra.
- Thời gian thực hiện: Quý II năm 2024.

III. KINH PHÍ THỰC HIỆN

Kinh phí thực hiện Kế hoạch được bố trí trong dự toán ngân sách năm 2024 của các cơ quan, đơn vị.

IV. TỔ CHỨC THỰC HIỆN

1. Phòng Nội vụ theo dõi, đôn đốc; báo cáo định kỳ hằng quý, 6 tháng và năm về Ủy ban nhân dân huyện trước ngày 15 \
của tháng cuối kỳ báo cáo.

2. Phòng Tài chính - Kế hoạch hướng dẫn việc sử dụng kinh phí.

3. Thủ trưởng các cơ quan, đơn vị tổ chức thực hiện Kế hoạch này./.
"""

TABLE = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kinh phí (triệu đồng)")
GROUPS = {
    "Công tác chỉ đạo, điều hành": (
        ("Ban hành Kế hoạch kiểm tra cải cách hành chính năm 2026", "Kế hoạch", "Quý I"),
        ("Tự chấm điểm Chỉ số cải cách hành chính năm 2025", "Báo cáo tự chấm điểm", "Tháng 01"),
        ("Sơ kết 6 tháng đầu năm", "Báo cáo", "Trước ngày 15/6/2026"),
    ),
    "Cải cách thể chế": (
        ("Rà soát văn bản quy phạm pháp luật của xã", "Báo cáo rà soát", "Quý III"),
        ("Theo dõi tình hình thi hành pháp luật năm 2026", "Kế hoạch", "Quý I"),
    ),
    "Cải cách thủ tục hành chính": (
        ("Niêm yết thủ tục hành chính mới công bố", "Bảng niêm yết", "Thường xuyên"),
        ("Xây dựng Kế hoạch rà soát thủ tục hành chính năm 2026", "Kế hoạch", "Quý I"),
        ("Trả lời phản ánh, kiến nghị của người dân", "Văn bản trả lời", "Khi có phát sinh"),
    ),
}


def _plan() -> str:
    rows = ""
    for group, (name, tasks) in enumerate(GROUPS.items(), 1):
        rows += row(str(group), name, "", "", "", "", "")
        for number, (title, product, time) in enumerate(tasks, 1):
            rows += row(f"{group}.{number}", title, product, "Văn phòng HĐND và UBND xã", "Phòng Kinh tế", time, "5")
    return f"""\
ỦY BAN NHÂN DÂN
XÃ NẬM MƠ

Số: 12/KH-UBND

Nậm Mơ, ngày 08 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính xã Nậm Mơ năm 2026

Thực hiện Quyết định số 3050/QĐ-UBND ngày 15/12/2025 của UBND tỉnh về ban hành Kế hoạch cải cách hành chính năm 2026; \
Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính năm 2026 như sau:

I. MỤC TIÊU

1. Chỉ số cải cách hành chính của xã năm 2026 tăng so với năm 2025.

2. Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên.

3. 100% thủ tục hành chính được công khai theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ.

II. NHIỆM VỤ

Nội dung chi tiết theo Phụ lục kèm theo.

III. KINH PHÍ

Tổng kinh phí thực hiện là 40 triệu đồng, từ ngân sách xã năm 2026.

IV. TỔ CHỨC THỰC HIỆN

1. Văn phòng HĐND và UBND xã tổng hợp, báo cáo kết quả trước ngày 20 hằng tháng.

2. Phòng Kinh tế bố trí kinh phí.

PHỤ LỤC
DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026
(Kèm theo Kế hoạch số 12/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân xã Nậm Mơ)

{TABLE}{rows}{row("", "Tổng cộng", "", "", "", "", "40")}"""


@pytest.mark.parametrize("text", [DECISION, _plan()], ids=["decision", "plan"])
def test_nothing_is_said_of_a_sound_plan(text: str) -> None:
    case = whole_case(text, register=load_legal_documents(), calendar=load_calendar())

    assert [str(finding.sentence) for finding in check_plan(case)] == []
    assert len(case.draft.tasks) >= 5


@pytest.mark.parametrize(
    "name",
    [
        "ke-hoach-ben-nang-khong-ke-o.pdf",
        "ke-hoach-doi-sim.pdf",
        "ke-hoach-go-trang.docx",
        "ke-hoach-ha-suong.md",
        "ke-hoach-suoi-trong.txt",
    ],
)
def test_a_sample_without_slips_gets_at_most_notes(name: str) -> None:
    reading = read_plan(data=(SAMPLES / name).read_bytes(), name=name)

    findings = check_plan(Case(layout=reading.layout, draft=reading.draft, register=load_legal_documents()))

    assert [str(finding.sentence) for finding in findings if finding.severity is not Severity.NOTE] == []
