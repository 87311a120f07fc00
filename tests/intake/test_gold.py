"""Three real plans, held fact by fact against what a careful person read out of them."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from caicach.intake.facts import as_facts
from caicach.intake.pipeline import read_plan

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = SHARED / "gold"
# What is reached, less 0.01: a change that reads worse than this has broken something.
REACHED = {"ho_do_2024": 0.99, "cu_chi_2023": 0.99, "binh_son_2024": 0.99}


def _score() -> ModuleType:
    """The script that compares facts, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason="the real plans do not lie beside the repository")
@pytest.mark.parametrize("name", REACHED)
def test_a_real_plan_is_read_as_a_careful_person_reads_it(name: str) -> None:
    data = (SHARED / "plans" / f"{name}.txt").read_bytes()
    gold: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))

    facts = json.loads(json.dumps(as_facts(read_plan(data=data, name=f"{name}.txt").draft)))
    kinds, total = _score().score(gold, facts)

    weak = {kind: tally.figures()["f1"] for kind, tally in kinds.items() if tally.figures()["f1"] < 1}
    assert total.figures()["f1"] >= REACHED[name], weak
