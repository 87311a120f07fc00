"""The test runner's account: what ran, what was left out, and whether that is good enough."""

import pytest

from tools import test as runner
from tools.test import Outcome


def account(
    outcomes: list[Outcome], *, ci: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """Exit code and last line of a run in which these things happened."""
    runs = [lambda _, outcome=outcome: outcome for outcome in outcomes]
    monkeypatch.setattr(runner, "RUNS", runs[:1])
    monkeypatch.setattr(runner, "BESIDE", runs[1:])
    monkeypatch.setenv("CI", "true" if ci else "")
    code = runner.main([])
    return code, capsys.readouterr().out.splitlines()[-1]


COMPLETE = Outcome("SQLite", passed=3, skipped=1)
FAILED = Outcome("PostgreSQL", passed=2, failed=1, exit_code=1)
BROKEN = Outcome("PostgreSQL", exit_code=3)
EMPTY = Outcome("Chromium", exit_code=5)
LEFT_OUT = Outcome("Chromium", left_out="no browser; Debian package chromium")


@pytest.mark.parametrize(
    ("outcomes", "ci", "expected"),
    [
        ([COMPLETE], False, (0, "3 passed, 0 failed")),
        ([COMPLETE, EMPTY], True, (0, "3 passed, 0 failed")),
        ([COMPLETE, FAILED], False, (1, "5 passed, 1 failed")),
        ([COMPLETE, BROKEN], False, (1, "3 passed, 0 failed")),
        ([COMPLETE, LEFT_OUT], False, (0, "3 passed, 0 failed")),
        ([COMPLETE, LEFT_OUT], True, (1, "3 passed, 0 failed")),
        ([EMPTY], False, (1, "0 passed, 0 failed")),
    ],
)
def test_the_last_line_sums_up_and_the_exit_code_judges(
    outcomes: list[Outcome],
    ci: bool,
    expected: tuple[int, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert account(outcomes, ci=ci, monkeypatch=monkeypatch, capsys=capsys) == expected


def test_what_was_left_out_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "RUNS", [lambda _: COMPLETE])
    monkeypatch.setattr(runner, "BESIDE", [lambda _: LEFT_OUT])

    runner.main([])

    assert "left out: no browser; Debian package chromium" in capsys.readouterr().out
