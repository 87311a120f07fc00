"""The words by which a plan names who does what."""

from caicach.plans.rules.adoption import agency_words
from tests.builders.plans import review, task


def test_words_are_counted_over_leads_and_helpers_the_most_frequent_first():
    content = review(
        task("t1", leads=["Văn phòng"], coordinators=["Phòng Kinh tế", "Công an"]),
        task("t2", leads=["Phòng Kinh tế"], coordinators=["Văn phòng"]),
        task("t3", leads=["Văn phòng"]),
    )

    assert list(agency_words(content).items()) == [("Văn phòng", 3), ("Phòng Kinh tế", 2), ("Công an", 1)]


def test_words_of_one_frequency_come_in_a_steady_order():
    content = review(task("t1", leads=["B", "A", "C"]))

    assert list(agency_words(content)) == ["A", "B", "C"]


def test_a_plan_that_names_nobody_has_no_words():
    assert agency_words(review(task(leads=[]))) == {}
