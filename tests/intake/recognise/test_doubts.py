"""Values read from doubtful words of a scan are given with less confidence; all others stay as they are."""

from dataclasses import replace
from datetime import date
from typing import Any

from caicach.intake.draft import Found, Head, PlanDraft, Task
from caicach.intake.layout import Doubt, Layout, Line, Place
from caicach.intake.recognise.doubts import DOUBTFUL, with_doubts
from caicach.values.choices import Domain

TEXT = "Rà soát quy trlnh trước ngày 15/6/2026"
LAYOUT = Layout(kind="pdf", lines=(Line(number=1, text=TEXT),))


def found(value: Any, confidence: float = 0.95) -> Found[Any]:
    return Found(value, (Place(1),), confidence)


def draft() -> PlanDraft:
    task = Task(title=found("Rà soát quy trlnh"), leads=(found("UBND xã"),), domain=found(Domain.PROCEDURES))
    return PlanDraft(head=Head(issued_on=found(date(2026, 6, 15))), tasks=(task,))


def doubting(*words: str) -> Layout:
    doubts = tuple(Doubt(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)
    return Layout(kind="pdf", lines=(replace(LAYOUT.lines[0], doubts=doubts),))


def test_a_text_is_in_doubt_with_a_word_that_it_holds() -> None:
    read = with_doubts(draft(), doubting("trlnh"))

    assert read.tasks[0].title.confidence == DOUBTFUL
    assert read.tasks[0].leads[0].confidence == 0.95
    assert read.tasks[0].domain == found(Domain.PROCEDURES)
    assert read.head.issued_on == found(date(2026, 6, 15))


def test_a_day_is_in_doubt_with_a_word_that_has_a_digit() -> None:
    read = with_doubts(draft(), doubting("15/6/2026"))

    assert read.head.issued_on == found(date(2026, 6, 15), DOUBTFUL)
    assert read.tasks == draft().tasks


def test_without_doubtful_words_nothing_changes() -> None:
    assert with_doubts(draft(), LAYOUT) == draft()
