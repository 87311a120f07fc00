"""Standing duties to report: who, what, to whom, when."""

from datetime import date

import pytest

from caicach.intake.draft import Found, ReportingDuty, Task
from caicach.intake.layout import Place
from caicach.intake.recognise.reporting import recognise_reporting
from caicach.values.deadline import Before, By, Deadline, External, OnEvent, Recurring
from tests.builders.layouts import text_outline


def duties(text: str, *tasks: Task, heading: str = "TỔ CHỨC THỰC HIỆN") -> list[ReportingDuty]:
    outline = text_outline(f"KẾ HOẠCH\nCải cách hành chính năm 2024\n\nIII. {heading}\n\n{text}")
    return list(recognise_reporting(outline, tasks=tasks, year=2024))


def promises(duty: ReportingDuty) -> list[Deadline]:
    return [found.value for found in duty.deadlines]


def words(found: Found[str] | None) -> str | None:
    return found.value if found else None


def test_a_report_at_regular_turns_says_who_what_to_whom_and_when() -> None:
    (duty,) = duties(
        "1. Trưởng các thôn có trách nhiệm nhắc việc. Báo cáo kết quả làm việc trước ngày 12 định kỳ hàng quý, "
        "6 tháng, năm về UBND xã (qua Văn phòng) bảo đảm đúng thời gian quy định."
    )

    assert words(duty.who) == "Trưởng các thôn"
    assert words(duty.to) == "UBND xã (qua Văn phòng)"
    assert words(duty.what) == "Báo cáo kết quả làm việc"
    assert words(duty.when_text) == "trước ngày 12 định kỳ hàng quý, 6 tháng, năm"
    assert promises(duty) == [
        Recurring(every="quarter", detail="trước ngày 12"),
        Recurring(every="half_year", detail="trước ngày 12"),
        Recurring(every="year", detail="trước ngày 12"),
    ]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("hằng tháng", [Recurring(every="month")]),
        ("trước 15 giờ ngày thứ 5 hàng tuần", [Recurring(every="week", detail="trước 15 giờ ngày thứ 5")]),
        ("quý I, 9 tháng và năm", [Recurring(every="quarter"), Recurring(every="year")]),
        ("trước ngày 08 của tháng cuối quý", [Recurring(every="quarter", detail="trước ngày 08 của tháng cuối quý")]),
        ("theo quy định", [External(detail="theo quy định")]),
        ("theo định kỳ", [External(detail="theo định kỳ")]),
    ],
)
def test_a_report_is_due_as_its_words_say(when: str, expected: list[Deadline]) -> None:
    (duty,) = duties(f"1. Văn phòng báo cáo kết quả về UBND xã {when}.")

    assert promises(duty) == expected
    assert words(duty.when_text) == when


def test_fixed_days_of_several_reports_are_kept_one_by_one() -> None:
    (duty,) = duties("1. Các phòng gửi báo cáo về Văn phòng: quý I trước ngày 05/3, 6 tháng trước ngày 05/6.")

    assert [deadline.date.isoformat() for deadline in promises(duty) if isinstance(deadline, Before)] == [
        "2024-03-05",
        "2024-06-05",
    ]


def test_the_agency_that_heads_a_section_reports() -> None:
    (duty,) = duties("2. Công chức Địa chính:\n\n- Hằng quý báo cáo UBND huyện kết quả cấp giấy chứng nhận.")

    assert words(duty.who) == "Công chức Địa chính"
    assert words(duty.to) == "UBND huyện"
    assert words(duty.what) == "kết quả cấp giấy chứng nhận"


@pytest.mark.parametrize(
    ("sentence", "detail", "who"),
    [
        (
            "Quá trình thực hiện, nếu gặp khó khăn, vướng mắc, các thôn kịp thời báo cáo UBND xã để xem xét.",
            "nếu gặp khó khăn, vướng mắc",
            "các thôn",
        ),
        ("Khi có phát sinh, các ngành phản ánh bằng văn bản về Văn phòng.", "Khi có phát sinh", "các ngành"),
        (
            "Trường hợp có nội dung chưa phù hợp, đề nghị các phòng phản ánh về Phòng Nội vụ để sửa đổi.",
            "Trường hợp có nội dung chưa phù hợp",
            "các phòng",
        ),
    ],
)
def test_difficulties_are_reported_when_they_arise(sentence: str, detail: str, who: str) -> None:
    (duty,) = duties(f"1. Văn phòng theo dõi.\n\n{sentence}")

    assert promises(duty) == [OnEvent(detail=detail)]
    assert words(duty.who) == who


