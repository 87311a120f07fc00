"""Numbers that a sentence sets: "từ 98% trở lên", "xuống còn dưới 3%", "20% - 30%", "tối thiểu 02 bài/tuần".

A number counts when it is a percentage, or when words of measure stand before or after it ("ít nhất", "không quá", "trở
lên"). Years, ordinals, article numbers, service levels and counts of things that merely exist ("06 lĩnh vực") do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from caicach.intake.recognise.wording import folded
from caicach.values.measure import Comparator, Measure


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """A measure, the letters of the sentence that say it, and a confidence from 0 to 1."""

    measure: Measure
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a sentence that may be set as a measure."""

    value: Decimal
    unit: str
    start: int
    end: int
    comparator: Comparator | None = None
    confidence: float = 0.9


_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_PERCENT = re.compile(rf"(?<![\w.,/])({_FIGURE})\s*(%|phần trăm)")
_RANGE_START = re.compile(rf"(?<![\w.,/])({_FIGURE})\s*(?:-|đến)\s*(?=(?:{_FIGURE})\s*(?:%|phần trăm))")
_FILLERS = r"(?:\s*(?:đạt|là|từ|tương ứng|lần lượt|khoảng|phải|tỷ lệ|tỉ lệ|mức|được|có|ở mức|bằng|:)){0,4}\s*"
_AT_LEAST = (
    r"không thấp hơn|không ít hơn|không nhỏ hơn|không dưới|không kém|tối thiểu|tổi thiểu|ít nhất|thấp nhất|"
    r"đạt và vượt|đạt, vượt|≥|>="
)
_AT_MOST = (
    r"không vượt quá|không vượt|không quá|không cao hơn|không lớn hơn|không nhiều hơn|không trên|tối đa|nhiều nhất|≤|<="
)
_BEFORE: tuple[tuple[re.Pattern[str], Comparator, float], ...] = (
    (re.compile(rf"(?:{_AT_LEAST}){_FILLERS}$"), ">=", 0.95),
    (re.compile(rf"(?:{_AT_MOST}){_FILLERS}$"), "<=", 0.95),
    (re.compile(r"(?:dưới|thấp hơn|nhỏ hơn|ít hơn|chưa đến|<)(?: mức)?\s*$"), "<", 0.95),
    (re.compile(r"(?:trên|cao hơn|lớn hơn|nhiều hơn|vượt|hơn|quá|>)(?: mức)?\s*$"), ">", 0.93),
    (re.compile(r"(?:xuống còn|xuống|còn lại|giảm còn)\s*$"), "<=", 0.6),
    (re.compile(r"(?<!\w)từ\s*$"), ">=", 0.75),
)
_UP = re.compile(r"\s*(?:[^,;.\d]{0,25}\s)?trở lên")
_DOWN = re.compile(r"\s*(?:[^,;.\d]{0,25}\s)?trở xuống")
_LIST = re.compile(r"\s*(?:,|;|và|hoặc|/|,\s*và)\s*$")
# The words of one item before the next number ("40% sở, ngành và | 30% xã"): as long as no verb opens a new clause.
_NEXT_ITEM = re.compile(
    r"(?!.*(?<!\w)(?:đạt|là|phấn đấu|bảo đảm|đảm bảo|duy trì|riêng|trong đó|chiếm)(?!\w))[^.;:()\d]{0,90}"
    r"(?:,|(?<!\w)và|(?<!\w)hoặc)\s*(?:của\s+)?$"
)
_RANGE = re.compile(r"\s*(?:-|đến)\s*$")
_BASELINE = re.compile(r"\s*(?:năm \d{4}\s*)?(?:xuống|lên|giảm|tăng)")
_PAST = re.compile(
    r"(?:chưa|mới|chỉ|đã|không)\s+(?:đạt|được|bằng|chiếm)(?: được)?(?: tỷ lệ)?\s*$|"
    r"chưa (?:đạt|đủ|bảo đảm|đảm bảo)[^,;.]{0,40}$"
)
_OPENS_PAST = re.compile(r"(?:trong )?năm (20\d\d)\b(?!.*(?:phấn đấu|mục tiêu|cần|phải|tiếp tục|duy trì|so với))")
_GOAL_WORDS = r"phấn đấu|mục tiêu|cần|phải|tiếp tục|duy trì|nâng|tăng|giảm|đưa|bảo đảm|đảm bảo|xuống|không để"
_LOOKS_BACK = re.compile(rf"[^:.;%]{{0,80}}(?<!\w)năm (20\d\d)\s*:(?!.*(?<!\w)(?:{_GOAL_WORDS})(?!\w))")
# "07 xã có tỷ lệ … dưới 20%" counts who fell short.
_FELL_SHORT = re.compile(
    r"(?<![\w,./])\d+(?:/\d+)?\s+(?:xã|phường|thị trấn|đặc khu|thôn|bản|xóm|ấp|tổ|sở|ban|huyện|cơ quan|đơn vị|phòng|"
    r"địa phương|lĩnh vực|thủ tục|công chức)(?!\w)[^.;:%]*(?<!\w)(?:có|đạt|chỉ|mới)\s[^.;:%]*$"
)
_AIMS = re.compile(rf"(?<!\w)(?:{_GOAL_WORDS}|{_AT_LEAST}|{_AT_MOST})(?!\w)")
_NOT_LET = re.compile(
    r"(?<!\w)không (?:để|cho|có)\s[^.;:%]*?"
    r"(?P<sense>vượt quá|vượt|quá|trên|cao hơn|lớn hơn|nhiều hơn|dưới|thấp hơn|ít hơn)(?: mức)?\s*$"
)
_PAST_YEAR = re.compile(r"(?<!so với )năm (20\d\d)\s*(?:,\s*)?(?:đã\s*)?(?:đạt|là|chiếm|bằng|có)(?: tỷ lệ)?\s*$")

