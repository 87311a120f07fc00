"""What a passage of the source becomes when it is taken into the draft."""

from typing import Any

from caicach.intake.recognise.measures import read_measures
from caicach.plans.rules.fields import MAIN_FIELD, Section
from caicach.values import measure


def values_of_words(*, section: Section, words: str, year: int) -> dict[str, list[Any]]:
    """The values of a new item whose main words these are: of a target the numbers that they set, too."""
    values: dict[str, list[Any]] = {MAIN_FIELD[section]: [words]}
    if section == Section.TARGETS:
        values["measures"] = [measure.as_json(found.measure) for found in read_measures(words, year=year)]
    return values
