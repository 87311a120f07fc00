"""Numbering: an item is missing, a number stands twice, the letters leave the Vietnamese order.

Numbers are the first thing that a converter spoils. A list that leaves its order in more than two places is taken as
badly read, and a number that stands anywhere between its neighbours, if only in mid-line, is not missing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, shortened, task_spot
from caicach.intake.layout import Line
from caicach.intake.recognise.outline import MarkKind, Node, Paragraph, PartKind
from caicach.intake.recognise.wording import folded, plain
from caicach.values.sentence import Sentence

_RULE = "numbering"
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_MOST_FAULTS = 2
_MOST_MISSING = 2
_FEWEST_ITEMS = 3
_FEWEST_ROWS = 6
_MOST_WORDS = 90
_NAMED = {MarkKind.ARTICLE: "Điều", MarkKind.TASK: "Nhiệm vụ"}
_COUNTED = (MarkKind.ROMAN, MarkKind.NUMBER, MarkKind.DOTTED, MarkKind.LETTER, MarkKind.ARTICLE)


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered item: its number, how it is printed, and for a letter the alphabet that the list counts with."""

    value: int
    label: str
    alphabet: str
    spot: Spot


def check_numbering(case: Case) -> Iterator[Finding]:
    """One finding for each gap and each repeated number, in the text and in the rows of task tables."""
    for run in _lists(case):
        yield from _tell(case, [run], fewest=_FEWEST_ITEMS)
    yield from _tell(case, _rows(case), fewest=_FEWEST_ROWS)
    yield from _tell(case, _named_tasks(case), fewest=_FEWEST_ROWS)
    yield from _misplaced(case)


def _tell(case: Case, runs: Sequence[list[_Item]], *, fewest: int) -> Iterator[Finding]:
    """The faults of runs that are trusted or distrusted together."""
    if sum(map(len, runs)) < fewest:
        return
    steps = [step for run in runs for step in pairwise(run) if step[1].value - step[0].value != 1]
    if len(steps) > _MOST_FAULTS or any(not 0 <= after.value - before.value <= 3 for before, after in steps):
        return
    for before, after in steps:
        if before.value == after.value:
            yield from _repeated(before, after)
        else:
            yield from _gap(case, before, after)


def _lists(case: Case) -> Iterator[list[_Item]]:
    """The lists of the text: siblings with marks of one kind, each from its one on."""
    with_crossed = any(
        isinstance(step.node.block, Paragraph) and step.node.block.mark == "đ" for step in case.outline.walk()
    )
    for part in case.outline.of(PartKind.ARTICLES, PartKind.BODY, PartKind.APPENDIX):
        pending = [part.nodes]
        while pending:
            nodes = pending.pop()
            pending.extend(node.children for node in nodes if node.children)
            for kind in _COUNTED:
                yield from _runs(list(_items(nodes, kind, with_crossed=with_crossed)))


def _named_tasks(case: Case) -> list[list[_Item]]:
    """ "Nhiệm vụ 1", "Nhiệm vụ 2", …: they are often counted through all sections."""
    nodes = [step.node for step in case.outline.walk(PartKind.BODY, PartKind.APPENDIX)]
    return list(_runs(list(_items(nodes, MarkKind.TASK, with_crossed=False))))


def _items(nodes: Sequence[Node], kind: MarkKind, *, with_crossed: bool) -> Iterator[_Item]:
    marked = [(node, node.block) for node in nodes if isinstance(node.block, Paragraph) and node.block.kind is kind]
    labels = [(block.mark or "").split()[-1] for _, block in marked]
    alphabet = _alphabet(labels, with_crossed=with_crossed) if kind is MarkKind.LETTER else ""
    for (node, block), label in zip(marked, labels, strict=True):
        value = _value(label, alphabet)
        if value is not None:
            words = shortened(block.text, most=_MOST_WORDS)
            where = f"{_NAMED[kind]} {label}" if kind in _NAMED else node.path
            yield _Item(value, label, alphabet, Spot(line=block.places[0].line, words=words, where=where))


def _alphabet(labels: Sequence[str], *, with_crossed: bool) -> str:
    """The letters that a list counts with: with đ where the document uses it, the Latin ones where it shows an f."""
    if any(label in ("f", "j", "w", "z") for label in labels):
        return _LATIN
    return _LETTERS if with_crossed else _LETTERS.replace("đ", "")


def _value(label: str, alphabet: str) -> int | None:
    if alphabet:
        return alphabet.index(label) + 1 if len(label) == 1 and label in alphabet else None
    if label[-1] in _ROMAN:
        values = [_ROMAN[letter] for letter in label]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    last = label.rpartition(".")[2]
    return int(last) if last.isdigit() else None


