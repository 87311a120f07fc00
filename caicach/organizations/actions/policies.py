"""What an office decides about its own counting. Each act writes its audit event."""

from datetime import datetime

from django.db import transaction

from caicach.foundation.actions import record_event
from caicach.organizations.access import Viewer, can_set_policies
from caicach.organizations.models import Agency
from caicach.values.deadline import DayOffRule
from caicach.values.sentence import Refusal


class PolicyRefused(Refusal):
    """The actor may not decide this for the office."""


@transaction.atomic
def set_day_off_rule(*, agency: Agency, rule: DayOffRule | None, by: Viewer, at: datetime) -> Agency:
    """Decide what a due day on a day off means for a body, None: as the body above decides.

    It holds from now on, also for work that is under way, for the body and for all below it that decide nothing
    themselves; whether finished work was late stays as it was judged. Raises ``PolicyRefused``.
    """
    body = Agency.objects.select_for_update().get(pk=agency.pk)
    if not can_set_policies(by, body):
        raise PolicyRefused("Chỉ lãnh đạo hoặc đầu mối của cơ quan được chọn cách tính hạn.")
    body.own_day_off_rule = rule.value if rule else ""
    body.save(update_fields=["own_day_off_rule"])
    _spread_from(body)
    detail = {"rule": rule.value if rule else "inherited"}
    record_event(verb="set_day_off_rule", subject=body, by=by, at=at, agency_id=body.pk, detail=detail)
    return Agency.objects.get(pk=body.pk)


def _spread_from(body: Agency) -> None:
    """Bring the rule that applies up to date in the body and below it."""
    applies = {body.parent_id: body.parent.day_off_rule if body.parent else DayOffRule.SAME.value}
    agencies = sorted(Agency.objects.below(body).select_for_update(), key=lambda one: one.path.count("/"))
    for one in agencies:
        one.day_off_rule = one.own_day_off_rule or applies[one.parent_id]
        applies[one.pk] = one.day_off_rule
    Agency.objects.bulk_update(agencies, ["day_off_rule"])
