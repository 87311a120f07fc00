"""Documents on their way to a plan: the source as it came, the draft under review, every edit of it."""

from django.db import models

from caicach.foundation.models import StoredFile
from caicach.organizations.models import Agency, Person
from caicach.plans.rules.states import DraftState


class SourceDocument(models.Model):
    """A file as somebody uploaded it, kept for ever.

    The same bytes may be uploaded again: each upload is its own row.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="source_documents")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="source_documents")
    name = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="uploads")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.name


class Draft(models.Model):
    """What was read out of a source, under review. ``content`` is a review (plans/rules/review.py), ``lines`` the
    source's lines (plans/rules/source.py), ``layout_kind`` what they were read from.

    ``problem`` holds the sentence that tells why the document was refused, ``notes`` what the reader wants said, as
    sentences ``{"template": …, "values": …}``. ``readings`` counts how often reading began, ``page_read`` of ``pages``
    is the one that is being recognised where the source is a scan.
    """

    source = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="drafts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="drafts")
    state = models.CharField(max_length=12, choices=[(state.value, state.name) for state in DraftState])
    content = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    layout_kind = models.CharField(max_length=12, blank=True)
    notes = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    readings = models.PositiveSmallIntegerField(default=0, db_default=0)
    page_read = models.PositiveSmallIntegerField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="refused") ^ models.Q(problem=""), name="refused_draft_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.source.name


class DraftEdit(models.Model):
    """One edit of a draft as a reversible splice; ``undone_at`` and ``undone_by`` are set when it was taken back."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="edits")
    number = models.PositiveIntegerField()
    splice = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="draft_edits")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="undone_edits")

    class Meta:
        ordering = ["draft_id", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="draft_edit_numbered_once")]

    def __str__(self) -> str:
        return f"{self.draft_id} #{self.number}"


class FindingWaiver(models.Model):
    """The head lets stand what a check found wrong, with a reason. ``words`` is the finding as it was said then.

    ``key`` is the finding's (intake/checks/finding.py): it holds while its words stay, wherever lines move. Withdrawn,
    never deleted.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="waivers")
    key = models.CharField(max_length=16)
    words = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="waivers")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="withdrawn_waivers")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "key"], condition=models.Q(withdrawn_at__isnull=True), name="finding_waived_once"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="waiver_says_why"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
                | models.Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="withdrawn_waiver_says_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:120]
