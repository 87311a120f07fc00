"""Who issued which document when: number, date, issuer, signer, unit, title and year."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from caicach.intake.draft import Found, Head
from caicach.intake.recognise.casing import UNIT_WORDS, find_unit, first_small, sentence_case
from caicach.intake.recognise.letterhead import Letterhead, read_letterhead
from caicach.intake.recognise.outline import Outline, Paragraph, Part, PartKind
from caicach.intake.recognise.spelling import CAPITAL
from caicach.intake.recognise.wording import folded, is_capitals
from caicach.values.choices import UnitLevel

_CITED_NUMBER = re.compile(r"kèm theo (?:quyết định|kế hoạch)(?: số)?:?\s*(\d+)\s*(/[^\s,;)]+)")
_ABOUT = re.compile(r"^(?:(?:về việc|v/v)\s*)?(?:ban hành|phê duyệt|công bố)\s+(?=(?:kế hoạch|chương trình|đề án)\b)")
_ENCLOSED = re.compile(r"\(\s*(?:ban hành |đính )?kèm")
_YEAR = re.compile(r"(?<!đến )(?<!hướng )năm\s+(20\d\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_ORGAN = re.compile(r"(ủy ban|ubnd|hội đồng|sở|phòng|bộ|văn phòng|ban|trung tâm|cục|chi cục|đảng bộ)\b")
_OFFICE = re.compile(
    r"(phó |quyền |q\s*\.\s*)?(chủ tịch|giám đốc|bộ trưởng|trưởng phòng|trưởng ban|chánh văn phòng|bí thư)\b"
)
_ON_BEHALF = re.compile(r"(?:tm|kt|tl|tuq|thừa lệnh)\s*\.?\s*")
_NAME_AT_END = re.compile(rf"[;.]\s+((?:{CAPITAL}[^\W\d_]*\s*){{2,5}})$")
_NOT_A_NAME = re.compile(
    r"\d|@|[:;,]|ký|nơi nhận|ủy ban|nhân dân|email|cơ quan|\blưu\b|quyết định|kế hoạch|phụ lục|việt nam$"
)

# Cities governed by the State directly (Luật 77/2015/QH13; since 1 July 2025 Luật 72/2025/QH15). Any other city was a
# province's, and since that day there is none.
_CITIES = frozenset({"hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"})
_LEVELS = {
    "tỉnh": UnitLevel.PROVINCE,
    "huyện": UnitLevel.DISTRICT,
    "quận": UnitLevel.DISTRICT,
    "thị xã": UnitLevel.DISTRICT,
    "xã": UnitLevel.COMMUNE,
    "phường": UnitLevel.COMMUNE,
    "thị trấn": UnitLevel.COMMUNE,
    "đặc khu": UnitLevel.COMMUNE,
}
_DISTRICTS_END = date(2025, 7, 1)


def recognise_head(outline: Outline) -> Head:
    """Read the head of the document. A value that the document leaves blank stays None."""
    letterhead = read_letterhead(_first(outline, PartKind.LETTERHEAD))
    top = read_letterhead((*_first(outline, PartKind.LETTERHEAD), *_first(outline, PartKind.DECISION_TITLE)))
    issued_on = top.issued_on()
    title = _title(outline)
    issuer = _issuer(outline, letterhead)
    unit = _unit(outline, issuer)
    if issuer is None and unit is not None:
        issuer = Found(f"Ủy ban nhân dân {unit.value}", unit.places, 0.6)
    signer, signer_title = _signature(outline)
    return Head(
        number=top.number() or _number_cited(outline, top),
        kind=_kind(outline),
        issued_on=issued_on,
        issuer=issuer,
        signer=signer,
        signer_title=signer_title,
        place=top.place(),
        unit_name=unit,
        unit_level=_level(issuer, unit, issued_on),
        title=title,
        year=_year(title, issued_on, outline),
    )


def _first(outline: Outline, kind: PartKind) -> Iterator[Paragraph]:
    """Paragraphs of the first part of a kind."""
    for part in outline.of(kind)[:1]:
        yield from part.paragraphs()


def _number_cited(outline: Outline, top: Letterhead) -> Found[str] | None:
    """Where the letterhead is lost, the number by which the plan says that the decision encloses it."""
    if top.has_number_line() or not outline.of(PartKind.DECISION_TITLE):
        return None
    for paragraph in outline.paragraphs(PartKind.PLAN_TITLE):
        if match := _CITED_NUMBER.search(folded(paragraph.text)):
            number = paragraph.text[match.start(1) : match.end(1)] + paragraph.text[match.start(2) : match.end(2)]
            return Found(number, paragraph.places, 0.7)
    return None


def _kind(outline: Outline) -> Found[Literal["decision", "plan"]]:
    for part in outline.of(PartKind.DECISION_TITLE):
        return Found("decision", next(part.paragraphs()).places, 0.98)
    for part in outline.of(PartKind.PLAN_TITLE):
        return Found("plan", next(part.paragraphs()).places, 0.95)
    return Found("plan", (), 0.4)


def _title(outline: Outline) -> Found[str] | None:
    """The plan's title: as the decision that encloses it names it, else as it stands over the plan itself."""
    for paragraph in _first(outline, PartKind.DECISION_TITLE):
        words = sentence_case(paragraph.text)
        if match := _ABOUT.match(folded(words)):
            return Found(words[match.end() :].strip(" ."), paragraph.places, 0.97)
    heading = [
        paragraph
        for paragraph in _first(outline, PartKind.PLAN_TITLE)
        if not _ENCLOSED.match(folded(paragraph.text)) and any(letter.isalpha() for letter in paragraph.text)
    ]
    if not heading:
        return None
    return Found(_join_title(heading), tuple(place for paragraph in heading for place in paragraph.places), 0.92)


