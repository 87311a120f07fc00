"""What a number is limited to: "trong từng lĩnh vực", "riêng lĩnh vực đất đai", "của cấp huyện, cấp xã"."""

import re

from caicach.intake.recognise.measures.comparing import AT_LEAST, AT_MOST
from caicach.intake.recognise.measures.number import FIGURE, Number
from caicach.intake.recognise.measures.percentages import RANGE

_RESPECTIVELY = re.compile(r"(?:tương ứng|lần lượt)(?: là| đạt)?\s*$")
_VERBS = (
    "thực hiện|được|tham gia|ứng dụng|sử dụng|đạt|áp dụng|công khai|xây dựng|có|phải|giải quyết đúng|ban hành|đủ|"
    "hoàn thành|đang|trên|trở lên|gửi|cập nhật|tiếp nhận qua"
)
_OBJECT = re.compile(
    rf"\s*+(?:trở lên\s*|trở xuống\s*|số\s+|tổng số\s+)?+([^.;:()]{{1,250}}?)"
    rf"(?=\s+(?:{_VERBS})(?!\w)|\s+và\s+[^,;.]{{0,60}}\d|"
    rf",\s*(?:cả năm|(?:(?:từ|trên|dưới|{AT_LEAST})\s*)?(?:{FIGURE})\s*%)|[.;:()]|$)"
)
_FIELD = re.compile(
    r"từng (?:lĩnh vực|đơn vị|cơ quan)(?=\s*(?:[,.;]|đạt|tỷ lệ|từ|không|tối|ít|trên|dưới|$))|"
    r"(?:các )?lĩnh vực\s[^.;]*?(?=\s*(?:đạt|xuống|tỷ lệ|,\s*riêng|từ \d|ứng dụng|"
    rf"(?:{AT_LEAST}|{AT_MOST}|dưới|trên|thấp hơn|cao hơn)(?: mức)?\s*\d|[.;]|\d|$))"
)
_LETTERS = r"(?:[^\d%.;:]|\d(?=[a-z]))"
_SAID = rf"(?:tỷ lệ|tỉ lệ|phấn đấu|đạt|phải|{AT_LEAST}|{AT_MOST}|từ|trên|dưới|thấp hơn|giảm|tăng|còn|xuống|được)(?!\w)"
_EXCEPT = re.compile(rf"(?<!\w)riêng\s+(?:đối với\s+)?(?P<name>{_LETTERS}{{2,120}}?)\s+(?={_SAID}){_LETTERS}*$")
_IS_EXCEPTION = re.compile(r"(?<!\w)(?:riêng|trong đó)(?!\w)")
_SUBJECT = re.compile(
    r"(?:^|[;.]\s+|,\s+(?=tỷ lệ|tỉ lệ|số|mức|dịch vụ))(?:(?:tỷ lệ|tỉ lệ|số)\s+(?!hóa))?"
    rf"(?P<name>{_LETTERS}{{2,120}}?)\s+"
    rf"(?=(?:đạt|còn|xuống|{AT_LEAST}|{AT_MOST}|trên|dưới|thấp hơn|từ)(?!\w)){_LETTERS}*$"
)
_LEADING = re.compile(r"(?:ở|tại|cho|của|đối với)\s+", re.IGNORECASE)
_CLAUSE = 400  # letters to either side of a number that may still say what it is limited to
_EVERY = re.compile(r"(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm)")


def scopes_of(sentence: str, words: str, numbers: list[Number]) -> list[str | None]:
    """What each number is limited to, where the sentence says it. A single plain percentage needs no scope."""
    if len(numbers) > 1:
        named = _named_respectively(sentence, words, numbers)
        return named or [_own_scope(sentence, words, number) for number in _without_range_starts(words, numbers)]
    return [_field_or_time(sentence, words, number) for number in numbers]


def _without_range_starts(words: str, numbers: list[Number]) -> list[Number]:
    """Each number, or the end of its range: what "20% - 30% viên chức" is limited to stands after the 30."""
    followers = [*numbers[1:], numbers[-1]]
    return [
        after if RANGE.fullmatch(words[number.end : after.start]) else number
        for number, after in zip(numbers, followers, strict=True)
    ]


def _named_respectively(sentence: str, words: str, numbers: list[Number]) -> list[str | None] | None:
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


def _own_scope(sentence: str, words: str, number: Number) -> str | None:
    field = _field_or_time(sentence, words, number)
    if field:
        return field
    found = _OBJECT.match(words, number.end)
    scope = sentence[found.start(1) : found.end(1)].strip() if found else ""
    scope = _LEADING.sub("", scope, count=1) if _LEADING.match(scope) else scope
    scope = re.split(r"\s*(?<!\w)so với(?!\w)", scope)[0]
    if not scope or scope.startswith((",", "và ")):
        return _subject(sentence, words, number)
    return scope.strip(" ,") or None


def _subject(sentence: str, words: str, number: Number) -> str | None:
    """What the number's own clause speaks of, where each clause of the sentence speaks of something else."""
    if _IS_EXCEPTION.search(words, max(0, number.start - _CLAUSE), number.end + _CLAUSE):
        return None
    found = _SUBJECT.search(words, max(0, number.start - 200), number.start)
    return sentence[found.start("name") : found.end("name")] if found else None


def _field_or_time(sentence: str, words: str, number: Number) -> str | None:
    """The field of work or the turn of time in the number's own clause ("từng lĩnh vực", "Hàng quý")."""
    left, right = max(0, number.start - _CLAUSE), min(len(words), number.end + _CLAUSE)
    start = max(words.rfind(";", left, number.start), words.rfind("riêng", left, number.start), left)
    stops = words.find(";", number.end, right), words.find("riêng", number.end, right)
    stop = min((cut for cut in stops if cut > 0), default=right)
    for field in _FIELD.finditer(words, start, stop):
        if field.start() < number.start or words[number.end : field.start()].count(" ") <= 4:
            return sentence[field.start() : field.end()].strip(" ,")
    if excepted := _EXCEPT.search(words, start, number.start):
        return sentence[excepted.start("name") : excepted.end("name")]
    every = _EVERY.search(words, start, number.start)
    said_in_unit = number.unit == "%" or (every is not None and number.unit.endswith(every[0].split()[-1]))
    return None if every is None or said_in_unit else sentence[every.start() : every.end()]
