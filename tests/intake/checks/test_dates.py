"""Dates that cannot be kept."""

from datetime import date

import pytest

from caicach.intake.checks import Case, DefectKind, Finding, Severity
from caicach.intake.checks.dates import check_dates
from caicach.values.workdays import WorkCalendar
from tests.builders.cases import row, text_case

CALENDAR = WorkCalendar(days_off=frozenset({date(2026, 4, 30)}), work_saturdays=frozenset())


def found(sentence: str) -> list[Finding]:
    return list(check_dates(text_case(f"I. NHIỆM VỤ\n\n- {sentence}\n\nII. TỔ CHỨC\n\nTheo dõi.\n")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoàn thành trước ngày 31/6/2026.",
        "Gửi báo cáo ngày 30 tháng 02 năm 2026.",
        "Xong trước 31/11.",
        "Từ 29/02/2026.",
    ],
)
def test_a_day_that_no_calendar_has_is_an_error(sentence: str) -> None:
    [finding] = found(sentence)

    assert (finding.kind, finding.severity) == (DefectKind.DATE_CONFLICT, Severity.ERROR)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoàn thành trước ngày 30/6/2026, phục vụ 24/7.",
        "Gửi báo cáo ngày 29 tháng 02 năm 2028, ngày 29/02.",
        "Theo Quyết định số 31/2/2011/QĐ và tiêu chuẩn 9001:2015.",
        "Từ ngày 01/3/2026 đến hết ngày 15/4/2026.",
    ],
)
def test_other_numbers_are_left_alone(sentence: str) -> None:
    assert not found(sentence)


def test_a_span_that_ends_before_it_begins_is_an_error() -> None:
    [finding] = found("Tổ chức cuộc thi từ ngày 15/4/2026 đến ngày 01/3/2026.")

    assert (finding.kind, finding.severity) == (DefectKind.DATE_CONFLICT, Severity.ERROR)


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Báo cáo trước ngày 07 định kỳ hàng quý, 06 tháng, năm về UBND huyện.", True),
        ("Gửi báo cáo ngày 20 hằng năm.", True),
        ("Gửi báo cáo ngày 20 hàng tháng.", False),
        ("Gửi báo cáo trước ngày 15 hàng tháng, hàng quý.", False),
        ("Gửi báo cáo chậm nhất ngày 07 tháng cuối cùng của quý, hàng quý.", False),
        ("Gửi báo cáo trước ngày 15/6 hằng năm.", False),
        ("Gửi báo cáo ngày 15 của tháng cuối hằng quý.", False),
        ("Trong 07 ngày làm việc, định kỳ hàng quý.", False),
    ],
)
def test_a_day_of_a_quarter_or_year_needs_its_month(sentence: str, is_told: bool) -> None:
    kinds = [finding.kind for finding in found(sentence)]

    assert kinds == ([DefectKind.MISSING_FIELD] if is_told else [])


def table(*times: str, calendar: WorkCalendar | None = None) -> list[Finding]:
    heading = row("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian")
    rows = "".join(row(str(at), f"Việc số {at}", "Báo cáo", "Văn phòng", time) for at, time in enumerate(times, 1))
    case = text_case(f"I. MỤC TIÊU\n\nNâng cao.\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{heading}{rows}")
    return list(check_dates(Case(layout=case.layout, draft=case.draft, calendar=calendar)))


def test_a_report_due_before_its_plan_is_an_error_and_one_after_it_is_not() -> None:
    [finding] = table("Quý II ban hành kế hoạch; báo cáo kết quả thực hiện trước ngày 15/3/2026")

    assert (finding.kind, finding.severity) == (DefectKind.DATE_CONFLICT, Severity.ERROR)
    assert not table("Quý I ban hành kế hoạch; báo cáo kết quả thực hiện trước ngày 30/10/2026")


def test_a_due_day_on_a_day_off_is_noted_once_where_a_calendar_is_given() -> None:
    times = ("Trước ngày 30/4/2026", "Chậm nhất ngày 02/5/2026", "Ngày 04/5/2026", "Quý II")

    [finding] = table(*times, calendar=CALENDAR)

    assert (finding.severity, len(finding.spots)) == (Severity.NOTE, 2)
    assert not table(*times)
    assert not table("Ngày 01/5/2031", calendar=CALENDAR)  # a year whose days off nobody has entered


def test_completion_that_never_ends_is_noted() -> None:
    text = "I. NHIỆM VỤ\n\na) Rà soát\n\n- Chủ trì: Văn phòng\n\n- Thời gian {}: Thường xuyên trong năm.\n"

    [finding] = check_dates(text_case(text.format("hoàn thành")))

    assert (finding.kind, finding.severity) == (DefectKind.OTHER, Severity.NOTE)
    assert not list(check_dates(text_case(text.format("thực hiện"))))


def test_two_lines_of_time_under_one_task_are_told_and_those_of_two_tasks_are_not() -> None:
    task = "- Chủ trì: Văn phòng\n\n- Thời gian: {}\n\n"
    item = "I. NHIỆM VỤ\n\n{}\nII. TỔ CHỨC\n\nTheo dõi.\n"
    twice = "a) Rà soát\n\n" + task.format("Quý I.") + "- Thời gian: Quý II.\n"

    [finding] = check_dates(text_case(item.format(twice)))

    assert (finding.kind, len(finding.spots)) == (DefectKind.DUPLICATE, 2)
    two = f"a) Rà soát\n\n{task.format('Quý I.')}b) Niêm yết\n\n{task.format('Quý II.')}"
    assert not list(check_dates(text_case(item.format(two))))


def test_results_of_an_inspection_due_before_it_begins_are_an_error() -> None:
    [finding] = table("Kiểm tra trong quý IV; báo cáo kết quả kiểm tra trước ngày 30/9/2026")

    assert (finding.kind, finding.severity) == (DefectKind.DATE_CONFLICT, Severity.ERROR)
    assert not table("Kiểm tra trong quý III; báo cáo kết quả kiểm tra trước ngày 30/11/2026")
    assert not table("Kiểm tra trong quý IV; báo cáo kết quả rà soát trước ngày 30/9/2026")


def test_a_label_that_heads_every_time_of_a_plan_says_nothing_of_work_that_never_ends() -> None:
    times = ("Thường xuyên", "Quý I", "Quý II")
    items = "".join(
        f"{letter}) Rà soát\n\n- Chủ trì: Văn phòng\n\n- Thời gian hoàn thành: {time}.\n\n"
        for letter, time in zip("abc", times, strict=True)
    )

    assert not list(check_dates(text_case(f"I. NHIỆM VỤ\n\n{items}")))
    assert list(check_dates(text_case(f"I. NHIỆM VỤ\n\n{items}- Thời gian thực hiện: Quý II.\n")))
