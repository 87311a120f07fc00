"""The clock is read at the edge; everything else is told the day or the moment."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGE, nodes_of, place, python_files

CLOCKS = {"date", "datetime", "timezone", "dt"}
READINGS = {"now", "today", "utcnow", "localdate"}
AT_THE_EDGE = {"web", "config", "demo"}


def test_only_the_edge_reads_the_clock() -> None:
    found = [
        place(path, line)
        for path in python_files("caicach")
        if not _is_at_the_edge(path)
        for line in _readings_of_the_clock(path)
    ]

    assert found == []


def test_no_field_of_a_model_reads_the_clock_by_itself() -> None:
    found = [
        place(path, node.value.lineno)
        for path in python_files("caicach")
        for node in nodes_of(path)
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}
    ]

    assert found == []


def _is_at_the_edge(path: Path) -> bool:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0] in AT_THE_EDGE or "jobs" in parts


def _readings_of_the_clock(path: Path) -> Iterator[int]:
    conversions = {id(call.func) for call in nodes_of(path) if isinstance(call, ast.Call) and call.args}
    for node in nodes_of(path):
        if isinstance(node, ast.Attribute) and _is_a_reading(node, is_conversion=id(node) in conversions):
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} & {*READINGS, "Now"}:
            yield node.lineno


def _is_a_reading(node: ast.Attribute, *, is_conversion: bool) -> bool:
    owner = _last_name(node.value)
    if node.attr == "localdate" and is_conversion:  # of a moment that it was told
        return False
    return (owner in CLOCKS and node.attr in READINGS) or (owner, node.attr) == ("time", "time")


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
