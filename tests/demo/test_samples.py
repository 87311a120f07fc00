"""The sample documents: up to date with their sources, small, and read as a careful person reads them."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from caicach.intake.facts import as_facts
from caicach.intake.pipeline import read_plan
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.values.vietnamese import fold
from tools import make_samples

SAMPLES = make_samples.SAMPLES
NAMES = [sample.name for sample in make_samples.PLANS]


def expected(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((make_samples.EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return facts


@cache
def read(name: str) -> dict[str, Any]:
    return as_facts(read_plan(data=(SAMPLES / name).read_bytes(), name=name).draft)


def numbers(facts: dict[str, Any]) -> list[tuple[str, Decimal]]:
    return sorted(
        (measure["comparator"], Decimal(str(measure["value"])))
        for target in facts["targets"]
        for measure in target["measures"]
        if measure["value"] is not None
    )


def words(text: str | None) -> str:
    return fold(text or "").strip(" .;")


# Another Chromium prints other bytes: a PDF is held to its source by what is read out of it.
@pytest.mark.parametrize("sample", [one for one in make_samples.PLANS if not one.name.endswith(".pdf")], ids=str)
def test_a_sample_is_what_its_source_says(sample: make_samples.Sample) -> None:
    assert make_samples.print_sample(sample) == (SAMPLES / sample.name).read_bytes()


@pytest.mark.parametrize("sample", make_samples.PLANS, ids=str)
def test_what_is_expected_of_a_sample_follows_from_its_source(sample: make_samples.Sample) -> None:
    assert json.loads(make_samples.expected_of(sample)) == expected(sample.name)


def test_the_letter_is_what_its_source_says() -> None:
    assert make_samples.invitation() == (SAMPLES / "cong-van-moi-hop.docx").read_bytes()


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_a_sample_stays_small_enough_to_be_kept(path: Path) -> None:
    assert path.stat().st_size < 200_000


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_a_sample_is_read_whole(name: str) -> None:
    assert read(name)["document"] == expected(name)["document"]


@pytest.mark.parametrize("name", NAMES)
def test_every_task_of_a_sample_is_read_with_its_domain_and_leads(name: str) -> None:
    found = [
        (task["number"], words(task["title"]), task["domain"], [words(lead) for lead in task["leads"]])
        for task in read(name)["tasks"]
    ]

    assert found == [
        (task["number"], words(task["title"]), task["domain"], [words(lead) for lead in task["leads"]])
        for task in expected(name)["tasks"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_that_a_sample_sets_is_read(name: str) -> None:
    assert numbers(read(name)) == numbers(expected(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_legal_basis_of_a_sample_is_read(name: str) -> None:
    found = [(basis["kind"], basis["number"], basis["date"]) for basis in read(name)["legal_bases"]]

    assert found == [(basis["kind"], basis["number"], basis["date"]) for basis in expected(name)["legal_bases"]]


def test_a_letter_is_refused_as_no_plan() -> None:
    data = (SAMPLES / "cong-van-moi-hop.docx").read_bytes()

    with pytest.raises(UnreadableDocument) as refused:
        read_plan(data=data, name="cong-van-moi-hop.docx")

    assert refused.value.problem == Problem.NOT_A_PLAN
