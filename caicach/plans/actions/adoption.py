"""Make a reviewed draft the plan: one transaction from the plain data of the review to work on everybody's desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from caicach.foundation.actions import record_event
from caicach.organizations.access import Viewer
from caicach.organizations.models import Agency
from caicach.plans.access import can_adopt
from caicach.plans.actions.findings import waive_finding
from caicach.plans.actions.refusals import NotAllowed, OutOfDate
from caicach.plans.models import (
    Assignment,
    Deliverable,
    Draft,
    LegalBasis,
    LostPoint,
    Part,
    Plan,
    PlanDomain,
    PlanVersion,
    ReportingDuty,
    Target,
    TargetMeasure,
    Task,
    TaskDeadline,
)
from caicach.plans.queries.findings import active_waivers, examined
from caicach.plans.rules.adoption import Issue, check_ready
from caicach.plans.rules.fields import Section
from caicach.plans.rules.findings import check_settled
from caicach.plans.rules.promises import next_due, promises_of
from caicach.plans.rules.review import Item, Review, many, one
from caicach.plans.rules.states import DraftState
from caicach.values import measure
from caicach.values.choices import Domain
from caicach.values.sentence import Refusal
from caicach.values.vietnamese import fold

Who = Mapping[str, Sequence[int]]
"""The plan's words for those who work, each with the ids of the agencies meant: one, or all that a group takes in."""


class NumberTaken(Refusal):
    """The body already has a plan of that number in that year."""


@transaction.atomic
def adopt_draft(
    *,
    draft: Draft,
    issue: Issue,
    who: Who,
    by: Viewer,
    at: datetime,
    reasons: Mapping[str, str] | None = None,
) -> Plan:
    """Adopt the draft. Words that ``who`` does not have stay to be settled; each agency of a group gets its own work.

    ``reasons`` lets findings stand in the same act, by their key. Raises ``NotReady`` when a task cannot become work or
    an error is neither mended nor let stand, ``NumberTaken``, ``NotAllowed`` or ``OutOfDate``; then nothing is written.
    """
    locked = Draft.objects.select_for_update(of=("self",)).select_related("agency", "source").get(pk=draft.pk)
    if locked.state != DraftState.REVIEW:
        raise OutOfDate("Bản nháp này đã được ban hành hoặc đã bỏ. Hãy tải lại trang.")
    _must_adopt(by, locked.agency)
    for key, reason in (reasons or {}).items():
        waive_finding(draft=locked, key=key, reason=reason, by=by, at=at)
    check_settled(examined(locked).findings or (), waived=set(active_waivers(locked).values_list("key", flat=True)))
    plan = issue_plan(agency=locked.agency, content=locked.content, issue=issue, who=who, by=by, at=at, draft=locked)
    locked.state = DraftState.ADOPTED
    locked.save(update_fields=["state"])
    return plan


@transaction.atomic
def issue_plan(
    *,
    agency: Agency,
    content: Review,
    issue: Issue,
    who: Who,
    by: Viewer,
    at: datetime,
    draft: Draft | None = None,
) -> Plan:
    """Put a plan in force from the plain data of a review, read from a document (``draft``) or typed in without one."""
    _must_adopt(by, agency)
    meant = {agency_id for ids in who.values() for agency_id in ids}
    if Agency.objects.below(agency).filter(pk__in=meant).count() < len(meant):
        raise NotAllowed("Chỉ giao việc được cho cơ quan ban hành và các đơn vị trực thuộc.")
    check_ready(content)
    Agency.objects.select_for_update().get(pk=agency.pk)  # of two with one number, the second finds it taken
    if Plan.objects.filter(agency=agency, year=issue.year, number=issue.number).exists():
        raise NumberTaken(
            "Cơ quan này đã có kế hoạch số %(number)s của năm %(year)s. Hãy kiểm tra lại số, ký hiệu.",
            number=issue.number,
            year=issue.year,
        )
    head = content[Section.HEAD][0]
    plan = Plan.objects.create(
        agency=agency,
        year=issue.year,
        title=issue.title,
        number=issue.number,
        document_kind=one(head, "kind") or "plan",
        issuer=one(head, "issuer") or agency.name,
        issued_on=issue.issued_on,
        signer=issue.signer,
        signer_title=issue.signer_title,
        source=draft.source if draft else None,
        draft=draft,
        adopted_at=at,
    )
    _write_promises(plan, content)
    _Tasks(plan=plan, who=who).write(content)
    PlanVersion.objects.create(plan=plan, revision=1, content=content, made_at=at)
    record_event(
        verb="adopt_draft", subject=plan, by=by, at=at, agency_id=plan.agency_id, detail={"number": plan.number}
    )
    return plan


def _must_adopt(by: Viewer, agency: Agency) -> None:
    if not can_adopt(by, agency):
        raise NotAllowed("Anh/chị không có quyền ban hành kế hoạch của cơ quan này.")


