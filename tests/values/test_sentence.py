"""Sentences that can be said in another language: in Vietnamese they are whole."""

import pickle

import pytest

from caicach.values.sentence import Refusal, Sentence, UnreadableText

TAKEN = "Đã có kế hoạch số %(number)s của năm %(year)s."


def test_a_sentence_without_values_is_said_as_it_stands() -> None:
    assert str(Sentence("Đạt 98 % trở lên.")) == "Đạt 98 % trở lên."


def test_values_are_put_in_where_they_belong() -> None:
    assert str(Sentence(TAKEN, {"year": 2026, "number": "15/KH"})) == "Đã có kế hoạch số 15/KH của năm 2026."


def test_a_sentence_inside_another_is_said_with_it() -> None:
    wrong = Sentence("“%(text)s” không phải là số.", {"text": "một trăm %"})

    whole = Sentence("%(field)s: %(wrong)s", {"field": Sentence("Tiến độ (%)"), "wrong": wrong})

    assert str(whole) == "Tiến độ (%): “một trăm %” không phải là số."


def test_a_refusal_says_its_sentence_and_keeps_its_parts() -> None:
    refusal = Refusal(TAKEN, number="15/KH", year=2026)

    assert str(refusal) == str(refusal.sentence) == "Đã có kế hoạch số 15/KH của năm 2026."
    assert (refusal.sentence.template, refusal.sentence.values) == (TAKEN, {"number": "15/KH", "year": 2026})


def test_a_refusal_comes_whole_out_of_another_process() -> None:
    refusal = pickle.loads(pickle.dumps(UnreadableText(TAKEN, number="98 %", year=2026)))

    assert refusal.sentence == Sentence(TAKEN, {"number": "98 %", "year": 2026})


def test_text_that_cannot_be_read_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="không đọc được"):
        raise UnreadableText("“%(text)s” không đọc được", text="x")
