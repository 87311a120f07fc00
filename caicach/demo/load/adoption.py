"""From the content of a plan to the plan in force: printed, uploaded, read, corrected, adopted, assigned."""

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

from caicach.demo.content import PlanContent
from caicach.demo.content.days import working_day_after
from caicach.demo.draft import draft_of
from caicach.demo.load.office import Office, at_office
from caicach.demo.word import Tables, write_plan
from caicach.foundation.rules import check_file
from caicach.plans.actions import adopt_draft, assign_task, edit_draft, read_draft, upload_document
from caicach.plans.models import Draft, Part, Plan
from caicach.plans.rules.adoption import Issue
from caicach.plans.rules.fields import FIELDS, MAIN_FIELD, Section
from caicach.plans.rules.proposal import review_of
from caicach.plans.rules.review import Item, Review, Splice, Value, one
from caicach.plans.rules.states import DraftState
from caicach.values.vietnamese import fold


class NotRead(Exception):
    """A plan of the demonstration was refused by the reader."""


def adopt_plan(*, office: Office, plan: PlanContent) -> Plan:
    """Bring the plan into force on the working day after its issue, as its focal point would."""
    draft = _uploaded(office, plan)
    by = office.focal_point(plan.agency)
    at = at_office(working_day_after(plan.issued_on), time(10, 20))
    for splice in _corrections(draft.content, _content(office, plan)):
        draft = edit_draft(draft=draft, splice=splice, by=by, at=at)
    adopted = adopt_draft(
        draft=draft,
        issue=Issue(
            title=plan.title,
            number=plan.number,
            issued_on=plan.issued_on,
            signer=office.persons[plan.signer].full_name,
            signer_title=plan.signer_title,
            year=plan.year,
        ),
        who={
            party.words: (office.agencies[party.agency].pk,)
            for task in plan.tasks
            for party in (*task.leads, *task.coordinators)
            if party.agency
        },
        by=by,
        at=at + timedelta(minutes=40),
    )
    _assign(office, plan, adopted)
    return adopted


def _uploaded(office: Office, plan: PlanContent) -> Draft:
    unit = office.organizations.unit(office.organizations.agency(plan.agency).unit)
    data = write_plan(
        plan=plan,
        unit=unit,
        signer=office.persons[plan.signer].full_name,
        tables=Tables.MERGED if any(task.budget_vnd for task in plan.tasks) else Tables.ROWS,
    )
    name = f"{plan.number.replace('/', '-')} {plan.title}.docx"
    at = at_office(working_day_after(plan.issued_on), time(8, 45))
    draft = upload_document(
        agency=office.agencies[plan.agency],
        file=check_file(name=name, data=data),
        by=office.focal_point(plan.agency),
        at=at,
    )
    draft = read_draft(draft=draft, at=at + timedelta(seconds=20))
    if draft.state != DraftState.REVIEW:
        raise NotRead(f"{plan.code}: {draft.problem}")
    return draft


def _content(office: Office, plan: PlanContent) -> Review:
    unit = office.organizations.unit(office.organizations.agency(plan.agency).unit)
    signer = office.persons[plan.signer].full_name
    return review_of(draft_of(plan=plan, unit_name=unit.full_name, unit_level=unit.level, signer=signer))


def _corrections(read: Review, wanted: Review) -> Iterator[Splice]:
    """What a person corrects: item by item, or a whole section where the reader found too few or too many."""
    for section in Section:
        found = read[section]
        right = [_placed(item, found, section) for item in wanted[section]]
        if len(found) != len(right):
            yield Splice(section=section, at=0, removed=tuple(found), inserted=tuple(right))
            continue
        for at, (old, new) in enumerate(zip(found, right, strict=True)):
            if _plain(old) != _plain(new):
                yield Splice(section=section, at=at, removed=(old,), inserted=({**new, "key": old["key"]},))


def _placed(item: Item, read: list[Item], section: Section) -> Item:
    """The item with the places at which the reader found the same thing, looked at by a person."""
    name = MAIN_FIELD[section]
    words = fold(str(one(item, name) or ""))
    same = next((other for other in read if fold(str(one(other, name) or "")) == words), None)
    fields = {field.name: item["fields"].get(field.name, []) for field in FIELDS[section]}
    found = same["fields"] if same else {}
    return {
        "key": item["key"],
        "fields": {name: [_seen(value, found.get(name, [])) for value in values] for name, values in fields.items()},
    }


def _seen(value: Value, read: list[Value]) -> Value:
    same = next((other for other in read if other["value"] == value["value"]), None)
    places = (same or (read[0] if read else value))["places"]
    return {**value, "places": places, "confidence": same["confidence"] if same else 1.0, "checked": True}


def _plain(item: Item) -> dict[str, list[Any]]:
    return {name: [value["value"] for value in values] for name, values in item["fields"].items()}


def _assign(office: Office, plan: PlanContent, adopted: Plan) -> None:
    by = office.focal_point(plan.agency)
    at = at_office(working_day_after(plan.issued_on), time(14, 0))
    tasks = adopted.tasks.prefetch_related("assignments__agency")
    for content, task in zip(plan.tasks, tasks, strict=True):
        for assignment in task.assignments.all():
            if content.assignee and assignment.part == Part.LEAD and assignment.agency is not None:
                person = office.persons[content.assignee]
                assign_task(assignment=assignment, agency=assignment.agency, person=person, by=by, at=at)
