"""Pages in the language of the reader: English without Vietnamese, Vietnamese without English, the same figures."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from pytest_django import Settings

from caicach.intake.problems import Problem
from caicach.organizations.models import AgencyKind, Person
from caicach.organizations.rules.roles import Role
from caicach.plans.models import Draft, Plan, Task
from caicach.plans.rules.adoption import Issue
from caicach.plans.rules.entry import BadEntry, values_typed
from caicach.plans.rules.fields import Section
from caicach.web.http import today
from caicach.web.ui.words import refusal_in_words
from tests.builders import offices, plans
from tests.builders.site import Site, signed_in, site
from tools import messages

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database(reason="asks for the words around the rows, in which language they are"),
]

FOREIGN = re.compile(r"[^\W\d_]*[^\W\d_a-zA-Z][^\W\d_]*")  # a word with a letter that English does not have
WORD = re.compile(r"[^\W\d_]{4,}")
VIETNAMESE = re.compile(r"[À-ỹ]")
VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
READ_ALOUD = frozenset({"alt", "title", "placeholder", "aria-label", "aria-description", "data-received"})
ISSUED = Issue(title="Plan", number="1/KH", issued_on=date(2026, 1, 5), signer="Binh", signer_title="", year=2026)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as they stand now, whatever the working tree has compiled."""
    folder = shutil.copytree(messages.LOCALE, tmp_path_factory.mktemp("messages") / "locale")
    messages.compile_catalogues(folder)
    return folder


@pytest.fixture(autouse=True)
def _catalogues(compiled: Path, settings: Settings) -> None:
    settings.LOCALE_PATHS = [compiled]


def in_english() -> Client:
    """A visitor who chose English with the switch."""
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def test_a_browser_set_up_in_english_is_answered_in_vietnamese() -> None:
    answer = Client(headers={"accept-language": "en"}).get("/sign-in/")

    assert answer.headers["Content-Language"] == "vi"
    assert "Đăng nhập" in answer.content.decode()


