"""Whether the reader is as sure as it may be: of the values given at a confidence of 0.9 or more, how many are right.

Run as ``python -m benchmarks.calibration``. Every value of a draft that carries a confidence is held against the facts
that a person read out of the same document: those of ``tests/golden``, and the real plans where they lie beside the
repository. A text is right at a similarity of 0.9 to one fact of its kind that no other value has taken; anything else
is right when it is the same. The work of a task is judged first; its fields are held against that fact's fields alone.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from caicach.intake.draft import Found, Head, LegalBasis, PlanDraft, Target, Task
from caicach.intake.facts import as_facts
from caicach.intake.pipeline import read_plan

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
REAL = ROOT.parent / "shared"
SURE = 0.9
ALIKE = 90.0
SAME_WORK = 80.0
ROW = "{:<16} {:>8} {:>8} {:>8}   {:>8} {:>8} {:>8}"
SCORE = ("criterion", "year", "score", "max_score")
DATES = ("kind", "date", "start", "end", "every")

Fact = Any


@dataclass(frozen=True, slots=True)
class Judged:
    """One value read: of which kind, how sure, and whether it is right."""

    kind: str
    confidence: float
    right: bool
    words: str


def main() -> None:
    """Print the tables: invented plans first, then the real ones."""
    golden = [(_document(facts), facts) for facts in sorted(GOLDEN.glob("*.json"))]
    real = [(REAL / "plans" / f"{facts.stem}.txt", facts) for facts in sorted((REAL / "gold").glob("*.json"))]
    for title, plans in (("invented plans", golden), ("real plans", real)):
        judged = [value for document, facts in plans if document.is_file() for value in judge(document, facts)]
        if judged:
            print_table(title, judged)


def print_table(title: str, judged: Sequence[Judged]) -> None:
    """A row per kind and one for all: values at 0.9 or more and below, how many of them are right."""
    print(ROW.format(title, "sure", "right", "share", "less sure", "right", "share"))
    given = Counter((value.kind, value.confidence >= SURE) for value in judged)
    right = Counter((value.kind, value.confidence >= SURE) for value in judged if value.right)
    for kind in dict.fromkeys(value.kind for value in judged):
        print(_row(kind, *((given[kind, sure], right[kind, sure]) for sure in (True, False))))
    totals = (
        tuple(sum(count[kind, sure] for kind in {value.kind for value in judged}) for count in (given, right))
        for sure in (True, False)
    )
    print(_row("all", *totals), end="\n\n")


def judge(document: Path, facts: Path) -> Iterator[Judged]:
    """Every value read out of a document, judged."""
    known: dict[str, Any] = json.loads(facts.read_text(encoding="utf-8"))
    draft = read_plan(data=document.read_bytes(), name=document.name).draft
    yield from _head(draft.head, known["document"])
    yield from _bases(draft.legal_bases, known.get("legal_bases") or [])
    yield from _targets(draft.targets, known.get("targets") or [])
    yield from _tasks(draft, known.get("tasks") or [])
    yield from _duties(draft, known.get("reporting") or [])
    yield from _results(draft, known.get("index_results") or [])


def _head(head: Head, known: Fact) -> Iterator[Judged]:
    for name in ("number", "kind", "issued_on", "issuer", "signer", "unit_level", "title", "year"):
        found: Found[Any] | None = getattr(head, name)
        if found:
            yield _judged("head", found, _same(_plain(found.value), known.get(name)))


def _bases(bases: Sequence[LegalBasis], known: list[Fact]) -> Iterator[Judged]:
    for basis in bases:
        fact = _take(known, lambda fact, basis=basis: _is_basis(fact, basis))
        for found, name in ((basis.number, "number"), (basis.date, "date")):
            if found:
                yield _judged("legal bases", found, fact is not None and _same(_plain(found.value), fact.get(name)))


def _is_basis(fact: Fact, basis: LegalBasis) -> bool:
    if basis.number and fact.get("number"):
        return bool(fact["number"] == basis.number.value)
    return fuzz.partial_ratio(_folded(fact.get("text")), _folded(basis.text.value)) >= ALIKE


def _targets(targets: Sequence[Target], known: list[Fact]) -> Iterator[Judged]:
    facts = [(fact.get("text"), measure) for fact in known for measure in fact.get("measures") or []]
    for target in targets:
        for measure in target.measures:
            [read] = _facts_of_target(target, measure)

            def fits(fact: Fact, read: Fact = read) -> bool:
                text, wanted = fact
                same = all(_same(read[name], wanted.get(name)) for name in ("comparator", "value"))
                unit = _folded(read.get("unit")) == _folded(wanted.get("unit"))
                return same and unit and fuzz.partial_ratio(_folded(text), _folded(read["text"])) >= ALIKE

            yield _judged("targets", measure, _take(facts, fits) is not None)


def _facts_of_target(target: Target, measure: Found[Any]) -> list[Fact]:
    alone = PlanDraft(head=Head(), targets=(Target(text=target.text, measures=(measure,)),))
    written: Any = as_facts(alone)["targets"]
    return [{"text": one["text"], **one["measures"][0]} for one in written]


def _tasks(draft: PlanDraft, known: list[Fact]) -> Iterator[Judged]:
    facts: Any = as_facts(draft)["tasks"]
    pairs = _paired([fact["title"] for fact in facts], known)
    for index, (task, read) in enumerate(zip(draft.tasks, facts, strict=True)):
        fact = pairs.get(index, {})
        yield _judged("title", task.title, _same(read["title"], fact.get("title")))
        yield from _fields(task, read, fact)


def _fields(task: Task, read: Fact, fact: Fact) -> Iterator[Judged]:
    one = {"number": "number", "domain": "domain", "budget_vnd": "budget_million_vnd"}
    for name, key in one.items():
        found: Found[Any] | None = getattr(task, name)
        if found:
            yield _judged(name, found, _same(str(read[key]).rstrip(".)"), str(fact.get(key)).rstrip(".)")))
    for name in ("deliverables", "leads", "coordinators"):
        yield from _list(name, getattr(task, name), read[name], fact.get(name) or [], _same)
    yield from _list("deadlines", task.deadlines, read["deadlines"], fact.get("deadlines") or [], _same_deadline)


def _list(
    kind: str,
    values: Sequence[Found[Any]],
    read: Sequence[Fact],
    known: Sequence[Fact],
    same: Callable[[Fact, Fact], bool],
) -> Iterator[Judged]:
    left = list(known)
    for found, value in zip(values, read, strict=True):
        yield _judged(kind, found, _take(left, lambda fact, value=value: same(value, fact)) is not None)


def _paired(titles: Sequence[str], known: Sequence[Fact]) -> dict[int, Fact]:
    """Works that are the same, the most alike first: index of the title -> fact."""
    ranked = sorted(
        (
            (fuzz.ratio(_folded(title), _folded(fact["title"])), -index, -place)
            for index, title in enumerate(titles)
            for place, fact in enumerate(known)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for likeness, index, place in ranked:
        if likeness >= SAME_WORK and -index not in pairs and -place not in pairs.values():
            pairs[-index] = -place
    return {index: known[place] for index, place in pairs.items()}


def _duties(draft: PlanDraft, known: list[Fact]) -> Iterator[Judged]:
    written: Any = as_facts(draft)["reporting"]
    for duty, read in zip(draft.reporting, written, strict=True):

        def fits(fact: Fact, read: Fact = read) -> bool:
            words = ("what", "when_text")
            return any(fuzz.partial_ratio(_folded(read[name]), _folded(fact.get(name))) >= ALIKE for name in words)

        fact = _take(known, fits)
        yield _judged("reporting", duty.what, fact is not None)
        wanted = (fact or {}).get("deadlines") or []
        yield from _list("reporting", duty.deadlines, read["deadlines"], wanted, _same_deadline)


def _results(draft: PlanDraft, known: list[Fact]) -> Iterator[Judged]:
    written: Any = as_facts(draft)["index_results"]
    for result, read in zip(draft.index_results, written, strict=True):
        fact = _take(known, lambda fact, read=read: all(_same(read[name], fact.get(name)) for name in SCORE))
        yield _judged("index results", result.score, fact is not None)


def _take(known: list[Fact], fits: Callable[[Fact], bool]) -> Fact | None:
    """The first fact that fits, which then is gone."""
    place = next((place for place, fact in enumerate(known) if fits(fact)), None)
    return None if place is None else known.pop(place)


def _same(read: Fact, known: Fact) -> bool:
    if isinstance(read, str) and isinstance(known, str):
        return fuzz.ratio(_folded(read), _folded(known)) >= ALIKE if len(read.split()) > 1 else read == known
    return bool(read == known)


def _same_deadline(read: Fact, known: Fact) -> bool:
    return all(read.get(name) == known.get(name) for name in DATES)


def _folded(text: object) -> str:
    return " ".join(unicodedata.normalize("NFC", str(text or "")).casefold().split()).strip(" .;:,-+")


def _plain(value: Any) -> Fact:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _judged(kind: str, found: Found[Any], right: object) -> Judged:
    return Judged(kind=kind, confidence=found.confidence, right=bool(right), words=str(found.value))


def _row(kind: str, *bands: Iterable[int]) -> str:
    cells: list[object] = [kind]
    for given, right in bands:
        cells += [given, right, f"{right / given:.3f}" if given else ""]
    return ROW.format(*cells)


def _document(facts: Path) -> Path:
    return next(path for path in facts.parent.glob(f"{facts.stem}.*") if path != facts)


if __name__ == "__main__":
    main()
