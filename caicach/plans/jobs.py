"""Work in the background: entry points that read the clock and call one action."""

from django.utils import timezone
from django_tasks import task

from caicach.plans.actions import give_up_reading, read_draft
from caicach.plans.models import Draft


@task()
def read_draft_job(draft_id: int) -> None:
    """Read an uploaded document into its draft; run again, it changes nothing."""
    draft = Draft.objects.select_related("source__file").get(pk=draft_id)
    try:
        read_draft(draft=draft, at=timezone.now())
    except Exception:
        give_up_reading(draft=draft, at=timezone.now())
        raise
