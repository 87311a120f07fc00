"""Cited documents against the register: replaced or expired before the plan, or cited with a day that it has not.

Nothing is said of a document that the register does not hold: no register is complete, and those of a province, a
district or a commune are in none.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from caicach.intake.checks.case import Case
from caicach.intake.checks.cited import Citation, number_key
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name
from caicach.intake.recognise.wording import folded
from caicach.values.legal_document import LegalDocument
from caicach.values.sentence import Sentence
from caicach.values.vietnamese import say_date

_RULE = "register"
# Words after or before a number with which a plan tells of a document instead of carrying it out.
_HISTORY = re.compile(r"(?:thay thế|bãi bỏ|hết hiệu lực|trước đây|sửa đổi|bổ sung)[^;.]{0,40}$")
_DAY = r"ngày\s*0?{day}\s*(?:tháng|[/.-])\s*0?{month}\s*(?:năm|[/.-])\s*{year}"

_Mention = tuple[LegalDocument, Spot]


def check_register(case: Case) -> Iterator[Finding]:
    """One finding for each replacing document, for each document expired, and for each wrong day."""
    if not case.register:
        return
    by_number: dict[tuple[str, ...], list[LegalDocument]] = {}
    for entry in case.register:
        by_number.setdefault(number_key(entry.number), []).append(entry)
    citations = [citation for citation in case.citations if not citation.own]
    listed = [
        (document, citation)
        for citation in citations
        if (document := _identified(citation, by_number.get(citation.key, []))) is not None
    ]
    yield from _wrong_days(citations, listed)
    known = [
        (document, citation.spot)
        for document, citation in listed
        if not citation.nested and not _HISTORY.search(folded(citation.passage.text[: citation.start]))
    ]
    yield from _out_of_force(case, [*known, *_laws(case)], {citation.key for citation in citations})


def _out_of_force(case: Case, known: list[_Mention], cited: set[tuple[str, ...]]) -> Iterator[Finding]:
    day = _day_of_plan(case)
    over = [mention for mention in known if mention[0].valid_to is not None and day and mention[0].valid_to < day]
    for _, group in groupby(sorted(over, key=_successor), key=_successor):
        members = list(group)
        successor = members[0][0].replaced_by
        if successor and number_key(successor) in cited:
            yield _both(case, members, successor)
        else:
            yield _expired(members)


def _successor(mention: _Mention) -> str:
    return mention[0].replaced_by or mention[0].number


def _both(case: Case, members: list[_Mention], successor: str) -> Finding:
    """The plan orders both the old rule and the one that took its place to be carried out."""
    new = next(one for one in case.citations if one.key == number_key(successor))
    spots = tuple(sorted({new.spot, *(spot for _, spot in members)}, key=lambda spot: spot.line))
    sentence = Sentence(
        "%(name)s ở %(place)s đã được thay thế bởi %(successor)s, là văn bản được viện dẫn ở %(other_place)s; "
        "hãy bỏ văn bản đã hết hiệu lực.",
        {
            "name": _names(members),
            "place": place_name(members[0][1]),
            "successor": new.name,
            "other_place": new.place,
        },
    )
    return Finding(_RULE, DefectKind.CITATION_CONFLICT, Severity.WARNING, spots, sentence)


def _expired(members: list[_Mention]) -> Finding:
    document = members[0][0]
    spots = tuple(dict.fromkeys(spot for _, spot in members))
    assert document.valid_to is not None
    values = {"name": _names(members), "day": say_date(document.valid_to), "successor": document.replaced_by}
    if document.replaced_by:
        sentence = Sentence(
            "%(name)s hết hiệu lực sau ngày %(day)s, đã được thay thế bởi văn bản số %(successor)s; "
            "hãy viện dẫn văn bản đang có hiệu lực.",
            values,
        )
    else:
        sentence = Sentence("%(name)s hết hiệu lực sau ngày %(day)s; hãy viện dẫn văn bản đang có hiệu lực.", values)
    severity = Severity.WARNING if document.certainty == "decided" else Severity.NOTE
    return Finding(_RULE, DefectKind.OTHER, severity, spots, sentence)


def _names(members: list[_Mention]) -> str:
    return ", ".join(dict.fromkeys(f"{document.kind} số {document.number}" for document, _ in members))


def _wrong_days(citations: list[Citation], listed: list[tuple[LegalDocument, Citation]]) -> Iterator[Finding]:
    """A day that differs from the register's; where the plan gives two days itself, that is told elsewhere."""
    days: dict[tuple[str, ...], set[date]] = {}
    for citation in citations:
        if citation.issued_on:
            days.setdefault(citation.key, set()).add(citation.issued_on)
    wrong = [
        (document, citation)
        for document, citation in listed
        if len(days.get(citation.key, ())) == 1 and citation.issued_on not in (None, document.issued_on)
    ]
    for _, group in groupby(sorted(wrong, key=lambda one: one[1].key), key=lambda one: one[1].key):
        members = list(group)
        document, citation = members[0]
        if citation.issued_on is None or citation.year_in_number not in (None, citation.issued_on.year):
            continue
        sentence = Sentence(
            "%(name)s ở %(place)s ghi ngày %(day)s, nhưng văn bản này ban hành ngày %(right)s; hãy sửa lại ngày.",
            {
                "name": citation.name,
                "place": citation.place,
                "day": say_date(citation.issued_on),
                "right": say_date(document.issued_on),
            },
        )
        spots = tuple(one.spot for _, one in members)
        yield Finding(_RULE, DefectKind.CITATION_CONFLICT, Severity.WARNING, spots, sentence)


def _identified(citation: Citation, found: list[LegalDocument]) -> LegalDocument | None:
    """The one document with this number that is cited; without a year in it, the one of the year of its day."""
    if citation.kind:
        found = [document for document in found if folded(document.kind) == citation.kind]
    if citation.year_in_number is None:
        same_year = citation.issued_on.year if citation.issued_on else None
        found = [document for document in found if document.issued_on.year == same_year]
    return found[0] if len(found) == 1 else None


def _laws(case: Case) -> Iterator[_Mention]:
    """Laws are cited by title and day: "Luật Tổ chức chính quyền địa phương ngày 19/6/2015"."""
    laws = [(law, _law(law)) for law in case.register if law.kind == "Luật" and law.valid_to]
    for passage in case.passages:
        text = folded(passage.text)
        for law, pattern in laws if "luật" in text else ():
            if match := pattern.search(text):
                yield law, passage.spot(match.start(), match.end())


def _law(law: LegalDocument) -> re.Pattern[str]:
    day = _DAY.format(day=law.issued_on.day, month=law.issued_on.month, year=law.issued_on.year)
    return re.compile(rf"{re.escape(folded(law.title))}[\s,]*(?:số\s*\S+\s*)?{day}")


def _day_of_plan(case: Case) -> date | None:
    """The day of issue; for a draft a day before which no plan of its year is issued."""
    if case.draft.head.issued_on:
        return case.draft.head.issued_on.value
    return date(case.year - 1, 10, 1) if case.year else None
