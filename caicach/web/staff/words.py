"""Words of the staff pages as template filters: ``{% load staff %}``. Names of sections, fields, choices and acts."""

from collections.abc import Callable
from typing import Any

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caicach.foundation.models import AuditEvent
from caicach.intake.checks import DefectKind, Severity
from caicach.intake.recognise.outline import PartKind
from caicach.law.glossary import term
from caicach.plans.models import Target, TargetMeasure
from caicach.plans.queries.drafts import Words
from caicach.plans.queries.findings import FindingsPage
from caicach.plans.rules.fields import Kind, Section
from caicach.plans.rules.states import Move
from caicach.values import measure
from caicach.values.choices import Domain, UnitLevel
from caicach.web.ui.parts import Tone
from caicach.web.ui.states import StateLook
from caicach.web.ui.templatetags.ui import badge
from caicach.web.ui.words import sentence_in_words

register = template.Library()
register.filter("said", sentence_in_words)

SECTION_NAMES: dict[str, Promise] = {
    Section.HEAD: _("Văn bản"),
    Section.LEGAL_BASES: pgettext_lazy("list", "Căn cứ"),
    Section.TARGETS: pgettext_lazy("list", "Chỉ tiêu"),
    Section.TASKS: pgettext_lazy("list", "Nhiệm vụ"),
    Section.REPORTING: _("Chế độ báo cáo"),
    Section.INDEX_RESULTS: _("Điểm chỉ số"),
    Section.INDEX_TOTALS: _("Tổng điểm chỉ số"),
    Section.LOST_POINTS: _("Điểm bị mất và nguyên nhân"),
}
SECTION_NOUNS: dict[str, Promise] = {
    Section.LEGAL_BASES: _("căn cứ"),
    Section.TARGETS: _("chỉ tiêu"),
    Section.TASKS: _("nhiệm vụ"),
    Section.REPORTING: _("chế độ báo cáo"),
    Section.INDEX_RESULTS: _("dòng điểm"),
    Section.INDEX_TOTALS: _("dòng tổng điểm"),
    Section.LOST_POINTS: _("nội dung mất điểm"),
}
PART_NAMES: dict[str | None, Promise] = {
    PartKind.LETTERHEAD: _("Đầu văn bản"),
    PartKind.DECISION_TITLE: _("Tên quyết định"),
    PartKind.PREAMBLE: _("Phần căn cứ của quyết định"),
    PartKind.ARTICLES: _("Các điều của quyết định"),
    PartKind.RECIPIENTS: _("Nơi nhận"),
    PartKind.SIGNATURE: _("Chữ ký"),
    PartKind.PLAN_TITLE: _("Tên kế hoạch"),
    PartKind.PLAN_PREAMBLE: _("Phần mở đầu kế hoạch"),
    PartKind.BODY: _("Nội dung kế hoạch"),
    PartKind.APPENDIX: _("Phụ lục"),
    None: _("Chú thích"),
}
DEFECT_NAMES: dict[str, Promise] = {
    DefectKind.CITATION_CONFLICT: _("Viện dẫn văn bản"),
    DefectKind.ARITHMETIC: _("Cộng, tính số liệu"),
    DefectKind.STALE_YEAR: _("Năm cũ"),
    DefectKind.TARGET_CONFLICT: _("Chỉ tiêu không khớp"),
    DefectKind.NUMBERING: _("Đánh số"),
    DefectKind.DATE_CONFLICT: _("Ngày, thời hạn"),
    DefectKind.MISSING_FIELD: _("Còn thiếu"),
    DefectKind.DUPLICATE: _("Trùng lặp"),
    DefectKind.OTHER: _("Khác"),
}
SEVERITIES: dict[str, StateLook] = {
    Severity.ERROR: StateLook(_("Lỗi"), "exclamation-octagon-fill", "late"),
    Severity.WARNING: StateLook(_("Cảnh báo"), "exclamation-triangle-fill", "risk"),
    Severity.NOTE: StateLook(_("Lưu ý"), "info-circle", "action"),
}
DOCUMENT_KINDS: dict[str, Promise] = {"decision": _("Quyết định ban hành kế hoạch"), "plan": _("Kế hoạch")}
DONE: dict[str, Promise] = {
    Move.REPORT: _("báo cáo tiến độ"),
    Move.SUBMIT: _("nộp để duyệt"),
    Move.ACCEPT: _("duyệt hoàn thành"),
    Move.RETURN: _("trả lại"),
    Move.WAIVE: _("cho thôi thực hiện"),
    Move.REOPEN: _("mở lại"),
}
EVENTS: dict[str, Promise] = {
    "add_unit": _("Thêm đơn vị hành chính"),
    "succeed_unit": _("Ghi nhận sáp nhập, chia tách đơn vị"),
    "add_agency": _("Thêm cơ quan, đơn vị"),
    "add_post": _("Thêm chức danh"),
    "add_person": _("Thêm người dùng"),
    "seat_person": _("Giao vai trò"),
    "set_day_off_rule": _("Chọn cách tính hạn"),
    "upload_document": _("Tải văn bản lên"),
    "discard_draft": _("Bỏ bản nháp"),
    "adopt_draft": _("Ban hành kế hoạch"),
    "waive_finding": _("Giữ nguyên chỗ bị nêu sai sót"),
    "withdraw_waiver": _("Bỏ quyết định giữ nguyên"),
    "assign_task": _("Giao việc"),
    "report_work": _("Báo cáo tiến độ"),
    "submit_work": _("Nộp để duyệt"),
    "accept_work": _("Duyệt hoàn thành"),
    "return_work": _("Trả lại"),
    "waive_work": _("Cho thôi thực hiện"),
    "meet_deadline": _("Ghi nhận hoàn thành mốc"),
    "attach_evidence": _("Đính kèm tài liệu kiểm chứng"),
}