_ONE_WORD_UNITS = (
    "bài|tin|cuộc|lần|đợt|lớp|buổi|điểm|bậc|ngày|giờ|phút|người|xã|phường|huyện|phiếu|phóng sự|kỳ|số|dịch vụ|hồ sơ|hạng"
)
_PER = r"(?:tháng|quý|năm|tuần|ngày|lần|lượt|xã|phường|người|đơn vị|phòng)(?!\w)"
_UNIT = re.compile(
    rf"(?:[^\W\d_]+\s){{0,4}}?[^\W\d_]+\s?/\s?{_PER}|"
    r"(?:tin, bài|tin bài|bài viết|ngày làm việc|(?:" + _ONE_WORD_UNITS + r")(?!\w)|[^\W\d_]+(?:\s[^\W\d_]+)?)"
    r"(?:\s?/\s?(?:tháng|quý|năm|tuần|ngày|lần|xã|người|đơn vị|phòng|[^\W\d_]+(?:\s[^\W\d_]+)?))*"
)
_NOT_UNITS = re.compile(
    r"(?:năm|tuổi|tháng|giờ ngày|khoản|điều|điểm [a-zđ]\b|nội dung|lĩnh vực|mục tiêu|nhiệm vụ trọng tâm)(?!\w|/)"
)
_COUNT = re.compile(rf"(?<!\w)({_AT_LEAST}|{_AT_MOST}){_FILLERS}({_FIGURE})\s*(?:\([^)%]{{1,15}}\)\s*)?(?![\d%/.])")
_EACH = re.compile(r"(?<!\w)mỗi (tuần|tháng|quý|năm)(?!\w)[^;.]*$")
_COUNT_UP = re.compile(rf"(?<![\w.,/])({_FIGURE})\s+((?:{_ONE_WORD_UNITS})(?:/\w+)?)\s+(trở lên|trở xuống)")
_POINTS = re.compile(rf"đạt (từ |trên |dưới |)({_FIGURE})\s*(điểm)(?!\s*[a-zđ]\b)")
_POINT_COMPARATORS: dict[str, Comparator] = {"từ ": ">=", "trên ": ">", "dưới ": "<", "": "="}


def read_measures(sentence: str, *, year: int | None = None) -> tuple[MeasureRead, ...]:
    """The measures that ``sentence`` sets, in order. ``year`` is the plan's: figures of earlier years are results."""
    words = folded(sentence)
    counts = (
        number
        for number in _counts(words, sentence)
        if not _is_result(words, number.start, number.end, year, number.comparator or "=")
    )
    numbers = sorted([*_percentages(words, year), *counts], key=lambda number: number.start)
    scopes = _scopes(sentence, words, numbers)
    return tuple(
        MeasureRead(
            measure=Measure(comparator=number.comparator or "=", value=number.value, unit=number.unit, scope=scope),
            start=number.start,
            end=number.end,
            confidence=number.confidence,
        )
        for number, scope in zip(numbers, scopes, strict=True)
    )


def _percentages(words: str, year: int | None) -> Iterator[_Number]:
    """Percentages with their comparators; the second of a list or range takes its sense from the first."""
    before: _Number | None = None
    for value, start, end in _percent_figures(words):
        joint = words[before.end : start] if before else ""
        if before and _RANGE.fullmatch(joint):
            yield _Number(value=value, unit="%", start=start, end=end, comparator="<=", confidence=0.85)
            before = None
            continue
        comparator, confidence = _comparator(words, start, end)
        if before and comparator == "=" and _goes_on(words, before, start, value):
            comparator, confidence = before.comparator or "=", before.confidence - 0.05
        if _opens_range(words, end):
            comparator, confidence = ">=", 0.85
        if _is_result(words, start, end, year, comparator):
            continue
        before = _Number(value=value, unit="%", start=start, end=end, comparator=comparator, confidence=confidence)
        yield before


