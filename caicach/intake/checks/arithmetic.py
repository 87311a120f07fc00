"""Arithmetic: points over their maximum, ranks out of the field, shares over 100 %, wrong differences and counts.

Sums of money are in ``budgets``. Where two readings of a number are possible, nothing is said.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from caicach.intake.checks.case import Case, Passage
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, shortened
from caicach.intake.recognise.outline import Node, Paragraph, PartKind
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence
from caicach.values.vietnamese.numbers import say_number

_RULE = "arithmetic"
_FIGURE = r"\d{1,3}(?:[.,]\d{1,3})?"


def check_arithmetic(case: Case) -> Iterator[Finding]:
    """Numbers that cannot be."""
    for passage in case.passages:
        if passage.part in (PartKind.PLAN_PREAMBLE, PartKind.PREAMBLE, PartKind.BODY, PartKind.APPENDIX):
            yield from _over_the_maximum(passage)
            yield from _out_of_rank(passage)
            yield from _differences(passage)
    yield from _over_a_hundred(case)
    yield from _counts(case)


def _number(figure: str) -> Decimal:
    return Decimal(figure.replace(",", "."))


def _error(spot: Spot, sentence: Sentence, *more: Spot, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(_RULE, DefectKind.ARITHMETIC, severity, (spot, *more), sentence)


_OUT_OF = re.compile(rf"(?<!ngày )(?<![\d/.,])({_FIGURE})\s*(?:điểm)?\s*/\s*({_FIGURE})\s*điểm(?! %)")


def _over_the_maximum(passage: Passage) -> Iterator[Finding]:
    """ "16,5/15 điểm": more points than there are."""
    for match in _OUT_OF.finditer(passage.folded) if "/" in passage.text else ():
        if _number(match[1]) > _number(match[2]):
            spot = passage.spot(*_around(passage, match.start(), match.end()))
            yield _error(
                spot,
                Sentence(
                    "Ở %(place)s điểm đạt được lớn hơn điểm tối đa (“%(words)s”); cần sửa điểm hoặc thang điểm.",
                    {"place": place_name(spot), "words": match.group()},
                ),
            )


def _around(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The clause around some letters."""
    low = passage.folded
    left = max(low.rfind(";", 0, start), low.rfind(". ", 0, start), low.rfind("\n", 0, start)) + 1
    ends = (low.find(";", end), low.find(". ", end), low.find("\n", end))
    right = min((at for at in ends if at >= 0), default=len(low))
    return left, right


_RANK = re.compile(
    r"(?:xếp|đứng|hạng|vị trí|vị thứ)\s*(?:hạng|thứ hạng|vị trí|vị thứ)?\s*(?:thứ\s*)?"
    r"(\d{1,3})\s*/\s*(\d{1,3})(?![\d/])"
)


def _out_of_rank(passage: Passage) -> Iterator[Finding]:
    """ "xếp thứ 12/10": a rank behind the last."""
    for match in _RANK.finditer(passage.folded) if "/" in passage.text else ():
        if int(match[1]) > int(match[2]):
            spot = passage.spot(*_around(passage, match.start(), match.end()))
            yield _error(
                spot,
                Sentence(
                    "Ở %(place)s thứ hạng lớn hơn số đơn vị được xếp (“%(words)s”); cần sửa một trong hai số.",
                    {"place": place_name(spot), "words": match.group()},
                ),
            )


_UNIT = r"(?:điểm(?: phần trăm)?|%|bậc|hạng)"
_BY_THEN_FROM = re.compile(
    rf"(?<!\w)(?P<way>tăng|giảm)(?: thêm| được)? (?P<by>{_FIGURE})\s*(?P<unit>{_UNIT})[^.;\d]{{0,40}}?"
    rf"(?:năm 20\d\d[^.;\d]{{0,10}})?"
    rf"(?:từ|\()\s*(?P<old>{_FIGURE})\s*(?:{_UNIT})?[^.;\d]{{0,20}}?(?:lên|xuống(?: còn)?|còn|đến)\s*(?P<new>{_FIGURE})"
)
_FROM_THEN_BY = re.compile(
    rf"(?<!\w)từ\s*(?P<old>{_FIGURE})\s*{_UNIT}?[^.;\d]{{0,20}}?(?:(?:\(?năm 20\d\d\)?)[^.;\d]{{0,10}})?"
    rf"(?:lên|xuống(?: còn)?|còn)\s*(?P<new>{_FIGURE})\s*(?P<unit>{_UNIT})[^.;\d]{{0,15}}?"
    rf"(?:năm 20\d\d\)?[^.;\d]{{0,10}})?[,(]\s*(?:tức là\s*)?"
    rf"(?P<way>tăng|giảm)(?: thêm| được)? (?P<by>{_FIGURE})\s*{_UNIT}"
)


