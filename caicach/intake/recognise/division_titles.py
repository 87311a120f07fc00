"""Titles that say what a stretch tells: "Tồn tại, hạn chế", "Nhiệm vụ, giải pháp", "Phân công trách nhiệm"."""

import re
from enum import StrEnum

from caicach.intake.recognise.spelling import bare


class Division(StrEnum):
    """What a stretch of a section tells. ``ASIDE`` is neither loss nor work: aims, requirements, legal bases."""

    CAUSES = "causes"
    REMEDIES = "remedies"
    DUTIES = "duties"
    ASIDE = "aside"


_BEFORE = r"(?:(?:nhung|cac|mot so|ve|noi dung|tieu chi|linh vuc|chi tieu|diem|thuc trang|phan tich|con|bi|va)[\s,/]+)*"
_LOSS = r"(?:ton tai|han che|khuyet diem|nguyen nhan|(?:bi )?(?:mat|tru) (?:nhieu )?diem|diem (?:yeu|tru|mat))"
_WORK = r"(?:nhiem vu|giai phap|bien phap|cach khac phuc|huong khac phuc|khac phuc|phuong huong)"
_CAUSES = re.compile(rf"{_BEFORE}{_LOSS}\b")
_REMEDIES = re.compile(rf"(?:(?:cac|nhung|mot so|noi dung|de xuat)\s+)*{_WORK}\b")
_BOTH = re.compile(rf"(?:,|;|/|-|\bva\b|\bcung\b)\s*(?:(?:cac|nhung|de xuat|huong)\s+)*{_WORK}\b")
_ONLY_A_LABEL = re.compile(
    rf"(?:(?:{_LOSS}|{_WORK}|nhung|cac|mot so|ve|noi dung|tieu chi|chu quan|khach quan|chu yeu|chinh|cua|dan den|lam|"
    r"trong|nam \d{4}|thuc hien|cu the|trong tam|can|va|muc tieu|yeu cau|thuc trang|ket qua|danh gia)[\s,/()]*)+"
)
_ASIDE = re.compile(
    r"(?:(?:cac|nhung|mot so|ve)\s+)*(?:muc tieu|chi tieu|muc dich|yeu cau|can cu|diem so|ket qua|danh gia|uu diem|"
    r"mat duoc|thuan loi|so diem|thuc trang|tinh hinh)\b"
)


_DUTIES = re.compile(r"(?:phan cong|trach nhiem|giao nhiem vu)\b")


def division_of_title(title: str) -> Division | None:
    """The division that a heading or the title of a column opens; None for one that opens several, or none."""
    low = " ".join(bare(title).split()).strip(" .:*")
    if match := _CAUSES.match(low):
        return None if _BOTH.search(low, match.end()) else Division.CAUSES
    if _REMEDIES.match(low):
        return Division.REMEDIES
    if _DUTIES.match(low):
        return Division.DUTIES
    return Division.ASIDE if _ASIDE.match(low) else None


def is_only_a_label(words: str) -> bool:
    """True for words before a colon that do nothing but open a division, such as "Hạn chế, nguyên nhân chủ yếu"."""
    return _ONLY_A_LABEL.fullmatch(bare(words)) is not None
