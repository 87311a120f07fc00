"""Tables of targets: what is measured in one column, the number set in another; other tables cell by cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caicach.intake.draft import Found, Target
from caicach.intake.layout import Line, Place
from caicach.intake.recognise.measures import read_comparisons, read_measures
from caicach.intake.recognise.measures.number import value_of
from caicach.intake.recognise.outline import Step, TableBlock
from caicach.intake.recognise.target_sentences import read_targets
from caicach.intake.recognise.target_sources import Source
from caicach.intake.recognise.wording import folded, plain
from caicach.values.measure import Measure

_NAME = re.compile(r"(?:tên )?(?:chỉ tiêu|nội dung|tiêu chí|chỉ số|mục tiêu)(?! năm)")
_NAMES_TARGETS = re.compile(r"(?:tên )?(?:chỉ tiêu|tiêu chí|chỉ số|mục tiêu)")
_UNIT = re.compile(r"đơn vị tính|đvt|đơn vị$")
_GOAL = re.compile(r"(?:chỉ tiêu|mục tiêu|kế hoạch|mức|giá trị|phấn đấu|yêu cầu)\b|năm 20\d\d|tỷ lệ")
_SCORES = re.compile(r"(?<!\w)điểm(?!\w)")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns of a table of targets: what is measured, in which unit, and the number set.

    ``is_targets`` where the name's heading says so; "Nội dung" may head a table of anything.
    """

    name: int
    goal: int
    unit: int | None
    is_targets: bool


def read_target_table(
    step: Step, table: TableBlock, *, covered: frozenset[Place], year: int | None
) -> Iterator[Target]:
    """Targets of a table: by its columns in a table of targets, else sentence by sentence.

    ``covered`` are the places that a task was read from; they are not read again.
    """
    rows = [line for line in table.lines if line.cells]
    header = [folded(plain(cell.text)) for cell in rows[0].cells] if rows else []
    columns = _columns(header, year)
    if columns is None and any(_SCORES.search(cell) for cell in header):
        return
    for row in rows:
        section = _section_of_row(step.node.path, row)
        target = _by_columns(row, columns, section, year) if columns and row is not rows[0] else None
        if target:
            yield target
            continue
        for index, cell in enumerate(row.cells):
            place = Place(row.number, index)
            if place not in covered and folded(plain(cell.text)) not in header:
                text = "\n".join(plain(part) for part in cell.text.split("\n"))
                yield from read_targets(Source(text=text, section=section, places=(place,), sure=0.7), year=year)


def _columns(header: Sequence[str], year: int | None) -> _Columns | None:
    """The columns that the headings name; of several goals that of the plan's year, else the last."""
    name = next((index for index, cell in enumerate(header) if _NAME.match(cell)), None)
    if name is None:
        return None
    unit = next((index for index, cell in enumerate(header) if index > name and _UNIT.match(cell)), None)
    goals = [index for index, cell in enumerate(header) if index > name and index != unit and _GOAL.match(cell)]
    if not goals:
        return None
    of_year = [index for index in goals if year is not None and str(year) in header[index]]
    is_targets = _NAMES_TARGETS.match(header[name]) is not None
    return _Columns(name=name, goal=(of_year or goals)[-1], unit=unit, is_targets=is_targets)


_ONLY_FIGURE = re.compile(
    r"[≥≤<>=]?\s*\d[\d.,]*\s*%?|\D{0,20}\d[\d.,]*\s*%?(?:\s*(?:[-–]|đến)\s*\d[\d.,]*\s*%?)?(?: trở lên| trở xuống)?"
)
_BARE_COUNT = re.compile(r"(\d[\d.]*)\s+([^\W\d_][^\d.,;:()]{0,30})")
_LONGEST_GOAL = 80


def _by_columns(row: Line, columns: _Columns, section: str, year: int | None) -> Target | None:
    last = max(columns.name, columns.goal, columns.unit or 0)
    if last >= len(row.cells):
        return None
    name, goal = plain(row.cells[columns.name].text), plain(row.cells[columns.goal].text)
    unit = plain(row.cells[columns.unit].text) if columns.unit is not None else ""
    if not name:
        return None
    if _ONLY_FIGURE.fullmatch(goal) and (unit or "%" in goal):
        measures = _figures(goal, unit)
    elif columns.is_targets and len(goal) <= _LONGEST_GOAL:
        measures = _said(goal, unit, year)
    else:
        return None
    if not measures:
        return None
    place = Place(row.number, columns.goal)
    return Target(
        text=Found(name, (Place(row.number, columns.name),), 0.85),
        measures=tuple(Found(measure, (place,), 0.85) for measure in measures),
        section=section or None,
    )


def _figures(goal: str, unit: str) -> tuple[Measure, ...]:
    """What a cell of figures sets, in the unit of its own or of the column beside it; "50 - 60" sets two bounds."""
    figures = re.sub(r"(\d[\d.,]*)", r"\1%", goal.replace("%", ""))
    is_percent = "%" in goal or unit == "%" or "phần trăm" in folded(unit)
    return tuple(
        Measure(comparator=read.measure.comparator, value=read.measure.value, unit="%" if is_percent else unit)
        for read in read_measures(figures)
    )


def _said(goal: str, unit: str, year: int | None) -> tuple[Measure, ...]:
    """What the words of a cell set: "Tăng 5% so với năm 2024", "Không thấp hơn năm trước", "04 cuộc"."""
    found = [*read_measures(goal, year=year), *read_comparisons(goal, year=year)]
    if found:
        return tuple(read.measure for read in sorted(found, key=lambda read: read.start))
    bare = _BARE_COUNT.fullmatch(goal)
    if bare is None or unit:
        return ()
    return (Measure(comparator="=", value=value_of(bare[1]), unit=re.sub(r"\s*/\s*", "/", bare[2]).strip()),)


def _section_of_row(path: str, row: Line) -> str:
    number = next((plain(cell.text) for cell in row.cells[:1]), "")
    mark = re.match(r"(\d{1,3}(?:\.\d{1,2})*|[IVX]+|[a-zđ])[.)]?(?:\s|$)", number)
    if not mark:
        return path
    return f"{path} {mark[1]}" if path.startswith("Phụ lục") else f"{path}.{mark[1]}".strip(".")
