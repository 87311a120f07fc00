"""Units, agencies and people of the demonstration province."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caicach.demo.content.table import ContentError, Table, read_table
from caicach.values.choices import UnitLevel

FOLDER = Path(__file__).parent
UNIT_KEYS = ("code", "official_code", "level", "kind", "name", "parent")


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit. ``code`` is ours (ascii), ``official_code`` has the form of the national list."""

    code: str
    official_code: str
    level: UnitLevel
    kind: str
    name: str
    parent: str | None

    @property
    def full_name(self) -> str:
        """Kind and name, as "xã Gò Trăng"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A unit that ended, and the codes of those that took it over."""

    unit: Unit
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyContent:
    """An agency of a unit, with the other names by which documents call it; ``kind`` is the code of its kind."""

    code: str
    unit: str
    parent: str | None
    kind: str
    name: str
    short_name: str
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organizations:
    """Everything that exists: units of today and before, and their agencies, parents first."""

    valid_from: date
    units: tuple[Unit, ...]
    former_units: tuple[FormerUnit, ...]
    former_from: date
    former_to: date
    former_source: str
    agencies: tuple[AgencyContent, ...]

    def agency(self, code: str) -> AgencyContent:
        """The agency of that code. Raises ``ContentError`` when there is none."""
        for agency in self.agencies:
            if agency.code == code:
                return agency
        raise ContentError(f"organizations.toml: no agency {code}")

    def unit(self, code: str) -> Unit:
        """The unit of that code. Raises ``ContentError`` when there is none."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise ContentError(f"organizations.toml: no unit {code}")


@dataclass(frozen=True, slots=True)
class PersonContent:
    """A person with an account and a seat. ``demo`` says who this is, for the one account that is shown for a role."""

    username: str
    name: str
    agency: str
    post: str
    roles: tuple[str, ...]
    oversees: str | None
    demo: str | None


def read_organizations(path: Path = FOLDER / "organizations.toml") -> Organizations:
    """Units and agencies. Raises ``ContentError`` for a mistake in the file."""
    whole = read_table(path)
    whole.only("valid_from", "former", "units", "agencies", "commune_agencies")
    former = whole.table("former")
    former.only("valid_from", "valid_to", "source", "units")
    units = tuple(_unit(table) for table in whole.tables("units"))
    return Organizations(
        valid_from=whole.day("valid_from"),
        units=units,
        former_units=tuple(_former(table) for table in former.tables("units")),
        former_from=former.day("valid_from"),
        former_to=former.day("valid_to"),
        former_source=former.text("source"),
        agencies=(*(_agency(table) for table in whole.tables("agencies")), *_commune_agencies(whole, units)),
    )


def read_people(path: Path = FOLDER / "people.toml") -> tuple[PersonContent, ...]:
    """People in the order of the file. Raises ``ContentError`` for a mistake in the file."""
    whole = read_table(path)
    whole.only("people")
    return tuple(_person(table) for table in whole.tables("people"))


def _unit(table: Table) -> Unit:
    table.only(*UNIT_KEYS)
    return _plain_unit(table)


def _former(table: Table) -> FormerUnit:
    table.only(*UNIT_KEYS, "successors")
    return FormerUnit(unit=_plain_unit(table), successors=table.texts("successors"))


def _plain_unit(table: Table) -> Unit:
    try:
        level = UnitLevel(table.text("level"))
    except ValueError as error:
        raise table.error(str(error)) from error
    return Unit(
        code=table.text("code"),
        official_code=table.text("official_code"),
        level=level,
        kind=table.text("kind"),
        name=table.text("name"),
        parent=table.optional_text("parent"),
    )


def _agency(table: Table) -> AgencyContent:
    table.only("code", "unit", "parent", "kind", "name", "short_name", "other_names")
    return AgencyContent(
        code=table.text("code"),
        unit=table.text("unit"),
        parent=table.optional_text("parent"),
        kind=table.text("kind"),
        name=table.text("name"),
        short_name=table.text("short_name"),
        other_names=table.texts("other_names"),
    )


def _commune_agencies(whole: Table, units: tuple[Unit, ...]) -> Iterator[AgencyContent]:
    patterns = list(whole.tables("commune_agencies"))
    for pattern in patterns:
        pattern.only("code", "unit_kinds", "parent", "kind", "name", "short_name", "other_names")
    for unit in units:
        if unit.level == UnitLevel.COMMUNE:
            yield from (_of_commune(pattern, unit) for pattern in patterns if unit.kind in pattern.texts("unit_kinds"))


def _of_commune(pattern: Table, unit: Unit) -> AgencyContent:
    def filled(key: str) -> str:
        return pattern.text(key).format(unit_code=unit.code, unit=unit.full_name, kind=unit.kind)

    return AgencyContent(
        code=filled("code"),
        unit=unit.code,
        parent=filled("parent"),
        kind=pattern.text("kind"),
        name=filled("name"),
        short_name=filled("short_name"),
        other_names=pattern.texts("other_names"),
    )


def _person(table: Table) -> PersonContent:
    table.only("username", "name", "agency", "post", "roles", "oversees", "demo")
    return PersonContent(
        username=table.text("username"),
        name=table.text("name"),
        agency=table.text("agency"),
        post=table.text("post"),
        roles=table.texts("roles"),
        oversees=table.optional_text("oversees"),
        demo=table.optional_text("demo"),
    )