class Words(HTMLParser):
    """Every word that a page says in its own language, read or read aloud; what is marked as another one is not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.elsewhere: list[bool] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "html":
            self.language = named.get("lang") or ""
        elsewhere = self._is_elsewhere or named.get("lang", self.language) != self.language
        if tag not in VOID:
            self.elsewhere.append(elsewhere or tag in ("script", "style"))
        if not elsewhere:
            self.found += [value for name, value in attrs if value and name in READ_ALOUD]

    def handle_endtag(self, _tag: str) -> None:
        self.elsewhere.pop()

    def handle_data(self, data: str) -> None:
        if not self._is_elsewhere:
            self.found.append(data)

    @property
    def _is_elsewhere(self) -> bool:
        return bool(self.elsewhere) and self.elsewhere[-1]


class Office:
    """A commune whose every word is ASCII: one overdue task, one due soon, one later, one without an agency."""

    def __init__(self) -> None:
        committee = offices.agency("UBND", of=offices.unit("Go Trang", kind="xa"), kind=AgencyKind.PEOPLES_COMMITTEE)
        culture = offices.agency("Culture", parent=committee)
        self.focal_point = offices.person("An", at=committee, role=Role.FOCAL_POINT, username="an")
        self.head = offices.person("Binh", at=committee, role=Role.HEAD, username="binh")
        self.specialist = offices.person("Chi", at=culture, role=Role.SPECIALIST, username="chi")
        self.auditor = offices.person("Dung", at=committee, role=Role.AUDITOR, username="dung")
        by = offices.viewer(self.focal_point)
        soon = today() + timedelta(days=3)
        tasks = [
            _task("t1", deadlines=[plans.by("2026-01-31"), plans.by("2099-12-31")], deliverables=["Report"]),
            _task("t2", deadlines=[plans.by(soon.isoformat())]),
            _task("t3", deadlines=[], leads=["Somebody"], coordinators=["Culture"]),
        ]
        head = [plans.item("h1", title="Plan", year=2026, number="1/KH")]
        more = {
            "head": head,
            "targets": [plans.item("g1", text="Reach", measures=[{"comparator": ">=", "value": "98", "unit": "%"}])],
            "reporting": [plans.item("r1", what="Results", who="All", to="UBND", when_text="15/12")],
            "legal_bases": [plans.item("l1", text="Law 72", number="72", confidence=0.5)],
        }
        self.plan = plans.plan(
            *tasks, agency=committee, issued_by=by, who={"Culture": (culture.pk,)}, issue=ISSUED, **more
        )
        self.draft = plans.draft(*tasks, agency=committee, uploaded_by=by, **more)


def _task(key: str, **more: object) -> plans.Item:
    known = {"leads": ["Culture"], "domain_title": "", "deadline_text": "", **more}
    return plans.task(key, "Task", **known)


def browser(person: Person, language: str) -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = language
    return client


def reads(client: Client, address: str) -> Words:
    return Words(client.get(address).content.decode())


def addresses(plan: Plan, draft: Draft) -> list[str]:
    """Every page that a focal point reads."""
    parts = [f"/plans/{plan.pk}/{part}" for part in ("", "targets/", "duties/", "bases/", "source/")]
    work = [f"/tasks/{task.pk}/" for task in plan.tasks.all()]
    rest = ["/", "/plans/", "/plans/upload/", "/tasks/", "/tasks/?q=xyz", "/tasks/?mine=1", "/nowhere/"]
    review = [f"/drafts/{draft.pk}/{part}" for part in ("", "findings/", "unread/", "adopt/")]
    return [*parts, *work, *rest, *review]


def refused(client: Client, one: Site | Office, task: Task) -> Iterator[str]:
    """What is said to somebody who sends what cannot be taken in."""
    work = task.assignments.earliest("pk")
    edit = {"op": "set", "section": "head", "key": "h1", "field": "issued_on", "value": "31/02/2026"}
    sent = [
        (f"/drafts/{one.draft.pk}/adopt/", {"issued_on": "30/02/2026", "year": "xyz"}),
        (f"/drafts/{one.draft.pk}/edit/", edit),
        (f"/drafts/{one.draft.pk}/undo/", {}),
        (f"/assignments/{work.pk}/move/", {"move": "accept"}),
        (f"/assignments/{work.pk}/move/", {"move": "report", "percent": "1000"}),
        (f"/assignments/{work.pk}/assign/", {"who": ""}),
        (f"/tasks/{task.pk}/evidence/", {}),
        (f"/tasks/{task.pk}/evidence/", {"file": SimpleUploadedFile("a", b"text")}),
        ("/plans/upload/", {}),
        ("/plans/upload/", {"agency": one.draft.agency_id, "file": SimpleUploadedFile("a.pdf", b"text")}),
    ]
    for address, data in sent:
        answer = client.post(address, data)
        assert answer.status_code == 422, address
        yield answer.content.decode() if "html" in answer["Content-Type"] else f"<p>{answer.json()['message']}</p>"


def english_words() -> set[str]:
    """Words of the catalogue and of Django's own sentences that no Vietnamese sentence has."""
    catalogue = [
        message for message in messages.read_catalogue(messages.LOCALE / "en/LC_MESSAGES/django.po") if message.id
    ]
    ours = [message for message in messages.read_catalogue(messages.LOCALE / "vi/LC_MESSAGES/django.po") if message.id]
    said = " ".join(str(one) for one in (*(m.string for m in catalogue), *(m.id for m in ours)))
    vietnamese = " ".join(str(message.id) for message in catalogue)
    return {word.lower() for word in WORD.findall(said)} - {word.lower() for word in WORD.findall(vietnamese)}


def test_english_pages_have_no_vietnamese_word_but_the_documents_own() -> None:
    office = Office()
    client = browser(office.focal_point, "en")
    pages = [reads(client, address) for address in addresses(office.plan, office.draft)]
    pages += [reads(browser(office.head, "en"), "/"), reads(browser(office.specialist, "en"), "/")]
    pages += [reads(browser(office.auditor, "en"), "/audit/"), reads(in_english(), "/sign-in/")]

    foreign = {word for page in pages for text in page.found for word in FOREIGN.findall(text)}

    assert foreign == set()
    assert {page.language for page in pages} == {"en"}


def test_english_refusals_have_no_vietnamese_word() -> None:
    office = Office()
    client = browser(office.focal_point, "en")

    said = list(refused(client, office, office.plan.tasks.earliest("pk")))
    Draft.objects.update(state="refused", problem=Problem.DAMAGED.value)
    said.append(client.get(f"/drafts/{office.draft.pk}/").content.decode())

    assert {word for html in said for text in Words(html).found for word in FOREIGN.findall(text)} == set()


