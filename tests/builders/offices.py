"""Build offices and people through the actions of the site, with the least that a test needs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from caicach.organizations import actions
from caicach.organizations.access import Viewer, viewer_of
from caicach.organizations.models import AdministrativeUnit, Agency, AgencyKind, Person
from caicach.organizations.rules.roles import Role
from caicach.values.choices import UnitLevel

BEGIN = date(2025, 7, 1)
AT = datetime(2025, 7, 1, 1, 0, tzinfo=UTC)
SYSTEM = actions.System()
PASSWORD = "mat-khau-de-thu"


def unit(
    name: str = "Gò Trăng", *, code: str = "99001", kind: str = "xã", level: UnitLevel = UnitLevel.COMMUNE
) -> AdministrativeUnit:
    """An administrative unit."""
    return actions.add_unit(
        code=code, name=name, kind=kind, level=level, parent=None, valid_from=BEGIN, by=SYSTEM, at=AT
    )


def agency(
    name: str,
    *,
    parent: Agency | None = None,
    of: AdministrativeUnit | None = None,
    kind: AgencyKind = AgencyKind.DIVISION,
    other_names: tuple[str, ...] = (),
) -> Agency:
    """An agency under its parent, in the parent's unit."""
    home = of or (parent.unit if parent else unit())
    return actions.add_agency(
        name=name, kind=kind, unit=home, parent=parent, valid_from=BEGIN, by=SYSTEM, at=AT, other_names=other_names
    )


def person(name: str, *, at: Agency, role: Role, username: str | None = None, oversees: Agency | None = None) -> Person:
    """A person with a seat, and an account when a user name is given."""
    made = actions.add_person(full_name=name, username=username, password=PASSWORD, by=SYSTEM, at=AT)
    actions.seat_person(person=made, agency=at, role=role, valid_from=BEGIN, by=SYSTEM, at=AT, oversees=oversees)
    return made


def viewer(who: Person, *, on: date = date(2026, 6, 1)) -> Viewer:
    """The person as access rules see them on a day."""
    assert who.user is not None
    found = viewer_of(who.user, on=on)
    assert found is not None
    return found


@dataclass(frozen=True)
class Commune:
    """A commune with its committee, two divisions, and four people named by their part."""

    committee: Agency
    office: Agency
    culture: Agency
    focal_point: Person
    head: Person
    specialist: Person
    stranger_to_office: Person


def commune(name: str = "Gò Trăng", *, code: str = "99001", parent: Agency | None = None) -> Commune:
    """The usual setting of a test about work."""
    slug = code
    committee = agency(f"UBND xã {name}", of=unit(name, code=code), parent=parent, kind=AgencyKind.PEOPLES_COMMITTEE)
    office = agency("Văn phòng HĐND và UBND", parent=committee, kind=AgencyKind.OFFICE)
    culture = agency("Phòng Văn hóa - Xã hội", parent=committee)
    return Commune(
        committee=committee,
        office=office,
        culture=culture,
        focal_point=person("Đầu Mối", at=office, role=Role.FOCAL_POINT, username=f"focal-{slug}"),
        head=person("Chủ Tịch", at=committee, role=Role.HEAD, username=f"head-{slug}"),
        specialist=person("Chuyên Viên", at=culture, role=Role.SPECIALIST, username=f"specialist-{slug}"),
        stranger_to_office=person("Một Cửa", at=office, role=Role.ONE_STOP_OFFICER, username=f"desk-{slug}"),
    )
