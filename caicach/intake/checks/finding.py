"""A finding: two or more words of a plan that cannot both be right, or a word that is missing."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence


class DefectKind(StrEnum):
    """What is wrong, in the words of the exchange form."""

    CITATION_CONFLICT = "citation_conflict"
    ARITHMETIC = "arithmetic"
    STALE_YEAR = "stale_year"
    TARGET_CONFLICT = "target_conflict"
    NUMBERING = "numbering"
    DATE_CONFLICT = "date_conflict"
    MISSING_FIELD = "missing_field"
    DUPLICATE = "duplicate"
    OTHER = "other"


class Severity(StrEnum):
    """How much it matters, worst first: an error asks the head for a reason before signing, a note is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of the document that a finding is about. ``line`` is a line of the layout, ``where`` its printed number
    for people ("II.3.1", "Phụ lục 1.2"), blank where nothing is numbered."""

    line: int
    words: str
    where: str = ""


def place_name(spot: Spot) -> str | Sentence:
    """How a sentence names a place: "mục II.3.1", "Phụ lục 1.2", "dòng 12" where nothing is numbered."""
    if not spot.where:
        return Sentence("dòng %(line)s", {"line": spot.line})
    if spot.where.startswith(("Phụ lục", "Điều", "Nhiệm vụ")):
        return spot.where
    return Sentence("mục %(where)s", {"where": spot.where})


@dataclass(frozen=True, slots=True)
class Finding:
    """``rule`` names the check that found it ("citations"); ``sentence`` says what is wrong and what would settle it.

    ``spots`` are in reading order, at least one; where something is missing, the words that should have held it.
    """

    rule: str
    kind: DefectKind
    severity: Severity
    spots: tuple[Spot, ...]
    sentence: Sentence

    @property
    def key(self) -> str:
        """The same for the same words of the same rule, wherever lines moved: what a waiver holds on to."""
        words = "\n".join((self.rule, self.kind, *(" ".join(folded(spot.words).split()) for spot in self.spots)))
        return sha256(words.encode()).hexdigest()[:16]
