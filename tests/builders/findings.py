"""Checks that say what a test needs, whatever the real ones find."""

from collections.abc import Iterator
from typing import Any

import pytest

from caicach.intake import checks
from caicach.intake.checks import Case, DefectKind, Finding, Severity, Spot
from caicach.plans.models import Draft
from caicach.plans.queries.findings import findings_page
from caicach.values.sentence import Sentence


def leaderless(case: Case) -> Iterator[Finding]:
    """An error for each task that nobody leads; settled by naming who does."""
    for task in case.draft.tasks:
        if not task.leads:
            yield finding(
                Sentence("Nhiệm vụ “%(title)s” chưa có cơ quan chủ trì.", {"title": task.title.value}),
                case.spot_of(task.title, where="II.1"),
                kind=DefectKind.MISSING_FIELD,
            )


def stale(case: Case) -> Iterator[Finding]:
    """A warning for each line that speaks of 2024."""
    for line in case.layout.lines:
        if "2024" in line.text:
            spot = Spot(line=line.number, words=line.text, where="I")
            yield finding("Năm 2024 đã qua.", spot, kind=DefectKind.STALE_YEAR, severity=Severity.WARNING)


def finding(
    sentence: str | Sentence,
    *spots: Spot,
    kind: DefectKind = DefectKind.OTHER,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding at these places."""
    said = Sentence(sentence) if isinstance(sentence, str) else sentence
    return Finding(rule="test", kind=kind, severity=severity, spots=spots, sentence=said)


def only(monkeypatch: pytest.MonkeyPatch, *found: checks.Check) -> None:
    """Have these checks alone."""
    monkeypatch.setattr(checks, "CHECKS", found)


def line(number: int, text: str, *cells: str, **more: Any) -> dict[str, Any]:
    """A line of a source as a draft keeps it."""
    kept = [[cell, 1, False, False] for cell in cells]
    return {"n": number, "text": text, "cells": kept, "table": 1 if cells else None, "page": 1, "style": "", **more}


def keys_of(draft: Draft) -> list[str]:
    """Keys of what is open in the draft as it is kept."""
    page = findings_page(Draft.objects.get(pk=draft.pk))
    return [row.key for rows in page.open.values() for row in rows]
