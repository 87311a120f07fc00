"""Play the stories of the tasks up to a day, in order of time over all plans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from caicach.demo.content import Act, Event, PlanContent, TaskContent
from caicach.demo.content.days import working_day_before
from caicach.demo.load.evidence import evidence_file, number_in
from caicach.demo.load.office import Office, at_office
from caicach.organizations.access import Viewer
from caicach.plans.actions import (
    accept_work,
    attach_evidence,
    meet_deadline,
    report_progress,
    return_work,
    submit_work,
)
from caicach.plans.models import Assignment, Part, Plan, Task, TaskDeadline

CLOCK = {
    Act.START: time(8, 40),
    Act.NOTE: time(10, 10),
    Act.SUBMIT: time(14, 15),
    Act.RETURN: time(15, 30),
    Act.ACCEPT: time(16, 5),
}
MEETING = time(11, 0)
PAUSE = timedelta(minutes=20)  # between two acts on one task on one day
NEAR = timedelta(days=20)  # a note this long before a due day tells that the promise was kept
EARLY = timedelta(days=2)  # otherwise it was kept this long before


@dataclass(frozen=True, slots=True)
class Scene:
    """One act with its moment."""

    at: datetime
    play: Callable[[datetime], object]


def scenes_of(*, office: Office, content: PlanContent, plan: Plan, today: date) -> Iterator[Scene]:
    """All that happened to the tasks of a plan before ``today``; what is of that day or later has not happened."""
    tasks = plan.tasks.prefetch_related("assignments__agency", "deadlines")
    for ordinal, (wanted, task) in enumerate(zip(content.tasks, tasks, strict=True)):
        if wanted.assignee is None:
            continue
        lead = next(one for one in task.assignments.all() if one.part == Part.LEAD)
        actor = _Actor(office, content, wanted, task, lead)
        # Nobody in an office does everything at a quarter past: spread the minutes over the tasks.
        spread = timedelta(minutes=(ordinal * 13) % 47)
        yield from actor.kept_promises(today, spread)
        yield from actor.acts(today, spread)


@dataclass(frozen=True, slots=True)
class _Actor:
    office: Office
    plan: PlanContent
    content: TaskContent
    task: Task
    lead: Assignment

    def acts(self, today: date, spread: timedelta) -> Iterator[Scene]:
        last: datetime | None = None
        for place, event in enumerate(self.content.story.events):
            if event.day >= today:
                return
            at = at_office(event.day, CLOCK[event.act]) + spread
            last = at if last is None else max(at, last + PAUSE)
            yield Scene(last, self._play(event, place))

    def kept_promises(self, today: date, spread: timedelta) -> Iterator[Scene]:
        """Each due day but the last, which is kept by handing the work in."""
        due_days = [row.due_on for row in self.task.deadlines.all() if row.due_on]
        handed_in = next((event.day for event in self.content.story.events if event.act == Act.SUBMIT), None)
        for row in self.task.deadlines.all():
            if row.due_on is None or row.due_on == max(due_days):
                continue
            day = max(self.plan.earliest_work, self._kept_on(row.due_on))
            if day < min(today, handed_in or today):
                yield Scene(at_office(day, MEETING) + spread, self._meet(row, day))

    def _kept_on(self, due: date) -> date:
        notes = [event.day for event in self.content.story.events if event.act == Act.NOTE]
        return max((day for day in notes if due - NEAR <= day <= due), default=working_day_before(due - EARLY))

    @property
    def _doer(self) -> Viewer:
        return self.office.viewer(self.content.assignee or self.plan.signer)

    def _meet(self, row: TaskDeadline, day: date) -> Callable[[datetime], object]:
        return lambda at: meet_deadline(deadline=row, on=day, by=self._doer, at=at)

    def _play(self, event: Event, place: int) -> Callable[[datetime], object]:
        decider = self.office.viewer(self.plan.signer)
        percent = round(90 * (place + 1) / (len(self.content.story.events) + 1) / 5) * 5
        acts: dict[Act, Callable[[datetime], object]] = {
            Act.START: lambda at: self._report(5, event.words, at),
            Act.NOTE: lambda at: self._report(percent, event.words, at),
            Act.SUBMIT: lambda at: self._hand_in(event, at),
            Act.RETURN: lambda at: return_work(assignment=self.lead, reason=event.words, by=decider, at=at),
            Act.ACCEPT: lambda at: accept_work(assignment=self.lead, note=event.words, by=decider, at=at),
        }
        return acts[event.act]

    def _report(self, percent: int, words: str, at: datetime) -> None:
        report_progress(assignment=self.lead, percent=percent, note=words, by=self._doer, at=at)

    def _hand_in(self, event: Event, at: datetime) -> None:
        if not self.task.evidence.exists():
            for name in self.content.story.evidence:
                attach_evidence(
                    task=self.task,
                    file=evidence_file(name=name, agency=self.lead.agency, day=event.day),
                    by=self._doer,
                    at=at - timedelta(minutes=5),
                    document_number=number_in(name),
                    document_date=event.day if number_in(name) else None,
                )
        submit_work(assignment=self.lead, note=event.words, by=self._doer, at=at)
