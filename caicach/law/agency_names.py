"""How plans name agencies, posts and groups: the dictionary that comes with this release."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from caicach.law.entries import Certainty, Entry, law_text, read_entries

_FILE = "parameters/agency_names.toml"
_TABLES = ("abbreviation", "post", "same", "passed_on", "group")
MEMBERS = frozenset({"division", "service_unit", "commune", "association", "outside"})


@dataclass(frozen=True, slots=True)
class PostName:
    """A title; ``office`` is the word that the name of the agency it speaks for begins with, blank for any."""

    title: str
    office: str


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Whoever did the work of one of ``before``: one of ``after`` has done it since the day ``on``."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    on: date
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """Nouns that name many; ``members`` are the kinds of agencies among them, "outside" for those of no office."""

    words: tuple[str, ...]
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """The whole dictionary. ``abbreviations`` maps folded short forms to folded long ones."""

    abbreviations: dict[str, str]
    posts: tuple[PostName, ...]
    same: tuple[tuple[str, ...], ...]
    passed_on: tuple[PassedOn, ...]
    groups: tuple[GroupNoun, ...]


@cache
def load_agency_names() -> AgencyNames:
    """The dictionary. Read once."""
    return read_agency_names(law_text(_FILE), file=_FILE)


def read_agency_names(text: str, *, file: str) -> AgencyNames:
    """Read a dictionary of names. Raises ``MalformedLaw``, which names file, entry and fault."""
    entries: dict[str, list[Entry]] = {table: [] for table in _TABLES}
    for table, entry in read_entries(text, file=file, tables=_TABLES):
        entries[table].append(entry)
    names = AgencyNames(
        abbreviations={entry.text("short"): entry.text("long") for entry in entries["abbreviation"]},
        posts=tuple(PostName(entry.text("title"), entry.text_or_none("office") or "") for entry in entries["post"]),
        same=tuple(_same(entry) for entry in entries["same"]),
        passed_on=tuple(_passed_on(entry) for entry in entries["passed_on"]),
        groups=tuple(_group(entry) for entry in entries["group"]),
    )
    for entry in (entry for table in entries.values() for entry in table):
        entry.finish()
    return names


def _same(entry: Entry) -> tuple[str, ...]:
    entry.text("source")
    names = entry.texts("names")
    if len(names) < 2:
        raise entry.fault("names must hold two names or more")
    return names


def _passed_on(entry: Entry) -> PassedOn:
    return PassedOn(
        before=entry.texts("from"),
        after=entry.texts("to"),
        on=entry.day("on"),
        source=entry.text("source"),
        certainty=entry.certainty(),
    )


def _group(entry: Entry) -> GroupNoun:
    members = frozenset(entry.texts("members"))
    if unknown := sorted(members - MEMBERS):
        raise entry.fault(f"unknown member {', '.join(unknown)}; known are {', '.join(sorted(MEMBERS))}")
    return GroupNoun(words=entry.texts("words"), members=members)
