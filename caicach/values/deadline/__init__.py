"""Deadlines [thời hạn] as plans promise them: values, words, JSON form, and the days of recurring ones."""

from caicach.values.deadline.days_off import DayOffRule, effective_due_day, first_day_not_late
from caicach.values.deadline.promises import (
    Before,
    By,
    Continuous,
    Deadline,
    Every,
    External,
    InPeriod,
    OnEvent,
    Recurring,
    last_day,
)
from caicach.values.deadline.recurrence import Occurrence, occurrences
from caicach.values.deadline.storage import as_json, from_json
from caicach.values.deadline.wording import say

__all__ = [
    "Before",
    "By",
    "Continuous",
    "DayOffRule",
    "Deadline",
    "Every",
    "External",
    "InPeriod",
    "Occurrence",
    "OnEvent",
    "Recurring",
    "as_json",
    "effective_due_day",
    "first_day_not_late",
    "from_json",
    "last_day",
    "occurrences",
    "say",
]
