"""Invented plans full of targets in every wording, held number by number against what a careful person reads.

Each lies in ``tests/golden/targets`` as NAME.txt beside NAME.targets: a line for each sentence that sets something, its
measures as people type them (without scope and period), a tab, and how the sentence begins.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from caicach.intake.draft import PlanDraft
from caicach.intake.pipeline import read_plan
from caicach.values.measure import short

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "targets"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def read(name: str) -> PlanDraft:
    return read_plan(data=(GOLDEN / f"{name}.txt").read_bytes(), name=f"{name}.txt").draft


def expected(name: str) -> Counter[tuple[str, str]]:
    lines = (line.split("\t") for line in (GOLDEN / f"{name}.targets").read_text(encoding="utf-8").splitlines())
    return Counter((measure.strip(), opening) for measures, opening in lines for measure in measures.split(";"))


def found(draft: PlanDraft, openings: set[str]) -> Counter[tuple[str, str]]:
    """Every measure at every place that sets it, named by the opening of its sentence that the facts know."""
    return Counter(
        (
            short(replace(measure.value, scope=None, period=None)),
            next((opening for opening in openings if opening in mention.text.value), mention.text.value),
        )
        for target in draft.targets
        for mention in target.mentions
        for measure in target.measures
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_number_that_is_set_is_read_and_no_other(name: str) -> None:
    facts = expected(name)

    assert found(read(name), {opening for _, opening in facts}) == facts


def test_a_target_that_a_row_repeats_is_one_with_two_mentions() -> None:
    repeated = [target for target in read("tra_vong_2024").targets if len(target.mentions) > 1]

    assert [[mention.section for mention in target.mentions] for target in repeated] == [["II.4", "III.3"]]
