"""Who one is on a day, and how far one's rights reach."""

from datetime import date, timedelta

import pytest

from caicach.organizations.access import viewer_of, visible_agencies, within
from caicach.organizations.models import Agency, AgencyKind, Membership, User
from caicach.organizations.rules.roles import Right, Role
from tests.builders import offices
from tests.builders.offices import BEGIN, agency, commune, person, unit, viewer

TODAY = date(2026, 6, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Agency:
    home = unit("Ngàn Mây", code="99", kind="tỉnh")
    return agency("UBND tỉnh Ngàn Mây", of=home, kind=AgencyKind.PEOPLES_COMMITTEE)


def names(found):
    return {one.name for one in found}


def test_somebody_in_a_division_sees_the_whole_own_body_and_no_sister(province):
    own = commune("Gò Trăng", code="99001", parent=province)
    sister = commune("Đồi Sim", code="99002", parent=province)

    seen = set(visible_agencies(viewer(own.specialist)))

    assert seen == {own.committee, own.office, own.culture}
    assert not seen & {province, sister.committee, sister.office}


def test_somebody_of_the_province_sees_every_body_below_it(province):
    office = agency("Văn phòng UBND tỉnh", parent=province, kind=AgencyKind.OFFICE)
    own = commune("Gò Trăng", code="99001", parent=province)
    above = person("Đầu Mối Tỉnh", at=office, role=Role.FOCAL_POINT, username="above")

    assert {province, office, own.committee, own.culture} <= set(visible_agencies(viewer(above)))


def test_a_department_is_a_body_of_its_own(province):
    department = agency("Sở Nội vụ", parent=province, kind=AgencyKind.DEPARTMENT)
    division = agency("Phòng Cải cách hành chính", parent=department)
    commune("Gò Trăng", code="99001", parent=province)
    clerk = person("Chuyên Viên Sở", at=division, role=Role.SPECIALIST, username="clerk")

    assert names(visible_agencies(viewer(clerk))) == {"Sở Nội vụ", "Phòng Cải cách hành chính"}


def test_overseeing_widens_the_scope_beyond_the_own_body(province):
    department = agency("Sở Nội vụ", parent=province, kind=AgencyKind.DEPARTMENT)
    own = commune("Gò Trăng", code="99001", parent=province)
    watcher = person("Phòng Cải Cách", at=department, role=Role.FOCAL_POINT, username="watcher", oversees=province)

    seen = viewer(watcher)

    assert {province, department, own.culture} <= set(visible_agencies(seen))
    assert seen.may(Right.ADOPT_PLANS, province.path)
    assert not seen.may(Right.ADOPT_PLANS, own.committee.path)  # it reads the commune and does not act for it


def test_overseeing_another_body_takes_nothing_away_from_the_own(province):
    own = commune("Gò Trăng", code="99001", parent=province)
    sister = commune("Đồi Sim", code="99002", parent=province)
    helper = person("Giúp Việc", at=own.culture, role=Role.SPECIALIST, username="helper", oversees=sister.committee)

    seen = set(visible_agencies(viewer(helper)))

    assert {own.committee, own.culture, sister.committee, sister.culture} <= seen
    assert province not in seen


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (BEGIN - timedelta(days=1), False),
        (BEGIN, True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_a_seat_counts_from_its_first_to_its_last_day(on, holds):
    own = commune()
    Membership.objects.filter(person=own.focal_point).update(valid_to=date(2026, 3, 31))

    seen = viewer(own.focal_point, on=on)

    assert bool(seen.seats) is holds
    assert seen.may(Right.READ_PLANS, own.committee.path) is holds
    assert visible_agencies(seen).exists() is holds


def test_two_seats_reach_as_far_as_both_each_with_its_own_rights():
    own = commune("Gò Trăng", code="99001")
    other = commune("Đồi Sim", code="99002")
    offices.actions.seat_person(
        person=own.specialist,
        agency=other.office,
        role=Role.FOCAL_POINT,
        valid_from=BEGIN,
        by=offices.SYSTEM,
        at=offices.AT,
    )

    seen = viewer(own.specialist)

    assert seen.bodies(Right.READ_PLANS) == (own.committee.path, other.committee.path)
    assert seen.bodies(Right.ADOPT_PLANS) == (other.committee.path,)
    assert not seen.may(Right.ADOPT_PLANS, own.committee.path)


def test_a_role_without_the_right_reaches_nowhere():
    own = commune()
    clerk = person("Quản Trị", at=own.office, role=Role.ADMINISTRATOR, username="administrator")

    seen = viewer(clerk)

    assert seen.bodies(Right.READ_PLANS) == ()
    assert not visible_agencies(seen).exists()
    assert seen.may(Right.MANAGE_PEOPLE, own.committee.path)


def test_an_account_without_a_person_is_nobody():
    account = User.objects.create_user(username="nobody", password=None)

    assert viewer_of(account, on=TODAY) is None


def test_a_seat_tells_where_one_sits_and_as_what():
    own = commune()
    post = offices.actions.add_post(agency=own.office, title="Phó Văn phòng", by=offices.SYSTEM, at=offices.AT)
    Membership.objects.filter(person=own.focal_point).update(post=post)

    (seat,) = viewer(own.focal_point).seats

    assert (seat.agency_id, seat.agency_name) == (own.office.pk, "Văn phòng HĐND và UBND")
    assert (seat.role, seat.post_title) == (Role.FOCAL_POINT, "Phó Văn phòng")
    assert seat.bodies == (own.committee.path,)


def test_somebody_outside_every_body_counts_for_the_own_agency_alone():
    club = agency("Câu lạc bộ", kind=AgencyKind.OTHER)
    member = person("Người Ngoài", at=club, role=Role.SPECIALIST, username="member")

    assert viewer(member).bodies(Right.READ_PLANS) == (club.path,)


def test_no_scope_means_nothing_rather_than_everything():
    commune()

    assert not Agency.objects.filter(within((), field="path")).exists()


def test_one_learns_who_one_is_in_three_statements_however_many_seats(django_assert_num_queries):
    own = commune()
    for title in ("Hai", "Ba", "Bốn"):
        division = agency(f"Phòng {title}", parent=own.committee)
        offices.actions.seat_person(
            person=own.specialist,
            agency=division,
            role=Role.SPECIALIST,
            valid_from=BEGIN,
            by=offices.SYSTEM,
            at=offices.AT,
        )
    account = own.specialist.user

    with django_assert_num_queries(3):
        found = viewer_of(account, on=TODAY)

    assert len(found.seats) == 4
