"""Plans to be checked, out of text."""

from textwrap import dedent

from caicach.intake.checks import Case
from caicach.intake.pipeline import read_plan
from caicach.values.legal_document import LegalDocument
from caicach.values.workdays import WorkCalendar


def text_case(text: str, *, unit: str = "XÃ NẬM MƠ", year: int = 2026) -> Case:
    """A plan with ``text`` as its body and appendix, and a letterhead before it."""
    head = (
        f"ỦY BAN NHÂN DÂN\n{unit}\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm {year} của {unit.lower()}\n\n"
    )
    reading = read_plan(data=(head + dedent(text)).encode(), name="ke-hoach.txt")
    return Case(layout=reading.layout, draft=reading.draft)


def whole_case(text: str, *, register: tuple[LegalDocument, ...] = (), calendar: WorkCalendar | None = None) -> Case:
    """A document with its own letterhead, as it is checked with what is known from outside."""
    reading = read_plan(data=dedent(text).encode(), name="ke-hoach.txt")
    return Case(layout=reading.layout, draft=reading.draft, register=register, calendar=calendar)


def row(*cells: str) -> str:
    """A row of a table."""
    return "\t".join(cells) + "\n"
