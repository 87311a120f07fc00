"""Sections of a draft and the fields of their items. The review page and adoption both go by this."""

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """Parts of a draft, in the order of the review page."""

    HEAD = "head"
    LEGAL_BASES = "legal_bases"
    TARGETS = "targets"
    TASKS = "tasks"
    REPORTING = "reporting"
    INDEX_RESULTS = "index_results"
    INDEX_TOTALS = "index_totals"
    LOST_POINTS = "lost_points"


class Kind(StrEnum):
    """How a field's values are typed in and kept as JSON."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    DECIMAL = "decimal"
    DOMAIN = "domain"
    LEVEL = "level"
    DOCUMENT_KIND = "document_kind"
    ORIGIN = "origin"
    MEASURE = "measure"
    MENTION = "mention"
    DEADLINE = "deadline"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``many`` values or at most one.

    ``derived`` ones follow from another and are not typed in; ``silent`` ones are kept and not shown.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    many: bool = False
    long: bool = False
    derived: bool = False
    silent: bool = False


FIELDS: dict[Section, tuple[Field, ...]] = {
    Section.HEAD: (
        Field("title", "Tên kế hoạch", long=True),
        Field("number", "Số, ký hiệu"),
        Field("issued_on", "Ngày ban hành", Kind.DATE),
        Field("kind", "Hình thức văn bản", Kind.DOCUMENT_KIND),
        Field("issuer", "Cơ quan, người ban hành"),
        Field("signer", "Người ký"),
        Field("signer_title", "Chức vụ người ký"),
        Field("year", "Năm kế hoạch", Kind.NUMBER),
        Field("place", "Nơi ban hành"),
        Field("unit_name", "Đơn vị hành chính"),
        Field("unit_level", "Cấp", Kind.LEVEL),
    ),
    Section.LEGAL_BASES: (
        Field("text", "Căn cứ", long=True),
        Field("kind", "Loại văn bản"),
        Field("number", "Số, ký hiệu"),
        Field("date", "Ngày", Kind.DATE),
    ),
    Section.TARGETS: (
        Field("text", "Chỉ tiêu", long=True),
        Field("measures", "Mức phải đạt", Kind.MEASURE, many=True),
        Field("section", "Mục"),
        Field("mentions", "Nêu tại", Kind.MENTION, many=True, derived=True),
    ),
    Section.TASKS: (
        Field("number", "Số thứ tự"),
        Field("title", "Nhiệm vụ", long=True),
        Field("domain", "Lĩnh vực", Kind.DOMAIN),
        Field("deliverables", "Sản phẩm", many=True),
        Field("leads", "Chủ trì", many=True),
        Field("coordinators", "Phối hợp", many=True),
        Field("deadline_text", "Thời hạn", long=True),
        Field("deadlines", "Hiểu là", Kind.DEADLINE, many=True, derived=True),
        Field("budget_vnd", "Kinh phí (triệu đồng)", Kind.MONEY),
        Field("domain_title", "Tên lĩnh vực trong văn bản", derived=True, silent=True),
        Field("origin", "Nguồn", Kind.ORIGIN, derived=True, silent=True),
    ),
    Section.REPORTING: (
        Field("what", "Nội dung báo cáo", long=True),
        Field("who", "Ai báo cáo"),
        Field("to", "Gửi đến"),
        Field("when_text", "Khi nào"),
        Field("deadlines", "Hiểu là", Kind.DEADLINE, many=True, derived=True),
    ),
    Section.INDEX_RESULTS: (
        Field("criterion", "Tiêu chí", long=True),
        Field("year", "Năm", Kind.NUMBER),
        Field("score", "Điểm đạt", Kind.DECIMAL),
        Field("max_score", "Điểm tối đa", Kind.DECIMAL),
    ),
    Section.INDEX_TOTALS: (
        Field("year", "Năm", Kind.NUMBER),
        Field("score", "Điểm đạt", Kind.DECIMAL),
        Field("rank", "Xếp hạng", Kind.NUMBER),
        Field("of", "Trên tổng số", Kind.NUMBER),
    ),
    Section.LOST_POINTS: (
        Field("text", "Nội dung, nguyên nhân mất điểm", long=True),
        Field("domain", "Lĩnh vực", Kind.DOMAIN),
    ),
}

# The field whose words are split, merged and named when an item is spoken of.
MAIN_FIELD: dict[Section, str] = {
    Section.HEAD: "title",
    Section.LEGAL_BASES: "text",
    Section.TARGETS: "text",
    Section.TASKS: "title",
    Section.REPORTING: "what",
    Section.INDEX_RESULTS: "criterion",
    Section.INDEX_TOTALS: "year",
    Section.LOST_POINTS: "text",
}


def field_of(section: Section, name: str) -> Field:
    """The field of that name. Raises ``KeyError`` for a name that the section does not have."""
    for field in FIELDS[section]:
        if field.name == name:
            return field
    raise KeyError(f"{section} has no field {name}")
