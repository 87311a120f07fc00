"""Every citation of a document anywhere in the plan: kind, number, day, issuer and title, with its words.

"Quyết định số 1879/QĐ-UBND ngày 15/12/2023 của Chủ tịch UBND tỉnh về ban hành Kế hoạch …": what is compared is free of
how it is typed. "22/KH-TU" and "22-KH/TU" are the same number, "CCHC" is "cải cách hành chính", and an Ð that a scan
or another alphabet put in place of Đ is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caicach.intake.checks.finding import Spot, place_name
from caicach.intake.checks.passage import Passage
from caicach.intake.recognise.document_words import DAY_MONTH_YEAR, DOCUMENT_KINDS
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.spelling import CAPITAL
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence

_CAPS = r"[A-ZĐ]{2,}[A-Za-zĐđ0-9&]*"
# "61/2018/NĐ-CP", "12 /QĐ-UBND", "703/PNV", and with the middle part that is no year "27/09/QĐ-UBND".
_SLASHED = rf"\d{{1,5}}[a-zđ]?\s?/\s?(?:\d{{1,4}}\s?/\s?)?{_CAPS}(?:[-–.]\s?[A-ZĐ][A-Za-zĐđ0-9&]*|\s[-–]\s{_CAPS})*"
# "17-KL/TW", "920-CTr/TU".
_DASHED = r"\d{1,5}[a-zđ]?\s?[-–]\s?[A-ZĐ]{1,4}[A-Za-zĐđ]*\s?/\s?[A-ZĐ]{2,}[A-Za-zĐđ]*(?:[-–][A-ZĐ]{2,})?"
_NUMBER = re.compile(rf"(?<![\w/.,-])(?:{_SLASHED}|{_DASHED})")
_BEFORE_NUMBER = re.compile(rf"({DOCUMENT_KINDS})\s*:?\s*(?:số\s*:?)?\s*$")
_ALSO = re.compile(r"^\s*(?:[,;]\s*(?:và\s*)?|và\s*)(?:số\s*:?)?\s*$")
_DATE = re.compile(rf"[\s,(]*(?:được\s+)?(?:ban hành\s+|ký\s+)?ngày\s*{DAY_MONTH_YEAR}")
_ISSUER = re.compile(r"[\s,]*của\s+(?=\S)")
_ISSUER_END = re.compile(
    r"[,;:()\"“”¹²³]|\.(?:\s|$)|\s+(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|công bố|triển khai|"
    r"thực hiện|đối với|tại|trên|giao|kèm|nhằm|để|quyết định|kế hoạch|nghị quyết|nghị định|chỉ thị|tiếp tục|ngày|"
    rf"và\s+(?:các\s+)?(?:{DOCUMENT_KINDS}))(?!\w)"
)
_TITLE = re.compile(
    r"[\s,]*(?=(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|công bố|triển khai|thực hiện|đẩy mạnh)\b)"
)
_OWN = re.compile(r"\W*(?:(?:được )?ban hành |đính )?kèm theo\s")
_CHAIN = re.compile(
    rf"(?:của|thực hiện|theo|tại|các|bổ sung|sửa đổi|điều của)\s+(?:các\s+)?(?:{DOCUMENT_KINDS})\s*(?:số\s*)?:?\s*$"
)
_LONGEST_TITLE = 320
# Ð (Icelandic) and Đ (Vietnamese) look the same; a letter for a letter, so that places stay.
_CROSSED = {0xD0: "Đ", 0xF0: "đ"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a document: ``organ`` ("chairman", "committee", …; blank: another) and ``level`` ("tỉnh", "huyện")."""

    organ: str
    level: str


