"""Upload a document; see it being read; the review page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from caicach.foundation.rules import LARGEST_FILE, FileRefused, check_file
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.detect import detect_format
from caicach.organizations.models import Agency
from caicach.plans import access, actions
from caicach.plans.jobs import read_draft_job
from caicach.plans.models import Draft
from caicach.plans.queries import drafts as queries
from caicach.plans.queries.findings import examined, findings_page
from caicach.plans.rules.states import DraftState
from caicach.values.sentence import Sentence
from caicach.web.http import StaffRequest, get_or_404, sent_on
from caicach.web.ui.parts import Link
from caicach.web.ui.words import refusal_in_words, sentence_in_words

PANES = {
    "draft": gettext_lazy("Nội dung đọc được"),
    "draft-findings": gettext_lazy("Sai sót, mâu thuẫn"),
    "draft-unread": gettext_lazy("Đoạn chưa đọc"),
}


class UploadForm(forms.Form):
    """A plan document for one body. The content is judged by the reader, not by the name."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label=gettext_lazy("Kế hoạch của cơ quan"),
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Hãy chọn cơ quan mà anh/chị được giao soạn kế hoạch.")},
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp kế hoạch"),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Word (.docx), PDF, ảnh quét (.png, .jpg), hoặc văn bản thuần (.txt, .md); không quá 50 MB."
        ),
        error_messages={"required": gettext_lazy("Hãy chọn tệp kế hoạch trên máy.")},
    )

    def choose_among(self, agencies: QuerySet[Agency]) -> None:
        """Offer the bodies for which the viewer may draft."""
        field = self.fields["agency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = agencies


def upload(request: StaffRequest) -> HttpResponse:
    """Take a document in; the reading itself is a job."""
    agencies = access.draftable_agencies(request.viewer)
    first = get_or_404(agencies.filter(pk__in=agencies.values("pk")[:1]))
    sent = request.method == "POST"
    form = UploadForm(request.POST if sent else None, request.FILES if sent else None, initial={"agency": first.pk})
    form.choose_among(agencies)
    if sent and form.is_valid() and (draft := _taken_in(request, form)):
        read_draft_job.enqueue(draft.pk)
        return sent_on(request, "draft", draft.pk)
    status = 422 if form.errors else 200
    return render(request, "staff/upload.html", {"form": form, "trail": trail(_("Tải kế hoạch lên"))}, status=status)


def draft_page(request: StaffRequest, draft_id: int) -> HttpResponse:
    """The draft in its state: being read, refused, under review, adopted."""
    draft = visible_draft(request, draft_id)
    if draft.state == DraftState.ADOPTED:
        return redirect("plan", draft.plan.pk)
    if draft.state != DraftState.REVIEW:
        return render(request, "staff/draft_reading.html", {"trail": trail(draft.source.name), **_reading(draft)})
    context = {
        "sections": queries.section_rows(draft.content),
        "counts": queries.counts(draft.content),
        **review_frame(request, draft, "draft"),
    }
    return render(request, "staff/review.html", context)


def tabs(request: StaffRequest, draft_id: int) -> HttpResponse:
    """The parts of the review with their counts, asked for after an edit."""
    draft = visible_draft(request, draft_id)
    return render(request, "staff/review_tabs.html", {"links": _tabs(draft, "draft")})


def reading_state(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Asked every second while a document is being read; sends the page on when it is done."""
    draft = visible_draft(request, draft_id)
    if draft.state == DraftState.READING:
        return render(request, "staff/draft_reading_state.html", _reading(draft))
    response = HttpResponse(status=204)
    response["HX-Redirect"] = reverse("draft", args=[draft.pk])
    return response


def discard(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Put the draft away."""
    draft = visible_draft(request, draft_id)
    if request.method != "POST":
        return redirect("draft", draft.pk)
    try:
        actions.discard_draft(draft=draft, by=request.viewer, at=timezone.now())
    except (actions.NotAllowed, actions.OutOfDate) as refusal:
        messages.error(request, refusal_in_words(refusal))
        return redirect("draft", draft.pk)
    messages.success(request, _("Đã bỏ bản nháp “%s”. Tệp gốc vẫn được lưu.") % draft.source.name)
    return redirect("plans")


def visible_draft(request: StaffRequest, draft_id: int) -> Draft:
    """A draft that the viewer may see, or 404."""
    drafts = access.visible_drafts(request.viewer).select_related("source__file", "agency__unit", "plan")
    draft: Draft = get_or_404(drafts, pk=draft_id)
    return draft


def draft_under_review(request: StaffRequest, draft_id: int) -> Draft | HttpResponse:
    """A draft that can be looked through; for any other, the way to the page that it has now."""
    draft = visible_draft(request, draft_id)
    return draft if draft.state == DraftState.REVIEW else redirect("draft", draft.pk)


def review_frame(request: StaffRequest, draft: Draft, chosen: str) -> dict[str, Any]:
    """What every part of the review shows: the source on the left, the parts with their counts, what one may do."""
    return {
        "draft": draft,
        "notes": [*notes_on(draft), *(sentence_in_words(Sentence(**note)) for note in draft.notes)],
        "blocks": queries.source_blocks(draft),
        "source": "",  # a link to a line stays on the page
        "unread": examined(draft).unread_lines,
        "links": _tabs(draft, chosen),
        "pane": PANES[chosen],
        "can_review": access.can_review(request.viewer, draft),
        "can_adopt": access.can_adopt(request.viewer, draft.agency),
        "can_waive": access.can_waive(request.viewer, draft),
    }


def _reading(draft: Draft) -> dict[str, Any]:
    """How far reading is."""
    return {
        "draft": draft,
        "pages_done": (draft.page_read or 1) - 1,
        "minutes": queries.minutes_left(draft, now=timezone.now()),
    }


def notes_on(draft: Draft) -> list[str]:
    """What to think of before the draft becomes a plan of its body."""
    other = queries.other_unit(draft)
    if not other:
        return []
    words = _(
        "Văn bản này ghi là của %(unit)s, nhưng đang được đưa vào kế hoạch của %(agency)s. Nếu nhầm, hãy bỏ bản nháp "
        "này và tải tệp lên cho đúng cơ quan."
    )
    return [words % {"unit": other, "agency": draft.agency.name}]


def _tabs(draft: Draft, chosen: str) -> list[Link]:
    page = findings_page(draft)
    parts = (
        ("draft", _("Nội dung"), "", None),
        ("draft-findings", _("Sai sót, mâu thuẫn"), "exclamation-octagon-fill" if page.errors else "", page.count),
        ("draft-unread", _("Chưa đọc"), "", len(examined(draft).passages)),
    )
    return [
        Link(label, reverse(name, args=[draft.pk]), icon=icon, active=name == chosen, count=count)
        for name, label, icon, count in parts
    ]


def trail(here: str) -> list[Link]:
    """The way down from the list of plans."""
    return [Link(pgettext("list", "Kế hoạch"), reverse("plans")), Link(here)]


def _taken_in(request: StaffRequest, form: UploadForm) -> Draft | None:
    """Keep the file, or put the refusal at the field."""
    uploaded = form.cleaned_data["file"]
    if uploaded.size > LARGEST_FILE:
        form.add_error("file", _(Problem.TOO_LARGE))
        return None
    data = uploaded.read()
    try:
        # Asked first: it knows what a plan may come as, and how to save an old Word file anew.
        if data:
            detect_format(data=data, name=uploaded.name)
        file = check_file(name=uploaded.name, data=data)
        return actions.upload_document(
            agency=form.cleaned_data["agency"], file=file, by=request.viewer, at=timezone.now()
        )
    except (UnreadableDocument, FileRefused, actions.NotAllowed) as refusal:
        form.add_error("file", refusal_in_words(refusal))
        return None
