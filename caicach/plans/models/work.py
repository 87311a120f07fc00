"""Who does the work, what they report, and what proves it."""

from django.db import models
from django.db.models import Q

from caicach.foundation.models import StoredFile
from caicach.organizations.models import Agency, Person
from caicach.plans.models.plan import STATES, Deliverable, Task
from caicach.plans.rules.states import FINISHED, WorkState


class Part(models.TextChoices):
    """The part an agency plays in a task."""

    LEAD = "lead", "Chủ trì"
    COORDINATOR = "coordinator", "Phối hợp"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Named filters over assignments."""

    def unsettled(self) -> "AssignmentQuerySet":
        """Open leads for whom nobody has said which agency the plan's words mean."""
        return self.filter(part=Part.LEAD, settled=False).exclude(state__in=FINISHED)


class Assignment(models.Model):
    """An agency, and perhaps one person of it, leads or helps with a task [giao việc].

    ``words`` is how the plan names them. ``settled`` is false while nobody has said which agency the words mean: the
    task then lies on the desk of the plan's own body, so that no work is nobody's.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    part = models.CharField(max_length=12, choices=Part.choices)
    position = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="assignments")
    settled = models.BooleanField(default=True)
    state = models.CharField(max_length=12, choices=STATES, default=WorkState.NOT_STARTED.value)
    percent = models.PositiveSmallIntegerField(default=0)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="submissions")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["task_id", "part", "position", "id"]
        indexes = [models.Index(fields=["agency", "state"], name="assignment_by_agency")]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="assignment_percent_within_hundred"),
            models.CheckConstraint(
                condition=~Q(part="lead") | Q(agency__isnull=False), name="lead_assignment_has_an_agency"
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False), name="submitted_work_says_when"
            ),
        ]

    def __str__(self) -> str:
        return self.words or str(self.agency)


class ProgressReport(models.Model):
    """What somebody said about an assignment: progress, a submission, an acceptance, a return with its reason."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reports")
    move = models.CharField(max_length=12)
    percent = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="progress_reports")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.move} {self.at:%d/%m/%Y}"


class Evidence(models.Model):
    """A file that proves a task or one of its products [tài liệu kiểm chứng].

    Replaced by a newer one, never overwritten.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="evidence")
    deliverable = models.ForeignKey(Deliverable, null=True, on_delete=models.SET_NULL, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    document_number = models.CharField(max_length=60, blank=True)
    document_date = models.DateField(null=True)
    replaced_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaces")
    attached_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ["-attached_at", "-id"]

    def __str__(self) -> str:
        return self.name
