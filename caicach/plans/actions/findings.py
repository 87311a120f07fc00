"""Let stand what a check found wrong, with a reason; take that back."""

from datetime import datetime

from django.db import transaction

from caicach.foundation.actions import record_event
from caicach.organizations.access import Viewer
from caicach.plans.access import can_waive
from caicach.plans.actions.refusals import NotAllowed, OutOfDate
from caicach.plans.actions.work import ReasonMissing
from caicach.plans.models import Draft, FindingWaiver
from caicach.plans.queries.findings import active_waivers, examined
from caicach.plans.rules.states import DraftState


@transaction.atomic
def waive_finding(*, draft: Draft, key: str, reason: str, by: Viewer, at: datetime) -> FindingWaiver:
    """Let the finding of that key stand. Raises ``NotAllowed``, ``ReasonMissing`` or ``OutOfDate``."""
    locked = _locked(draft, by)
    if not reason.strip():
        raise ReasonMissing("Hãy ghi lý do giữ nguyên, để người đọc kế hoạch sau này hiểu vì sao không sửa.")
    finding = next((one for one in examined(locked).findings or () if one.key == key), None)
    if finding is None:
        raise OutOfDate("Chỗ này đã được sửa hoặc không còn bị nêu nữa. Hãy tải lại trang.")
    if active_waivers(locked).filter(key=key).exists():
        raise OutOfDate("Chỗ này đã có người quyết định giữ nguyên. Hãy tải lại trang.")
    waiver = FindingWaiver.objects.create(
        draft=locked, key=key, words=str(finding.sentence), reason=reason.strip(), by_id=by.id, at=at
    )
    _record("waive_finding", waiver, by, at)
    return waiver


@transaction.atomic
def withdraw_waiver(*, waiver: FindingWaiver, by: Viewer, at: datetime) -> None:
    """Ask for the finding to be settled after all; the waiver stays on record."""
    _locked(waiver.draft, by)
    locked = FindingWaiver.objects.select_for_update(of=("self",)).select_related("draft").get(pk=waiver.pk)
    if locked.withdrawn_at is not None:
        raise OutOfDate("Quyết định giữ nguyên này đã được bỏ trước đó. Hãy tải lại trang.")
    locked.withdrawn_at, locked.withdrawn_by_id = at, by.id
    locked.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _record("withdraw_waiver", locked, by, at)


def _locked(draft: Draft, by: Viewer) -> Draft:
    """The draft, held so that of two decisions about one finding the second sees the first."""
    locked = Draft.objects.select_for_update(of=("self",)).select_related("agency").get(pk=draft.pk)
    if not can_waive(by, locked):
        raise NotAllowed("Chỉ người có quyền ban hành kế hoạch mới quyết định được việc giữ nguyên.")
    if locked.state != DraftState.REVIEW:
        raise OutOfDate("Bản nháp này không còn ở bước soát lại. Hãy tải lại trang.")
    return locked


def _record(verb: str, waiver: FindingWaiver, by: Viewer, at: datetime) -> None:
    record_event(
        verb=verb,
        subject=waiver.draft,
        by=by,
        at=at,
        agency_id=waiver.draft.agency_id,
        detail={"waiver": waiver.pk, "finding": waiver.words, "reason": waiver.reason},
    )