def test_the_desk_says_in_english_what_there_is_to_do() -> None:
    text = " ".join(" ".join(reads(browser(Office().specialist, "en"), "/").found).split())

    assert "1 task overdue , 1 task due within 7 days , no tasks waiting for your approval" in text
    assert re.search(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d\d/\d\d/\d{4}", text)


class _Unanswered(trans_real.gettext_module.NullTranslations):
    """Stands behind the catalogue and keeps what is asked in vain."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, msgid1: str, *_: object) -> str:
        return self.gettext(msgid1)

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)

    def npgettext(self, _context: str, msgid1: str, *_: object) -> str:
        return self.gettext(msgid1)


def test_whatever_a_page_asks_for_stands_in_the_catalogue() -> None:
    one, unanswered = site(), _Unanswered()
    client = browser(one.home.focal_point, "en")
    Draft.objects.update(notes=[{"template": "Chưa có trong danh mục.", "values": {}}])
    trans_real.translation("en").add_fallback(unanswered)

    for address in addresses(one.plan, one.draft):
        client.get(address)
    list(refused(client, one, one.task))

    in_vain = {message for message in unanswered.asked if VIETNAMESE.search(message)}
    assert in_vain == {"Chưa có trong danh mục.", "Tiếng Việt"}  # the trap, and the name of a language in itself


def test_vietnamese_pages_have_no_english_word() -> None:
    one = site()
    client = browser(one.home.focal_point, "vi")
    pages = [reads(client, address) for address in addresses(one.plan, one.draft)]
    pages += [Words(html) for html in refused(client, one, one.task)]
    pages += [reads(browser(one.auditor, "vi"), "/audit/"), reads(Client(), "/sign-in/")]

    said = {word.lower() for page in pages for text in page.found for word in WORD.findall(text)}

    assert said & english_words() == set()
    assert {page.language for page in pages} <= {"vi", ""}


class AnyForm(forms.Form):
    """Fields that bring no sentence of their own."""

    name = forms.CharField(max_length=3)
    count = forms.IntegerField(min_value=1, max_value=9)
    rate = forms.DecimalField()
    kind = forms.ChoiceField(choices=[("a", "A")])
    file = forms.FileField(max_length=5)


WRONG = [
    ("name", "", "Hãy nhập mục này."),
    ("name", "abcd", "Hãy viết gọn trong 3 ký tự (hiện có 4)."),
    ("name", "a\0", "Mục này chứa ký tự không hợp lệ. Hãy xóa rồi gõ lại."),
    ("count", "", "Hãy nhập mục này."),
    ("count", "ba", "Hãy nhập số nguyên, chỉ gồm chữ số."),
    ("count", "0", "Hãy nhập số không nhỏ hơn 1."),
    ("count", "10", "Hãy nhập số không lớn hơn 9."),
    ("rate", "x", "Hãy nhập một số."),
    ("kind", "b", "Hãy chọn một mục có trong danh sách."),
    ("file", SimpleUploadedFile("a.txt", b""), "Tệp này trống. Hãy kiểm tra lại tệp rồi chọn lại."),
    ("file", SimpleUploadedFile("abcdef", b"x"), "Hãy đặt tên tệp trong 5 ký tự (hiện có 6)."),
]


@pytest.mark.parametrize(("field", "value", "sentence"), WRONG)
def test_a_field_without_sentences_of_its_own_speaks_as_we_do(field: str, value: object, sentence: str) -> None:
    form = AnyForm({field: value}, {field: value})

    assert list(form.errors[field]) == [sentence]


def test_signing_in_with_nothing_asks_for_both() -> None:
    page = Client().post("/sign-in/", {}).content.decode()
    english = in_english().post("/sign-in/", {}).content.decode()

    assert page.count("Hãy nhập mục này.") == 4  # at each field, and in the summary
    assert english.count("This field is required.") == 4


def test_a_language_once_chosen_stays_when_the_browser_closes() -> None:
    answer = Client().post("/language/", {"language": "en", "next": "/sign-in/"})

    assert int(answer.cookies["django_language"]["max-age"]) > timedelta(days=300).total_seconds()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Ngày ban hành: 31/02/2026 không có thật: tháng 2 năm 2026 chỉ có 28 ngày."),
        ("en", "Date of issue: 31/02/2026 does not exist: month 2 of 2026 has only 28 days."),
    ],
)
def test_a_refusal_is_said_whole_in_the_language_of_the_reader(language: str, sentence: str) -> None:
    with pytest.raises(BadEntry) as refusal:
        values_typed(section=Section.HEAD, name="issued_on", texts=["31/02/2026"], year=2026)

    with translation.override(language):
        assert refusal_in_words(refusal.value) == sentence


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dates_and_numbers_are_written_as_offices_write_them_in_every_language(language: str) -> None:
    with translation.override(language):
        text = Template("{% load ui %}{{ day|vn_date }} {{ number|vn_number }} {{ percent }}").render(
            Context({"day": date(2026, 6, 30), "number": Decimal("1234567.5"), "percent": 60})
        )

    assert text == "30/06/2026 1.234.567,5 60"
