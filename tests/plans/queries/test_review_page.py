"""The page of a review: the source in blocks, items as rows to type over, and whom the words may mean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.plans.models import Draft
from caicach.plans.queries.drafts import (
    counts,
    section_rows,
    source_blocks,
)
from caicach.plans.rules.entry import values_typed
from caicach.plans.rules.fields import FIELDS, Kind, Section
from caicach.plans.rules.review import apply, confirm
from caicach.values.vietnamese import nfc
from tests.builders.plans import by, item, review, task


def line(number: int, text: str = "x", *, table: int | None = None, page: int | None = None, cells: int = 0):
    return {
        "n": number,
        "text": text,
        "cells": [[f"ô {place}", 1, False] for place in range(cells)],
        "table": table,
        "page": page,
        "style": "",
    }


def in_table(number: int, table: int):
    return line(number, table=table, page=1, cells=3)


def blocks_of(*lines) -> list[tuple[bool, list[int]]]:
    found = source_blocks(Draft(lines=list(lines)))
    return [(block.is_table, [one.number for one in block.lines]) for block in found]


def rows_of(content, section: Section = Section.TASKS):
    return next(row for row in section_rows(content) if row.section == section)


# The texts of each kind of field as the page shows them; typing them again must mean the same.
TEXTS = {
    Kind.TEXT: st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=30).map(nfc),
    Kind.DATE: st.dates().map(lambda day: day.isoformat()).filter(lambda text: text >= "1000"),
    Kind.NUMBER: st.integers(1, 9999),
    Kind.DECIMAL: st.decimals(0, 1000, places=2, allow_nan=False).map(str),
    Kind.MONEY: st.integers(0, 10**14),
}


def test_words_that_a_picture_left_in_doubt_are_apart():
    row = {**in_table(1, 1), "doubts": [[0, 1, 2]]}
    text = {**line(2, text="Kế hoạch năm 2O26", page=1), "doubts": [[13, 17, None], [0, 2, None]]}

    (table, running) = source_blocks(Draft(lines=[row, text]))

    assert [words for words, _ in table.lines[0].cells] == [
        (("ô 0", False),),
        (("ô 1", False),),
        (("ô", True), (" 2", False)),
    ]
    assert running.lines[0].words == (("Kế", True), (" hoạch năm ", False), ("2O26", True))


def test_lines_are_shown_in_blocks_of_running_text_and_of_one_table_each():
    lines = (
        line(1, page=1),
        line(2, page=1),
        in_table(3, 1),
        in_table(4, 1),
        in_table(5, 2),
        line(6, page=1),
        line(7, page=2),
    )

    assert blocks_of(*lines) == [
        (False, [1, 2]),
        (True, [3, 4]),
        (True, [5]),
        (False, [6]),
        (False, [7]),
    ]


def test_a_source_without_lines_has_no_blocks():
    assert blocks_of() == []


def test_every_section_is_shown_in_its_order_with_its_items_numbered():
    rows = section_rows(review(task("t1"), task("t2")))

    assert [row.section for row in rows] == list(Section)
    assert [(one.key, one.position) for one in rows_of(review(task("t1"), task("t2"))).items] == [("t1", 1), ("t2", 2)]


def test_a_row_shows_its_values_as_people_type_them_with_their_places():
    content = review(
        task(
            "t1",
            budget_vnd=12_500_000,
            deadlines=[by("2026-06-30")],
            leads=["A", "B"],
            places=[[14, 1], [15, None]],
        )
    )

    fields = {row.field.name: row for row in rows_of(content).items[0].fields}

    assert fields["budget_vnd"].texts == ("12,5",)
    assert fields["deadlines"].texts == ("chậm nhất ngày 30/06/2026",)
    assert fields["leads"].texts == ("A", "B")
    assert fields["leads"].places == "14:1 15"
    assert fields["coordinators"].texts == ()


def test_a_doubtful_value_is_marked_and_counted_until_it_was_looked_at():
    content = review(task("t1", confidence=0.41), task("t2"))
    before = rows_of(content)

    after = rows_of(apply(content, confirm(content, Section.TASKS, "t1")))

    doubtful = [row for row in before.items[0].fields if row.doubtful]
    assert {row.confidence for row in doubtful} == {41}
    assert (before.doubts, before.items[0].doubts, before.items[1].doubts) == (len(doubtful), len(doubtful), 0)
    assert after.doubts == 0


def test_how_far_the_review_is_is_told_in_the_fields_that_are_shown():
    content = review(task("t1", confidence=0.41), task("t2"))
    shown = len([row for row in rows_of(content).items[0].fields if row.texts])

    told = counts(content)

    assert (told.values, told.doubts) == (2 * shown + 2, shown)
    assert told.settled == shown + 2
    assert counts(review()).doubts == 0


@pytest.mark.parametrize("kind", sorted(TEXTS))
@given(data=st.data())
def test_what_the_page_shows_may_be_typed_again_and_means_the_same(kind, data):
    section, field = next(
        (section, field)
        for section, fields in FIELDS.items()
        for field in fields
        if field.kind == kind and not field.derived and not field.many
    )
    plain = data.draw(TEXTS[kind])
    content = review(**{section: [item("x1", **{field.name: plain})]})
    shown = next(row for row in rows_of(content, section).items[0].fields if row.field == field).texts

    (again,) = values_typed(section=section, name=field.name, texts=list(shown), year=2026)[field.name]

    assert Decimal(again) == Decimal(plain) if kind == Kind.DECIMAL else again == plain


@given(
    st.sampled_from([">=", "<=", ">", "<", "="]),
    st.decimals(0, 10**6, places=2, allow_nan=False),
    st.sampled_from(["%", "bài/tháng", "hồ sơ", ""]),
    st.none() | st.just("từng lĩnh vực"),
)
def test_a_measure_that_the_page_shows_may_be_typed_again_and_means_the_same(comparator, value, unit, scope):
    plain = {"comparator": comparator, "value": str(value), "unit": unit, "scope": scope}
    content = review(targets=[item("x1", measures=[plain])])
    shown = next(row for row in rows_of(content, Section.TARGETS).items[0].fields if row.field.name == "measures").texts

    (again,) = values_typed(section=Section.TARGETS, name="measures", texts=list(shown), year=2026)["measures"]

    assert {**again, "value": Decimal(again["value"])} == {**plain, "value": value}
