"""Write an audit event; keep a file. Both are called inside the transaction of the act that they belong to."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from threading import get_ident
from typing import Any, Protocol

from django.conf import settings

from caicach.foundation.models import AuditEvent, StoredFile
from caicach.foundation.rules import CheckedFile


class Actor(Protocol):
    """Who acts: a person with a name. ``id`` is None for the system's own jobs."""

    @property
    def id(self) -> int | None: ...

    @property
    def full_name(self) -> str: ...


def record_event(
    *,
    verb: str,
    subject: Any,
    by: Actor,
    at: datetime,
    agency_id: int | None = None,
    detail: dict[str, Any] | None = None,
) -> AuditEvent:
    """Append one event. ``verb`` is the action's name ("adopt_draft"); ``detail`` holds what changed, as plain data."""
    event = _event(verb=verb, subject=subject, by=by, at=at, agency_id=agency_id, detail=detail or {})
    event.save(force_insert=True)
    return event


def record_events(
    *, verb: str, subjects: Iterable[Any], by: Actor, at: datetime, detail: dict[str, Any]
) -> list[AuditEvent]:
    """Append the same event for each of many things, in a few statements. They belong to no agency."""
    return AuditEvent.objects.bulk_create(
        [_event(verb=verb, subject=one, by=by, at=at, agency_id=None, detail=detail) for one in subjects],
        batch_size=500,
    )


def keep_file(*, file: CheckedFile, by: Actor, at: datetime) -> StoredFile:
    """Put the bytes on disk under their fingerprint, flushed before we answer, and return their row.

    Two people may hand in the same file in the same moment: both get the one row.
    """
    path = f"{file.sha256[:2]}/{file.sha256}"
    _write_once(Path(settings.MEDIA_ROOT) / path, file.data)
    stored, _ = StoredFile.objects.get_or_create(
        sha256=file.sha256,
        defaults={
            "size": len(file.data),
            "media_type": file.media_type,
            "name": file.name,
            "path": path,
            "uploaded_by_id": by.id,
            "uploaded_at": at,
        },
    )
    return stored


def _event(
    *, verb: str, subject: Any, by: Actor, at: datetime, agency_id: int | None, detail: dict[str, Any]
) -> AuditEvent:
    return AuditEvent(
        at=at,
        actor_id=by.id,
        actor_name=by.full_name,
        verb=verb,
        subject_type=type(subject).__name__,
        subject_id=subject.pk,
        subject_label=str(subject)[:300],
        agency_id=agency_id,
        detail=detail,
    )


def _write_once(target: Path, data: bytes) -> None:
    if target.exists() and target.stat().st_size == len(data):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(f".{os.getpid()}-{get_ident()}")  # nobody else writes to this name
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(target)