def _runs(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """A list begins again at one, and below another number."""
    run: list[_Item] = []
    for item in items:
        if run and (item.value == 1 or _above(item.label) != _above(run[-1].label)):
            yield from _whole(run)
            run = []
        run.append(item)
    yield from _whole(run)


def _whole(run: list[_Item]) -> Iterator[list[_Item]]:
    if run and run[0].value == 1:
        yield run


def _above(label: str) -> str:
    return label.rpartition(".")[0]


def _rows(case: Case) -> list[list[_Item]]:
    """The numbers of the rows of task tables; a row of a table that lost its cells proves nothing."""
    items = []
    for task in case.draft.tasks:
        if task.number is None or not task.number.places or task.number.places[0].cell is None:
            continue
        label = task.number.value.strip(" .)")
        if re.fullmatch(r"\d{1,3}(?:\.\d{1,2})*", label):
            items.append(_Item(int(label.rpartition(".")[2]), label, "", task_spot(case, task)))
    return list(_runs(items))


def _repeated(before: _Item, after: _Item) -> Iterator[Finding]:
    # A heading printed again on the next page is the same heading.
    if folded(before.spot.words) == folded(after.spot.words):
        return
    sentence = Sentence(
        "Số thứ tự %(label)s dùng hai lần, ở “%(words)s” và “%(other_words)s”; hãy đánh lại số thứ tự.",
        {
            "label": after.label,
            "words": shortened(before.spot.words, most=60),
            "other_words": shortened(after.spot.words, most=60),
        },
    )
    yield Finding(_RULE, DefectKind.NUMBERING, Severity.WARNING, (before.spot, after.spot), sentence)


def _misplaced(case: Case) -> Iterator[Finding]:
    """Items numbered below another section: "5.1" to "5.3" under 6, or one "5.3" among the items of 6."""
    for part in case.outline.of(PartKind.BODY):
        pending = [part.nodes]
        while pending:
            nodes = pending.pop()
            pending.extend(node.children for node in nodes if node.children)
            seen: set[str] = set()
            for node in nodes:
                block = node.block
                if not isinstance(block, Paragraph) or block.kind is not MarkKind.NUMBER or not block.mark:
                    continue
                items = list(_items(node.children, MarkKind.DOTTED, with_crossed=False))
                strangers = [item for item in items if _above(item.label) != block.mark]
                copied = len(strangers) == len(items) and all(item.label in seen for item in items)
                lone = len(strangers) == 1 and len(items) >= _FEWEST_ITEMS and strangers[0].label in seen
                if strangers and (copied or lone):
                    yield _stranger(strangers[0], block)
                seen.update(item.label for item in items)


def _stranger(item: _Item, section: Paragraph) -> Finding:
    head = Spot(section.places[0].line, shortened(section.text, most=_MOST_WORDS), item.spot.where)
    sentence = Sentence(
        "Số thứ tự %(label)s ở “%(words)s” nằm trong mục %(section)s; hãy đánh lại số thứ tự.",
        {"label": item.label, "words": shortened(item.spot.words, most=60), "section": section.mark},
    )
    return Finding(_RULE, DefectKind.NUMBERING, Severity.WARNING, (head, item.spot), sentence)


def _gap(case: Case, before: _Item, after: _Item) -> Iterator[Finding]:
    missing = [_label(before, value) for value in range(before.value + 1, after.value)]
    if any(_stands_between(case, label, before, after) for label in missing):
        return
    sentence = Sentence(
        "Sau %(place)s là %(other_place)s, thiếu %(missing)s; hãy đánh lại số thứ tự hoặc bổ sung phần còn thiếu.",
        {
            "place": place_name(before.spot),
            "other_place": place_name(after.spot),
            "missing": ", ".join(missing),
        },
    )
    yield Finding(_RULE, DefectKind.NUMBERING, Severity.WARNING, (before.spot, after.spot), sentence)


def _label(before: _Item, value: int) -> str:
    """How the item with this number would be printed in the list of ``before``."""
    if before.alphabet:
        return before.alphabet[value - 1]
    if before.label[-1] in _ROMAN:
        return next(label for label in _romans() if _value(label, "") == value)
    above = _above(before.label)
    return f"{above}.{value}" if above else str(value)


def _romans() -> Iterator[str]:
    for tens in ("", "X", "XX", "XXX"):
        for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"):
            if tens or ones:
                yield tens + ones


def _stands_between(case: Case, label: str, before: _Item, after: _Item) -> bool:
    """True where the label stands somewhere between: then the item is there, and was only not seen as one."""
    pattern = re.compile(rf"(?<![\w./]){re.escape(label)}(?!\w)")
    for number in range(before.spot.line, after.spot.line + 1):
        if number in case.lines:
            texts = [case.lines[number].text] if label.isalpha() else _openings(case.lines[number])
            if any(pattern.search(text) for text in texts):
                return True
    return False


def _openings(line: Line) -> list[str]:
    """Where a number may open an item: at the head of a line or cell, or after the end of a sentence."""
    texts = [cell.text for cell in line.cells] or [line.text]
    return [plain(piece).lstrip("-| ")[:8] for text in texts for piece in re.split(r"[.;:]\s+|\n|<li>", text)]
