"""Who does the work: one office twice, one label twice, one post under two names."""

from caicach.intake.checks import DefectKind, Finding
from caicach.intake.checks.roles import check_roles
from tests.builders.cases import row, text_case

HEADING = row("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")


def _table(*who: tuple[str, str], work: str = "Tuyên truyền cải cách hành chính trên đài truyền thanh") -> str:
    lines = "".join(row(str(at), f"{work} lần {at}", lead, helper, "Quý I") for at, (lead, helper) in enumerate(who, 1))
    return f"\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{HEADING}{lines}"


def _found(text: str) -> list[Finding]:
    return list(check_roles(text_case(f"I. MỤC TIÊU\n\nNâng cao chất lượng.\n{text}")))


def test_a_lead_that_helps_itself_is_one_finding_for_all_rows() -> None:
    [finding] = _found(
        _table(
            ("Phòng Kinh tế", "Phòng Kinh tế; Văn phòng HĐND và UBND xã"),
            ("Phòng Kinh tế", "Công an xã"),
            ("Phòng Văn hóa - Xã hội; Công an xã", "Phòng Văn hóa – Xã hội."),
        )
    )

    assert finding.kind is DefectKind.DUPLICATE
    assert [spot.where for spot in finding.spots] == ["Phụ lục 1", "Phụ lục 3"]


def test_a_group_that_holds_the_lead_is_no_repetition() -> None:
    assert not _found(_table(("Phòng Kinh tế", "Các phòng, ban, đơn vị liên quan")))


def _item(*labels: str) -> str:
    lines = "".join(f"- {label}.\n\n" for label in labels)
    return f"\nII. NHIỆM VỤ\n\n1. Cải cách công vụ\n\na) Siết chặt kỷ luật, kỷ cương hành chính.\n\n{lines}"


def test_a_label_that_comes_twice_in_one_task_is_told_with_both_lines() -> None:
    [finding] = _found(
        _item(
            "Chủ trì: Phòng Kinh tế",
            "Sản phẩm: Báo cáo",
            "Sản phẩm: Kế hoạch của UBND xã",
            "Thời gian thực hiện: Thường xuyên trong năm",
        )
    )

    assert finding.kind is DefectKind.DUPLICATE
    assert [spot.where for spot in finding.spots] == ["II.1.a", "II.1.a"]


def test_each_label_once_is_sound() -> None:
    assert not _found(_item("Chủ trì: Phòng Kinh tế", "Sản phẩm: Báo cáo", "Thời gian thực hiện: Quý I"))


def test_labels_that_all_come_twice_are_two_tasks_joined() -> None:
    one = ("Chủ trì: Phòng Kinh tế", "Sản phẩm: Báo cáo", "Thời gian thực hiện: Quý I")
    assert not _found(_item(*one, *one))


DUTIES = """
III. TỔ CHỨC THỰC HIỆN

1. Công chức Tài chính - Kế toán:

- Bố trí kinh phí.

2. Công chức Văn hóa - Thông tin:

- Chủ trì tuyên truyền cải cách hành chính trên đài truyền thanh.
"""


def test_a_post_that_is_called_otherwise_for_the_same_work_is_told() -> None:
    [finding] = _found(DUTIES + _table(("Công chức Văn hóa - Xã hội", "Công an xã")))

    assert finding.kind is DefectKind.OTHER
    assert [spot.where for spot in finding.spots] == ["III.2", "Phụ lục 1"]


def test_two_posts_with_work_of_their_own_are_sound() -> None:
    assert not _found(DUTIES + _table(("Công chức Văn hóa - Xã hội", "Công an xã"), work="Rà soát hộ nghèo"))


def test_a_post_of_the_duties_that_leads_tasks_itself_is_sound() -> None:
    assert not _found(
        DUTIES + _table(("Công chức Văn hóa - Xã hội", "Công an xã"), ("Công chức Văn hóa - Thông tin", "Công an xã"))
    )