@dataclass(frozen=True)
class Citation:
    """One mention of a document. ``start`` to ``end`` are its letters in the passage, from its kind to its issuer.

    ``kind`` is as written just before the number, in small letters, blank where another word stands there. ``own`` is
    true in "(Ban hành kèm theo Quyết định số …)" over the plan or an appendix: there the plan names itself. ``nested``
    is true for a document named in the title of another one.
    """

    passage: Passage
    start: int
    end: int
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    own: bool
    nested: bool

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The number for comparing: ("61", "2018", "NĐ", "CP"), ("17", "KL", "TW")."""
        return number_key(self.number)

    @property
    def year_in_number(self) -> int | None:
        """2018 in "61/2018/NĐ-CP"."""
        second = self.key[1] if len(self.key) > 2 else ""
        return int(second) if re.fullmatch(r"(?:19|20)\d\d", second) else None

    @property
    def symbol(self) -> tuple[str, ...]:
        """The letters of the number: ("NĐ", "CP")."""
        return tuple(part for part in self.key[1:] if not part.isdigit())

    @property
    def is_national(self) -> bool:
        """True for what the National Assembly, the Government or a ministry issued: there is one such number."""
        return any(part in _NATIONAL or part.startswith(("QH", "UBTVQH")) for part in self.symbol)

    @cached_property
    def by(self) -> Issuer:
        """The issuer for comparing."""
        return read_issuer(self.issuer)

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words of the title that say what it is about."""
        return matter_of(self.title)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the title names."""
        return frozenset(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", self.title))

    @property
    def title_end(self) -> int:
        """Where the title ends in the passage; ``end`` where there is none."""
        start = self.passage.text.find(self.title, self.end) if self.title else -1
        return start + len(self.title) if start >= 0 else self.end

    @property
    def spot(self) -> Spot:
        """The citation as a place of a finding."""
        return self.passage.spot(self.start, self.end)

    @property
    def place(self) -> str | Sentence:
        """How a sentence names the place: "phần căn cứ", "mục I.1.a"."""
        in_preamble = self.passage.part in (PartKind.PREAMBLE, PartKind.PLAN_PREAMBLE)
        return Sentence("phần căn cứ") if in_preamble else place_name(self.spot)

    @property
    def name(self) -> str:
        """ "Quyết định số 12/QĐ-UBND"; the number alone where its kind does not stand before it."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} số {self.number}" if self.kind else self.number


def read_citations(passage: Passage) -> Iterator[Citation]:
    """The documents that a passage cites by number, in reading order."""
    if "/" not in passage.text:
        return
    text = passage.text.translate(_CROSSED)
    low = folded(text)
    numbers = list(_NUMBER.finditer(text))
    kind, edge = "", 0
    for index, number in enumerate(numbers):
        before = _BEFORE_NUMBER.search(low, edge, number.start())
        if before:
            kind, start = before[1], before.start()
        else:
            kind = kind if index and _ALSO.match(low[edge : number.start()]) else ""
            start = number.start()
        stop = numbers[index + 1].start() if index + 1 < len(numbers) else len(text)
        day, issuer, end = _date_and_issuer(text, low, number.end(), stop)
        yield Citation(
            passage=passage,
            start=start,
            end=end,
            kind=kind,
            number=re.sub(r"\s", "", number[0]).rstrip(".-–"),
            issued_on=day,
            issuer=issuer,
            title=_title(text, low, end),
            own=not index and is_own_heading(passage),
            nested=bool(_CHAIN.search(low[: number.start()])) and bool(index),
        )
        edge = number.end()


def read_issuer(words: str) -> Issuer:
    """The kind of organ and its level, as far as the words say it."""
    low = folded(words)
    organ = next((name for name, pattern in _ORGANS if pattern.match(low)), "")
    level = _LEVEL.search(low)
    return Issuer(organ=organ, level=level[1] if level and organ in _LOCAL else "")


def number_key(number: str) -> tuple[str, ...]:
    """The parts of a number for comparing, without leading zeros: ("12", "QĐ", "UBND")."""
    first, *rest = [part for part in re.split(r"[-–/.\s]+", number.translate(_CROSSED)) if part]
    return (first.lstrip("0").lower() or "0", *rest)


