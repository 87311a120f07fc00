"""No line of a document is dropped without a word."""

from dataclasses import replace

from caicach.intake.accounting import Accounting, LineUse, account_for
from caicach.intake.draft import Head, PlanDraft
from caicach.intake.outline_text import say_accounting
from caicach.intake.recognise import recognise_plan
from tests.builders.layouts import text_layout, word_layout

PLAN = """
    KẾ HOẠCH
    Cải cách hành chính năm 2026

    Theo đề nghị của Trưởng phòng Văn hóa - Xã hội, UBND xã ban hành Kế hoạch như sau:

    I. MỤC TIÊU
    1. Nâng cao nhận thức của đội ngũ công chức xã.
    2. Trên 97,5% hồ sơ được giải quyết đúng hẹn.

    II. NHIỆM VỤ
    TT\tNhiệm vụ\tChủ trì\tThời gian
    1\tRà soát thủ tục hành chính\tVăn phòng\tQuý I
    (1)\t(2)\t(3)\t(4)
    TT\tNhiệm vụ\tChủ trì\tThời gian
    2\tĐối thoại với người dân\tChủ tịch UBND xã\tQuý III

    III. TỔ CHỨC THỰC HIỆN
    Hoàn thành việc niêm yết trước ngày 15/3.
    """


def _uses(accounting: Accounting) -> dict[str, LineUse]:
    return {account.line.text.strip().split("\t")[0]: account.use for account in accounting.lines}


def test_each_line_is_a_value_or_form_or_ornament_or_unread() -> None:
    layout = text_layout(PLAN)

    accounting = account_for(layout=layout, draft=recognise_plan(layout))

    uses = _uses(accounting)
    assert uses["2. Trên 97,5% hồ sơ được giải quyết đúng hẹn."] is LineUse.VALUE
    assert uses["1"] is uses["2"] is LineUse.VALUE
    assert uses["I. MỤC TIÊU"] is uses["III. TỔ CHỨC THỰC HIỆN"] is LineUse.FORM
    assert uses["(1)"] is LineUse.ORNAMENT
    assert uses["Theo đề nghị của Trưởng phòng Văn hóa - Xã hội, UBND xã ban hành Kế hoạch như sau:"] is LineUse.FORM
    assert [account.line.text for account in accounting.unread] == [
        "1. Nâng cao nhận thức của đội ngũ công chức xã.",
        "Hoàn thành việc niêm yết trước ngày 15/3.",
    ]
    assert [account.is_telling for account in accounting.unread] == [False, True]
    assert [account.section for account in accounting.unread] == ["I.1", "III"]


def test_a_heading_printed_again_is_an_ornament_and_the_first_one_is_form() -> None:
    layout = text_layout(PLAN)

    accounting = account_for(layout=layout, draft=recognise_plan(layout))

    assert [account.use for account in accounting.lines if account.line.text.startswith("TT")] == [
        LineUse.FORM,
        LineUse.ORNAMENT,
    ]


def test_what_a_reviewer_leaves_out_of_the_plan_is_unread_again() -> None:
    layout = text_layout(PLAN)
    draft = recognise_plan(layout)
    before = account_for(layout=layout, draft=draft)

    after = account_for(layout=layout, draft=replace(draft, tasks=draft.tasks[:1]))

    left = {account.line.number for account in after.unread} - {account.line.number for account in before.unread}
    assert left == {place.line for place in draft.tasks[1].title.places}
    assert after.share < before.share


def test_a_cell_that_gave_nothing_is_named_though_its_row_gave_values() -> None:
    layout = word_layout(
        "**KẾ HOẠCH**",
        "**Cải cách hành chính năm 2026**",
        "**I. NHIỆM VỤ**",
        [
            ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Ghi chú"),
            ("1", "Rà soát thủ tục hành chính", "Văn phòng", "Quý I", "Mượn phòng họp huyện"),
            ("2", "Đối thoại với người dân", "Văn phòng", "Quý III", ""),
        ],
    )

    accounting = account_for(layout=layout, draft=recognise_plan(layout))

    assert [(account.line.cells[0].text, account.cells) for account in accounting.unread] == [("1", (4,))]


def test_a_footnote_is_unread_and_a_blank_line_is_no_line() -> None:
    layout = text_layout("KẾ HOẠCH\nCải cách hành chính năm 2026\n\nI. MỤC TIÊU\n¹ Công văn số 15/UBND-VP.\n")

    accounting = account_for(layout=layout, draft=recognise_plan(layout))

    assert [account.line.text for account in accounting.unread] == ["¹ Công văn số 15/UBND-VP."]
    assert len(accounting.lines) == 4


def test_the_share_is_rounded_down_and_unread_lines_are_named_on_wish() -> None:
    layout = text_layout("KẾ HOẠCH\n\nI. MỤC TIÊU\n1. Nâng cao nhận thức của công chức xã.")
    accounting = account_for(layout=layout, draft=PlanDraft(head=Head()))

    short = say_accounting(accounting, unread=False)
    long = say_accounting(accounting, unread=True)

    assert short.startswith("DÒNG ĐÃ ĐỌC: 66,6 % (2/3); còn 1 dòng chưa đưa vào kế hoạch.")
    assert "--unread" in short
    assert "(dòng 4) 1. Nâng cao" in long
    assert say_accounting(Accounting(lines=()), unread=False).startswith("DÒNG ĐÃ ĐỌC: 100 %")
