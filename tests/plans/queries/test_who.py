"""Whom the words of a draft may mean: one agency, or a group of those that the body has today."""

import pytest

from caicach.organizations import actions as organizations
from caicach.organizations.models import AgencyKind
from caicach.plans.queries.who import assignable_agencies, who_rows
from tests.builders import offices
from tests.builders.plans import draft, task
from tests.builders.work import CULTURE, OFFICE

pytestmark = pytest.mark.django_db


def test_words_are_settled_where_they_are_an_agency_s_own_and_left_open_elsewhere():
    office = offices.commune()
    made = draft(
        task("t1", leads=["Trưởng phòng VH-XH", "UBND tỉnh"], coordinators=["Các đơn vị liên quan"]),
        task("t2", leads=["Trưởng phòng VH-XH"]),
        agency=office.committee,
        uploaded_by=offices.viewer(office.focal_point),
    )

    rows = {row.words: row for row in who_rows(made)}

    assert list(rows) == ["Trưởng phòng VH-XH", "Các đơn vị liên quan", "UBND tỉnh"]
    assert (rows["Trưởng phòng VH-XH"].times, rows["Trưởng phòng VH-XH"].chosen) == (2, office.culture.pk)
    assert (rows["Các đơn vị liên quan"].is_group, rows["Các đơn vị liên quan"].matches) == (True, ())
    assert (rows["UBND tỉnh"].is_group, rows["UBND tỉnh"].chosen) == (False, None)
    assert rows["UBND tỉnh"].matches[0].agency_id == office.committee.pk


def test_an_agency_is_known_by_its_posts_and_other_names_too():
    office = offices.commune()
    organizations.add_post(
        agency=office.office,
        title="Công chức Tư pháp - Hộ tịch",
        other_titles=("Cán bộ hộ tịch",),
        by=offices.SYSTEM,
        at=offices.AT,
    )
    centre = offices.agency("Trung tâm A", parent=office.committee, other_names=("Bộ phận Một cửa",))
    made = draft(
        task(leads=["Công chức Tư pháp - Hộ tịch", "Cán bộ hộ tịch", "Bộ phận một cửa"]),
        agency=office.committee,
        uploaded_by=offices.viewer(office.focal_point),
    )

    chosen = {row.words: row.chosen for row in who_rows(made)}

    assert chosen == {
        "Công chức Tư pháp - Hộ tịch": office.office.pk,
        "Cán bộ hộ tịch": office.office.pk,
        "Bộ phận một cửa": centre.pk,
    }


def test_work_may_be_given_to_the_body_and_all_below_it_and_to_nobody_else():
    office = offices.commune()
    offices.commune("Đồi Sim", code="99002")

    assert {one.name for one in assignable_agencies(office.committee)} == {"UBND xã Gò Trăng", OFFICE, CULTURE}


@pytest.mark.parametrize("number", [3, 60])
def test_proposals_cost_two_statements_however_many_words_and_agencies(number, django_assert_num_queries):
    office = offices.commune()
    for place in range(number):
        offices.agency(f"Phòng số {place}", parent=office.committee)
    made = draft(
        *(task(f"t{place}", leads=[f"Phòng số {place}"]) for place in range(number)),
        agency=office.committee,
        uploaded_by=offices.viewer(office.focal_point),
    )

    with django_assert_num_queries(2):
        rows = who_rows(made)

    assert len(rows) == number
    assert all(row.chosen for row in rows)


def test_a_group_is_all_that_the_body_has_of_its_kind_today():
    office = offices.commune()
    centre = offices.agency("Trường Mầm non", parent=office.committee, kind=AgencyKind.PUBLIC_SERVICE_UNIT)
    offices.agency("Tổ văn thư", parent=office.office)
    made = draft(
        task("t1", leads=["Các phòng, ban"], coordinators=["Các cơ quan, đơn vị liên quan", "Các thôn, bản"]),
        agency=office.committee,
        uploaded_by=offices.viewer(office.focal_point),
    )

    rows = {row.words: row for row in who_rows(made)}

    assert set(rows["Các phòng, ban"].members) == {office.office.pk, office.culture.pk}
    assert rows["Các phòng, ban"].takes_all
    assert set(rows["Các cơ quan, đơn vị liên quan"].members) == {office.office.pk, office.culture.pk, centre.pk}
    assert not rows["Các cơ quan, đơn vị liên quan"].takes_all
    assert (rows["Các thôn, bản"].is_group, rows["Các thôn, bản"].members) == (True, ())
    assert not rows["Các thôn, bản"].takes_all
