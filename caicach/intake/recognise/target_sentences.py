"""Sentences that set targets, and what each of them sets."""

import re
from collections.abc import Iterator

from caicach.intake.draft import Found, Target
from caicach.intake.recognise.measures import MeasureRead, read_comparisons, read_measures
from caicach.intake.recognise.sentences import split_sentences
from caicach.intake.recognise.target_sources import Source
from caicach.intake.recognise.wording import folded

_LABEL = re.compile(r"(?:sản phẩm|kết quả|chỉ tiêu|mục tiêu|yêu cầu|đầu ra)(?:\s[^:.;,\d]{0,30})?:\s*")
_LONGEST_LABEL = 80


def read_targets(source: Source, *, year: int | None) -> Iterator[Target]:
    """The targets of the words, sentence by sentence, without the label before them."""
    label = _LABEL.match(folded(source.text[:_LONGEST_LABEL]))
    for start, end in split_sentences(source.text):
        first = label.end() if label and start < label.end() < end else start
        sentence = source.text[first:end]
        measures = _goals(sentence, year, in_body=source.paragraph is not None)
        if not measures:
            continue
        yield Target(
            text=Found(sentence, source.places_of(first, end), 0.95 * source.sure),
            measures=tuple(
                Found(
                    read.measure, source.places_of(first + read.start, first + read.end), read.confidence * source.sure
                )
                for read in measures
            ),
            section=source.section or None,
        )


def _goals(sentence: str, year: int | None, *, in_body: bool) -> list[MeasureRead]:
    """What the sentence sets, with and without a number. A task's title that only points the way sets nothing."""
    found = [*read_measures(sentence, year=year), *read_comparisons(sentence, year=year, unnamed=in_body)]
    return sorted(found, key=lambda read: read.start)
