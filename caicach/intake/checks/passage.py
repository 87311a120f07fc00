"""Words that belong together: a paragraph, or one cell of a table."""

from dataclasses import dataclass
from functools import cached_property

from caicach.intake.checks.finding import Spot
from caicach.intake.layout import Place
from caicach.intake.recognise.outline import Paragraph, PartKind
from caicach.intake.recognise.wording import folded


@dataclass(frozen=True)
class Passage:
    """A paragraph, or one cell of a table: words that belong together.

    ``part`` is the part of the document it stands in; ``where`` its printed number ("II.3.1", "Phụ lục 1.2").
    """

    text: str
    part: PartKind
    where: str
    places: tuple[Place, ...]
    paragraph: Paragraph | None = None

    @cached_property
    def folded(self) -> str:
        """The words for comparing, letter for letter as long as ``text``."""
        return folded(self.text)

    def spot(self, start: int = 0, end: int | None = None) -> Spot:
        """The letters ``start`` to ``end`` (exclusive) of the passage as a place of a finding."""
        stop = len(self.text) if end is None else end
        places = self.paragraph.places_of(start, stop) if self.paragraph else self.places
        first = places[0] if places else self.places[0]
        return Spot(line=first.line, words=" ".join(self.text[start:stop].split()), where=self.where)
