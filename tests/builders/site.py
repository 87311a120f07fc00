"""Build a site in use: two communes, everybody who may sign in, a plan at work and a document under review."""

from dataclasses import dataclass

from django.test import Client

from caicach.foundation.rules import check_file
from caicach.organizations.models import Person
from caicach.organizations.rules.roles import Role
from caicach.plans import actions
from caicach.plans.models import Assignment, Draft, Evidence, FindingWaiver, Plan, Task, TaskDeadline
from tests.builders import offices, plans

QUARTERS = ["2026-03-31", "2026-06-30"]


@dataclass(frozen=True)
class Site:
    """``home`` is where everything happens; ``away`` is the commune whose people are strangers here."""

    home: offices.Commune
    away: offices.Commune
    administrator: Person
    auditor: Person
    plan: Plan
    task: Task
    assignment: Assignment
    deadline: TaskDeadline
    evidence: Evidence
    draft: Draft
    waiver: FindingWaiver

    @property
    def people(self) -> dict[str, Person]:
        """Who may sign in, by their part in the story."""
        return {
            "stranger": self.away.focal_point,
            "specialist": self.home.specialist,
            "focal point": self.home.focal_point,
            "head": self.home.head,
            "one-stop officer": self.home.stranger_to_office,
            "administrator": self.administrator,
            "auditor": self.auditor,
        }


def site() -> Site:
    """A task of the specialist's division with two deadlines and a piece of evidence; a draft of one task, in which
    the head let something stand."""
    home, away = offices.commune(), offices.commune("Đồi Sim", code="99002")
    focal_point = offices.viewer(home.focal_point)
    plan = issued_plan(home, plans.task(deadlines=[plans.by(day) for day in QUARTERS], deliverables=["Báo cáo"]))
    task = plan.tasks.get()
    evidence = actions.attach_evidence(
        task=task,
        file=check_file(name="Báo cáo quý I.txt", data="Đã tuyên truyền tại 12 thôn.".encode()),
        by=offices.viewer(home.specialist),
        at=plans.AT,
    )
    draft = plans.draft(plans.task("t1"), agency=home.committee, uploaded_by=focal_point)
    return Site(
        home=home,
        away=away,
        administrator=offices.person("Quản Trị", at=home.office, role=Role.ADMINISTRATOR, username="admin-99001"),
        auditor=offices.person("Kiểm Toán", at=home.committee, role=Role.AUDITOR, username="auditor-99001"),
        plan=plan,
        task=task,
        assignment=task.assignments.get(),
        deadline=task.deadlines.earliest("due_on"),
        evidence=evidence,
        draft=draft,
        waiver=FindingWaiver.objects.create(
            draft=draft, key="gone", words="Năm 2024 đã qua.", reason="Cố ý", by=home.head, at=plans.AT
        ),
    )


def issued_plan(commune: offices.Commune, *tasks: plans.Item, **more: object) -> Plan:
    """A plan of the commune in force, whose culture division is known by its name."""
    return plans.plan(
        *tasks,
        agency=commune.committee,
        issued_by=offices.viewer(commune.focal_point),
        who={"Phòng Văn hóa - Xã hội": (commune.culture.pk,)},
        **more,  # type: ignore[arg-type]  # handed through: sections and the issue
    )


def signed_in(person: Person, *, enforce_csrf_checks: bool = False) -> Client:
    """A browser in which the person has signed in."""
    assert person.user is not None
    client = Client(enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(person.user)
    return client
