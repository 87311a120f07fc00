"""Products: one entry each, in a cell by its list marks, in running text by its commas too."""

import pytest

from caicach.intake.recognise.deliverables import opens_as_product, split_deliverables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch", ["Kế hoạch"]),
        ("- Kế hoạch - Báo cáo/Biên bản họp", ["Kế hoạch", "Báo cáo/Biên bản họp"]),
        ("- Kế hoạch;\n- Báo cáo.", ["Kế hoạch", "Báo cáo"]),
        ("Quyết định kiện toàn; giải pháp khắc phục", ["Quyết định kiện toàn", "giải pháp khắc phục"]),
        ("Kế hoạch tập huấn Báo cáo kết quả tập huấn", ["Kế hoạch tập huấn", "Báo cáo kết quả tập huấn"]),
        ("Quyết định ban hành Kế hoạch", ["Quyết định ban hành Kế hoạch"]),
        ("Đề án được duyệt và Báo cáo", ["Đề án được duyệt và Báo cáo"]),
        ("Báo cáo\nDanh mục văn bản", ["Báo cáo", "Danh mục văn bản"]),
        ("Báo cáo kết quả\nkhảo sát", ["Báo cáo kết quả khảo sát"]),
        ("Biên bản,\nBáo cáo", ["Biên bản, Báo cáo"]),
        ("Kế hoạch, báo cáo", ["Kế hoạch, báo cáo"]),
        ("- Ứng dụng học tập - Đề xuất mới", ["Ứng dụng học tập", "Đề xuất mới"]),
        (
            "Thông báo được dán tại trụ sở; trên bảng tin; niêm yết tại nhà văn hóa",
            ["Thông báo được dán tại trụ sở; trên bảng tin; niêm yết tại nhà văn hóa"],
        ),
        ("Văn bản (kế hoạch; báo cáo)", ["Văn bản (kế hoạch; báo cáo)"]),
        ("", []),
        ("-", []),
    ],
)
def test_a_cell_is_cut_at_its_list_marks(text: str, expected: list[str]) -> None:
    assert list(split_deliverables(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch, kết luận, các văn bản xử lý", ["Kế hoạch", "kết luận", "các văn bản xử lý"]),
        ("Văn bản triển khai, bố trí phòng họp", ["Văn bản triển khai, bố trí phòng họp"]),
        ("Báo cáo xử lý phản ánh, kiến nghị", ["Báo cáo xử lý phản ánh, kiến nghị"]),
        ("Kế hoạch năm, quý; báo cáo tổng kết", ["Kế hoạch năm, quý", "báo cáo tổng kết"]),
        ("- Kế hoạch, báo cáo\n- Biên bản", ["Kế hoạch, báo cáo", "Biên bản"]),
        (
            "Kế hoạch của xã. Báo cáo của các thôn, báo cáo tổng hợp.",
            ["Kế hoạch của xã", "Báo cáo của các thôn", "báo cáo tổng hợp"],
        ),
    ],
)
def test_running_text_is_cut_at_commas_before_another_kind_of_document(text: str, expected: list[str]) -> None:
    assert list(split_deliverables(text, commas=True)) == expected


def test_kinds_of_documents_open_products_and_agencies_do_not() -> None:
    assert opens_as_product("- Các văn bản chỉ đạo")
    assert not opens_as_product("Ban Chỉ huy Quân sự")
