"""Names of agencies and posts: where one ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.intake.recognise.agencies import is_agency_list, opens_as_agency, split_agencies, without_actor


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Văn hóa, Thể thao và Du lịch",
        "Phòng Văn hóa - Xã hội",
        "Văn phòng HĐND và UBND xã",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường",
        "Các cơ quan, đơn vị, địa phương có liên quan",
        "Các phòng, ban, ngành, đoàn thể",
        "UBND các xã, phường, đặc khu",
        "Chủ tịch UBND xã, phường",
        "Thủ trưởng các đơn vị, cơ sở giáo dục",
        "Bộ phận Tiếp nhận và Trả kết quả của UBND xã và UBND phường",
        "Phòng Kinh tế (đất đai, xây dựng)",
        "Ban Thanh niên và đài phát thanh",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Trung tâm Dịch vụ tổng hợp xã",
    ],
)
def test_a_name_with_commas_and_links_inside_stays_whole(name: str) -> None:
    assert split_agencies(name) == (name,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Kinh tế; Công an xã.", ["Phòng Kinh tế", "Công an xã"]),
        ("Phòng Kinh tế, UBND phường", ["Phòng Kinh tế", "UBND phường"]),
        ("Công an xã, các ban, ngành, đoàn thể", ["Công an xã", "các ban, ngành, đoàn thể"]),
        ("Các phòng, ban, UBND các xã, phường", ["Các phòng, ban", "UBND các xã, phường"]),
        ("Các phòng, ban và UBND cấp xã", ["Các phòng, ban", "UBND cấp xã"]),
        ("Phòng Nội vụ và các cơ quan, đơn vị liên quan", ["Phòng Nội vụ", "các cơ quan, đơn vị liên quan"]),
        ("Thủ trưởng các phòng và Chủ tịch UBND xã, phường", ["Thủ trưởng các phòng", "Chủ tịch UBND xã, phường"]),
        ("- Trưởng phòng Kinh tế. - Giám đốc Trung tâm Y tế", ["Trưởng phòng Kinh tế", "Giám đốc Trung tâm Y tế"]),
        ("Thường trực HĐND, UBND xã", ["Thường trực HĐND", "UBND xã"]),
        ("Phòng Kinh tế\nPhòng Văn hóa\n- Xã hội", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]),
        ("Văn phòng HĐND và\nUBND xã\nCông an xã", ["Văn phòng HĐND và UBND xã", "Công an xã"]),
        ("Chủ tịch\nUBND xã", ["Chủ tịch UBND xã"]),
        ("Ban Kinh tế\nHĐND xã", ["Ban Kinh tế HĐND xã"]),
        ("Phòng Kinh tế; Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("Bưu điện huyện, Viễn thông Bến Tre", ["Bưu điện huyện", "Viễn thông Bến Tre"]),
        ("Kho bạc huyện, các chủ đầu tư", ["Kho bạc huyện", "các chủ đầu tư"]),
        ("Phòng Kinh tế, Chi nhánh Ngân hàng xã", ["Phòng Kinh tế", "Chi nhánh Ngân hàng xã"]),
        ("Cán bộ, công chức xã, Trưởng các thôn", ["Cán bộ, công chức xã", "Trưởng các thôn"]),
        ("Phòng Tư pháp, Quỹ Tín dụng", ["Phòng Tư pháp", "Quỹ Tín dụng"]),
        ("", []),
        ("-", []),
    ],
)
def test_a_list_is_cut_where_another_agency_begins(text: str, expected: list[str]) -> None:
    assert list(split_agencies(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Nội vụ hướng dẫn, theo dõi và tổng hợp kết quả", ["Phòng Nội vụ"]),
        ("Công an xã, Phòng Kinh tế đôn đốc, kiểm tra hằng tháng", ["Công an xã", "Phòng Kinh tế"]),
        ("Các xã, phường thực hiện việc niêm yết; thực hiện xin lỗi theo quy định", ["Các xã, phường"]),
        ("Các đơn vị được kiểm tra", ["Các đơn vị được kiểm tra"]),
        ("Bộ phận Một cửa thực hiện theo cơ chế liên thông", ["Bộ phận Một cửa thực hiện theo cơ chế liên thông"]),
    ],
)
def test_what_an_agency_is_to_do_is_no_part_of_its_name(text: str, expected: list[str]) -> None:
    assert list(split_agencies(text)) == expected


@pytest.mark.parametrize(
    "text", ["Ban hành quy chế", "Tổ chức tập huấn", "Số hóa hồ sơ", "Các báo cáo năm", "Hội nghị"]
)
def test_work_and_products_do_not_open_as_agencies(text: str) -> None:
    assert not opens_as_agency(text)


def test_a_sentence_about_an_agency_is_no_list_of_agencies() -> None:
    assert is_agency_list("Phòng Kinh tế; các thôn")
    assert not is_agency_list("Bộ phận Một cửa được nâng cấp")
    assert not is_agency_list("Công an xã báo cáo hằng quý")
    assert not is_agency_list("Các thôn Quý II")


def test_the_actor_before_a_piece_of_work_can_be_taken_away() -> None:
    assert without_actor("Phòng Kinh tế tổng hợp số liệu") == "tổng hợp số liệu"
    assert without_actor("tổng hợp số liệu") == "tổng hợp số liệu"


@given(st.text(alphabet="Phòng Kinh tế,;-() và các UBND\n.", max_size=60))
def test_every_name_is_made_of_the_words_of_the_text(text: str) -> None:
    packed = "".join(text.split())

    for name in split_agencies(text):
        assert "".join(name.split()) in packed