def _goes_on(words: str, before: _Number, start: int, value: Decimal) -> bool:
    """Whether a figure without words of its own shares those before the last one: "tối thiểu 40% A và 30% B".

    A hundred per cent says it all by itself, and what follows a figure ("… trở lên") is said of that figure alone.
    """
    joint = words[before.end : start]
    if _LIST.fullmatch(joint):
        return True
    said_before = _UP.match(words, before.end) is None and _DOWN.match(words, before.end) is None
    return said_before and value != 100 and _NEXT_ITEM.fullmatch(joint) is not None


def _percent_figures(words: str) -> list[tuple[Decimal, int, int]]:
    figures = [(_value(match[1]), match.start(), match.end()) for match in _PERCENT.finditer(words)]
    figures += [(_value(match[1]), match.start(), match.end(1)) for match in _RANGE_START.finditer(words)]
    return sorted(figures, key=lambda figure: figure[1])


def _opens_range(words: str, end: int) -> bool:
    return re.match(rf"\s*(?:-|đến)\s*(?:{_FIGURE})\s*%", words[end:]) is not None


def _comparator(words: str, start: int, end: int) -> tuple[Comparator, float]:
    if _UP.match(words, end):
        return ">=", 0.96
    if _DOWN.match(words, end):
        return "<=", 0.96
    context = words[max(0, start - 60) : start]
    if barred := _NOT_LET.search(words, max(0, start - 160), start):
        return (">=" if barred["sense"] in ("dưới", "thấp hơn", "ít hơn") else "<="), 0.9
    for pattern, comparator, confidence in _BEFORE:
        if pattern.search(context):
            return comparator, confidence
    return "=", 0.9


def _is_result(words: str, start: int, end: int, year: int | None, comparator: Comparator) -> bool:
    """A figure that was reached, missed or stood at the outset is no target."""
    context = words[max(0, start - 60) : start]
    if context.rstrip().endswith("từ") and _BASELINE.match(words, end):
        return True
    if _PAST.search(context):
        return True
    clause = words[max(0, start - 200) : start]
    if comparator == "<" and (short := _FELL_SHORT.search(clause)) and not _AIMS.search(clause, 0, short.end()):
        return True
    past = _PAST_YEAR.search(context) or _OPENS_PAST.match(words) or _LOOKS_BACK.match(words)
    return past is not None and year is not None and int(past[1]) < year and comparator == "="


def _counts(words: str, sentence: str) -> Iterator[_Number]:
    """Numbers of things with words of measure: "ít nhất 01 bài viết", "không quá 05 ngày", "đạt từ 80 điểm trở lên"."""
    taken: set[int] = set()
    for match in _POINTS.finditer(words):
        comparator = ">=" if _UP.match(words, match.end()) else _POINT_COMPARATORS[match[1]]
        taken.add(match.start(2))
        yield _Number(
            value=_value(match[2]),
            unit=match[3],
            start=match.start(2),
            end=match.end(),
            comparator=comparator,
            confidence=0.8,
        )
    for match in _COUNT_UP.finditer(words):
        if match.start(1) in taken or _NOT_UNITS.match(match[2]):
            continue
        taken.add(match.start(1))
        up: Comparator = ">=" if match[3] == "trở lên" else "<="
        yield _Number(
            value=_value(match[1]), unit=match[2], start=match.start(1), end=match.end(), comparator=up, confidence=0.8
        )
    for match in _COUNT.finditer(words):
        unit = _UNIT.match(words, match.end())
        if match.start(2) in taken or unit is None or _NOT_UNITS.match(unit[0]):
            continue
        sense: Comparator = ">=" if re.fullmatch(_AT_LEAST, match[1]) else "<="
        words_of_unit = re.sub(r"\s*/\s*", "/", sentence[unit.start() : unit.end()])
        yield _Number(
            value=_value(match[2]),
            unit=_per_turn(words, match.start(2), words_of_unit) if sense == ">=" else words_of_unit,
            start=match.start(2),
            end=unit.end(),
            comparator=sense,
            confidence=0.82,
        )


def _per_turn(words: str, start: int, unit: str) -> str:
    """ "Mỗi tháng có tối thiểu 02 tin, bài" counts "tin, bài/tháng"."""
    each = _EACH.search(words, max(0, start - 100), start)
    return f"{unit}/{each[1]}" if each and "/" not in unit else unit


