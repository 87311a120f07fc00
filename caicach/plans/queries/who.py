"""Whom a draft means by its words: an agency of the body, or a group of those that it has today."""

from collections.abc import Iterable
from dataclasses import dataclass

from caicach.organizations.models import Agency, AgencyKind
from caicach.organizations.rules.groups import Member, read_group
from caicach.organizations.rules.matching import SURE, Candidate, Match, best_matches, members_of
from caicach.plans.models import Draft
from caicach.plans.rules.adoption import agency_words

_MEMBERS = {
    AgencyKind.PEOPLES_COMMITTEE: Member.COMMUNE,
    AgencyKind.PUBLIC_SERVICE_UNIT: Member.SERVICE_UNIT,
    AgencyKind.OTHER: Member.ASSOCIATION,
}


@dataclass(frozen=True, slots=True)
class WhoRow:
    """Words by which the plan names somebody, with the agencies that they may mean.

    ``chosen`` is the one agency that is surely meant. ``members`` are those of a group today; ``takes_all`` says that
    the words mean them all ("UBND các xã"), not only those concerned ("các phòng, ban liên quan").
    """

    words: str
    times: int
    is_group: bool
    chosen: int | None
    matches: tuple[Match, ...]
    members: tuple[int, ...] = ()
    takes_all: bool = False


def who_rows(draft: Draft) -> list[WhoRow]:
    """Each way in which the plan names who leads or helps, with proposals among the body's own agencies."""
    candidates = [candidate_of(agency, draft.agency) for agency in assignable_agencies(draft.agency)]
    return [_row(words, times, candidates) for words, times in agency_words(draft.content).items()]


def assignable_agencies(body: Agency) -> Iterable[Agency]:
    """Agencies that may be given work of a body's plan: the body and all below it."""
    return Agency.objects.below(body).prefetch_related("posts").order_by("path", "position", "id")


def candidate_of(agency: Agency, body: Agency) -> Candidate:
    """An agency with every name by which a plan may call it."""
    posts = [title for post in agency.posts.all() for title in (post.title, *post.other_titles)]
    names = tuple(dict.fromkeys((agency.name, agency.short_name, *agency.other_names, *posts)))
    return Candidate(agency_id=agency.pk, names=names, is_body=agency.pk == body.pk, member=_member(agency, body))


def _row(words: str, times: int, candidates: list[Candidate]) -> WhoRow:
    group = read_group(words)
    matches = best_matches(words, candidates)
    members = members_of(words, candidates)
    return WhoRow(
        words=words,
        times=times,
        is_group=group is not None,
        chosen=matches[0].agency_id if matches and matches[0].score >= SURE else None,
        matches=matches,
        members=members,
        takes_all=group is not None and not group.some and bool(members),
    )


def _member(agency: Agency, body: Agency) -> Member | None:
    """In which groups of the body an agency is; parts of its parts are in none."""
    if agency.pk == body.pk or agency.parent_id != body.pk:
        return None
    return _MEMBERS.get(AgencyKind(agency.kind), Member.DIVISION)
