from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.intake.recognise.remembered import remembered
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.wording import folded, plain

LETTERS = st.text(alphabet="qouaàáạèẻýỳ ĐÀÝİ–“\u0301", max_size=12)


def test_both_placings_of_a_tone_mark_fold_to_one():
    assert folded("Hoà bình, uỷ ban, khoẻ") == folded("Hòa bình, ủy ban, khỏe") == "hòa bình, ủy ban, khỏe"


def test_after_q_and_within_a_syllable_the_mark_has_one_place_only():
    assert folded("Quý, quỷ, hoàn, thuỳnh") == "quý, quỷ, hoàn, thuỳnh"


def test_odd_blanks_become_single_ones():
    assert plain(" a\u00a0\u200b\t b\ufeffc \n") == "a b c"


@settings(max_examples=50)
@given(LETTERS)
def test_copies_for_comparing_are_as_long_as_the_text(text):
    assert len(folded(text)) == len(bare(text)) == len(text)


def test_a_short_text_is_asked_about_once_and_a_long_one_each_time():
    asked = []

    @remembered
    def length(text):
        asked.append(text)
        return len(text)

    assert [length("a" * size) for size in (3, 3, 5000, 5000)] == [3, 3, 5000, 5000]
    assert [len(text) for text in asked] == [3, 5000, 5000]
