"""Capitals of a letterhead or heading, written as a clerk writes them in a sentence."""

import re

from caicach.intake.recognise.wording import folded, is_capitals

UNIT_WORDS = r"tỉnh|thành phố|thị xã|thị trấn|đặc khu|phường|quận|huyện|xã|tp\."
_ABBREVIATIONS = frozenset(
    {"UBND", "HĐND", "CCHC", "TTHC", "MTTQ", "QPPL", "CBCCVC", "CBCC", "CNTT", "PAR", "INDEX", "PCI", "DDCI", "SIPAS"}
    | {"ISO", "TCVN", "HCC", "TP", "KH", "QĐ", "II", "III", "IV", "VI", "VII"}
)
_AFTER_NAME = "năm|giai đoạn|của|trên|về|và|thực hiện|nhiệm kỳ|quý|tháng|ban hành|nhằm|kèm|theo|đến"
_NAME_WORD = rf"(?!(?:{_AFTER_NAME}|{UNIT_WORDS})(?!\w))[^\W\d_]+(?:['’-][^\W\d_]+)?(?:\s+|$)"
_UNIT_NAME = re.compile(rf"(?<!\w)({UNIT_WORDS})\s+((?:{_NAME_WORD}){{1,4}})")
_MOTTO = re.compile(r"hội(?: chủ.*)?$")  # "… XÃ HỘI CHỦ NGHĨA VIỆT NAM" names no commune
_NUMBERED_UNIT = re.compile(r"(?<!\w)(phường|quận)\s+(\d{1,2})(?!\w)")
_OFFICIAL = (
    ("chủ tịch", "Chủ tịch"),
    ("phó chủ tịch", "Phó Chủ tịch"),
    ("ủy ban nhân dân", "Ủy ban nhân dân"),
    ("hội đồng nhân dân", "Hội đồng nhân dân"),
    ("giám đốc", "Giám đốc"),
)
_DEPARTMENT = re.compile(r"(?<!\w)(văn phòng|sở|phòng|bộ|chi cục|cục|trung tâm)\s+([^\W\d_])")


def sentence_case(text: str) -> str:
    """Words in capitals as a sentence, with the capitals that names and offices keep. Other text stays as it is."""
    if not is_capitals(text):
        return text
    words = text.split()
    small = " ".join(word if word.strip("(),.;:") in _ABBREVIATIONS else word.lower() for word in words)
    small = _name_units(small)
    for written, official in _OFFICIAL:
        small = re.sub(rf"(?<!\w){written}(?!\w)", official, small)
    small = _DEPARTMENT.sub(lambda match: f"{match[1].capitalize()} {match[2].upper()}", small)
    return first_capital(small)


def first_capital(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def first_small(text: str) -> str:
    """``text`` with a small first letter, unless its first word is an abbreviation or a name of capitals."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def find_unit(text: str) -> tuple[str, str] | None:
    """The last administrative unit that ``text`` names: its kind in small letters and its name ("xã", "Tân An").

    None where a kind stands without a name ("Ủy ban nhân dân xã") or no unit is named.
    """
    found = None
    for match in _UNIT_NAME.finditer(folded(text)):
        name = _proper(text[match.start(2) : match.end(2)], in_capitals=is_capitals(text))
        if name and not _MOTTO.match(folded(name)):
            found = ("thành phố" if match[1] == "tp." else match[1], name)
    numbered = _NUMBERED_UNIT.search(folded(text))
    return found or ((numbered[1], numbered[2]) if numbered else None)


def _name_units(small: str) -> str:
    return _UNIT_NAME.sub(lambda match: f"{match[1]} {_titled(match[2])}", small)


def _proper(words: str, *, in_capitals: bool) -> str:
    """The leading words that begin with capitals; in a text of capitals all of them, written as a name."""
    if in_capitals:
        return _titled(words).strip()
    kept: list[str] = []
    for word in words.split():
        if not word[0].isupper():
            break
        kept.append(word)
    return " ".join(kept)


def _titled(words: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), words)
