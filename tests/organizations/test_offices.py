"""Agencies stand in a tree, units in generations, people in seats; each entry leaves its event."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caicach.foundation.models import AuditEvent
from caicach.foundation.queries import events_of
from caicach.organizations import actions
from caicach.organizations.models import Agency, AgencyKind, Person
from caicach.organizations.rules.roles import Role
from tests.builders import offices
from tests.builders.offices import AT, BEGIN, PASSWORD, SYSTEM, agency, unit

pytestmark = pytest.mark.django_db


def test_the_path_of_an_agency_leads_down_from_the_top():
    top = agency("UBND tỉnh", kind=AgencyKind.PEOPLES_COMMITTEE)
    middle = agency("Sở Nội vụ", parent=top, kind=AgencyKind.DEPARTMENT)
    bottom = agency("Phòng Cải cách hành chính", parent=middle)

    assert top.path == f"/{top.pk}/"
    assert bottom.path == f"/{top.pk}/{middle.pk}/{bottom.pk}/"
    assert list(Agency.objects.below(middle).order_by("path")) == [middle, bottom]


def test_an_agency_whose_number_begins_like_another_is_not_below_it():
    home = unit()
    first = Agency.objects.create(
        pk=1, name="Một", short_name="1", kind="other", unit=home, path="/1/", valid_from=BEGIN
    )
    Agency.objects.create(
        pk=11, name="Mười một", short_name="11", kind="other", unit=home, path="/11/", valid_from=BEGIN
    )

    assert list(Agency.objects.below(first)) == [first]


@pytest.mark.parametrize(
    ("kind", "is_body"),
    [
        (AgencyKind.PEOPLES_COMMITTEE, True),
        (AgencyKind.DEPARTMENT, True),
        (AgencyKind.OFFICE, False),
        (AgencyKind.DIVISION, False),
        (AgencyKind.SERVICE_CENTRE, False),
        (AgencyKind.PUBLIC_SERVICE_UNIT, False),
        (AgencyKind.OTHER, False),
    ],
)
def test_committees_and_departments_are_bodies_and_nothing_else_is(kind, is_body):
    made = agency("Cơ quan", kind=kind)

    assert made.is_body is is_body
    assert Agency.objects.bodies().filter(pk=made.pk).exists() is is_body


def test_an_agency_without_a_short_name_is_called_by_its_full_one():
    assert agency("Phòng Kinh tế").short_name == "Phòng Kinh tế"


def test_a_unit_that_took_over_others_leads_back_to_them():
    merged, first, second = unit("Gò Trăng", code="99025"), unit("Bàu Lát", code="99024"), unit("Cũ", code="99022")
    for old, whole in ((first, True), (second, False)):
        actions.succeed_unit(
            predecessor=old, successor=merged, on=BEGIN, whole=whole, source="Nghị quyết 1/NQ", by=SYSTEM, at=AT
        )

    inherited = [(one.predecessor, one.whole, one.source) for one in merged.inheritances.order_by("id")]

    assert inherited == [(first, True, "Nghị quyết 1/NQ"), (second, False, "Nghị quyết 1/NQ")]
    assert [one.successor for one in first.successions.all()] == [merged]


def test_a_person_with_an_account_signs_in_with_the_password_and_one_without_does_not_exist_as_account():
    with_account = actions.add_person(full_name="Có", username="co", password=PASSWORD, by=SYSTEM, at=AT)
    without = actions.add_person(full_name="Không", by=SYSTEM, at=AT)

    assert with_account.user.check_password(PASSWORD)
    assert not with_account.user.check_password("khac")
    assert without.user is None


def test_an_account_without_a_password_lets_nobody_in():
    made = actions.add_person(full_name="Có", username="co", password=None, by=SYSTEM, at=AT)

    assert not made.user.has_usable_password()
    assert not made.user.check_password("")


def test_a_user_name_that_is_taken_leaves_no_person_behind():
    actions.add_person(full_name="Một", username="trung", password=None, by=SYSTEM, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.add_person(full_name="Hai", username="trung", password=None, by=SYSTEM, at=AT)

    assert [one.full_name for one in Person.objects.all()] == ["Một"]


def test_each_act_leaves_an_event_with_the_agency_that_may_read_it():
    home = unit()
    body = agency("UBND xã", of=home, kind=AgencyKind.PEOPLES_COMMITTEE)
    actions.add_post(agency=body, title="Chủ tịch", by=SYSTEM, at=AT)
    offices.person("Chủ Tịch", at=body, role=Role.HEAD)

    told = list(AuditEvent.objects.order_by("id").values_list("verb", "agency_id"))

    assert told == [
        ("add_unit", None),
        ("add_agency", body.pk),
        ("add_post", body.pk),
        ("add_person", None),
        ("seat_person", body.pk),
    ]


def test_the_event_of_a_seat_names_the_role():
    made = agency("Văn phòng")
    seat = actions.seat_person(
        person=actions.add_person(full_name="A", by=SYSTEM, at=AT),
        agency=made,
        role=Role.AUDITOR,
        valid_from=date(2026, 1, 1),
        by=SYSTEM,
        at=AT,
    )

    (event,) = events_of(subject_type="Membership", subject_id=seat.pk)
    assert event.detail == {"role": "auditor"}
