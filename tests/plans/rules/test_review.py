"""Edits of a draft: each is a splice, and undoing it gives back exactly what was there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.plans.rules import review as edits
from caicach.plans.rules.fields import Section
from caicach.plans.rules.review import ImpossibleEdit, apply, many, one, splice_from
from tests.builders.plans import item, review, task

TASKS = Section.TASKS


def three_tasks():
    return review(
        task("t1", "Xây dựng kế hoạch", deliverables=["Kế hoạch"]),
        task("t2", "Tổ chức kiểm tra", confidence=0.4, deliverables=["Kế hoạch", "Báo cáo"]),
        task("t3", "Tổng kết"),
    )


@st.composite
def edit_of(draw, content):
    """Any edit that the page can ask for."""
    keys = [one_["key"] for one_ in content[TASKS]]
    if not keys:
        return edits.add(content, TASKS, after=None)
    key = draw(st.sampled_from(keys))
    kind = draw(st.sampled_from(["set", "confirm", "delete", "add", "split", "merge"]))
    make = {
        "set": lambda: edits.set_values(
            content, TASKS, key, {"leads": draw(st.lists(st.text(min_size=1), max_size=3))}
        ),
        "confirm": lambda: edits.confirm(content, TASKS, key),
        "delete": lambda: edits.delete(content, TASKS, key),
        "add": lambda: edits.add(content, TASKS, after=key),
        "split": lambda: edits.split(content, TASKS, key, at_character=draw(st.integers(0, 20))),
        "merge": lambda: edits.merge(content, TASKS, key),
    }[kind]
    try:
        return make()
    except ImpossibleEdit:
        return edits.confirm(content, TASKS, key)


@given(st.data())
def test_undoing_any_run_of_edits_gives_back_the_draft(data):
    content = begun = three_tasks()
    done = []
    for _ in range(data.draw(st.integers(1, 6))):
        splice = data.draw(edit_of(content))
        content = apply(content, splice)
        done.append(splice)

    for splice in reversed(done):
        content = apply(content, splice_from(splice.as_json()).inverse())

    assert content == begun


@given(st.data())
def test_keys_stay_unique_whatever_is_done(data):
    content = three_tasks()
    for _ in range(data.draw(st.integers(1, 8))):
        content = apply(content, data.draw(edit_of(content)))

    keys = [one_["key"] for one_ in content[TASKS]]
    assert len(keys) == len(set(keys))


def test_a_corrected_value_keeps_its_place_and_is_certain():
    content = review(task("t1", places=[[12, 3]]))

    changed = apply(content, edits.set_values(content, TASKS, "t1", {"title": ["Tên đúng"]}))

    (value,) = changed[TASKS][0]["fields"]["title"]
    assert value == {"value": "Tên đúng", "places": [[12, 3]], "confidence": 1.0, "checked": True}


def test_an_edit_of_something_that_changed_meanwhile_is_refused():
    content = three_tasks()
    splice = edits.delete(content, TASKS, "t2")
    changed = apply(content, edits.set_values(content, TASKS, "t2", {"title": ["Khác"]}))

    with pytest.raises(ImpossibleEdit, match="tải lại trang"):
        apply(changed, splice)


def test_splitting_cuts_the_title_and_keeps_who_and_when():
    content = review(task("t1", "Xây dựng kế hoạch; tổng kết"))

    changed = apply(content, edits.split(content, TASKS, "t1", at_character=len("Xây dựng kế hoạch;")))

    first, second = changed[TASKS]
    assert (one(first, "title"), one(second, "title")) == ("Xây dựng kế hoạch;", "tổng kết")
    assert many(second, "leads") == many(first, "leads") == ["Phòng Văn hóa - Xã hội"]
    assert one(first, "number") == "1.1"
    assert one(second, "number") is None


@pytest.mark.parametrize("at", [0, 999])
def test_splitting_at_an_end_is_refused(at):
    content = three_tasks()

    with pytest.raises(ImpossibleEdit, match="con trỏ"):
        edits.split(content, TASKS, "t1", at_character=at)


def test_merging_joins_titles_and_lists_without_repeats():
    content = three_tasks()

    changed = apply(content, edits.merge(content, TASKS, "t1"))

    merged = changed[TASKS][0]
    assert one(merged, "title") == "Xây dựng kế hoạch Tổ chức kiểm tra"
    assert many(merged, "deliverables") == ["Kế hoạch", "Báo cáo"]
    assert [one_["key"] for one_ in changed[TASKS]] == ["t1", "t3"]


def test_the_last_item_has_nothing_to_merge_with():
    with pytest.raises(ImpossibleEdit):
        edits.merge(three_tasks(), TASKS, "t3")


def test_a_new_task_takes_over_the_domain_above_it():
    content = three_tasks()

    changed = apply(content, edits.add(content, TASKS, after="t1"))

    assert one(changed[TASKS][1], "domain") == "steering"
    assert one(changed[TASKS][1], "title") is None


def test_doubts_are_told_in_page_order_until_they_are_confirmed():
    content = three_tasks()
    doubtful = [name for _, key, name in edits.doubts(content) if key == "t2"]
    assert doubtful[0] == "number"

    for name in doubtful:
        content = apply(content, edits.confirm(content, TASKS, "t2", name))

    assert list(edits.doubts(content)) == []


def test_the_head_cannot_be_left_out():
    with pytest.raises(ImpossibleEdit):
        edits.delete(three_tasks(), Section.HEAD, "h1")


def test_a_field_that_the_section_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        edits.set_values(review(item("t1")), TASKS, "t1", {"salary": ["1"]})


@pytest.mark.parametrize("act", [edits.add, edits.split, edits.merge])
def test_there_is_one_head_and_no_more(act):
    more = {edits.add: {"after": "h1"}, edits.split: {"key": "h1", "at_character": 3}, edits.merge: {"key": "h1"}}[act]

    with pytest.raises(ImpossibleEdit):
        act(three_tasks(), Section.HEAD, **more)


def test_numbers_are_neither_cut_nor_joined():
    totals = Section.INDEX_TOTALS
    content = review(**{totals: [item("i1", year=2024), item("i2", year=2025)]})

    with pytest.raises(ImpossibleEdit, match="con số"):
        edits.split(content, totals, "i1", at_character=2)
    with pytest.raises(ImpossibleEdit, match="con số"):
        edits.merge(content, totals, "i1")
