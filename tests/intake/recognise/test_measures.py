"""Numbers that a sentence sets, with their sense and unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.intake.recognise.measures import read_measures


def measures(sentence: str, year: int | None = 2024) -> list[tuple[str, Decimal, str]]:
    read = [found.measure for found in read_measures(sentence, year=year)]
    return [(measure.comparator, measure.value, measure.unit) for measure in read]


def scopes(sentence: str) -> list[str | None]:
    return [found.measure.scope for found in read_measures(sentence)]


@pytest.mark.parametrize(
    ("sentence", "comparator", "value", "unit"),
    [
        ("Tỷ lệ hồ sơ đúng hạn đạt từ 98% trở lên.", ">=", "98", "%"),
        ("Khảo sát tối thiểu 35% số thôn.", ">=", "35", "%"),
        ("Tỷ lệ trả kết quả ít nhất từ 10% hồ sơ trở lên.", ">=", "10", "%"),
        ("Mức độ hài lòng không thấp hơn 90,5%.", ">=", "90.5", "%"),
        ("Số hóa đạt và vượt 90%.", ">=", "90", "%"),
        ("Mức độ hài lòng ≥ 90%.", ">=", "90", "%"),
        ("Thu phí đạt trên 85 %.", ">", "85", "%"),
        ("Giảm đơn thư vượt cấp xuống còn dưới 4%.", "<", "4", "%"),
        ("Hồ sơ trễ hạn không quá 2%.", "<=", "2", "%"),
        ("Hồ sơ trễ hạn từ 2% trở xuống.", "<=", "2", "%"),
        ("100% văn bản được kiểm tra.", "=", "100", "%"),
        ("Đăng tối thiểu 02 bài/tuần.", ">=", "2", "bài/tuần"),
        ("Nộp ít nhất 03 tin bài/phóng sự/áp phích cổ động.", ">=", "3", "tin bài/phóng sự/áp phích"),
        ("Đơn giản hóa ít nhất 02 (hai) thủ tục hành chính/năm.", ">=", "2", "thủ tục hành chính/năm"),
        ("Trả lời không quá 05 ngày làm việc.", "<=", "5", "ngày làm việc"),
        ("Chỉ số đạt từ 85,5 điểm trở lên.", ">=", "85.5", "điểm"),
        ("Chỉ số tăng ít nhất 02 bậc so với năm 2023.", ">=", "2", "bậc"),
        ("Thu hút tối thiểu 1.200 người tham gia.", ">=", "1200", "người"),
    ],
)
def test_words_of_measure_give_the_comparator(sentence: str, comparator: str, value: str, unit: str) -> None:
    assert measures(sentence) == [(comparator, Decimal(value), unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Làm đều trên 05 lĩnh vực công tác.",
        "Lập danh mục thủ tục 02 (hai) năm không có người nộp.",
        "Dịch vụ công trực tuyến mức độ 3, 4 theo TCVN ISO 9001:2015.",
        "Nêu tỷ lệ phần trăm (%) của từng nguồn trong giai đoạn 2022-2025.",
        "Gắn với 4 mục tiêu nêu tại Điều 5 và khoản 2.",
        "Kinh nghiệm tối thiểu 03 năm công tác.",
        "Việc công khai thủ tục chưa đạt 100%.",
        "Năm 2023, tỷ lệ đúng hạn đạt 97,5%.",
        "Tỷ lệ năm 2023 đạt 95%.",
    ],
)
def test_other_numbers_set_nothing(sentence: str) -> None:
    assert measures(sentence) == []


def test_a_result_of_last_year_leaves_the_goal_of_this_one() -> None:
    assert measures("Năm 2023 đạt 95%, phấn đấu năm 2024 đạt 97%.") == [("=", Decimal(97), "%")]
    assert measures("Giảm từ 5% xuống còn dưới 3%.") == [("<", Decimal(3), "%")]


def test_a_list_of_numbers_shares_the_words_before_it_and_takes_its_scopes_in_order() -> None:
    sentence = "Hồ sơ điện tử của khối sở, khối phường đạt tối thiểu lần lượt là 60%, 45%."

    assert measures(sentence) == [(">=", Decimal(60), "%"), (">=", Decimal(45), "%")]
    assert scopes(sentence) == ["khối sở", "khối phường"]


@pytest.mark.parametrize("span", ["20% - 30%", "20-30%", "từ 20% đến 30%", "20% – 30%"])
def test_a_range_is_a_floor_and_a_ceiling(span: str) -> None:
    sentence = f"Có {span} viên chức dùng được hai ngoại ngữ."

    assert measures(sentence) == [(">=", Decimal(20), "%"), ("<=", Decimal(30), "%")]


def test_each_of_two_measures_says_what_it_is_limited_to() -> None:
    assert scopes("100% phường thực hiện biên lai điện tử; 100% trạm y tế về lĩnh vực dân số ứng dụng phần mềm.") == [
        "phường",
        "trạm y tế về lĩnh vực dân số",
    ]
    assert scopes("Trước hạn từ 60% trở lên trong từng lĩnh vực, riêng lĩnh vực hộ tịch tỷ lệ đạt 80% trở lên.") == [
        "từng lĩnh vực",
        "lĩnh vực hộ tịch",
    ]
    assert scopes("Hàng tuần đăng ít nhất 01 bài viết.") == ["Hàng tuần"]


@given(whole=st.integers(0, 100), tenths=st.integers(0, 9), mark=st.sampled_from(",."))
def test_any_percentage_is_read_to_its_last_digit(whole: int, tenths: int, mark: str) -> None:
    (found,) = read_measures(f"Tỷ lệ đạt trên {whole}{mark}{tenths}%.")

    assert (found.measure.comparator, found.measure.value) == (">", Decimal(f"{whole}.{tenths}"))


def test_the_letters_that_say_it_are_told() -> None:
    sentence = "Tỷ lệ đúng hạn đạt từ 98% trở lên."

    (found,) = read_measures(sentence)

    assert sentence[found.start : found.end] == "98%"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kiểm tra tối thiểu 45% thôn và 35% tổ.", [(">=", 45), (">=", 35)]),
        ("Kiểm tra tối thiểu 45% ban, tổ, 35% thôn, xóm.", [(">=", 45), (">=", 35)]),
        ("Khảo sát ít nhất 25% tổ, đội và 55% thôn, bản.", [(">=", 25), (">=", 55)]),
        ("Tối thiểu 45% hồ sơ, 100% văn bản.", [(">=", 45), ("=", 100)]),
        ("Tối thiểu 45% hồ sơ và phấn đấu đạt 60% văn bản.", [(">=", 45), ("=", 60)]),
        ("Từ 45% hồ sơ trở lên và 60% văn bản.", [(">=", 45), ("=", 60)]),
    ],
)
def test_numbers_of_a_list_share_the_words_before_the_first(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert [(comparator, value) for comparator, value, _ in measures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("Không để tỷ lệ đơn chậm trả vượt quá 3%.", "<="),
        ("Không để mức độ hài lòng thấp hơn 3%.", ">="),
        ("Phấn đấu 04 xã có tỷ lệ đơn chậm trả dưới 3%.", "<"),
    ],
)
def test_what_must_not_happen_sets_the_opposite(sentence: str, comparator: str) -> None:
    assert measures(sentence) == [(comparator, Decimal(3), "%")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phát huy kết quả năm 2023: đơn trả đúng hẹn đạt 95,4%, hài lòng đạt 88%.",
        "Năm 2023 xã mới đạt 64 điểm.",
        "Nâng hạng so với năm trước, khi xã chỉ đạt 64,5 điểm.",
        "Khắc phục việc 05 thôn, bản có tỷ lệ nộp đơn qua mạng dưới 15%.",
    ],
)
def test_what_was_reached_or_missed_is_no_target(sentence: str) -> None:
    assert measures(sentence) == []


def test_a_scope_holds_no_words_of_measure() -> None:
    assert scopes("Đơn đúng hẹn từ 97% trở lên; riêng lĩnh vực xây dựng dưới 4%.") == [None, "lĩnh vực xây dựng"]


def test_a_number_for_each_month_counts_by_the_month() -> None:
    sentence = "Mỗi tháng phát tối thiểu 03 tin, bài về cải cách."

    assert measures(sentence) == [(">=", Decimal(3), "tin, bài/tháng")]
    assert scopes(sentence) == [None]
