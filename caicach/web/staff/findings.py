"""What is wrong with a draft: the page, letting a finding stand, and taking that back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caicach.plans import access, actions
from caicach.plans.models import Draft, FindingWaiver
from caicach.plans.queries.findings import findings_page
from caicach.web.http import StaffRequest, get_or_404, words_in
from caicach.web.staff.drafts import draft_under_review, review_frame
from caicach.web.ui.notices import notify
from caicach.web.ui.words import refusal_in_words


def draft_findings(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Sentences with the places that they are about, beside the source."""
    draft = draft_under_review(request, draft_id)
    return draft if isinstance(draft, HttpResponse) else _page(request, draft)


def waive(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Let a finding stand, for a reason."""
    draft = draft_under_review(request, draft_id)
    if isinstance(draft, HttpResponse):
        return draft
    if request.method != "POST":
        return redirect("draft-findings", draft.pk)
    key, reason = request.POST.get("key", ""), words_in(request.POST.get("reason", ""))
    try:
        waiver = actions.waive_finding(draft=draft, key=key, reason=reason, by=request.viewer, at=timezone.now())
    except actions.ReasonMissing as refusal:
        return _page(request, draft, refused={"key": key, "message": refusal_in_words(refusal)})
    except (actions.NotAllowed, actions.OutOfDate) as refusal:
        messages.error(request, refusal_in_words(refusal))
        return redirect("draft-findings", draft.pk)
    notify(request, _("Đã ghi quyết định giữ nguyên."), undo_url=reverse("waiver-withdraw", args=[waiver.pk]))
    return redirect("draft-findings", draft.pk)


def withdraw(request: StaffRequest, waiver_id: int) -> HttpResponse:
    """Take a decision to let a finding stand back."""
    waivers = access.visible_waivers(request.viewer).select_related("draft")
    waiver: FindingWaiver = get_or_404(waivers, pk=waiver_id)
    if request.method == "POST":
        try:
            actions.withdraw_waiver(waiver=waiver, by=request.viewer, at=timezone.now())
        except (actions.NotAllowed, actions.OutOfDate) as refusal:
            messages.error(request, refusal_in_words(refusal))
        else:
            messages.success(request, _("Đã bỏ quyết định giữ nguyên. Chỗ này lại chờ sửa hoặc quyết định."))
    return redirect("draft-findings", waiver.draft_id)


def _page(request: StaffRequest, draft: Draft, refused: dict[str, str] | None = None) -> HttpResponse:
    context = {"page": findings_page(draft), "refused": refused, **review_frame(request, draft, "draft-findings")}
    return render(request, "staff/draft_findings.html", context, status=422 if refused else 200)
