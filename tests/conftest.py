"""How every test runs: against production's settings, with the differences below and nothing outside within reach."""

import atexit
import itertools
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from pytest_django import Settings

from tests import guards

WORKER = os.environ.get("PYTEST_XDIST_WORKER")
# The workers of a parallel run inherit the environment of the process that started them, and its folder with it.
VAR = Path(os.environ["CAICACH_VAR"] if WORKER else tempfile.mkdtemp(prefix="caicach-tests-"))
if not WORKER:
    atexit.register(shutil.rmtree, VAR, ignore_errors=True)
    (VAR / "static").mkdir()  # where production has its collected files; tests are served the sources

# All that differs from production, read by caicach.config.settings. DATABASE_URL alone may come from outside.
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "caicach.config.settings",
    "CAICACH_VAR": str(VAR),
    "CAICACH_MEDIA": str(VAR / "files"),
    "CAICACH_DEBUG": "0",
    "CAICACH_SECRET_KEY": "known to everybody, for tests alone",
    "CAICACH_ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "CAICACH_FAST_PASSWORDS": "1",
    "CAICACH_STATIC_MANIFEST": "0",
    "CAICACH_TASKS": "immediate",
}
for name in ("CAICACH_TRUSTED_ORIGINS", "CAICACH_HTTPS", "CAICACH_LOG_LEVEL"):
    os.environ.pop(name, None)

# A busy machine is no failure; a run for others to repeat takes the same examples every time.
hypothesis.settings.register_profile(
    "caicach",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize=os.environ.get("CI") == "true",
)
hypothesis.settings.load_profile("caicach")

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
NAMES_A_DATABASE = re.compile(rf"\b(?:django_db|{'|'.join(sorted(DATABASE_FIXTURES))})\b")
_folders = itertools.count()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="run only the tests that ask a database")


def pytest_configure() -> None:
    """Load the settings, whereupon pytest-django sets Django up. A file, unlike memory, locks as production does."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(VAR / "test.sqlite3")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread, where only databases are asked, each file of tests that names none."""
    if not config.getoption("--database-only") or not collection_path.match("test_*.py"):
        return None
    return None if NAMES_A_DATABASE.search(collection_path.read_text(encoding="utf-8")) else True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        chosen = [item for item in items if _touches_database(item) and _needs_every_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        for item in items:
            if item.get_closest_marker("postgresql"):
                item.add_marker(pytest.mark.skip(reason="asks something that only PostgreSQL has"))


def _touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES)


def _needs_every_database(item: pytest.Item) -> bool:
    """Whether the outcome may differ between databases: a test that says it does not gives its reason."""
    marker = item.get_closest_marker("one_database")
    if marker is None:
        return True
    if not marker.kwargs.get("reason"):
        raise pytest.UsageError(f"{item.nodeid}: one_database asks for a reason")
    return False


@pytest.fixture(scope="session", autouse=True)
def _nothing_outside() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        guards.refuse_network(patch)
        guards.refuse_undefined_variables(patch)
        yield


@pytest.fixture(autouse=True)
def _no_waiting(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.node.get_closest_marker("browser"):
        guards.refuse_long_sleep(monkeypatch)


@pytest.fixture(autouse=True)
def _own_files(settings: Settings) -> None:
    """Stored files of one test are not there in the next. The folder is made by the first file."""
    settings.MEDIA_ROOT = VAR / "files" / f"{WORKER}-{next(_folders)}"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What one test looked up is not there in the next: rows are taken back and their numbers given out again."""
    cache.clear()
