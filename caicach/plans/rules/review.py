"""A draft under review as plain data, and its edits as reversible splices (docs/adr/0006).

A review is ``{section: [item, …]}``; an item ``{"key": "t3", "fields": {name: [value, …]}}``; a value
``{"value": …, "places": [[line, cell], …], "confidence": 0.93, "checked": false}``. A field with one value holds a list
of one. Every edit replaces a run of items of one section by another run, so its inverse is again a splice and undoing
is exact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf
from typing import Any

from caicach.plans.rules.fields import FIELDS, MAIN_FIELD, Kind, Section, field_of
from caicach.values.sentence import Refusal

Value = dict[str, Any]
Item = dict[str, Any]
Review = dict[str, list[Item]]

DOUBT = 0.75  # a confidence below this asks for a look


class ImpossibleEdit(Refusal):
    """The edit does not fit the draft as it stands."""


@dataclass(frozen=True, slots=True)
class Splice:
    """In ``section`` the run of items ``removed`` that begins at index ``at`` gives way to ``inserted``."""

    section: Section
    at: int
    removed: tuple[Item, ...]
    inserted: tuple[Item, ...]

    def inverse(self) -> "Splice":
        """The edit that takes this one back."""
        return Splice(section=self.section, at=self.at, removed=self.inserted, inserted=self.removed)

    def as_json(self) -> dict[str, Any]:
        """Plain data to keep in the table of edits."""
        return {
            "section": self.section.value,
            "at": self.at,
            "removed": list(self.removed),
            "inserted": list(self.inserted),
        }


def splice_from(data: dict[str, Any]) -> Splice:
    """The reverse of ``Splice.as_json``."""
    return Splice(Section(data["section"]), data["at"], tuple(data["removed"]), tuple(data["inserted"]))


def apply(review: Review, splice: Splice) -> Review:
    """The review after the edit. Raises ``ImpossibleEdit`` when what it would replace is no longer there."""
    items = review[splice.section]
    end = splice.at + len(splice.removed)
    if items[splice.at : end] != list(splice.removed) or splice.at > len(items):
        raise ImpossibleEdit("Chỗ này vừa được người khác sửa. Hãy tải lại trang rồi sửa tiếp.")
    return {**review, splice.section.value: [*items[: splice.at], *splice.inserted, *items[end:]]}


def typed(value: Any) -> Value:
    """A value that a person gave: certain, and without a place unless it keeps an old one."""
    return {"value": value, "places": [], "confidence": 1.0, "checked": True}


def set_values(review: Review, section: Section, key: str, values: dict[str, list[Any]]) -> Splice:
    """Replace the values of one or several fields of an item;

    an unchanged value keeps its place, a new one the field's.
    """
    at, item = find(review, section, key)
    fields = dict(item["fields"])
    for name, new in values.items():
        field_of(section, name)
        old = fields.get(name, [])
        fields[name] = [_kept(value, position, old) for position, value in enumerate(new)]
    return Splice(section, at, (item,), ({**item, "fields": fields},))


def confirm(review: Review, section: Section, key: str, name: str | None = None) -> Splice:
    """Mark the values of a field (or of all fields) as looked at."""
    at, item = find(review, section, key)
    fields = {
        field: [{**value, "checked": True} for value in values] if name in (None, field) else values
        for field, values in item["fields"].items()
    }
    return Splice(section, at, (item,), ({**item, "fields": fields},))


def delete(review: Review, section: Section, key: str) -> Splice:
    """Leave the item out of the plan. The head cannot be left out."""
    if section == Section.HEAD:
        raise ImpossibleEdit("Không thể bỏ phần thông tin văn bản.")
    at, item = find(review, section, key)
    return Splice(section, at, (item,), ())


def add(review: Review, section: Section, *, after: str | None) -> Splice:
    """A new empty item after the one named, or at the end; a new task takes over the domain above it."""
    _not_the_head(section)
    at = find(review, section, after)[0] + 1 if after else len(review[section])
    return _added(review, section, at, {})


def take_in(
    review: Review, section: Section, *, values: dict[str, list[Any]], places: list[list[int | None]]
) -> Splice:
    """A new item from words of the source that nobody had read, among the others in the order of the source.

    ``values`` are the item's by field; all of them stand at ``places`` (line and cell).
    """
    _not_the_head(section)
    line = places[0][0] or 0
    at = max((place for place, item in enumerate(review[section], start=1) if _first_line(item) < line), default=0)
    return _added(
        review,
        section,
        at,
        {name: [{**typed(one), "places": places} for one in found] for name, found in values.items()},
    )


def split(review: Review, section: Section, key: str, *, at_character: int) -> Splice:
    """Cut an item in two at a place in its main words; both keep all else (who, until when, places)."""
    _not_the_head(section)
    _not_of_numbers(section)
    at, item = find(review, section, key)
    name = MAIN_FIELD[section]
    (main,) = item["fields"].get(name) or [typed("")]
    words = str(main["value"])
    first, second = words[:at_character].strip(), words[at_character:].strip()
    if not first or not second:
        raise ImpossibleEdit("Hãy đặt con trỏ vào giữa câu, nơi muốn tách thành hai mục.")
    fields = item["fields"]
    one = {**item, "fields": {**fields, name: [{**main, "value": first, "checked": True}]}}
    unnumbered: dict[str, list[Value]] = {"number": []} if "number" in fields else {}
    other = {
        "key": _new_key(review, section),
        "fields": {**fields, **unnumbered, name: [{**main, "value": second, "checked": True}]},
    }
    return Splice(section, at, (item,), (one, other))


def merge(review: Review, section: Section, key: str) -> Splice:
    """Join an item with the next one.

    Main words one after the other, lists together without repeats, single values of the first.
    """
    _not_of_numbers(section)
    at, item = find(review, section, key)
    items = review[section]
    if section == Section.HEAD or at + 1 >= len(items):
        raise ImpossibleEdit("Không có mục nào ngay sau để gộp.")
    following = items[at + 1]
    fields = {}
    for field in FIELDS[section]:
        left, right = item["fields"].get(field.name, []), following["fields"].get(field.name, [])
        if field.name == MAIN_FIELD[section] and left and right:
            fields[field.name] = [_joined(left[0], right[0])]
        elif field.many:
            fields[field.name] = [
                *left,
                *(value for value in right if value["value"] not in [one["value"] for one in left]),
            ]
        else:
            fields[field.name] = left or right
    return Splice(section, at, (item, following), ({**item, "fields": fields},))


def find(review: Review, section: Section, key: str) -> tuple[int, Item]:
    """Index and item of a key. Raises ``ImpossibleEdit`` when it is gone."""
    for at, item in enumerate(review[section]):
        if item["key"] == key:
            return at, item
    raise ImpossibleEdit("Mục này không còn trong bản nháp. Hãy tải lại trang để xem bản mới nhất.")


def is_doubtful(value: Value) -> bool:
    """Does the value still ask for a look?"""
    return not value["checked"] and value["confidence"] < DOUBT


def doubts(review: Review) -> Iterator[tuple[Section, str, str]]:
    """Section, item key and field of each field that still asks for a look, in page order."""
    for section in Section:
        for item in review[section]:
            for field in FIELDS[section]:
                if not field.silent and any(is_doubtful(value) for value in item["fields"].get(field.name, [])):
                    yield section, item["key"], field.name


def one(item: Item, name: str) -> Any:
    """The single value of a field, or None."""
    values = item["fields"].get(name) or []
    return values[0]["value"] if values else None


def many(item: Item, name: str) -> list[Any]:
    """All values of a field."""
    return [value["value"] for value in item["fields"].get(name, [])]


def _added(review: Review, section: Section, at: int, fields: dict[str, list[Value]]) -> Splice:
    if section == Section.TASKS and at > 0:
        above = review[section][at - 1]["fields"]
        for name in ("domain", "domain_title"):
            fields[name] = [typed(value["value"]) for value in above.get(name, [])]
    return Splice(section, at, (), ({"key": _new_key(review, section), "fields": fields},))


def _first_line(item: Item) -> float:
    """The first line that the item was read from; what has no place, a person added where it stands."""
    lines = [line for values in item["fields"].values() for value in values for line, _ in value["places"]]
    return min(lines, default=inf)


def _not_the_head(section: Section) -> None:
    if section == Section.HEAD:
        raise ImpossibleEdit("Phần thông tin văn bản chỉ có một, không thêm và không tách được.")


def _not_of_numbers(section: Section) -> None:
    if field_of(section, MAIN_FIELD[section]).kind != Kind.TEXT:
        raise ImpossibleEdit("Mục này là con số nên không tách và không gộp được.")


def _kept(value: Any, position: int, old: Sequence[Value]) -> Value:
    for known in old:
        if known["value"] == value:
            return {**known, "checked": True}
    places = old[position]["places"] if position < len(old) else []
    return {**typed(value), "places": places}


def _joined(left: Value, right: Value) -> Value:
    return {
        "value": f"{left['value']} {right['value']}",
        "places": [*left["places"], *right["places"]],
        "confidence": 1.0,
        "checked": True,
    }


def _new_key(review: Review, section: Section) -> str:
    taken = {item["key"] for item in review[section]}
    return next(key for number in count(len(taken) + 1) if (key := f"{section.value[0]}n{number}") not in taken)
