"""The source's lines are kept so that a layout can be made of them again."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.intake.layout import Cell, Doubt, Layout, Line
from caicach.plans.rules.source import layout_of, lines_of

WORDS = st.text(alphabet="aăâđ \n.1", max_size=8)
CELLS = st.builds(Cell, WORDS, st.integers(1, 4), st.booleans(), st.booleans())
LINES = st.builds(
    Line,
    number=st.integers(1, 999),
    text=WORDS,
    page=st.none() | st.integers(1, 9),
    cells=st.lists(CELLS, max_size=3).map(tuple),
    table=st.none() | st.integers(1, 9),
    heading=st.none() | st.integers(1, 6),
    bold=st.booleans(),
    italic=st.booleans(),
    centred=st.booleans(),
    doubts=st.lists(st.builds(Doubt, st.integers(0, 3), st.integers(4, 8), st.none() | st.integers(0, 2))).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=4))
def test_a_layout_comes_back_as_it_was_read(lines: list[Line]) -> None:
    layout = Layout(kind="docx", lines=tuple(lines))

    assert layout_of(json.loads(json.dumps(lines_of(layout))), kind="docx") == layout


def test_lines_kept_without_weights_and_headings_are_read_without_them() -> None:
    kept = {"n": 2, "text": "", "cells": [["1", 1, False]], "table": 1, "page": None, "style": "b"}

    assert layout_of([kept], kind="").lines == (Line(number=2, text="", cells=(Cell("1"),), table=1, bold=True),)
