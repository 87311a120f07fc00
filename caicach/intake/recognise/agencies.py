"""Who leads and who helps: names of agencies and posts out of a cell or line.

Commas part agencies ("Phòng Tư pháp, UBND cấp xã") and stand inside their names ("Phòng Văn hóa, Thể thao và Du lịch",
"Các cơ quan, đơn vị có liên quan"). What follows a comma begins a new agency where it opens with a word that agencies
open with, and goes on with the name before it otherwise.
"""

import re
from dataclasses import dataclass

from caicach.intake.recognise.remembered import remembered
from caicach.intake.recognise.spelling import CAPITAL, bare
from caicach.intake.recognise.wording import folded, plain

# Words that open the name of an agency or post. Compared without tone marks, whole words.
_POSTS = (
    r"truong|pho (?:truong|chu tich|giam doc|chanh)|chu tich|pct|ct|chanh|giam doc|thu truong|nguoi dung dau|lanh dao|"
    r"bi thu|cong chuc|can bo|chuyen vien|ke toan truong|hieu truong"
)
_BODIES = (
    r"phong|van phong|vp|vpubnd|ubnd|uy ban|hdnd|hoi dong|thuong truc|dang uy|huyen uy|tinh uy|thanh uy|bo phan|"
    r"trung tam|tt|"
    r"ttpvhcc|thanh tra|cong an|quan su|mat tran|ubmttq|mttq|doan thanh nien|doan the|lien doan|kho bac|chi cuc|"
    r"buu dien|"
    r"vnpt|viettel|bbt|ban bien tap|bo chi huy|toa an|vien kiem sat|bao hiem|ngan hang|doanh nghiep|benh vien|"
    r"hop tac xa|hiep hoi|chi nhanh|don bien phong|dien luc (?:xa|huyen|tinh|khu vuc)|cong doan|chu dau tu"
)
# Short words are told apart by their marks: sở and số, tổ and to, ban and bàn.
_SHORT_BODIES = (
    r"ban(?! hành)|sở|tổ(?! chức)|đội(?! ngũ)|hội(?! nghị| thi| thảo)|đoàn|bộ(?! tiêu| thủ| chỉ số| quy| nhận)|đài|"
    r"trường(?! hợp)|trạm|"
    r"quỹ|viện|hạt|cục|thuế|nhà văn hóa|khối|thôn|ấp"
)
# Words that open the name of a whole group, and those that go on with it after a comma.
_GROUPS = r"cac|nhung|mot so|toan the|tat ca|tung|moi"
_MEMBERS = (
    r"co quan|don vi|dia phuong|ban nganh|ban|nganh|phong ban|phong|doan the|to chuc|ca nhan|xa|phuong|thi tran|"
    r"dac khu|"
    r"thon|ap|khu pho|to dan pho|so|huyen|quan|thi xa|thanh pho|doanh nghiep|nguoi dan|cong dan|co so|truong|tram|"
    r"hoi|cap|"
    r"can bo|cong chuc|vien chuc|bo phan|chu dau tu|nha|trung tam|linh vuc|chuyen mon|cac"
)
_OPENING = re.compile(
    rf"(?:(?:{_POSTS}|{_BODIES}|co quan|don vi|dia phuong)\b(?! (?:hop|chong|trao|kiem tra)\b)"
    rf"|(?:{_GROUPS})(?:\s+(?:{_MEMBERS}|{_POSTS}|{_BODIES})\b|$))"
)
_SHORT_OPENING = re.compile(rf"(?:{_SHORT_BODIES})\b")
_POST = re.compile(rf"(?:{_POSTS})\b")
_GROUP = re.compile(rf"(?:{_GROUPS})\b|(?:{_POSTS})\s+(?:{_GROUPS})\b|thu truong\b|lanh dao\b|.*\s(?:{_GROUPS})\s")
_MEMBER = re.compile(rf"(?:{_MEMBERS})\b")
# Only ever part of a name or group: never an agency on its own after a comma.
_AREAS = re.compile(r"(?:xa|phuong|thi tran|dac khu|khu pho|to dan pho|thi xa|quan|huyen|thanh pho|cap)\b")
# A name is closed by where the agency is: after it a capital opens another one, whatever it is called.
_CLOSED = re.compile(r"(?:^|\s)\S.*\s(?:xa|phuong|thi tran|dac khu|thi xa|quan|huyen|thanh pho|tinh)$")
# "Cán bộ, công chức, viên chức xã" are one group.
_STAFF = re.compile(r"(?:can bo|cong chuc|vien chuc)$")
_MORE_STAFF = re.compile(r"(?:cong chuc|vien chuc|nguoi lao dong)\b")
_COUNCIL = re.compile(r"(?:hdnd|hdnd\s+\w+|hoi dong nhan dan)$")

