"""Each sample document becomes a plan at work: uploaded, reviewed, issued, done and looked up in the audit log."""

import re
from pathlib import Path

import pytest
from django.test import Client

from caicach.organizations.rules.roles import Role
from caicach.plans.models import Assignment, Draft, Plan
from caicach.plans.rules.fields import Section
from caicach.plans.rules.review import one
from tests.builders import offices
from tests.builders.site import signed_in

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"
# What a clerk types where the document left a blank; the form shows what the document says.
TYPED = {
    "number": "77/KH-UBND",
    "issued_on": "15/01/2026",
    "signer": "Trần Hữu Sơn",
    "signer_title": "",
    "year": "2026",
}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("ke-hoach-*")), ids=lambda path: path.name)
def test_a_sample_becomes_work_that_is_done(sample: Path) -> None:
    commune = offices.commune()
    focal_point, head = signed_in(commune.focal_point), signed_in(commune.head)

    draft = _uploaded(focal_point, commune, sample)
    read = len(draft.content[Section.TASKS])
    focal_point.post(f"/drafts/{draft.pk}/edit/", {"op": "delete", "section": "tasks", "key": _last_task(draft)})
    plan = _issued(focal_point, draft)
    leads = Assignment.objects.filter(task__plan=plan, part="lead").order_by("task__position", "id")
    first = leads.filter(task=leads[0].task)
    for lead in first:
        _move(focal_point, lead, "submit")
        _move(head, lead, "accept")

    page = head.get(f"/plans/{plan.pk}/").content.decode()
    assert plan.tasks.count() == read - 1
    assert re.search(rf"<b>1/{read - 1}</b>", page)
    assert plan.agency == commune.committee
    assert _events(commune) >= {"Tải văn bản lên", "Ban hành kế hoạch", "Nộp để duyệt", "Duyệt hoàn thành"}


def _uploaded(client: Client, commune: offices.Commune, sample: Path) -> Draft:
    with sample.open("rb") as file:
        client.post("/plans/upload/", {"agency": commune.committee.pk, "file": file})
    draft = Draft.objects.get()
    assert (draft.state, draft.problem) == ("review", "")
    return draft


def _last_task(draft: Draft) -> str:
    key: str = draft.content[Section.TASKS][-1]["key"]
    return key


def _issued(client: Client, draft: Draft) -> Plan:
    """As the form stands, with the blanks filled in and a reason for each error that is left as it is."""
    asked = client.get(f"/drafts/{draft.pk}/adopt/").context
    form = asked["form"]
    known = {name: form[name].value() for name in form.fields}
    assert known["title"] == one(draft.content[Section.HEAD][0], "title")
    sent = {name: value if value not in (None, "") else TYPED[name] for name, value in known.items()}
    sent |= {error["field"]: "Giữ như văn bản đã ký" for error in asked["errors"]}
    answer = client.post(f"/drafts/{draft.pk}/adopt/", sent)
    plan = Plan.objects.get()
    assert answer["Location"] == f"/plans/{plan.pk}/"
    return plan


def _move(client: Client, lead: Assignment, move: str) -> None:
    assert client.post(f"/assignments/{lead.pk}/move/", {"move": move}).status_code == 302


def _events(commune: offices.Commune) -> set[str]:
    auditor = offices.person("Kiểm Toán", at=commune.committee, role=Role.AUDITOR, username="auditor-99001")
    page = signed_in(auditor).get("/audit/").content.decode()
    return {words.strip() for words in re.findall(r'<td data-label="Việc đã làm">(.*?)</td>', page)}
