"""Attach the files that prove a task."""

from datetime import date, datetime

from django.db import transaction

from caicach.foundation.actions import keep_file, record_event
from caicach.foundation.rules import CheckedFile
from caicach.organizations.access import Viewer
from caicach.plans.access import can_work_on
from caicach.plans.actions.refusals import NotAllowed, OutOfDate
from caicach.plans.models import Deliverable, Evidence, Task


@transaction.atomic
def attach_evidence(
    *,
    task: Task,
    file: CheckedFile,
    by: Viewer,
    at: datetime,
    deliverable: Deliverable | None = None,
    document_number: str = "",
    document_date: date | None = None,
    replaces: Evidence | None = None,
) -> Evidence:
    """Keep a file as evidence of a task, perhaps of one of its products; an older one that it replaces stays kept."""
    if not any(can_work_on(by, one) for one in task.assignments.select_related("agency")):
        raise NotAllowed("Chỉ đơn vị được giao việc này mới đính kèm được tài liệu kiểm chứng.")
    if any(part is not None and part.task_id != task.pk for part in (deliverable, replaces)):
        raise NotAllowed("Sản phẩm hoặc tài liệu được thay thế không thuộc nhiệm vụ này.")
    older = Evidence.objects.select_for_update(of=("self",)).get(pk=replaces.pk) if replaces else None
    if older and older.replaced_by_id:
        raise OutOfDate("Tài liệu này đã được thay bằng bản khác. Hãy tải lại trang.")
    stored = keep_file(file=file, by=by, at=at)
    evidence = Evidence.objects.create(
        task=task,
        deliverable=deliverable,
        file=stored,
        name=file.name,
        document_number=document_number,
        document_date=document_date,
        attached_by_id=by.id,
        attached_at=at,
    )
    if older:
        older.replaced_by = evidence
        older.save(update_fields=["replaced_by"])
    record_event(
        verb="attach_evidence",
        subject=task,
        by=by,
        at=at,
        agency_id=task.plan.agency_id,
        detail={"evidence": evidence.pk, "name": file.name, "sha256": stored.sha256},
    )
    return evidence
