"""Adopt a reviewed draft: how it was issued, and which agencies its words mean."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from caicach.organizations.models import Agency
from caicach.plans import access, actions
from caicach.plans.models import Draft
from caicach.plans.queries import drafts as queries
from caicach.plans.queries.findings import FindingsPage, findings_page
from caicach.plans.queries.who import WhoRow, assignable_agencies, who_rows
from caicach.plans.rules.adoption import Issue, NotReady
from caicach.plans.rules.fields import Kind, Section
from caicach.plans.rules.review import one
from caicach.plans.rules.states import DraftState
from caicach.values.sentence import UnreadableText
from caicach.values.vietnamese import parse_date
from caicach.web.http import StaffRequest, number_in, words_in
from caicach.web.staff.drafts import notes_on, visible_draft
from caicach.web.ui.parts import Link, WrongField
from caicach.web.ui.words import refusal_in_words, sentence_in_words

YEAR_IS = gettext_lazy("Năm kế hoạch là một năm từ 2000 đến 2100, ví dụ 2026.")
REASON = "reason-"  # a field for each open error, named by its key
WHO = "who-"  # fields "who-0", "who-1" … in the order of who_rows
GROUP = "group"  # chosen in such a field: the agencies ticked in "who-0-member"


class VietnameseDateField(forms.CharField):
    """A day as people write it: 13/01/2026 or "ngày 13 tháng 01 năm 2026"."""

    def to_python(self, value: Any) -> Any:
        """The date. A day that does not exist is refused with the sentence that names it."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except UnreadableText as wrong:
            raise forms.ValidationError(refusal_in_words(wrong)) from wrong


class IssueForm(forms.Form):
    """How the plan was issued; filled with what the document says."""

    title = forms.CharField(
        label=gettext_lazy("Tên kế hoạch"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Hãy ghi tên kế hoạch.")},
    )
    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 15/KH-UBND"),
        error_messages={"required": gettext_lazy("Hãy ghi số, ký hiệu như trên văn bản.")},
    )
    issued_on = VietnameseDateField(
        label=gettext_lazy("Ngày ban hành"),
        help_text=gettext_lazy("Ví dụ: 13/01/2026"),
        error_messages={"required": gettext_lazy("Hãy ghi ngày ban hành, ví dụ 13/01/2026.")},
    )
    signer = forms.CharField(
        label=gettext_lazy("Người ký"),
        max_length=120,
        error_messages={"required": gettext_lazy("Hãy ghi họ tên người ký.")},
    )
    signer_title = forms.CharField(label=gettext_lazy("Chức vụ người ký"), max_length=120, required=False)
    year = forms.IntegerField(
        label=gettext_lazy("Năm kế hoạch"),
        min_value=2000,
        max_value=2100,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), YEAR_IS),
    )


