"""Targets: the sentences of body and tables that set numbers [chỉ tiêu] to be reached or kept below."""

from collections.abc import Iterator, Sequence

from caicach.intake.draft import Target, Task
from caicach.intake.layout import Place
from caicach.intake.recognise.indicators import abbreviations
from caicach.intake.recognise.mentions import Placed, join_mentions, narrowed_by
from caicach.intake.recognise.outline import Outline
from caicach.intake.recognise.target_sentences import read_targets
from caicach.intake.recognise.target_sources import places_of_tasks, tables_of, words_of
from caicach.intake.recognise.target_tables import read_target_table


def recognise_targets(outline: Outline, *, tasks: Sequence[Task], year: int | None) -> tuple[Target, ...]:
    """Every target of body and tables in the order in which they first stand, each with all places that set it.

    Task rows are read as ``tasks`` holds them.
    """
    text = "\n".join(line.text for step in outline.walk() for line in step.node.block.lines)
    placed = sorted(_placed(outline, tasks, year), key=_first_place)
    return join_mentions(placed, year=year, short_forms=abbreviations(text))


def _placed(outline: Outline, tasks: Sequence[Task], year: int | None) -> Iterator[Placed]:
    for source in words_of(outline, tasks=tasks, year=year):
        for target in read_targets(source, year=year):
            yield Placed(target, narrowed_by(source.trail))
    covered = places_of_tasks(tasks)
    for step, table in tables_of(outline, year=year):
        for target in read_target_table(step, table, covered=covered, year=year):
            yield Placed(target)


def _first_place(placed: Placed) -> tuple[int, int]:
    places = placed.target.text.places
    place = places[0] if places else Place(0)
    return place.line, place.cell or 0
