"""Roles: one office as lead and helper of the same task, one label twice in a task, one post under two names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import field_spot, place_name, section_of, shortened
from caicach.intake.draft import Found, Task
from caicach.intake.recognise.indicators import abbreviations, spelled_out
from caicach.intake.recognise.item_fields import labels_under
from caicach.intake.recognise.labels import Role, split_labels
from caicach.intake.recognise.outline import Node, Paragraph, PartKind, Step
from caicach.intake.recognise.wording import folded
from caicach.values.sentence import Sentence

_RULE = "roles"


def check_roles(case: Case) -> Iterator[Finding]:
    """What is wrong with who does the work."""
    yield from _leads_that_help(case)
    yield from _labels_twice(case)
    yield from _posts_renamed(case)


def _leads_that_help(case: Case) -> Iterator[Finding]:
    """One finding for all tasks whose lead is named as coordinator, too."""
    spots = []
    for task in case.draft.tasks:
        helpers = {_name(found.value) for found in task.coordinators}
        spots += [field_spot(case, task, lead) for lead in task.leads if _name(lead.value) in helpers][:1]
    if spots:
        sentence = Sentence(
            "%(count)s nhiệm vụ ghi cùng một cơ quan vừa chủ trì vừa phối hợp, như %(place)s (“%(words)s”); "
            "cần bỏ tên này ở cột phối hợp hoặc ghi đúng cơ quan phối hợp.",
            {"count": len(spots), "place": place_name(spots[0]), "words": spots[0].words},
        )
        yield Finding(_RULE, DefectKind.DUPLICATE, Severity.WARNING, tuple(spots), sentence)


def _name(name: str) -> str:
    return " ".join(re.findall(r"\w+", folded(name)))


_LABELS = {
    Role.LEAD: Sentence("cơ quan chủ trì"),
    Role.COORDINATOR: Sentence("cơ quan phối hợp"),
    Role.DELIVERABLE: Sentence("sản phẩm"),
    Role.BUDGET: Sentence("kinh phí"),
}  # two lines of time are for ``dates``


def _labels_twice(case: Case) -> Iterator[Finding]:
    """An item with two lines of the same label. Where more than one label comes twice, two tasks were joined."""
    for step in case.outline.walk(PartKind.BODY, PartKind.APPENDIX):
        labelled = [(role, line) for line in labels_under(step.node) for role in _role(line)]
        counted = Counter(role for role, _ in labelled)
        twice = [role for role, count in counted.items() if count > 1 and role in _LABELS]
        if len(twice) != 1 or len(counted) < 3:
            continue
        [role] = twice
        spots = tuple(_line_spot(step, line) for held, line in labelled if held is role)
        sentence = Sentence(
            "Ở %(place)s có %(count)s dòng ghi %(label)s: “%(one)s” và “%(other)s”; cần gộp thành một dòng.",
            {
                "place": place_name(spots[0]),
                "count": len(spots),
                "label": _LABELS[role],
                "one": spots[0].words,
                "other": spots[1].words,
            },
        )
        yield Finding(_RULE, DefectKind.DUPLICATE, Severity.WARNING, spots, sentence)


def _role(line: Node) -> Iterator[Role]:
    if isinstance(line.block, Paragraph):
        first = split_labels(line.block.text)[0]
        if first.role is not None:
            yield first.role


def _line_spot(step: Step, line: Node) -> Spot:
    assert isinstance(line.block, Paragraph)
    return Spot(line.block.places[0].line, shortened(line.block.text), step.node.path)


_POST = re.compile(r"(?:công chức|cán bộ|trưởng ban|trưởng phòng|phó trưởng phòng)\s+(?P<what>\w+\s+\w+)(?P<rest>.*)")
_WORK_WORDS = 4


def _posts_renamed(case: Case) -> Iterator[Finding]:
    """A post whose duties the plan sets under one name, and whose tasks it gives out under another."""
    duties = [(step, step.node.block) for step in case.outline.walk(PartKind.BODY) if _names_a_post(step.node.block)]
    heads = {_name(block.text.rstrip(" :.")): step for step, block in duties if isinstance(block, Paragraph)}
    leads = [(task, lead) for task in case.draft.tasks for lead in task.leads if _POST.match(folded(lead.value))]
    used = {_name(lead.value) for _, lead in leads}
    for head, step in heads.items():
        others = [(task, lead) for task, lead in leads if _is_other_name(head, _name(lead.value), set(heads))]
        if head in used or not others or not _shares_work(step, [task for task, _ in others]):
            continue
        yield _renamed(case, step, others)


def _names_a_post(block: object) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.mark is not None
        and len(block.text) <= 60
        and _POST.match(folded(block.text)) is not None
    )


def _is_other_name(head: str, name: str, heads: set[str]) -> bool:
    """The same kind of post but for its second half: "Văn hóa - Thông tin", "Văn hóa - Xã hội"."""
    one, other = _POST.match(head), _POST.match(name)
    if one is None or other is None or name in heads:
        return False
    return one["what"] == other["what"] and bool(one["rest"] and other["rest"]) and one["rest"] != other["rest"]


def _shares_work(step: Step, tasks: Sequence[Task]) -> bool:
    """Some words in a row of the duties are the words of a task."""
    short_forms = abbreviations("")
    text = spelled_out(" ".join(_texts(step.node)), short_forms)
    titles = (spelled_out(task.title.value, short_forms).split() for task in tasks)
    runs = (" ".join(words[i : i + _WORK_WORDS]) for words in titles for i in range(len(words) - _WORK_WORDS + 1))
    return any(run in text for run in runs)


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child.block, Paragraph):
            yield child.block.text
        yield from _texts(child)


def _renamed(case: Case, step: Step, others: Sequence[tuple[Task, Found[str]]]) -> Finding:
    block = step.node.block
    assert isinstance(block, Paragraph)
    first = Spot(block.places[0].line, block.text.rstrip(" :."), section_of(case, block.places[0]))
    spots = (first, *(field_spot(case, task, lead) for task, lead in others))
    sentence = Sentence(
        "Cùng một việc nhưng %(first)s giao “%(one)s” còn %(second)s giao “%(other)s”; "
        "cần thống nhất một tên chức danh.",
        {"first": place_name(first), "one": first.words, "second": place_name(spots[1]), "other": spots[1].words},
    )
    return Finding(_RULE, DefectKind.OTHER, Severity.WARNING, spots, sentence)
