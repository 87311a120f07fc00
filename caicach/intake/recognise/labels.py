"""Words that name a field of a task: above a column ("Cơ quan chủ trì") or before a colon ("Chủ trì: …")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from caicach.intake.recognise.remembered import remembered
from caicach.intake.recognise.spelling import CAPITAL, bare


class Role(StrEnum):
    """What a column or labelled line holds."""

    NUMBER = "number"
    DOMAIN = "domain"
    TASK = "task"
    DELIVERABLE = "deliverable"
    LEAD = "lead"
    COORDINATOR = "coordinator"
    DEADLINE = "deadline"
    BUDGET = "budget"
    NOTE = "note"


_BODY = r"(?:co quan|don vi|bo phan|ca nhan|nguoi|to chuc|phong|ban|nganh|dia phuong|cap|dau moi|cong chuc|can bo)"
_BODIES = rf"(?:(?:cac\s+|ten\s+)?{_BODY}(?:\s*(?:,|/|va|-|&)?\s*(?:cac\s+)?{_BODY})*)"
_ACTS = (
    r"(?:chu tri|phoi hop|thuc hien|tham muu|tiep nhan|trien khai|theo doi|to chuc|giai quyet|nhiem vu|cong viec|"
    r"ket qua|"
    r"tong hop|xay dung|chinh|va|hoan thanh|kiem tra|giam sat|huong dan|bao cao|cung|quan ly|cu the|lien quan|"
    r"co lien quan)"
)
_LEAD = (
    rf"(?:{_BODIES}\s+)?(?:chu tri|thuc hien|phu trach|tham muu|dau moi|duoc giao|"
    rf"(?:chiu\s+)?trach nhiem)(?:[\s,/\-]+{_ACTS})*|"
    rf"(?:phan cong|trach nhiem|giao)(?:\s+(?:trach nhiem|thuc hien|nhiem vu|chu tri|to chuc|trien khai|cho))*"
)
_COORDINATOR = rf"(?:{_BODIES}\s+)?(?:(?:cung\s+)?phoi hop|(?:cung\s+)?tham gia|cung thuc hien)(?:[\s,/\-]+{_ACTS})*"
_DELIVERABLE = (
    r"(?:ten\s+|cac\s+|du kien\s+)?(?:san pham|ket qua|dau ra)(?:[\s,/()\-]+(?:dau ra|du kien|dat duoc|can dat|"
    r"hoan thanh|chu yeu|"
    r"cu the|phai dat|thuc hien|cua|nhiem vu|cong viec|ket qua|san pham|va|hoac|yeu cau|chinh|muc tieu|tai lieu|"
    r"kiem chung|cho|phuc vu))*"
)
_DEADLINE = (
    r"(?:thoi gian|thoi han|thoi diem|tien do|moc thoi gian|ky han|han|lo trinh)(?:[\s,/()\-]+(?:thuc hien|"
    r"hoan thanh|trien khai|bat dau|"
    r"ket thuc|bao cao|gui|cuoi cung|va|du kien|ban hanh|tien do|xu ly|thoi gian|nhiem vu|cong viec|trinh|san pham|"
    r"thoi han))*|"
    r"(?:du kien\s+)?hoan thanh"
)
_BUDGET = r"(?:du toan|du tru|nhu cau|du kien|tong|muc)?\s*(?:kinh phi|du toan)\b.*"

_LABELS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.NUMBER, re.compile(r"(?:s\s?tt|t\.?\s?t|so\s?tt|so thu tu|so|ma|ma so|muc)")),
    (Role.COORDINATOR, re.compile(_COORDINATOR)),
    (Role.LEAD, re.compile(_LEAD)),
    (Role.DELIVERABLE, re.compile(_DELIVERABLE)),
    (Role.DEADLINE, re.compile(_DEADLINE)),
    (Role.BUDGET, re.compile(_BUDGET)),
    (Role.NOTE, re.compile(r"ghi chu|luu y|can cu(?: thuc hien)?|nguon(?: kinh phi| von)?|hinh thuc.*")),
)
_TASKS = re.compile(
    r"(?P<domain>(?:cac\s+)?linh vuc(?:[\s/,].*)?|noi dung (?:cchc|cai cach)(?:\s.*)?|nhom nhiem vu)|"
    r"(?P<task>(?:ten\s+|cac\s+|muc tieu\W+)*(?:noi dung|nhiem vu|hoat dong|cong viec|giai phap|dau viec|viec)\b.*)"
)
_BARE_BODY = re.compile(_BODIES)
_PRECISE = re.compile(r"cu the|hoat dong|cong viec|dau viec|giai phap|chi tiet")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a column says. ``precise`` ranks columns of tasks: "Nhiệm vụ cụ thể" goes before "Nội dung".

    ``unit_vnd`` is what one in the column is worth in đồng, where the heading says so.
    """

    role: Role
    precise: int = 0
    unit_vnd: int | None = None


