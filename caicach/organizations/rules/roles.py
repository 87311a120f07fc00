"""What each role may do. This page is the whole of it: a change here is a change of rights, so review it as one.

A role is held at an agency and counts for that agency's body (its people's committee or department). Reading reaches
all that is below the body; everything else the body alone: a province sees its communes' work and does not do it for
them. Nobody accepts work that they submitted themselves: that is checked where work is accepted, not here.
"""

from enum import StrEnum


class Role(StrEnum):
    """Roles as the plans name them (docs/glossary.md ties each to its Vietnamese term)."""

    FOCAL_POINT = "focal_point"
    SPECIALIST = "specialist"
    ONE_STOP_OFFICER = "one_stop_officer"
    HEAD = "head"
    APPRAISER = "appraiser"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Right(StrEnum):
    """A thing that one may do within one's scope."""

    READ_PLANS = "read_plans"
    DRAFT_PLANS = "draft_plans"  # upload a document, review what was read
    ADOPT_PLANS = "adopt_plans"  # make a reviewed draft the plan
    ASSIGN_WORK = "assign_work"
    DO_WORK = "do_work"  # report progress, attach evidence, submit
    ACCEPT_WORK = "accept_work"  # accept or return what was submitted
    SET_POLICIES = "set_policies"  # how the office counts its due days
    MANAGE_PEOPLE = "manage_people"
    READ_AUDIT = "read_audit"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.FOCAL_POINT: frozenset(
        {
            Right.READ_PLANS,
            Right.DRAFT_PLANS,
            Right.ADOPT_PLANS,
            Right.ASSIGN_WORK,
            Right.DO_WORK,
            Right.ACCEPT_WORK,
            Right.SET_POLICIES,
        }
    ),
    Role.SPECIALIST: frozenset({Right.READ_PLANS, Right.DO_WORK}),
    Role.ONE_STOP_OFFICER: frozenset({Right.READ_PLANS, Right.DO_WORK}),
    Role.HEAD: frozenset(
        {
            Right.READ_PLANS,
            Right.ADOPT_PLANS,
            Right.ASSIGN_WORK,
            Right.DO_WORK,
            Right.ACCEPT_WORK,
            Right.SET_POLICIES,
        }
    ),
    Role.APPRAISER: frozenset({Right.READ_PLANS}),
    Role.INSPECTOR: frozenset({Right.READ_PLANS}),
    Role.ADMINISTRATOR: frozenset({Right.MANAGE_PEOPLE, Right.READ_AUDIT}),
    Role.AUDITOR: frozenset({Right.READ_PLANS, Right.READ_AUDIT}),
}


def allows(role: Role, right: Right) -> bool:
    """Does the role include the right?"""
    return right in RIGHTS[role]
