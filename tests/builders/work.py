"""Build work in progress: a task of the culture division, and the short ways through its life."""

from datetime import UTC, date, datetime

from caicach.organizations.access import Viewer
from caicach.plans import actions
from caicach.plans.models import Assignment, Task
from tests.builders import offices
from tests.builders.plans import plan, task

CULTURE, OFFICE = "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND"
AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


def work(office: offices.Commune, **fields: object) -> Task:
    """A task led by the culture division unless said otherwise, in a plan of its own."""
    who = {CULTURE: (office.culture.pk,), OFFICE: (office.office.pk,)}
    issued = plan(task(**fields), agency=office.committee, issued_by=offices.viewer(office.head), who=who)
    return issued.tasks.get()


def lead_of(made: Task, words: str = CULTURE) -> Assignment:
    """The assignment that the plan names so."""
    return made.assignments.get(words=words)


def finish(
    lead: Assignment, *, by: Viewer, decided_by: Viewer, at: datetime = AT, accepted_at: datetime | None = None
) -> None:
    """Hand the work in and have it accepted."""
    actions.submit_work(assignment=lead, note="", by=by, at=at)
    actions.accept_work(assignment=lead, note="", by=decided_by, at=accepted_at or at)


def standing(made: Task) -> tuple[str, bool, date | None]:
    """State, whether it was finished late, and the next due day, as the database has them now."""
    made.refresh_from_db()
    return made.state, made.finished_late, made.due_on