_UNITS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:trieu|tr)\b"), 1_000_000),
    (re.compile(r"\b(?:nghin|ngan|1\.000|1000)\b|\b1\.000\s?d"), 1_000),
    (re.compile(r"\bty\b"), 1_000_000_000),
    (re.compile(r"\b(?:dong|vnd|vnd|d)\b"), 1),
)


@remembered
def read_heading(text: str) -> Heading | None:
    """The field that the heading of a column names, or None for other words."""
    low = " ".join(bare(text).split()).strip(" .:*")
    if not low or len(low) > 90 or ";" in low:
        return None
    words = re.sub(r"\s*\([^)]*\)?", "", low).strip(" .:,")
    role = role_of_label(words)
    if role is Role.BUDGET:
        return Heading(role=role, unit_vnd=unit_of(low))
    if role is None and _BARE_BODY.fullmatch(words):
        role = Role.LEAD
    if role is not None:
        return Heading(role=role)
    match = _TASKS.fullmatch(words)
    if match and ("chi tieu" not in words or "nhiem vu" in words):
        if match["domain"]:
            return Heading(role=Role.DOMAIN)
        return Heading(
            role=Role.TASK, precise=2 if _PRECISE.search(words) else int(words.startswith(("nhiem vu", "cac nhiem vu")))
        )
    return None


@remembered
def role_of_label(words: str) -> Role | None:
    """The field that a label names (the words before its colon), or None."""
    low = " ".join(bare(words).split()).strip(" .:,-")
    return next((role for role, pattern in _LABELS if pattern.fullmatch(low)), None)


def unit_of(text: str) -> int | None:
    """What one unit of money named in ``text`` is worth in đồng ("triệu đồng": 1000000), or None."""
    low = bare(text)
    return next((worth for pattern, worth in _UNITS if pattern.search(low)), None)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words behind a label, and where they stand in the text. ``role`` is None for the words before the first label."""

    role: Role | None
    start: int
    end: int


_COLON = re.compile(r":\s*")
_BEFORE_LABEL = re.compile(r"[;.(\n]\s*(?:[-–+•]\s*)?|(?:^|\s)[-–+•]\s+")
_WITHOUT_COLON = re.compile(
    r"^(?P<label>(?:co quan|don vi|bo phan)\s+(?:chu tri|phoi hop)(?:\s+(?:tham muu|thuc hien))*|thoi (?:gian|"
    r"han)\s+(?:thuc hien|hoan thanh)|"
    r"phoi hop thuc hien)\s+(?P<rest>\S)"
)
# "Dự toán: tháng 01; quyết toán: tháng 7": before a time other labels are only words about the work.
_TIME_AHEAD = re.compile(
    r"(?:(?:trong|truoc|cham nhat|den|het|tu)\s+)*(?:ngay\s+)?"
    r"(?:qu[yi] (?:[ivl]+|[1-4])\b|thang \d|nam 20\d\d|\d{1,2}/\d{1,2}\b|trong (?:nam|quy|thang)\b|thuong xuyen\b)"
)
_NEVER_INLINE = (Role.NUMBER, Role.NOTE, Role.DOMAIN, Role.TASK)


def split_labels(text: str) -> list[Labelled]:
    """Cut ``text`` at its labels: "Chủ trì: Phòng A; phối hợp: Phòng B" gives two pieces. Without labels, one piece."""
    found = list(_labels(text))
    if not found or found[0][0] > 0:
        found.insert(0, (0, 0, None))
    ends = [start for start, _, _ in found[1:]] + [len(text)]
    return [
        Labelled(role=role, start=after, end=end)
        for (_, after, role), end in zip(found, ends, strict=True)
        if role is not None or text[after:end].strip(" .;:,-–+•(")
    ]


def _labels(text: str) -> Iterator[tuple[int, int, Role | None]]:
    """Start of each label, start of the words behind it, and its role."""
    low = bare(text)
    floor = 0
    for colon in _COLON.finditer(low):
        edges = [0, *(match.end() for match in _BEFORE_LABEL.finditer(low, floor, colon.start()))]
        start = max(edge for edge in edges if edge >= floor) if any(edge >= floor for edge in edges) else floor
        at = _label_start(text, low, start, colon.start())
        role = role_of_label(low[at : colon.start()]) if at is not None else None
        is_said_of_time = role is not Role.DEADLINE and _TIME_AHEAD.match(low, colon.end()) is not None
        if at is not None and role is not None and role not in _NEVER_INLINE and not is_said_of_time:
            yield at, colon.end(), role
            floor = colon.end()
    if floor == 0 and (match := _WITHOUT_COLON.match(low)) and not text[match.start("rest")].islower():
        yield 0, match.start("rest"), role_of_label(match["label"])


def _label_start(text: str, low: str, start: int, end: int) -> int | None:
    """The label may follow a comma ("… theo quy định, chủ trì: …") or, where a stop was lost, begin with a capital."""
    later = (match.end() for match in _LATER_START.finditer(text, start, end))
    return next((at for at in (start, *later) if end - at <= 70 and role_of_label(low[at:end]) is not None), None)


_LATER_START = re.compile(rf",\s*|\s+(?={CAPITAL})")
