"""Turn what the reader found into the plain data of a review."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_args

from caicach.intake.draft import Found, Mention, PlanDraft
from caicach.plans.rules.fields import FIELDS, Section
from caicach.plans.rules.review import Item, Review, Value, typed
from caicach.values import deadline, measure
from caicach.values.measure import Measure

DEADLINES = get_args(deadline.Deadline)


def review_of(draft: PlanDraft) -> Review:
    """The draft as a review, with keys that stay with their items ("t1", "t2" …)."""
    review: Review = {Section.HEAD.value: [_item("h1", Section.HEAD, draft.head)]}
    for section in list(Section)[1:]:
        found = getattr(draft, section.value)
        review[section.value] = [
            _item(f"{section.value[0]}{n}", section, thing) for n, thing in enumerate(found, start=1)
        ]
    return review


def as_plain(value: Any) -> Any:
    """A found value as JSON: dates as ISO text, decimals as text, deadlines and measures as their own JSON."""
    if isinstance(value, DEADLINES):
        return deadline.as_json(value)
    if isinstance(value, Measure):
        return measure.as_json(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _item(key: str, section: Section, thing: Any) -> Item:
    known = {field.name for field in fields(thing)}
    return {
        "key": key,
        "fields": {field.name: _values(getattr(thing, field.name)) for field in FIELDS[section] if field.name in known},
    }


def _values(found: Any) -> list[Value]:
    if found is None:
        return []
    if isinstance(found, tuple) and len(found) == 1 and isinstance(found[0], Mention):
        return []  # a target that stands in one place says where by its own section
    if isinstance(found, tuple):
        return [value for one in found for value in _values(one)]
    if isinstance(found, Found):
        return [_value(as_plain(found.value), found)]
    if isinstance(found, Mention):
        return [_value({"section": found.section or "", "text": found.text.value}, found.text)]
    return [{**typed(as_plain(found)), "checked": False}]


def _value(plain: Any, found: Found[Any]) -> Value:
    return {
        "value": plain,
        "places": [[place.line, place.cell] for place in found.places],
        "confidence": round(found.confidence, 3),
        "checked": False,
    }
