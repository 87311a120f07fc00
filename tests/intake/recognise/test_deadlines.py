"""Every way in which a plan promises a time, as sentence -> promise."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caicach.intake.recognise.deadlines import read_deadlines
from caicach.values import period as periods
from caicach.values.deadline import (
    Before,
    By,
    Continuous,
    Deadline,
    External,
    InPeriod,
    OnEvent,
    Recurring,
)
from caicach.values.period import Period

YEAR = 2026
THE_YEAR = periods.year(YEAR)


def read(text: str) -> list[Deadline]:
    return list(read_deadlines(text, year=YEAR))


def quarter(which: int, of: str | None = None) -> InPeriod:
    return InPeriod(periods.quarter(YEAR, which), of=of)


def month(which: int, of: str | None = None) -> InPeriod:
    return InPeriod(periods.month(YEAR, which), of=of)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý II", [quarter(2)]),
        ("Quy IV năm 2026", [quarter(4)]),
        ("Quí III/2026", [quarter(3)]),
        ("Quý l năm 2026", [quarter(1)]),
        ("Trong quý 2", [quarter(2)]),
        ("Quý III, năm 2026.", [quarter(3)]),
        ("Quý I, II", [quarter(1), quarter(2)]),
        ("Quý I và Quý IV", [quarter(1), quarter(4)]),
        ("Quý I; Quý III", [quarter(1), quarter(3)]),
        ("Quý II - Quý IV", [InPeriod(Period(date(2026, 4, 1), date(2026, 12, 31)))]),
        ("Quý IV/2026 - Quý I/2027", [InPeriod(Period(date(2026, 10, 1), date(2027, 3, 31)))]),
        ("Tháng 02 năm 2026", [month(2)]),
        ("Tháng 6 và tháng 11", [month(6), month(11)]),
        ("Tháng 3, 6, 9", [month(3), month(6), month(9)]),
        ("Tháng 4 - 6/2026", [InPeriod(Period(date(2026, 4, 1), date(2026, 6, 30)))]),
        ("Từ tháng 4 đến tháng 6", [InPeriod(Period(date(2026, 4, 1), date(2026, 6, 30)))]),
        ("Từ ngày 05/3/2026 đến ngày 20/4/2026", [InPeriod(Period(date(2026, 3, 5), date(2026, 4, 20)))]),
        ("T10/2025", [InPeriod(periods.month(2025, 10))]),
        ("Quý\nII/2026", [quarter(2)]),
        ("Quý II -\nQuý III/2026", [InPeriod(Period(date(2026, 4, 1), date(2026, 9, 30)))]),
        ("Từ Quý III", [InPeriod(Period(date(2026, 7, 1), date(2026, 12, 31)))]),
        ("6 tháng đầu năm", [InPeriod(periods.half_year(YEAR, 1))]),
        ("06 tháng cuối năm 2026", [InPeriod(periods.half_year(YEAR, 2))]),
        ("Trong năm", [InPeriod(THE_YEAR)]),
        ("Năm 2027", [InPeriod(periods.year(2027))]),
        ("Giai đoạn 2026 - 2028", [InPeriod(Period(date(2026, 1, 1), date(2028, 12, 31)))]),
    ],
)
def test_a_period_is_a_window_for_the_work(text: str, expected: list[Deadline]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trước ngày 15/11/2026", [Before(date(2026, 11, 15))]),
        ("Trước 15/11", [Before(date(2026, 11, 15))]),
        ("Hoàn thành trước ngày 15 tháng 11", [Before(date(2026, 11, 15))]),
        ("Trước 10/6 và 10/12", [Before(date(2026, 6, 10)), Before(date(2026, 12, 10))]),
        ("Trước Quý IV", [Before(date(2026, 10, 1))]),
        ("Chậm nhất ngày 15/11/2026", [By(date(2026, 11, 15))]),
        ("Xong chậm nhất đến ngày 15.11.2026.", [By(date(2026, 11, 15))]),
        ("Ngày 15/11/2026", [By(date(2026, 11, 15))]),
        ("Hoàn thành trong tháng 11", [By(date(2026, 11, 30))]),
        ("Hoàn thành trong Quý II năm 2026", [By(date(2026, 6, 30))]),
        ("Tháng 02 hoàn thành", [By(date(2026, 2, 28))]),
        ("Đến hết năm 2026", [By(date(2026, 12, 31))]),
        ("Cuối quý II", [By(date(2026, 6, 30))]),
        ("Cuối tháng 02/2027", [By(date(2027, 2, 28))]),
        ("Cuối năm", [By(date(2026, 12, 31))]),
        ("Chậm nhất trong tháng 01", [By(date(2026, 1, 31))]),
    ],
)
def test_a_last_day_is_inclusive_or_strict_as_the_words_say(text: str, expected: list[Deadline]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thường xuyên", [Continuous(THE_YEAR)]),
        ("Thường xuyên, liên tục trong năm 2026.", [Continuous(THE_YEAR)]),
        ("Cả năm", [Continuous(THE_YEAR)]),
        ("Hàng tháng", [Recurring("month")]),
        ("Định kỳ hàng quý trong năm", [Recurring("quarter")]),
        ("Hằng quý theo quy định", [Recurring("quarter")]),
        ("Quý, 6 tháng và năm 2026", [Recurring("quarter"), Recurring("half_year"), Recurring("year")]),
        ("Định kỳ 06 tháng, năm", [Recurring("half_year"), Recurring("year")]),
        ("01 lần/quý", [Recurring("quarter")]),
        ("6 tháng/lần", [Recurring("half_year")]),
        ("Mỗi quý một lần", [Recurring("quarter")]),
        ("Ít nhất mỗi quý một lần", [Recurring("quarter")]),
        ("Chậm nhất 05 ngày sau khi kết thúc quý", [Recurring("quarter", "Chậm nhất 05 ngày sau khi kết thúc quý")]),
        ("Hằng tháng, 3 ngày sau khi hết tháng", [Recurring("month", "3 ngày sau khi hết tháng")]),
        ("Ngày làm việc cuối cùng của tháng", [Recurring("month", "Ngày làm việc cuối cùng của tháng")]),
        ("Mỗi tuần một lần", [Recurring("week")]),
        ("Chậm nhất ngày 05 tháng đầu của quý", [Recurring("quarter", detail="ngày 05 tháng đầu của quý")]),
        ("trước ngày 20 hằng tháng", [Recurring("month", detail="trước ngày 20")]),
        ("Hàng năm, trước ngày 15/12", [Recurring("year", detail="trước ngày 15/12")]),
        ("Trước 10 giờ ngày thứ 2 hàng tuần", [Recurring("week", detail="Trước 10 giờ ngày thứ 2")]),
        ("Thường xuyên; hàng quý", [Continuous(THE_YEAR), Recurring("quarter")]),
    ],
)
def test_what_lasts_or_comes_back_has_no_single_day(text: str, expected: list[Deadline]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khi có thay đổi về nhân sự", [OnEvent("Khi có thay đổi về nhân sự")]),
        ("Sau khi tỉnh ban hành hướng dẫn", [OnEvent("Sau khi tỉnh ban hành hướng dẫn")]),
        ("Trong vòng 05 ngày kể từ ngày họp", [OnEvent("Trong vòng 05 ngày kể từ ngày họp")]),
        ("Theo yêu cầu của Sở Nội vụ", [OnEvent("Theo yêu cầu của Sở Nội vụ")]),
        ("Theo Kế hoạch của tỉnh", [External("Theo Kế hoạch của tỉnh")]),
        (
            "Theo Quyết định số 77/QĐ-UBND ngày 05/02/2026 của tỉnh",
            [External("Theo Quyết định số 77/QĐ-UBND ngày 05/02/2026 của tỉnh")],
        ),
        ("Định kỳ", [External("Định kỳ")]),
        ("Kịp thời", [External("Kịp thời")]),
        ("Tháng 13/2026", [External("Tháng 13/2026")]),
        ("Sau mỗi kỳ họp\nHĐND xã", [OnEvent("Sau mỗi kỳ họp HĐND xã")]),
        (" - ", []),
        ("", []),
    ],
)
def test_what_cannot_be_resolved_keeps_its_words(text: str, expected: list[Deadline]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ban hành kế hoạch trong quý I, báo cáo trước ngày 20/11/2026.",
            [quarter(1, "Ban hành kế hoạch"), Before(date(2026, 11, 20), of="báo cáo")],
        ),
        (
            "Tháng 01 ban hành chương trình và thực hiện trong năm; báo cáo trước 20/11/2026",
            [
                month(1, "ban hành chương trình"),
                InPeriod(THE_YEAR),
                Before(date(2026, 11, 20), of="báo cáo"),
            ],
        ),
        ("Quý II; lập danh sách", [quarter(2, "lập danh sách")]),
        (
            "- Quý I: Thông báo lịch\n- Tự kiểm tra thường xuyên trong năm.\n- Tổng hợp trong tháng 11",
            [quarter(1, "Thông báo lịch"), Continuous(THE_YEAR, of="Tự kiểm tra"), month(11, "Tổng hợp")],
        ),
        ("Trong\nQuý II", [quarter(2)]),
        ("Khi phát sinh\nĐịnh kỳ hàng quý", [OnEvent("Khi phát sinh"), Recurring("quarter")]),
        ("Quý III Theo Đề án được duyệt.", [quarter(3), External("Theo Đề án được duyệt")]),
        (
            "Quý I lập kế hoạch; định kỳ gửi báo cáo theo quy định.",
            [quarter(1, "lập kế hoạch"), External("theo quy định", of="gửi báo cáo")],
        ),
        (
            "Thường xuyên trong năm, Văn phòng HĐND và UBND tổng hợp báo cáo theo quy định.",
            [Continuous(THE_YEAR), External("theo quy định", of="tổng hợp báo cáo")],
        ),
        (
            "Quý II tập huấn; khảo sát theo kế hoạch, phúc tra trong năm 2026",
            [quarter(2, "tập huấn"), InPeriod(THE_YEAR, of="khảo sát theo kế hoạch, phúc tra")],
        ),
        ("Sau khi có hướng dẫn, hoàn thành trước 30/6", [OnEvent("Sau khi có hướng dẫn"), Before(date(2026, 6, 30))]),
        ("Lập Kế hoạch năm 2027 trong Quý IV", [quarter(4, "Lập Kế hoạch năm 2027")]),
        ("Dự toán: tháng 01; quyết toán: tháng 7", [month(1, "Dự toán"), month(7, "quyết toán")]),
        ("Quý I; chậm nhất ngày 31/6/2026", [quarter(1)]),
        ("Hoàn thành báo cáo trong tháng 11", [By(date(2026, 11, 30), of="Hoàn thành báo cáo")]),
    ],
)
def test_each_promise_of_a_cell_says_which_part_of_the_work_it_is_about(text: str, expected: list[Deadline]) -> None:
    assert read(text) == expected


def test_without_a_year_only_times_that_name_theirs_are_resolved() -> None:
    assert read_deadlines("Quý I", year=None) == (External("Quý I"),)
    assert read_deadlines("Quý I năm 2025", year=None) == (InPeriod(periods.quarter(2025, 1)),)


WORDS = st.sampled_from(
    [
        *"0123456789/.-;,:",
        "ngày",
        "tháng",
        "quý",
        "năm",
        "trước",
        "đến",
        "từ",
        "hàng",
        "I",
        "IV",
        "6 tháng",
        "\n",
        "báo cáo",
    ]
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
@example("ngày 99 tháng 99 năm 9999")
@example("tháng 0")
@example("quý IV - quý I")
def test_no_words_make_the_reader_fail(text: str) -> None:
    promises = read(text)

    assert not promises or any(letter.isalnum() for letter in text)


@given(st.integers(0, 40), st.integers(0, 20))
def test_a_day_is_read_where_the_calendar_has_it_and_promises_nothing_elsewhere(day: int, of_month: int) -> None:
    promises = read(f"trước ngày {day:02}/{of_month:02}/2026")

    try:
        expected = [Before(date(2026, of_month, day))]
    except ValueError:
        expected = []
    assert promises == expected
