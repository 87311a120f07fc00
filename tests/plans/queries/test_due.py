"""A due day as officials say it, and what it means."""

from datetime import date, timedelta

import pytest

from caicach.plans.queries.due import Due, due_of
from caicach.plans.rules.states import WorkState

MONDAY = date(2026, 6, 15)
OPEN = WorkState.IN_PROGRESS


def due(on: date | None, *, state: WorkState = OPEN, today: date = MONDAY, words: str = "") -> Due:
    return due_of(on=on, state=state, today=today, words=words)


@pytest.mark.parametrize(
    ("on", "text", "tone"),
    [
        (date(2026, 6, 12), "quá hạn 3 ngày (12/06/2026)", "late"),
        (date(2026, 6, 14), "quá hạn 1 ngày (14/06/2026)", "late"),
        (date(2026, 6, 15), "thứ Hai 15/06/2026, hạn là hôm nay", "risk"),
        (date(2026, 6, 16), "thứ Ba 16/06/2026, còn 1 ngày làm việc", "risk"),
        (date(2026, 6, 21), "Chủ nhật 21/06/2026, còn 4 ngày làm việc", "risk"),
        (date(2026, 6, 22), "thứ Hai 22/06/2026, còn 5 ngày làm việc", "risk"),
        (date(2026, 6, 23), "thứ Ba 23/06/2026, còn 6 ngày làm việc", "idle"),
    ],
)
def test_open_work_says_how_long_it_has(on, text, tone):
    assert due(on) == Due(text=text, tone=tone, day=on)


def test_days_are_counted_plainly_where_the_days_off_are_not_known_yet():
    on = date(2190, 1, 10)

    assert due(on, today=on - timedelta(days=9)).text.endswith("10/01/2190, còn 9 ngày")


@pytest.mark.parametrize("state", [WorkState.ACCEPTED, WorkState.WAIVED])
def test_finished_work_says_its_day_and_is_never_late(state):
    assert due(MONDAY - timedelta(days=9), state=state) == Due("06/06/2026", "done", date(2026, 6, 6))


def test_work_that_waits_for_a_decision_is_not_late():
    found = due(MONDAY - timedelta(days=9), state=WorkState.SUBMITTED)

    assert (found.text, found.tone) == ("thứ Bảy 06/06/2026, chờ duyệt", "idle")


@pytest.mark.parametrize("state", list(WorkState))
def test_work_without_a_day_says_the_words_of_the_plan(state):
    assert due(None, state=state, words="Khi có phát sinh") == Due("Khi có phát sinh", "idle")
    assert due(None, state=state) == Due("Không định ngày", "idle")
