"""Upload a document, read it into a draft, correct the draft."""

from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F

from caicach.foundation.actions import keep_file, record_event
from caicach.foundation.queries import bytes_of
from caicach.foundation.rules import CheckedFile
from caicach.intake.pipeline import read_plan
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.organizations.access import Viewer
from caicach.organizations.models import Agency
from caicach.plans.access import can_review, draftable_agencies
from caicach.plans.actions.refusals import NotAllowed, OutOfDate
from caicach.plans.models import Draft, DraftEdit, SourceDocument
from caicach.plans.rules.proposal import review_of
from caicach.plans.rules.review import Splice, apply, splice_from
from caicach.plans.rules.source import lines_of
from caicach.plans.rules.states import DraftState
from caicach.values.sentence import Sentence

NO_TASK = Sentence(
    "Chưa đọc được nhiệm vụ nào trong văn bản này. "
    "Anh/chị có thể thêm nhiệm vụ bằng tay, hoặc tải lên bản có bảng nhiệm vụ."
)
FELL_OVER = Sentence(
    "Phần mềm gặp lỗi khi đọc tệp này và đã ghi lại lỗi. "
    "Hãy lưu tệp bằng phần mềm soạn thảo rồi tải lên lại, hoặc báo người quản trị."
)

MOST_READINGS = 3
"""How often a document is begun whose reading ends with the worker."""


@transaction.atomic
def upload_document(*, agency: Agency, file: CheckedFile, by: Viewer, at: datetime) -> Draft:
    """Keep the file for ever and open a draft that waits to be read."""
    if not draftable_agencies(by).filter(pk=agency.pk).exists():
        raise NotAllowed("Anh/chị chưa được giao soạn kế hoạch cho cơ quan này.")
    stored = keep_file(file=file, by=by, at=at)
    source = SourceDocument.objects.create(
        agency=agency, file=stored, name=file.name, uploaded_by_id=by.id, uploaded_at=at
    )
    draft = Draft.objects.create(source=source, agency=agency, state=DraftState.READING, created_at=at)
    record_event(
        verb="upload_document", subject=draft, by=by, at=at, agency_id=agency.pk, detail={"sha256": stored.sha256}
    )
    return draft


def read_draft(*, draft: Draft, at: datetime) -> Draft:
    """Read the source into the draft. Reading again what was read already changes nothing.

    A document at which the worker was ended again and again is given up.
    """
    if not Draft.objects.filter(pk=draft.pk, state=DraftState.READING).update(readings=F("readings") + 1):
        return draft
    if draft.readings >= MOST_READINGS:
        return give_up_reading(draft=draft, at=at)
    try:
        data = bytes_of(draft.source.file)
        reading = read_plan(data=data, name=draft.source.name, progress=partial(_note_page, draft))
    except _NotWaitedFor:
        return draft
    except UnreadableDocument as refusal:
        return _close_reading(draft, at, state=DraftState.REFUSED, problem=str(refusal.problem))
    except FileNotFoundError:
        return _close_reading(draft, at, state=DraftState.REFUSED, problem=str(Problem.DAMAGED))
    notes = reading.layout.notes if reading.draft.tasks else (*reading.layout.notes, NO_TASK)
    return _close_reading(
        draft,
        at,
        state=DraftState.REVIEW,
        content=review_of(reading.draft),
        lines=lines_of(reading.layout),
        layout_kind=reading.layout.kind,
        notes=[asdict(note) for note in notes],
    )


class _NotWaitedFor(Exception):
    """The draft was put away while it was being read."""


def _note_page(draft: Draft, page: int, of: int) -> None:
    """Keep how far recognition is, for the page that waits."""
    if not Draft.objects.filter(pk=draft.pk, state=DraftState.READING).update(page_read=page, pages=of):
        raise _NotWaitedFor


def give_up_reading(*, draft: Draft, at: datetime) -> Draft:
    """Close a reading that fell over, so that nobody waits for it for ever; what went wrong is in the worker's log."""
    return _close_reading(draft, at, state=DraftState.REFUSED, problem=str(FELL_OVER))


@transaction.atomic
def edit_draft(*, draft: Draft, splice: Splice, by: Viewer, at: datetime) -> Draft:
    """Apply one reversible edit. Raises ``ImpossibleEdit`` when the place has changed meanwhile."""
    locked = _locked_for_review(draft, by)
    locked.content = apply(locked.content, splice)
    locked.version += 1
    locked.save(update_fields=["content", "version"])
    # What was taken back is gone once something new is done, as in every editor.
    DraftEdit.objects.filter(draft=locked, undone_at__isnull=False).delete()
    DraftEdit.objects.create(draft=locked, number=_next_number(locked), splice=splice.as_json(), by_id=by.id, at=at)
    return locked


@transaction.atomic
def undo_edit(*, draft: Draft, by: Viewer, at: datetime) -> Splice | None:
    """Take back the last edit that stands; returns what that did to the draft, or None when nothing is left to undo."""
    locked = _locked_for_review(draft, by)
    last = locked.edits.filter(undone_at__isnull=True).order_by("-number").first()
    if last is None:
        return None
    back = splice_from(last.splice).inverse()
    locked.content = apply(locked.content, back)
    locked.version += 1
    locked.save(update_fields=["content", "version"])
    last.undone_at, last.undone_by_id = at, by.id
    last.save(update_fields=["undone_at", "undone_by"])
    return back


@transaction.atomic
def discard_draft(*, draft: Draft, by: Viewer, at: datetime) -> None:
    """Put a draft away, read or not; its source stays kept."""
    if not can_review(by, draft):
        raise NotAllowed("Anh/chị không được bỏ bản nháp này.")
    locked = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if locked.state in (DraftState.ADOPTED, DraftState.DISCARDED):
        raise OutOfDate("Bản nháp này đã được ban hành hoặc đã bỏ. Hãy tải lại trang.")
    locked.state = DraftState.DISCARDED
    locked.problem = ""
    locked.save(update_fields=["state", "problem"])
    record_event(verb="discard_draft", subject=locked, by=by, at=at, agency_id=locked.agency_id)


def _locked_for_review(draft: Draft, by: Viewer) -> Draft:
    locked = Draft.objects.select_for_update(of=("self",)).select_related("agency").get(pk=draft.pk)
    if not can_review(by, locked):
        raise NotAllowed("Anh/chị không được sửa bản nháp này.")
    if locked.state != DraftState.REVIEW:
        raise OutOfDate("Bản nháp này không còn ở bước soát lại. Hãy tải lại trang.")
    return locked


def _next_number(draft: Draft) -> int:
    last = draft.edits.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _close_reading(draft: Draft, at: datetime, **changes: Any) -> Draft:
    with transaction.atomic():
        locked = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        if locked.state != DraftState.READING:
            return locked
        for name, value in changes.items():
            setattr(locked, name, value)
        locked.read_at = at
        locked.save()
    return locked
