"""A printed line that runs across the columns of a table, and the pieces that it may be cut into.

Some programs print what stands at one height as one line: "thi hành pháp Báo cáo Công chức Tư Các ban," holds a piece
of four columns. Every gap between two words may be where a column ends, except within a word ("thủ" / "tục"). Which
gaps are cut is left to the search that weaves the rows.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from caicach.intake.recognise.agencies import opens_as_agency
from caicach.intake.recognise.compounds import COMPOUNDS, syllables
from caicach.intake.recognise.looks import opens_as_time

# What a gap is worth that is not cut: the words meet elsewhere in the document, a word waits for the next, the next
# begins with a capital, neither.
_MET, _AWAITED, _CAPITAL, _PLAIN = 0.45, 0.3, -0.35, 0.1
# What it costs not to cut before an agency or a time.
_MUST = -9.0
# The share of lines cut before an agency or a time, from which on a table is taken to have lines across its columns.
_CROSSING = 0.15
_WAITING = frozenset(
    re.findall(
        r"\w+",
        "và của thuộc tại theo với các do ở hoặc về cho trong để đối những từng không đến qua khi được bị trên là",
    )
)
_DASHES = frozenset("-–+•")


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words of a printed line: from which to which (not included), and what it is worth as one."""

    text: str
    line: int
    start: int
    end: int
    worth: float = 0.0


@dataclass(slots=True)
class Pieces:
    """All pieces that some printed lines may be cut into; ``of`` lists those of a line by the word they start with."""

    all: list[Piece] = field(default_factory=list)
    of: list[dict[int, list[int]]] = field(default_factory=list)


def whole_lines(lines: Sequence[str]) -> Pieces:
    """Each line as one piece."""
    return Pieces(
        all=[Piece(text=line, line=at, start=0, end=1) for at, line in enumerate(lines)],
        of=[{0: [at]} for at in range(len(lines))],
    )


def cut_lines(lines: Sequence[str], *, pairs: Counter[tuple[str, str]]) -> Pieces:
    """Every piece that the lines may be cut into. ``pairs`` counts syllables side by side in the document."""
    found = Pieces()
    for at, line in enumerate(lines):
        starts: dict[int, list[int]] = {}
        for piece in _pieces(line.split(), at, pairs):
            starts.setdefault(piece.start, []).append(len(found.all))
            found.all.append(piece)
        found.of.append(starts)
    return found


def run_across(lines: Sequence[str]) -> bool:
    """True where many of the lines hold an agency or a time after other words: they run across the columns."""
    said = [line.split() for line in lines]
    crossing = sum(any(_gap(words, at, Counter()) == _MUST for at in range(1, len(words))) for words in said)
    return crossing > _CROSSING * len(lines)


def _pieces(words: Sequence[str], line: int, pairs: Counter[tuple[str, str]]) -> list[Piece]:
    gaps = [_gap(words, at, pairs) for at in range(1, len(words))]
    cuts = [0, *(at + 1 for at, gap in enumerate(gaps) if gap is not None), len(words)]
    found = []
    for first, start in enumerate(cuts[:-1]):
        for end in cuts[first + 1 :]:
            if end - start < len(words) and end != cuts[first + 1] and _MUST in gaps[start : end - 1]:
                continue
            worth = sum(gap for gap in gaps[start : end - 1] if gap is not None)
            found.append(Piece(text=" ".join(words[start:end]), line=line, start=start, end=end, worth=worth))
    return found


def _gap(words: Sequence[str], at: int, pairs: Counter[tuple[str, str]]) -> float | None:
    """What it is worth that the gap before a word is not cut; None where it cannot be."""
    before, after = words[at - 1], words[at]
    if after[0] in ",;.)" or (before in _DASHES and (at == 1 or (after[0].isupper() and not _goes_on(words, at)))):
        return None
    if before in _DASHES or after in _DASHES:
        return 0.2
    stop = before[-1] in ",;."
    if after[0].isupper() and not stop and before not in _WAITING:
        ahead = " ".join(words[at : at + 3])
        if opens_as_agency(ahead) or opens_as_time(ahead):
            return _MUST
    left, right = syllables(before), syllables(after)
    pair = (left[-1], right[0]) if left and right else None
    if pair is not None and not stop and pair in COMPOUNDS and not after[0].isupper():
        return None
    worth = _CAPITAL if after[0].isupper() else _PLAIN
    if pair is not None and pairs[pair] > 1:
        worth += _MET if pairs[pair] > 2 else _MET / 2
    if before in _WAITING or before[-1] == ",":
        worth += _AWAITED
    return worth


def _goes_on(words: Sequence[str], at: int) -> bool:
    """ "Văn phòng - Thống kê": the dash stands within a name, and a cut after it is possible."""
    return at >= 3 and words[at - 2][0].islower()
