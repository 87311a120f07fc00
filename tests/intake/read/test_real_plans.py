"""Three plans as they were issued: not part of the repository, used where they lie beside it."""

from pathlib import Path

import pytest

from caicach.intake.read import read_layout

PLANS = Path(__file__).parents[4] / "shared" / "plans"

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the real plans do not lie beside the repository")


@pytest.mark.parametrize(
    ("name", "columns", "rows"), [("binh_son_2024", 0, 0), ("cu_chi_2023", 6, 74), ("ho_do_2024", 7, 35)]
)
def test_every_line_is_kept_and_the_torn_table_is_one(name: str, columns: int, rows: int) -> None:
    data = (PLANS / f"{name}.txt").read_bytes()
    lines = read_layout(data=data, name=f"{name}.txt").lines
    assert len(lines) == len(data.decode().rstrip("\n").split("\n"))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    table = [line for line in lines if line.cells]
    assert (len(table), {line.table for line in table}) == (rows, {1} if rows else set())
    assert all(len(line.cells) == columns for line in table)
    assert not any(mark in line.text for line in lines for mark in ("**", "<b>", "<ul", "<li"))
