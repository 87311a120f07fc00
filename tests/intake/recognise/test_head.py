"""Who issued which document when, in each form of letterhead."""

from datetime import date

import pytest

from caicach.intake.draft import Head
from caicach.intake.layout import Place
from caicach.intake.recognise.head import recognise_head
from caicach.intake.recognise.outline import build_outline
from caicach.values.choices import UnitLevel
from tests.builders.layouts import text_outline, word_layout

DECISION = """
    ỦY BAN NHÂN DÂN
    HUYỆN SUỐI TRONG

    Số: 407/QĐ-UBND

    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc

    Suối Trong, ngày 17 tháng 02 năm 2022

    QUYẾT ĐỊNH

    Về việc ban hành Kế hoạch nâng cao hiệu quả cải cách hành chính năm 2022
    của huyện Suối Trong

    CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG

    Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

    QUYẾT ĐỊNH:

    Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.

    Nơi nhận:
    - Như Điều 1;
    - Lưu: VT.

    CHỦ TỊCH

    Phạm Thị Suối

    KẾ HOẠCH
    Nâng cao hiệu quả cải cách hành chính năm 2022
    (Ban hành kèm theo Quyết định số 407/QĐ-UBND ngày 17 tháng 02 năm 2022)

    I. MỤC TIÊU
    1. Nâng cao chất lượng.
    """

# A printed page whose two columns ran together into one line.
PLAN_ON_ONE_LINE = """
    ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        XÃ ĐỒNG MÂY                Độc lập - Tự do - Hạnh phúc
       Số: 08/KH-UBND              Đồng Mây, ngày 05 tháng 02 năm 2025

                              KẾ HOẠCH
           Cải cách hành chính nhà nước năm 2025 trên địa bàn xã

    I. MỤC ĐÍCH
    1. Mục đích

    Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
    - UBND huyện;                                  KT. CHỦ TỊCH
    - Phòng Nội vụ huyện;                          PHÓ CHỦ TỊCH
    - Lưu: VT.                                     Lê Thị Mây Hồng
    """


def head(text: str) -> Head:
    return recognise_head(text_outline(text))


def said(head: Head) -> dict[str, object]:
    found = {name: getattr(head, name) for name in Head.__slots__}
    return {name: value.value if value else None for name, value in found.items()}


def test_a_decision_is_read_with_the_authority_that_decides() -> None:
    assert said(head(DECISION)) == {
        "number": "407/QĐ-UBND",
        "kind": "decision",
        "issued_on": date(2022, 2, 17),
        "issuer": "Chủ tịch Ủy ban nhân dân huyện Suối Trong",
        "signer": "Phạm Thị Suối",
        "signer_title": "Chủ tịch",
        "place": "Suối Trong",
        "unit_name": "huyện Suối Trong",
        "unit_level": UnitLevel.DISTRICT,
        "title": "Kế hoạch nâng cao hiệu quả cải cách hành chính năm 2022 của huyện Suối Trong",
        "year": 2022,
    }


def test_a_plan_of_its_own_is_read_even_where_two_columns_ran_together() -> None:
    assert said(head(PLAN_ON_ONE_LINE)) == {
        "number": "08/KH-UBND",
        "kind": "plan",
        "issued_on": date(2025, 2, 5),
        "issuer": "Ủy ban nhân dân xã Đồng Mây",
        "signer": "Lê Thị Mây Hồng",
        "signer_title": "Phó Chủ tịch",
        "place": "Đồng Mây",
        "unit_name": "xã Đồng Mây",
        "unit_level": UnitLevel.COMMUNE,
        "title": "Kế hoạch cải cách hành chính nhà nước năm 2025 trên địa bàn xã",
        "year": 2025,
    }


