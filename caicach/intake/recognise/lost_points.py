"""What cost points in a reform index [tồn tại, hạn chế, nguyên nhân mất điểm], each with the field of reform it is in.

They stand as items or clauses under "Tồn tại, hạn chế", and in a column of a table. Only a plan that is about an index,
or a heading that speaks of lost points, tells of lost points: what a yearly plan regrets in general is left alone.
"""

import re
from collections.abc import Iterator

from caicach.intake.draft import Found, LostPoint
from caicach.intake.recognise.division_titles import Division
from caicach.intake.recognise.divisions import Entry, read_divisions
from caicach.intake.recognise.domains import domain_of, guess_domain
from caicach.intake.recognise.loss_tables import read_loss_table
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.traced import Traced, traced
from caicach.values.choices import Domain

_WHERE = (PartKind.BODY, PartKind.APPENDIX)
_TITLES = (PartKind.PLAN_TITLE, PartKind.PLAN_PREAMBLE)
_INDEX = re.compile(r"chi so (?:cchc|cai cach hanh chinh|theo doi|par)|par[- ]?index|chi so thanh phan")
_POINTS = re.compile(r"(?:mat|tru) (?:nhieu )?diem|diem (?:bi )?(?:mat|tru)")
# A criterion with its score is a result, not the reason for it.
_SCORE = re.compile(r"\d\s*(?:điểm)?\s*/\s*\d+(?:[.,]\d+)?\s*điểm")
_SURE, _IN_TABLE, _GUESSED = 0.9, 0.9, 0.5
_SHORTEST = 8


def recognise_lost_points(outline: Outline) -> tuple[LostPoint, ...]:
    """Every loss that the plan tells of, in reading order, each once in its field."""
    about_index = any(_INDEX.search(bare(paragraph.text)) for paragraph in outline.paragraphs(*_TITLES))
    found: dict[tuple[Domain, str], LostPoint] = {}
    for part in outline.of(*_WHERE):
        for entry in read_divisions(part.nodes):
            if about_index or any(_POINTS.search(bare(above.text)) for above in (*entry.trail, *_own_label(entry))):
                for loss in _losses(entry):
                    found.setdefault((loss.domain.value, bare(loss.text.value)), loss)
    return tuple(found.values())


def _own_label(entry: Entry) -> tuple[Paragraph, ...]:
    return (entry.node.block,) if isinstance(entry.node.block, Paragraph) and entry.start else ()


def _losses(entry: Entry) -> Iterator[LostPoint]:
    block = entry.node.block
    if not isinstance(block, Paragraph):
        for row in read_loss_table(block):
            for cause in row.causes:
                yield from _loss(cause, row.domain or _heading(entry), _IN_TABLE)
        return
    if entry.division is not Division.CAUSES or _SCORE.search(block.text):
        return
    for start, end in _clauses(block.text, entry.start):
        words = traced(block.text[start:end], block.places_of(start, end))
        yield from _loss(words, _heading(entry), _SURE)


def _clauses(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The whole item; behind a label ("Nguyên nhân mất điểm: …") its clauses, cut at semicolons."""
    if not start:
        yield 0, len(text)
        return
    for match in re.finditer(r"[^;]+", text[start:]):
        left = start + match.start() + len(match.group()) - len(match.group().lstrip())
        yield left, start + match.end()


def _heading(entry: Entry) -> Traced:
    """The innermost heading above that names a field of reform."""
    for above in reversed(entry.trail):
        if domain_of(above.text) is not None:
            return traced(above.text, above.places)
    return Traced()


def _loss(words: Traced, heading: Traced, sure: float) -> Iterator[LostPoint]:
    text = words.flowing.strip(" ;")
    if len(text) < _SHORTEST:
        return
    named = domain_of(heading.flowing) if heading else None
    domain = named or guess_domain(text) or Domain.OTHER
    yield LostPoint(
        domain=Found(domain, heading.places if named else (), sure if named else _GUESSED),
        text=words.found(text, confidence=sure),
    )
