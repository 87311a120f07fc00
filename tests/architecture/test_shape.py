"""Files are where one looks for them, and short enough to be read in one sitting."""

from tests.architecture.source import ROOT, app_folders, functions_of, place, python_files, tracked_files

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
IN_AN_APP = {"README.md", "__init__", "apps", "migrations", "rules", "models", "access", "queries", "actions", "jobs"}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "misc"}
CODE = ("caicach", "tools", "benchmarks", "tests")


def test_every_app_has_the_same_files() -> None:
    found = [
        place(path)
        for app in app_folders()
        for path in sorted(app.iterdir())
        if path.name not in IN_AN_APP and path.name.removesuffix(".py") not in IN_AN_APP and path.name != "__pycache__"
    ]

    assert found == []


def test_every_app_says_in_a_readme_what_it_is_for() -> None:
    assert [place(app) for app in app_folders() if not (app / "README.md").is_file()] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [
        place(path)
        for path in tracked_files()
        if path.suffix == ".py" and {*path.relative_to(ROOT).parent.parts, path.stem} & SAYS_NOTHING
    ]

    assert found == []


def test_no_function_is_too_long_to_be_seen_at_once() -> None:
    found = [
        f"{place(path, function.lineno)} {function.name} has {length} lines"
        for path in python_files(*CODE)
        for function in functions_of(path)
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > LONGEST_FUNCTION
    ]

    assert found == []


def test_no_file_is_too_long_to_be_read_in_one_sitting() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(*CODE)}

    assert [f"{place(path)} has {length} lines" for path, length in lengths.items() if length > LONGEST_FILE] == []
