"""The living style page: every component with the long text of real offices, with little and with too much."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from caicach.web.http import FrameViewer, NavEntry, open_to_all
from caicach.web.ui.icons import ICONS
from caicach.web.ui.notices import Notice
from caicach.web.ui.parts import Event, Link, ProgressRow
from caicach.web.ui.states import STATES

HANOI = timezone(timedelta(hours=7))
LONG_OFFICE = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Tương Bình Hiệp"
LONG_TASK = (
    "Rà soát, đơn giản hóa quy trình nội bộ giải quyết thủ tục hành chính theo hướng cắt giảm tối thiểu 20% thời gian "
    "thực hiện, công khai đầy đủ trên Cổng Dịch vụ công và niêm yết tại Bộ phận Tiếp nhận và Trả kết quả"
)

NAV = (
    ("Hôm nay", "calendar-check"),
    ("Kế hoạch", "journal-text"),
    ("Nhiệm vụ", "check2-square"),
    ("Chỉ tiêu", "bullseye"),
    ("Chấm điểm", "clipboard-data"),
    ("Báo cáo", "file-earmark-bar-graph"),
    ("Danh mục", "collection"),
    ("Quản trị", "gear"),
)


class ExampleDue:
    """A deadline as the queries of plans prepare it."""

    def __init__(self, text: str, tone: str, day: date | None = None) -> None:
        self.text, self.tone, self.day = text, tone, day


class ExampleForm(forms.Form):
    """One field of every kind."""

    number = forms.CharField(label="Số, ký hiệu kế hoạch", help_text="Ghi đúng như trên văn bản đã phát hành.")
    title = forms.CharField(label="Trích yếu", widget=forms.Textarea(attrs={"rows": 3}))
    agency = forms.ChoiceField(
        label="Cơ quan ban hành", choices=[("1", LONG_OFFICE), ("2", "Sở Nội vụ")], required=False
    )
    due_on = forms.CharField(label="Thời hạn", widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    level = forms.ChoiceField(
        label="Mức độ hoàn thành",
        choices=[("done", "Đã hoàn thành"), ("part", "Hoàn thành một phần, còn vướng mắc"), ("none", "Chưa thực hiện")],
        widget=forms.RadioSelect,
        help_text="Chọn theo kết quả đến hết ngày hôm nay.",
    )
    notify_partners = forms.BooleanField(
        label="Báo cho các cơ quan phối hợp", required=False, help_text="Họ nhận được thông báo trong mục Hôm nay."
    )


class ExampleUpload(forms.Form):
    """A plan document."""

    file = forms.FileField(label="Tệp kế hoạch", help_text="Word (.docx), PDF hoặc văn bản thuần; không quá 50 MB.")


@open_to_all
def styleguide_page(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for whoever builds pages and for the tests that look at them."""
    wrong = ExampleForm({"number": "03/KH-UBND", "title": "", "due_on": "31/02/2026", "level": ""})
    wrong.add_error("due_on", "Ngày “31/02/2026” không có thật. Sửa thành ngày có trong tháng 2.")
    page = Paginator(range(1, 1235), per_page=25).page(7)
    return render(request, "ui/styleguide.html", _frame() | _examples() | {"wrong_form": wrong, "page": page})


def _frame() -> dict[str, Any]:
    return {
        "nav": [NavEntry(label=label, url="#", icon=icon, active=label == "Kế hoạch") for label, icon in NAV],
        "viewer": FrameViewer(
            name="Nguyễn Thị Diễm Quỳnh",
            office=LONG_OFFICE,
            agency_name="Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
            role_label="Chuyên viên đầu mối",
            sets_policies=True,
        ),
    }