# A title that needs the agency after it.
_BARE_TITLE = re.compile(
    rf"(?:{_POSTS}|{_GROUPS}|truong phong|pho phong|van phong|phong|ban|trung tam|uy ban nhan dan|ubnd cac)$"
)
_HANGING = re.compile(r"(?:^|\s)(?:và|của|thuộc|tại|theo|với|các|do|ở|hoặc|cùng)$|[,\-/&(]$")

# What an agency does, told after its name: "Phòng Tư pháp chủ trì, phối hợp với …". Small letters only.
_DOING = re.compile(
    r"\s(?:(?:có|chịu) trách nhiệm|hướng dẫn|theo dõi|đôn đốc|kiểm tra|tổng hợp|chủ trì|phối hợp|tham mưu|"
    r"thực hiện(?! theo cơ chế)|"
    r"triển khai|tổ chức(?= thực hiện| triển khai| kiểm tra)|báo cáo|rà soát|xây dựng(?= kế hoạch| và| dự)|giúp|"
    r"cung cấp|đề xuất|"
    r"phụ trách|làm đầu mối|là đầu mối|quản lý(?= và| theo dõi)|giám sát|thẩm định|xử lý)\b"
)
_NAMED_BY_WORK = re.compile(
    r"(?:cơ quan|đơn vị|được|tổ|đoàn|ban|đội|bộ phận|(?<!văn )phòng|ủy ban|uỷ ban|công chức|cán bộ|người|"
    r"địa phương|làm|cùng|"
    r"và|ngành|giao|cấp|viên chức|dịch vụ)$"
)


# Words that make a sentence of a name: "Bộ phận Một cửa được kiện toàn, hoạt động hiệu quả".
_TOLD = re.compile(
    r"\bđược (?!giao|phân công|kiểm tra|thanh tra|ủy quyền|uỷ quyền)|\bhoạt động (?:hiệu|có|ổn|tốt)|\d+\s*%|"
    r"\b[Qq]uý [IVX]+\b|\b(?:[Tt]hường xuyên|[Tt]rong năm|[Bb]áo cáo|[Kk]ế hoạch(?! huyện| tỉnh|$))\b"
)


def split_agencies(text: str) -> tuple[str, ...]:
    """The agencies and posts named in ``text``, in order, each once, without what they are said to do."""
    found: list[str] = []
    for piece in _listed(text):
        if found and _DOING.match(f" {piece.lstrip()}"):
            continue
        for named in _names(piece):
            name = _without_work(named).strip(" .;:,-–+•/")
            if any(letter.isalpha() for letter in name) and name not in found:
                found.append(name)
    return tuple(found)


@remembered
def opens_as_agency(text: str) -> bool:
    """True where ``text`` begins as names of agencies and posts do."""
    words = text.lstrip(" -–+•")
    return _OPENING.match(bare(words)) is not None or _SHORT_OPENING.match(folded(words)) is not None


# A title without the agency that it is a title in.
_HALF_NAME = re.compile(r"(?:pho )?(?:truong|chu tich|giam doc|chanh|thu truong|truong phong|phong|ban|so|bo phan)")
_LONGEST_LIST = 1500


@remembered
def is_agency_list(text: str) -> bool:
    """True where ``text`` is nothing but agencies and posts: no work is told, no product or time is named."""
    if len(text) > _LONGEST_LIST:
        return False
    names = [name for piece in _listed(text) for name in _names(piece)]
    return bool(names) and all(
        opens_as_agency(name)
        and len(name) <= 160
        and _doing(name) is None
        and not _TOLD.search(name)
        and not _HALF_NAME.fullmatch(bare(name))
        for name in names
    )


def without_actor(text: str) -> str:
    """ "Văn phòng HĐND và UBND xã tổng hợp báo cáo" -> "tổng hợp báo cáo"; what names no agency stays as it is."""
    work = _doing(text) if opens_as_agency(text) else None
    return text[work:].strip() if work is not None else text


