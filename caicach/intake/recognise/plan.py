"""From the layout of a document to a draft of a plan: outline first, then one recogniser for each kind of fact."""

import re

from caicach.intake.draft import PlanDraft
from caicach.intake.layout import Layout
from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.recognise.doubts import with_doubts
from caicach.intake.recognise.head import recognise_head
from caicach.intake.recognise.index_results import recognise_index_results
from caicach.intake.recognise.legal_bases import recognise_legal_bases
from caicach.intake.recognise.lost_points import recognise_lost_points
from caicach.intake.recognise.outline import Outline, Paragraph, PartKind, build_outline
from caicach.intake.recognise.reporting import recognise_reporting
from caicach.intake.recognise.targets import recognise_targets
from caicach.intake.recognise.tasks import recognise_tasks
from caicach.intake.recognise.wording import folded, is_capitals

_REFORM = re.compile(
    r"cải cách hành chính|cchc|par index|thủ tục hành chính|tthc|chỉ số hài lòng|chuyển đổi số|chính quyền số|"
    r"chế độ công vụ"
)
_SECTION = re.compile(r"mục (?:tiêu|đích)|chỉ tiêu|nhiệm vụ|giải pháp|tổ chức thực hiện")
_OTHER_KIND = re.compile(
    r"(?:báo cáo|tờ trình|công văn|thông báo|giấy mời|giấy giới thiệu|nghị quyết|biên bản|hợp đồng)$"
)


def recognise_plan(layout: Layout) -> PlanDraft:
    """Read a plan out of ``layout``. A plan without a single task is still a draft.

    Raises ``UnreadableDocument(Problem.NOT_A_PLAN)`` for a letter, a report or any other text that is no reform plan.
    """
    outline = build_outline(layout)
    if not _is_plan(outline):
        raise UnreadableDocument(Problem.NOT_A_PLAN)
    head = recognise_head(outline)
    year = head.year.value if head.year else None
    tasks = recognise_tasks(outline, year=year)
    scores = recognise_index_results(outline)
    draft = PlanDraft(
        head=head,
        legal_bases=recognise_legal_bases(outline),
        targets=recognise_targets(outline, tasks=tasks, year=year),
        tasks=tasks,
        reporting=recognise_reporting(outline, tasks=tasks, year=year),
        index_results=scores.results,
        index_totals=scores.totals,
        lost_points=recognise_lost_points(outline),
    )
    return with_doubts(draft, layout)


def _is_plan(outline: Outline) -> bool:
    """A text on reform with a plan's title; where the title was lost, with two or more of a plan's usual sections."""
    paragraphs = list(outline.paragraphs())
    tables = [line for line in outline.layout.lines if line.cells]
    if not any(_REFORM.search(folded(text)) for text in (*(p.text for p in paragraphs), *(row.text for row in tables))):
        return False
    if outline.of(PartKind.PLAN_TITLE):
        return True
    if any(_is_other_title(paragraph) for paragraph in paragraphs[:20]):
        return False
    return sum(_is_section(paragraph) for paragraph in paragraphs) >= 2 or _has_task_table(outline)


def _is_other_title(paragraph: Paragraph) -> bool:
    words = folded(paragraph.text)
    if words.startswith("kính gửi"):
        return True
    return paragraph.mark is None and is_capitals(paragraph.text) and _OTHER_KIND.match(words) is not None


def _is_section(paragraph: Paragraph) -> bool:
    return (
        paragraph.mark is not None
        and len(paragraph.text) <= 120
        and _SECTION.search(folded(paragraph.text)) is not None
    )


def _has_task_table(outline: Outline) -> bool:
    return any("chủ trì" in folded(cell.text) for line in outline.layout.lines for cell in line.cells)
