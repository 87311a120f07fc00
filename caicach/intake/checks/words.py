"""Words: doubled ones, names that ran together, set phrases with a wrong tone mark, two kinds of decimal marks."""

import re
from collections.abc import Iterator
from operator import eq

from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import field_spot, place_name, task_spot
from caicach.intake.recognise.compounds import COMPOUNDS
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence

_RULE = "words"


def check_words(case: Case) -> Iterator[Finding]:
    """What a careful reader marks in the margin."""
    yield from _slips(case)
    yield from _levels_run_together(case)
    yield from _one_plan_or_several(case)
    yield from _decimal_marks(case)


def _read(case: Case) -> Iterator[Passage]:
    return (passage for passage in case.passages if passage.part in (PartKind.BODY, PartKind.APPENDIX))


# Words that are never doubled on purpose, as "luôn luôn", "dần dần" and "ngày ngày" are.
_PLAIN = (
    "của các và trong với cho được những theo về tại để là có trên việc đến nhằm khi đối thực hiện cơ quan đơn vị "
    "chức công tác cải cách hành chính thủ tục định kế hoạch do bằng này phải bị sự cùng"
)
_DOUBLED = re.compile(rf"(?<!\w)(?P<word>{'|'.join(_PLAIN.split())}) (?P=word)(?!\w)")
# Where one word ends as the next begins nothing is doubled: "phân công công chức", "tuân thủ thủ tục".
_MEETING = COMPOUNDS | {("tuân", "thủ"), ("thủ", "công"), ("thành", "công"), ("thể", "hiện"), ("nghị", "định")}
_WORD_BEFORE = re.compile(r"(\w+) $")
_PAIR_DOUBLED = re.compile(r"(?<!\w)(?P<words>[^\W\d_]{2,} [^\W\d_]{2,}(?: [^\W\d_]{2,})?) (?P=words)(?!\w)")
_PHRASES = (
    "thủ tục hành chính",
    "cải cách hành chính",
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "quy phạm pháp luật",
    "dịch vụ công trực tuyến",
    "cán bộ, công chức",
)
_BARE_PHRASES = re.compile("|".join(rf"(?<!\w){re.escape(bare(phrase))}(?!\w)" for phrase in _PHRASES))
_BY_BARE = {bare(phrase): phrase for phrase in _PHRASES}


def _slips(case: Case) -> Iterator[Finding]:
    """One finding for all slips of the pen: a head reads them once, and the clerk puts all of them right."""
    spots = [spot for passage in _read(case) for spot in _slips_of(passage)]
    if spots:
        sentence = Sentence(
            "Có %(count)s chỗ gõ lặp hoặc sai chữ, đầu tiên là “%(words)s” ở %(place)s; cần soát lại chính tả.",
            {"count": len(spots), "words": spots[0].words, "place": place_name(spots[0])},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.NOTE, tuple(spots), sentence)


def _slips_of(passage: Passage) -> Iterator[Spot]:
    low = passage.folded
    for pattern in (_DOUBLED, _PAIR_DOUBLED) if _has_echo(low) else ():
        for match in pattern.finditer(low):
            again = match.start() + (len(match.group()) + 1) // 2
            if not passage.text[again].islower():  # a capital begins another name or line
                continue
            on_one_line = passage.spot(match.start(), again).line == passage.spot(again, match.end()).line
            if on_one_line and not _words_meet(low, match):
                yield passage.spot(match.start(), match.end())
    spoilt = bare(passage.text)
    if all(spoilt.count(phrase) == low.count(right) for phrase, right in _BY_BARE.items()):
        return
    for match in _BARE_PHRASES.finditer(spoilt):
        words = low[match.start() : match.end()]
        if words != _BY_BARE[match.group()] and not passage.text[match.start() : match.end()].isascii():
            yield passage.spot(match.start(), match.end())


