"""What a task yields [sản phẩm]: one entry for each product out of a cell or line."""

import re
from collections.abc import Iterator

from caicach.intake.recognise.spelling import CAPITAL, bare
from caicach.intake.recognise.wording import folded, plain

# Kinds of product, as they open an entry. Compared without tone marks.
_KINDS = (
    r"ke hoach|bao cao|quyet dinh|van ban|cong van|to trinh|thong bao|ket luan|quy che|de an|danh muc|huong dan|"
    r"chuong trinh|"
    r"bien ban|nghi quyet|chi thi|bai viet|tin bai|tin, bai|hoi nghi|lop|danh sach|ho so|du thao|quy trinh|phuong an|"
    r"bang|bieu|"
    r"phieu|so lieu|co so du lieu|phan mem|he thong|ty le|ket qua|san pham|tai lieu|mo hinh|sang kien|chuyen muc|"
    r"giay moi|"
    r"cong thong tin|trang thong tin|to cong tac|hop dong|du toan|quy dinh|kien nghi|de xuat|giai phap|bo tieu chi"
)
_KIND = re.compile(rf"(?:(?:cac|nhung|du thao|0?1|mot so)\s+)?(?:{_KINDS})\b")
# Kinds that a capital letter in mid-line marks as a new entry where a list lost its dashes.
_CAPITAL_KIND = re.compile(
    r"(?<=[^\W\d_])\s+(?=(?:Báo cáo|Kế hoạch|Quyết định|Văn bản|Công văn|Tờ trình|Thông báo|Biên bản|Kết luận|"
    r"Danh mục|Quy chế)\b)"
)
_DASHES = "-–+•"
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:va|hoac|ban hanh|phe duyet|trien khai|thuc hien|cua|theo|trong|tai|xay dung|cong bo|kem theo|cac|"
    r"nhung|mot|ban|"
    r"du thao|thong qua|ve|cho|la|to trinh|quyet dinh|tham muu|de nghi|trinh|ky|soan thao|to chuc|noi dung|so|voi|"
    r"thao|duoc|bang|"
    r"co|ket qua|\d+|va cac|hoan thien|cap nhat)$"
)
_GOES_ON = re.compile(r"(?:trên|tại|của|và|để|theo|qua|bằng|trong|với|ở|về|nhằm|cho|đến|thuộc|do|được|hoặc|cùng)\s")
_ENTRY_END = re.compile(
    rf";|(?:^|(?<=[.;:,]))\s*[-–+•]\s+|\s[+•]\s+|\s[-–]\s+(?={CAPITAL})|(?<=[^\W\d_)])\.\s+(?=[-–+]?\s*{CAPITAL})"
)


def split_deliverables(text: str, *, commas: bool = False) -> tuple[str, ...]:
    """The products named in ``text``, in order.

    Entries are parted by list dashes, line breaks, semicolons and ends of sentences. With ``commas`` (running text,
    where a list has nothing else to part it) also by a comma before another kind of document: "Kế hoạch, báo cáo".
    """
    lines = _lines(text)
    commas = commas and not any(line[0] in _DASHES for line in lines[1:])
    entries = [entry for line in lines for entry in _entries(line, commas=commas)]
    return tuple(name for entry in entries if (name := _trimmed(entry)) and any(letter.isalnum() for letter in name))


def opens_as_product(text: str) -> bool:
    """True where ``text`` begins with a kind of document or product."""
    return _KIND.match(bare(text.lstrip(" -–+•"))) is not None


def _lines(text: str) -> list[str]:
    """The lines of a cell, with those that only wrapped joined again."""
    lines: list[str] = []
    for line in filter(None, (plain(line) for line in text.split("\n"))):
        if lines and not _begins_entry(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _begins_entry(before: str, line: str) -> bool:
    if line[0] in _DASHES:
        return True
    if before[-1] in ".;":
        return line[0].isupper() or before[-1] == ";"
    return before[-1] != "," and line[0].isupper() and opens_as_product(line) and not _LEADS_ON.search(bare(before))


def _entries(line: str, *, commas: bool) -> Iterator[str]:
    parts = [part for part in _outside_brackets(line, _ENTRY_END) if part.strip()]
    listed = len(parts) > 1
    entries: list[str] = []
    for part in parts:
        if entries and _continues(entries[-1], part):
            entries[-1] = f"{entries[-1]}; {part.strip()}"
        else:
            entries.append(part.strip())
    for entry in entries:
        if commas and not (listed and ";" in line):
            yield from _cut_at_commas(entry)
        else:
            yield from _cut_at_capitals(entry)


def _outside_brackets(text: str, pattern: re.Pattern[str]) -> list[str]:
    parts, start = [], 0
    for match in pattern.finditer(text):
        if text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]


def _continues(before: str, part: str) -> bool:
    """A part after a semicolon that only goes on with the sentence: "…; trên Trang thông tin; niêm yết tại …"."""
    part = part.strip()
    if _GOES_ON.match(folded(part)) and part[0].islower():
        return True
    return ";" in before and part[0].islower() and not _KIND.match(bare(part))


def _cut_at_commas(entry: str) -> Iterator[str]:
    """Cut at commas before another kind of document, when the entry itself opens with one."""
    if not _KIND.match(bare(entry)):
        yield entry
        return
    start = 0
    for match in re.finditer(r"\s*,\s*", entry):
        if _in_brackets(entry, match.start()) or not _KIND.match(bare(entry[match.end() :])):
            continue
        if not _is_phrase(entry[match.end() :]):
            yield entry[start : match.start()]
            start = match.end()
    yield entry[start:]


def _is_phrase(after: str) -> bool:
    """Words that open like a kind of document but belong to what is before: "phản ánh, kiến nghị"."""
    return (
        re.match(r"(?:kien nghi|de xuat|huong dan|ket qua|ho so|quy dinh|giai phap|he thong)\b", bare(after))
        is not None
    )


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _cut_at_capitals(entry: str) -> Iterator[str]:
    if not _KIND.match(bare(entry)):
        yield entry
        return
    start = 0
    for match in _CAPITAL_KIND.finditer(entry):
        if not _LEADS_ON.search(bare(entry[: match.start()])) and not _in_brackets(entry, match.start()):
            yield entry[start : match.start()]
            start = match.end()
    yield entry[start:]


def _trimmed(entry: str) -> str:
    return re.sub(r"^[\s\-–+•;:,.]+|[\s\-–;:,.]+$", "", entry)
