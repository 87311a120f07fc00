"""Passages out of which nothing was read: the page, and taking one into the draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caicach.intake.accounting import LineUse
from caicach.plans import actions
from caicach.plans.models import Draft
from caicach.plans.queries.findings import UnreadPassage, examined
from caicach.plans.rules import review as edits
from caicach.plans.rules.fields import Section
from caicach.plans.rules.passage import values_of_words
from caicach.plans.rules.review import ImpossibleEdit
from caicach.web.http import StaffRequest, number_in
from caicach.web.staff.drafts import draft_under_review, review_frame
from caicach.web.staff.review import year_of
from caicach.web.staff.words import section_noun
from caicach.web.ui.notices import notify
from caicach.web.ui.words import refusal_in_words

TAKERS = (Section.TASKS, Section.TARGETS, Section.REPORTING)


def draft_unread(request: StaffRequest, draft_id: int) -> HttpResponse:
    """The passages under their headings, beside the source."""
    draft = draft_under_review(request, draft_id)
    if isinstance(draft, HttpResponse):
        return draft
    found = examined(draft)
    context = {
        "examined": found,
        "uses": {use.value: found.uses.get(use, 0) for use in LineUse},
        "takers": TAKERS,
        **review_frame(request, draft, "draft-unread"),
    }
    return render(request, "staff/draft_unread.html", context)


def take_in(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Make a task, a target or a duty to report of a passage, and go on with the next one."""
    draft = draft_under_review(request, draft_id)
    if isinstance(draft, HttpResponse):
        return draft
    here = reverse("draft-unread", args=[draft.pk])
    passages = examined(draft).passages
    line = number_in(request.POST.get("line", ""))
    at = next((place for place, passage in enumerate(passages) if passage.lines[0] == line), None)
    section = next((one for one in TAKERS if one == request.POST.get("section")), None)
    if request.method != "POST" or at is None or section is None:
        if request.method == "POST":
            messages.error(request, _("Đoạn này không còn trong danh sách chưa đọc. Hãy xem lại danh sách."))
        return redirect(here)
    try:
        key = _take(request, draft, section, passages[at])
    except (ImpossibleEdit, actions.NotAllowed, actions.OutOfDate) as refusal:
        messages.error(request, refusal_in_words(refusal))
        return redirect(here)
    said = _("Đã thêm %(noun)s từ dòng %(line)s. Mở ra để điền nốt, hoặc xem tiếp đoạn sau.")
    undo_url = f"{reverse('draft-undo', args=[draft.pk])}?then=unread"
    notify(
        request,
        said % {"noun": section_noun(section), "line": line},
        undo_url=undo_url,
        open_url=f"{reverse('draft', args=[draft.pk])}#{section}-{key}",
    )
    return redirect(f"{here}#unread-{passages[at + 1].lines[0]}" if at + 1 < len(passages) else here)


def _take(request: StaffRequest, draft: Draft, section: Section, passage: UnreadPassage) -> str:
    """The key of the item that it became."""
    values = values_of_words(section=section, words=passage.words, year=year_of(draft.content))
    splice = edits.take_in(draft.content, section, values=values, places=passage.places)
    actions.edit_draft(draft=draft, splice=splice, by=request.viewer, at=timezone.now())
    return str(splice.inserted[0]["key"])