def is_own_heading(passage: Passage) -> bool:
    """True for "(Ban hành kèm theo Quyết định số …)" over the plan or an appendix: there the document names itself."""
    in_heading = passage.part in (PartKind.PLAN_TITLE, PartKind.APPENDIX, PartKind.LETTERHEAD, PartKind.PLAN_PREAMBLE)
    return in_heading and passage.paragraph is not None and _OWN.match(folded(passage.text)) is not None


def matter_of(title: str) -> frozenset[str]:
    """The words that tell one title from another: abbreviations spelt out, words of form and units left out."""
    low = folded(_UNIT_NAME.sub(" ", title))
    for short, long in _SHORT.items():
        low = re.sub(rf"(?<!\w){short}(?!\w)", long, low)
    return frozenset(re.findall(r"[^\W\d_]+|\d+", _FORM.sub(" ", low)))


def _day(match: re.Match[str]) -> date | None:
    """The day in the groups of a match; None where no calendar has it."""
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


_ORGANS = (
    ("chairman", re.compile(r"(?:phó )?chủ tịch (?:ubnd|ủy ban nhân dân)\b")),
    ("committee", re.compile(r"(?:ubnd|ủy ban nhân dân)\b")),
    ("council", re.compile(r"(?:hđnd|hội đồng nhân dân)\b")),
    ("prime_minister", re.compile(r"thủ tướng\b")),
    ("government", re.compile(r"chính phủ\b")),
    (
        "party",
        re.compile(r"(?:ban thường vụ|ban chấp hành|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|bộ chính trị|ban bí thư)\b"),
    ),
    ("ministry", re.compile(r"(?:bộ|bộ trưởng|văn phòng chính phủ)\b")),
)
_NATIONAL = frozenset({"CP", "TTg", "TW", "BNV", "VPCP", "BTC", "BTTTT", "BKHCN", "BTP"})
_LOCAL = ("chairman", "committee", "council")
_LEVEL = re.compile(r"(?<!\w)(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)")
_UNIT_NAME = re.compile(
    rf"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)"
    rf"(?:\s+{CAPITAL}\w*)+"
)
_SHORT = {
    "cchc": "cải cách hành chính",
    "tthc": "thủ tục hành chính",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "qppl": "quy phạm pháp luật",
    "cbccvc": "cán bộ công chức viên chức",
    "cntt": "công nghệ thông tin",
    "tp": "thành phố",
}
_FORM = re.compile(
    r"(?<!\w)(?:ban hành|phê duyệt|thực hiện|triển khai|quy định|hướng dẫn|sửa đổi|bổ sung|địa bàn|ủy ban nhân dân|"
    r"về|việc|của|trên|và|các|một số|trong|cho|theo|đối với|điều|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|"
    r"đặc khu)(?!\w)"
)


def _date_and_issuer(text: str, low: str, start: int, stop: int) -> tuple[date | None, str, int]:
    """The day and the issuer right after a number, in either order, and where they end."""
    day, issuer, end = None, "", start
    if found := _DATE.match(low, end, stop):
        day, end = _day(found), found.end()
    if found := _ISSUER.match(low, end, stop):
        after = _ISSUER_END.search(low, found.end(), stop)
        last = after.start() if after else stop
        issuer, end = text[found.end() : last].strip(), last
    if day is None and (found := _DATE.match(low, end, stop)):
        day, end = _day(found), found.end()
    return day, issuer, end


def _title(text: str, low: str, start: int) -> str:
    """From "về …" to the end of the item or sentence."""
    begin = _TITLE.match(low, start)
    if begin is None:
        return ""
    words = text[begin.end() : begin.end() + _LONGEST_TITLE]
    return re.split(r";|\.\s|\.$|\((?=kèm)", words, maxsplit=1)[0].strip()
