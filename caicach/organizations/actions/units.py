"""Enter administrative units, one at a time or the whole national list; record which unit took over which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from caicach.foundation.actions import Actor, record_event, record_events
from caicach.organizations.models import AdministrativeUnit, UnitSuccession
from caicach.organizations.rules.unit_table import BadTable, UnitRow
from caicach.values.choices import UnitLevel
from caicach.values.vietnamese import say_date

AT_ONCE = 500  # rows a statement


@dataclass(frozen=True, slots=True)
class LoadedUnits:
    """What a load did: units that are new, that took the place of an older generation of their code, or were left.

    ``missing`` exist today and stand in no row: they are left as they are, since only a resolution ends a unit.
    """

    new: tuple[AdministrativeUnit, ...]
    renewed: tuple[AdministrativeUnit, ...]
    unchanged: int
    missing: tuple[AdministrativeUnit, ...]


@transaction.atomic
def add_unit(
    *,
    code: str,
    name: str,
    kind: str,
    level: UnitLevel,
    parent: AdministrativeUnit | None,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> AdministrativeUnit:
    """Enter an administrative unit from the day on which it exists."""
    unit = AdministrativeUnit.objects.create(
        code=code, name=name, kind=kind, level=level, parent=parent, valid_from=valid_from
    )
    record_event(verb="add_unit", subject=unit, by=by, at=at)
    return unit


@transaction.atomic
def succeed_unit(
    *,
    predecessor: AdministrativeUnit,
    successor: AdministrativeUnit,
    on: date,
    whole: bool,
    source: str,
    by: Actor,
    at: datetime,
) -> UnitSuccession:
    """Record that a unit took over another from a day; ``source`` cites the resolution."""
    succession = UnitSuccession.objects.create(
        predecessor=predecessor, successor=successor, on=on, whole=whole, source=source
    )
    record_event(verb="succeed_unit", subject=succession, by=by, at=at, detail={"on": on.isoformat(), "whole": whole})
    return succession


@transaction.atomic
def load_units(*, rows: Sequence[UnitRow], valid_from: date, source: str, by: Actor, at: datetime) -> LoadedUnits:
    """Bring the units in line with a checked table as of ``valid_from``; nothing changes where they agree already.

    A unit whose name, kind, level or parent differs is closed on the day before, and a new generation opens; which unit
    took over which is for ``succeed_unit``, since a list of names does not tell. ``source`` names the table for the
    audit log. Raises ``BadTable`` when a row cannot take effect on that day; then nothing is written.
    """
    load = _Load(valid_from=valid_from, latest=_latest_generations())
    for level in (UnitLevel.PROVINCE, UnitLevel.COMMUNE):  # a commune needs the row of its province
        load.enter([row for row in rows if row.level == level])
    if load.problems:
        raise BadTable(load.problems)
    detail = {"source": source, "valid_from": valid_from.isoformat()}
    record_events(verb="close_unit", subjects=load.closed, by=by, at=at, detail=detail)
    record_events(verb="add_unit", subjects=[*load.new, *load.renewed], by=by, at=at, detail=detail)
    named = {row.code for row in rows}
    standing = AdministrativeUnit.objects.filter(valid_to__isnull=True).order_by("code", "id")
    return LoadedUnits(
        new=tuple(load.new),
        renewed=tuple(load.renewed),
        unchanged=load.unchanged,
        missing=tuple(unit for unit in standing if unit.code not in named),
    )


@dataclass
class _Load:
    """Enters a table level by level. ``latest`` is the newest generation of each code, kept up as rows are entered."""

    valid_from: date
    latest: dict[str, AdministrativeUnit]
    new: list[AdministrativeUnit] = field(default_factory=list)
    renewed: list[AdministrativeUnit] = field(default_factory=list)
    closed: list[AdministrativeUnit] = field(default_factory=list)
    unchanged: int = 0
    problems: list[str] = field(default_factory=list)

    def enter(self, rows: Iterable[UnitRow]) -> None:
        """Write the rows of one level, unless one of them cannot take effect."""
        changed = [row for row in rows if not self._stands(row)]
        self.problems += [problem for row in changed if (problem := self._obstacle(row))]
        if self.problems:
            return
        ending = [old for row in changed if (old := self.latest.get(row.code)) and old.valid_to is None]
        for unit in ending:
            unit.valid_to = self.valid_from - timedelta(days=1)
        AdministrativeUnit.objects.bulk_update(ending, ["valid_to"], batch_size=AT_ONCE)
        made = AdministrativeUnit.objects.bulk_create([self._unit(row) for row in changed], batch_size=AT_ONCE)
        before = {unit.code for unit in ending}
        self.closed += ending
        self.new += [unit for unit in made if unit.code not in before]
        self.renewed += [unit for unit in made if unit.code in before]
        self._hand_over_children(made)
        self.latest |= {unit.code: unit for unit in made}

    def _stands(self, row: UnitRow) -> bool:
        """Is the row what we have already?"""
        old = self.latest.get(row.code)
        if old is None or old.valid_to is not None:
            return False
        own = (old.name, old.kind, old.level, old.parent.code if old.parent else None)
        stands = own == (row.name, row.kind, row.level, row.parent_code)
        self.unchanged += stands
        return stands

    def _obstacle(self, row: UnitRow) -> str | None:
        """A generation ends on the day before the next begins, so the next cannot begin on its first day."""
        old = self.latest.get(row.code)
        if old is None:
            return None
        last = old.valid_to or old.valid_from
        if last < self.valid_from:
            return None
        return (
            f"{row.where}: mã {row.code} đã là “{old}” ở ngày {say_date(last)}, nên không thể đổi thành "
            f"“{row.kind} {row.name}” từ ngày {say_date(self.valid_from)}. Hãy chọn ngày hiệu lực sau ngày đó "
            f"hoặc sửa lại dòng này."
        )

    def _unit(self, row: UnitRow) -> AdministrativeUnit:
        return AdministrativeUnit(
            code=row.code,
            name=row.name,
            kind=row.kind,
            level=row.level,
            parent=self.latest[row.parent_code] if row.parent_code else None,
            valid_from=self.valid_from,
        )

    def _hand_over_children(self, made: Iterable[AdministrativeUnit]) -> None:
        """What still stands under a closed generation stands under its next one from now on."""
        for unit in made:
            if old := self.latest.get(unit.code):
                AdministrativeUnit.objects.filter(parent=old, valid_to__isnull=True).update(parent=unit)


def _latest_generations() -> dict[str, AdministrativeUnit]:
    units = AdministrativeUnit.objects.select_related("parent").order_by("valid_from", "id")
    return {unit.code: unit for unit in units}
