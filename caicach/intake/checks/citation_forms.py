"""One citation that cannot be right as it stands: number against kind, issuer or day, a wrong day, a blank."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from caicach.intake.checks.case import Case
from caicach.intake.checks.cited import Citation
from caicach.intake.checks.finding import DefectKind, Finding, Severity
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence
from caicach.values.vietnamese import say_date

_RULE = "citation_forms"

# What kinds of document the first letters of a number stand for. "QĐ" is also the Quy định of the Party, "CT" also a
# Chương trình. Letters that are not listed prove nothing.
_KINDS = {
    "QĐ": ("quyết định", "quy định", "quy chế"),
    "NQ": ("nghị quyết", "nghị quyết liên tịch"),
    "NĐ": ("nghị định",),
    "CT": ("chỉ thị", "chương trình", "chương trình hành động"),
    "TT": ("thông tư", "thông tư liên tịch"),
    "KH": ("kế hoạch",),
    "BC": ("báo cáo",),
    "TTr": ("tờ trình",),
    "CTr": ("chương trình", "chương trình hành động"),
    "CĐ": ("công điện",),
}
_ANY_KIND = ("", "văn bản", "đề án", "luật", "bộ luật", "hiến pháp", "pháp lệnh")
_ISSUERS = {
    "CP": ("government",),
    "TTg": ("prime_minister",),
    "HĐND": ("council",),
    "UBND": ("chairman", "committee"),
}
_KNOWN_ISSUERS = frozenset(organ for organs in _ISSUERS.values() for organ in organs)
_REPORTS = ("báo cáo", "kết luận", "thông báo", "thông báo kết luận")
_REPORTED = re.compile(r"(?:về(?: việc)?\s+)?(?:tình hình|kết quả|sơ kết|tổng kết|đánh giá)\b")
_AHEAD = re.compile(r"phương hướng|định hướng|dự kiến|giải pháp")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_BLANK = re.compile(
    r"(quyết định|kế hoạch|nghị quyết|chỉ thị|tờ trình|công văn|báo cáo|thông báo|chương trình|kết luận)\s+số\s*:?"
    r"[\s.…_]*(?:/\s*(?:qđ|kh|nq|ct|ttr|bc|tb|ctr|ubnd|hđnd)\b|-\s*(?:nq|kl|ct|ctr|qđ|kh|tb)\s*/)[^\s,;.)]*"
)
_ORDERS = (PartKind.PREAMBLE, PartKind.PLAN_PREAMBLE, PartKind.ARTICLES, PartKind.BODY)
_BASES = (PartKind.PREAMBLE, PartKind.PLAN_PREAMBLE)
_UNDATED = re.compile(r"căn cứ\s+(?:các\s+)?")


def check_citation_forms(case: Case) -> Iterator[Finding]:
    """Each document that is cited in a faulty form once, with all places that do so."""
    citations = tuple(citation for citation in case.citations if citation.kind and not citation.own)
    for is_faulty, tell in _FAULTS:
        yield from _faults(case, citations, is_faulty, tell)
    yield from _blank_numbers(case)
    yield from _undated_bases(citations)


def _faults(
    case: Case,
    citations: tuple[Citation, ...],
    is_faulty: Callable[[Citation, Case], bool],
    tell: Callable[[tuple[Citation, ...], Case], Finding],
) -> Iterator[Finding]:
    faulty = [citation for citation in citations if is_faulty(citation, case)]
    for _, group in groupby(sorted(faulty, key=_by_number), key=_by_number):
        yield tell(tuple(group), case)


def _by_number(citation: Citation) -> tuple[str, tuple[str, ...]]:
    return citation.kind, citation.key


def _is_malformed(citation: Citation, _: Case) -> bool:
    """ "27/09/QĐ-UBND": the middle part of a number is a year."""
    return len(citation.key) > 2 and citation.key[1].isdigit() and citation.year_in_number is None


def _has_wrong_symbol(citation: Citation, case: Case) -> bool:
    if citation.kind in _ANY_KIND or not citation.symbol or _is_malformed(citation, case):
        return False
    kinds = _KINDS.get(citation.symbol[0])
    return kinds is not None and citation.kind not in kinds


def _has_wrong_issuer(citation: Citation, _: Case) -> bool:
    organs = _ISSUERS.get(citation.symbol[-1]) if citation.symbol else None
    return organs is not None and citation.by.organ in _KNOWN_ISSUERS and citation.by.organ not in organs


def _has_wrong_year(citation: Citation, _: Case) -> bool:
    """A number with a year is given in that year."""
    year = citation.year_in_number
    return year is not None and citation.issued_on is not None and citation.issued_on.year != year


def _is_later_than_plan(citation: Citation, case: Case) -> bool:
    issued_on = case.draft.head.issued_on
    return issued_on is not None and citation.issued_on is not None and citation.issued_on > issued_on.value


def _is_older_than_its_period(citation: Citation, _: Case) -> bool:
    """A report on a period that had not begun when it was written."""
    if citation.issued_on is None or citation.kind not in _REPORTS or not _REPORTED.match(folded(citation.title)):
        return False
    year = _YEAR.search(_AHEAD.split(folded(citation.title))[0])
    return year is not None and int(year[1]) > citation.issued_on.year


def _tell_malformed(group: tuple[Citation, ...], _: Case) -> Finding:
    return _conflict(
        group,
        Severity.WARNING,
        Sentence(
            "%(name)s ở %(place)s có số không đúng thể thức; hãy đối chiếu bản gốc và ghi lại số, ký hiệu.",
            {"name": group[0].name, "place": group[0].place},
        ),
    )


def _tell_symbol(group: tuple[Citation, ...], _: Case) -> Finding:
    return _conflict(
        group,
        Severity.WARNING,
        Sentence(
            "%(name)s ở %(place)s mang ký hiệu %(symbol)s của %(kind)s; "
            "hãy đối chiếu bản gốc và ghi đúng tên loại hoặc ký hiệu.",
            {
                "name": group[0].name,
                "place": group[0].place,
                "symbol": group[0].symbol[0],
                "kind": _KINDS[group[0].symbol[0]][0],
            },
        ),
    )


def _tell_issuer(group: tuple[Citation, ...], _: Case) -> Finding:
    return _conflict(
        group,
        Severity.WARNING,
        Sentence(
            "%(name)s ở %(place)s ghi là của %(issuer)s, không khớp với ký hiệu %(symbol)s; "
            "hãy đối chiếu bản gốc và ghi đúng cơ quan ban hành.",
            {
                "name": group[0].name,
                "place": group[0].place,
                "issuer": group[0].issuer,
                "symbol": group[0].symbol[-1],
            },
        ),
    )


def _tell_year(group: tuple[Citation, ...], _: Case) -> Finding:
    first = group[0]
    assert first.issued_on is not None
    return _conflict(
        group,
        Severity.ERROR,
        Sentence(
            "%(name)s ở %(place)s ghi ngày %(day)s, không khớp với năm %(year)s trong số văn bản; "
            "hãy đối chiếu bản gốc và sửa cho thống nhất.",
            {
                "name": first.name,
                "place": first.place,
                "day": say_date(first.issued_on),
                "year": first.year_in_number,
            },
        ),
    )


def _tell_later(group: tuple[Citation, ...], case: Case) -> Finding:
    first = group[0]
    head = case.draft.head.issued_on
    assert first.issued_on is not None
    assert head is not None
    spots = tuple(dict.fromkeys([citation.spot for citation in group]))
    sentence = Sentence(
        "%(name)s ở %(place)s ghi ngày %(day)s, sau ngày ban hành văn bản này (%(issued_on)s); "
        "hãy kiểm tra lại ngày của văn bản được viện dẫn.",
        {
            "name": first.name,
            "place": first.place,
            "day": say_date(first.issued_on),
            "issued_on": say_date(head.value),
        },
    )
    return Finding(_RULE, DefectKind.DATE_CONFLICT, Severity.ERROR, spots, sentence)


def _tell_older(group: tuple[Citation, ...], _: Case) -> Finding:
    first = group[0]
    assert first.issued_on is not None
    year = _YEAR.search(_AHEAD.split(folded(first.title))[0])
    spots = tuple(dict.fromkeys(one.passage.spot(one.start, one.title_end) for one in group))
    sentence = Sentence(
        "%(name)s ngày %(day)s ở %(place)s được ghi là nói về tình hình từ năm %(year)s, "
        "khi giai đoạn đó chưa bắt đầu; hãy kiểm tra lại ngày hoặc giai đoạn.",
        {
            "name": first.name,
            "day": say_date(first.issued_on),
            "place": first.place,
            "year": year[1] if year else "",
        },
    )
    return Finding(_RULE, DefectKind.DATE_CONFLICT, Severity.WARNING, spots, sentence)


_FAULTS: tuple[
    tuple[Callable[[Citation, Case], bool], Callable[[tuple[Citation, ...], Case], Finding]],
    ...,
] = (
    (_is_malformed, _tell_malformed),
    (_has_wrong_symbol, _tell_symbol),
    (_has_wrong_issuer, _tell_issuer),
    (_has_wrong_year, _tell_year),
    (_is_later_than_plan, _tell_later),
    (_is_older_than_its_period, _tell_older),
)


def _conflict(group: Iterable[Citation], severity: Severity, sentence: Sentence) -> Finding:
    spots = tuple(dict.fromkeys(citation.spot for citation in group))
    return Finding(_RULE, DefectKind.CITATION_CONFLICT, severity, spots, sentence)


def _blank_numbers(case: Case) -> Iterator[Finding]:
    """Documents cited with the number left blank; the plan's own blanks are another check's, and an appendix may hold
    forms to be filled in."""
    spots = tuple(
        passage.spot(match.start(), match.end())
        for passage in case.passages
        if passage.part in _ORDERS
        for match in _BLANK.finditer(folded(passage.text))
    )
    if spots:
        sentence = Sentence(
            "Số của văn bản được viện dẫn còn để trống (“%(words)s”); hãy ghi đủ số và ngày ban hành.",
            {"words": spots[0].words},
        )
        yield Finding(_RULE, DefectKind.MISSING_FIELD, Severity.WARNING, spots, sentence)


def _undated_bases(citations: tuple[Citation, ...]) -> Iterator[Finding]:
    """Bases in the preamble without a day: Nghị định 30/2020/NĐ-CP, Phụ lục I, asks it of all but laws."""
    undated = [citation for citation in citations if _is_undated_basis(citation)]
    if undated:
        sentence = Sentence(
            "Căn cứ %(name)s chưa ghi ngày ban hành; hãy ghi đủ số, ký hiệu, ngày và cơ quan ban hành.",
            {"name": ", ".join(dict.fromkeys(citation.name for citation in undated))},
        )
        spots = tuple(citation.spot for citation in undated)
        yield Finding(_RULE, DefectKind.MISSING_FIELD, Severity.NOTE, spots, sentence)


def _is_undated_basis(citation: Citation) -> bool:
    if citation.passage.part not in _BASES or citation.issued_on or citation.nested or citation.kind in _ANY_KIND:
        return False
    low = folded(citation.passage.text)
    opening = _UNDATED.match(low)
    return opening is not None and opening.end() == citation.start and "ngày" not in low[citation.end :]
