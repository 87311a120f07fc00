"""Goals against what was before: "tăng 5% so với năm trước", "không thấp hơn năm 2025", "giảm tỷ lệ …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from caicach.intake.recognise.measures.comparing import AT_LEAST, AT_MOST
from caicach.intake.recognise.measures.number import MeasureRead, Number
from caicach.intake.recognise.wording import folded
from caicach.values.measure import NOW, Change, Comparator, Measure

_DOWN_VERBS = r"giảm bớt|cắt giảm|giảm(?! nghèo| tải)|rút ngắn"
_UP_VERBS = r"tăng thêm|tăng(?! cường| tốc| trưởng)|nâng thêm|cải thiện"
_SENSE = rf"(?:(?:{AT_LEAST}|{AT_MOST}|từ|trên|dưới|khoảng|được|thêm|hơn)\s*)*"
_VERB = re.compile(rf"(?s).*(?<!\w)(?:(?P<down>{_DOWN_VERBS})|(?P<up>{_UP_VERBS}))(?!\w)(?P<gap>[^.;:,%\d]*)$")
_ONLY_SENSE = re.compile(rf"\s*{_SENSE}")
# "Giảm tỷ lệ … xuống còn 3%" and "tăng lên 98%" name where it shall stand, not by how much it shall move.
_LEVEL = re.compile(
    r"(?<!\w)(?:lên|xuống|còn|đạt|thành|đến|tới|là|ở mức|duy trì|và|bảo đảm|đảm bảo|phấn đấu|để|cho|với|tại|của)(?!\w)"
)
_NOTHING_AFTER = re.compile(r"\s*(?:trở lên|trở xuống)?\s*(?:[.,;)]|so với|và(?!\w)|$)")
_MORE_THAN = re.compile(
    rf"(?<!\w)(?:(?<!không )(?:(?P<up>(?:cao|nhiều|lớn|tốt) hơn|vượt)|(?P<down>(?:thấp|ít) hơn)))"
    rf"(?:\s+(?:so với\s+)?(?P<base>năm (?:20\d\d|trước|ngoái)))?\s*(?P<sense>{_SENSE})$"
)
_STOP = (
    r"(?=\s*[.,;:()]|\s+(?:và|đạt|phấn đấu|là|tối thiểu|ít nhất|trong đó|riêng|để|nhằm|thì|bằng|tăng|giảm|về|"
    r"đối với|trở lên|từ)(?!\w)|\s*$)"
)
_TIME = r"(?:năm (?:20\d\d|trước(?: liền kề)?|ngoái|liền kề)|cùng kỳ(?: năm (?:trước|ngoái|20\d\d))?)(?!\w)"
_BASE_AFTER = re.compile(rf"[^.;%\d]{{0,100}}?(?<!\w)so với\s+(?P<base>{_TIME}|[^.,;:()%]{{2,80}}?{_STOP})")
_BASE_BEFORE = re.compile(rf"(?s).*(?<!\w)so với\s+(?P<base>{_TIME}|[^.,;:()%]{{2,80}}?{_STOP})\s*,?[^.;%\d]{{0,60}}$")


def with_changes(words: str, sentence: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers, those that say by how much something moves marked so, with what they are compared with."""
    told: list[Number] = []
    for number in numbers:
        before = told[-1] if told and number.listed else None
        told.append(_with_change(words, sentence, number, before))
    for index in range(len(told) - 2, -1, -1):
        one, following = told[index], told[index + 1]
        if one.change and not one.baseline and following.listed:
            told[index] = replace(one, baseline=following.baseline)
    return told


