"""Numbers of things that words of measure set: "ít nhất 01 bài viết", "không quá 05 ngày", "đạt từ 80 điểm trở lên"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from caicach.intake.recognise.measures.comparing import AT_LEAST, AT_MOST, FILLERS, comparator_of, not_let
from caicach.intake.recognise.measures.number import FIGURE, Number, value_of
from caicach.intake.recognise.measures.results import is_result
from caicach.values.measure import Comparator

# What a plan makes or holds; a number of them is set even where no word of measure stands with it.
_PRODUCTS = (
    "tin, bài|tin bài|tin|bài viết|bài|phóng sự|chuyên đề|chuyên mục|buổi|cuộc|lớp|hội nghị|mô hình|sáng kiến|"
    "phiếu|video|clip|tờ rơi"
)
_COMPOUNDS = (
    "văn bản quy phạm pháp luật|thủ tục hành chính|dịch vụ công trực tuyến|đơn vị sự nghiệp công lập|dịch vụ công|"
    "phó giám đốc|phó chủ tịch|phó trưởng phòng|phó thủ trưởng|cấp phó|cấp trưởng|ngày làm việc|"
    "tổ công nghệ số(?: cộng đồng)?|"
    r"(?:triệu|tỷ)(?: đồng| usd)?"
)
_ONE_WORD = (
    "bài|tin|cuộc|lần|đợt|lớp|buổi|điểm|bậc|ngày|giờ|phút|người|xã|phường|huyện|phiếu|phóng sự|kỳ|số|dịch vụ|hồ sơ|"
    "hạng|thôn|bản|ấp|tổ"
)
_PER = r"(?:tháng|quý|năm|tuần|ngày|lần|lượt|xã|phường|thôn|bản|ấp|hộ|người|đơn vị|phòng|hồ sơ)(?!\w)"
_UNIT = re.compile(
    rf"(?:[^\W\d_]+\s){{0,5}}?[^\W\d_]+\s?/\s?{_PER}|"
    rf"(?:(?:{_COMPOUNDS}|{_PRODUCTS}|{_ONE_WORD})(?!\w)|[^\W\d_]+(?:\s[^\W\d_]+)?)"
    r"(?:\s?/\s?(?:tháng|quý|năm|tuần|ngày|lần|xã|người|đơn vị|phòng|[^\W\d_]+(?:\s[^\W\d_]+)?))*"
)
_NOT_UNITS = re.compile(
    r"(?:năm|tuổi|tháng|giờ ngày|khoản|điều|điểm [a-zđ]\b|nội dung|lĩnh vực|mục tiêu|nhiệm vụ trọng tâm|"
    r"cấp(?! phó| trưởng))(?!\w|/)"
)
_MONEY = re.compile(r"(?:triệu|tỷ)(?!\w)")
_SPENDING = re.compile(r"(?<!\w)(?:kinh phí|dự toán|mức chi|hỗ trợ|định mức)(?!\w)")

_COUNT = re.compile(rf"(?<!\w)({AT_LEAST}|{AT_MOST}){FILLERS}({FIGURE})\s*(?:\([^)%]{{1,15}}\)\s*)?(?![\d%/.])")
_COUNT_UP = re.compile(rf"(?<![\w.,/])({FIGURE})\s+((?:{_ONE_WORD})(?:/\w+)?)\s+(trở lên|trở xuống)")
_POINTS = re.compile(rf"đạt (từ |trên |dưới |)({FIGURE})(?:/100)?\s*(điểm)(?!\s*[a-zđ]\b)")
_POINT_COMPARATORS: dict[str, Comparator] = {"từ ": ">=", "trên ": ">", "dưới ": "<", "": "="}
_MONEY_REACHED = re.compile(rf"(?<!\w)đạt (?:khoảng |từ |trên )?({FIGURE})\s*((?:triệu|tỷ) (?:đồng|usd))")
_SPAN = re.compile(
    rf"(?<![\w.,/])(?:từ\s+)?({FIGURE})\s*(?:-|đến)\s*({FIGURE})\s+(?={_PRODUCTS})(?!tin học|lớp \d|bài \d)"
)
_EACH_TURN = re.compile(
    rf"(?<!\w)mỗi (?:tuần|tháng|quý|năm)(?: (?:có|đăng|gửi|phát|viết|tổ chức|ít nhất))*\s+({FIGURE})\s+(?={_PRODUCTS})"
)
_A_TURN = re.compile(rf"(?<![\w.,/])({FIGURE})\s+((?:{_PRODUCTS})\s?/\s?(?:tuần|tháng|quý|năm))(?!\w)")
_AIMED = re.compile(rf"(?<!\w)phấn đấu(?!\w)[^.,;:\d%]{{0,40}}\s({FIGURE})\s+(?={_PRODUCTS})")
_BARRED = re.compile(rf"(?:quá|vượt quá|vượt|trên)\s+({FIGURE})\s+(?={_ONE_WORD})")
_RANKED = re.compile(
    rf"(?<!\w)(?:(?:trong )?(?:nhóm|tốp|top)\s+({FIGURE})(?!\w)(?![^.;]{{0,40}}(?:chỉ tiêu|tiêu chí|nội dung))|"
    rf"(?:xếp|đứng|xếp hạng|xếp vị trí|đứng vị trí)\s+(?:từ )?(?:thứ|hạng)\s+({FIGURE})(?:/\d+)?)"
)
_AIMS_AT_RANK = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|dẫn đầu|trở lên|vươn lên|duy trì|giữ vững|lọt vào|vào nhóm)(?!\w)"
)
_EACH = re.compile(r"(?s).*(?<!\w)mỗi (tuần|tháng|quý|năm)(?!\w)[^;.]*$")


def counts(words: str, sentence: str, *, year: int | None) -> Iterator[Number]:
    """Every number of things that the sentence sets, results left out. ``words`` is the folded sentence."""
    reader = _Counts(words=words, sentence=sentence)
    for signs, read in _READERS:
        if not any(sign in words for sign in signs):
            continue
        for number in read(reader):
            if not is_result(words, start=number.start, end=number.end, year=year, comparator=number.comparator):
                yield number


@dataclass(frozen=True, slots=True)
class _Counts:
    """A sentence, and where the numbers that are read already stand."""

    words: str
    sentence: str
    taken: set[int] = field(default_factory=set)

    def take(self, start: int) -> bool:
        """Whether the number that starts there is free, and from now on is not."""
        free = start not in self.taken
        self.taken.add(start)
        return free

    def unit_at(self, at: int) -> re.Match[str] | None:
        unit = _UNIT.match(self.words, at)
        return None if unit is None or _NOT_UNITS.match(unit[0]) else unit

    def unit(self, found: re.Match[str]) -> str:
        return re.sub(r"\s*/\s*", "/", self.sentence[found.start() : found.end()])

    def per_turn(self, start: int, unit: str) -> str:
        """ "Mỗi tháng có tối thiểu 02 tin, bài" counts "tin, bài/tháng"."""
        each = _EACH.match(self.words, max(0, start - 100), start)
        return f"{unit}/{each[1]}" if each and "/" not in unit else unit


def _points(at: _Counts) -> Iterator[Number]:
    for match in _POINTS.finditer(at.words):
        up = comparator_of(at.words, match.start(2), match.end())[0]
        comparator = ">=" if up == ">=" else _POINT_COMPARATORS[match[1]]
        if at.take(match.start(2)):
            yield Number(value_of(match[2]), match[3], match.start(2), match.end(), comparator, 0.8)


def _counted_up(at: _Counts) -> Iterator[Number]:
    for match in _COUNT_UP.finditer(at.words):
        if _NOT_UNITS.match(match[2]) or not at.take(match.start(1)):
            continue
        up: Comparator = ">=" if match[3] == "trở lên" else "<="
        yield Number(value_of(match[1]), match[2], match.start(1), match.end(), up, 0.8)


def _spans(at: _Counts) -> Iterator[Number]:
    """ "Từ 03 đến 05 mô hình" sets a floor and a ceiling."""
    for match in _SPAN.finditer(at.words):
        unit = at.unit_at(match.end())
        low, high = value_of(match[1]), value_of(match[2])
        if unit is None or low >= high or not (at.take(match.start(1)) and at.take(match.start(2))):
            continue
        name = at.per_turn(match.start(1), at.unit(unit))
        yield Number(low, name, match.start(1), match.end(1), ">=", 0.8)
        yield Number(high, name, match.start(2), unit.end(), "<=", 0.8, listed=True)


def _measured(at: _Counts) -> Iterator[Number]:
    for match in _COUNT.finditer(at.words):
        unit = at.unit_at(match.end())
        if unit is None or match.start(2) in at.taken:
            continue
        if _MONEY.match(unit[0]) and _SPENDING.search(at.words, 0, match.start()):
            continue
        at.take(match.start(2))
        sense: Comparator = ">=" if re.fullmatch(AT_LEAST, match[1]) else "<="
        name = at.unit(unit)
        yield Number(
            value_of(match[2]),
            at.per_turn(match.start(2), name) if sense == ">=" else name,
            match.start(2),
            unit.end(),
            sense,
            0.82,
        )


def _plain(pattern: re.Pattern[str], *, per_turn: bool) -> Callable[[_Counts], Iterator[Number]]:
    """A reader of numbers that stand without a word of measure, for a pattern that ends before the unit."""

    def read(at: _Counts) -> Iterator[Number]:
        for match in pattern.finditer(at.words):
            unit = at.unit_at(match.start(2) if pattern.groups > 1 else match.end())
            if unit is None or not at.take(match.start(1)):
                continue
            name = at.unit(unit)
            name = at.per_turn(match.start(1), name) if per_turn else name
            yield Number(value_of(match[1]), name, match.start(1), unit.end(), "=", 0.7)

    return read


def _barred(at: _Counts) -> Iterator[Number]:
    """ "Không để … quá 05 ngày"."""
    for match in _BARRED.finditer(at.words):
        unit, sense = at.unit_at(match.end()), not_let(at.words, match.start(1))
        if unit and sense and at.take(match.start(1)):
            yield Number(value_of(match[1]), at.unit(unit), match.start(1), unit.end(), sense, 0.8)


def _money(at: _Counts) -> Iterator[Number]:
    """ "Thu ngân sách đạt 120 tỷ đồng"; what the plan itself costs is no target."""
    for match in _MONEY_REACHED.finditer(at.words):
        if not _SPENDING.search(at.words, 0, match.start()) and at.take(match.start(1)):
            comparator = comparator_of(at.words, match.start(1), match.end())[0]
            yield Number(value_of(match[1]), match[2], match.start(1), match.end(), comparator, 0.75)


def _ranks(at: _Counts) -> Iterator[Number]:
    """ "Trong nhóm 10 tỉnh dẫn đầu": a place in a ranking, of which less is better."""
    for match in _RANKED.finditer(at.words):
        group = 1 if match[1] else 2
        if _AIMS_AT_RANK.search(at.words) and at.take(match.start(group)):
            yield Number(value_of(match[group]), "hạng", match.start(group), match.end(), "<=", 0.7)


# Each with words one of which every sentence has that it reads a number in: most sentences need none of them.
_READERS: tuple[tuple[tuple[str, ...], Callable[[_Counts], Iterator[Number]]], ...] = (
    (("điểm",), _points),
    (("trở ",), _counted_up),
    (("-", "đến"), _spans),
    (("",), _measured),
    (("mỗi ",), _plain(_EACH_TURN, per_turn=True)),
    (("/",), _plain(_A_TURN, per_turn=False)),
    (("phấn đấu",), _plain(_AIMED, per_turn=True)),
    (("không ",), _barred),
    (("triệu ", "tỷ "), _money),
    (("nhóm", "tốp", "top", "xếp", "đứng"), _ranks),
)
