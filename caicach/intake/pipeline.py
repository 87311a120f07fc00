"""From the bytes of a file to a draft: detect, read, recognise."""

from dataclasses import dataclass

from caicach.intake.draft import PlanDraft
from caicach.intake.layout import Layout
from caicach.intake.read import read_layout
from caicach.intake.read.progress import Progress, unheard
from caicach.intake.recognise import recognise_plan


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was (``layout``) and what was read out of it (``draft``)."""

    layout: Layout
    draft: PlanDraft


def read_plan(*, data: bytes, name: str, progress: Progress = unheard) -> Reading:
    """Read a plan document. ``name`` is the file's name, used for its ending alone; ``progress`` hears of each page
    that is recognised in a picture.

    Raises ``UnreadableDocument`` with the reason in Vietnamese when the file cannot be read or is no plan.
    """
    layout = read_layout(data=data, name=name, progress=progress)
    return Reading(layout=layout, draft=recognise_plan(layout))
