"""Checks: what is wrong with a plan before it is signed. One family of rules a file, each a pure function.

A check takes a ``Case`` and yields findings. It speaks only where a careful reader would: silence on a sound plan is
worth more than a finding on a doubtful one.
"""

from collections.abc import Callable, Iterator

from caicach.intake.checks.arithmetic import check_arithmetic
from caicach.intake.checks.budgets import check_budgets
from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.citation_forms import check_citation_forms
from caicach.intake.checks.citations import check_citations
from caicach.intake.checks.coverage import check_coverage
from caicach.intake.checks.dates import check_dates
from caicach.intake.checks.fields import check_fields
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.levels import check_levels
from caicach.intake.checks.numbering import check_numbering
from caicach.intake.checks.open_reports import check_open_reports
from caicach.intake.checks.register import check_register
from caicach.intake.checks.roles import check_roles
from caicach.intake.checks.scores import check_scores
from caicach.intake.checks.self_citation import check_self_citation
from caicach.intake.checks.targets import check_targets
from caicach.intake.checks.words import check_words
from caicach.intake.checks.years import check_years

__all__ = ["CHECKS", "Case", "DefectKind", "Finding", "Passage", "Severity", "Spot", "check_plan"]

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_citations,
    check_citation_forms,
    check_self_citation,
    check_numbering,
    check_years,
    check_dates,
    check_register,
    check_targets,
    check_fields,
    check_open_reports,
    check_roles,
    check_arithmetic,
    check_budgets,
    check_scores,
    check_levels,
    check_coverage,
    check_words,
)

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def check_plan(case: Case, *, on_fault: Callable[[str, Exception], None] | None = None) -> tuple[Finding, ...]:
    """All findings, errors first, then in reading order; what two rules say of the same words is said once.

    A check that falls over raises; with ``on_fault``, which is told its name and the fault, the others go on.
    """
    found: dict[str, Finding] = {}
    for check in CHECKS:
        try:
            found |= {finding.key: finding for finding in check(case)}
        except Exception as fault:
            if on_fault is None:
                raise
            on_fault(check.__name__, fault)
    return tuple(sorted(found.values(), key=lambda one: (_ORDER[one.severity], one.spots[0].line, one.rule, one.key)))
