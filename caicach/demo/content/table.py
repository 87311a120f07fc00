"""Typed access to a TOML table that says where a mistake stands."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


class ContentError(Exception):
    """A mistake in a content file; the message begins with the file and the place in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its place. Readers name the keys they know by ``only``, so that a mistyped key is an error."""

    place: str
    values: dict[str, Any]

    def error(self, message: str) -> ContentError:
        """An error at this table."""
        return ContentError(f"{self.place}: {message}")

    def only(self, *known: str) -> None:
        """Raise ``ContentError`` for a key that nobody reads."""
        if unknown := sorted(self.values.keys() - set(known)):
            raise self.error(f"unknown keys {', '.join(unknown)}")

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{key} must be a text")
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None where the key is missing."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a missing key is an empty list."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.error(f"{key} must be a list of texts")
        return tuple(value)

    def number(self, key: str) -> int:
        """A whole number that must be there."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(f"{key} must be a whole number")
        return value

    def optional_number(self, key: str) -> int | None:
        """A whole number, or None where the key is missing."""
        return self.number(key) if key in self.values else None

    def day(self, key: str) -> date:
        """A TOML date that must be there."""
        value = self.values.get(key)
        if not isinstance(value, date):
            raise self.error(f"{key} must be a date")
        return value

    def table(self, key: str) -> "Table":
        """A table within this one; a missing key is an empty table."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f"{key} must be a table")
        return Table(f"{self.place}: {key}", value)

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of a list, each placed by its ordinal; a missing key is an empty list."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(f"{key} must be a list of tables")
        for ordinal, one in enumerate(value, start=1):
            yield Table(f"{self.place}: {key}[{ordinal}]", one)


def read_table(path: Path) -> Table:
    """The whole of a content file. Raises ``ContentError`` when it is no TOML."""
    try:
        return Table(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}") from error
