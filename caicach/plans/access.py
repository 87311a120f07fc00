"""The only way to get at a draft, a plan, a task or a piece of evidence.

Missing and forbidden look the same to callers.
"""

from django.db.models import Q, QuerySet

from caicach.organizations.access import Viewer, within
from caicach.organizations.models import Agency
from caicach.organizations.rules.roles import Right, allows
from caicach.plans.models import Assignment, Draft, Evidence, FindingWaiver, Part, Plan, SourceDocument, Task
from caicach.plans.rules.states import DraftState


def draftable_agencies(viewer: Viewer) -> QuerySet[Agency]:
    """Bodies for which the viewer may upload and review plan documents."""
    return Agency.objects.bodies().filter(path__in=viewer.bodies(Right.DRAFT_PLANS)).order_by("path", "id")


def visible_drafts(viewer: Viewer) -> QuerySet[Draft]:
    """Drafts that the viewer may review or adopt; discarded ones are gone from sight."""
    return Draft.objects.filter(agency__path__in=_preparing(viewer)).exclude(state=DraftState.DISCARDED)


def visible_sources(viewer: Viewer) -> QuerySet[SourceDocument]:
    """Source documents of one's own drafts and of the plans that one may read."""
    drafts = Q(agency__path__in=_preparing(viewer))
    return SourceDocument.objects.filter(drafts | Q(plans__in=visible_plans(viewer))).distinct()


def visible_plans(viewer: Viewer) -> QuerySet[Plan]:
    """Plans of the viewer's own body and of all below it, and those that give work to the viewer's agencies."""
    return Plan.objects.filter(
        within(viewer.bodies(Right.READ_PLANS), field="agency__path")
        | Q(pk__in=Task.objects.filter(_assigned_to(viewer)).values("plan_id"))
    )


def visible_tasks(viewer: Viewer) -> QuerySet[Task]:
    """Tasks of the plans within the viewer's scope, and those assigned to the viewer or the viewer's agencies."""
    own_scope = within(viewer.bodies(Right.READ_PLANS), field="plan__agency__path")
    return Task.objects.filter(own_scope | _assigned_to(viewer))


def work_of(viewer: Viewer) -> Q:
    """Lead assignments that are the viewer's to do: in person, or of an agency of theirs that named nobody."""
    agencies = [seat.agency_id for seat in viewer.seats if allows(seat.role, Right.DO_WORK)]
    if not agencies:
        return Q(pk__in=[])
    mine = Q(person_id=viewer.id) | Q(person__isnull=True, agency_id__in=agencies)
    return Q(part=Part.LEAD) & mine


def visible_evidence(viewer: Viewer) -> QuerySet[Evidence]:
    """Evidence of the tasks that the viewer may see."""
    return Evidence.objects.filter(task__in=visible_tasks(viewer))


def can_review(viewer: Viewer, draft: Draft) -> bool:
    """May the viewer correct what was read?"""
    return viewer.may(Right.DRAFT_PLANS, draft.agency.path)


def can_adopt(viewer: Viewer, agency: Agency) -> bool:
    """May the viewer put plans of the agency in force?"""
    return viewer.may(Right.ADOPT_PLANS, agency.path)


def can_waive(viewer: Viewer, draft: Draft) -> bool:
    """May the viewer let stand what a check found wrong? Who answers for issuing the plan does."""
    return can_adopt(viewer, draft.agency)


def visible_waivers(viewer: Viewer) -> QuerySet[FindingWaiver]:
    """Waivers in the drafts that the viewer may review or adopt."""
    return FindingWaiver.objects.filter(draft__in=visible_drafts(viewer))


def can_assign(viewer: Viewer, task: Task) -> bool:
    """May the viewer say who does the task?"""
    return viewer.may(Right.ASSIGN_WORK, task.plan.agency.path)


def can_work_on(viewer: Viewer, assignment: Assignment) -> bool:
    """May the viewer report on it?

    The person named may, a colleague of the agency, and whoever assigns work for the plan or for the body below it that
    the work was given to.
    """
    if assignment.agency is None:
        return False
    if assignment.person_id == viewer.id:
        return bool(viewer.bodies(Right.DO_WORK))  # nobody who has left the offices
    if any(seat.agency_id == assignment.agency_id and allows(seat.role, Right.DO_WORK) for seat in viewer.seats):
        return True
    agency, plan = assignment.agency.path, assignment.task.plan.agency.path
    return any(agency.startswith(body) and body.startswith(plan) for body in viewer.bodies(Right.ASSIGN_WORK))


def can_decide(viewer: Viewer, assignment: Assignment) -> bool:
    """May the viewer accept or return it? Never what one handed in oneself."""
    return assignment.submitted_by_id != viewer.id and viewer.may(Right.ACCEPT_WORK, assignment.task.plan.agency.path)


def _preparing(viewer: Viewer) -> tuple[str, ...]:
    """Paths of the bodies whose plans the viewer drafts or puts in force."""
    return (*viewer.bodies(Right.DRAFT_PLANS), *viewer.bodies(Right.ADOPT_PLANS))


def _assigned_to(viewer: Viewer) -> Q:
    """Tasks given to the viewer or to an agency where the viewer's role reads plans; without such a seat, none."""
    agencies = [seat.agency_id for seat in viewer.seats if allows(seat.role, Right.READ_PLANS)]
    if not agencies:
        return Q(pk__in=[])
    held = Assignment.objects.filter(Q(agency_id__in=agencies) | Q(person_id=viewer.id))
    return Q(pk__in=held.values("task_id"))
