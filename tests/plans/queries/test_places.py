"""From words of the source to the value that they fed."""

from caicach.plans.queries.places import fed_by_lines, value_of_words
from caicach.plans.rules.review import Review
from tests.builders import plans

FED = fed_by_lines(
    plans.review(
        plans.task("t1", "Số hóa hồ sơ", leads=["Phòng Kinh tế"], places=[[3, 0], [4, None]]),
        plans.task("t2", "Tổng kết", leads=[], places=[[5, None]]),
    )
)


def test_the_value_with_the_same_words_is_found_whatever_their_spelling() -> None:
    assert value_of_words(FED, line=3, words="PHÒNG KINH TẾ") == "tasks-t1-leads"


def test_words_around_a_value_or_within_it_lead_to_it() -> None:
    assert value_of_words(FED, line=3, words="giao Phòng Kinh tế chủ trì") == "tasks-t1-leads"
    assert value_of_words(FED, line=3, words="Kinh tế") == "tasks-t1-leads"


def test_other_words_of_a_line_lead_to_its_first_value() -> None:
    first = value_of_words(FED, line=5, words="31/6/2026")

    assert first.startswith("tasks-t2-")


def test_a_line_that_fed_nothing_leads_nowhere() -> None:
    assert value_of_words(FED, line=99, words="Số hóa hồ sơ") == ""
    nothing: Review = {}
    assert fed_by_lines(nothing) == {}
