"""Who may read the audit log: the administrator and the auditor of the agency that an event belongs to."""

from collections.abc import Iterable

from django.db.models import QuerySet

from caicach.foundation.models import AuditEvent


def visible_events(*, agency_ids: Iterable[int]) -> QuerySet[AuditEvent]:
    """Events of the given agencies, which the caller's own access rules have chosen."""
    return AuditEvent.objects.filter(agency_id__in=list(agency_ids)).order_by("-at", "-id")
