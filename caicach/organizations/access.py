"""Who one is, whose things one may see (one's own body and all below it), and for whom one may act (the body alone)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from caicach.organizations.models import Agency, Membership, Person, User
from caicach.organizations.rules.roles import RIGHTS, Right, Role


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of the viewer. ``bodies`` are the paths of those that the role counts for."""

    agency_id: int
    agency_name: str
    agency_path: str
    body_name: str
    bodies: tuple[str, ...]
    role: Role
    post_title: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person with the seats they hold on the day of the request. Never stored."""

    id: int
    full_name: str
    seats: tuple[Seat, ...]

    def bodies(self, right: Right) -> tuple[str, ...]:
        """Paths of the bodies for which the viewer has the right."""
        return tuple(dict.fromkeys(path for seat in self.seats if right in RIGHTS[seat.role] for path in seat.bodies))

    def may(self, right: Right, body: str) -> bool:
        """May the viewer do this for the body at the path? Who watches over others reads and does not act for them."""
        return body in self.bodies(right)


def viewer_of(user: User, *, on: date) -> Viewer | None:
    """The person behind an account with the seats of that day; None for an account without a person."""
    person = Person.objects.filter(user=user).first()
    if person is None:
        return None
    held = Membership.objects.on(on).filter(person=person).select_related("agency", "post", "oversees").order_by("id")
    bodies = _bodies_of([membership.agency for membership in held])
    seats = tuple(_seat(membership, bodies[membership.agency_id]) for membership in held)
    return Viewer(id=person.pk, full_name=person.full_name, seats=seats)


def within(paths: tuple[str, ...], *, field: str) -> Q:
    """A filter: the agency path in ``field`` lies in one of ``paths``. No path, nothing."""
    allowed = Q(pk__in=[])
    for path in paths:
        allowed |= Q(**{f"{field}__startswith": path})
    return allowed


def visible_agencies(viewer: Viewer) -> QuerySet[Agency]:
    """Agencies whose plans the viewer may read."""
    return Agency.objects.filter(within(viewer.bodies(Right.READ_PLANS), field="path")).order_by("path", "id")


def policy_bodies(viewer: Viewer) -> QuerySet[Agency]:
    """The bodies for which the viewer decides how due days are counted."""
    return Agency.objects.bodies().filter(path__in=viewer.bodies(Right.SET_POLICIES)).order_by("path", "id")


def can_set_policies(viewer: Viewer, agency: Agency) -> bool:
    """Its head or focal point may, for the body alone."""
    return agency.is_body and viewer.may(Right.SET_POLICIES, agency.path)


def _seat(membership: Membership, body: Agency) -> Seat:
    overseen = (membership.oversees.path,) if membership.oversees else ()
    return Seat(
        agency_id=membership.agency_id,
        agency_name=membership.agency.name,
        agency_path=membership.agency.path,
        body_name=body.name,
        bodies=(body.path, *overseen),
        role=Role(membership.role),
        post_title=membership.post.title if membership.post else "",
    )


def _bodies_of(agencies: list[Agency]) -> dict[int, Agency]:
    """For each agency the nearest body at or above it (itself where none stands above)."""
    above = {int(number) for agency in agencies for number in agency.path.strip("/").split("/")}
    known = {agency.pk: agency for agency in Agency.objects.filter(pk__in=above)}
    found = {}
    for agency in agencies:
        chain = [known[int(number)] for number in reversed(agency.path.strip("/").split("/"))]
        found[agency.pk] = next((one for one in chain if one.is_body), agency)
    return found