def _join_title(heading: list[Paragraph]) -> str:
    first = _opened(sentence_case(heading[0].text).strip(" :"))
    rest = [first_small(sentence_case(paragraph.text)) for paragraph in heading[1:]]
    return " ".join([first, *rest]).strip(" .")


def _opened(words: str) -> str:
    """ "KẾ HOẠCH Cải cách …" on one line, as a clerk writes it."""
    match = re.match(r"(KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN)\s+(?=\S)", words)
    return f"{match[1].capitalize()} {first_small(words[match.end() :])}" if match else words


def _issuer(outline: Outline, letterhead: Letterhead) -> Found[str] | None:
    """The authority that decides, as printed over "Căn cứ"; for a plan the organ that its letterhead names."""
    for part in outline.of(PartKind.DECISION_TITLE):
        authority = [paragraph for paragraph in part.paragraphs() if _is_authority(paragraph.text)]
        if authority:
            words = sentence_case(" ".join(paragraph.text for paragraph in authority)).strip(" ,")
            return Found(words, tuple(place for paragraph in authority for place in paragraph.places), 0.97)
    organs = letterhead.organs()
    if not organs:
        return None
    text, places = organs[-1]
    return Found(sentence_case(text).strip(" ,"), places, 0.9)


def _is_authority(text: str) -> bool:
    words = folded(text)
    return is_capitals(text) and (_OFFICE.match(words) is not None or _ORGAN.match(words) is not None)


def _unit(outline: Outline, issuer: Found[str] | None) -> Found[str] | None:
    """The unit whose plan it is, with its kind: "xã Tân An". Searched where it is said most plainly first."""
    if issuer and (unit := find_unit(issuer.value)):
        return Found(" ".join(unit), issuer.places, 0.95)
    kind = _unit_kind(issuer.value) if issuer else None
    parts = (
        PartKind.LETTERHEAD,
        PartKind.DECISION_TITLE,
        PartKind.PLAN_TITLE,
        PartKind.ARTICLES,
        PartKind.PLAN_PREAMBLE,
    )
    for part in parts:
        for paragraph in _first(outline, part):
            unit = find_unit(paragraph.text)
            if unit and (kind is None or unit[0] == kind):
                return Found(" ".join(unit), paragraph.places, 0.85)
    return None


