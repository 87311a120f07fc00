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

ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "vp": "van phong",
    "vh-xh": "van hoa xa hoi",
    "vhxh": "van hoa xa hoi",
    "tthc": "thu tuc hanh chinh",
    "pvhcc": "phuc vu hanh chinh cong",
    "kh&cn": "khoa hoc va cong nghe",
    "cchc": "cai cach hanh chinh",
}
POSTS = re.compile(
    r"^(?:dong chi |ong |ba )?(?:pho )?"
    r"(?:chu tich|chanh van phong|chanh|truong phong|truong|giam doc|thu truong|cong chuc|can bo|bi thu)\b"
)
GROUP = re.compile(r"^(?:thu truong |lanh dao |truong )?(?:cac|nhung|tat ca|moi)\b|\blien quan\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that may be meant, by any of its names; ``depth`` 0 is the plan's own body."""

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
    """The likeliest agencies, best first; empty for a group or when nothing is alike."""
    if names_a_group(words):
        return ()
    wanted = _plain(words)
    scored = (
        Match(agency_id=one.agency_id, score=max((_alike(wanted, _plain(name)) for name in one.names), default=0.0))
        for one in candidates
    )
    return tuple(sorted((match for match in scored if match.score >= 60), key=lambda match: -match.score)[:most])


def _plain(words: str) -> str:
    spread = re.sub(r"\s*[-–]\s*", "-", fold(words))
    spread = " ".join(ABBREVIATIONS.get(word, word) for word in re.split(r"[\s,;.]+", spread) if word)
    spread = re.sub(r"[-–/&()]", " ", spread)
    if post := POSTS.match(spread):
        rest = spread[post.end() :].strip()
        office = {"chanh van phong": "van phong", "truong phong": "phong"}.get(post.group(0), "")
        spread = f"{office} {rest}".strip() or spread
    return re.sub(r"\b(?:xa|phuong|huyen|tinh|thanh pho|va)\b", " ", spread).strip()


def _alike(wanted: str, name: str) -> float:
    """Whole likeness, or nearly as much when the plan's words are the beginning of the full name."""
    whole = fuzz.token_sort_ratio(wanted, name)
    inside = fuzz.token_set_ratio(wanted, name) * 0.92 if len(wanted.split()) > 1 else 0.0
    return max(whole, inside)
