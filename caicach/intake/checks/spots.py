"""Places of a finding, and how a sentence names them."""

from caicach.intake.checks.case import Case
from caicach.intake.checks.finding import Spot, place_name
from caicach.intake.draft import Found, Task
from caicach.intake.layout import Place

__all__ = ["field_spot", "place_name", "section_of", "shortened", "task_place", "task_spot"]

_LONGEST = 160


def shortened(words: str, *, most: int = _LONGEST) -> str:
    """The first words of a long text, whole words only; what stands in the document stays as it stands."""
    text = " ".join(words.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0]


def task_place(case: Case, task: Task) -> str:
    """The printed number of a task with the sections above it: "II.1.b", "Phụ lục 5.6"."""
    if not task.title.places:
        return task.number.value if task.number else ""
    section = section_of(case, task.title.places[0])
    number = task.number.value.strip(" .)") if task.number else ""
    if not number or section.replace(" ", ".").endswith(f".{number}") or section == number:
        return section
    return f"{section}{' ' if section.startswith('Phụ lục') else '.'}{number}" if section else number


def section_of(case: Case, place: Place) -> str:
    """The printed number of what stands at ``place``."""
    return case.sections.get(place, case.sections.get(place.line, ""))


def task_spot(case: Case, task: Task) -> Spot:
    """A task as a place: the words of its title."""
    line = task.title.places[0].line if task.title.places else 1
    return Spot(line=line, words=shortened(task.title.value), where=task_place(case, task))


def field_spot(case: Case, task: Task, found: Found[str]) -> Spot:
    """A field of a task as a place."""
    line = found.places[0].line if found.places else task.title.places[0].line if task.title.places else 1
    return Spot(line=line, words=shortened(found.value), where=task_place(case, task))
