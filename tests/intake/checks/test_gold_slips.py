"""Three real plans: what stands twice, and the slips that are of no other kind."""

import json
import re
from pathlib import Path

import pytest

from caicach.intake.checks import Case, check_plan
from caicach.intake.pipeline import read_plan

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
GOLD = SHARED / "gold"
KINDS = ("duplicate", "other")
_LABEL = re.compile(r"Phụ lục \d+(?:\.\d+)?|[IVX]+(?:\.\w+)*")


@pytest.mark.skipif(not GOLD.is_dir(), reason="the real plans do not lie beside the repository")
@pytest.mark.parametrize("name", ["ho_do_2024", "cu_chi_2023", "binh_son_2024"])
def test_slips_are_found_and_at_most_two_more_are_told(name: str) -> None:
    reading = read_plan(data=(SHARED / "plans" / f"{name}.txt").read_bytes(), name=f"{name}.txt")
    findings = [one for one in check_plan(Case(layout=reading.layout, draft=reading.draft)) if one.kind in KINDS]
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    defects = [one for one in gold["defects"] if one["kind"] in KINDS]

    for defect in defects:
        labels = {match.group() for where in defect["where"] if (match := _LABEL.match(where))}
        assert [one for one in findings if one.kind == defect["kind"] and labels & {spot.where for spot in one.spots}]
    assert len(findings) <= len(defects) + 2  # doubled words, which the gold leaves to the typist