def _listed(text: str) -> list[str]:
    """Cut at breaks, list dashes, semicolons and ends of sentences."""
    lines: list[str] = []
    for line in filter(None, (plain(line) for line in text.split("\n"))):
        if lines and not _begins_entry(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return [part for line in lines for part in _ENTRY_END.split(line) if part and part.strip()]


_COUNCIL_FIRST = re.compile(r"(?:HĐND|HDND|Hội đồng nhân dân)\b")


def _begins_entry(before: str, line: str) -> bool:
    if line[0] in "-–+•" and (opens_as_agency(line) or before[-1] in ";.,:" or before[0] in "-–+•"):
        return True
    if _HANGING.search(folded(before)) or _BARE_TITLE.search(bare(before)):
        return False
    if before[-1] not in ";." and _COUNCIL_FIRST.match(line):
        return False  # "Ban Pháp chế / HĐND xã"
    return line[0].isupper() and opens_as_agency(line)


# A dash opens an entry at the start, after a stop, or before a word that opens an agency in capitals:
# "Phòng Văn hóa - Xã hội" and "Văn phòng - Thống kê" are names.
_ENTRY_END = re.compile(
    rf";|(?:^|(?<=[.;:,]))\s*[-–+•]\s+|\s[+•]\s+|(?<=[^\W\d_]{{2}})\.\s+(?=[-–+•]?\s*{CAPITAL})|"
    r"\s[-–]\s+(?=(?:Trưởng|Phó|Chủ tịch|Chánh|Giám đốc|Thủ trưởng|Lãnh đạo|Phòng|Ban|Văn phòng|UBND|Ủy ban|Các|"
    r"Công chức|"
    r"Trung tâm|Sở|Công an|Hội|Đoàn|Bộ phận|Thanh tra|Đảng ủy|Bộ Chỉ huy)\b)"
)


@dataclass(slots=True)
class _Cutter:
    """Cuts one entry at the commas and "và" that part agencies."""

    names: list[str]

    def add(self, part: str, joint: str) -> None:
        if self.names and not _is_new(_ends(self.names[-1]), part, joint):
            self.names[-1] = f"{self.names[-1]}{joint}{part}"
        else:
            self.names.append(part)


def _ends(name: str) -> str:
    """A long name by its head and its tail, which alone tell whether it goes on."""
    return name if len(name) <= 2 * _TELLING else f"{name[:_TELLING]} {name[-_TELLING:]}"


_TELLING = 200
_JOINT = re.compile(r"\s*,\s*(?:và\s+)?|\s+(?:và|cùng|&)\s+(?=[^\s])|\s*/\s*(?=(?:UBND|Phòng|Ban|Trung tâm)\b)")


def _names(entry: str) -> list[str]:
    cutter = _Cutter(names=[])
    start, joint = 0, ""
    for match in _JOINT.finditer(entry):
        if _in_brackets(entry, match.start()):
            continue
        cutter.add(entry[start : match.start()].strip(), joint)
        start, joint = match.end(), match.group()
    cutter.add(entry[start:].strip(), joint)
    return [name for name in cutter.names if name]


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _is_new(before: str, part: str, joint: str) -> bool:
    """Whether ``part``, which follows ``before`` after a comma or "và", is an agency of its own."""
    low, low_before = bare(part), bare(before)
    if not part or _AREAS.match(low) or (_STAFF.search(low_before) and _MORE_STAFF.match(low)):
        return False
    if not opens_as_agency(part):
        return "," in joint and part[0].isupper() and _CLOSED.match(low_before) is not None
    if _COUNCIL.search(low_before) and low.startswith(("ubnd", "uy ban nhan dan")):
        return not low_before.startswith(("van phong", "chanh", "pho chanh", "lanh dao", "thuong truc hdnd va"))
    if _doing(before) is not None:
        return part[0].isupper() and "," in joint and not _POST.match(low)
    if "," in joint:
        return _opens_after_comma(before=low_before, part=part, low=low)
    return _opens_after_and(before=before, part=part, low=low)


def _opens_after_comma(*, before: str, part: str, low: str) -> bool:
    if part[0].isupper() or _strong(low):
        return True
    # "Các cơ quan, đơn vị, địa phương": a group goes on with its members in small letters, even one torn at its head.
    return not (
        (_GROUP.match(before) or not opens_as_agency(before))
        and _MEMBER.match(low)
        and not low.startswith(("cac ", "nhung ", "mot so "))
    )


def _strong(low: str) -> bool:
    return re.match(
        r"(?:ubnd|hdnd|cac|mot so|thu truong|chu tich|truong phong|phong|cong an|van phong)\s+\w", low
    ) is not None and not re.match(r"(?:phong|ban) (?:ban|nganh|thuoc|huyen|xa|chuyen mon|co lien)\b|phong,", low)


def _opens_after_and(*, before: str, part: str, low: str) -> bool:
    """ "và" parts agencies only where both sides can stand alone."""
    left = bare(before)
    if re.search(r"\b(?:cua|giua)\b", left):
        return False
    if low.startswith(("ubnd", "uy ban nhan dan")):
        return not left.endswith(("hdnd", "hoi dong nhan dan"))
    if _POST.match(low) and part[0].isupper():
        return True
    if re.match(r"cac (?:co quan|don vi|ban|nganh|phong|dia phuong|to chuc|doan the|xa|phuong|thon)", low):
        return not _GROUP.match(left) and len(left.split()) >= 2
    return (
        part[0].isupper()
        and re.match(r"(?:phong|van phong|trung tam|cong an|ban|bo phan|so|thanh tra)\s+\w", low) is not None
    )


def _doing(name: str) -> int | None:
    """Where the words begin that tell what the agency does."""
    for match in _DOING.finditer(name):
        before = name[: match.start()].rstrip(" ,(")
        if (
            before
            and not _NAMED_BY_WORK.search(before.lower())
            and len(before.split()) >= 2
            and not _in_brackets(name, match.start() + 1)
        ):
            return match.start()
    return None


def _without_work(name: str) -> str:
    work = _doing(name)
    return name if work is None else name[:work]
