"""What the checks say of a plan as it stands corrected, what the head let stand, and which lines nobody read.

A page view computes nothing twice: what was found is remembered for each version of a draft.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from itertools import groupby

from django.core.cache import cache
from django.db.models import QuerySet

from caicach.intake.accounting import Accounting, LineAccount, LineUse, account_for
from caicach.intake.checks import Case, DefectKind, Finding, Severity, check_plan
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, Step, TableBlock
from caicach.law.days_off import load_calendar
from caicach.law.legal_documents import load_legal_documents
from caicach.plans.models import Draft, FindingWaiver
from caicach.plans.queries.places import Fed, fed_by_lines, value_of_words
from caicach.plans.rules.corrected import draft_of
from caicach.plans.rules.source import layout_of
from caicach.values.sentence import Sentence

REMEMBERED_SECONDS = 24 * 60 * 60

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UnreadPassage:
    """A paragraph, or a row of a table, out of which nothing was read; a ``telling`` one looks as if it mattered.

    ``lines`` are the source's lines it stands on, ``cells`` the unread ones where it is a row.
    """

    lines: tuple[int, ...]
    cells: tuple[int, ...]
    words: str
    telling: bool

    @property
    def places(self) -> list[list[int | None]]:
        """Line and cell of every part of it, as a value of a review keeps them."""
        return [[line, cell] for line in self.lines for cell in self.cells or (None,)]

    @property
    def lit(self) -> str:
        """The same as the page's script reads it: "12 13", "14:2 14:3"."""
        return " ".join(str(line) if cell is None else f"{line}:{cell}" for line, cell in self.places)