def _with_change(words: str, sentence: str, number: Number, before: Number | None) -> Number:
    after = _BASE_AFTER.match(words, number.end)
    base = _cut(sentence, after) if after else None
    more = _MORE_THAN.search(words, max(0, number.start - 80), number.start)
    if more and (more["base"] or after):
        base = _cut(sentence, more) if more["base"] else base
        comparator: Comparator = number.comparator if more["sense"] else "="
        return replace(number, comparator=comparator, change="up" if more["up"] else "down", baseline=base)
    change = before.change if before and before.change else _change(words, number)
    if change and base is None and (ahead := _BASE_BEFORE.match(words, max(0, number.start - 160), number.start)):
        base = _cut(sentence, ahead)
    return replace(number, change=change, baseline=base) if change or base else number


def _change(words: str, number: Number) -> Change | None:
    verb = _VERB.match(words, max(0, number.start - 110), number.start)
    if verb is None or (number.unit == "%" and number.value == 100):
        return None
    gap = verb["gap"]
    core = gap[: len(gap) - len(_trailing_sense(gap))]
    if core.strip():
        level = _LEVEL.search(gap) or number.comparator in ("<", "<=") or not _NOTHING_AFTER.match(words, number.end)
        if level or number.unit not in ("%", "bậc", "điểm", "hạng"):
            return None
    return "down" if verb["down"] else "up"


def _trailing_sense(gap: str) -> str:
    """The words of measure at the end of what stands between verb and number."""
    for start in range(len(gap)):
        if (not start or gap[start - 1] == " ") and _ONLY_SENSE.fullmatch(gap, start):
            return gap[start:]
    return ""


def _cut(sentence: str, match: re.Match[str]) -> str:
    return sentence[match.start("base") : match.end("base")].strip()


# Cheap to ask of every sentence, and most of them compare nothing.
_MAY_COMPARE = re.compile(r"so với|năm (?:20\d\d|trước|ngoái|liền)|cùng kỳ|trước|bình quân|trung bình|giao")
_MAY_MOVE = re.compile(r"[ỷỉ] lệ|hài lòng|thứ|xếp hạng|vị trí")
_COMPARED = re.compile(
    r"(?<!\w)(?:"
    r"(?P<least>không (?:thấp|ít|nhỏ|kém) hơn|không (?:giảm|kém|dưới)|(?:tối thiểu|ít nhất) bằng|"
    r"(?:bằng|ổn định|duy trì|giữ vững|giữ nguyên)\s*(?:hoặc|và|,|/)\s*(?:(?:cao|nhiều|lớn|tốt) hơn|tăng|vượt|"
    r"nâng cao|nâng|cải thiện)|"
    r"(?:cao|nhiều|lớn) hơn hoặc bằng)|"
    r"(?P<most>không (?:cao|nhiều|lớn) hơn|không (?:tăng|vượt quá|vượt)|bằng hoặc (?:(?:thấp|ít) hơn|giảm)|"
    r"(?:thấp|ít) hơn hoặc bằng)|"
    rf"(?P<more>(?:cao|nhiều|lớn|tốt) hơn|vượt|{_UP_VERBS}|nâng)|"
    rf"(?P<less>(?:thấp|ít|nhỏ) hơn|{_DOWN_VERBS})|"
    r"(?P<same>bằng|tương đương))(?!\w)"
)
_SENSES: dict[str, Comparator] = {"least": ">=", "most": "<=", "more": ">", "less": "<", "same": "="}
_BASE = (
    r"(?:mức\s+)?(?:(?:của\s+)?năm (?:20\d\d|trước|ngoái|liền kề)(?: liền kề)?|cùng kỳ(?: năm (?:trước|ngoái|20\d\d))?|"
    r"(?:kỳ|quý|tháng) trước|(?:bình quân|trung bình)(?: chung)?(?:\s+(?:của\s+)?[^.,;:()\d]{1,30}?)?|"
    r"(?:kế hoạch|dự toán|chỉ tiêu)[^.,;:()\d]{0,60}?giao(?:\s+h[àằ]ng năm)?)(?!\w)"
)
_WITH = re.compile(rf"(?P<gap>[^.;:,()\d]{{0,80}}?)\s+so với\s+(?P<base>{_BASE}){_STOP}")
_DIRECT = re.compile(rf"\s+(?P<base>{_BASE}){_STOP}")
_NEEDS_WITH = re.compile(rf"(?:{_UP_VERBS}|{_DOWN_VERBS}|nâng)$")
_NUMBER_NEXT = re.compile(rf"\s*,?\s*{_SENSE}\d")
_SHARE = re.compile(r"(?<!\w)(?:nửa|phần (?:ba|tư|bốn|năm))(?!\w)")
_TOLD = re.compile(r"(?<!\w)(?:đã|kết quả|ước)(?!\w)[^.;:]*$")
_YEAR = re.compile(r"(?<!so với )(?<!\w)năm (20\d\d)(?!\d)")
_BARRED = re.compile(r"(?<!\w)không để\s[^.;:]*$")

