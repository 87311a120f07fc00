"""What an office decides about its own counting, and who follows."""

import pytest

from caicach.foundation.queries import events_of
from caicach.organizations.access import policy_bodies
from caicach.organizations.actions import PolicyRefused, set_day_off_rule
from caicach.organizations.models import Agency, AgencyKind
from caicach.values.choices import UnitLevel
from caicach.values.deadline import DayOffRule
from tests.builders import offices
from tests.builders.offices import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    unit = offices.unit("Sơn Thủy", code="98", kind="tỉnh", level=UnitLevel.PROVINCE)
    return offices.agency("UBND tỉnh Sơn Thủy", of=unit, kind=AgencyKind.PEOPLES_COMMITTEE)


@pytest.fixture
def steward(province):
    return offices.viewer(
        offices.person("Tỉnh", at=province, role=offices.Role.HEAD, username="province-head"),
    )


def applies(agency: Agency) -> str:
    return Agency.objects.get(pk=agency.pk).day_off_rule


def test_a_body_follows_the_one_above_until_it_decides_itself(province, steward):
    commune = offices.commune(parent=province)
    head = offices.viewer(commune.head)

    set_day_off_rule(agency=province, rule=DayOffRule.NEXT, by=steward, at=AT)
    followed = applies(commune.committee), applies(commune.culture)
    set_day_off_rule(agency=commune.committee, rule=DayOffRule.PREVIOUS, by=head, at=AT)
    set_day_off_rule(agency=province, rule=DayOffRule.SAME, by=steward, at=AT)
    decided = applies(commune.committee), applies(commune.culture)
    set_day_off_rule(agency=province, rule=DayOffRule.NEXT, by=steward, at=AT)
    set_day_off_rule(agency=commune.committee, rule=None, by=head, at=AT)

    assert followed == ("next", "next")
    assert decided == ("previous", "previous")
    assert (applies(commune.committee), applies(commune.culture)) == ("next", "next")


def test_a_body_entered_later_follows_at_once(province, steward):
    set_day_off_rule(agency=province, rule=DayOffRule.NEXT, by=steward, at=AT)

    assert applies(offices.commune(parent=province).office) == "next"


def test_without_any_decision_the_day_itself_counts(province):
    assert applies(province) == "same"


def test_head_and_focal_point_decide_for_their_body_and_nobody_else(province, steward):
    commune = offices.commune(parent=province)
    deciders = [offices.viewer(commune.head), offices.viewer(commune.focal_point)]
    others = [offices.viewer(commune.specialist), offices.viewer(commune.stranger_to_office), steward]

    for viewer in deciders:
        set_day_off_rule(agency=commune.committee, rule=DayOffRule.NEXT, by=viewer, at=AT)
        assert list(policy_bodies(viewer)) == [commune.committee]
    for viewer in others:
        with pytest.raises(PolicyRefused, match="lãnh đạo hoặc đầu mối"):
            set_day_off_rule(agency=commune.committee, rule=DayOffRule.SAME, by=viewer, at=AT)
    with pytest.raises(PolicyRefused):
        set_day_off_rule(agency=commune.culture, rule=DayOffRule.SAME, by=deciders[0], at=AT)

    assert applies(commune.committee) == "next"
    event = events_of(subject_type="Agency", subject_id=commune.committee.pk).first()
    assert (event.verb, event.detail) == ("set_day_off_rule", {"rule": "next"})
