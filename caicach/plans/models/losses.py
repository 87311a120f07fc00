"""What a plan says cost points in an index, which its tasks are to win back."""

from django.db import models

from caicach.plans.models.plan import DOMAINS, Plan


class LostPoint(models.Model):
    """A shortcoming that cost points [nguyên nhân mất điểm], in the plan's words, in its field of reform."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lost_points")
    position = models.PositiveSmallIntegerField()
    domain = models.CharField(max_length=20, choices=DOMAINS)
    text = models.TextField()
    source_lines = models.JSONField(default=list)

    class Meta:
        ordering = ["plan_id", "position"]

    def __str__(self) -> str:
        return self.text[:120]
