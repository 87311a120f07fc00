"""Invented plans of many shapes, held fact by fact against what a careful person reads out of them.

Each lies in ``tests/golden`` as a document beside its facts (``NAME.json``). ``floors.toml`` holds the share of facts
(F1 over all kinds) that a plan must keep: what was reached when it was last raised, less 0.01. A floor is raised when
reading gets better and never lowered to let a change pass.
"""

import importlib.util
import json
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from caicach.intake.facts import as_facts
from caicach.intake.pipeline import read_plan

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
SCORE = ROOT.parent / "shared" / "gold" / "score.py"
FLOORS: dict[str, float] = tomllib.loads((GOLDEN / "floors.toml").read_text(encoding="utf-8"))["f1"]
KINDS_OF_FILE = {".txt", ".md", ".docx", ".pdf"}


def _document(name: str) -> Path:
    """The document of a golden plan, whatever its kind of file."""
    [path] = [path for path in GOLDEN.glob(f"{name}.*") if path.suffix in KINDS_OF_FILE]
    return path


def _score() -> ModuleType:
    """The script that compares facts, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("golden_score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_golden_plan_has_one_document_its_facts_and_a_floor() -> None:
    documents = sorted(path.stem for path in GOLDEN.iterdir() if path.suffix in KINDS_OF_FILE)
    facts = sorted(path.stem for path in GOLDEN.glob("*.json"))

    assert documents == facts == sorted(FLOORS)


@pytest.mark.skipif(not SCORE.is_file(), reason="the script that compares facts does not lie beside the repository")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_golden_plan_is_read_no_worse_than_before(name: str) -> None:
    document = _document(name)
    gold: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))

    facts = json.loads(json.dumps(as_facts(read_plan(data=document.read_bytes(), name=document.name).draft)))
    kinds, total = _score().score(gold, facts)

    weak = {kind: tally.figures()["f1"] for kind, tally in kinds.items() if tally.figures()["f1"] < 1}
    assert total.figures()["f1"] >= FLOORS[name], weak
