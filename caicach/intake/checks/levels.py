"""Words of another level of government: what is left of the plan of the level above, and districts that are no more."""

import re
from collections.abc import Iterator
from datetime import date

from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.finding import DefectKind, Finding, Severity
from caicach.intake.checks.spots import field_spot, place_name
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.wording import folded
from caicach.values.choices import UnitLevel
from caicach.values.sentence import Sentence

_RULE = "levels"
_TWO_LEVELS = date(2025, 7, 1)  # Luật số 72/2025/QH15: provinces and communes alone from this day


def check_levels(case: Case) -> Iterator[Finding]:
    """One finding for words of the level above, one for districts in a plan of the two levels."""
    yield from _things_of_the_level_above(case)
    yield from _districts_that_are_gone(case)


# What a plan can only mean of its own unit: the practice it fits a model to, the documents it reviews.
_OWN = (
    r"(?:thực tiễn|thực tế|tình hình thực tế|điều kiện(?: thực tế| cụ thể)?|đặc thù|đặc điểm(?: tình hình)?|"
    r"tình hình phát triển kinh tế - xã hội)"
)
_DOCUMENTS = r"(?:văn bản quy phạm pháp luật|văn bản qppl|vbqppl|quy chế làm việc)"
_ACTS_ON_OWN = r"(?:rà soát|tự kiểm tra|hệ thống hóa|soạn thảo|xây dựng và ban hành|ban hành)"
_ABOVE: dict[UnitLevel, str] = {
    UnitLevel.COMMUNE: r"(?:huyện|quận|thị xã|tỉnh)",
    UnitLevel.DISTRICT: r"(?:tỉnh)",
}


_LEFT_OVER: dict[UnitLevel, Sentence] = {
    UnitLevel.COMMUNE: Sentence(
        "Kế hoạch cấp xã nhưng %(place)s ghi “%(words)s”; cần sửa thành của xã nếu chép từ kế hoạch cấp trên."
    ),
    UnitLevel.DISTRICT: Sentence(
        "Kế hoạch cấp huyện nhưng %(place)s ghi “%(words)s”; cần sửa thành của huyện nếu chép từ kế hoạch cấp trên."
    ),
}


def _things_of_the_level_above(case: Case) -> Iterator[Finding]:
    """ "phù hợp với thực tiễn của huyện" in the plan of a commune."""
    level = case.draft.head.unit_level
    above = _ABOVE.get(level.value) if level else None
    if above is None or level is None:
        return
    own = re.compile(rf"(?<!\w){_OWN} (?:của |trên địa bàn ){above}(?!\w)(?!,| và )")
    documents = re.compile(
        rf"(?<!\w){_ACTS_ON_OWN}\s+(?:các |hệ thống |những )?{_DOCUMENTS} của {above}(?!\w)(?!,| và )"
    )
    spots = [
        passage.spot(match.start(), match.end())
        for passage in case.passages
        if passage.part is PartKind.BODY
        for pattern in (own, documents)
        for match in pattern.finditer(passage.folded)
        if not _follows_the_level_above(passage, match.start())
    ]
    if spots:
        values = {"place": place_name(spots[0]), "words": spots[0].words}
        sentence = Sentence(_LEFT_OVER[level.value].template, values)
        yield Finding(_RULE, DefectKind.OTHER, Severity.WARNING, tuple(spots), sentence)


_FOLLOWS = re.compile(r"(?:góp ý|tham gia|lấy ý kiến|báo cáo|đề nghị|kiến nghị|phối hợp|tuyên truyền|giúp)[^.;]{0,60}$")


def _follows_the_level_above(passage: Passage, start: int) -> bool:
    """The work is done for the level above: it is asked for an opinion, or told of results."""
    return _FOLLOWS.search(passage.folded, max(0, start - 90), start) is not None


# Bodies of the district: none of them is left to take part in the work of a plan of the two levels.
_GONE = re.compile(
    r"(?<!\w)(?:(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|huyện ủy|thị ủy|quận ủy)"
    r"(?: và (?:ubnd|ủy ban nhân dân))?(?: các)?(?: cấp)? (?:huyện|quận|thị xã)|huyện ủy|thị ủy|quận ủy|"
    r"(?:phòng(?! giao dịch)|công an|trung tâm|đài|ban chỉ huy quân sự)(?: \w+){1,6}? (?:huyện|quận|thị xã))(?!\w)"
)
_TOWNS = re.compile(r"(?<!\w)(?:xã|phường), thị trấn(?!\w)")


def _districts_that_are_gone(case: Case) -> Iterator[Finding]:
    """A district or township that a plan after the two-level reform gives work to or reports to."""
    issued = case.draft.head.issued_on
    if (case.year or 0) < _TWO_LEVELS.year + 1 and (issued is None or issued.value < _TWO_LEVELS):
        return
    spots = []
    for task in case.draft.tasks:
        named = (found for found in (*task.leads, *task.coordinators) if _is_gone(found.value))
        spots += [field_spot(case, task, found) for found in named]
    for duty in case.draft.reporting:
        spots += [case.spot_of(found) for found in (duty.who, duty.to) if found and _is_gone(found.value)]
    if spots:
        sentence = Sentence(
            "Từ ngày 01/7/2025 không còn cấp huyện nhưng %(place)s vẫn ghi “%(words)s”; "
            "cần thay bằng cơ quan cấp tỉnh hoặc cấp xã nhận nhiệm vụ này.",
            {"place": place_name(spots[0]), "words": spots[0].words},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.WARNING, tuple(dict.fromkeys(spots)), sentence)


def _is_gone(name: str) -> bool:
    low = folded(name)
    return _GONE.search(low) is not None or _TOWNS.search(low) is not None
