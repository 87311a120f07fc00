"""One document cited in two ways: two numbers, two days or two issuers for what is plainly the same document.

Numbers begin again each year in each office, so the same number alone proves nothing: only what cannot be a coincidence
is told.
"""

from collections.abc import Callable, Iterator
from itertools import combinations

from caicach.intake.checks.case import Case
from caicach.intake.checks.cited import Citation
from caicach.intake.checks.finding import DefectKind, Finding, Severity
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence
from caicach.values.vietnamese import say_date

_RULE = "citations"
_SAME_MATTER = 0.8
_FEWEST_WORDS = 4
_LONG_NUMBER = 3


def check_citations(case: Case) -> Iterator[Finding]:
    """One finding for each document that is cited in two ways, with all places that cite it."""
    citations = [citation for citation in case.citations if not citation.own]
    for differ, tell in ((_days_differ, _two_days), (_issuers_differ, _two_issuers), (_numbers_differ, _two_numbers)):
        yield from _conflicts(citations, differ, tell)


def _conflicts(
    citations: list[Citation],
    differ: Callable[[Citation, Citation], bool],
    tell: Callable[[Citation, Citation, tuple[Citation, ...]], Finding],
) -> Iterator[Finding]:
    """Pairs that differ, those of one document put together."""
    told: set[int] = set()
    for (index, one), (other_index, other) in combinations(enumerate(citations), 2):
        if index in told or other_index in told or not differ(one, other):
            continue
        members = [
            number
            for number, citation in enumerate(citations)
            if number in (index, other_index) or any(_is_alike(citation, side) for side in (one, other))
        ]
        told.update(members)
        yield tell(one, other, tuple(citations[number] for number in members))


def _is_alike(one: Citation, other: Citation) -> bool:
    """The same citation once more, word for word in what is compared."""
    return one.key == other.key and one.issued_on == other.issued_on and one.by == other.by


def _days_differ(one: Citation, other: Citation) -> bool:
    if one.key != other.key or one.issued_on is None or other.issued_on is None or one.issued_on == other.issued_on:
        return False
    if not _may_be_one(one, other):
        return False
    if one.year_in_number is not None or one.issued_on.year == other.issued_on.year:
        return one.is_national or _same_office(one, other) or _same_matter(one, other)
    # Another year: another document with the same number, unless all else is the same.
    if (one.issued_on.day, one.issued_on.month) != (other.issued_on.day, other.issued_on.month):
        return _same_matter(one, other) and bool(one.years)
    untitled = not one.matter or not other.matter
    return _same_matter(one, other) or (untitled and _same_office(one, other) and len(one.key[0]) >= _LONG_NUMBER)


def _issuers_differ(one: Citation, other: Citation) -> bool:
    if one.key != other.key or not one.by.organ or not other.by.organ or one.by == other.by:
        return False
    if one.by.organ == other.by.organ and not (one.by.level and other.by.level):
        return False
    if _years_clash(one, other) or _days_clash(one, other):
        return False
    same_day = one.issued_on is not None and one.issued_on == other.issued_on
    if one.year_in_number is not None and one.is_national:
        return True
    if one.by.level and other.by.level and one.by.level != other.by.level:
        return same_day and _same_matter(one, other)
    return same_day or _same_matter(one, other)


def _numbers_differ(one: Citation, other: Citation) -> bool:
    if one.key == other.key or one.issued_on is None or one.issued_on != other.issued_on:
        return False
    if one.key[0] != other.key[0] and one.key[1:] != other.key[1:]:
        return False
    if not _may_be_one(one, other) or one.passage == other.passage:
        return False
    transposed = sorted(one.key[0]) == sorted(other.key[0]) and len(one.key[0]) >= _LONG_NUMBER
    # On one day an office issues several plans in a row, with numbers and titles that differ by little.
    return _same_matter(one, other) if transposed else _same_matter(one, other) and one.matter == other.matter


def _may_be_one(one: Citation, other: Citation) -> bool:
    """Nothing says that they are two documents: neither level of office nor the years in their titles."""
    levels = {citation.by.level for citation in (one, other) if citation.by.level}
    return len(levels) <= 1 and not _years_clash(one, other)


def _years_clash(one: Citation, other: Citation) -> bool:
    return bool(one.years and other.years and not one.years & other.years)


def _days_clash(one: Citation, other: Citation) -> bool:
    return None not in (one.issued_on, other.issued_on) and one.issued_on != other.issued_on


def _same_office(one: Citation, other: Citation) -> bool:
    if one.by.level:
        return one.by.level == other.by.level
    return bool(one.issuer) and folded(one.issuer) == folded(other.issuer)


def _same_matter(one: Citation, other: Citation) -> bool:
    fewer = min(len(one.matter), len(other.matter))
    return fewer >= _FEWEST_WORDS and len(one.matter & other.matter) >= _SAME_MATTER * fewer


def _two_days(one: Citation, other: Citation, members: tuple[Citation, ...]) -> Finding:
    assert one.issued_on is not None
    assert other.issued_on is not None
    return _finding(
        Severity.ERROR,
        members,
        Sentence(
            "%(name)s ghi ngày %(day)s ở %(place)s nhưng ghi ngày %(other_day)s ở %(other_place)s; "
            "hãy đối chiếu bản gốc và sửa cho thống nhất.",
            {
                "name": one.name,
                "day": say_date(one.issued_on),
                "place": one.place,
                "other_day": say_date(other.issued_on),
                "other_place": other.place,
            },
        ),
    )


def _two_issuers(one: Citation, other: Citation, members: tuple[Citation, ...]) -> Finding:
    return _finding(
        Severity.WARNING,
        members,
        Sentence(
            "%(name)s ghi là của %(issuer)s ở %(place)s nhưng ghi là của %(other_issuer)s ở %(other_place)s; "
            "hãy đối chiếu bản gốc và ghi đúng cơ quan ban hành.",
            {
                "name": one.name,
                "issuer": one.issuer,
                "place": one.place,
                "other_issuer": other.issuer,
                "other_place": other.place,
            },
        ),
    )


def _two_numbers(one: Citation, other: Citation, members: tuple[Citation, ...]) -> Finding:
    assert one.issued_on is not None
    return _finding(
        Severity.ERROR,
        members,
        Sentence(
            "%(name)s ở %(place)s nhưng %(other_place)s ghi số %(other_number)s, cùng ngày %(day)s và cùng nội dung; "
            "hãy đối chiếu bản gốc và sửa cho thống nhất.",
            {
                "name": one.name,
                "place": one.place,
                "other_number": other.number,
                "other_place": other.place,
                "day": say_date(one.issued_on),
            },
        ),
    )


def _finding(severity: Severity, members: tuple[Citation, ...], sentence: Sentence) -> Finding:
    spots = tuple(dict.fromkeys(citation.spot for citation in members))
    return Finding(_RULE, DefectKind.CITATION_CONFLICT, severity, spots, sentence)
