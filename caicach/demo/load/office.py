"""The province with its offices and people: entered first, then asked for by code and user name."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password

from caicach.demo.content import AgencyContent, Organizations, PersonContent, Unit
from caicach.organizations.access import Viewer, viewer_of
from caicach.organizations.actions import (
    System,
    add_agency,
    add_person,
    add_post,
    add_unit,
    seat_person,
    succeed_unit,
)
from caicach.organizations.models import AdministrativeUnit, Agency, AgencyKind, Person, Post, User
from caicach.organizations.rules.roles import Role

CIVIL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
SYSTEM = System()


def at_office(day: date, clock: time) -> datetime:
    """That hour of the day in Vietnam."""
    return datetime.combine(day, clock, tzinfo=CIVIL_TIME)


@dataclass
class Office:
    """Units, agencies and people of the content as rows."""

    organizations: Organizations
    people: tuple[PersonContent, ...]
    password: str
    units: dict[str, AdministrativeUnit] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    viewers: dict[str, Viewer] = field(default_factory=dict)

    def establish(self) -> None:
        """Enter everything, as an administrator would in the morning of the first day."""
        opening = self.organizations.valid_from
        at = at_office(opening, time(7, 30))
        for unit in self.organizations.units:
            self._enter_unit(unit, valid_from=opening, at=at)
        self._enter_former_units(at)
        for position, agency in enumerate(self.organizations.agencies):
            self._enter_agency(agency, position=position, at=at)
        for person in self.people:
            self._enter_person(person, at=at)
        # A password hash costs half a second by design, so the one that all share is computed once.
        User.objects.filter(person__in=self.persons.values()).update(password=make_password(self.password))

    def viewer(self, username: str) -> Viewer:
        """The person with that user name, signed in. Nobody in the content changes seats."""
        if username not in self.viewers:
            user = self.persons[username].user
            viewer = viewer_of(user, on=self.organizations.valid_from) if user else None
            if viewer is None:
                raise KeyError(f"{username} has no account")
            self.viewers[username] = viewer
        return self.viewers[username]

    def focal_point(self, agency: str) -> Viewer:
        """Whoever draws up the plans of the body."""
        body = self.agencies[agency]
        for person in self.people:
            scope = self.agencies[person.oversees or person.agency]
            if Role.FOCAL_POINT in person.roles and scope.path.startswith(body.path) and scope.unit_id == body.unit_id:
                return self.viewer(person.username)
        raise KeyError(f"{agency} has no focal point")

    def _enter_unit(self, unit: Unit, *, valid_from: date, at: datetime) -> None:
        self.units[unit.code] = add_unit(
            code=unit.official_code,
            name=unit.name,
            kind=unit.kind,
            level=unit.level,
            parent=self.units[unit.parent] if unit.parent else None,
            valid_from=valid_from,
            by=SYSTEM,
            at=at,
        )

    def _enter_former_units(self, at: datetime) -> None:
        content = self.organizations
        for former in content.former_units:
            self._enter_unit(former.unit, valid_from=content.former_from, at=at)
            row = self.units[former.unit.code]
            row.valid_to = content.former_to
            row.save(update_fields=["valid_to"])
            for successor in former.successors:
                succeed_unit(
                    predecessor=row,
                    successor=self.units[successor],
                    on=content.valid_from,
                    whole=True,
                    source=content.former_source,
                    by=SYSTEM,
                    at=at,
                )

    def _enter_agency(self, agency: AgencyContent, *, position: int, at: datetime) -> None:
        self.agencies[agency.code] = add_agency(
            name=agency.name,
            short_name=agency.short_name,
            other_names=agency.other_names,
            kind=AgencyKind(agency.kind),
            unit=self.units[agency.unit],
            parent=self.agencies[agency.parent] if agency.parent else None,
            valid_from=self.organizations.valid_from,
            position=position,
            by=SYSTEM,
            at=at,
        )

    def _enter_person(self, content: PersonContent, *, at: datetime) -> None:
        person = add_person(full_name=content.name, username=content.username, by=SYSTEM, at=at)
        self.persons[content.username] = person
        agency = self.agencies[content.agency]
        post = self._post(agency, content.post, at=at)
        for role in content.roles:
            seat_person(
                person=person,
                agency=agency,
                role=Role(role),
                post=post,
                oversees=self.agencies[content.oversees] if content.oversees else None,
                valid_from=self.organizations.valid_from,
                by=SYSTEM,
                at=at,
            )

    def _post(self, agency: Agency, title: str, *, at: datetime) -> Post:
        known = Post.objects.filter(agency=agency, title=title).first()
        return known or add_post(agency=agency, title=title, by=SYSTEM, at=at)
