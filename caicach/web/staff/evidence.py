"""Attach and open files: evidence of a task, the source of a plan."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from caicach.foundation.models import StoredFile
from caicach.foundation.rules import LARGEST_FILE, SHOWN_IN_BROWSER, FileRefused, MediaType, check_file
from caicach.plans import access, actions
from caicach.plans.models import Deliverable, Evidence, SourceDocument
from caicach.values.sentence import UnreadableText
from caicach.values.vietnamese import parse_date
from caicach.web.http import StaffRequest, get_or_404, number_in, sent_on
from caicach.web.staff import tasks
from caicach.web.ui.words import refusal_in_words


def attach(request: StaffRequest, task_id: int) -> HttpResponse:
    """Keep a file as evidence of a task."""
    task = get_or_404(access.visible_tasks(request.viewer).select_related("plan__agency"), pk=task_id)
    if request.method != "POST":
        return redirect("task", task_id)
    uploaded = request.FILES.get("file")
    try:
        if uploaded is None:
            raise FileRefused("Hãy chọn tệp tài liệu kiểm chứng trên máy.")
        if (uploaded.size or 0) > LARGEST_FILE:
            raise FileRefused("Tệp lớn hơn 50 MB. Hãy nén ảnh hoặc tách tệp rồi tải lên lại.")
        written_on = request.POST.get("document_date", "").strip()
        actions.attach_evidence(
            task=task,
            file=check_file(name=uploaded.name or "", data=uploaded.read()),
            deliverable=_deliverable(request, task.pk),
            document_number=request.POST.get("document_number", "").replace("\0", "").strip()[:60],
            document_date=parse_date(written_on) if written_on else None,
            by=request.viewer,
            at=timezone.now(),
        )
    except (FileRefused, actions.NotAllowed, actions.OutOfDate, UnreadableText) as refusal:
        return tasks.page_again(request, task_id, problems=[refusal_in_words(refusal)], form="evidence")
    messages.success(request, _("Đã đính kèm “%s”.") % uploaded.name)
    return sent_on(request, "task", task_id)


def evidence_file(request: StaffRequest, evidence_id: int) -> FileResponse:
    """The bytes of a piece of evidence."""
    evidence: Evidence = get_or_404(access.visible_evidence(request.viewer).select_related("file"), pk=evidence_id)
    return _served(evidence.file, evidence.name)


def source_file(request: StaffRequest, source_id: int) -> FileResponse:
    """The document that a plan or draft was read from, as it came."""
    source: SourceDocument = get_or_404(access.visible_sources(request.viewer).select_related("file"), pk=source_id)
    return _served(source.file, source.name)


def _served(stored: StoredFile, name: str) -> FileResponse:
    """Shown in the browser where that is safe, else downloaded;

    the type is the one that we found, not the one claimed.
    """
    response = FileResponse(
        (Path(settings.MEDIA_ROOT) / stored.path).open("rb"),
        as_attachment=MediaType(stored.media_type) not in SHOWN_IN_BROWSER,
        filename=name,
        content_type=stored.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _deliverable(request: StaffRequest, task_id: int) -> Deliverable | None:
    number = number_in(request.POST.get("deliverable", ""))
    return Deliverable.objects.filter(task_id=task_id, pk=number).first() if number else None
