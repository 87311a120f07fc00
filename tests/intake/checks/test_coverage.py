"""What stands in one part of a plan alone, or twice."""

from caicach.intake.checks import DefectKind, Finding, Severity
from caicach.intake.checks.coverage import check_coverage
from tests.builders.cases import row, text_case

HEADING = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian")
FIELDS = ("Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy", "Cải cách chế độ công vụ")
MONEY = "Cải cách tài chính công"


def _task(
    number: str, title: str, *, lead: str = "Phòng Kinh tế", product: str = "Báo cáo", time: str = "Quý II"
) -> str:
    return row(number, title, product, lead, time)


def _found(*, body: tuple[str, ...] = FIELDS, table: tuple[str, ...] = FIELDS, more: str = "") -> list[Finding]:
    sections = "".join(f"\n{at}. {name}\n\n- Nâng cao chất lượng việc {at}.\n" for at, name in enumerate(body, 1))
    rows = "".join(
        row(str(at), name, "", "", "") + _task(f"{at}.1", f"Làm việc thứ {at}") for at, name in enumerate(table, 1)
    )
    text = f"I. MỤC TIÊU\n\nNâng cao.\n\nII. NHIỆM VỤ\n{sections}\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{HEADING}{rows}{more}"
    return list(check_coverage(text_case(text)))


def test_a_field_that_only_the_body_has_is_noted() -> None:
    [finding] = _found(body=(*FIELDS, MONEY))

    assert finding.severity is Severity.NOTE
    assert finding.spots[0].words == MONEY
    assert finding.spots[0].where == "II.5"


def test_the_same_fields_in_both_parts_are_sound() -> None:
    assert not _found()


def test_a_field_whose_rows_stand_under_another_is_sound() -> None:
    assert not _found(body=(*FIELDS, MONEY), more=_task("4.2", "Công khai tài chính, ngân sách của xã"))


def test_a_task_that_is_given_out_twice_is_told_with_both_rows() -> None:
    twice = "Ban hành kế hoạch tuyên truyền pháp luật"

    [finding] = _found(more=_task("4.2", twice) + _task("4.3", f"{twice}."))

    assert finding.kind is DefectKind.DUPLICATE
    assert [spot.where for spot in finding.spots] == ["Phụ lục 4.2", "Phụ lục 4.3"]


def test_the_same_work_at_other_times_is_told_unless_it_yields_something_else() -> None:
    work = "Kiểm tra giờ giấc làm việc của công chức"
    first = _task("4.2", work, time="Hằng tháng")

    assert [finding.kind for finding in _found(more=first + _task("4.3", work))] == [DefectKind.DUPLICATE]
    assert not _found(more=first + _task("4.3", work, product="Thông báo kết luận"))


def test_the_same_task_of_two_offices_is_sound() -> None:
    work = "Ban hành kế hoạch tuyên truyền pháp luật"

    assert not _found(more=_task("4.2", work) + _task("4.3", work, lead="Công an xã"))


LOSSES = """
I. NHIỆM VỤ, GIẢI PHÁP

1. Cải cách thủ tục hành chính

1.1. Nguyên nhân mất điểm năm 2025

- Chưa thực hiện xin lỗi đối với hồ sơ quá hạn (mất 0,5 điểm).

- Thiếu sổ theo dõi máy phát điện dự phòng (mất 0,25 điểm).

1.2. Nhiệm vụ, giải pháp năm 2026

- Gửi thư xin lỗi đối với toàn bộ hồ sơ quá hạn.

- Số hóa thành phần hồ sơ khi tiếp nhận.

Chủ trì: Văn phòng HĐND và UBND xã; phối hợp: Công an xã; thời gian: Thường xuyên trong năm 2026.
"""


def test_a_loss_that_no_task_takes_up_is_told() -> None:
    case = text_case(LOSSES)
    assert len(case.draft.lost_points) == 2

    [finding] = check_coverage(case)

    assert ["máy phát điện" in spot.words for spot in finding.spots] == [True]