def _unit_kind(text: str) -> str | None:
    match = re.search(rf"(?<!\w)({UNIT_WORDS})\s*$", folded(text))
    return match[1] if match else None


def _level(
    issuer: Found[str] | None, unit: Found[str] | None, issued_on: Found[date] | None
) -> Found[UnitLevel] | None:
    if issuer and re.match(r"(giám đốc )?sở\b", folded(issuer.value)):
        return Found(UnitLevel.PROVINCE, issuer.places, 0.9)
    source = unit or issuer
    if source is None:
        return None
    text = folded(source.value)
    kind = next(
        (kind for kind in sorted(_LEVELS, key=len, reverse=True) if re.search(rf"(?<!\w){kind}(?!\w)", text)), None
    )
    if "thành phố" in text:
        name = text.split("thành phố")[-1].strip()
        no_districts = issued_on is not None and issued_on.value >= _DISTRICTS_END
        level = UnitLevel.PROVINCE if name in _CITIES or no_districts else UnitLevel.DISTRICT
        return Found(level, source.places, 0.85)
    return Found(_LEVELS[kind], source.places, 0.95) if kind else None


def _signature(outline: Outline) -> tuple[Found[str] | None, Found[str] | None]:
    """The first signature's name and office. A name is two to six words that each begin with a capital."""
    for part in outline.of(PartKind.SIGNATURE):
        unmarked = [paragraph for paragraph in part.paragraphs() if paragraph.mark is None]
        name = next((paragraph for paragraph in reversed(unmarked) if _is_name(paragraph.text)), None)
        office = _office(part)
        if name or office:
            return (Found(_name(name.text), name.places, 0.95) if name else None), office
    for part in outline.of(PartKind.RECIPIENTS):
        for paragraph in reversed(list(part.paragraphs())):
            match = _NAME_AT_END.search(paragraph.text)
            if match and _is_name(match[1]):
                return Found(_name(match[1].strip()), paragraph.places, 0.6), _office(part)
    return None, None


def _office(part: Part) -> Found[str] | None:
    found = None
    for paragraph in part.paragraphs():
        words = folded(paragraph.text)
        if _ON_BEHALF.match(words) or not is_capitals(paragraph.text):
            words_after = re.search(r"(?:;|\.)\s+((?:phó )?chủ tịch)$", words)
            if words_after and is_capitals(paragraph.text[words_after.start(1) :]):
                found = Found(sentence_case(paragraph.text[words_after.start(1) :]), paragraph.places, 0.6)
            continue
        if _OFFICE.match(words):
            found = Found(sentence_case(paragraph.text), paragraph.places, 0.95)
    return found


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 6 or "." in text or _NOT_A_NAME.search(folded(text)) or _OFFICE.match(folded(text)):
        return False
    return all(word[0].isupper() for word in words) and not _ON_BEHALF.match(folded(text))


def _name(text: str) -> str:
    return " ".join(word.capitalize() for word in text.split()) if is_capitals(text) else text


def _year(title: Found[str] | None, issued_on: Found[date] | None, outline: Outline) -> Found[int] | None:
    if title and (years := _YEAR.findall(folded(title.value))):
        return Found(int(years[-1]), title.places, 0.97)
    for paragraph in outline.paragraphs(PartKind.PLAN_TITLE, PartKind.DECISION_TITLE, PartKind.PLAN_PREAMBLE):
        if years := _YEAR.findall(folded(paragraph.text)):
            return Found(int(years[-1]), paragraph.places, 0.8)
    if issued_on:
        return Found(issued_on.value.year, issued_on.places, 0.6)
    if title and (years := _ANY_YEAR.findall(title.value)):
        return Found(int(years[0]), title.places, 0.5)
    return None
