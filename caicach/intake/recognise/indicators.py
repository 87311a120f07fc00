"""What a target is about: the words that tell one indicator from another, and the level set for it.

Two sentences speak of the same indicator where each says nothing that tells it apart which the other does not say, too.
Words that only order ("thực hiện", "bảo đảm"), measure ("tỷ lệ", "đạt") or name the plan's own year and unit do not
count; abbreviations are written out first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.intake.recognise.measures import MeasureRead, read_measures
from caicach.intake.recognise.wording import folded
from caicach.values.measure import Measure

Level = tuple[str, str]  # a comparator and a number, or a comparator and the year compared with


@dataclass(frozen=True, slots=True)
class Goal:
    """A level set for one indicator.

    ``own`` are the words of its clause that tell it apart, ``context`` those with what the sentence said before it.
    ``fields`` are the fields that the clause limits it to ("lĩnh vực đất đai"), apart from ``own``. ``start`` and
    ``end`` are the clause's letters.
    """

    own: frozenset[str]
    context: frozenset[str]
    fields: frozenset[str]
    unit: str
    levels: tuple[Level, ...]
    start: int
    end: int

    @property
    def is_complete(self) -> bool:
        """All of it: 100 %."""
        return self.unit == "%" and {number for _, number in self.levels} == {"100"}


_FEWEST_WORDS = 3


def same_indicator(one: Goal, other: Goal) -> bool:
    """Whether two goals are about the same: neither says anything that tells it apart which the other does not say.

    Another field, level of government, object or year is another indicator; so is another unit. Goals of which too
    little is said to tell are not the same.
    """
    if one.unit != other.unit or min(len(one.context), len(other.context)) < _FEWEST_WORDS:
        return False
    return bool(one.own and other.own) and one.own <= other.context and other.own <= one.context


_USUAL = {
    "tthc": "thủ tục hành chính",
    "ttthc": "thủ tục hành chính",
    "cchc": "cải cách hành chính",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "vbqppl": "văn bản quy phạm pháp luật",
    "qppl": "quy phạm pháp luật",
    "cbccvc": "cán bộ, công chức, viên chức",
    "cbcc": "cán bộ, công chức",
    "đvsncl": "đơn vị sự nghiệp công lập",
    "nsnn": "ngân sách nhà nước",
    "dvctt": "dịch vụ công trực tuyến",
    "dvc": "dịch vụ công",
    "cntt": "công nghệ thông tin",
    "pakn": "phản ánh, kiến nghị",
}
_DEFINED = re.compile(r"\((?:viết tắt là:?\s*|sau đây (?:viết|gọi) tắt là:?\s*)?([A-ZĐ]{3,9})\)")


def abbreviations(text: str) -> Mapping[str, str]:
    """What short forms stand for: the usual ones, and those that the document introduces in brackets."""
    known = dict(_USUAL)
    for match in _DEFINED.finditer(text):
        before = re.findall(r"\w+", folded(text[max(0, match.start() - 120) : match.start()]))
        words = before[-len(match[1]) :]
        if "".join(word[0] for word in words) == folded(match[1]):
            known.setdefault(folded(match[1]), " ".join(words))
    return known


def spelled_out(text: str, short_forms: Mapping[str, str]) -> str:
    """The words alone, folded, with short forms written out."""
    low = folded(text)
    return " ".join(re.findall(r"\w+", re.sub(r"\w+", lambda word: short_forms.get(word.group(), word.group()), low)))


def read_goals(text: str, *, year: int | None, short_forms: Mapping[str, str]) -> Iterator[Goal]:
    """The goals that a sentence sets with figures, one for each indicator."""
    low = folded(text)
    measures = [read for read in read_measures(text, year=year) if read.measure.value is not None]
    reader = _Words(year=year, short_forms=short_forms)
    main: frozenset[str] = frozenset()
    for start, end in _clauses(low):
        groups = _groups(low, [measure for measure in measures if start <= measure.start < end])
        inherits = low.startswith("riêng ", start, end)
        goals = list(_clause_goals(_Clause(low, start, end, groups), reader, main if inherits else frozenset()))
        yield from goals
        if goals and not inherits:
            main = goals[0].context


def column_goal(name: str, measures: Sequence[Measure], *, year: int | None, short_forms: Mapping[str, str]) -> Goal:
    """The goal of a row in a table of targets: its name in one column, its level in another."""
    words = _Words(year=year, short_forms=short_forms).telling(folded(name))
    levels = tuple((measure.comparator, _number(measure.value)) for measure in measures)
    return Goal(words, words, frozenset(), folded(measures[0].unit), levels, 0, len(name))


_CUT = re.compile(r";\s*|\.\s+|,\s*(?=riêng |trong đó )")


@dataclass(frozen=True, slots=True)
class _Clause:
    """Letters ``start`` to ``end`` of a folded sentence, and the figures in them, those of one level together."""

    low: str
    start: int
    end: int
    groups: Sequence[Sequence[MeasureRead]]


def _clauses(low: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CUT.finditer(low):
        yield start, match.start()
        start = match.end()
    yield start, len(low)


def _clause_goals(clause: _Clause, reader: "_Words", inherited: frozenset[str]) -> Iterator[Goal]:
    """The goals of one clause: the words before its first figure belong to all, those after each to that one."""
    if not clause.groups:
        return
    opening = clause.low[clause.start : clause.groups[0][0].start]
    act = _ACT.match(opening)
    inherited |= reader.telling(act["act"]) if act else frozenset()
    shared = reader.telling(_before_figure(opening[act.end() :] if act else opening))
    ends = [*(group[0].start for group in clause.groups[1:]), clause.end]
    subject = shared
    for group, end in zip(clause.groups, ends, strict=True):
        after = _AFTER.sub("", clause.low[group[-1].end : end], count=1)
        opens_next = _NEW_SUBJECT.match(after) is not None
        own = subject if opens_next else subject | reader.telling(after)
        yield Goal(
            own=own,
            context=own | shared | inherited,
            fields=_fields(clause.low[clause.start : clause.end]) if len(clause.groups) == 1 else frozenset(),
            unit=folded(group[0].measure.unit),
            levels=tuple((one.measure.comparator, _number(one.measure.value)) for one in group),
            start=clause.start,
            end=clause.end,
        )
        subject = reader.telling(_before_figure(after)) if opens_next else subject


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


_AFTER = re.compile(r"^\s*(?:kế hoạch\s+)?(?:trở lên|trở xuống)?")
# A comma, and what is measured next: "đạt 75%, tỷ lệ thanh toán trực tuyến đạt 60%".
_NEW_SUBJECT = re.compile(r"\s*,\s*(?=(?:tỷ|tỉ) lệ |mức độ |số (?!hóa))")
# What is done, and then what is measured: "Hướng dẫn người dân, tỷ lệ hồ sơ trực tuyến đạt 70%". Words that limit the
# measure ("Trong lĩnh vực đất đai, tỷ lệ …") are no such act.
_ACT = re.compile(
    r"(?P<act>(?:(?!(?<!\w)(?:lĩnh vực|đối với|riêng|cấp|tại|ở|trong|năm|quý|tháng|tỷ lệ|tỉ lệ|mức độ)(?!\w)).)+),\s*"
    r"(?=(?:bảo đảm |đảm bảo |phấn đấu |để )?(?:tỷ|tỉ) lệ |mức độ )"
)
_JOINED = re.compile(r"\s*(?:trở lên|trở xuống)?\s*(?:,|-|và|đến|/)\s*(?:từ|đến|là|dưới|trên)?\s*")


def _groups(low: str, measures: list[MeasureRead]) -> list[list[MeasureRead]]:
    """Figures with nothing between them set one level together: "40%, 35%", "từ 40% đến 50%"."""
    groups: list[list[MeasureRead]] = []
    for measure in measures:
        if groups and _JOINED.fullmatch(low[groups[-1][-1].end : measure.start]):
            groups[-1].append(measure)
        else:
            groups.append([measure])
    return groups


_SIGNS = re.compile(
    r"(?:^|\s)(?:không (?:thấp|ít|nhỏ|cao|lớn|nhiều) hơn|không (?:dưới|trên|quá|vượt quá|vượt)|tối thiểu|tối đa|"
    r"ít nhất|nhiều nhất|thấp nhất|đạt và vượt|xuống còn|xuống|lên|còn|giảm còn|dưới|trên|thấp hơn|cao hơn|nhỏ hơn|"
    r"lớn hơn|ít hơn|nhiều hơn|vượt quá|vượt|quá|hơn|từ|đạt|là|phải|được|có|tương ứng|lần lượt|khoảng|mức|tỷ lệ|tỉ lệ|"
    r"bằng|[:≥≤<>=])\s*$"
)
_MOVES = re.compile(r"(?<!\w)(?:giảm|nâng|tăng|đưa)(?!\w)")


def _before_figure(words: str) -> str:
    """The words before a figure without those that say how it is meant."""
    moved = False
    while match := _SIGNS.search(words):
        moved = moved or match.group().strip() in ("xuống còn", "xuống", "lên", "còn")
        words = words[: match.start()]
    return _MOVES.sub(" ", words) if moved else words


_FIELD_LIST = re.compile(
    r"(?<!\w)lĩnh vực\s+(?P<list>[^\d.;(]+?)"
    r"(?=\s+(?:xuống|đạt|dưới|trên|từ|tối thiểu|ít nhất|không|tỷ lệ|tỉ lệ|do|được|là|phải|còn|có)(?!\w)|"
    r"\s*(?:[\d.;(]|$))"
)
_LONGEST_FIELD = 5


def _fields(clause: str) -> frozenset[str]:
    """The fields that a clause names: "lĩnh vực đất đai và lĩnh vực đầu tư" gives two."""
    match = _FIELD_LIST.search(clause)
    if match is None:
        return frozenset()
    parts = re.split(r"\s*,\s*(?:và\s+)?|\s+và\s+", match["list"])
    fields = [re.sub(r"^(?:các\s+)?lĩnh vực\s+", "", part).strip() for part in parts if part.strip()]
    return frozenset(fields) if all(len(field.split()) <= _LONGEST_FIELD for field in fields) else frozenset()


def syllables(fields: frozenset[str]) -> frozenset[str]:
    """The single words of all fields."""
    return frozenset(word for field in fields for word in field.split())


_RELATIVE = re.compile(
    r"(?P<equal>(?:ổn định|bằng|duy trì|giữ vững|giữ nguyên)\s*(?:hoặc|,|và)\s*|không\s+)?"
    r"(?P<way>cao hơn|nhiều hơn|lớn hơn|thấp hơn|ít hơn)\s+(?:so với\s+)?(?:năm\s+)(?P<year>20\d\d)(?!\d)"
)


def relative_goals(text: str, *, year: int | None, short_forms: Mapping[str, str]) -> Iterator[Goal]:
    """Goals against an earlier year: "cao hơn năm 2022", "ổn định hoặc cao hơn so với năm 2022"."""
    low = folded(text)
    reader = _Words(year=year, short_forms=short_forms)
    for start, end in _clauses(low) if "hơn" in low else ():
        match = _RELATIVE.search(low, start, end)
        if match is None or re.search(r"\d\s*%", low[start:end]):
            continue
        words = reader.telling(low[start : match.start()] + " " + low[match.end() : end])
        up = match["way"] in ("cao hơn", "nhiều hơn", "lớn hơn")
        negated = (match["equal"] or "").startswith("không")
        sign = {(True, False): ">", (False, False): "<", (True, True): "<=", (False, True): ">="}[up, negated]
        if match["equal"] and not negated:
            sign += "="
        yield Goal(words, words, frozenset(), "năm", ((sign, match["year"]),), start, end)


_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "các những của và được cho trong ở tại với đối về theo tỷ tỉ lệ mức độ đạt từ phấn đấu bảo đảm thực hiện duy "
        "trì phải có là đến hết toàn tổng số năm này trở lên xuống việc tiếp tục kế hoạch tương ứng lần lượt một mọi "
        "tất cả thì mà trên dưới còn nâng cao triển khai hàng hằng lĩnh vực riêng",
    )
)
_PHRASES = re.compile(
    r"trên địa bàn (?:toàn )?(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)|theo (?:đúng )?quy định"
    r"(?: của pháp luật)?|của (?:xã|phường|thị trấn|huyện|thị xã|tỉnh|đặc khu|cơ quan|đơn vị|địa phương)(?! \w)|"
    r"thuộc thẩm quyền(?: giải quyết)?|được giao|số lượng|cả năm|trong năm"
)
_PEOPLE = r"(?:người dân|cá nhân|công dân|tổ chức|doanh nghiệp|nhà đầu tư)"
_SERVED = re.compile(rf"{_PEOPLE}(?:(?:,| và|, và)\s*{_PEOPLE})+")  # all whom an office serves, in any order
_EARLY = re.compile(
    r"(?:trước hạn(?: và|,| hoặc)\s*(?=đúng hạn))|(?<=đúng hạn)(?: và|,| hoặc)\s*trước hạn|và trước(?= hạn)"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """Picks out of words those that tell an indicator apart."""

    year: int | None
    short_forms: Mapping[str, str]

    def telling(self, words: str) -> frozenset[str]:
        text = re.sub(r"\([^)]*\)", " ", words)
        text = re.sub(r"\w+", lambda match: self.short_forms.get(match.group(), match.group()), text)
        text = _EARLY.sub(" ", _PHRASES.sub(" ", _SERVED.sub("người_dân", text))).replace("số hóa", "số_hóa")
        return frozenset(re.findall(r"\w+", text)) - _EMPTY - {str(self.year)}
