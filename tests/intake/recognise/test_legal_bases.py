"""Documents cited in the preamble, whichever way a preamble cites them."""

from datetime import date

import pytest

from caicach.intake.draft import LegalBasis
from caicach.intake.recognise.legal_bases import recognise_legal_bases
from tests.builders.layouts import text_outline

Said = tuple[str | None, str | None, date | None]


def bases(preamble: str) -> tuple[LegalBasis, ...]:
    plan = f"KẾ HOẠCH\nCải cách hành chính năm 2024\n\n{preamble}\n\nI. MỤC TIÊU\n1. Một"
    return recognise_legal_bases(text_outline(plan))


def said(basis: LegalBasis) -> Said:
    kind, number, day = basis.kind, basis.number, basis.date
    return kind.value if kind else None, number.value if number else None, day.value if day else None


@pytest.mark.parametrize(
    ("cited", "kind", "number", "day"),
    [
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", "Nghị quyết", "76/NQ-CP", date(2021, 7, 15)),
        ("Nghị quyết số 14-NQ/TU ngày 30 tháng 6 năm 2022", "Nghị quyết", "14-NQ/TU", date(2022, 6, 30)),
        ("Quyết định số 31/2021/QĐ-TTg, ngày 11/10/2021", "Quyết định", "31/2021/QĐ-TTg", date(2021, 10, 11)),
        ("Quyết định 352 /QĐ-UBND ngày 18-01-2024", "Quyết định", "352/QĐ-UBND", date(2024, 1, 18)),
        ("Công văn số 118/PNV ngày 27/11/2023", "Công văn", "118/PNV", date(2023, 11, 27)),
        (
            "Chương trình hành động số 21-CTrHĐ/TU ngày 19/3/2019",
            "Chương trình hành động",
            "21-CTrHĐ/TU",
            date(2019, 3, 19),
        ),
        ("Kết luận số 17-KL/TW ngày 11/9/2017", "Kết luận", "17-KL/TW", date(2017, 9, 11)),
        (
            "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025",
            "Luật",
            "72/2025/QH15",
            date(2025, 6, 16),
        ),
        ("Luật Tổ chức chính quyền địa phương ngày 19/6/2015", "Luật", None, date(2015, 6, 19)),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019",
            "Luật",
            None,
            date(2019, 11, 25),
        ),
        ("Nghị quyết Đại hội Đảng bộ xã lần thứ XII, nhiệm kỳ 2020 - 2025", "Nghị quyết", None, None),
        ("Kế hoạch số 05/KH-UBND của UBND tỉnh", "Kế hoạch", "05/KH-UBND", None),
    ],
)
def test_a_citation_is_kind_number_and_date(cited: str, kind: str, number: str | None, day: date | None) -> None:
    (basis,) = bases(f"Căn cứ {cited};")

    assert said(basis) == (kind, number, day)
    assert basis.text.value == cited


def test_one_line_may_cite_several() -> None:
    found = bases(
        "Căn cứ Luật Thanh tra ngày 14/11/2022; Luật Phòng, chống tham nhũng ngày 20/11/2018 và Luật Tiếp công dân "
        "ngày 25/11/2013;\nThực hiện Nghị định số 45/2020/NĐ-CP ngày 08/4/2020, Nghị định số 107/2021/NĐ-CP ngày "
        "06/12/2021; căn cứ Chỉ thị số 23/CT-TTg ngày 02/9/2021, UBND xã ban hành Kế hoạch số 0 như sau:"
    )

    assert [said(basis)[1:] for basis in found] == [
        (None, date(2022, 11, 14)),
        (None, date(2018, 11, 20)),
        (None, date(2013, 11, 25)),
        ("45/2020/NĐ-CP", date(2020, 4, 8)),
        ("107/2021/NĐ-CP", date(2021, 12, 6)),
        ("23/CT-TTg", date(2021, 9, 2)),
    ]
    assert found[3].text.value == "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020"
    assert found[5].text.value == "Chỉ thị số 23/CT-TTg ngày 02/9/2021"


def test_a_document_inside_the_title_of_another_counts_too() -> None:
    outer, inner = bases(
        "Căn cứ Kế hoạch số 61/KH-UBND ngày 09/5/2022 của UBND huyện về triển khai thực hiện Nghị quyết số 09-NQ/TU "
        "ngày 21/9/2021 của Tỉnh ủy về chuyển đổi số;"
    )

    assert said(outer) == ("Kế hoạch", "61/KH-UBND", date(2022, 5, 9))
    assert said(inner) == ("Nghị quyết", "09-NQ/TU", date(2021, 9, 21))
    assert outer.text.value.endswith(inner.text.value)


def test_numbers_after_one_word_of_kind_share_it() -> None:
    found = bases(
        "Thực hiện các Nghị định: số 108/2014/NĐ-CP ngày 20/11/2014, số 113/2018/NĐ-CP ngày 31/8/2018 của Chính phủ;"
    )

    assert [said(basis) for basis in found] == [
        ("Nghị định", "108/2014/NĐ-CP", date(2014, 11, 20)),
        ("Nghị định", "113/2018/NĐ-CP", date(2018, 8, 31)),
    ]


def test_a_document_cited_by_decision_and_plan_is_listed_once() -> None:
    found = recognise_legal_bases(
        text_outline("""
    QUYẾT ĐỊNH
    Ban hành Kế hoạch cải cách hành chính năm 2024

    Căn cứ Quyết định số 352/QĐ-UBND ngày 18/01/2024 của UBND huyện;

    Theo đề nghị của Văn phòng tại Tờ trình số 03/TTr-VP ngày 20/01/2024.

    QUYẾT ĐỊNH:

    Điều 1. Ban hành Kế hoạch theo Quyết định số 999/QĐ-UBND ngày 01/01/2024.

    CHỦ TỊCH
    Lê Thị Mây

    KẾ HOẠCH
    Cải cách hành chính năm 2024

    Thực hiện Quyết định 352/QĐ-UBND ngày 18/01/2024 của Ủy ban nhân dân huyện, UBND xã ban hành Kế hoạch như sau:

    I. MỤC TIÊU
    1. Thực hiện Quyết định số 888/QĐ-UBND ngày 02/01/2024.
    """)
    )

    assert [basis.number.value for basis in found if basis.number] == ["352/QĐ-UBND", "03/TTr-VP"]


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ chức năng, nhiệm vụ, quyền hạn được giao;",
        "Trên cơ sở tình hình thực tế của địa phương;",
        "Theo đề nghị của Trưởng phòng Nội vụ.",
    ],
)
def test_a_ground_that_is_no_document_is_none(words: str) -> None:
    assert bases(words) == ()


def test_the_places_are_the_lines_that_cite_it() -> None:
    found = bases("Căn cứ Luật Thanh tra ngày 14/11/2022; Nghị quyết số 76/NQ-CP\nngày 15/7/2021 của Chính phủ;")

    assert [[place.line for place in basis.text.places] for basis in found] == [[4], [4, 5]]
