"""Edits of a draft, asked for by the review page's script. Every answer tells which items gave way to which.

POST fields: ``op`` (set, confirm, delete, add, split, merge), ``section``, ``key``, and for some ``field``, ``value``
(repeated) and ``at``. The answer is JSON: ``section``, ``removed`` (keys), ``before`` (the key that the new
items stand after, or ""),
``html`` of the new items, ``counts`` as HTML, ``message``. A refusal is 422 with ``message``.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caicach.plans import actions
from caicach.plans.models import Draft
from caicach.plans.queries import drafts as queries
from caicach.plans.rules import review as edits
from caicach.plans.rules.entry import BadEntry, values_typed
from caicach.plans.rules.fields import FIELDS, Section
from caicach.plans.rules.review import ImpossibleEdit, Review, Splice
from caicach.web.http import StaffRequest, number_in, today
from caicach.web.staff.drafts import visible_draft
from caicach.web.ui.words import refusal_in_words

SECTIONS: frozenset[str] = frozenset(Section)
Edit = Callable[[Review, Section, QueryDict], Splice]


@require_POST
def edit(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Apply one edit."""
    draft = visible_draft(request, draft_id)
    make = OPERATIONS.get(request.POST.get("op", ""))
    if make is None or request.POST.get("section") not in SECTIONS:
        return _refused(_("Thao tác này không có. Hãy tải lại trang."))
    try:
        splice = make(draft.content, Section(request.POST["section"]), request.POST)
        changed = actions.edit_draft(draft=draft, splice=splice, by=request.viewer, at=timezone.now())
    except (BadEntry, ImpossibleEdit, actions.NotAllowed, actions.OutOfDate) as refusal:
        return _refused(refusal_in_words(refusal))
    return _done(request, changed, splice)


@require_POST
def undo(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Take back the last edit; with ``?then=unread`` for a form of that page, which is shown again."""
    draft = visible_draft(request, draft_id)
    try:
        splice = actions.undo_edit(draft=draft, by=request.viewer, at=timezone.now())
    except (ImpossibleEdit, actions.NotAllowed, actions.OutOfDate) as refusal:
        return _not_undone(request, draft, refusal_in_words(refusal))
    if splice is None:
        return _not_undone(request, draft, _("Không còn thao tác nào để hoàn tác."))
    if _from_a_form(request):
        messages.success(request, _("Đã hoàn tác."))
        return redirect("draft-unread", draft.pk)
    draft.refresh_from_db()
    return _done(request, draft, splice, message=_("Đã hoàn tác."))


def _set(review: Review, section: Section, data: QueryDict) -> Splice:
    values = values_typed(
        section=section, name=_field(section, data), texts=data.getlist("value"), year=year_of(review)
    )
    return edits.set_values(review, section, data.get("key", ""), values)


def _confirm(review: Review, section: Section, data: QueryDict) -> Splice:
    name = _field(section, data) if data.get("field") else None
    return edits.confirm(review, section, data.get("key", ""), name)


def _delete(review: Review, section: Section, data: QueryDict) -> Splice:
    return edits.delete(review, section, data.get("key", ""))


def _add(review: Review, section: Section, data: QueryDict) -> Splice:
    return edits.add(review, section, after=data.get("key") or None)


def _split(review: Review, section: Section, data: QueryDict) -> Splice:
    at = number_in(data.get("at", "")) or 0
    return edits.split(review, section, data.get("key", ""), at_character=at)


def _merge(review: Review, section: Section, data: QueryDict) -> Splice:
    return edits.merge(review, section, data.get("key", ""))


OPERATIONS: dict[str, Edit] = {
    "set": _set,
    "confirm": _confirm,
    "delete": _delete,
    "add": _add,
    "split": _split,
    "merge": _merge,
}


def _field(section: Section, data: QueryDict) -> str:
    name = data.get("field", "")
    if name not in {field.name for field in FIELDS[section]}:
        raise BadEntry("Mục này không có trường như vậy. Hãy tải lại trang.")
    return name


def year_of(review: Review) -> int:
    """The plan's year, for deadlines that name none."""
    year = edits.one(review[Section.HEAD][0], "year")
    return int(year) if year else today().year


def _done(request: StaffRequest, draft: Draft, splice: Splice, message: str = "") -> JsonResponse:
    items = draft.content[splice.section]
    rows = [
        queries.item_row(splice.section, item, splice.at + place) for place, item in enumerate(splice.inserted, start=1)
    ]
    html = "".join(
        render_to_string("staff/review_item.html", {"item": row, "can_review": True}, request=request) for row in rows
    )
    return JsonResponse(
        {
            "section": splice.section.value,
            "removed": [item["key"] for item in splice.removed],
            "before": items[splice.at - 1]["key"] if splice.at else "",
            "inserted": [item["key"] for item in splice.inserted],
            "html": html,
            "counts": render_to_string(
                "staff/review_counts.html",
                {"counts": queries.counts(draft.content), "sections": queries.section_rows(draft.content)},
                request=request,
            ),
            "message": message,
        }
    )


def _from_a_form(request: StaffRequest) -> bool:
    return request.GET.get("then") == "unread"


def _not_undone(request: StaffRequest, draft: Draft, message: str) -> HttpResponse:
    if not _from_a_form(request):
        return _refused(message)
    messages.error(request, message)
    return redirect("draft-unread", draft.pk)


def _refused(message: str) -> JsonResponse:
    return JsonResponse({"message": message}, status=422)
