"""Tables of documents, plans and work."""

from caicach.plans.models.documents import Draft, DraftEdit, FindingWaiver, SourceDocument
from caicach.plans.models.losses import LostPoint
from caicach.plans.models.plan import (
    Deliverable,
    LegalBasis,
    Plan,
    PlanDomain,
    PlanVersion,
    ReportingDuty,
    Target,
    TargetMeasure,
    Task,
    TaskDeadline,
)
from caicach.plans.models.work import Assignment, Evidence, Part, ProgressReport

PERSONAL_FIELDS: dict[str, frozenset[str]] = {
    "SourceDocument": frozenset({"uploaded_by", "name"}),
    "Draft": frozenset({"content", "lines"}),
    "DraftEdit": frozenset({"by", "undone_by"}),
    "FindingWaiver": frozenset({"by", "reason", "withdrawn_by"}),
    "Plan": frozenset({"signer"}),
    "PlanVersion": frozenset({"content"}),
    "PlanDomain": frozenset(),
    "LegalBasis": frozenset(),
    "Target": frozenset(),
    "TargetMeasure": frozenset(),
    "ReportingDuty": frozenset(),
    "LostPoint": frozenset(),
    "Task": frozenset(),
    "Deliverable": frozenset(),
    "TaskDeadline": frozenset(),
    "Assignment": frozenset({"person", "submitted_by"}),
    "ProgressReport": frozenset({"by", "note"}),
    "Evidence": frozenset({"attached_by", "name"}),
}

__all__ = [
    "PERSONAL_FIELDS",
    "Assignment",
    "Deliverable",
    "Draft",
    "DraftEdit",
    "Evidence",
    "FindingWaiver",
    "LegalBasis",
    "LostPoint",
    "Part",
    "Plan",
    "PlanDomain",
    "PlanVersion",
    "ProgressReport",
    "ReportingDuty",
    "SourceDocument",
    "Target",
    "TargetMeasure",
    "Task",
    "TaskDeadline",
]
