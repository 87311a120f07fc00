"""A review turned back into a draft is the draft it came from; what a person corrected is in it, and certain."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.intake.draft import (
    Found,
    Head,
    IndexResult,
    IndexTotal,
    LegalBasis,
    LostPoint,
    Mention,
    PlanDraft,
    ReportingDuty,
    Target,
    Task,
)
from caicach.intake.layout import Place
from caicach.plans.rules import review as edits
from caicach.plans.rules.corrected import draft_of
from caicach.plans.rules.fields import Section
from caicach.plans.rules.proposal import review_of
from caicach.values.choices import Domain, UnitLevel
from caicach.values.deadline import Before, By, Continuous, External, InPeriod, OnEvent, Recurring
from caicach.values.measure import Measure
from caicach.values.period import year as year_period

WORDS = st.text(alphabet="aăâêôơưđÂĐ 1/-", min_size=1, max_size=8).filter(str.strip)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
DECIMALS = st.decimals(min_value=0, max_value=1000, places=2)
PLACES = st.lists(st.builds(Place, st.integers(1, 999), st.none() | st.integers(0, 9)), max_size=2).map(tuple)
YEARS = st.integers(2000, 2100)
PERIODS = YEARS.map(year_period)
DEADLINES = st.one_of(
    st.builds(By, DAYS),
    st.builds(Before, DAYS),
    st.builds(InPeriod, PERIODS),
    st.builds(Continuous, PERIODS),
    st.builds(Recurring, st.sampled_from(["month", "quarter"]), st.none() | WORDS),
    st.builds(OnEvent, WORDS),
    st.builds(External, WORDS),
)
MEASURES = st.builds(
    Measure,
    st.sampled_from([">=", "<", "="]),
    DECIMALS,
    WORDS,
    st.none() | WORDS,
    baseline=st.none() | WORDS,
    change=st.sampled_from([None, "up"]),
    period=st.none() | PERIODS,
) | st.builds(Measure, st.just(">"), st.none(), st.just(""), baseline=WORDS)


def found(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Found[Any]]:
    return st.builds(Found, values, PLACES, st.integers(0, 1000).map(lambda number: number / 1000))


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Found[Any] | None]:
    return st.none() | found(values)


def some(things: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(things, max_size=2).map(tuple)


HEADS = st.builds(
    Head,
    number=maybe(WORDS),
    kind=maybe(st.sampled_from(["decision", "plan"])),
    issued_on=maybe(DAYS),
    unit_level=maybe(st.sampled_from(UnitLevel)),
    title=maybe(WORDS),
    year=maybe(YEARS),
)
TASKS = st.builds(
    Task,
    title=found(WORDS),
    number=maybe(WORDS),
    domain=maybe(st.sampled_from(Domain)),
    domain_title=maybe(WORDS),
    deliverables=some(found(WORDS)),
    leads=some(found(WORDS)),
    deadline_text=maybe(WORDS),
    deadlines=some(found(DEADLINES)),
    budget_vnd=maybe(st.integers(0, 10**12)),
    origin=st.sampled_from(["table", "body"]),
)


def mentioned(target: Target, others: tuple[Mention, ...]) -> Target:
    """The target as it is read where a plan sets it in several places."""
    return replace(target, mentions=(Mention(target.text, target.section), *others)) if others else target


TARGETS = st.builds(
    mentioned,
    st.builds(Target, found(WORDS), some(found(MEASURES)), st.none() | WORDS),
    some(st.builds(Mention, found(WORDS), st.none() | WORDS)),
)
DRAFTS = st.builds(
    PlanDraft,
    head=HEADS,
    legal_bases=some(st.builds(LegalBasis, found(WORDS), maybe(WORDS), maybe(WORDS), maybe(DAYS))),
    targets=some(TARGETS),
    tasks=some(TASKS),
    reporting=some(st.builds(ReportingDuty, found(WORDS), maybe(WORDS), maybe(WORDS), maybe(WORDS))),
    index_results=some(st.builds(IndexResult, found(WORDS), found(YEARS), found(DECIMALS), found(DECIMALS))),
    index_totals=some(st.builds(IndexTotal, found(YEARS), found(DECIMALS), maybe(st.integers(1, 63)))),
    lost_points=some(st.builds(LostPoint, found(st.sampled_from(Domain)), found(WORDS))),
)


@settings(max_examples=40, deadline=None)
@given(DRAFTS)
def test_a_draft_comes_back_as_it_was_read(draft: PlanDraft) -> None:
    assert draft_of(review_of(draft)) == draft


def plan(**fields: Any) -> PlanDraft:
    title = Found("Rà soát thủ tục", (Place(14, 1),), 0.6)
    return PlanDraft(head=Head(), tasks=(Task(title=title, **fields),))


def test_a_field_that_was_filled_in_is_in_the_draft() -> None:
    review = review_of(plan())

    review = edits.apply(review, edits.set_values(review, Section.TASKS, "t1", {"leads": ["Văn phòng"]}))

    assert draft_of(review).tasks[0].leads == (Found("Văn phòng", (), 1.0),)


def test_what_was_looked_at_is_certain_and_keeps_its_place() -> None:
    review = review_of(plan())

    review = edits.apply(review, edits.confirm(review, Section.TASKS, "t1"))

    assert draft_of(review).tasks[0].title == replace(plan().tasks[0].title, confidence=1.0)


@pytest.mark.parametrize("section", [section for section in Section if section != Section.HEAD])
def test_an_item_without_its_main_words_is_no_item_yet(section: Section) -> None:
    review = review_of(plan())

    added = edits.apply(review, edits.add(review, section, after=None))

    assert len(added[section]) == len(review[section]) + 1
    assert draft_of(added) == plan()


def test_a_score_typed_in_as_a_number_is_exact() -> None:
    result = IndexResult(Found("Tiêu chí", (), 1.0), Found(2025, (), 1.0), *[Found(Decimal("1.50"), (), 1.0)] * 2)
    review = review_of(PlanDraft(head=Head(), index_results=(result,)))

    review[Section.INDEX_RESULTS][0]["fields"]["score"][0]["value"] = "2.75"

    assert draft_of(review).index_results[0].score.value == Decimal("2.75")
