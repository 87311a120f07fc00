"""The audit log, for administrators and auditors."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from caicach.foundation.access import visible_events
from caicach.organizations.access import within
from caicach.organizations.models import Agency
from caicach.organizations.rules.roles import Right
from caicach.web.http import StaffRequest, page_number

EVENTS_A_PAGE = 50


def audit_page(request: StaffRequest) -> HttpResponse:
    """Who did what when, newest first."""
    scopes = request.viewer.bodies(Right.READ_AUDIT)
    if not scopes:
        raise Http404
    agencies = Agency.objects.filter(within(scopes, field="path")).values_list("pk", flat=True)
    page = Paginator(visible_events(agency_ids=agencies), EVENTS_A_PAGE).get_page(page_number(request))
    return render(request, "staff/audit.html", {"page": page})
