"""The whole demonstration, built as of a day."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from caicach.demo.content import PersonContent, plan_paths, read_organizations, read_people, read_plan_content
from caicach.demo.load.adoption import adopt_plan
from caicach.demo.load.office import Office
from caicach.demo.load.playing import Scene, scenes_of
from caicach.organizations.models import Agency, User

FIRST_YEAR = 2026  # the province has two levels since July 2025, and the plans tell of the year before


class NotEmpty(Exception):
    """There are offices already: a demonstration is never mixed with them."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account to try a role with, and who that is."""

    role: str
    username: str
    name: str
    post: str
    who: str


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What was built."""

    units: int
    agencies: int
    people: int
    plans: int
    tasks: int
    accounts: tuple[Account, ...]


@transaction.atomic
def load_demo(*, today: date, password: str) -> DemoReport:
    """Build the province, its people and five plans with all that happened before ``today``.

    Everybody signs in with ``password``. Raises ``NotEmpty`` where there are offices already, and ``ValueError`` for a
    day before 2026.
    """
    if today.year < FIRST_YEAR:
        raise ValueError(f"the demonstration begins in {FIRST_YEAR}")
    if Agency.objects.exists():
        raise NotEmpty("there are offices in the database already")
    organizations, people = read_organizations(), read_people()
    office = Office(organizations=organizations, people=people, password=password)
    office.establish()
    contents = [
        read_plan_content(path, this_year=today.year, organizations=organizations, today=today) for path in plan_paths()
    ]
    scenes: list[Scene] = []
    for content in sorted(contents, key=lambda content: content.issued_on):
        plan = adopt_plan(office=office, plan=content)
        scenes += scenes_of(office=office, content=content, plan=plan, today=today)
    for scene in sorted(scenes, key=lambda scene: scene.at):
        scene.play(scene.at)
    return DemoReport(
        units=len(office.units),
        agencies=len(office.agencies),
        people=len(office.persons),
        plans=len(contents),
        tasks=sum(len(content.tasks) for content in contents),
        accounts=accounts(people),
    )


def is_loaded() -> bool:
    """Is the demonstration in the database?"""
    return User.objects.filter(username=accounts()[0].username).exists()


def accounts(people: tuple[PersonContent, ...] | None = None) -> tuple[Account, ...]:
    """One account for each role, in the order in which one would try them."""
    shown = [person for person in people or read_people() if person.demo]
    order = (
        "focal_point",
        "specialist",
        "one_stop_officer",
        "head",
        "appraiser",
        "inspector",
        "administrator",
        "auditor",
    )
    return tuple(
        Account(role=role, username=person.username, name=person.name, post=person.post, who=person.demo or "")
        for role in order
        for person in shown
        if person.roles[0] == role
    )