def _write_promises(plan: Plan, review: Review) -> None:
    LegalBasis.objects.bulk_create(
        LegalBasis(
            plan=plan,
            position=place,
            text=one(item, "text") or "",
            kind=one(item, "kind") or "",
            number=one(item, "number") or "",
            issued_on=_day(one(item, "date")),
            source_lines=source_lines(item),
        )
        for place, item in enumerate(review[Section.LEGAL_BASES], start=1)
    )
    ReportingDuty.objects.bulk_create(
        ReportingDuty(
            plan=plan,
            position=place,
            **{name: one(item, name) or "" for name in ("what", "who", "to", "when_text")},
            deadlines=many(item, "deadlines"),
            source_lines=source_lines(item),
        )
        for place, item in enumerate(review[Section.REPORTING], start=1)
    )
    LostPoint.objects.bulk_create(
        LostPoint(
            plan=plan,
            position=place,
            domain=one(item, "domain") or Domain.OTHER,
            text=one(item, "text") or "",
            source_lines=source_lines(item),
        )
        for place, item in enumerate(review[Section.LOST_POINTS], start=1)
    )
    targets = Target.objects.bulk_create(
        Target(
            plan=plan,
            position=place,
            section=one(item, "section") or "",
            text=one(item, "text") or "",
            mentions=_mentions(item),
            source_lines=source_lines(item),
        )
        for place, item in enumerate(review[Section.TARGETS], start=1)
    )
    TargetMeasure.objects.bulk_create(
        _measure(target, place, plain)
        for target, item in zip(targets, review[Section.TARGETS], strict=True)
        for place, plain in enumerate(many(item, "measures"), start=1)
    )


def _measure(target: Target, place: int, plain: dict[str, Any]) -> TargetMeasure:
    found = measure.from_json(plain)
    return TargetMeasure(
        target=target,
        position=place,
        comparator=found.comparator,
        value=found.value,
        unit=found.unit,
        scope=found.scope or "",
        baseline=found.baseline or "",
        change=found.change or "",
        first_day=found.period.start if found.period else None,
        last_day=found.period.end if found.period else None,
    )


def _mentions(item: Item) -> list[dict[str, Any]]:
    """Where the document sets the target: section, words and first line of each place."""
    return [
        {**value["value"], "line": value["places"][0][0] if value["places"] else None}
        for value in item["fields"].get("mentions", [])
    ]


@dataclass
class _Tasks:
    """Writes the tasks of a plan with all that hangs on them, in a handful of statements."""

    plan: Plan
    who: Who

    def write(self, review: Review) -> None:
        items = review[Section.TASKS]
        domains = self._domains(items)
        tasks = Task.objects.bulk_create(
            self._task(place, item, domains[_domain_key(item)]) for place, item in enumerate(items, start=1)
        )
        pairs = list(zip(tasks, items, strict=True))
        Deliverable.objects.bulk_create(
            Deliverable(task=task, position=place, text=text)
            for task, item in pairs
            for place, text in enumerate(many(item, "deliverables"), start=1)
        )
        TaskDeadline.objects.bulk_create(
            TaskDeadline(
                task=task,
                position=place,
                deadline=promise.deadline,
                occurrence=promise.occurrence,
                due_on=promise.due_on,
            )
            for task, item in pairs
            for place, promise in enumerate(promises_of(many(item, "deadlines"), year=self.plan.year), start=1)
        )
        Assignment.objects.bulk_create(
            assignment for task, item in pairs for assignment in assignments_of(task, self.plan.agency, item, self.who)
        )

    def _domains(self, items: list[Item]) -> dict[tuple[str, str], PlanDomain]:
        keys = list(dict.fromkeys(_domain_key(item) for item in items))
        rows = PlanDomain.objects.bulk_create(
            PlanDomain(plan=self.plan, code=code, title=title, position=place)
            for place, (code, title) in enumerate(keys, start=1)
        )
        return dict(zip(keys, rows, strict=True))

    def _task(self, place: int, item: Item, domain: PlanDomain) -> Task:
        promises = promises_of(many(item, "deadlines"), year=self.plan.year)
        words = [one(item, "number") or "", one(item, "title") or "", *many(item, "deliverables"), *many(item, "leads")]
        return Task(
            plan=self.plan,
            domain=domain,
            position=place,
            number=one(item, "number") or "",
            title=one(item, "title"),
            deadline_text=one(item, "deadline_text") or "",
            budget_vnd=one(item, "budget_vnd"),
            origin=one(item, "origin") or "table",
            due_on=next_due((promise.due_on, None) for promise in promises),
            search=fold(" ".join(words)),
            source_lines=source_lines(item),
        )


def assignments_of(task: Task, owner: Agency, item: Item, who: Who) -> list[Assignment]:
    """Leads and coordinators of a task, a group's one by one; a lead that nobody settled lies with the body."""
    leads = _meant(many(item, "leads") or [""], who)
    helpers = _meant(many(item, "coordinators"), who)
    leading = {agency_id for _, agency_id in leads}
    made = [
        Assignment(
            task=task,
            part=Part.LEAD,
            position=place,
            words=words,
            agency_id=agency_id or owner.pk,
            settled=agency_id is not None,
        )
        for place, (words, agency_id) in enumerate(leads, start=1)
    ]
    # "Các phòng, ban" helps a division that leads by all the others, not by itself.
    others = [(words, agency_id) for words, agency_id in helpers if agency_id is None or agency_id not in leading]
    made += [
        Assignment(
            task=task,
            part=Part.COORDINATOR,
            position=place,
            words=words,
            agency_id=agency_id,
            settled=agency_id is not None,
        )
        for place, (words, agency_id) in enumerate(others, start=1)
    ]
    return made


def _meant(names: list[str], who: Who) -> list[tuple[str, int | None]]:
    """Each name with each agency that it means, an agency once; None where nobody has said which."""
    meant: dict[tuple[str, None] | int, tuple[str, int | None]] = {}
    for words in names:
        for agency_id in who.get(words, ()):
            meant.setdefault(agency_id, (words, agency_id))
        if not who.get(words):
            meant[words, None] = (words, None)
    return list(meant.values())


def source_lines(item: Item) -> list[int]:
    """Numbers of the source lines that an item was read from, in order."""
    return sorted({place[0] for values in item["fields"].values() for value in values for place in value["places"]})


def _domain_key(item: Item) -> tuple[str, str]:
    code = one(item, "domain") or Domain.OTHER.value
    return code, one(item, "domain_title") or ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
