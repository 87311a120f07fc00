"""The components: right words, escaped input, nothing that the Content-Security-Policy would refuse."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from caicach.web.ui.icons import ICONS
from caicach.web.ui.notices import notify
from caicach.web.ui.parts import Event, Link, ProgressRow, bars_of
from caicach.web.ui.states import STATES
from caicach.web.ui.styleguide import styleguide_page

WEB = Path(__file__).resolve().parents[2] / "caicach" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STYLES = sorted((WEB / "static" / "caicach").rglob("*.css"))
EVIL = '<script>alert("x")</script>'
CLEAN = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"
ERROR_PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html", "locked_out.html"]


class WorkForm(forms.Form):
    number = forms.CharField(label="Số, ký hiệu", help_text="Ghi đúng như trên văn bản.")
    note = forms.CharField(label="Ghi chú", required=False)
    due_on = forms.CharField(label="Thời hạn")
    level = forms.ChoiceField(label="Mức độ", choices=[("1", "Cao"), ("2", "Thấp")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Đồng ý", required=False, help_text="Đã bàn với cơ quan phối hợp.")
    file = forms.FileField(label="Tệp kế hoạch", required=False)


def rendered(source: str, **variables: object) -> str:
    """The component in one line: blanks around a line break mean nothing in HTML's layout and little to a reader."""
    return re.sub(r"\s*\n\s*", "", Template("{% load i18n ui %}" + source).render(Context(variables)))


def paginated(page: Page[int], *, address: str) -> str:
    template = Template("{% load ui %}{% pagination page %}")
    return template.render(RequestContext(a_request(address), {"page": page}))


def a_request(address: str = "/plans/") -> HttpRequest:
    request = RequestFactory().get(address)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # what MessageMiddleware would put there
    return request


@pytest.mark.parametrize("state", STATES)
def test_a_state_is_told_by_a_word_and_a_shape(state: str) -> None:
    html = rendered("{% state_badge state %}", state=state)

    assert str(STATES[state].label) in html
    assert f"#{STATES[state].icon}" in html
    assert f"badge-{STATES[state].tone}" in html


def test_no_two_states_share_word_and_shape() -> None:
    assert len({str(look.label) for look in STATES.values()}) == len(STATES)
    assert len({look.icon for look in STATES.values()}) == len(STATES)


def test_a_state_without_a_word_is_refused() -> None:
    with pytest.raises(KeyError, match="lost"):
        rendered("{% state_badge 'lost' %}")


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        rendered("{% icon 'unicorn' %}")


def test_an_icon_is_hidden_from_screen_readers_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in rendered("{% icon 'lock' %}")
    assert 'role="img" aria-label="Đã khóa"' in rendered("{% icon 'lock' label %}", label="Đã khóa")


@pytest.mark.parametrize(
    ("tone", "shape"), [("late", "exclamation-octagon-fill"), ("risk", "alarm-fill"), ("idle", None), ("done", None)]
)
def test_a_deadline_shows_its_words_and_when_it_presses_a_shape(tone: str, shape: str | None) -> None:
    deadline = SimpleNamespace(text="quá hạn 5 ngày", tone=tone, day=date(2026, 10, 30))

    html = rendered("{% due deadline %}", deadline=deadline)

    assert '<time datetime="2026-10-30">quá hạn 5 ngày</time>' in html
    assert ("<svg" in html) is (shape is not None)
    assert shape is None or shape in html


def test_a_deadline_without_a_day_is_words_alone() -> None:
    html = rendered("{% due deadline %}", deadline=SimpleNamespace(text="khi có phát sinh", tone="idle", day=None))

    assert "khi có phát sinh" in html
    assert "<time" not in html


def test_a_bar_is_as_long_as_its_numbers() -> None:
    bars = bars_of(done=1, late=0, in_hand=2, overdue=1, not_started=0)

    assert [(bar.kind, bar.start, bar.width) for bar in bars] == [
        ("done", "0.000%", "25.000%"),
        ("in-hand", "25.000%", "50.000%"),
        ("overdue", "75.000%", "25.000%"),
    ]


def test_a_progress_bar_says_its_numbers_and_has_a_legend() -> None:
    html = rendered("{% progress_bar 66 11 33 10 30 %}")

    assert "Trong 150 nhiệm vụ: hoàn thành đúng hạn 66, hoàn thành trễ hạn 11, đang thực hiện 33" in html
    assert "Quá hạn: 10 trên 150 nhiệm vụ" in html
    assert "Chưa bắt đầu <b>30</b>" in html
    assert 'width="44.000%"' in html  # never "44,000%": SVG reads no decimal comma


def test_a_progress_bar_without_a_task_says_so() -> None:
    html = rendered("{% progress_bar 0 0 0 0 0 %}")

    assert "Chưa có nhiệm vụ nào" in html
    assert "<rect" not in html