def adopt(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Ask what is blank, settle who is meant, and issue."""
    draft = visible_draft(request, draft_id)
    if draft.state != DraftState.REVIEW:
        return redirect("draft", draft.pk)
    if not access.can_adopt(request.viewer, draft.agency):
        raise Http404
    form = IssueForm(request.POST if request.method == "POST" else None, initial=_known(draft))
    problems: list[str] = []
    rows, agencies = who_rows(draft), list(assignable_agencies(draft.agency))
    findings = findings_page(draft)
    if request.method == "POST" and form.is_valid():
        try:
            plan = actions.adopt_draft(
                draft=draft,
                issue=Issue(**form.cleaned_data),
                who=_settled(request, rows, agencies),
                reasons=_reasons(request, findings),
                by=request.viewer,
                at=timezone.now(),
            )
        except NotReady as refusal:
            problems = [sentence_in_words(one) for one in refusal.sentences]
        except actions.NumberTaken as refusal:
            form.add_error("number", refusal_in_words(refusal))
        except (actions.NotAllowed, actions.OutOfDate) as refusal:
            problems = [refusal_in_words(refusal)]
        else:
            messages.success(request, _("Đã ban hành kế hoạch. Việc đã lên bàn của các đơn vị."))
            return redirect("plan", plan.pk)
    context = {
        "draft": draft,
        "trail": _trail(draft),
        "form": form,
        "problems": problems,
        "findings": findings,
        "errors": (errors := _errors(request, findings)),
        "missing": [_wrong(place, one) for place, one in enumerate(errors, start=1) if one["missing"]]
        if form.errors
        else [],
        "notes": notes_on(draft),
        "can_review": access.can_review(request.viewer, draft),
        "source": reverse("draft-findings", args=[draft.pk]),
        "rows": _choices(request, rows, agencies),
        "agencies": agencies,
        "tasks": len(draft.content[Section.TASKS]),
        "counts": queries.counts(draft.content),
    }
    return render(request, "staff/adopt.html", context, status=422 if problems or form.errors else 200)


def _trail(draft: Draft) -> list[Link]:
    above = Link(draft.source.name, reverse("draft", args=[draft.pk]))
    return [Link(pgettext("list", "Kế hoạch"), reverse("plans")), above, Link(_("Ban hành"))]


def _known(draft: Draft) -> dict[str, Any]:
    """What the document itself says, as text to type over."""
    head = draft.content[Section.HEAD][0]
    known = {name: one(head, name) for name in ("title", "number", "signer", "signer_title", "year")}
    if issued := one(head, "issued_on"):
        known["issued_on"] = queries.say_value(Kind.DATE, issued)
    return known


def _reasons(request: StaffRequest, findings: FindingsPage) -> dict[str, str]:
    """The reasons given for open errors; an error that somebody settled meanwhile needs none."""
    given = {row.key: words_in(request.POST.get(f"{REASON}{row.key}", "")) for row in findings.errors}
    return {key: reason for key, reason in given.items() if reason}


def _errors(request: StaffRequest, findings: FindingsPage) -> list[dict[str, Any]]:
    """Each open error with the field for its reason: what was typed there, and whether it is missing."""
    typed = {row.key: request.POST.get(f"{REASON}{row.key}", "") for row in findings.errors}
    sent = request.method == "POST"
    return [
        {
            "row": row,
            "field": f"{REASON}{row.key}",
            "typed": typed[row.key],
            "missing": sent and not typed[row.key].strip(),
        }
        for row in findings.errors
    ]


def _wrong(place: int, error: dict[str, Any]) -> WrongField:
    """A reason that is missing, in the summary at the top."""
    label = _("Lỗi thứ %(n)s") % {"n": place}
    return WrongField(anchor=error["field"], label=label, text=_("Hãy ghi lý do, hoặc quay lại bản nháp để sửa."))


def _choices(request: StaffRequest, rows: list[WhoRow], agencies: list[Agency]) -> list[dict[str, Any]]:
    """Each name with what is chosen for it: what was posted, be it "later", else the sure proposal."""
    named = {agency.pk: agency for agency in agencies}
    return [
        {
            "row": row,
            "field": (field := f"{WHO}{place}"),
            "chosen": number_in(request.POST[field]) if field in request.POST else row.chosen,
            "as_group": request.POST[field] == GROUP if field in request.POST else row.takes_all,
            "members": [named[member] for member in row.members],
            "ticked": _ticked(request, field) if field in request.POST else set(row.members),
            "proposed": [match.agency_id for match in row.matches],
            "heirs": [match.agency_id for match in row.matches if match.heir],
        }
        for place, row in enumerate(rows)
    ]


def _settled(request: StaffRequest, rows: list[WhoRow], agencies: list[Agency]) -> dict[str, tuple[int, ...]]:
    """Words to agencies, for those that were settled, within the agencies that may be given work."""
    allowed = {agency.pk for agency in agencies}
    settled: dict[str, tuple[int, ...]] = {}
    for place, row in enumerate(rows):
        field = f"{WHO}{place}"
        if request.POST.get(field) == GROUP:
            ticked = _ticked(request, field)
            settled[row.words] = tuple(member for member in row.members if member in ticked)
        elif (number := number_in(request.POST.get(field, ""))) in allowed and number is not None:
            settled[row.words] = (number,)
    return {words: meant for words, meant in settled.items() if meant}


def _ticked(request: StaffRequest, field: str) -> set[int | None]:
    return {number_in(value) for value in request.POST.getlist(f"{field}-member")}
