"""A draft as an outline to be read at a terminal: what was found, in the plan's own words, and where it stands."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from caicach.intake.accounting import Accounting
from caicach.intake.draft import Found, Head, LegalBasis, LostPoint, PlanDraft, ReportingDuty, Target, Task
from caicach.values import measure
from caicach.values.choices import Domain, UnitLevel
from caicach.values.deadline import say
from caicach.values.money import say_million_vnd
from caicach.values.vietnamese import say_date, say_number

Value = TypeVar("Value")

_UNSURE = 0.6
_LEVELS = {
    UnitLevel.PROVINCE: "cấp tỉnh",
    UnitLevel.DISTRICT: "cấp huyện",
    UnitLevel.COMMUNE: "cấp xã",
}
_DOMAINS = {
    Domain.STEERING: "Chỉ đạo, điều hành",
    Domain.INSTITUTIONS: "Thể chế",
    Domain.PROCEDURES: "Thủ tục hành chính",
    Domain.ORGANIZATION: "Tổ chức bộ máy",
    Domain.CIVIL_SERVICE: "Chế độ công vụ",
    Domain.PUBLIC_FINANCE: "Tài chính công",
    Domain.DIGITAL_GOVERNMENT: "Chính quyền số",
    Domain.COMPETITIVENESS: "Môi trường đầu tư, kinh doanh",
    Domain.SATISFACTION: "Sự hài lòng của người dân, tổ chức",
    Domain.OTHER: "Nội dung khác",
}
_KINDS = {"decision": "Quyết định", "plan": "Kế hoạch"}


def say_draft(draft: PlanDraft) -> str:
    """The whole draft in Vietnamese, ending in a line break. A value the reader is not sure of carries "(?)"."""
    parts = (
        _head(draft.head),
        _listed("CĂN CỨ", [_basis(basis) for basis in draft.legal_bases]),
        _listed("CHỈ TIÊU", [_target(target) for target in draft.targets]),
        _tasks(draft.tasks),
        _listed("CHẾ ĐỘ BÁO CÁO", [_duty(duty) for duty in draft.reporting]),
        _scores(draft),
        _lost_points(draft.lost_points),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def say_accounting(accounting: Accounting, *, unread: bool) -> str:
    """How much of the document was read, and with ``unread`` each line that was not, ending in a line break."""
    total, left = len(accounting.lines), len(accounting.unread)
    # Rounded down: a document with a line left is never said to be read whole.
    share = (Decimal(1000 * (total - left)) // max(total, 1)) / 10 if total else Decimal(100)
    lines = [f"DÒNG ĐÃ ĐỌC: {say_number(share)} % ({total - left}/{total}); còn {left} dòng chưa đưa vào kế hoạch."]
    if unread:
        lines += [f"  (dòng {one.line.number}) {' '.join(one.line.text.split())}" for one in accounting.unread]
    elif left:
        lines.append("  Thêm --unread để xem từng dòng.")
    return "\n".join(lines) + "\n"


def _head(head: Head) -> Iterator[str]:
    level = head.unit_level
    facts: tuple[tuple[str, str | None], ...] = (
        ("Tên", _said(head.title)),
        ("Văn bản", _KINDS[head.kind.value] if head.kind else None),
        ("Số", _said(head.number)),
        ("Ngày ban hành", say_date(head.issued_on.value) if head.issued_on else None),
        ("Nơi ban hành", _said(head.place)),
        ("Cơ quan ban hành", _said(head.issuer)),
        ("Người ký", _join([_said(head.signer), _said(head.signer_title)])),
        ("Đơn vị", _join([_said(head.unit_name), _LEVELS[level.value] if level else None])),
        ("Năm", str(head.year.value) if head.year else None),
    )
    yield "KẾ HOẠCH"
    for label, words in facts:
        yield f"  {label}: {words or 'không ghi'}"
    yield ""


def _listed(title: str, entries: list[list[str]]) -> Iterator[str]:
    yield f"{title} ({len(entries)})"
    if not entries:
        yield "  Không tìm thấy."
    for number, lines in enumerate(entries, start=1):
        yield f"  {number}. {lines[0]}"
        for line in lines[1:]:
            yield f"     {line}"
    yield ""


def _basis(basis: LegalBasis) -> list[str]:
    return [f"{_words(basis.text)} {_where(basis.text)}"]


def _target(target: Target) -> list[str]:
    section = f"[{target.section}] " if target.section else ""
    lines = [
        f"{section}{_words(target.text)} {_where(target.text)}",
        f"→ {'; '.join(measure.say(found.value) for found in target.measures)}",
    ]
    again = [f"{mention.section or 'mục không số'} {_where(mention.text)}" for mention in target.mentions[1:]]
    return [*lines, f"Nêu lại tại: {'; '.join(again)}"] if again else lines


def _tasks(tasks: tuple[Task, ...]) -> Iterator[str]:
    yield f"NHIỆM VỤ ({len(tasks)})"
    if not tasks:
        yield "  Không tìm thấy."
    for title, group in groupby(tasks, key=lambda task: task.domain_title.value if task.domain_title else ""):
        yield f"  {title or 'Chưa rõ lĩnh vực'}"
        for task in group:
            yield from (f"    {line}" for line in _task(task))
    yield ""


def _task(task: Task) -> Iterator[str]:
    number = f"{task.number.value}. " if task.number else ""
    yield f"{number}{_words(task.title)} {_where(task.title)}"
    facts: tuple[tuple[str, str | None], ...] = (
        ("Sản phẩm", _join([_words(found) for found in task.deliverables])),
        ("Chủ trì", _join([_words(found) for found in task.leads])),
        ("Phối hợp", _join([_words(found) for found in task.coordinators])),
        ("Thời hạn", _join([say(found.value) for found in task.deadlines]) or _said(task.deadline_text)),
        ("Kinh phí", say_million_vnd(task.budget_vnd.value) if task.budget_vnd else None),
    )
    for label, words in facts:
        if words:
            yield f"   {label}: {words}"


def _duty(duty: ReportingDuty) -> list[str]:
    lines = [f"{_words(duty.what)} {_where(duty.what)}"]
    facts = (
        ("Ai báo cáo", _said(duty.who)),
        ("Báo cáo ai", _said(duty.to)),
        ("Khi nào", _join([say(found.value) for found in duty.deadlines]) or _said(duty.when_text)),
    )
    return lines + [f"{label}: {words}" for label, words in facts if words]


def _scores(draft: PlanDraft) -> Iterator[str]:
    if not draft.index_results and not draft.index_totals:
        return
    yield "ĐIỂM CHỈ SỐ ĐÃ CÔNG BỐ"
    for total in draft.index_totals:
        rank = f", xếp thứ {total.rank.value}/{total.of.value}" if total.rank and total.of else ""
        yield f"  Năm {total.year.value}: {say_number(total.score.value)} điểm{rank}"
    for result in draft.index_results:
        points = f"{say_number(result.score.value)}/{say_number(result.max_score.value)}"
        yield f"  {result.criterion.value}, năm {result.year.value}: {points} điểm"


def _lost_points(lost: tuple[LostPoint, ...]) -> Iterator[str]:
    if not lost:
        return
    yield ""
    yield f"ĐIỂM BỊ MẤT VÀ NGUYÊN NHÂN ({len(lost)})"
    for domain, group in groupby(lost, key=lambda point: point.domain.value):
        yield f"  {_DOMAINS[domain]}"
        for point in group:
            yield f"    - {_words(point.text)} {_where(point.text)}"


def _said(found: Found[str] | None) -> str | None:
    return _words(found) if found else None


def _words(found: Found[str]) -> str:
    return f"{found.value} (?)" if found.confidence < _UNSURE else found.value


def _where(found: Found[Value]) -> str:
    """ "(dòng 12)", "(dòng 12–14)": the lines of the document as it was read."""
    lines = sorted({place.line for place in found.places})
    if not lines:
        return "(suy ra)"
    return f"(dòng {lines[0]})" if lines[0] == lines[-1] else f"(dòng {lines[0]}–{lines[-1]})"


def _join(parts: list[str | None] | list[str]) -> str:
    return "; ".join(part for part in parts if part)
