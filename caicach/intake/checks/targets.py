"""Targets: the same indicator set at two levels, or for two scopes, in two places of one plan.

Body and appendix of a plan are often written by two people, and drift apart: "từ 90% trở lên" here, "trên 90%" there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, islice, product

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, shortened, task_place
from caicach.intake.draft import Found, Target
from caicach.intake.layout import Place
from caicach.intake.recognise.indicators import (
    Goal,
    abbreviations,
    column_goal,
    read_goals,
    relative_goals,
    same_indicator,
    syllables,
)
from caicach.intake.recognise.outline import PartKind
from caicach.intake.recognise.sentences import split_sentences
from caicach.intake.recognise.wording import folded, plain
from caicach.values.sentence import Sentence

_RULE = "targets"
# No plan has more; a hostile file may.
_MOST_PAIRS, _MOST_WIDE, _MOST_MENTIONS = 20_000, 100, 4_000


@dataclass(frozen=True, slots=True)
class _Mention:
    """A goal where it stands. ``text`` tells the sentences of a plan apart.

    ``limits`` are the levels and times that the headings above it limit it to, ``table`` the table whose rows set it by
    a column of their own.
    """

    goal: Goal
    spot: Spot
    text: int
    limits: frozenset[str] = frozenset()
    table: int | None = None


def check_targets(case: Case) -> Iterator[Finding]:
    """One finding for each indicator that is set in two ways, with all its places."""
    limits = _limits(case)
    mentions = [
        replace(mention, limits=limits.get(mention.spot.line, frozenset()))
        for mention in islice(_mentions(case), _MOST_MENTIONS)
    ]
    mentions.sort(key=lambda mention: mention.spot.line)
    told: set[tuple[int, ...]] = set()
    for group in _by_indicator(mentions):
        pair, spots = _apart(group), _spots(group)
        lines = tuple(sorted({spot.line for spot in spots}))
        if pair is None or lines in told:
            continue
        told.add(lines)
        yield Finding(_RULE, DefectKind.TARGET_CONFLICT, _severity(*pair), spots, _other_level(*pair))
    yield from _dominated(mentions)
    for wide, narrow in _narrowed(mentions):
        spots = _spots([wide, narrow])
        yield Finding(_RULE, DefectKind.TARGET_CONFLICT, Severity.WARNING, spots, _other_scope(wide, narrow))


def _mentions(case: Case) -> Iterator[_Mention]:
    short_forms = abbreviations("\n".join(line.text for line in case.layout.lines))
    yield from _with_figures(case, short_forms)
    for index, (found, where) in enumerate(_sentences(case)):
        for start, end in split_sentences(found.value):
            text = Found(found.value[start:end], found.places, found.confidence)
            for goal in relative_goals(text.value, year=case.year, short_forms=short_forms):
                yield _Mention(goal, _spot(case, text, text.value[goal.start : goal.end], where), -1 - index)


def _with_figures(case: Case, short_forms: Mapping[str, str]) -> Iterator[_Mention]:
    told = [(target, text, section) for target in case.draft.targets for text, section in _places_of(target)]
    for index, (target, text, section) in enumerate(told):
        goals = tuple(read_goals(text.value, year=case.year, short_forms=short_forms))
        for goal in goals:
            words = text.value[goal.start : goal.end]
            yield _Mention(goal, _spot(case, text, words, section or ""), index)
        measures = [found.value for found in target.measures if found.value.value is not None]
        if not goals and measures:
            goal = column_goal(text.value, measures, year=case.year, short_forms=short_forms)
            spot = _spot(case, text, _row_words(case, target, text.value), section or "")
            yield _Mention(goal, spot, index, table=_table_of(case, spot))


def _table_of(case: Case, spot: Spot) -> int | None:
    return case.lines[spot.line].table if spot.line in case.lines else None


def _places_of(target: Target) -> list[tuple[Found[str], str | None]]:
    """Every place where the document sets the target."""
    return [(mention.text, mention.section) for mention in target.mentions] or [(target.text, target.section)]


def _row_words(case: Case, target: Target, text: str) -> str:
    """The name of a row in a table of targets with the level in the column beside it."""
    places = [place for found in target.measures[:1] for place in found.places if place.cell is not None]
    cells = [case.lines[place.line].cells[place.cell] for place in places if place.cell is not None]
    return " ".join([text, *(plain(cell.text) for cell in cells if plain(cell.text) not in text)])


def _spot(case: Case, text: Found[str], words: str, where: str) -> Spot:
    """The words that set a goal, on the line where they begin."""
    said = shortened(words.strip(" ;,."))
    opening = " ".join(said.split()[:3])
    lines = [place.line for place in text.places]
    begins = (number for number in lines if number in case.lines and opening in plain(case.lines[number].text))
    return Spot(line=next(begins, lines[0] if lines else 1), words=said, where=where)


def _sentences(case: Case) -> Iterator[tuple[Found[str], str]]:
    """Words that may set a goal without a number: paragraphs of the body, titles and products of tasks."""
    taken: set[Place] = set()
    for task in case.draft.tasks:
        for found in (task.title, *task.deliverables):
            if found.places:
                taken.update(found.places)
                yield found, task_place(case, task)
    for passage in case.passages:
        if passage.part is PartKind.BODY and passage.paragraph and taken.isdisjoint(passage.places):
            yield Found(passage.text, passage.places, 1.0), passage.where


def _by_indicator(mentions: Sequence[_Mention]) -> list[list[_Mention]]:
    """Mentions of the same indicator together, whichever of them says it most fully."""
    holding: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        for word in mention.goal.context:
            holding[word].append(index)
    heads = list(range(len(mentions)))
    for index, mention in enumerate(mentions):
        # Only a mention that holds the rarest of the words can be of the same indicator.
        rarest = min((holding[word] for word in mention.goal.own), key=len, default=[])
        for other in rarest:
            if _same(mention, mentions[other]):
                one, two = sorted((_head(heads, index), _head(heads, other)))
                heads[two] = one
    groups: dict[int, list[_Mention]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        groups[_head(heads, index)].append(mention)
    return [group for group in groups.values() if len(group) > 1]


def _same(one: _Mention, other: _Mention) -> bool:
    """Two sentences about one indicator; rows of one table, and items under headings for two levels, are several."""
    if one.text == other.text or one.limits != other.limits or (one.table is not None and one.table == other.table):
        return False
    return same_indicator(one.goal, other.goal)


_LIMIT = re.compile(
    r"cấp (?:tỉnh|huyện|xã)|đối với [^:;.,]{2,60}|(?:khối|các) (?:sở|phòng|xã|phường|trường|cơ quan|đơn vị)(?!\w)|"
    r"(?:năm|giai đoạn) 20\d\d(?:\s*-\s*20\d\d)?|quý [ivx]{1,3}(?!\w)|0?6 tháng"
)


def _limits(case: Case) -> dict[int, frozenset[str]]:
    """By line: what the headings above it limit it to ("Đối với cấp xã", "Đến hết quý II")."""
    found: dict[int, frozenset[str]] = {}
    for step in case.outline.walk(PartKind.BODY):
        words = (match.group() for above in step.trail for match in _LIMIT.finditer(folded(above.text)))
        limits = frozenset(words) - {f"năm {case.year}"}
        found.update((line.number, limits) for line in step.node.block.lines if limits)
    return found


def _head(heads: list[int], index: int) -> int:
    """The first mention of the group that a mention has come to be in."""
    while heads[index] != index:
        heads[index] = heads[heads[index]]
        index = heads[index]
    return index


def _apart(group: Sequence[_Mention]) -> tuple[_Mention, _Mention] | None:
    """The first two mentions that cannot both hold."""
    pairs = islice(combinations(group, 2), _MOST_PAIRS)
    return next(((one, other) for one, other in pairs if _levels(one.goal) != _levels(other.goal)), None)


def _levels(goal: Goal) -> object:
    """All of something is all of it, whether "đạt" or "từ … trở lên" stands with it."""
    return "100" if goal.is_complete else goal.levels


def _narrowed(mentions: Sequence[_Mention]) -> Iterator[tuple[_Mention, _Mention]]:
    """A goal for several fields of work, and the same goal for only some of them while no other place has the rest."""
    limited = [one for one in mentions if one.goal.fields and not one.goal.is_complete]
    for wide in [one for one in limited if len(one.goal.fields) > 1][:_MOST_WIDE]:
        narrow = [other for other in limited if _narrows(wide, other)]
        found = frozenset[str]().union(*(other.goal.fields for other in narrow))
        if narrow and found != wide.goal.fields:
            yield wide, narrow[0]


def _narrows(wide: _Mention, other: _Mention) -> bool:
    a, b = wide.goal, other.goal
    rest = (a.own - syllables(a.fields), b.own - syllables(b.fields))
    return bool(b.fields) and b.fields < a.fields and a.levels == b.levels and a.unit == b.unit and rest[0] == rest[1]


_ON_TIME, _LATE = frozenset(("hồ", "sơ", "đúng", "hạn")), frozenset(("trễ", "quá", "chậm"))


def _dominated(mentions: Sequence[_Mention]) -> Iterator[Finding]:
    """So many files on time in every field that a looser limit for late files says nothing more."""
    shares = [one for one in mentions if one.goal.unit == "%" and len(one.goal.levels) == 1]
    in_time = [one for one in shares if one.goal.own >= _ON_TIME and not one.goal.own & _LATE and not one.goal.fields]
    late = [one for one in shares if one.goal.own >= {"hồ", "sơ", "hạn"} and one.goal.own & _LATE]
    for one, other in islice(product(in_time, late), _MOST_PAIRS):
        (up, share), (down, limit) = one.goal.levels[0], other.goal.levels[0]
        same_scope = not other.goal.fields or "từng" in one.goal.own
        if same_scope and up in (">=", ">") and down in ("<", "<=") and 100 - Decimal(share) < Decimal(limit):
            spots = _spots([one, other])
            yield Finding(_RULE, DefectKind.TARGET_CONFLICT, Severity.NOTE, spots, _said_already(one, other))
            return


def _severity(one: _Mention, other: _Mention) -> Severity:
    values = ([number for _, number in mention.goal.levels] for mention in (one, other))
    return Severity.ERROR if next(values) != next(values) else Severity.WARNING


def _spots(group: Sequence[_Mention]) -> tuple[Spot, ...]:
    return tuple(dict.fromkeys(mention.spot for mention in sorted(group, key=lambda mention: mention.spot.line)))


def _words(one: _Mention, other: _Mention) -> dict[str, object]:
    return {
        "first": place_name(one.spot),
        "one": one.spot.words,
        "second": place_name(other.spot),
        "other": other.spot.words,
    }


def _other_level(one: _Mention, other: _Mention) -> Sentence:
    return Sentence(
        "Cùng một chỉ tiêu nhưng mức khác nhau: %(first)s ghi “%(one)s”, %(second)s ghi “%(other)s”; "
        "cần chốt một mức và sửa nơi còn lại.",
        _words(one, other),
    )


def _said_already(one: _Mention, other: _Mention) -> Sentence:
    return Sentence(
        "Chỉ tiêu hồ sơ trễ hạn ở %(second)s (“%(other)s”) lỏng hơn chỉ tiêu đúng hạn ở %(first)s (“%(one)s”); "
        "nên bỏ hoặc siết lại một trong hai.",
        _words(one, other),
    )


def _other_scope(one: _Mention, other: _Mention) -> Sentence:
    return Sentence(
        "Cùng một chỉ tiêu nhưng phạm vi khác nhau: %(first)s ghi “%(one)s”, %(second)s ghi “%(other)s”; "
        "cần chốt một phạm vi và sửa nơi còn lại.",
        _words(one, other),
    )
