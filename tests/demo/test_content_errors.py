"""A mistake in a content file is told with the place where it stands."""

from pathlib import Path

import pytest

from caicach.demo.content import ContentError, plan_paths, read_organizations, read_plan_content

PLAN = next(path for path in plan_paths() if path.stem == "plan_ben_nang").read_text(encoding="utf-8")


def read(text: str, folder: Path) -> None:
    path = folder / "plan_x.toml"
    path.write_text(text, encoding="utf-8")
    read_plan_content(path, this_year=2026, organizations=read_organizations())


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('number = "64/KH-UBND"', "number = 64", "plan_x.toml: number must be a text"),
        ("deadlines = [{ month = 1 }]", "deadlines = [{ mont = 1 }]", "tasks[1] 1: deadlines[1]: unknown keys mont"),
        ("deadlines = [{ month = 1 }]", "deadlines = [{ of = 'x' }]", "tasks[1] 1: deadlines[1]: one of by, before"),
        ('leads = ["vp"]', 'leads = ["vanphong"]', "tasks[1] 1: no agency vanphong"),
        ("Tháng 01 năm {year}", "Tháng 01 năm {yaer}", "tasks[1] 1: nothing to put for 'yaer'"),
        ("submit = -6", "submit = -60", "tasks[1] 1: submit on 2025-12-29 comes before start"),
        ('domain = "steering"', 'domain = "stering"', "tasks[1] 1: the plan has no domain stering"),
        ('"01-12"', '"02-30"', "tasks[2] 2: '02-30'"),
        ('comparator = ">"', 'comparator = "=>"', "targets[1]: measures[1]: no comparator =>"),
        ("[[domains]]", "[[domains]", "plan_x.toml: "),
    ],
)
def test_a_mistake_is_told_with_its_place(right: str, wrong: str, told: str, tmp_path: Path) -> None:
    read(PLAN, tmp_path)

    with pytest.raises(ContentError) as raised:
        read(PLAN.replace(right, wrong, 1), tmp_path)

    assert told in str(raised.value)


def test_a_relative_moment_needs_a_due_day(tmp_path: Path) -> None:
    text = PLAN.replace("deadlines = [{ month = 1 }]", 'deadlines = [{ event = "khi cần" }]', 1)

    with pytest.raises(ContentError, match="a number of days needs a due day"):
        read(text, tmp_path)
