"""Sections divided into losses, remedies and duties; and fields of reform given to an agency at the end of a plan."""

from datetime import date

from caicach.intake.draft import Task
from caicach.intake.recognise.outline import build_outline
from caicach.intake.recognise.tasks import recognise_tasks
from caicach.values import period as periods
from caicach.values.deadline import Before, Continuous, Deadline
from tests.builders.layouts import text_outline, word_layout

YEAR = 2022
OPENING = "KẾ HOẠCH\nNâng cao Chỉ số cải cách hành chính năm 2022\n\nII. NỘI DUNG\n\n"
LOSSES = "1. Cải cách thể chế\n\n1.1. Tồn tại, hạn chế\n\na) Báo cáo gửi chậm.\n\n"
WORK = "1.2. Nhiệm vụ, giải pháp khắc phục\n\n- Gửi báo cáo đúng hạn.\n\n- Khắc phục tình trạng thiếu số liệu.\n\n"
BOTH = ["Gửi báo cáo đúng hạn.", "Khắc phục tình trạng thiếu số liệu."]
Summary = list[tuple[str, list[str], list[str], list[Deadline]]]


def read(text: str) -> list[Task]:
    return list(recognise_tasks(text_outline(OPENING + text), year=YEAR))


def summary(tasks: list[Task]) -> Summary:
    return [
        (
            task.title.value,
            [found.value for found in task.leads],
            [found.value for found in task.coordinators],
            [found.value for found in task.deadlines],
        )
        for task in tasks
    ]


def told(*titles: str, lead: str, helpers: list[str], deadline: Deadline) -> Summary:
    return [(title, [lead], helpers, [deadline]) for title in titles]


ALWAYS = Continuous(periods.year(YEAR))


def test_duties_told_once_after_the_remedies_hold_for_each_and_losses_are_no_tasks() -> None:
    tasks = read(
        LOSSES
        + WORK
        + "1.3. Phân công trách nhiệm: Cơ quan chủ trì: Phòng Tư pháp; phối hợp: các phòng, ban, UBND các "
        "xã; Thời gian: Thường xuyên.\n"
    )

    assert summary(tasks) == told(
        *BOTH, lead="Phòng Tư pháp", helpers=["các phòng, ban", "UBND các xã"], deadline=ALWAYS
    )
    assert all(found.confidence < 0.8 for task in tasks for found in task.leads)


def test_duties_may_stand_before_the_remedies() -> None:
    tasks = read(
        LOSSES + "1.2. Trách nhiệm thực hiện\n\n* Chủ trì: Phòng Tư pháp\n\n* Phối hợp: Văn phòng UBND huyện\n\n"
        "* Thời gian: thường xuyên\n\n" + WORK.replace("1.2.", "1.3.")
    )

    assert summary(tasks) == told(*BOTH, lead="Phòng Tư pháp", helpers=["Văn phòng UBND huyện"], deadline=ALWAYS)


def test_each_stretch_of_remedies_has_the_duties_after_it() -> None:
    duties = "- Chủ trì: {}. Phối hợp: {}. Thời gian: thường xuyên.\n\n"
    tasks = read(
        LOSSES
        + "1.2. Giải pháp khắc phục\n\n- Gửi báo cáo đúng hạn.\n\n"
        + duties.format("Phòng Tư pháp", "UBND các xã")
        + "- Bổ sung số liệu.\n\n"
        + duties.format("Thanh tra huyện", "Phòng Nội vụ")
    )

    assert summary(tasks) == [
        ("Gửi báo cáo đúng hạn.", ["Phòng Tư pháp"], ["UBND các xã"], [ALWAYS]),
        ("Bổ sung số liệu.", ["Thanh tra huyện"], ["Phòng Nội vụ"], [ALWAYS]),
    ]


def test_a_sentence_gives_the_work_to_lead_and_helpers_and_says_until_when() -> None:
    tasks = read(
        LOSSES
        + WORK
        + "Giao Phòng Tư pháp chủ trì, phối hợp với Thanh tra huyện thực hiện các nội dung trên; hoàn thành "
        "trước ngày 30/9/2022.\n"
    )

    deadline = Before(date(2022, 9, 30))
    assert summary(tasks) == told(*BOTH, lead="Phòng Tư pháp", helpers=["Thanh tra huyện"], deadline=deadline)