def test_a_report_on_request_is_an_event() -> None:
    (duty,) = duties("1. Báo cáo đột xuất khi có yêu cầu của Sở Nội vụ.", heading="CHẾ ĐỘ BÁO CÁO")

    assert promises(duty) == [OnEvent(detail="khi có yêu cầu của Sở Nội vụ")]
    assert words(duty.what) == "Báo cáo đột xuất"


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Xây dựng kế hoạch, báo cáo và lịch làm việc.",
        "1. Cập nhật Hệ thống thông tin báo cáo của tỉnh.",
        "1. Văn phòng theo dõi, đôn đốc thường xuyên.",
        "1. Làm tốt chế độ báo cáo.",
    ],
)
def test_the_mere_word_report_is_no_duty(sentence: str) -> None:
    assert duties(sentence) == []


def test_among_the_tasks_of_a_plan_only_a_regular_report_to_somebody_counts() -> None:
    text = "1. Báo cáo UBND huyện kết quả rà soát.\n2. Hằng quý báo cáo UBND huyện kết quả rà soát."

    assert [duty.what.places for duty in duties(text, heading="NHIỆM VỤ")] == [(Place(7),)]


def test_a_report_that_a_task_promises_belongs_to_the_task() -> None:
    text = "1. Văn phòng báo cáo UBND huyện hằng quý."
    task = Task(title=Found("Báo cáo", (Place(6),), 0.9), origin="body")

    assert len(duties(text)) == 1
    assert duties(text, task) == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("trước 16 giờ thứ Năm hằng tuần", Recurring(every="week", detail="trước 16 giờ thứ Năm")),
        ("thứ Hai hằng tuần", Recurring(every="week", detail="thứ Hai")),
        (
            "chậm nhất 07 ngày làm việc sau khi kết thúc quý",
            Recurring(every="quarter", detail="chậm nhất 07 ngày làm việc sau khi kết thúc quý"),
        ),
        ("trước ngày 12/12/2024", Before(date=date(2024, 12, 12))),
        ("khi có yêu cầu", OnEvent(detail="khi có yêu cầu")),
    ],
)
def test_the_words_of_time_stand_apart_from_the_addressee(when: str, expected: Deadline) -> None:
    (duty,) = duties(f"1. Các phòng báo cáo kết quả về Chủ tịch UBND xã {when}.")

    assert promises(duty) == [expected]
    assert (words(duty.to), words(duty.when_text)) == ("Chủ tịch UBND xã", when)
    assert words(duty.what) == "báo cáo kết quả"


def test_a_report_named_after_its_quarter_is_due_on_its_day_alone() -> None:
    (duty,) = duties("1. Các phòng gửi báo cáo quý I trước ngày 06/3, báo cáo năm trước ngày 04/12 về Văn phòng.")

    assert promises(duty) == [
        Before(date=date(2024, 3, 6), of="báo cáo quý I"),
        Before(date=date(2024, 12, 4), of="báo cáo năm"),
    ]


def test_results_sent_by_two_groups_are_a_duty_of_both() -> None:
    (duty,) = duties("1. Các phòng, ban; UBND các xã gửi kết quả làm việc về Phòng Nội vụ trước ngày 12/12.")

    assert (words(duty.who), words(duty.to)) == ("Các phòng, ban; UBND các xã", "Phòng Nội vụ")
    assert words(duty.what) == "kết quả làm việc"


def test_two_reports_in_one_sentence_are_two_duties_of_one_office() -> None:
    monthly, quarterly = duties(
        "1. Văn phòng theo dõi; hằng tháng báo cáo Chủ tịch UBND xã, hằng quý báo cáo Phòng Nội vụ."
    )

    assert [words(duty.who) for duty in (monthly, quarterly)] == ["Văn phòng"] * 2
    assert [words(duty.to) for duty in (monthly, quarterly)] == ["Chủ tịch UBND xã", "Phòng Nội vụ"]
    assert promises(monthly) + promises(quarterly) == [Recurring(every="month"), Recurring(every="quarter")]


def test_the_day_of_a_document_is_no_day_to_report_on() -> None:
    [duty] = duties(
        "1. Văn phòng báo cáo UBND tỉnh theo quy định tại Quyết định số 22/QĐ-UBND ngày 25/12/2023 của tỉnh."
    )

    [promise] = promises(duty)
    assert isinstance(promise, External)


def test_a_report_at_the_end_of_the_year_is_due_by_its_last_day() -> None:
    [duty] = duties("1. Phòng Nội vụ tổng hợp, báo cáo Chủ tịch UBND huyện kết quả thực hiện vào cuối năm.")

    assert promises(duty) == [By(date(2024, 12, 31))]
