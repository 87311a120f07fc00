"""Set up agencies, posts and people. Each act writes its audit event."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from caicach.foundation.actions import Actor, record_event
from caicach.organizations.models import AdministrativeUnit, Agency, AgencyKind, Membership, Person, Post, User
from caicach.organizations.rules.roles import Role
from caicach.values.deadline import DayOffRule


@dataclass(frozen=True, slots=True)
class System:
    """The actor of commands and jobs that no person started."""

    full_name: str = gettext_noop("Hệ thống")
    id: int | None = field(default=None)


@transaction.atomic
def add_agency(
    *,
    name: str,
    kind: AgencyKind,
    unit: AdministrativeUnit,
    parent: Agency | None,
    valid_from: date,
    by: Actor,
    at: datetime,
    short_name: str = "",
    other_names: tuple[str, ...] = (),
    position: int = 0,
) -> Agency:
    """Enter an agency under its parent, with the other names by which documents call it."""
    agency = Agency.objects.create(
        name=name,
        short_name=short_name or name,
        other_names=list(other_names),
        kind=kind,
        unit=unit,
        parent=parent,
        position=position,
        day_off_rule=_rule_below(parent),
        valid_from=valid_from,
    )
    agency.path = f"{parent.path if parent else '/'}{agency.pk}/"
    agency.save(update_fields=["path"])
    record_event(verb="add_agency", subject=agency, by=by, at=at, agency_id=agency.pk)
    return agency


def _rule_below(parent: Agency | None) -> str:
    """Read anew: the parent at hand may be as it was before its body decided."""
    return Agency.objects.get(pk=parent.pk).day_off_rule if parent else DayOffRule.SAME.value


@transaction.atomic
def add_post(*, agency: Agency, title: str, by: Actor, at: datetime, other_titles: tuple[str, ...] = ()) -> Post:
    """Enter a post of an agency."""
    post = Post.objects.create(agency=agency, title=title, other_titles=list(other_titles))
    record_event(verb="add_post", subject=post, by=by, at=at, agency_id=agency.pk)
    return post


@transaction.atomic
def add_person(
    *,
    full_name: str,
    by: Actor,
    at: datetime,
    email: str = "",
    phone: str = "",
    username: str | None = None,
    password: str | None = None,
) -> Person:
    """Enter a person, with an account where a user name is given."""
    user = User.objects.create_user(username=username, password=password) if username else None
    person = Person.objects.create(full_name=full_name, email=email, phone=phone, user=user)
    record_event(verb="add_person", subject=person, by=by, at=at)
    return person


@transaction.atomic
def seat_person(
    *,
    person: Person,
    agency: Agency,
    role: Role,
    valid_from: date,
    by: Actor,
    at: datetime,
    post: Post | None = None,
    oversees: Agency | None = None,
) -> Membership:
    """Give a person a seat: an agency, a role and perhaps a post, from a day on."""
    membership = Membership.objects.create(
        person=person, agency=agency, role=role, post=post, oversees=oversees, valid_from=valid_from
    )
    record_event(verb="seat_person", subject=membership, by=by, at=at, agency_id=agency.pk, detail={"role": role.value})
    return membership