def _value(figure: str) -> Decimal:
    """A figure with decimal comma or point; a point before three digits parts the thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", figure):
        return Decimal(figure.replace(".", "").replace(",", "."))
    return Decimal(figure.replace(",", "."))


_RESPECTIVELY = re.compile(r"(?:tương ứng|lần lượt)(?: là| đạt)?\s*$")
_VERBS = (
    "thực hiện|được|tham gia|ứng dụng|sử dụng|đạt|áp dụng|công khai|xây dựng|có|phải|giải quyết đúng|ban hành|đủ|"
    "hoàn thành|đang|trên|trở lên|gửi|cập nhật|tiếp nhận qua"
)
_OBJECT = re.compile(
    rf"\s*+(?:trở lên\s*|trở xuống\s*|số\s+|tổng số\s+)?+([^.;:()]{{1,250}}?)"
    rf"(?=\s+(?:{_VERBS})(?!\w)|\s+và\s+[^,;.]{{0,60}}\d|,\s*(?:{_FIGURE})\s*%|[.;:()]|$)"
)
_FIELD = re.compile(
    r"từng (?:lĩnh vực|đơn vị|cơ quan)(?=\s*(?:[,.;]|đạt|tỷ lệ|từ|$))|"
    r"(?:các )?lĩnh vực\s[^.;]*?(?=\s*(?:đạt|xuống|tỷ lệ|,\s*riêng|từ \d|ứng dụng|"
    rf"(?:{_AT_LEAST}|{_AT_MOST}|dưới|trên|thấp hơn|cao hơn)(?: mức)?\s*\d|[.;]|\d|$))"
)
_CLAUSE = 400  # letters to either side of a number that may still say what it is limited to
_EVERY = re.compile(r"(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm)")


def _scopes(sentence: str, words: str, numbers: list[_Number]) -> list[str | None]:
    """What each number is limited to, where the sentence says it. A single plain percentage needs no scope."""
    if len(numbers) > 1:
        named = _named_respectively(sentence, words, numbers)
        return named or [_own_scope(sentence, words, number) for number in _without_range_starts(words, numbers)]
    return [_field_or_time(sentence, words, number) for number in numbers]


def _without_range_starts(words: str, numbers: list[_Number]) -> list[_Number]:
    """Each number, or the end of its range: what "20% - 30% viên chức" is limited to stands after the 30."""
    followers = [*numbers[1:], numbers[-1]]
    return [
        after if _RANGE.fullmatch(words[number.end : after.start]) else number
        for number, after in zip(numbers, followers, strict=True)
    ]


def _named_respectively(sentence: str, words: str, numbers: list[_Number]) -> list[str | None] | None:
    """ "… của khối sở, khối phường lần lượt là 60%, 45%": the names stand before the numbers, in order."""
    first = numbers[0]
    if not _RESPECTIVELY.search(words[: first.start]):
        return None
    lead = re.split(r"\s(?:đạt|tối thiểu|phấn đấu|là)\s", sentence[: first.start])[0]
    names = [name.strip() for name in re.split(r",|\svà\s", lead)][-len(numbers) :]
    if len(names) < len(numbers):
        return None
    names[0] = " ".join(names[0].split()[-len(names[1].split()) :])
    return list(names)


def _own_scope(sentence: str, words: str, number: _Number) -> str | None:
    field = _field_or_time(sentence, words, number)
    if field:
        return field
    found = _OBJECT.match(words, number.end)
    scope = sentence[found.start(1) : found.end(1)].strip() if found else ""
    if scope.startswith((",", "và ", "so với")):
        return None
    return scope.strip(" ,") or None


def _field_or_time(sentence: str, words: str, number: _Number) -> str | None:
    """The field of work or the turn of time in the number's own clause ("từng lĩnh vực", "Hàng quý")."""
    left, right = max(0, number.start - _CLAUSE), min(len(words), number.end + _CLAUSE)
    start = max(words.rfind(";", left, number.start), words.rfind("riêng", left, number.start), left)
    stops = words.find(";", number.end, right), words.find("riêng", number.end, right)
    stop = min((cut for cut in stops if cut > 0), default=right)
    for field in _FIELD.finditer(words, start, stop):
        if field.start() < number.start or words[number.end : field.start()].count(" ") <= 4:
            return sentence[field.start() : field.end()].strip(" ,")
    every = _EVERY.search(words, start, number.start)
    said_in_unit = number.unit == "%" or (every is not None and number.unit.endswith(every[0].split()[-1]))
    return None if every is None or said_in_unit else sentence[every.start() : every.end()]
