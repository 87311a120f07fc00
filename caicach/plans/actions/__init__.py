"""Every legal act on drafts, plans and work, one function each."""

from caicach.plans.actions.adoption import NumberTaken, Who, adopt_draft, issue_plan
from caicach.plans.actions.drafts import (
    discard_draft,
    edit_draft,
    give_up_reading,
    read_draft,
    undo_edit,
    upload_document,
)
from caicach.plans.actions.evidence import attach_evidence
from caicach.plans.actions.findings import waive_finding, withdraw_waiver
from caicach.plans.actions.refusals import NotAllowed, OutOfDate
from caicach.plans.actions.work import (
    ReasonMissing,
    accept_work,
    assign_task,
    meet_deadline,
    report_progress,
    return_work,
    submit_work,
    waive_work,
)

__all__ = [
    "NotAllowed",
    "NumberTaken",
    "OutOfDate",
    "ReasonMissing",
    "Who",
    "accept_work",
    "adopt_draft",
    "assign_task",
    "attach_evidence",
    "discard_draft",
    "edit_draft",
    "give_up_reading",
    "issue_plan",
    "meet_deadline",
    "read_draft",
    "report_progress",
    "return_work",
    "submit_work",
    "undo_edit",
    "upload_document",
    "waive_finding",
    "waive_work",
    "withdraw_waiver",
]
