"""The project's own source as the architecture tests read it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "caicach"


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file of the repository, also those not committed yet, without what is ignored."""
    # The second option: a clone may belong to somebody else than the one who tests it.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = (ROOT / name for name in listing.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def python_files(*folders: str) -> tuple[Path, ...]:
    """Modules written by hand under the named folders of the repository; migrations are not."""
    return tuple(
        path
        for path in tracked_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders and "migrations" not in path.parts
    )


def app_folders() -> tuple[Path, ...]:
    """The apps that own tables."""
    return tuple(sorted(path.parent for path in PACKAGE.glob("*/models*") if path.name in {"models", "models.py"}))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module, walked once for all tests of a run."""
    return tuple(ast.walk(tree_of(path)))


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module, inner ones too."""
    return (node for node in nodes_of(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def place(path: Path, line: int = 0) -> str:
    """How a finding names its place."""
    name = str(path.relative_to(ROOT))
    return f"{name}:{line}" if line else name
