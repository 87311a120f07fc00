"""Documents cited in the preamble [căn cứ]: what "Căn cứ", "Thực hiện" and "Theo đề nghị" name before the plan begins.

Every document with a number counts, also one cited inside the title of another ("… triển khai thực hiện Nghị quyết số
09-NQ/TU …"). Without a number counts what an item begins with ("Căn cứ Luật Tổ chức chính quyền địa phương …").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caicach.intake.draft import Found, LegalBasis
from caicach.intake.recognise.document_words import DAY_MONTH_YEAR, DOCUMENT_KINDS
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind
from caicach.intake.recognise.wording import folded

_KIND = re.compile(rf"(?<!\w)({DOCUMENT_KINDS}|lệnh|văn kiện)(?!\w)")
_LETTERS = r"[A-ZĐ][A-Za-zĐđ0-9&]*"
_NUMBER = re.compile(rf"(?<![\w/])\d{{1,5}}[a-zđ]?(?:/\d{{4}})?\s?[-/]\s?{_LETTERS}(?:[-–/.]\s?{_LETTERS})*")
_DATE = re.compile(rf"ngày\s*{DAY_MONTH_YEAR}")
_OPENING = re.compile(
    r"(?:căn cứ|thực hiện|theo đề nghị|xét đề nghị|trên cơ sở|tiếp tục thực hiện|triển khai thực hiện|để thực hiện|"
    r"triển khai|theo|và)\s+(?:vào\s+|theo\s+)?(?:các\s+|nội dung\s+)?"
)
_NEXT_ITEM = re.compile(
    r";\s*(?=(?:và\s+)?(?:căn cứ|thực hiện|theo|xét|trên cơ sở|các\s)|(?:và\s+)?(?:" + _KIND.pattern + "))"
)
_SIBLING = re.compile(r"(?<=\d{4})\s*(?:,|\svà)\s+(?=(?:các\s+)?(?:" + _KIND.pattern + "))")
_ORDERS = re.compile(
    r"[,;.]\s*(?:ủy ban nhân dân|ubnd|chủ tịch|sở|phòng|ban chỉ đạo)\b[^,;]{0,80}?\s"
    r"(?:ban hành|xây dựng|triển khai|đề ra)\b"
)
# What the letters of a number say about the kind of document, where the words leave it open.
_SYMBOLS = {
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "CT": "Chỉ thị",
    "TT": "Thông tư",
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "TTr": "Tờ trình",
    "CTr": "Chương trình",
    "BC": "Báo cáo",
    "ĐA": "Đề án",
    "CĐ": "Công điện",
}


@dataclass(frozen=True, slots=True)
class _Citation:
    """A cited document within one paragraph: where its words begin and where its number stands."""

    kind: str
    start: int
    number: str | None = None
    number_end: int = 0


def recognise_legal_bases(outline: Outline) -> tuple[LegalBasis, ...]:
    """Every document cited in the preambles of decision and plan, each once."""
    found: list[LegalBasis] = []
    for paragraph in outline.paragraphs(PartKind.PREAMBLE, PartKind.PLAN_PREAMBLE):
        for basis in _read_paragraph(paragraph):
            known = next((at for at, other in enumerate(found) if _is_same(basis, other)), None)
            if known is None:
                found.append(basis)
            else:
                found[known] = _cited_again(found[known], basis)
    return tuple(found)


def _cited_again(first: LegalBasis, again: LegalBasis) -> LegalBasis:
    """The words as first cited, with the places of both."""
    places = tuple(dict.fromkeys((*first.text.places, *again.text.places)))
    return replace(first, text=replace(first.text, places=places))


def _is_same(one: LegalBasis, other: LegalBasis) -> bool:
    if one.number and other.number:
        dates = {basis.date.value for basis in (one, other) if basis.date}
        return one.number.value == other.number.value and len(dates) <= 1
    if one.number or other.number:
        return False
    words, others = folded(one.text.value), folded(other.text.value)
    return words.startswith(others) or others.startswith(words)


def _read_paragraph(paragraph: Paragraph) -> Iterator[LegalBasis]:
    opened = _OPENING.match(folded(paragraph.text)) is not None
    for start, end in _items(paragraph.text):
        found = _citations(paragraph.text, start, end)
        citations = sorted((one for one in found if opened or one.number), key=lambda citation: citation.start)
        for index, citation in enumerate(citations):
            stop = _end_of(paragraph.text, citation, citations[index + 1 :], end)
            yield _basis(paragraph, citation, stop)


def _items(text: str) -> Iterator[tuple[int, int]]:
    """Cut "Căn cứ A; B; C." into the stretches that cite A, B and C."""
    words = folded(text)
    start = 0
    cuts = [*_NEXT_ITEM.finditer(words), *_SIBLING.finditer(words)]
    for match in sorted(cuts, key=lambda match: match.start()):
        yield start, match.start()
        start = match.end()
    orders = _ORDERS.search(words, start)
    yield start, orders.start() if orders else len(text)


def _citations(text: str, start: int, end: int) -> Iterator[_Citation]:
    words = folded(text)
    opening = _OPENING.match(words, start, end)
    first = opening.end() if opening else start
    # "Căn cứ" may open twice ("Thực hiện theo Quyết định …"): what follows must be the kind itself.
    while opening and (again := _OPENING.match(words, first, end)):
        first = again.end()
    numbers = list(_NUMBER.finditer(text, start, end))
    head = _KIND.match(words, first, end)
    title_end = numbers[0].start() if numbers else end
    if head and text[first].isupper() and not (numbers and _belongs(words, head, title_end)):
        yield _Citation(kind=_say_kind(head[1]), start=first)
    before = ""
    edge = first
    for number in numbers:
        kinds = list(_KIND.finditer(words, edge, number.start()))
        named = kinds[-1] if kinds else None
        is_law = head is not None and number is numbers[0] and _belongs(words, head, number.start())
        named = head if is_law else named
        kind = _say_kind(named[1]) if named else before or _kind_of(number[0])
        begin = named.start() if named else _start_of_number(words, number.start(), edge)
        yield _Citation(kind=kind, start=begin, number=re.sub(r"\s", "", number[0]), number_end=number.end())
        before, edge = kind, number.end()


def _belongs(words: str, head: re.Match[str], number_start: int) -> bool:
    """The first number is the number of the document that opens the item: no other kind or date stands in between."""
    between = words[head.end() : number_start]
    if head[1] == "luật":
        return _DATE.search(between) is None and not _KIND.search(between.replace("luật", "")) and len(between) < 160
    return _KIND.search(between) is None and len(between) <= 60 and "về" not in between.split()


def _start_of_number(words: str, start: int, edge: int) -> int:
    match = re.search(r"số\s*:?\s*$", words[edge:start])
    return edge + match.start() if match else start


def _kind_of(number: str) -> str:
    letters = re.split(r"[-–/.]", number)
    if letters[-1].startswith("QH"):
        return "Luật"
    return next((_SYMBOLS[part.strip()] for part in letters if part.strip() in _SYMBOLS), "Công văn")


def _say_kind(words: str) -> str:
    return words[:1].upper() + words[1:]


def _end_of(text: str, citation: _Citation, later: list[_Citation], end: int) -> int:
    """A citation ends where its item does, or where the next one begins after a comma or "và"."""
    for follower in later:
        joint = text[max(citation.number_end, citation.start) : follower.start]
        if re.search(r"(?:[,;]|\svà)\s*(?:các\s+)?$", folded(joint)):
            return follower.start
    stop = text.find(";", max(citation.number_end, citation.start), end)
    quoted = stop >= 0 and text.count("“", citation.start, stop) > text.count("”", citation.start, stop)
    return end if stop < 0 or quoted else stop


def _basis(paragraph: Paragraph, citation: _Citation, stop: int) -> LegalBasis:
    words = re.sub(r"(?:[\s.;:,/\\]|[,;]\s*(?:các|và)\s*|\svà\s)+$", "", paragraph.text[citation.start : stop])
    places = paragraph.places_of(citation.start, citation.start + max(len(words), 1))
    number = Found(citation.number, places, 0.97) if citation.number else None
    issued = _date(paragraph.text, citation, stop)
    sure = 0.95 if citation.number else 0.85 if issued else 0.6
    return LegalBasis(
        text=Found(words, places, sure),
        kind=Found(citation.kind, places, sure),
        number=number,
        date=Found(issued, places, 0.95) if issued else None,
    )


def _date(text: str, citation: _Citation, stop: int) -> date | None:
    """The date right after the number; without a number the first date of the citation."""
    words = folded(text)
    match = _DATE.search(words, max(citation.number_end, citation.start), stop)
    if match is None or (citation.number and match.start() - citation.number_end > 40):
        return None
    if citation.number and _NUMBER.search(text, citation.number_end, match.start()):
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
