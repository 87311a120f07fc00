"""The number of statements of a page is bounded, and no larger for many rows than for few."""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caicach.foundation.rules import check_file
from caicach.organizations.models import Person
from caicach.organizations.rules.roles import Role
from caicach.plans import actions
from caicach.plans.models import Assignment, Draft, Plan, Task
from caicach.values.choices import Domain
from tests.builders import offices, plans
from tests.builders.site import issued_plan, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database(reason="statements are counted before a database sees them"),
]

FEW, MANY = 3, 48  # tasks: as many as one page of every list holds
DESK = "/"  # of which a group that is too long to be shown whole is counted: one statement more
CROWD = 12  # of everything else, where there are many
MEASURE = {"comparator": ">=", "value": "98", "unit": "%", "scope": None}


@dataclass(frozen=True)
class Scene:
    """A commune with some of everything that pages list; its first task has most on it."""

    commune: offices.Commune
    auditor: Person
    plan: Plan
    draft: Draft

    def at(self, address: str) -> str:
        task = self.plan.tasks.earliest("position")
        return address.format(plan=self.plan.pk, task=task.pk, draft=self.draft.pk)


# The address of each page, and the most statements that it may cost.
PAGES: dict[str, int] = {
    DESK: 13,
    "/plans/": 11,
    "/plans/{plan}/": 19,
    "/plans/{plan}/targets/": 14,
    "/plans/{plan}/duties/": 14,
    "/plans/{plan}/bases/": 14,
    "/plans/{plan}/source/": 14,
    "/plans/{plan}/findings/": 14,
    "/plans/upload/": 9,
    "/tasks/": 10,
    "/search/?q=viec": 10,
    "/tasks/{task}/": 14,
    "/drafts/{draft}/": 8,
    "/drafts/{draft}/adopt/": 11,
    "/drafts/{draft}/findings/": 9,
    "/drafts/{draft}/unread/": 9,
    "/drafts/{draft}/tabs/": 8,
}


def test_a_page_asks_no_oftener_for_many_rows_than_for_few() -> None:
    few, many = scene(FEW, code="99001"), scene(MANY, code="99002")

    for part in ("focal_point", "head", "specialist"):
        for address, most in PAGES.items():
            counts = [_statements(getattr(one.commune, part), one.at(address)) for one in (few, many)]
            assert counts[1] <= counts[0] + (address == DESK), (part, address)
            assert counts[1] <= most, (part, address)


def test_the_audit_log_asks_no_oftener_for_many_events_than_for_few() -> None:
    few, many = (_statements(scene(size, code=f"9900{size}").auditor, "/audit/") for size in (FEW, FEW + 3))

    assert many <= few <= 9


def scene(size: int, *, code: str) -> Scene:
    commune = offices.commune(f"Xã {code}", code=code)
    rooms = [offices.agency(f"Phòng {n}", parent=commune.committee) for n in range(min(size, CROWD))]
    for n, room in enumerate(rooms):
        offices.person(f"Người {n}", at=room, role=Role.SPECIALIST)
    sections = {
        "legal_bases": [plans.item(f"l{n}", text=f"Căn cứ {n}") for n in range(size)],
        "targets": [plans.item(f"t{n}", text=f"Chỉ tiêu {n}", measures=[MEASURE, MEASURE]) for n in range(size)],
        "reporting": [plans.item(f"r{n}", what=f"Báo cáo {n}") for n in range(size)],
    }
    items = [_task(n) for n in range(size)]
    plan = issued_plan(commune, *items, **sections)
    _crowd(plan.tasks.earliest("position"), commune, rooms)
    for task in plan.tasks.all()[: min(size, CROWD) // 2]:
        by = offices.viewer(commune.specialist)
        actions.submit_work(assignment=task.assignments.filter(part="lead").earliest("id"), note="", by=by, at=plans.AT)
    for _ in range(min(size, CROWD)):
        draft = plans.draft(
            *items, agency=commune.committee, uploaded_by=offices.viewer(commune.focal_point), **sections
        )
    auditor = offices.person("Kiểm Toán", at=commune.committee, role=Role.AUDITOR, username=f"auditor-{code}")
    return Scene(commune=commune, auditor=auditor, plan=plan, draft=draft)


def _task(n: int) -> plans.Item:
    return plans.task(
        f"t{n}",
        f"Việc {n}",
        domain=list(Domain)[n % len(Domain)].value,
        domain_title=f"Lĩnh vực {n % len(Domain)}",
        deliverables=[f"Báo cáo {n}", f"Quyết định {n}"],
        coordinators=[f"Tổ {n}"],
    )


def _crowd(task: Task, commune: offices.Commune, rooms: list[offices.Agency]) -> None:
    """Put a lead, a coordinator and a piece of evidence of every room on one task."""
    Assignment.objects.bulk_create(
        Assignment(task=task, part=part, position=9, agency=room) for room in rooms for part in ("lead", "coordinator")
    )
    for n, _ in enumerate(rooms):
        file = check_file(name=f"bien-ban-{n}.txt", data=f"Biên bản {n}".encode())
        actions.attach_evidence(
            task=task,
            file=file,
            deliverable=task.deliverables.first(),
            by=offices.viewer(commune.specialist),
            at=plans.AT,
        )


def _statements(person: Person, address: str) -> int:
    client: Client = signed_in(person)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code in (200, 404)
    return len(queries)
