"""Tables that every app stands on: what happened (audit events) and the files that prove it."""

from typing import Any, NoReturn

from django.db import models

from caicach.foundation.rules import MediaType

PERSONAL_FIELDS: dict[str, frozenset[str]] = {
    "AuditEvent": frozenset({"actor_id", "actor_name", "detail"}),
    "StoredFile": frozenset({"uploaded_by_id", "name"}),
}


class AppendOnly(Exception):
    """Somebody tried to change or delete what is kept for ever."""


class AppendOnlyQuerySet(models.QuerySet["AuditEvent"]):
    """Rows may be added and read; nothing else."""

    def delete(self) -> NoReturn:
        """Always refused."""
        raise AppendOnly("audit events are never deleted")

    def update(self, **_: Any) -> NoReturn:
        """Always refused."""
        raise AppendOnly("audit events are never changed")


class AuditEvent(models.Model):
    """One change of state: who did what to which thing, when, and what it was before.

    It has no foreign keys, so that it outlives the people and things it speaks of. ``agency_id`` is the agency whose
    office may read it.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    agency_id = models.BigIntegerField(null=True, db_index=True)
    detail = models.JSONField(default=dict)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Always refused. That nothing is changed either, the database sees to (migration 0002)."""
        raise AppendOnly("audit events are never deleted")


class StoredFile(models.Model):
    """Bytes kept for ever under their SHA-256; the same content is stored once. ``path`` is relative to MEDIA_ROOT."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, choices=[(kind.value, kind.name) for kind in MediaType])
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=120)
    uploaded_by_id = models.BigIntegerField(null=True)
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_is_not_empty")]

    def __str__(self) -> str:
        return self.name