def test_remedies_beside_losses_in_two_columns_share_the_line_under_their_table() -> None:
    layout = word_layout(
        *OPENING.strip().split("\n\n")[0].split("\n"),
        "**II. NỘI DUNG",
        "**1. Cải cách thể chế",
        [
            ("Tồn tại, hạn chế", "Nhiệm vụ, giải pháp"),
            ("Báo cáo gửi chậm", "- Gửi báo cáo đúng hạn.\n- Khắc phục tình trạng thiếu số liệu."),
        ],
        "Chủ trì: Phòng Tư pháp. Phối hợp: UBND các xã. Thời gian: thường xuyên.",
        "**2. Cải cách tài chính công",
        [("Tồn tại, hạn chế", "Nhiệm vụ, giải pháp"), ("Giải ngân chậm", "Giao ban hằng tháng.")],
        "Chủ trì: Phòng Tài chính. Phối hợp: các chủ đầu tư. Thời gian: thường xuyên.",
    )

    tasks = list(recognise_tasks(build_outline(layout), year=YEAR))

    assert summary(tasks) == [
        *told(*BOTH, lead="Phòng Tư pháp", helpers=["UBND các xã"], deadline=ALWAYS),
        *told("Giao ban hằng tháng.", lead="Phòng Tài chính", helpers=["các chủ đầu tư"], deadline=ALWAYS),
    ]


CLOSING = "III. TỔ CHỨC THỰC HIỆN\n\n1. Phân công\n\n"


def test_a_closing_sentence_says_who_leads_a_field() -> None:
    sentence = "- Phòng Tư pháp chủ trì lĩnh vực cải cách thể chế, phối hợp với UBND các xã; thực hiện thường xuyên.\n"

    assert summary(read(LOSSES + WORK + CLOSING + sentence)) == told(
        *BOTH, lead="Phòng Tư pháp", helpers=["UBND các xã"], deadline=ALWAYS
    )


def test_a_closing_sentence_may_name_the_field_first_or_stand_under_its_agency() -> None:
    first = "- Cải cách thể chế: Phòng Tư pháp chủ trì, phối hợp với UBND các xã; thực hiện thường xuyên.\n"
    under = "2. Phòng Tư pháp\n\n- Chủ trì thực hiện các nhiệm vụ thuộc lĩnh vực cải cách thể chế.\n"

    assert [task.leads[0].value for task in read(LOSSES + WORK + CLOSING + first)] == ["Phòng Tư pháp"] * 2
    assert [task.leads[0].value for task in read(LOSSES + WORK + CLOSING + under)] == ["Phòng Tư pháp"] * 2


def test_remedies_about_which_nothing_is_said_are_proposed_without_the_losses() -> None:
    tasks = read(LOSSES + WORK)

    assert [task.title.value for task in tasks] == BOTH
    assert all(task.title.confidence < 0.5 for task in tasks)


def test_numbered_blocks_after_a_list_of_losses_are_tasks_and_the_losses_are_none() -> None:
    tasks = read(
        "1. Cải cách thể chế\n\nNguyên nhân mất điểm:\n\n- Báo cáo gửi chậm.\n\n"
        "Nhiệm vụ 1: Gửi báo cáo đúng hạn\n\n- Đơn vị chủ trì: Phòng Tư pháp; phối hợp: UBND các xã.\n\n"
        "- Thời gian: Thường xuyên.\n"
    )

    assert [task.number.value for task in tasks if task.number] == ["1"]
    assert summary(tasks) == told(
        "Gửi báo cáo đúng hạn", lead="Phòng Tư pháp", helpers=["UBND các xã"], deadline=ALWAYS
    )


def test_a_remedy_may_carry_its_own_time_beside_the_duties_of_all() -> None:
    work = WORK.replace("đúng hạn.", "đúng hạn. Thời gian: trước ngày 05/12/2022.")

    first, second = read(LOSSES + work + "1.3. Trách nhiệm: Phòng Tư pháp chủ trì, phối hợp với UBND các xã.\n")

    assert summary([first]) == [
        ("Gửi báo cáo đúng hạn.", ["Phòng Tư pháp"], ["UBND các xã"], [Before(date(2022, 12, 5))])
    ]
    assert (second.title.value, second.deadlines) == (BOTH[1], ())