def _words_meet(low: str, doubled: re.Match[str]) -> bool:
    before = _WORD_BEFORE.search(low, 0, doubled.start())
    return before is not None and (before[1], doubled.groupdict().get("word")) in _MEETING


_WORD = re.compile(r"\w+")


def _has_echo(low: str) -> bool:
    """Whether a word comes again one, two or three words later, as in all that is doubled: most passages have none."""
    words = _WORD.findall(low)
    return any(any(map(eq, words, words[later:])) for later in (1, 2, 3))


# "của UBND huyện cấp huyện, cấp xã": a name, and its level once more behind it.
_RUN_TOGETHER = re.compile(
    r"(?<!\w)(?:của )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) (?P<level>xã|phường|huyện|tỉnh) cấp (?P=level)"
    r"(?:,? (?:và )?cấp \w+)*(?!\w)"
)


def _levels_run_together(case: Case) -> Iterator[Finding]:
    spots = []
    for passage in _read(case):
        found = _RUN_TOGETHER.finditer(passage.folded) if " cấp " in passage.folded else ()
        spots += [passage.spot(match.start(), match.end()) for match in found]
    if spots:
        sentence = Sentence(
            "Ở %(place)s ghi “%(words)s”, không rõ giao cho cấp nào; cần viết lại tên cơ quan.",
            {"place": place_name(spots[0]), "words": spots[0].words},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.WARNING, tuple(spots), sentence)


_SEVERAL = re.compile(r"(?<!\w)(?:ban hành|xây dựng) các kế hoạch(?!\w)")
_A_PLAN = re.compile(r"(?<!\w)kế hoạch(?!\w)")
_OTHER_PLAN = re.compile(r"(?:các|theo|những) kế hoạch|kế hoạch(?:,| và) ")


def _one_plan_or_several(case: Case) -> Iterator[Finding]:
    """The time line speaks of plans, title and products of a single one."""
    for task in case.draft.tasks:
        time = task.deadline_text
        if time is None or not _SEVERAL.search(folded(time.value)):
            continue
        title, products = folded(task.title.value), [folded(found.value) for found in task.deliverables]
        named = [len(_A_PLAN.findall(words)) for words in (title, " ; ".join(products))]
        if named != [1, 1] or any(_OTHER_PLAN.search(words) for words in (title, *products)):
            continue
        spots = (task_spot(case, task), field_spot(case, task, time))
        sentence = Sentence(
            "Ở %(place)s tên nhiệm vụ và sản phẩm chỉ nêu một kế hoạch nhưng thời gian ghi “%(words)s”; "
            "cần nói rõ ban hành mấy kế hoạch.",
            {"place": place_name(spots[0]), "words": spots[1].words},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.NOTE, spots, sentence)


_MAY_BE_DECIMAL = re.compile(r"\d[,.]\d")
_WITH_COMMA = re.compile(r"(?<![\d.,/])\d{1,3},\d{1,2}\s*(?:%|điểm|triệu)")
_WITH_POINT = re.compile(r"(?<![\d.,/])\d{1,3}\.\d{1,2}\s*(?:%|điểm|triệu)")


def _decimal_marks(case: Case) -> Iterator[Finding]:
    """98,5 % in one place, 98.5 % in another: a reader asks which marks the thousands."""
    found: list[list[Spot]] = [[], []]
    for passage in _read(case):
        if not _MAY_BE_DECIMAL.search(passage.text):
            continue
        for spots, pattern in zip(found, (_WITH_COMMA, _WITH_POINT), strict=True):
            spots += [passage.spot(match.start(), match.end()) for match in pattern.finditer(passage.folded)]
    commas, points = found
    if commas and points:
        few, many = sorted((commas, points), key=len)
        sentence = Sentence(
            "Số thập phân viết hai kiểu: “%(one)s” và “%(other)s”; cần dùng thống nhất dấu phẩy.",
            {"one": commas[0].words, "other": points[0].words},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.NOTE, (*few, many[0]), sentence)
