"""Read audit events and stored files."""

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from caicach.foundation.models import AuditEvent, StoredFile


def events_of(*, subject_type: str, subject_id: int) -> QuerySet[AuditEvent]:
    """The history of one thing, newest first."""
    return AuditEvent.objects.filter(subject_type=subject_type, subject_id=subject_id).order_by("-at", "-id")


def bytes_of(stored: StoredFile) -> bytes:
    """The whole content of a kept file. Raises ``FileNotFoundError`` when the folder was lost."""
    return (Path(settings.MEDIA_ROOT) / stored.path).read_bytes()