_MOVED = re.compile(
    r"(?:^|[;:]\s*|(?<!\w)(?:phấn đấu|quyết tâm|tiếp tục|từng bước)\s+(?:[^.;:,\d]{0,40}\s)?)"
    r"(?:(?P<up>nâng cao|nâng|tăng|cải thiện)|(?P<down>giảm(?: dần| mạnh| tối đa)?|hạn chế))\s+"
    r"(?:tỷ lệ|tỉ lệ|mức độ hài lòng|sự hài lòng|chỉ số hài lòng|thứ hạng|thứ bậc|bậc xếp hạng|xếp hạng|vị trí)"
    r"(?!\w)(?P<rest>[^.;]*)"
)


def read_comparisons(sentence: str, *, year: int | None = None, unnamed: bool = False) -> tuple[MeasureRead, ...]:
    """Goals that the sentence sets without a number, in order. ``year`` is the plan's.

    With ``unnamed`` also those that name no baseline ("giảm tỷ lệ hồ sơ trễ hạn"): to do better than now.
    """
    words = folded(sentence)
    moves = unnamed and _MAY_MOVE.search(words)
    if not moves and not _MAY_COMPARE.search(words):
        return ()
    named = list(_named(words, sentence, year))
    if not moves:
        return tuple(named)
    moved = [
        read for read in _moved(words) if not any(read.start <= other.start <= read.start + 120 for other in named)
    ]
    return tuple(sorted([*named, *moved], key=lambda read: read.start))


def _named(words: str, sentence: str, year: int | None) -> Iterator[MeasureRead]:
    end = 0
    for sense in _COMPARED.finditer(words):
        if sense.start() < end or not sense.lastgroup:
            continue
        base = _WITH.match(words, sense.end())
        if base is None and not _NEEDS_WITH.search(sense[0]):
            base = _DIRECT.match(words, sense.end())
        if base and _SHARE.search(words, sense.end(), base.start("base")):
            continue
        if base is None or _NUMBER_NEXT.match(words, base.end()) or _is_past(words, sense.start(), year):
            continue
        end = base.end()
        comparator = _SENSES[sense.lastgroup]
        if comparator == ">" and _BARRED.search(words, 0, sense.start()):
            comparator = "<="
        measure = Measure(comparator=comparator, value=None, unit="", baseline=_cut(sentence, base))
        yield MeasureRead(measure, sense.start(), end, 0.8)


def _is_past(words: str, start: int, year: int | None) -> bool:
    """Whether the comparison tells what came of an earlier year."""
    if _TOLD.search(words, max(0, start - 60), start):
        return True
    years = [int(match[1]) for match in _YEAR.finditer(words, max(0, start - 160), start)]
    return year is not None and bool(years) and max(years) < year


def _moved(words: str) -> Iterator[MeasureRead]:
    for match in _MOVED.finditer(words):
        if re.search(r"\d\s*%|so với", match["rest"]):
            continue
        measure = Measure(comparator=">" if match["up"] else "<", value=None, unit="", baseline=NOW)
        group = "up" if match["up"] else "down"
        yield MeasureRead(measure, match.start(group), match.start("rest"), 0.6)
