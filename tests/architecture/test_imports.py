"""Imports go downward, and stand at the top of their module."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, functions_of, place, python_files

# Loaded where they are used, so that a web worker which reads no document does not carry them.
HEAVY = {"docx", "lxml", "pypdfium2", "PIL"}
# Not among our requirements: the command that reads it says what to do where it is missing.
OPTIONAL = {"vietnam_provinces", "atheris"}
# Readers of our own that stand on them, one for each format.
HEAVY_OF_OURS = re.compile(r"caicach\.intake\.read\.\w+\.(?:reader|second_look)")


def test_every_import_goes_downward() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    verdict = subprocess.run([linter, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


def test_no_function_imports_anything_but_a_heavy_library() -> None:
    found = [
        f"{place(path, node.lineno)} imports {name}"
        for path in python_files("caicach", "tools")
        for node, name in _imports_inside_functions(path)
        if name.partition(".")[0] not in HEAVY | OPTIONAL and not HEAVY_OF_OURS.fullmatch(name)
    ]

    assert found == []


def test_no_migration_imports_code_of_the_application() -> None:
    migrations = sorted((ROOT / "caicach").glob("*/migrations/*.py"))
    found = [
        place(path)
        for path in migrations
        if any(line.startswith(("from caicach", "import caicach")) for line in path.read_text("utf-8").splitlines())
    ]

    assert found == [], "an enumeration in a constraint brings it: write its plain value there"


def _imports_inside_functions(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    for function in functions_of(path):
        for node in ast.walk(function):
            if isinstance(node, ast.Import):
                yield from ((node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node, node.module or "."
