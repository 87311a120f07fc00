"""Find the agency that a plan means by "Phòng VH-XH", "Trưởng Phòng Nội vụ" or "Chủ tịch UBND xã".

The machine proposes with a score; whoever adopts the plan sees and settles it. Groups ("các ban, ngành liên quan")
match nobody here: ``rules/groups.py`` says who belongs to them. The dictionary: ``caicach/law/agency_names.py``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from caicach.law.agency_names import load_agency_names
from caicach.organizations.rules.groups import Member, names_a_group, read_group
from caicach.values.vietnamese import fold

SURE = 85.0  # score (0 to 100) from which a proposal is taken over unless the person changes it
SAME, BEGINNING, LIKE_AT_MOST, LIKE_AT_LEAST = 100.0, 92.0, SURE - 1, 60.0

# Not the "xã" of "xã hội" nor the "phương" of "địa phương", which folding writes alike.
LEVELS = re.compile(r"\b(?:tinh|thanh pho|huyen|xa(?! hoi)|(?<!dia )phuong|dac khu)\b")
Plain = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that may be meant, by any of its names; ``is_body`` marks the plan's own body.

    ``member`` says in which groups of the body's agencies it is, None for the body itself and for parts of its parts.
    """

    agency_id: int
    names: tuple[str, ...]
    is_body: bool
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """An agency with how alike its name is (0 to 100). ``heir``: it took the work over from those named."""

    agency_id: int
    score: float
    heir: bool = False


def best_matches(words: str, candidates: Iterable[Candidate], *, most: int = 3) -> tuple[Match, ...]:
    """The likeliest agencies, best first; empty for a group or when nothing is alike.

    Of several that the words fit equally well the plan's own body is meant; where it is not among them, none is sure.
    Who took over the work of an office that is no more is proposed right after names that are the same, never sure.
    """
    if names_a_group(words):
        return ()
    heirs = _heirs(_plain(words))
    scored = [(_score(words, one), _is_heir(one, heirs), one) for one in candidates]
    ranked = sorted(
        (row for row in scored if row[0] >= LIKE_AT_LEAST or row[1]),
        key=lambda row: (row[0] < SURE, not row[1], -row[0], not row[2].is_body),
    )
    is_open = len(ranked) > 1 and ranked[0][0] == ranked[1][0] and not ranked[0][2].is_body
    ceiling = LIKE_AT_MOST if is_open else SAME
    return tuple(
        Match(agency_id=one.agency_id, score=min(max(score, LIKE_AT_LEAST), ceiling), heir=heir and score < SURE)
        for score, heir, one in ranked[:most]
    )


def members_of(words: str, candidates: Iterable[Candidate]) -> tuple[int, ...]:
    """The agencies that a group takes in today, in the order of ``candidates``; empty for words that name no group."""
    group = read_group(words)
    return tuple(one.agency_id for one in candidates if group and one.member in group.members)


def _score(words: str, candidate: Candidate) -> float:
    score = max(
        (_alike(wanted, _plain(name)) for wanted in _synonyms(_plain(words)) for name in candidate.names), default=0.0
    )
    named, own = _levels(words), {level for name in candidate.names for level in _levels(name)}
    return min(score, LIKE_AT_MOST) if named and own and not named & own else score


def _is_heir(candidate: Candidate, heirs: frozenset[Plain]) -> bool:
    return any(tuple(sorted(_plain(name))) in heirs for name in candidate.names)


def _levels(words: str) -> set[str]:
    """Levels that the words name: the committee of the province is not that of the commune."""
    return set(LEVELS.findall(_spelt_out(words)))


@cache
def _synonyms(wanted: Plain) -> tuple[Plain, ...]:
    """The words themselves, and every other name of the same thing."""
    for names in load_agency_names().same:
        known = [_plain(name) for name in names]
        if any(sorted(name) == sorted(wanted) for name in known):
            return (wanted, *known)
    return (wanted,)


@cache
def _heirs(wanted: Plain) -> frozenset[Plain]:
    """Names, sorted by letters, of those who do today what the agency or post of these words did."""
    ways = {tuple(sorted(way)) for way in _synonyms(wanted)}
    return frozenset(
        tuple(sorted(_plain(heir)))
        for passed in load_agency_names().passed_on
        if any(tuple(sorted(_plain(name))) in ways for name in passed.before)
        for heir in passed.after
    )


def _spelt_out(words: str) -> str:
    """Folded words with abbreviations written out, first those joined by a sign ("VH-XH"), then the others."""
    long = load_agency_names().abbreviations
    joined = re.sub(r"\s*([-–&])\s*", r"\1", fold(words)).replace("–", "-")
    whole = " ".join(long.get(word, word) for word in re.split(r"[\s,;.()]+", joined) if word)
    return " ".join(long.get(word, word) for word in re.split(r"[\s/&-]+", whole) if word)


@cache
def _posts() -> tuple[re.Pattern[str], dict[str, str]]:
    """Any post at the head of words, and the word that the name of its agency begins with."""
    posts = load_agency_names().posts
    titles = sorted((fold(post.title) for post in posts), key=len, reverse=True)
    pattern = re.compile(rf"^(?:dong chi |ong |ba )?(?:pho )?({'|'.join(titles)})\b")
    return pattern, {fold(post.title): fold(post.office) for post in posts}


@cache
def _plain(words: str) -> Plain:
    """The words that tell one agency from another: without posts, levels and "và"."""
    pattern, offices = _posts()
    spread = _spelt_out(words)
    if post := pattern.match(spread):
        rest = spread[post.end() :].strip()
        spread = f"{offices[post[1]]} {rest}".strip() or spread
    return tuple(word for word in LEVELS.sub(" ", spread).split() if word != "va")


def _alike(wanted: Plain, name: Plain) -> float:
    """Sure only when the words are the same or begin the full name; likeness of letters alone is never sure.

    "Sở Y tế" and "Sở Kinh tế", "xã Đồi Sim" and "xã Đồi Sen" differ by few letters.
    """
    if not wanted or not name:
        return 0.0
    if sorted(wanted) == sorted(name):
        return SAME
    if len(wanted) > 1 and name[: len(wanted)] == wanted:
        return BEGINNING
    return min(fuzz.token_sort_ratio(" ".join(wanted), " ".join(name)), LIKE_AT_MOST)
