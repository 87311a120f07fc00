"""Every test this machine allows, and an account of what it left out. ``make test`` calls it.

With ``CI=true`` leaving anything out is a failure. Further arguments go to every run of pytest. The browser, which
waits more than it works, runs beside the others; what it has to say is printed once it is done.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from tools import chromium, postgresql

NO_TESTS_COLLECTED = 5
# A database named by the caller's environment is nobody's to test on. And what pytest makes of a test file is kept
# whatever the environment says, for five processes read each: in a folder of its own, so that the sources stay clean.
NOT_INHERITED = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}
BYTECODE = Path(__file__).resolve().parents[1] / ".pytest_cache" / "bytecode"
BROWSER_TESTS = "tests/browser"  # all of them stand there; looking for more of them everywhere else takes seconds
# Neighbours stay together, so that what a file prepares for its tests is prepared once, until one has nothing left.
IN_PARALLEL = ("-n", "2", "--dist", "worksteal")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one run. ``left_out`` says why it did not happen and what would change that."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    exit_code: int = 0
    left_out: str | None = None

    @property
    def is_good(self) -> bool:
        """Whether nothing failed, counting a run that fell over before it could count."""
        return self.failed == 0 and self.exit_code in (0, NO_TESTS_COLLECTED)

    @property
    def account(self) -> str:
        """One line of the closing table."""
        if self.left_out:
            return f"left out: {self.left_out}"
        counts = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped in {self.seconds:.0f} s"
        return counts if self.is_good or self.failed else f"{counts}; pytest ended with code {self.exit_code}"


def on_sqlite(extra: Sequence[str]) -> Outcome:
    """Everything except what needs a browser or PostgreSQL."""
    return _pytest("SQLite", [*IN_PARALLEL, "-m", "not browser and not postgresql", *extra])


def on_postgresql(extra: Sequence[str]) -> Outcome:
    """Every test that touches a database and may turn out differently there, on a cluster of its own."""
    programs = postgresql.find_programs()
    if programs is None:
        return Outcome("PostgreSQL", left_out="no server programs; Debian package postgresql")
    try:
        with postgresql.running(programs) as url:
            arguments = [*IN_PARALLEL, "-m", "not browser", "--database-only", *extra]
            return _pytest("PostgreSQL", arguments, DATABASE_URL=url)
    except postgresql.NoServer as reason:
        return Outcome("PostgreSQL", left_out=str(reason))


def in_browser(extra: Sequence[str]) -> Outcome:
    """The tests that drive a browser."""
    if chromium.find() is None:
        return Outcome("Chromium", left_out="no browser; Debian package chromium")
    return _pytest("Chromium", ["-m", "browser", *(extra or [BROWSER_TESTS])], aside=True)


Run = Callable[[Sequence[str]], Outcome]
RUNS: tuple[Run, ...] = (on_sqlite, on_postgresql)
BESIDE: tuple[Run, ...] = (in_browser,)
_under_way: set[subprocess.Popen[bytes]] = set()


def _pytest(name: str, arguments: Sequence[str], *, aside: bool = False, **environment: str) -> Outcome:
    """One run. ``aside`` keeps its output until it is over, while others print theirs."""
    inherited = {key: value for key, value in os.environ.items() if key not in NOT_INHERITED}
    started = time.monotonic()
    # Whatever the tests leave behind when they are cut short lies in this folder and goes with it.
    with tempfile.TemporaryDirectory(prefix="caicach-run-", ignore_cleanup_errors=True) as folder:
        results = Path(folder) / "results.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={results}", *arguments]
        printed = Path(folder) / "printed"
        if not aside:
            print(f"\n=== {name}", flush=True)
        with printed.open("wb") as kept:
            environ = inherited | environment | {"TMPDIR": folder, "PYTHONPYCACHEPREFIX": str(BYTECODE)}
            process = subprocess.Popen(command, env=environ, stdout=kept if aside else None, stderr=subprocess.STDOUT)
            _under_way.add(process)
            exit_code = process.wait()
            _under_way.discard(process)
        if aside:
            print(f"\n=== {name}\n{printed.read_text(errors='replace')}", flush=True)
        outcome = _count(name, results)
    return replace(outcome, exit_code=exit_code, seconds=time.monotonic() - started)


def _count(name: str, results: Path) -> Outcome:
    """Count test cases by the worst that befell each: a test that passed but fell in its clean-up has failed."""
    passed = failed = skipped = 0
    if not results.exists():
        return Outcome(name)
    for case in ElementTree.parse(results).iter("testcase"):  # noqa: S314 - pytest wrote it a moment ago
        marks = {mark.tag for mark in case}
        failed += bool(marks & {"failure", "error"})
        skipped += marks & {"failure", "error", "skipped"} == {"skipped"}
        passed += not marks & {"failure", "error", "skipped"}
    return Outcome(name, passed=passed, failed=failed, skipped=skipped)


def _is_success(outcomes: Sequence[Outcome]) -> bool:
    complete = not any(outcome.left_out for outcome in outcomes)
    if not complete and os.environ.get("CI") == "true":
        print("CI=true: nothing may be left out.")
        return False
    return all(outcome.is_good for outcome in outcomes) and any(outcome.passed for outcome in outcomes)


def main(extra: Sequence[str]) -> int:
    """Make the runs one after the other, those aside meanwhile, and sum them up; 0 when all is well."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        aside = [pool.submit(run, extra) for run in BESIDE]
        try:
            outcomes = [*(run(extra) for run in RUNS), *(future.result() for future in aside)]
        except BaseException:  # stopped from outside: nothing goes on behind the user's back
            for process in [*_under_way]:
                process.terminate()
            raise
    print()
    for outcome in outcomes:
        print(f"{outcome.name:<12} {outcome.account}")
    good = _is_success(outcomes)
    print(f"{sum(run.passed for run in outcomes)} passed, {sum(run.failed for run in outcomes)} failed")
    return 0 if good else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is taken down on the way out
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
