"""Work in the background: entry points that read the clock and call one action."""

from django.utils import timezone
from django_tasks import task

from caicach.plans.actions import give_up_reading, read_draft
from caicach.plans.models import Draft
from caicach.plans.rules.states import DraftState


@task()
def read_draft_job(draft_id: int) -> None:
    """Read an uploaded document into its draft; run again, it changes nothing."""
    draft = Draft.objects.select_related("source__file").get(pk=draft_id)
    try:
        read_draft(draft=draft, at=timezone.now())
    except Exception:
        give_up_reading(draft=draft, at=timezone.now())
        raise


def resume_readings() -> int:
    """Queue every document once more that waits to be read; how many. A worker that was ended left its own behind.

    For one that waits in the queue already this changes nothing: the second job finds it read.
    """
    waiting = list(Draft.objects.filter(state=DraftState.READING).order_by("pk").values_list("pk", flat=True))
    for draft_id in waiting:
        read_draft_job.enqueue(draft_id)
    return len(waiting)