def _differences(passage: Passage) -> Iterator[Finding]:
    """ "tăng 5 điểm, từ 74,56 lên 79,5": the difference of two numbers told beside them."""
    low = passage.folded
    for pattern in (_BY_THEN_FROM, _FROM_THEN_BY) if "tăng" in low or "giảm" in low else ():
        for match in pattern.finditer(low):
            old, new, by = _number(match["old"]), _number(match["new"]), _number(match["by"])
            if abs(new - old) == by:
                continue
            spot = passage.spot(match.start(), match.end())
            yield _error(
                spot,
                Sentence(
                    "Ở %(place)s ghi “%(words)s” nhưng chênh lệch là %(real)s; cần sửa một trong ba số.",
                    {"place": place_name(spot), "words": spot.words, "real": say_number(abs(new - old))},
                ),
            )


_MAY_PASS = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|so với|bằng|dự toán|kế hoạch|thu|chỉ tiêu|gấp)(?!\w)")


def _over_a_hundred(case: Case) -> Iterator[Finding]:
    """A share of more than all."""
    for target in case.draft.targets:
        values = [found.value.value for found in target.measures if found.value.unit == "%"]
        over = next((value for value in values if value is not None and value > 100), None)
        if over is None or _MAY_PASS.search(folded(target.text.value)):
            continue
        line = target.text.places[0].line if target.text.places else 1
        spot = Spot(line, shortened(target.text.value), target.section or "")
        sentence = Sentence(
            "Chỉ tiêu ở %(place)s đặt tỷ lệ %(value)s%%, quá 100%%; cần sửa con số.",
            {"place": place_name(spot), "value": say_number(over)},
        )
        yield _error(spot, sentence)


_COUNTED = re.compile(
    r"(?<![\d,./])(?P<count>\d{1,2})\s+(?:\([^)]{2,12}\)\s+)?"
    r"(?P<what>(?:nhóm\s+)?(?:nhiệm vụ|nội dung|lĩnh vực|giải pháp|"
    r"mục tiêu|chỉ tiêu|tiêu chí|nguyên tắc|yêu cầu|biện pháp|bước|công việc))(?!\w)[^:;.\d]{0,60}:\s*$"
)


def _counts(case: Case) -> Iterator[Finding]:
    """ "gồm 05 nhiệm vụ sau:" against the items that follow."""
    for step in case.outline.walk(PartKind.BODY, PartKind.APPENDIX):
        block = step.node.block
        if not isinstance(block, Paragraph) or not block.text.rstrip().endswith(":"):
            continue
        match = _COUNTED.search(folded(block.text))
        items = _items(step.node)
        if match is None or len(items) < 2 or len(items) == int(match["count"]):
            continue
        spot = Spot(block.places[0].line, shortened(block.text), step.node.path)
        last = Spot(items[-1].places[0].line, shortened(items[-1].text), step.node.path)
        sentence = Sentence(
            "Ở %(place)s nói có %(said)s %(what)s nhưng liệt kê %(found)s; cần sửa con số hoặc bổ sung cho đủ.",
            {"place": place_name(spot), "said": match["count"], "what": match["what"], "found": len(items)},
        )
        yield _error(spot, sentence, last, severity=Severity.WARNING)


def _items(node: Node) -> list[Paragraph]:
    """What is listed right under a node, where all of it is listed in one way."""
    found = [child.block for child in node.children if isinstance(child.block, Paragraph)]
    same = len(found) == len(node.children) and len({item.kind for item in found}) == 1 and found[0].kind is not None
    return found if same else []
