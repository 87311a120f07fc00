"""Words of another level of government."""

import pytest

from caicach.intake.checks import DefectKind, Finding
from caicach.intake.checks.levels import check_levels
from tests.builders.cases import row, text_case

HEADING = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")


def _found(sentence: str, *, unit: str = "XÃ NẬM MƠ", year: int = 2024, helper: str = "Công an xã") -> list[Finding]:
    table = HEADING + row("1", "Đối chiếu tài sản do cấp huyện bàn giao", "Biên bản", "Phòng Kinh tế", helper, "Quý II")
    text = f"I. MỤC TIÊU\n\n- {sentence}\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{table}"
    return list(check_levels(text_case(text, unit=unit, year=year)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Học tập mô hình của xã bạn để áp dụng phù hợp với thực tiễn của huyện.",
        "Rà soát các văn bản quy phạm pháp luật của huyện đã ban hành.",
        "Sắp xếp bộ máy theo tình hình thực tế của tỉnh.",
    ],
)
def test_a_commune_that_speaks_of_the_level_above_as_its_own_is_told(sentence: str) -> None:
    [finding] = _found(sentence)

    assert finding.kind is DefectKind.OTHER
    assert finding.spots[0].where == "I"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bám sát Kế hoạch cải cách hành chính của huyện và chỉ đạo của tỉnh.",
        "Báo cáo Phòng Nội vụ huyện, UBND huyện theo quy định.",
        "Tham gia góp ý dự thảo, rà soát văn bản quy phạm pháp luật của huyện khi có yêu cầu.",
        "Nâng thứ hạng của xã trong toàn huyện.",
        "Áp dụng phù hợp với thực tiễn của xã.",
        "Phù hợp với đặc điểm của tỉnh, của xã và quy định của Chính phủ.",
    ],
)
def test_a_commune_that_follows_or_tells_the_level_above_is_sound(sentence: str) -> None:
    assert not _found(sentence)


def test_a_district_speaks_of_itself() -> None:
    assert not _found("Áp dụng phù hợp với thực tiễn của huyện.", unit="HUYỆN NẬM MƠ")


@pytest.mark.parametrize("helper", ["UBND huyện", "Phòng Nội vụ huyện", "Huyện ủy", "UBND các xã, thị trấn"])
def test_a_body_of_the_district_has_no_work_after_the_two_levels(helper: str) -> None:
    [finding] = _found("Nâng cao chất lượng phục vụ.", year=2026, helper=helper)

    assert finding.spots[0].words == helper
    assert not _found("Nâng cao chất lượng phục vụ.", year=2024, helper=helper)


@pytest.mark.parametrize("helper", ["Công an xã", "Sở Nội vụ", "Kho bạc Nhà nước khu vực", "Bảo hiểm xã hội cơ sở"])
def test_bodies_of_province_and_commune_keep_their_work(helper: str) -> None:
    assert not _found("Nâng cao chất lượng phục vụ.", year=2026, helper=helper)
