"""Reading the law's tables out of TOML: each value typed, each fault named with its file, table and entry."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from importlib import resources


class MalformedLaw(ValueError):
    """Raised when a file of the law package is not what its reader expects; the message says where."""


class Certainty(StrEnum):
    """How sure an entry is."""

    DECIDED = "decided"  # the decision or announcement named as the source states this
    STATUTE = "statute"  # it follows from the law alone
    REPORTED = "reported"  # published as certain; the document that decides them was not seen
    FORECAST = "forecast"  # what is usual; nobody has decided yet


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[table]]`` entry of a file. Its values are asked for by key; ``finish`` refuses what nobody asked for."""

    where: str
    values: Mapping[str, object]
    asked: set[str] = field(default_factory=set)

    def text(self, key: str) -> str:
        """A text that is not blank."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key} must be a text that is not blank, not {value!r}")
        return value

    def text_or_none(self, key: str) -> str | None:
        """A text that is not blank, or None where the entry has no such key."""
        self.asked.add(key)
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of at least one text, none of them blank."""
        values = self._value(key)
        if not isinstance(values, list) or not values:
            raise self.fault(f'{key} must be a list of texts such as ["một", "hai"], not {values!r}')
        if wrong := [value for value in values if not isinstance(value, str) or not value.strip()]:
            raise self.fault(f"{key} must hold texts that are not blank, not {wrong[0]!r}")
        return tuple(values)

    def day(self, key: str) -> date:
        """A TOML date such as 2024-05-04, without quotes."""
        return self._day(key, self._value(key))

    def day_or_none(self, key: str) -> date | None:
        """A TOML date, or None where the entry has no such key."""
        self.asked.add(key)
        return self.day(key) if key in self.values else None

    def days(self, key: str) -> tuple[date, ...]:
        """A list of at least one TOML date."""
        values = self._value(key)
        if not isinstance(values, list) or not values:
            raise self.fault(f"{key} must be a list of dates such as [2024-05-04], not {values!r}")
        return tuple(self._day(key, value) for value in values)

    def certainty(self) -> Certainty:
        """The entry's ``certainty``."""
        written = self.text("certainty")
        if written not in set(Certainty):
            raise self.fault(f"certainty must be one of {', '.join(Certainty)}, not {written!r}")
        return Certainty(written)

    def finish(self) -> None:
        """Refuse keys that no question was asked about: most often a misspelt one."""
        if unknown := sorted(set(self.values) - self.asked):
            raise self.fault(f"unknown key {', '.join(unknown)}")

    def fault(self, what: str) -> MalformedLaw:
        """The error to raise about this entry."""
        return MalformedLaw(f"{self.where}: {what}")

    def _value(self, key: str) -> object:
        self.asked.add(key)
        if key not in self.values:
            raise self.fault(f"{key} is missing")
        return self.values[key]

    def _day(self, key: str, value: object) -> date:
        # A datetime is a date to isinstance, and would never equal a plain day.
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise self.fault(f"{key} must hold dates such as 2024-05-04 without quotes, not {value!r}")


def read_entries(text: str, *, file: str, tables: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    """Each entry of a TOML text that consists of the named ``[[tables]]`` alone, with the name of its table.

    Raises ``MalformedLaw`` for a text that is no TOML (with line and column) and for anything beside those tables.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MalformedLaw(f"{file}: {error}") from None
    if unknown := sorted(set(content) - set(tables)):
        raise MalformedLaw(f"{file}: unknown table {', '.join(unknown)}")
    for table in tables:
        for number, values in enumerate(_entries(content.get(table, []), file=file, table=table), start=1):
            yield table, Entry(where=f"{file}, [[{table}]] number {number}", values=values)


def law_text(path: str) -> str:
    """Text of a file of this package, by its path within it."""
    return resources.files("caicach.law").joinpath(path).read_text(encoding="utf-8")


def _entries(content: object, *, file: str, table: str) -> list[dict[str, object]]:
    if isinstance(content, list) and all(isinstance(values, dict) for values in content):
        return content
    raise MalformedLaw(f"{file}: {table} must be written as [[{table}]] entries")
