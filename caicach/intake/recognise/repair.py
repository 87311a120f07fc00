"""Cells put back into the columns where they belong.

Page breaks and lost borders push cells to a neighbouring column. What a cell looks like (an agency, a product, a time)
tells where it came from; a cell is moved only where it cannot be what its column holds and fits elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from caicach.intake.recognise.agencies import is_agency_list, split_agencies
from caicach.intake.recognise.deliverables import split_deliverables
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.looks import fits
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.traced import NOTHING, Traced
from caicach.intake.recognise.wording import folded

Cells = dict[Role, Traced]

_ENOUGH_CELLS = 3
_CLEAR_GAIN = 1.5
_STAYS = 0.1


@dataclass(frozen=True, slots=True)
class Repaired:
    """Cells by what they hold, and which of them were moved."""

    cells: Cells
    moved: frozenset[Role] = frozenset()


def realigned(cells: Mapping[Role, Traced], roles: Sequence[Role]) -> Repaired:
    """Shift the cells of one row along ``roles`` (the columns in order) where that makes each look like its column.

    The order of the cells is kept. Nothing moves unless a cell is plainly wrong where it stands, no cell is wrong after
    the move, and the row as a whole fits clearly better.
    """
    filled = [role for role in roles if cells.get(role)]
    unchanged = Repaired(cells={role: cells[role] for role in filled})
    texts = [cells[role].text for role in filled]
    if len(filled) < _ENOUGH_CELLS or not any(map(_is_misplaced, filled, texts)):
        return unchanged
    best, best_score = tuple(filled), _score(filled, texts, filled)
    for chosen in combinations(roles, len(filled)):
        if any(fits(role, text) <= -1 for role, text in zip(chosen, texts, strict=True)):
            continue
        score = _score(chosen, texts, filled)
        if score >= best_score + (_CLEAR_GAIN if best == tuple(filled) else 0.01):
            best, best_score = chosen, score
    if best == tuple(filled):
        return unchanged
    moved = {role: cells[old] for role, old in zip(best, filled, strict=True)}
    return Repaired(cells=moved, moved=frozenset(new for new, old in zip(best, filled, strict=True) if new is not old))


def _is_misplaced(role: Role, text: str) -> bool:
    """Whether a cell is plainly wrong in its column. What begins in mid-sentence went on from a page before: such a
    rest of a name or product shows too little of what it is."""
    return not text[:1].islower() and fits(role, text) <= -1


def _score(roles: Sequence[Role], texts: Sequence[str], stood: Sequence[Role]) -> float:
    return sum(
        fits(role, text) + (_STAYS if role is old else 0.0) for role, text, old in zip(roles, texts, stood, strict=True)
    )


def with_fragments(cells: Mapping[Role, Traced], fragments: Mapping[Role, Traced], roles: Sequence[Role]) -> Repaired:
    """Join the rest of a torn row to the row above it, cell by cell.

    A fragment goes to a neighbouring column where the words there are left hanging and those above it are not.
    """
    joined = dict(cells)
    moved = set()
    for role in [role for role in roles if fragments.get(role)]:
        target = max(_near(role, roles), key=lambda near: _pull(near, role, joined, fragments))
        if target is not role:
            moved.add(target)
        joined[target] = joined.get(target, NOTHING) + fragments[role]
    return Repaired(cells=joined, moved=frozenset(moved))


def _near(role: Role, roles: Sequence[Role]) -> list[Role]:
    at = roles.index(role)
    return [role, *roles[max(at - 1, 0) : at], *roles[at + 1 : at + 2]]


def _pull(target: Role, own: Role, cells: Mapping[Role, Traced], fragments: Mapping[Role, Traced]) -> float:
    """How strongly the words in ``target`` call for the fragment that stands in column ``own``."""
    text = fragments[own].text.strip()
    above = cells[target].text.rstrip() if cells.get(target) else ""
    fit = fits(target, text)
    if target is own:
        return 0.5 + hanging(above, text) + (fit if not above else min(fit, 0.0) * 0.5)
    if fragments.get(target) or target in (Role.NUMBER, Role.BUDGET) or (fit <= -1 and not text[0].islower()):
        return -9.0
    if not above:
        return fit - 1.0
    return hanging(above, text) + min(fit, 0.0)


_LINKED = re.compile(r"(?:^|\s)(?:và|của|thuộc|tại|theo|với|các|do|ở|hoặc|cùng|về|cho|trong|để|nhằm|đối)$|[,;\-/&(]$")
_TITLE = re.compile(
    r"(?:^|\s)(?:chu tich(?: ubnd)?|truong|thu truong|chanh|giam doc|cong chuc|uy ban nhan dan|"
    r"(?<!van )phong|trung tam|thuong truc)$"
)


_AWAITS_DIGITS = re.compile(r"(?:^|\s)(?:ngày|tháng|năm|số|kỳ|giai đoạn|khoản|điều|điểm|mục|mức|trước|đến|quý)$")
_HAS_COUNCIL = re.compile(
    r"(?:^|\s)(?:văn phòng|ban pháp chế|ban kinh tế(?: - xã hội)?|thường trực|lãnh đạo|đại biểu)$"
)
_COUNCIL = re.compile(r"(?:HĐND|HDND|UBND|Hội đồng|Ủy ban|Đảng)")


def hanging(above: str, fragment: str) -> float:
    """How unfinished the words above a fragment are: 2 plainly, 1 if it begins in mid-sentence, 0 not at all."""
    if not above:
        return 0.0
    low = folded(above)
    if _LINKED.search(low) or _TITLE.search(bare(above)) or above.count("(") > above.count(")"):
        return 2.0
    if fragment[0].isdigit() and _AWAITS_DIGITS.search(low):
        return 2.0
    if _HAS_COUNCIL.search(low) and _COUNCIL.match(fragment):
        return 2.0
    return 1.0 if fragment[0].islower() and above[-1] not in ".;" else 0.0


def with_agencies_out_of_products(cells: Mapping[Role, Traced]) -> Repaired:
    """Leads that ran into the column of products ("Bài viết - Chánh Văn phòng; - Trưởng phòng …") go to the leads."""
    products = cells.get(Role.DELIVERABLE, NOTHING)
    entries = split_deliverables(products.text)
    kept = next((i for i, entry in enumerate(entries) if is_agency_list(entry)), len(entries))
    strays = entries[kept:]
    if not 0 < kept < len(entries) or not all(is_agency_list(entry) for entry in strays):
        return Repaired(cells=dict(cells))
    at = products.text.find(strays[0])
    if at < 0:
        return Repaired(cells=dict(cells))
    own, strayed = products.cut(at)
    leads = _without_remnants(strayed, cells.get(Role.LEAD, NOTHING))
    changed = {**cells, Role.DELIVERABLE: own, Role.LEAD: strayed + leads}
    return Repaired(cells=changed, moved=frozenset((Role.DELIVERABLE, Role.LEAD)))


def _without_remnants(strayed: Traced, leads: Traced) -> Traced:
    """Leads whose words all stand, in order, in a name that strayed are what was left of it."""
    names = split_agencies(strayed.text)
    kept = [piece for piece in leads.pieces if not all(_is_remnant(name, names) for name in split_agencies(piece.text))]
    return Traced(pieces=tuple(kept))


def _is_remnant(name: str, names: Sequence[str]) -> bool:
    return any(_runs_through(bare(name).split(), bare(other).split()) for other in names)


def _runs_through(words: Sequence[str], other: Sequence[str]) -> bool:
    rest = iter(other)
    return all(word in rest for word in words)
