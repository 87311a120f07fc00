"""Find the agency that a plan means by "Phòng VH-XH", "Trưởng Phòng Nội vụ" or "Chủ tịch UBND xã".

The machine proposes with a score; whoever adopts the plan sees and settles it. Groups ("các ban, ngành liên quan")
match nobody here: they are settled by a person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from caicach.values.vietnamese import fold

SURE = 85.0  # score (0 to 100) from which a proposal is taken over unless the person changes it
SAME, BEGINNING, LIKE_AT_MOST, LIKE_AT_LEAST = 100.0, 92.0, SURE - 1, 60.0

ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "vp": "van phong",
    "p": "phong",
    "tt": "trung tam",
    "vh-xh": "van hoa xa hoi",
    "vhxh": "van hoa xa hoi",
    "tthc": "thu tuc hanh chinh",
    "pvhcc": "phuc vu hanh chinh cong",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
    "kh&cn": "khoa hoc va cong nghe",
    "cchc": "cai cach hanh chinh",
}
POSTS = re.compile(
    r"^(?:dong chi |ong |ba )?(?:pho )?"
    r"(chu tich|chanh van phong|chanh|truong phong|truong|giam doc|thu truong|cong chuc|can bo|bi thu)\b"
)
GROUP = re.compile(
    r"^(?:thu truong |lanh dao |truong |(?:chu tich )?(?:ubnd|uy ban nhan dan) )?(?:cac|nhung|tat ca|moi)\b"
    r"|\blien quan\b|\bban,? nganh\b|\bphong, ban\b|\b(?:xa|phuong), (?:xa|phuong|thi tran|dac khu)\b"
)
# Not the "xã" of "xã hội" nor the "phương" of "địa phương", which folding writes alike.
LEVELS = re.compile(r"\b(?:tinh|thanh pho|huyen|xa(?! hoi)|(?<!dia )phuong|dac khu)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that may be meant, by any of its names; ``is_body`` marks the plan's own body."""

    agency_id: int
    names: tuple[str, ...]
    is_body: bool


@dataclass(frozen=True, slots=True)
class Match:
    """An agency with how alike its name is (0 to 100)."""

    agency_id: int
    score: float


def names_a_group(words: str) -> bool:
    """Do the words name many at once, so that no single agency can be meant?"""
    return bool(GROUP.search(fold(words)))


def best_matches(words: str, candidates: Iterable[Candidate], *, most: int = 3) -> tuple[Match, ...]:
    """The likeliest agencies, best first; empty for a group or when nothing is alike.

    Of several that the words fit equally well the plan's own body is meant; where it is not among them, none is sure.
    """
    if names_a_group(words):
        return ()
    scored = [(_score(words, one), one) for one in candidates]
    ranked = sorted(
        (pair for pair in scored if pair[0] >= LIKE_AT_LEAST), key=lambda pair: (-pair[0], not pair[1].is_body)
    )
    is_open = len(ranked) > 1 and ranked[0][0] == ranked[1][0] and not ranked[0][1].is_body
    ceiling = LIKE_AT_MOST if is_open else SAME
    return tuple(Match(agency_id=one.agency_id, score=min(score, ceiling)) for score, one in ranked[:most])


def _score(words: str, candidate: Candidate) -> float:
    score = max((_alike(_plain(words), _plain(name)) for name in candidate.names), default=0.0)
    named, own = _levels(words), {level for name in candidate.names for level in _levels(name)}
    return min(score, LIKE_AT_MOST) if named and own and not named & own else score


def _levels(words: str) -> set[str]:
    """Levels that the words name: the committee of the province is not that of the commune."""
    return set(LEVELS.findall(_spelt_out(words)))


def _spelt_out(words: str) -> str:
    """Folded words with abbreviations written out, first those joined by a sign ("VH-XH"), then the others."""
    joined = re.sub(r"\s*([-–&])\s*", r"\1", fold(words)).replace("–", "-")
    whole = " ".join(ABBREVIATIONS.get(word, word) for word in re.split(r"[\s,;.()]+", joined) if word)
    return " ".join(ABBREVIATIONS.get(word, word) for word in re.split(r"[\s/&-]+", whole) if word)


def _plain(words: str) -> tuple[str, ...]:
    """The words that tell one agency from another: without posts, levels and "và"."""
    spread = _spelt_out(words)
    if post := POSTS.match(spread):
        rest = spread[post.end() :].strip()
        office = {"chanh van phong": "van phong", "truong phong": "phong"}.get(post[1], "")
        spread = f"{office} {rest}".strip() or spread
    return tuple(word for word in LEVELS.sub(" ", spread).split() if word != "va")


def _alike(wanted: tuple[str, ...], name: tuple[str, ...]) -> float:
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