@dataclass(frozen=True, slots=True)
class UnreadGroup:
    """Unread passages under one heading of the document; without a heading above, in one part of it.

    ``part`` is None for what stands apart from the text: footnotes.
    """

    heading: str
    part: PartKind | None
    passages: tuple[UnreadPassage, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """A version of a draft looked through. ``findings`` is None where a check fell over."""

    findings: tuple[Finding, ...] | None
    unread: tuple[UnreadGroup, ...]
    uses: dict[LineUse, int]

    @property
    def passages(self) -> tuple[UnreadPassage, ...]:
        """All unread passages in reading order."""
        return tuple(passage for group in self.unread for passage in group.passages)

    @property
    def lines(self) -> int:
        """How many lines have words."""
        return sum(self.uses.values())

    @property
    def unread_lines(self) -> frozenset[int]:
        """Numbers of the lines that nobody read."""
        return frozenset(line for passage in self.passages for line in passage.lines)

    @property
    def read_lines(self) -> int:
        """How many lines are accounted for."""
        return self.lines - self.uses.get(LineUse.UNREAD, 0)

    @property
    def percent(self) -> int:
        """The share of lines accounted for, rounded down: 100 is said of nothing less."""
        return 100 * self.read_lines // self.lines if self.lines else 100


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """Who let a finding stand, when and why."""

    waiver_id: int
    words: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SpotRow:
    """Words that a finding is about; ``anchor`` leads to the value that they fed, blank where they fed none."""

    line: int
    words: str
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as the page shows it."""

    key: str
    kind: DefectKind
    severity: Severity
    sentence: Sentence
    spots: tuple[SpotRow, ...]
    waiver: WaiverRow | None

    @property
    def lit(self) -> str:
        """The lines of its places, as the page's script reads them: "12 45"."""
        return " ".join(dict.fromkeys(str(spot.line) for spot in self.spots))


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """Findings as they stand: those open by severity, worst first, those let stand, and waivers whose finding went."""

    is_checked: bool
    open: dict[Severity, tuple[FindingRow, ...]]
    waived: tuple[FindingRow, ...]
    outlived: tuple[WaiverRow, ...]

    @property
    def count(self) -> int:
        """How many are open."""
        return sum(map(len, self.open.values()))

    @property
    def decided(self) -> int:
        """How many the head lets stand, those that went by themselves since among them."""
        return len(self.waived) + len(self.outlived)

    @property
    def errors(self) -> tuple[FindingRow, ...]:
        """Those that ask the head for a reason before the plan is issued."""
        return self.open[Severity.ERROR]


def examined(draft: Draft) -> Examined:
    """What the checks and the accounting of lines say of the draft as corrected. Reading it writes to no table."""
    key = _name_of_version(draft)
    found: Examined | None = cache.get(key)
    if found is None:
        found = _examine(draft)
        cache.set(key, found, REMEMBERED_SECONDS)
    return found


def findings_page(draft: Draft) -> FindingsPage:
    """The findings of a draft with their state."""
    waivers = {row.key: _waiver_row(row) for row in active_waivers(draft).select_related("by")}
    found = examined(draft).findings
    fed = fed_by_lines(draft.content)
    rows = [_row(one, waivers.get(one.key), fed) for one in found or ()]
    known = {row.key for row in rows}
    return FindingsPage(
        is_checked=found is not None,
        open={
            severity: tuple(row for row in rows if row.severity is severity and row.waiver is None)
            for severity in Severity
        },
        waived=tuple(row for row in rows if row.waiver),
        outlived=tuple(row for key, row in waivers.items() if key not in known),
    )


def active_waivers(draft: Draft) -> QuerySet[FindingWaiver]:
    """What the head lets stand in the draft, as long as that is not withdrawn."""
    return draft.waivers.filter(withdrawn_at__isnull=True).order_by("at", "id")


def _name_of_version(draft: Draft) -> str:
    """The version and what it holds: a database put back from a copy gives old numbers to other drafts."""
    held = json.dumps([draft.content, draft.lines, draft.layout_kind], ensure_ascii=False)
    return f"examined:{draft.pk}:{draft.version}:{blake2b(held.encode(), digest_size=16).hexdigest()}"


def _examine(draft: Draft) -> Examined:
    layout = layout_of(draft.lines, kind=draft.layout_kind)
    case = Case(
        layout=layout,
        draft=draft_of(draft.content),
        register=load_legal_documents(),
        calendar=load_calendar(),
    )
    accounts = account_for(layout=layout, draft=case.draft, outline=case.outline)
    return Examined(findings=_found(case, draft), unread=_groups(accounts, case.outline), uses=dict(accounts.counts))


def _found(case: Case, draft: Draft) -> tuple[Finding, ...] | None:
    try:
        return check_plan(case)
    except Exception:
        # A check that falls over must not keep anybody from the review; the page says that nothing was checked.
        logger.exception("the checks fell over on draft %s, version %s", draft.pk, draft.version)
        return None


def _groups(accounting: Accounting, outline: Outline) -> tuple[UnreadGroup, ...]:
    unread = {account.line.number: account for account in accounting.unread}
    placed = [(_heading(step), passage) for step in outline.walk() for passage in _passages(step.node.block, unread)]
    placed += [(("", None), passage) for paragraph in outline.apart for passage in _passages(paragraph, unread)]
    return tuple(
        UnreadGroup(heading=heading, part=part, passages=tuple(passage for _, passage in group))
        for (heading, part), group in groupby(placed, key=lambda one: one[0])
    )


def _heading(step: Step) -> tuple[str, PartKind | None]:
    """The outermost heading above, with its number."""
    if not step.trail:
        return "", step.part.kind
    first = step.trail[0]
    number = f"{first.mark}. " if first.mark and first.mark.isalnum() else ""
    return f"{number}{first.text}", step.part.kind


def _passages(block: Paragraph | TableBlock, unread: dict[int, LineAccount]) -> Iterator[UnreadPassage]:
    """A paragraph broken over lines is one passage; of a table each row is one, and of a row its unread cells."""
    accounts = [unread[line.number] for line in block.lines if line.number in unread]
    if isinstance(block, TableBlock):
        yield from (_passage([account]) for account in accounts)
    elif accounts:
        yield _passage(accounts, words=block.text if len(accounts) == len(block.lines) else "")


def _passage(accounts: list[LineAccount], *, words: str = "") -> UnreadPassage:
    return UnreadPassage(
        lines=tuple(account.line.number for account in accounts),
        cells=accounts[0].cells,
        words=words or " ".join(_words(account) for account in accounts),
        telling=any(account.is_telling for account in accounts),
    )


def _words(account: LineAccount) -> str:
    cells = account.line.cells
    texts = [cells[index].text for index in account.cells] or [cell.text for cell in cells] or [account.line.text]
    cleaned = [" ".join(text.split()) for text in texts]
    return " · ".join([text for text in cleaned if any(map(str.isalpha, text))] or cleaned)


def _row(finding: Finding, waiver: WaiverRow | None, fed: Fed) -> FindingRow:
    return FindingRow(
        key=finding.key,
        kind=finding.kind,
        severity=finding.severity,
        sentence=finding.sentence,
        spots=tuple(
            SpotRow(
                line=spot.line,
                words=spot.words,
                where=spot.where,
                anchor=value_of_words(fed, line=spot.line, words=spot.words),
            )
            for spot in finding.spots
        ),
        waiver=waiver,
    )


def _waiver_row(waiver: FindingWaiver) -> WaiverRow:
    return WaiverRow(
        waiver_id=waiver.pk, words=waiver.words, reason=waiver.reason, by=waiver.by.full_name, at=waiver.at
    )
