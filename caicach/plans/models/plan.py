"""A plan in force and what it promises. Words that a document chose are text without a limit: it knows none of ours."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from caicach.organizations.models import Agency
from caicach.plans.models.documents import Draft, SourceDocument
from caicach.plans.models.lateness import first_in_time
from caicach.plans.rules.states import FINISHED, WorkState
from caicach.values.choices import Domain

STATES = [(state.value, state.name) for state in WorkState]
DOMAINS = [(domain.value, domain.name) for domain in Domain]


class Plan(models.Model):
    """A reform plan [kế hoạch] of one body for one year, issued with number, date and signer.

    ``revision`` counts its versions from 1; every version is kept whole in ``PlanVersion``.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=60)
    document_kind = models.CharField(max_length=20)
    issuer = models.TextField()
    issued_on = models.DateField()
    signer = models.CharField(max_length=120)
    signer_title = models.CharField(max_length=120, blank=True)
    source = models.ForeignKey(SourceDocument, null=True, on_delete=models.PROTECT, related_name="plans")
    draft = models.OneToOneField(Draft, null=True, on_delete=models.PROTECT, related_name="plan")
    revision = models.PositiveSmallIntegerField(default=1)
    adopted_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "agency_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="plan_number_once_a_year"),
            models.CheckConstraint(condition=Q(year__gte=2000) & Q(year__lte=2100), name="plan_year_is_a_year"),
        ]

    def __str__(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """A whole version of a plan as it was issued, as plain data (a review)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    revision = models.PositiveSmallIntegerField()
    content = models.JSONField()
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["plan_id", "revision"]
        constraints = [models.UniqueConstraint(fields=["plan", "revision"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.plan} ({self.revision})"


class PlanDomain(models.Model):
    """A field of reform as this plan orders and titles it, tied to the common code."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="domains")
    code = models.CharField(max_length=20, choices=DOMAINS)
    title = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["plan_id", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="plan_domain_position_once")]

    def __str__(self) -> str:
        return self.title


class LegalBasis(models.Model):
    """A document that the plan cites as its ground [căn cứ]."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="legal_bases")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    kind = models.TextField(blank=True)
    number = models.TextField(blank=True)
    issued_on = models.DateField(null=True)
    source_lines = models.JSONField(default=list)

    class Meta:
        ordering = ["plan_id", "position"]

    def __str__(self) -> str:
        return self.text[:120]


class Target(models.Model):
    """A sentence that sets numbers to be reached [chỉ tiêu].

    ``mentions`` are all places where the document sets the same, in order: ``{"section", "text", "line"}``.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    position = models.PositiveSmallIntegerField()
    section = models.TextField(blank=True)
    text = models.TextField()
    mentions = models.JSONField(default=list)
    source_lines = models.JSONField(default=list)

    class Meta:
        ordering = ["plan_id", "position"]

    def __str__(self) -> str:
        return self.text[:120]


class TargetMeasure(models.Model):
    """One number of a target: comparator, value, unit, and the scope and period within which it holds.

    With ``change`` the value is by how much to rise or fall from ``baseline``; without a value the comparator stands to
    the baseline itself. No period: the plan's year. The same words as in caicach.values.measure.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="measures")
    position = models.PositiveSmallIntegerField()
    comparator = models.CharField(max_length=2)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    unit = models.TextField()
    scope = models.TextField(blank=True)
    baseline = models.TextField(blank=True)
    change = models.CharField(max_length=4, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta:
        ordering = ["target_id", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(comparator__in=[">=", "<=", ">", "<", "="]), name="measure_comparator_is_known"
            ),
            models.CheckConstraint(condition=Q(change__in=["", "up", "down"]), name="measure_change_is_known"),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | (~Q(baseline="") & Q(change="")),
                name="measure_has_a_value_or_a_baseline",
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True)
                | Q(first_day__isnull=False, last_day__isnull=False, first_day__lte=F("last_day")),
                name="measure_period_has_both_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparator} {self.value} {self.unit}"


class ReportingDuty(models.Model):
    """A standing duty to report that the plan states apart from its tasks [chế độ báo cáo]."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reporting_duties")
    position = models.PositiveSmallIntegerField()
    what = models.TextField()
    who = models.TextField(blank=True)
    to = models.TextField(blank=True)
    when_text = models.TextField(blank=True)
    deadlines = models.JSONField(default=list)
    source_lines = models.JSONField(default=list)

    class Meta:
        ordering = ["plan_id", "position"]

    def __str__(self) -> str:
        return self.what[:120]


class TaskQuerySet(models.QuerySet["Task"]):
    """Named filters over tasks; the same words as in plans/rules/states.py."""

    def unfinished(self) -> "TaskQuerySet":
        """Neither accepted nor waived."""
        return self.exclude(state__in=FINISHED)

    def overdue(self, today: date) -> "TaskQuerySet":
        """Late on the day: unfinished, not waiting for a decision, due before it."""
        first = first_in_time(today, agency="plan__agency")
        return self.unfinished().exclude(state=WorkState.SUBMITTED).filter(due_on__lt=first)


class Task(models.Model):
    """A piece of work that a plan orders [nhiệm vụ].

    ``state`` is rolled up from the lead assignments. ``due_on`` is the next day on which a promise falls due, null when
    no day follows from the words; ``finished_late`` says that the last lead handed in after its day. ``search`` holds
    the folded words.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    domain = models.ForeignKey(PlanDomain, on_delete=models.PROTECT, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    number = models.TextField(blank=True)
    title = models.TextField()
    deadline_text = models.TextField(blank=True)
    budget_vnd = models.BigIntegerField(null=True)
    origin = models.CharField(max_length=10, default="table")
    state = models.CharField(max_length=12, choices=STATES, default=WorkState.NOT_STARTED.value)
    due_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)
    finished_late = models.BooleanField(default=False)
    search = models.TextField()
    source_lines = models.JSONField(default=list)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["plan_id", "position"]
        indexes = [
            models.Index(fields=["plan", "state", "due_on"], name="task_by_state"),
            models.Index(fields=["plan", "position"], name="task_in_order"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "waived"], finished_at__isnull=False)
                | (~Q(state__in=["accepted", "waived"]) & Q(finished_at__isnull=True)),
                name="task_finished_if_and_only_if_dated",
            ),
            models.CheckConstraint(
                condition=Q(budget_vnd__isnull=True) | Q(budget_vnd__gte=0), name="task_budget_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()[:200]


class Deliverable(models.Model):
    """A product that a task must yield [sản phẩm]."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="deliverables")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["task_id", "position"]

    def __str__(self) -> str:
        return self.text[:120]


class TaskDeadline(models.Model):
    """One promise of a task; a recurring one has a row for each occurrence, named by ``occurrence`` ("Quý I").

    ``due_on`` is null where no day follows (an event, another document's rule); ``met_on`` is the day it was kept.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="deadlines")
    position = models.PositiveSmallIntegerField()
    deadline = models.JSONField()
    occurrence = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True)
    met_on = models.DateField(null=True)

    class Meta:
        ordering = ["task_id", F("due_on").asc(nulls_last=True), "position"]

    def __str__(self) -> str:
        return f"{self.deadline.get('kind')} {self.due_on}"
