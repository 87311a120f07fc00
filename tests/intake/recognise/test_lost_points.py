"""What cost points in an index: items and clauses under a heading of losses, and columns of tables."""

import json
from pathlib import Path
from typing import Any

import pytest

from caicach.intake.layout import Place
from caicach.intake.pipeline import read_plan
from caicach.intake.recognise.lost_points import recognise_lost_points
from caicach.intake.recognise.outline import Outline, build_outline
from tests.builders.layouts import text_outline, word_layout

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
OPENING = "KẾ HOẠCH\nNâng cao Chỉ số cải cách hành chính năm 2022\n\nII. NỘI DUNG\n\n"
HEADS = ("KẾ HOẠCH", "Nâng cao Chỉ số cải cách hành chính năm 2022", "II. NỘI DUNG")
Lost = list[tuple[str, str]]


def lost(outline: Outline) -> Lost:
    return [(point.domain.value.value, point.text.value) for point in recognise_lost_points(outline)]


def lost_in(text: str) -> Lost:
    return lost(text_outline(OPENING + text))


def test_items_under_a_heading_of_losses_belong_to_the_field_above_it() -> None:
    assert lost_in(
        "1. Cải cách thể chế\n\n1.1. Tồn tại, hạn chế\n\na) Báo cáo gửi chậm.\n\nb) Thiếu danh mục văn bản.\n\n"
        "1.2. Nhiệm vụ, giải pháp\n\n- Gửi báo cáo đúng hạn.\n\n2. Cải cách tài chính công\n\n"
        "2.1. Nguyên nhân mất điểm\n\n- Giải ngân đạt 80%.\n"
    ) == [
        ("institutions", "Báo cáo gửi chậm."),
        ("institutions", "Thiếu danh mục văn bản."),
        ("public_finance", "Giải ngân đạt 80%."),
    ]


def test_clauses_behind_a_label_are_losses_each() -> None:
    assert lost_in(
        "1. Cải cách thể chế\n\na) Nguyên nhân mất điểm: chậm báo cáo 09 ngày; thiếu hồ sơ thẩm định.\n"
    ) == [
        ("institutions", "chậm báo cáo 09 ngày"),
        ("institutions", "thiếu hồ sơ thẩm định."),
    ]


def test_a_part_of_losses_holds_them_for_all_its_fields() -> None:
    assert lost_in(
        "III. TỒN TẠI, HẠN CHẾ\n\n1. Cải cách thể chế\n\n- Chậm ban hành văn bản.\n\n2. Cải cách tài chính công\n\n"
        "- Giải ngân chậm.\n\nIV. NHIỆM VỤ, GIẢI PHÁP\n\n1. Cải cách thể chế\n\n- Ban hành văn bản đúng tiến độ.\n"
    ) == [("institutions", "Chậm ban hành văn bản."), ("public_finance", "Giải ngân chậm.")]


def test_a_group_of_losses_is_no_loss_itself() -> None:
    assert lost_in(
        "1. Cải cách thể chế\n\n1.1. Hạn chế\n\n- Về theo dõi thi hành pháp luật:\n\n+ Chưa có kế hoạch.\n\n"
        "+ Báo cáo chậm.\n"
    ) == [("institutions", "Chưa có kế hoạch."), ("institutions", "Báo cáo chậm.")]


def test_a_column_of_causes_gives_one_loss_for_each_entry_under_its_row_of_a_field() -> None:
    outline = build_outline(
        word_layout(
            *HEADS,
            [
                ("TT", "Tiêu chí", "Nguyên nhân mất điểm", "Giải pháp", "Chủ trì"),
                ("1", "Cải cách thể chế", "", "", ""),
                ("1.1", "Theo dõi pháp luật", "- Báo cáo chậm\n- Thiếu số liệu", "Báo cáo đúng hạn", "Phòng Tư pháp"),
            ],
        )
    )

    assert lost(outline) == [("institutions", "Báo cáo chậm"), ("institutions", "Thiếu số liệu")]
    assert [point.text.places for point in recognise_lost_points(outline)] == [(Place(6, 2),)] * 2


def test_a_cause_torn_by_a_page_is_put_together() -> None:
    outline = build_outline(
        word_layout(
            *HEADS,
            "1. Cải cách thể chế",
            [
                ("Tồn tại, hạn chế", "Nhiệm vụ, giải pháp"),
                ("Báo cáo theo dõi thi hành", "Gửi báo cáo đúng hạn"),
                ("pháp luật gửi chậm", ""),
            ],
        )
    )

    assert lost(outline) == [("institutions", "Báo cáo theo dõi thi hành pháp luật gửi chậm")]


def test_a_criterion_with_its_score_is_no_reason() -> None:
    assert lost_in("1. Các tiêu chí mất điểm\n\n- Kiểm tra CCHC: năm 2020 đạt 1,5/3 điểm.\n") == []


def test_a_task_that_restricts_something_is_no_loss() -> None:
    assert lost_in("1. Cải cách thể chế\n\n- Hạn chế tối đa văn bản trái pháp luật.\n") == []


def test_what_a_yearly_plan_regrets_costs_no_points() -> None:
    yearly = "KẾ HOẠCH\nCải cách hành chính năm 2022\n\nI. ĐÁNH GIÁ\n\n1. Tồn tại, hạn chế\n\n- Báo cáo còn chậm.\n"

    assert lost(text_outline(yearly)) == []
    assert lost(text_outline(yearly.replace("Tồn tại, hạn chế", "Tồn tại, nội dung bị mất điểm"))) == [
        ("other", "Báo cáo còn chậm.")
    ]


def _golden() -> list[str]:
    return [path.stem for path in sorted(GOLDEN.glob("*.json")) if '"lost_points": [' in path.read_text("utf-8")]


@pytest.mark.parametrize("name", _golden())
def test_every_loss_of_a_golden_plan_is_found_in_its_field_and_no_other(name: str) -> None:
    gold: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    [document] = [path for path in GOLDEN.glob(f"{name}.*") if path.suffix != ".json"]

    draft = read_plan(data=document.read_bytes(), name=document.name).draft

    read = [(point.domain.value, point.text.value.rstrip(".;")) for point in draft.lost_points]
    assert read == [(one["domain"], one["text"].rstrip(".;")) for one in gold["lost_points"]]