def test_a_chart_stands_on_its_table() -> None:
    row = ProgressRow(EVIL, done=1200, late=0, in_hand=2, overdue=3, not_started=4, url="/plans/1/?domain=2")

    html = rendered("{% progress_chart title rows %}", title="Nhiệm vụ theo lĩnh vực", rows=[row])

    assert 'data-value="1200">1.200</td>' in html
    assert f'<a href="/plans/1/?domain=2">{CLEAN}</a>' in html
    assert html.count("data-part=") == 5


def test_a_missing_value_of_a_trend_is_missing_and_not_zero() -> None:
    html = rendered("{% trend_chart 'Xu hướng' columns lines %}", columns=["T1", "T2"], lines=[("2026", [0, None])])

    assert 'data-value="0">0</td>' in html
    assert 'data-value="">–</td>' in html


def test_a_field_has_label_hint_example_and_error_tied_to_its_control() -> None:
    form = WorkForm({"number": "", "due_on": ""})

    number = rendered("{% field form.number %}", form=form)
    due_on = rendered("{% field form.due_on example='30/10/2026' %}", form=form)

    assert '<label for="id_number">Số, ký hiệu</label>' in number
    assert 'id="id_number_helptext">Ghi đúng như trên văn bản.' in number
    assert 'aria-describedby="id_number_helptext id_number_error"' in number
    assert 'aria-invalid="true"' in number
    assert "Ví dụ: 30/10/2026" in due_on
    assert 'aria-describedby="id_due_on_helptext id_due_on_error"' in due_on


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(không bắt buộc)" in rendered("{% field form.note %}", form=WorkForm())
    assert "(không bắt buộc)" not in rendered("{% field form.number %}", form=WorkForm())


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    html = rendered("{% field form.level %}", form=WorkForm({}))

    assert "<fieldset" in html
    assert "<legend>Mức độ</legend>" in html
    assert 'aria-describedby="id_level_error"' in html


def test_a_checkbox_stands_before_its_label_and_keeps_its_hint() -> None:
    html = rendered("{% field form.agreed %}", form=WorkForm())

    assert html.index('type="checkbox"') < html.index('<label for="id_agreed">Đồng ý')
    assert 'id="id_agreed_helptext">Đã bàn với cơ quan phối hợp.' in html


def test_a_field_escapes_what_was_typed() -> None:
    html = rendered("{% field form.note %}", form=WorkForm({"note": EVIL}))

    assert EVIL not in html
    assert CLEAN in html


def test_the_error_summary_leads_to_every_wrong_field() -> None:
    form = WorkForm({"number": "1"})
    form.add_error(None, "Kế hoạch này đã có.")

    html = rendered("{% error_summary form %}", form=form)

    assert "Còn 3 chỗ cần sửa" in html
    assert "<li>Kế hoạch này đã có.</li>" in html
    assert 'href="#id_due_on"' in html
    assert 'href="#id_level_0"' in html
    assert 'id="id_level_0"' in rendered("{% field form.level %}", form=form)


def test_the_error_summary_of_a_sound_form_is_nothing() -> None:
    assert rendered("{% error_summary form %}", form=WorkForm()) == ""


def test_a_drop_zone_takes_a_file_without_script_too() -> None:
    html = rendered("{% drop_zone form.file %}", form=WorkForm())

    assert '<input type="file" name="file"' in html
    assert '<progress max="100" value="0"' in html


def test_pages_keep_the_other_parameters_of_the_address() -> None:
    page = Paginator(range(100), per_page=10).page(3)

    html = paginated(page, address="/tasks/?state=overdue&page=3")

    assert 'href="?state=overdue&amp;page=4" rel="next"' in html
    assert 'href="?state=overdue&amp;page=3" aria-current="page"' in html
    assert "21–30 trong 100" in html


def test_a_single_page_needs_no_links() -> None:
    page = Paginator(range(3), per_page=10).page(1)

    assert paginated(page, address="/tasks/").strip() == ""


def test_tabs_and_breadcrumbs_say_where_one_is() -> None:
    links = [Link("Nhiệm vụ", "/a/", active=True, count=1280), Link(EVIL, "/b/")]

    tabs = rendered("{% tabs 'Các phần' links %}", links=links)
    trail = rendered("{% breadcrumbs trail %}", trail=[Link("Kế hoạch", "/plans/"), Link("Năm 2026")])

    assert '<a href="/a/" aria-current="page">Nhiệm vụ <span class="count">1.280</span></a>' in tabs
    assert CLEAN in tabs
    assert '<span aria-current="page">Năm 2026</span>' in trail


