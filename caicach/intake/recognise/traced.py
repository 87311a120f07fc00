"""Text put together from several places of a document, which still knows where each word came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caicach.intake.draft import Found
from caicach.intake.layout import Place


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and the places they were read from."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """Pieces in reading order. ``text`` joins them with line breaks, as paragraphs of a cell are."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The words of all pieces, one piece a line."""
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def flowing(self) -> str:
        """The words of all pieces as one line of running text."""
        return " ".join(" ".join(piece.text.split()) for piece in self.pieces).strip()

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, in order, each once."""
        return _once(place for piece in self.pieces for place in piece.places)

    def __bool__(self) -> bool:
        return any(letter.isalnum() for piece in self.pieces for letter in piece.text)

    def __add__(self, other: "Traced") -> "Traced":
        return Traced(pieces=self.pieces + other.pieces)

    def cut(self, at: int) -> tuple["Traced", "Traced"]:
        """The words before and from position ``at`` of ``text``."""
        left, right, offset = [], [], 0
        for piece in self.pieces:
            inside = min(max(at - offset, 0), len(piece.text))
            left.append(Piece(text=piece.text[:inside], places=piece.places))
            right.append(Piece(text=piece.text[inside:], places=piece.places))
            offset += len(piece.text) + 1
        return _kept(left), _kept(right)

    def found(self, value: str, *, confidence: float) -> Found[str]:
        """``value``, which is cut out of these words, with the places of the pieces that hold it."""
        return self.all_found((value,), confidence=confidence)[0]

    def all_found(self, values: Sequence[str], *, confidence: float) -> tuple[Found[str], ...]:
        """Values cut out of these words one after the other, each with the places of the pieces that hold it."""
        packed = "".join(_packed(piece.text) for piece in self.pieces)
        found, cursor = [], 0
        for value in values:
            wanted = _packed(value)
            at = packed.find(wanted, cursor)
            at = packed.find(wanted) if at < 0 else at
            places = self._places_between(at, at + len(wanted)) if at >= 0 and wanted else self.places
            cursor = max(cursor, at + len(wanted)) if at >= 0 else cursor
            found.append(Found(value=value, places=places, confidence=confidence))
        return tuple(found)

    def _places_between(self, start: int, end: int) -> tuple[Place, ...]:
        held: list[Place] = []
        offset = 0
        for piece in self.pieces:
            length = len(_packed(piece.text))
            if offset < end and start < offset + length:
                held.extend(piece.places)
            offset += length
        return _once(held)


NOTHING = Traced()


def _kept(pieces: Sequence[Piece]) -> Traced:
    return Traced(pieces=tuple(piece for piece in pieces if piece.text.strip()))


def traced(text: str, places: Iterable[Place]) -> Traced:
    """One piece of text."""
    return Traced(pieces=(Piece(text=text, places=tuple(places)),))


def _packed(text: str) -> str:
    """The words without any blanks, since joining and folding change only those."""
    return "".join(text.split())


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places))
