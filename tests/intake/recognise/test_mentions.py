"""One target wherever a plan sets it; what differs stays apart."""

import pytest

from caicach.intake.draft import Target
from caicach.intake.layout import Layout
from caicach.intake.recognise.outline import build_outline
from caicach.intake.recognise.targets import recognise_targets
from caicach.values.measure import short
from tests.builders.layouts import text_layout, word_layout

OPENING = "KẾ HOẠCH\nCải cách hành chính năm 2025\n\n"


def targets(text: str | Layout) -> list[Target]:
    layout = text if isinstance(text, Layout) else text_layout(OPENING + text)
    return list(recognise_targets(build_outline(layout), tasks=(), year=2025))


def sections(found: list[Target]) -> list[list[str | None]]:
    return [[mention.section for mention in target.mentions] for target in found]


def test_a_target_of_body_and_appendix_is_one_with_two_mentions() -> None:
    found = targets(
        word_layout(
            "KẾ HOẠCH",
            "Cải cách hành chính năm 2025",
            "I. CHỈ TIÊU",
            "1. Tỷ lệ giải quyết hồ sơ TTHC đúng hạn đạt từ 98% trở lên trong từng lĩnh vực.",
            "PHỤ LỤC",
            [
                ("STT", "Nhiệm vụ", "Sản phẩm"),
                ("3.6", "Giải quyết hồ sơ thủ tục hành chính đúng hạn từ 98% trở lên trong từng lĩnh vực", "Báo cáo"),
            ],
        )
    )

    assert sections(found) == [["I.1", "Phụ lục 3.6"]]
    assert [mention.text.places[0].line for mention in found[0].mentions] == [4, 7]
    assert found[0].text == found[0].mentions[0].text


def test_the_same_words_are_the_same_target_though_one_clause_alone_says_little() -> None:
    sentence = "Hồ sơ trễ hạn toàn huyện không quá 2%; lĩnh vực môi trường không quá 3%."

    assert sections(targets(f"I. CHỈ TIÊU\n1. {sentence}\nII. NHIỆM VỤ\n1. {sentence}\n")) == [["I.1", "II.1"]]


def test_a_goal_without_a_number_is_joined_too() -> None:
    found = targets(
        "I. MỤC TIÊU\n1. Số đơn vị sự nghiệp tự bảo đảm chi thường xuyên cao hơn so với năm 2024.\n"
        "II. NHIỆM VỤ\n1. Số đơn vị sự nghiệp tự bảo đảm chi thường xuyên cao hơn so với năm 2024.\n"
    )

    assert sections(found) == [["I.1", "II.1"]]
    assert [short(measure.value) for measure in found[0].measures] == ["> so với năm 2024"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Another number, or another sense of it
        ("Giải ngân vốn đầu tư công đạt từ 90% trở lên.", "Giải ngân vốn đầu tư công đạt trên 90%."),
        ("Giải ngân vốn đầu tư công đạt từ 90% trở lên.", "Giải ngân vốn đầu tư công đạt từ 95% trở lên."),
        # Another field, level, object, time
        ("Hồ sơ lĩnh vực đất đai đúng hạn đạt 95%.", "Hồ sơ lĩnh vực môi trường đúng hạn đạt 95%."),
        ("Hồ sơ trực tuyến cấp huyện đạt 40%.", "Hồ sơ trực tuyến cấp xã đạt 40%."),
        ("Mức độ hài lòng về dịch vụ y tế đạt 90%.", "Mức độ hài lòng về dịch vụ giáo dục đạt 90%."),
        ("Số hóa hồ sơ lưu trữ đạt 50%.", "Đến hết quý II số hóa hồ sơ lưu trữ đạt 50%."),
        # One more number
        ("Đúng hạn đạt từ 98% hồ sơ trở lên.", "Đúng hạn đạt từ 98% hồ sơ trở lên, riêng đất đai đạt 95%."),
    ],
)
def test_what_differs_stays_two_targets(one: str, other: str) -> None:
    found = targets(f"I. CHỈ TIÊU\n1. {one}\n2. {other}\n")

    assert sections(found) == [["I.1"], ["I.2"]]


def test_the_same_words_under_headings_of_other_fields_stay_apart() -> None:
    found = targets("""I. CHỈ TIÊU
1. Lĩnh vực đất đai
- Tỷ lệ hồ sơ trả kết quả đúng hạn đạt từ 95% trở lên.
2. Lĩnh vực xây dựng
- Tỷ lệ hồ sơ trả kết quả đúng hạn đạt từ 95% trở lên.
""")

    assert sections(found) == [["I.1"], ["I.2"]]


def test_every_target_knows_at_least_itself() -> None:
    (target,) = targets("I. CHỈ TIÊU\n1. Đúng hạn đạt 95%.\n")

    assert [(mention.section, mention.text) for mention in target.mentions] == [("I.1", target.text)]
