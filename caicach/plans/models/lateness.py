"""Where a due day begins to be over, as each body counts days off (``caicach.values.deadline.days_off``)."""

from datetime import date

from django.db.models import Case, DateField, Value, When

from caicach.law.days_off import load_calendar
from caicach.organizations.models import Agency
from caicach.values.deadline import DayOffRule, effective_due_day, first_day_not_late


def first_in_time(today: date, *, agency: str) -> Case | Value:
    """The first due day that is not over on ``today``, for the body that the lookup ``agency`` leads to.

    A comparison with it in the database says the same as ``counting_day`` for each row.
    """
    cuts = {rule: first_day_not_late(today, rule=rule, calendar=load_calendar()) for rule in DayOffRule}
    other = [
        When(**{f"{agency}__day_off_rule": rule.value}, then=Value(cut, output_field=DateField()))
        for rule, cut in cuts.items()
        if cut != today
    ]
    plain = Value(today, output_field=DateField())
    return Case(*other, default=plain) if other else plain


def counting_day(due_on: date | None, agency: Agency) -> date | None:
    """The day until which a promise due on ``due_on`` is kept, for a plan of ``agency``."""
    if due_on is None:
        return None
    return effective_due_day(due_on, rule=DayOffRule(agency.day_off_rule), calendar=load_calendar())