def test_a_history_tells_who_did_what_when_in_their_own_words() -> None:
    event = Event(datetime(2026, 10, 21, 7, 30, tzinfo=UTC), "Trần Văn Nghĩa", "trả lại kết quả", note=f"Thiếu\n{EVIL}")

    html = rendered("{% timeline events %}", events=[event])

    assert "<b>Trần Văn Nghĩa</b> trả lại kết quả" in html
    assert "14:30, 21/10/2026" in html
    assert f"Thiếu<br>{CLEAN}" in html


def test_a_notice_outlives_a_redirect_and_can_be_undone() -> None:
    request = a_request()
    notify(request, f"Đã nộp {EVIL}", undo_url="/assignments/7/undo/")
    notify(request, "Đang đọc tệp.", tone="action")

    [done, reading] = [rendered("{% notice message %}", message=message) for message in get_messages(request)]

    assert f"Đã nộp {CLEAN}" in done
    assert "notice-done" in done
    assert '<form method="post" action="/assignments/7/undo/">' in done
    assert "Hoàn tác" in done
    assert "notice-action" in reading
    assert "Hoàn tác" not in reading


def test_an_empty_page_says_how_to_begin_where_one_can() -> None:
    with_action = rendered("{% empty_state 'Chưa có kế hoạch' 'Kế hoạch sẽ đứng ở đây.' '/plans/upload/' 'Tải lên' %}")

    assert '<a class="btn" href="/plans/upload/">Tải lên</a>' in with_action
    assert "<a" not in rendered("{% empty_state 'Chưa có việc' 'Việc được giao sẽ đứng ở đây.' %}")


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ value|vn_date }}", date(2026, 1, 5), "05/01/2026"),
        ("{{ value|vn_date }}", datetime(2026, 10, 29, 18, 0, tzinfo=UTC), "30/10/2026"),
        ("{{ value|vn_date }}", None, "–"),
        ("{{ value|vn_datetime }}", datetime(2026, 10, 29, 18, 5, tzinfo=UTC), "01:05, 30/10/2026"),
        ("{{ value|vn_datetime }}", None, "–"),
        ("{{ value|vn_number }}", Decimal("1234567.80"), "1.234.567,8"),
        ("{{ value|vn_number }}", 0, "0"),
        ("{{ value|vn_number }}", None, "–"),
    ],
)
def test_dates_and_numbers_are_written_as_in_offices(source: str, value: object, text: str) -> None:
    assert rendered(source, value=value) == text


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_neither_viewer_nor_database(name: str) -> None:
    html = render_to_string(name, {"csrf_token": "x"})

    assert "<h1>" in html
    assert '<html lang="vi">' in html


def test_the_sign_in_page_shows_the_form_and_what_was_wrong() -> None:
    class SignIn(forms.Form):
        username = forms.CharField(label="Tên đăng nhập")
        password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)

    html = render_to_string("signin.html", {"form": SignIn({"username": "lan"}), "next": '/tasks/"'}, a_request())

    assert 'value="lan"' in html
    assert 'href="#id_password"' in html
    assert '<input type="hidden" name="next" value="/tasks/&quot;">' in html


def test_the_style_page_shows_every_state_and_every_icon() -> None:
    html = styleguide_page(a_request("/styleguide/")).content.decode()

    assert [state for state, look in STATES.items() if f"</svg>{look.label}</span>" not in html] == []
    assert [name for name in ICONS if f"#{name}" not in html] == []


def test_the_frame_names_its_landmarks_and_marks_where_one_is() -> None:
    html = styleguide_page(a_request("/styleguide/")).content.decode()

    assert html.count("<main") == html.count("<h1") == html.count("<footer") == 1
    assert '<a class="skip-link" href="#main">' in html
    assert re.search(r'<a class="nav-link" href="#" aria-current="page">.*?Kế hoạch</a>', html)
    assert len(re.findall(r'class="bottom-link"', html)) == 4


def test_a_page_can_be_read_in_english() -> None:
    with translation.override("en"):
        assert '<html lang="en">' in render_to_string("404.html")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_style_or_script_of_its_own(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert re.findall(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:|data:image|hx-on", source) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", source) if "src=" not in tag] == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_style_sheet_holds_an_image_or_calls_another_sheet(path: Path) -> None:
    assert re.findall(r"data:|@import|expression\(", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_icon_that_a_template_names_is_in_the_sprite(path: Path) -> None:
    named = re.findall(r"""\{%\s*icon\s+["']([\w-]+)["']""", path.read_text(encoding="utf-8"))

    assert set(named) <= ICONS


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_colours_are_numbers_in_one_file_only(path: Path) -> None:
    numbers = re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(", path.read_text(encoding="utf-8"))

    assert (numbers != []) is (path.name == "tokens.css")


def test_the_icon_of_the_site_is_sound() -> None:
    ElementTree.parse(WEB / "static" / "caicach" / "icon.svg")
