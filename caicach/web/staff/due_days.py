"""What a due day on a day off means: the page on which an office decides it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caicach.organizations.access import policy_bodies
from caicach.organizations.actions import set_day_off_rule
from caicach.organizations.models import Agency
from caicach.values.deadline import DayOffRule
from caicach.web.http import StaffRequest, number_in

RULES = {
    DayOffRule.SAME: gettext_lazy("Giữ nguyên ngày đó"),
    DayOffRule.PREVIOUS: gettext_lazy("Tính vào ngày làm việc liền trước"),
    DayOffRule.NEXT: gettext_lazy("Tính sang ngày làm việc kế tiếp"),
}


class DueDayForm(forms.Form):
    """The choice of one body."""

    rule = forms.ChoiceField(
        label=gettext_lazy("Khi hạn rơi vào ngày nghỉ"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Hãy chọn một trong các cách tính dưới đây.")},
    )

    def __init__(self, body: Agency, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"rule": body.own_day_off_rule}, auto_id=f"id_{body.pk}_%s")
        above = RULES[DayOffRule(body.parent.day_off_rule if body.parent else DayOffRule.SAME)]
        follows = _("Theo cơ quan cấp trên (%(rule)s)") if body.parent else _("Chưa quy định (%(rule)s)")
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", follows % {"rule": above}), *((rule.value, label) for rule, label in RULES.items())]
        self.body = body


def due_days(request: StaffRequest) -> HttpResponse:
    """Each body for which the viewer decides, with its choice."""
    bodies = list(policy_bodies(request.viewer).select_related("parent"))
    if not bodies:
        raise Http404
    chosen = number_in(request.POST.get("agency", ""))
    offices = [DueDayForm(body, request.POST if body.pk == chosen else None) for body in bodies]
    sent = next((form for form in offices if form.is_bound), None)
    if sent is not None and sent.is_valid():
        rule = DayOffRule(sent.cleaned_data["rule"]) if sent.cleaned_data["rule"] else None
        set_day_off_rule(agency=sent.body, rule=rule, by=request.viewer, at=timezone.now())
        messages.success(request, _("Đã lưu cách tính hạn."))
        return redirect("due-days")
    status = 422 if request.method == "POST" else 200
    return render(request, "staff/due_days.html", {"offices": offices}, status=status)