def _examples() -> dict[str, Any]:
    return {
        "trail": [Link("Kế hoạch", "#"), Link("Kế hoạch cải cách hành chính năm 2026", "#"), Link("Các thành phần")],
        "tab_links": [
            Link("Nhiệm vụ", "#", active=True, count=128),
            Link("Chỉ tiêu", "#", count=17),
            Link("Cơ quan, đơn vị", "#", count=42),
            Link("Căn cứ", "#"),
            Link("Văn bản gốc", "#"),
        ],
        "states": tuple(STATES),
        "icons": sorted(ICONS),
        "dues": [
            ExampleDue("quá hạn 5 ngày (16/10/2026)", "late", date(2026, 10, 16)),
            ExampleDue("thứ Sáu 30/10/2026, còn 3 ngày làm việc", "risk", date(2026, 10, 30)),
            ExampleDue("thứ Năm 31/12/2026, còn 48 ngày làm việc", "idle", date(2026, 12, 31)),
            ExampleDue("khi có phát sinh", "idle"),
        ],
        "rows": [(LONG_TASK, LONG_OFFICE, "overdue"), ("Công khai thủ tục hành chính", "Sở Nội vụ", "accepted")],
        "progress_rows": _progress_rows(),
        "months": ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12"],
        "trends": [("Năm 2026", _numbers("4 9 17 26 31 40 47 58 66 - - -")), ("Năm 2025", _numbers(TREND_BEFORE))],
        "events": _events(),
        "notices": _notices(),
        "form": ExampleForm(),
        "upload_form": ExampleUpload(),
        "amount": Decimal("1234567.80"),
        "at": datetime(2026, 10, 21, 7, 5, tzinfo=HANOI),
        "long_task": LONG_TASK,
    }


TREND_BEFORE = "2 5 - 14 21 29 33 41 50 61 74 92"


def _numbers(text: str) -> list[int | None]:
    return [None if word == "-" else int(word) for word in text.split()]


def _progress_rows() -> list[ProgressRow]:
    return [
        ProgressRow("Cải cách thể chế", done=14, late=2, in_hand=6, overdue=0, not_started=3, url="#the-che"),
        ProgressRow("Cải cách thủ tục hành chính", done=22, late=5, in_hand=11, overdue=7, not_started=4),
        ProgressRow("Cải cách tổ chức bộ máy hành chính nhà nước", done=3, late=0, in_hand=4, overdue=1, not_started=9),
        ProgressRow("Cải cách chế độ công vụ", done=8, late=1, in_hand=2, overdue=0, not_started=0),
        ProgressRow("Cải cách tài chính công", done=0, late=0, in_hand=1, overdue=0, not_started=6),
        ProgressRow("Xây dựng và phát triển Chính phủ số", done=19, late=3, in_hand=9, overdue=2, not_started=8),
    ]


def _events() -> list[Event]:
    at = datetime(2026, 10, 21, 14, 30, tzinfo=HANOI)
    return [
        Event(
            at,
            "Trần Văn Hữu Nghĩa",
            "trả lại kết quả",
            note="Báo cáo chưa kèm bảng tổng hợp số hồ sơ trễ hạn của Quý III. Đề nghị bổ sung trước ngày 25/10/2026.",
            tone="risk",
            icon="arrow-return-left",
        ),
        Event(at - timedelta(days=2), "Nguyễn Thị Diễm Quỳnh", "nộp kết quả", tone="action", icon="send"),
        Event(at - timedelta(days=40), "Sở Nội vụ", "giao nhiệm vụ cho " + LONG_OFFICE, icon="person-plus"),
    ]


def _notices() -> list[Notice]:
    return [
        Notice("Đã nộp kết quả nhiệm vụ III.2.4.", "done", "check-circle-fill", undo_url="#undo"),
        Notice("Kế hoạch này được đọc từ bản quét; 7 chỗ cần xem lại.", "risk", "exclamation-triangle-fill"),
        Notice("Tệp không mở được: đã đặt mật khẩu.", "late", "exclamation-octagon-fill"),
        Notice("Số liệu chốt lúc 07:05 ngày 21/10/2026.", "action", "info-circle"),
    ]
