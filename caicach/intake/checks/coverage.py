"""Coverage: fields of reform that only body or appendix has, losses without a remedy, the same task given out twice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import DefectKind, Finding, Severity, Spot
from caicach.intake.checks.spots import place_name, section_of, shortened, task_spot
from caicach.intake.draft import Task
from caicach.intake.layout import Place
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.indicators import abbreviations, spelled_out
from caicach.intake.recognise.marks import MarkKind
from caicach.intake.recognise.outline import Paragraph, PartKind, Step
from caicach.intake.recognise.wording import folded
from caicach.values.choices import Domain
from caicach.values.sentence import Sentence

_RULE = "coverage"
_FEWEST_FIELDS = 4
_FEWEST_WORDS = 5


def check_coverage(case: Case) -> Iterator[Finding]:
    """What stands in one part of the plan and not in the other, or twice."""
    yield from _fields_without_tasks(case)
    yield from _tasks_twice(case)
    yield from _losses_without_remedy(case)


_WORK = re.compile(r"nhiệm vụ|giải pháp|nội dung")
_HEADING_MARKS = (MarkKind.NUMBER, MarkKind.DOTTED, MarkKind.ROMAN, MarkKind.UPPER)


def _fields_without_tasks(case: Case) -> Iterator[Finding]:
    """A field of reform with work in the body and not a row in the appendix, where each other field has both."""
    tasks = [task for task in case.draft.tasks if task.origin == "table" and task.domain and task.domain_title]
    in_table = {task.domain.value for task in tasks if task.domain}
    moved = {domain for task in tasks if (domain := domain_of(task.title.value))}  # rows that went to another field
    headings = _headings_of_work(case)
    if (
        len(in_table) < _FEWEST_FIELDS
        or len(headings) < _FEWEST_FIELDS
        or len(in_table & set(headings)) < _FEWEST_FIELDS
    ):
        return
    for domain, step in headings.items():
        block = step.node.block
        if domain in in_table | moved or not isinstance(block, Paragraph):
            continue
        spot = Spot(block.places[0].line, shortened(block.text), step.node.path)
        sentence = Sentence(
            "Ở %(place)s nêu lĩnh vực “%(title)s” nhưng phụ lục không có nhiệm vụ nào thuộc lĩnh vực này; "
            "cần bổ sung nhiệm vụ hoặc nói rõ đã lồng ghép ở đâu.",
            {"place": place_name(spot), "title": spot.words},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.NOTE, (spot,), sentence)


def _headings_of_work(case: Case) -> dict[Domain, Step]:
    """The headings of fields right under the section of tasks, where they have text below them."""
    found: dict[Domain, Step] = {}
    for step in case.outline.walk(PartKind.BODY):
        block = step.node.block
        if not isinstance(block, Paragraph) or block.kind not in _HEADING_MARKS or len(step.trail) != 1:
            continue
        domain = domain_of(block.text) if len(block.text) <= 120 else None
        if domain and step.node.children and _WORK.search(folded(step.trail[0].text)):
            found.setdefault(domain, step)
    return found


def _tasks_twice(case: Case) -> Iterator[Finding]:
    """Two tasks with the same words and lead, and the same time or, in one field, the same products."""
    alike: dict[tuple[str, ...], list[Task]] = defaultdict(list)
    for task in case.draft.tasks:
        words = re.findall(r"\w+", folded(task.title.value))
        if len(words) >= _FEWEST_WORDS and task.title.places:
            work = " ".join((*words, *sorted(folded(found.value) for found in task.leads)))
            field = task.domain.value if task.domain else ""
            products = sorted(folded(found.value) for found in task.deliverables)
            alike[work, "time", folded(task.deadline_text.value) if task.deadline_text else ""].append(task)
            alike[work, "products", task.origin, field, *products].append(task)
    for spots in dict.fromkeys(tuple(task_spot(case, task) for task in tasks) for tasks in alike.values()):
        if len({spot.line for spot in spots}) > 1:
            sentence = Sentence(
                "Nhiệm vụ “%(title)s” được giao hai lần, ở %(first)s và %(second)s; cần gộp lại hoặc bỏ một.",
                {"title": spots[0].words, "first": place_name(spots[0]), "second": place_name(spots[1])},
            )
            yield Finding(_RULE, DefectKind.DUPLICATE, Severity.WARNING, spots, sentence)


_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "các những của và được cho trong ở tại với đối về theo chưa không còn chậm năm thực hiện việc số một công tác "
        "đạt mới điểm tỷ lệ mức bị mất có",
    )
)
# How many of the telling words of a loss a task must share to count as its remedy: in its own field, in any other.
_REMEDIED, _REMEDIED_ELSEWHERE = Fraction(1, 5), Fraction(7, 20)


def _losses_without_remedy(case: Case) -> Iterator[Finding]:
    """What cost points and no task takes up in the least: one finding for all such losses."""
    if not case.draft.lost_points:
        return
    short_forms = abbreviations("\n".join(line.text for line in case.layout.lines))
    works = [
        (task.domain.value if task.domain else None, _telling(_work(task), short_forms)) for task in case.draft.tasks
    ]
    spots = []
    for loss in case.draft.lost_points if works else ():
        words = _telling(re.sub(r"\([^)]*\)", " ", loss.text.value), short_forms)
        own = [work for domain, work in works if domain is loss.domain.value]
        is_taken_up = _shared(words, own) >= _REMEDIED or (
            _shared(words, [work for _, work in works]) >= _REMEDIED_ELSEWHERE
        )
        if len(words) >= _FEWEST_WORDS and not is_taken_up:
            place = loss.text.places[0] if loss.text.places else Place(1)
            spots.append(Spot(place.line, shortened(loss.text.value), section_of(case, place)))
    if spots:
        sentence = Sentence(
            "%(count)s nội dung bị mất điểm chưa có nhiệm vụ khắc phục, đầu tiên là “%(words)s” ở %(place)s; "
            "cần bổ sung nhiệm vụ hoặc nói rõ vì sao không.",
            {"count": len(spots), "words": spots[0].words.rstrip(" .;"), "place": place_name(spots[0])},
        )
        yield Finding(_RULE, DefectKind.OTHER, Severity.WARNING, tuple(spots), sentence)


def _shared(words: frozenset[str], works: Sequence[frozenset[str]]) -> Fraction:
    return max((Fraction(len(words & work), max(len(words), 1)) for work in works), default=Fraction(0))


def _work(task: Task) -> str:
    return " ; ".join((task.title.value, *(found.value for found in task.deliverables)))


def _telling(text: str, short_forms: Mapping[str, str]) -> frozenset[str]:
    """The words that say what a text is about, without numbers."""
    return frozenset(word for word in spelled_out(text, short_forms).split() if word.isalpha()) - _EMPTY
