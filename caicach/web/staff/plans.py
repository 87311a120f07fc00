"""The list of plans, and a plan with its tasks, targets, duties, bases and source."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from caicach.law.glossary import term
from caicach.plans import access
from caicach.plans.models import Plan
from caicach.plans.queries import plans as queries
from caicach.plans.queries.drafts import draft_row, source_blocks
from caicach.plans.queries.findings import FindingsPage
from caicach.plans.queries.findings import findings_page as findings_of
from caicach.plans.queries.losses import losses_of
from caicach.plans.queries.plans import TaskFilter
from caicach.plans.rules.states import DraftState
from caicach.web.http import StaffRequest, get_or_404, number_in, page_number, today, words_in
from caicach.web.ui.parts import Link, ProgressRow

STANDINGS = (
    ("overdue", gettext_lazy("Quá hạn")),
    ("due_soon", gettext_lazy("Đến hạn trong 7 ngày")),
    ("not_started", gettext_lazy("Chưa bắt đầu")),
    ("in_hand", gettext_lazy("Đang thực hiện")),
    ("submitted", gettext_lazy("Chờ duyệt")),
    ("returned", pgettext_lazy("state", "Trả lại")),
    ("done_on_time", gettext_lazy("Hoàn thành đúng hạn")),
    ("done_late", gettext_lazy("Hoàn thành trễ hạn")),
    ("unsettled", gettext_lazy("Chưa rõ đơn vị chủ trì")),
)


def plan_list_page(request: StaffRequest) -> HttpResponse:
    """Plans of one's own body and below, and the drafts on their way."""
    year = request.GET.get("year", "")
    page = queries.plan_list(request.viewer, today=today(), year=number_in(year), number=page_number(request))
    drafts = access.visible_drafts(request.viewer).exclude(state="adopted").select_related("source", "agency")
    context = {
        "page": page,
        "year": year,
        "years": queries.years_of(request.viewer),
        "drafts": (rows := [draft_row(draft) for draft in drafts.defer("lines").order_by("-created_at", "-id")[:20]]),
        "refused": sum(row.draft.state == DraftState.REFUSED for row in rows),
        "under_way": sum(row.draft.state != DraftState.REFUSED for row in rows),
        "may_upload": access.draftable_agencies(request.viewer).exists(),
    }
    return render(request, "staff/plans.html", context)


def plan_page(request: StaffRequest, plan_id: int) -> HttpResponse:
    """The plan's progress and its tasks, filtered and a page at a time."""
    plan = _plan(request, plan_id)
    wanted = filter_of(request)
    tasks = queries.task_list(plan.tasks.all(), wanted, today=today(), number=page_number(request))
    losses = losses_of(plan, domain_id=wanted.domain_id)
    return render(request, "staff/plan_tasks.html", _context(plan, "plan", tasks=tasks, wanted=wanted, losses=losses))


def targets_page(request: StaffRequest, plan_id: int) -> HttpResponse:
    """The plan's targets with their numbers."""
    return render(request, "staff/plan_targets.html", _context(_plan(request, plan_id), "plan-targets"))


def duties_page(request: StaffRequest, plan_id: int) -> HttpResponse:
    """The plan's standing duties to report."""
    return render(request, "staff/plan_duties.html", _context(_plan(request, plan_id), "plan-duties"))


def bases_page(request: StaffRequest, plan_id: int) -> HttpResponse:
    """The documents that the plan stands on."""
    return render(request, "staff/plan_bases.html", _context(_plan(request, plan_id), "plan-bases"))


def source_page(request: StaffRequest, plan_id: int) -> HttpResponse:
    """The document as it came, line by line."""
    plan = _plan(request, plan_id)
    blocks = source_blocks(plan.draft) if plan.draft else []
    return render(request, "staff/plan_source.html", _context(plan, "plan-source", blocks=blocks))


def findings_page(request: StaffRequest, plan_id: int) -> HttpResponse:
    """What was found wrong with the plan's document, and what was let stand when it was issued."""
    plan = _plan(request, plan_id)
    context = _context(plan, "plan-findings", source=reverse("plan-source", args=[plan.pk]))
    return render(request, "staff/plan_findings.html", context)


def filter_of(request: StaffRequest) -> TaskFilter:
    """What the address asks to see of a list of tasks."""
    return TaskFilter(
        words=words_in(request.GET.get("q", ""))[:200],
        standing=request.GET.get("state", ""),
        domain_id=number_in(request.GET.get("domain", "")),
        agency_id=number_in(request.GET.get("agency", "")),
    )


def _plan(request: StaffRequest, plan_id: int) -> Plan:
    plans = access.visible_plans(request.viewer).select_related("agency", "source__file", "draft")
    plan: Plan = get_or_404(plans, pk=plan_id)
    return plan


def _context(plan: Plan, tab: str, **more: Any) -> dict[str, Any]:
    page = queries.plan_page(plan, today=today())
    findings = findings_of(plan.draft) if plan.draft else None
    return {
        "page": page,
        "findings": findings,
        "plan": plan,
        "trail": [Link(pgettext("list", "Kế hoạch"), reverse("plans")), Link(str(plan.year))],
        "links": _tabs(plan, page, findings, tab),
        "rows": [_progress(plan, row) for row in page.domains],
        "standings": STANDINGS,
        **more,
    }


def _tabs(plan: Plan, page: queries.PlanPage, findings: FindingsPage | None, chosen: str) -> list[Link]:
    counted = [
        ("plan", pgettext("list", "Nhiệm vụ"), page.tally.total),
        ("plan-targets", pgettext("list", "Chỉ tiêu"), len(page.targets)),
        ("plan-duties", _("Chế độ báo cáo"), len(page.duties)),
        ("plan-bases", pgettext("list", "Căn cứ"), len(page.legal_bases)),
        ("plan-source", _("Văn bản gốc"), None),
    ]
    if findings:  # a plan typed in has no document to hold against itself
        counted.append(("plan-findings", _("Sai sót, mâu thuẫn"), findings.count))
    return [
        Link(label, reverse(name, args=[plan.pk]), active=name == chosen, count=count) for name, label, count in counted
    ]


def _progress(plan: Plan, row: queries.DomainRow) -> ProgressRow:
    return ProgressRow(
        name=row.title or _(term(row.code).vi),
        done=row.tally.done_on_time,
        late=row.tally.done_late,
        in_hand=row.tally.in_hand,
        overdue=row.tally.overdue,
        not_started=row.tally.not_started,
        url=f"{reverse('plan', args=[plan.pk])}?domain={row.domain_id}#list",
    )
