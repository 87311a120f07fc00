"""How the document names itself: its number, day and issuer in the head, over the plan and over each appendix.

A draft goes round before the registry gives it a number: blanks are told, as a note where they are blank everywhere.
Whether "của UBND xã" or "của Chủ tịch UBND xã" stands over a plan that the chairman decides is not told; offices write
the one for the other there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.cited import Citation, is_own_heading, number_key, read_issuer
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence
from caicach.values.vietnamese import say_date

_RULE = "self_citation"
_KINDS = {"decision": "quyết định", "plan": "kế hoạch"}
_GAP = r"[\s.…_]*"
_NO_NUMBER = re.compile(rf"(?<!\w)số\s*:?{_GAP}(?:/\s*[a-zđ]|-\s*[a-z]{{2,3}}\s*/)[^\s,;)]*")
_NO_DAY = re.compile(
    rf"ngày[\s.…_/]*(?:tháng{_GAP}(?:\d{{1,2}}{_GAP})?năm(?:\s*\d{{4}})?|(?<=[/…._\s])\d{{4}}(?!\d))"
    rf"|ngày\s*\d{{1,2}}\s*tháng{_GAP}năm(?:\s*\d{{4}})?"
)


@dataclass(frozen=True, slots=True)
class _Blank:
    """A blank for the number or the day."""

    spot: Spot
    of_number: bool
    in_head: bool


def check_self_citation(case: Case) -> Iterator[Finding]:
    """At most one finding each for number, day and issuer, and one for all blanks."""
    own = [citation for citation in case.citations if citation.own and _is_of_this(citation, case)]
    yield from _other_number(case, own)
    yield from _other_day(case, own)
    yield from _other_issuer(case, own)
    yield from _blanks(case)


def _is_of_this(citation: Citation, case: Case) -> bool:
    """An appendix may belong to the decision or to the plan: only the outermost document has a number of its own."""
    kind = case.draft.head.kind
    return kind is not None and citation.kind == _KINDS[kind.value]


def _other_number(case: Case, own: list[Citation]) -> Iterator[Finding]:
    head = case.draft.head.number
    if head is not None:
        spot, number = case.spot_of(head), head.value
        other = [citation for citation in own if citation.key != number_key(number)]
    elif own:
        spot, number = own[0].spot, own[0].number
        other = [citation for citation in own[1:] if citation.key != own[0].key]
    else:
        return
    if not other:
        return
    sentence = Sentence(
        "Văn bản có số %(number)s nhưng %(place)s ghi “%(other_number)s”; hãy sửa cho thống nhất.",
        {"number": number, "place": other[0].place, "other_number": other[0].number},
    )
    spots = (spot, *(citation.spot for citation in other))
    yield Finding(_RULE, DefectKind.CITATION_CONFLICT, Severity.ERROR, spots, sentence)


def _other_day(case: Case, own: list[Citation]) -> Iterator[Finding]:
    head = case.draft.head.issued_on
    dated = [citation for citation in own if citation.issued_on]
    if head is not None:
        place = head.places[0] if head.places else None
        day, spot = head.value, _line_spot(case, place.line if place else 1)
    elif dated and dated[0].issued_on:
        day, spot = dated[0].issued_on, dated[0].spot
    else:
        return
    other = [citation for citation in dated if citation.issued_on != day]
    if not other or other[0].issued_on is None:
        return
    sentence = Sentence(
        "Văn bản ghi ngày ban hành %(day)s nhưng %(place)s ghi ngày %(other_day)s; hãy sửa cho thống nhất.",
        {"day": say_date(day), "place": other[0].place, "other_day": say_date(other[0].issued_on)},
    )
    spots = (spot, *(citation.spot for citation in other))
    yield Finding(_RULE, DefectKind.DATE_CONFLICT, Severity.ERROR, spots, sentence)


def _other_issuer(case: Case, own: list[Citation]) -> Iterator[Finding]:
    """Another level of office: "của UBND huyện" over the plan of a commune."""
    issuer = case.draft.head.issuer
    if issuer is None or not (level := read_issuer(issuer.value).level):
        return
    other = [citation for citation in own if citation.by.level and citation.by.level != level]
    if not other:
        return
    sentence = Sentence(
        "Văn bản do %(issuer)s ban hành nhưng %(place)s ghi là của %(other_issuer)s; hãy sửa cho thống nhất.",
        {"issuer": issuer.value, "place": other[0].place, "other_issuer": other[0].issuer},
    )
    spots = (case.spot_of(issuer), *(citation.spot for citation in other))
    yield Finding(_RULE, DefectKind.CITATION_CONFLICT, Severity.WARNING, spots, sentence)


def _blanks(case: Case) -> Iterator[Finding]:
    blanks = list(_find_blanks(case))
    if not blanks:
        return
    known = (case.draft.head.number, case.draft.head.issued_on)
    everywhere = all(known[0 if blank.of_number else 1] is None for blank in blanks)
    severity = Severity.NOTE if everywhere and any(blank.in_head for blank in blanks) else Severity.WARNING
    kinds = {blank.of_number for blank in blanks}
    if kinds == {True, False}:
        sentence = Sentence("Số và ngày ban hành của văn bản còn để trống; hãy ghi đủ khi ban hành.")
    elif kinds == {True}:
        sentence = Sentence("Số của văn bản còn để trống; hãy ghi đủ khi ban hành.")
    else:
        sentence = Sentence("Ngày ban hành của văn bản còn để trống; hãy ghi đủ khi ban hành.")
    spots = tuple(dict.fromkeys(blank.spot for blank in blanks))
    yield Finding(_RULE, DefectKind.MISSING_FIELD, severity, spots, sentence)


def _find_blanks(case: Case) -> Iterator[_Blank]:
    for passage, in_head in _own_passages(case):
        text = folded(passage.text)
        # A heading that ran into the paragraph after it ends with its bracket.
        text = text if in_head else text.partition(")")[0]
        for of_number, pattern in ((True, _NO_NUMBER), (False, _NO_DAY)):
            if match := pattern.search(text):
                yield _Blank(passage.spot(match.start(), match.end()), of_number, in_head)


def _own_passages(case: Case) -> Iterator[tuple[Passage, bool]]:
    """The letterhead at the top, then the headings in which the document names itself."""
    begun = False
    for passage in case.passages:
        if passage.part is PartKind.LETTERHEAD and not begun:
            yield passage, True
        elif is_own_heading(passage):
            yield passage, False
        begun = begun or passage.part not in (PartKind.LETTERHEAD, PartKind.DECISION_TITLE)


def _line_spot(case: Case, line: int) -> Spot:
    """The line that gives the day, as it is printed."""
    passage = next((one for one in case.passages if any(place.line == line for place in one.places)), None)
    if passage is None:
        return Spot(line=line, words="")
    day = re.search(r"ngày.*\d{4}", folded(passage.text))
    spot = passage.spot(day.start(), day.end()) if day else passage.spot()
    return Spot(line=line, words=spot.words, where=spot.where)
