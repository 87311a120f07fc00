"""The desk: the first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render

from caicach.plans.access import draftable_agencies
from caicach.plans.queries.desk import desk
from caicach.web.http import StaffRequest, today


def desk_page(request: StaffRequest) -> HttpResponse:
    """What the viewer must do today."""
    day = today()
    may_upload = draftable_agencies(request.viewer).exists()
    return render(request, "staff/desk.html", {"desk": desk(request.viewer, today=day), "today": day, "may_upload": may_upload})
