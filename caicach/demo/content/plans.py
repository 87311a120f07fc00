"""Plans of the demonstration: what they promise and what becomes of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import get_args

from caicach.demo.content.days import Frame, day_of, deadline_of, filled, printed, years_around
from caicach.demo.content.organizations import FOLDER, Organizations
from caicach.demo.content.story import KEYS as STORY_KEYS
from caicach.demo.content.story import Story, last_due_day, story_of
from caicach.demo.content.table import Table, read_table
from caicach.values.choices import Domain
from caicach.values.deadline import Deadline
from caicach.values.measure import Comparator, Measure

FIRST_WORK = timedelta(days=5)  # after the day of issue
PLAN_KEYS = ("agency", "year_offset", "kind", "number", "issued", "issuer", "signer", "signer_title", "place", "title")
LIST_KEYS = ("legal_bases", "prose", "domains", "targets", "reporting", "tasks")


@dataclass(frozen=True, slots=True)
class LegalBasisContent:
    """A document that the plan cites, with the words that cite it and those that open the line ("Căn cứ")."""

    kind: str | None
    number: str | None
    day: date | None
    opening: str
    text: str


@dataclass(frozen=True, slots=True)
class TargetContent:
    """A target with its numbers; ``section`` is the printed one ("II.3")."""

    section: str
    text: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class ReportingContent:
    """A standing duty to report."""

    who: str
    to: str | None
    what: str
    when: str
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class DomainContent:
    """A field of reform as the plan titles it."""

    code: Domain
    title: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who leads or helps, in the plan's words; ``agency`` is the code of ours that is meant, if it is one of ours."""

    words: str
    agency: str | None


@dataclass(frozen=True, slots=True)
class TaskContent:
    """A task and its story. ``assignee`` is the user name of the person who does it."""

    number: str
    domain: DomainContent
    title: str
    deliverables: tuple[str, ...]
    leads: tuple[Party, ...]
    coordinators: tuple[Party, ...]
    deadline_text: str
    deadlines: tuple[Deadline, ...]
    budget_vnd: int | None
    assignee: str | None
    story: Story


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text of the printed plan that promises nothing countable."""

    purpose: tuple[str, ...]
    requirements: tuple[str, ...]
    funding: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A plan for one year. ``agency`` and ``signer`` are codes of the other content files.

    A ``number`` without its figure ("/KH-UBND") is that of a draft: number and day are still blank on paper.
    """

    code: str
    agency: str
    year: int
    kind: str
    number: str
    issued_on: date
    issuer: str
    signer: str
    signer_title: str
    place: str
    title: str
    legal_bases: tuple[LegalBasisContent, ...]
    prose: Prose
    domains: tuple[DomainContent, ...]
    targets: tuple[TargetContent, ...]
    reporting: tuple[ReportingContent, ...]
    tasks: tuple[TaskContent, ...]

    @property
    def is_blank(self) -> bool:
        """Are number and day still to be filled in?"""
        return self.number.startswith("/")

    @property
    def earliest_work(self) -> date:
        """The first day on which something can happen to its tasks."""
        return self.issued_on + FIRST_WORK


def plan_paths() -> tuple[Path, ...]:
    """The plans that a demonstration holds."""
    return tuple(sorted(FOLDER.glob("plan_*.toml")))


