"""The whole of everybody's rights, to be reviewed as one page: a change of rights changes this table."""

import pytest

from caicach.organizations.rules.roles import RIGHTS, Right, Role, allows

COLUMNS = (
    Right.READ_PLANS,
    Right.DRAFT_PLANS,
    Right.ADOPT_PLANS,
    Right.ASSIGN_WORK,
    Right.DO_WORK,
    Right.ACCEPT_WORK,
    Right.SET_POLICIES,
    Right.MANAGE_PEOPLE,
    Right.READ_AUDIT,
)
TABLE = {
    #                     read draft adopt assign do accept policies people audit
    Role.FOCAL_POINT: "      x     x     x      x  x      x      x        .     .",
    Role.HEAD: "             x     .     x      x  x      x      x        .     .",
    Role.SPECIALIST: "       x     .     .      .  x      .      .        .     .",
    Role.ONE_STOP_OFFICER: " x     .     .      .  x      .      .        .     .",
    Role.APPRAISER: "        x     .     .      .  .      .      .        .     .",
    Role.INSPECTOR: "        x     .     .      .  .      .      .        .     .",
    Role.ADMINISTRATOR: "    .     .     .      .  .      .      .        x     x",
    Role.AUDITOR: "          x     .     .      .  .      .      .        .     x",
}


def test_the_table_names_every_role_and_every_right():
    assert set(TABLE) == set(RIGHTS) == set(Role)
    assert set(COLUMNS) == set(Right)
    assert all(len(marks.split()) == len(COLUMNS) for marks in TABLE.values())


@pytest.mark.parametrize("role", list(Role))
def test_a_role_includes_exactly_the_rights_of_the_table(role):
    wanted = {right for right, mark in zip(COLUMNS, TABLE[role].split(), strict=True) if mark == "x"}

    assert {right for right in Right if allows(role, right)} == wanted