@register.filter
def section_name(section: str) -> str:
    """Heading of a section of a draft."""
    return str(SECTION_NAMES[section])


@register.filter
def section_noun(section: str) -> str:
    """What one item of the section is called, in the middle of a sentence."""
    return str(SECTION_NOUNS[section])


@register.filter
def in_the_source(words: Words) -> SafeString:
    """Words of the source, those that a picture left in doubt marked. A filter, since a document has thousands."""
    return SafeString("".join(_marked(text) if doubtful else linebreaksbr(text) for text, doubtful in words))


@register.filter
def part_name(part: PartKind | None) -> str:
    """A part of a document; None is what stands apart from its text."""
    return str(PART_NAMES[part])


@register.filter
def defect_name(kind: DefectKind) -> str:
    """What is wrong, in two or three words."""
    return str(DEFECT_NAMES[kind])


@register.filter
def severity_name(severity: Severity) -> str:
    """How much it matters, in a word."""
    return str(SEVERITIES[severity].label)


@register.simple_tag
def severity_badge(severity: Severity) -> SafeString:
    """How much it matters, as a word with a shape and a colour."""
    look = SEVERITIES[severity]
    return badge(str(look.label), look.tone, look.icon)


@register.filter
def finding_counts(page: FindingsPage) -> list[tuple[Tone, str]]:
    """ "2 lỗi", "1 cảnh báo", each with its tone; those of which there is none are left out."""
    said: dict[Severity, Callable[[int], str]] = {
        Severity.ERROR: lambda n: ngettext("%(n)s lỗi", "%(n)s lỗi", n),
        Severity.WARNING: lambda n: ngettext("%(n)s cảnh báo", "%(n)s cảnh báo", n),
        Severity.NOTE: lambda n: ngettext("%(n)s lưu ý", "%(n)s lưu ý", n),
    }
    return [
        (SEVERITIES[severity].tone, said[severity](len(rows)) % {"n": len(rows)})
        for severity, rows in page.open.items()
        if rows
    ]


@register.filter
def field_label(label: str) -> str:
    """A field's label in the reader's language."""
    return gettext(label)


@register.filter
def choices_of(kind: Kind) -> list[tuple[str, str]]:
    """Codes and labels to choose from; empty for a field that one types."""
    match kind:
        case Kind.DOMAIN:
            return [(one.value, gettext(capfirst(term(one.value).vi))) for one in Domain]
        case Kind.LEVEL:
            return [(one.value, gettext(capfirst(term(one.value).vi))) for one in UnitLevel]
        case Kind.DOCUMENT_KIND:
            return [(code, str(label)) for code, label in DOCUMENT_KINDS.items()]
        case _:
            return []


@register.filter
def measure_in_words(one: TargetMeasure) -> str:
    """ "từ 98 % trở lên (từng lĩnh vực)", "không thấp hơn năm trước"; the period where it is not the whole year."""
    days = (one.first_day, one.last_day)
    plain = {
        "comparator": one.comparator,
        "value": one.value,
        "unit": one.unit,
        "scope": one.scope or None,
        "baseline": one.baseline or None,
        "change": one.change or None,
        "period": [day.isoformat() for day in days if day] or None,
    }
    return measure.say(measure.from_json(plain))


@register.filter
def places_of_target(target: Target) -> list[dict[str, Any]]:
    """Where the document sets the target: the section, and the source line where one is known."""
    return target.mentions or [{"section": target.section, "line": next(iter(target.source_lines), None)}]


@register.filter
def actor_in_words(event: AuditEvent) -> str:
    """Who did it: a person's name as it is, the system's own in the reader's language."""
    return event.actor_name if event.actor_id else gettext(event.actor_name)


@register.filter
def event_in_words(event: AuditEvent) -> str:
    """What was done, for the audit log; an act without words yet shows its own name."""
    return str(EVENTS.get(event.verb, event.verb))


def _marked(text: str) -> SafeString:
    label = gettext("Máy chưa chắc chữ này trong ảnh")
    return format_html('<span class="misread" title="{}">{}</span>', label, linebreaksbr(text))
