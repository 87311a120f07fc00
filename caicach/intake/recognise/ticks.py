"""Columns of quarters and months in which a mark says when a task is done."""

import re
from collections.abc import Sequence

from caicach.intake.layout import Place
from caicach.intake.recognise.tables import Column, Row
from caicach.intake.recognise.traced import Traced, traced

_TICK = re.compile(r"[xXvV✓✔√☑☒•●■*+]")


def ticked(columns: Sequence[Column], row: Row) -> dict[int, Traced]:
    """For each column of a quarter or month that is ticked off in a row the words of that time."""
    periods = {column.index: column.period for column in columns if column.period}
    marked: dict[int, Place] = {}
    for index in periods:
        cell = row.cells[index]
        if _TICK.fullmatch(cell.words.text.strip()):
            marked.update({at: cell.words.places[0] for at in range(index, index + cell.span) if at in periods})
    last = max(marked, default=0)
    return {at: traced(f"{periods[at]}{';' if at < last else ''}", (place,)) for at, place in marked.items()}