def read_plan_content(
    path: Path, *, this_year: int, organizations: Organizations, today: date | None = None
) -> PlanContent:
    """A plan with all its words and days for ``this_year``. Without ``today`` no deadline is moved near it.

    Raises ``ContentError``, saying where, for any mistake in the file.
    """
    whole = read_table(path)
    whole.only(*PLAN_KEYS, *LIST_KEYS)
    year = this_year + whole.number("year_offset")
    issued_on = day_of(whole, whole.text("issued"), year=year)
    reader = _Reader(
        frame=Frame(year=year, earliest=issued_on + FIRST_WORK, today=today),
        organizations=organizations,
        unit=organizations.unit(organizations.agency(whole.text("agency")).unit).code,
        words=years_around(year),
    )
    domains = reader.domains(whole)
    return PlanContent(
        code=path.stem,
        agency=whole.text("agency"),
        year=year,
        kind=whole.text("kind"),
        number=whole.text("number"),
        issued_on=issued_on,
        issuer=whole.text("issuer"),
        signer=whole.text("signer"),
        signer_title=whole.text("signer_title"),
        place=whole.text("place"),
        title=reader.words_of(whole, "title"),
        legal_bases=tuple(reader.legal_basis(table) for table in whole.tables("legal_bases")),
        prose=reader.prose(whole.table("prose")),
        domains=tuple(domains.values()),
        targets=tuple(reader.target(table) for table in whole.tables("targets")),
        reporting=tuple(reader.reporting(table) for table in whole.tables("reporting")),
        tasks=tuple(reader.task(table, domains) for table in whole.tables("tasks")),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    frame: Frame
    organizations: Organizations
    unit: str
    words: dict[str, str]

    def words_of(self, table: Table, key: str, **more: str) -> str:
        return filled(table, table.text(key), **self.words, **more)

    def deadlines(self, table: Table) -> tuple[Deadline, ...]:
        return tuple(deadline_of(one, frame=self.frame) for one in table.tables("deadlines"))

    def domains(self, whole: Table) -> dict[str, DomainContent]:
        found: dict[str, DomainContent] = {}
        for table in whole.tables("domains"):
            table.only("code", "title")
            code = table.text("code")
            if code not in list(Domain):
                raise table.error(f"no domain {code}")
            found[code] = DomainContent(code=Domain(code), title=self.words_of(table, "title"))
        return found

    def legal_basis(self, table: Table) -> LegalBasisContent:
        table.only("kind", "number", "date", "opening", "text")
        day = table.optional_text("date")
        return LegalBasisContent(
            kind=table.optional_text("kind"),
            number=table.optional_text("number"),
            day=day_of(table, day, year=self.frame.year) if day else None,
            opening=table.optional_text("opening") or "Căn cứ",
            text=self.words_of(table, "text"),
        )

    def prose(self, table: Table) -> Prose:
        table.only("purpose", "requirements", "funding", "duties")
        listed = {
            key: tuple(filled(table, text, **self.words) for text in table.texts(key))
            for key in ("purpose", "requirements", "duties")
        }
        return Prose(**listed, funding=self.words_of(table, "funding"))

    def target(self, table: Table) -> TargetContent:
        table.only("section", "text", "measures")
        measures = tuple(_measure(one) for one in table.tables("measures"))
        if not measures:
            raise table.error("a target needs a measure")
        return TargetContent(section=table.text("section"), text=self.words_of(table, "text"), measures=measures)

    def reporting(self, table: Table) -> ReportingContent:
        table.only("who", "to", "what", "when", "deadlines")
        return ReportingContent(
            who=table.text("who"),
            to=table.optional_text("to"),
            what=self.words_of(table, "what"),
            when=self.words_of(table, "when"),
            deadlines=self.deadlines(table),
        )

    def task(self, table: Table, domains: dict[str, DomainContent]) -> TaskContent:
        table.only(
            "number", "domain", "title", "deliverables", "leads", "coordinators", "when", "deadlines", "budget_vnd",
            "assignee", *STORY_KEYS,
        )  # fmt: skip
        placed = Table(f"{table.place} {table.text('number')}", table.values)
        if placed.text("domain") not in domains:
            raise placed.error(f"the plan has no domain {placed.text('domain')}")
        deadlines = self.deadlines(placed)
        due = last_due_day(deadlines, year=self.frame.year)
        return TaskContent(
            number=placed.text("number"),
            domain=domains[placed.text("domain")],
            title=self.words_of(placed, "title"),
            deliverables=tuple(filled(placed, text, **self.words) for text in placed.texts("deliverables")),
            leads=tuple(self.party(placed, written) for written in placed.texts("leads")),
            coordinators=tuple(self.party(placed, written) for written in placed.texts("coordinators")),
            deadline_text=self.words_of(placed, "when", due=printed(due) if due else "")
            if "when" in placed.values
            else "",
            deadlines=deadlines,
            budget_vnd=placed.optional_number("budget_vnd"),
            assignee=placed.optional_text("assignee"),
            story=story_of(placed, deadlines=deadlines, frame=self.frame),
        )

    def party(self, table: Table, written: str) -> Party:
        """A code of an agency ("vp" is that of the plan's own unit), else the plan's words for somebody outside."""
        known = {agency.code: agency for agency in self.organizations.agencies}
        agency = known.get(f"{self.unit}.{written}") or known.get(written)
        if agency is not None:
            return Party(words=agency.short_name, agency=agency.code)
        if written.islower() and " " not in written:
            raise table.error(f"no agency {written}")
        return Party(words=written, agency=None)


def _measure(table: Table) -> Measure:
    table.only("comparator", "value", "unit", "scope")
    written = table.text("comparator")
    comparator = next((known for known in get_args(Comparator) if known == written), None)
    if comparator is None:
        raise table.error(f"no comparator {written}")
    try:
        value = Decimal(table.text("value"))
    except InvalidOperation as error:
        raise table.error("value must be a number in quotes") from error
    return Measure(comparator=comparator, value=value, unit=table.text("unit"), scope=table.optional_text("scope"))
