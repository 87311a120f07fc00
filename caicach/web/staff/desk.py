"""The desk: the first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext

from caicach.plans.access import draftable_agencies
from caicach.plans.queries.desk import desk
from caicach.values.vietnamese import say_weekday
from caicach.web.http import StaffRequest, today


def desk_page(request: StaffRequest) -> HttpResponse:
    """What the viewer must do today."""
    day = today()
    context = {
        "desk": desk(request.viewer, today=day),
        "today": day,
        "weekday": capfirst(gettext(say_weekday(day))),
        "may_upload": draftable_agencies(request.viewer).exists(),
    }
    return render(request, "staff/desk.html", context)