def test_values_point_at_their_lines_and_cells() -> None:
    found = recognise_head(
        build_outline(
            word_layout(
                [
                    ("ỦY BAN NHÂN DÂN\nPHƯỜNG HẢI SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    ("Số: 15/KH-UBND", "Hải Sơn, ngày 09 tháng 01 năm 2026"),
                ],
                "KẾ HOẠCH",
                "Cải cách hành chính năm 2026 của phường Hải Sơn",
                "I. MỤC TIÊU",
            )
        )
    )

    assert found.number is not None
    assert found.number.places == (Place(line=2, cell=0),)
    assert found.issued_on is not None
    assert found.issued_on.places == (Place(line=2, cell=1),)
    assert found.unit_level is not None
    assert found.unit_level.value is UnitLevel.COMMUNE


@pytest.mark.parametrize("number", ["Số:      /KH-UBND", "Số: ....../KH-UBND", "Số: /KH-UBND"])
def test_a_number_left_blank_stays_blank(number: str) -> None:
    assert head(PLAN_ON_ONE_LINE.replace("Số: 08/KH-UBND", number)).number is None


@pytest.mark.parametrize("day", ["ngày    tháng 02 năm 2025", "ngày … tháng … năm 2025", "ngày 31 tháng 02 năm 2025"])
def test_a_date_left_incomplete_or_impossible_stays_blank_and_the_place_does_not(day: str) -> None:
    found = head(PLAN_ON_ONE_LINE.replace("ngày 05 tháng 02 năm 2025", day))

    assert found.issued_on is None
    assert found.place is not None
    assert found.place.value == "Đồng Mây"


@pytest.mark.parametrize(
    ("letterhead", "issuer", "unit", "level"),
    [
        ("UBND TỈNH ĐẦM SEN\nSỞ NỘI VỤ", "Sở Nội vụ", "tỉnh Đầm Sen", UnitLevel.PROVINCE),
        ("ỦY BAN NHÂN DÂN\nTỈNH ĐẦM SEN", "Ủy ban nhân dân tỉnh Đầm Sen", "tỉnh Đầm Sen", UnitLevel.PROVINCE),
        (
            "UBND HUYỆN SUỐI TRONG\nỦY BAN NHÂN DÂN\nXÃ NÀ SAO",
            "Ủy ban nhân dân xã Nà Sao",
            "xã Nà Sao",
            UnitLevel.COMMUNE,
        ),
        (
            "UỶ BAN NHÂN DÂN\nĐẶC KHU HÒN NGỌC",
            "Uỷ ban nhân dân đặc khu Hòn Ngọc",
            "đặc khu Hòn Ngọc",
            UnitLevel.COMMUNE,
        ),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG 7", "Ủy ban nhân dân phường 7", "phường 7", UnitLevel.COMMUNE),
        (
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ BIỂN XANH",
            "Ủy ban nhân dân thành phố Biển Xanh",
            "thành phố Biển Xanh",
            UnitLevel.DISTRICT,
        ),
        ("DỰ THẢO\nỦY BAN NHÂN DÂN\nTHỊ TRẤN NÚI", "Ủy ban nhân dân thị trấn Núi", "thị trấn Núi", UnitLevel.COMMUNE),
    ],
)
def test_issuer_unit_and_level_come_from_the_letterhead(
    letterhead: str, issuer: str, unit: str, level: UnitLevel
) -> None:
    found = said(
        head(f"{letterhead}\nSố: 1/KH-UBND\nX, ngày 02 tháng 01 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính\n\nI. A")
    )

    assert (found["issuer"], found["unit_name"], found["unit_level"]) == (issuer, unit, level)


def test_a_city_after_june_2025_is_a_province() -> None:
    text = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ BIỂN XANH\nX, ngày 01 tháng 7 năm 2025\n\nKẾ HOẠCH\nCải cách hành chính\n\nI. A"

    before = head(text.replace("01 tháng 7", "30 tháng 6"))
    since = head(text)

    assert before.unit_level is not None
    assert since.unit_level is not None
    assert (before.unit_level.value, since.unit_level.value) == (UnitLevel.DISTRICT, UnitLevel.PROVINCE)


@pytest.mark.parametrize(
    ("printed", "title", "year"),
    [
        ("KẾ HOẠCH\nCải cách hành chính xã Nà Sao năm 2024", "Kế hoạch cải cách hành chính xã Nà Sao năm 2024", 2024),
        ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2024", "Kế hoạch cải cách hành chính năm 2024", 2024),
        (
            "KẾ HOẠCH\nTHỰC HIỆN CÔNG TÁC CCHC XÃ NÀ SAO NĂM 2024",
            "Kế hoạch thực hiện công tác CCHC xã Nà Sao năm 2024",
            2024,
        ),
        (
            "KẾ HOẠCH\nCải cách hành chính năm 2024, định hướng đến năm 2030",
            "Kế hoạch cải cách hành chính năm 2024, định hướng đến năm 2030",
            2024,
        ),
        (
            "KẾ HOẠCH\nCải cách hành chính\nvà chuyển đổi số năm 2025",
            "Kế hoạch cải cách hành chính và chuyển đổi số năm 2025",
            2025,
        ),
    ],
)
def test_the_title_is_a_clerks_sentence_and_names_the_year(printed: str, title: str, year: int) -> None:
    found = head(f"{printed}\n\nI. MỤC TIÊU\n1. Một")

    assert found.title is not None
    assert found.year is not None
    assert (found.title.value, found.year.value) == (title, year)


def test_what_the_document_does_not_say_is_none() -> None:
    found = said(head("KẾ HOẠCH\nCải cách hành chính\n\nI. MỤC TIÊU\n1. Một"))

    assert {name for name, value in found.items() if value is not None} == {"kind", "title"}


@pytest.mark.parametrize(
    "signed",
    [
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Phòng Nội vụ;\tCHỦ TỊCH\n- Các thôn;\n- Lưu: VT.\tLò Văn Suối",
        "Nơi nhận:\tCHỦ TỊCH\n- Phòng Nội vụ;\t(Đã ký)\n- Các thôn\n- Trạm Y tế;\tLò Văn Suối\n- Lưu: VT.",
        "| Nơi nhận: | TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH |\n|---|---|\n| - Lưu: VT. | (Đã ký)<br>Lò Văn Suối |",
    ],
)
def test_a_signature_stands_beside_the_recipients(signed: str) -> None:
    found = said(head(f"KẾ HOẠCH\nCải cách hành chính năm 2024\n\nI. MỤC TIÊU\n1. Một.\n\n{signed}\n"))

    assert (found["signer"], found["signer_title"]) == ("Lò Văn Suối", "Chủ tịch")
