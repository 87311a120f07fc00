"""Tables that set what cost points beside what shall be done about it.

    Tiêu chí | Nguyên nhân mất điểm | Giải pháp khắc phục | Chủ trì | Thời gian
    Tồn tại, hạn chế | Nhiệm vụ, giải pháp

The tasks of a table that also says who does what are read by ``task_table``; here they are read only where it does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from caicach.intake.layout import Line, Place
from caicach.intake.recognise.division_titles import Division, division_of_title
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.looks import is_number
from caicach.intake.recognise.outline import TableBlock
from caicach.intake.recognise.traced import NOTHING, Piece, Traced, traced
from caicach.intake.recognise.wording import plain

_LONGEST_GROUP = 150


@dataclass(frozen=True, slots=True)
class LossRow:
    """A row: the field of reform that the rows above it opened, each loss, and each remedy told beside it."""

    domain: Traced
    causes: tuple[Traced, ...]
    remedies: tuple[Traced, ...]


def read_loss_table(table: TableBlock) -> tuple[LossRow, ...]:
    """The rows of a table with a column of losses; no rows for any other table."""
    rows = [line for line in table.lines if line.cells]
    heading = next(((at, columns) for at, row in enumerate(rows[:3]) if (columns := _columns(row))), None)
    if heading is None:
        return ()
    at, (cause, remedy) = heading
    titles = _texts(rows[at])
    body = [row for row in rows[at + 1 :] if _texts(row) != titles]
    return tuple(_joined(_read(body, cause, remedy)))


def _columns(row: Line) -> tuple[int, int | None] | None:
    """The column of losses (of several the last: "Tồn tại" before "Nguyên nhân") and that of remedies."""
    divisions = [division_of_title(text) for text in _texts(row)]
    causes = [at for at, division in enumerate(divisions) if division is Division.CAUSES]
    if not causes or any(len(text) > 90 for text in _texts(row)):
        return None
    remedies = [at for at, division in enumerate(divisions) if division is Division.REMEDIES]
    return causes[-1], next(iter(remedies), None)


def _texts(row: Line) -> list[str]:
    return [plain(cell.text) for cell in row.cells for _ in range(max(cell.span, 1))]


def _cell(row: Line, column: int) -> Traced:
    at = 0
    for index, cell in enumerate(row.cells):
        at += max(cell.span, 1)
        if column < at:
            return traced(cell.text, (Place(row.number, index),)) if plain(cell.text) else NOTHING
    return NOTHING


def _read(rows: Sequence[Line], cause: int, remedy: int | None) -> Iterator[LossRow]:
    domain = NOTHING
    for row in rows:
        if title := _group(row):
            domain = title
            continue
        causes = tuple(_listed(_cell(row, cause)))
        remedies = tuple(_listed(_cell(row, remedy))) if remedy is not None else ()
        if causes or remedies:
            yield LossRow(domain=domain, causes=causes, remedies=remedies)


def _group(row: Line) -> Traced:
    """The words of a row that holds nothing but a field of reform, with or without a number."""
    if any(cell.continues for cell in row.cells):
        return NOTHING
    words = [
        (index, text) for index, cell in enumerate(row.cells) if (text := plain(cell.text)) and not is_number(text)
    ]
    if len(words) != 1 or domain_of(words[0][1]) is None or len(words[0][1]) > _LONGEST_GROUP:
        return NOTHING
    return traced(words[0][1], (Place(row.number, words[0][0]),))


def _listed(words: Traced) -> Iterator[Traced]:
    """The entries of a cell: its lines, each of which begins with a dash, a number or a capital."""
    entries: list[list[Piece]] = []
    for piece in words.pieces:
        for line in piece.text.split("\n"):
            text = plain(line)
            if not text:
                continue
            marked = re.match(r"(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\))\s*(?=\S)", text)
            if entries and not marked and (text[0].islower() or not _ended(entries[-1][-1].text)):
                entries[-1].append(Piece(text=text, places=piece.places))
            else:
                entries.append([Piece(text=text[marked.end() :] if marked else text, places=piece.places)])
    for entry in entries:
        yield Traced(pieces=tuple(entry))


def _ended(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ":"))


def _joined(rows: Iterator[LossRow]) -> list[LossRow]:
    """A row that begins in mid-sentence goes on with the last entry of the row above: a page ended between them."""
    joined: list[LossRow] = []
    for row in rows:
        if joined and (_goes_on(row.causes) or _goes_on(row.remedies)):
            joined[-1] = replace(
                joined[-1],
                causes=_run_on(joined[-1].causes, row.causes),
                remedies=_run_on(joined[-1].remedies, row.remedies),
            )
        else:
            joined.append(row)
    return joined


def _goes_on(entries: Sequence[Traced]) -> bool:
    return bool(entries) and entries[0].flowing[:1].islower()


def _run_on(above: tuple[Traced, ...], below: tuple[Traced, ...]) -> tuple[Traced, ...]:
    return (*above[:-1], above[-1] + below[0], *below[1:]) if above and _goes_on(below) else above + below
