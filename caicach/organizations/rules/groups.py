"""Groups that a plan names at once: "UBND các xã, phường", "các phòng, ban liên quan". Who belongs to them today."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from caicach.law.agency_names import load_agency_names
from caicach.values.vietnamese import fold, nfc


class Member(StrEnum):
    """A kind of agency of a body, as groups take them in."""

    DIVISION = "division"  # sở, phòng, văn phòng, trung tâm phục vụ hành chính công
    SERVICE_UNIT = "service_unit"  # đơn vị sự nghiệp công lập
    COMMUNE = "commune"  # UBND cấp xã under the body
    ASSOCIATION = "association"  # Mặt trận, đoàn thể
    OUTSIDE = "outside"  # nobody whom the body gives work to: thôn, doanh nghiệp


@dataclass(frozen=True, slots=True)
class Group:
    """``members`` are the kinds taken in. ``some`` is true where only those concerned are meant ("liên quan")."""

    members: frozenset[Member]
    some: bool


_GROUP = re.compile(
    r"^(?:thu truong |lanh dao |truong |(?:chu tich )?(?:ubnd|uy ban nhan dan) )?(?:cac|nhung|tat ca|moi)\b"
    r"|\blien quan\b|\bban,? nganh\b|\bphong, ban\b|\b(?:xa|phuong), (?:xa|phuong|thi tran|dac khu)\b"
    r"|^(?:chu tich )?(?:ubnd|uy ban nhan dan) cap xa$|^thu truong (?:co quan|don vi)\b"
)
_SOME = re.compile(r"\bliên quan\b|\bđược (?:kiểm tra|giao|phân công|chọn)\b")
# "thuộc UBND huyện", "trên địa bàn xã" say whose the members are, not what they are.
_OWNER = re.compile(r"\b(?:thuộc|trực thuộc|của|trên địa bàn)\b.*$")


def names_a_group(words: str) -> bool:
    """Do the words name many at once, so that no single agency can be meant?"""
    return bool(_GROUP.search(fold(words)))


def read_group(words: str) -> Group | None:
    """The kinds of agencies that the words take in, None where they name no group. Unknown nouns take in nobody."""
    if not names_a_group(words):
        return None
    text = " ".join(nfc(words).lower().split())
    some = _SOME.search(text) is not None
    if (owner := _OWNER.search(text)) and names_a_group(owner[0]):
        return Group(members=frozenset(), some=some)  # parts of many agencies: nobody here can tell which
    text = _OWNER.sub("", text)
    members: set[Member] = set()
    for pattern, found in _nouns():
        if pattern.search(text):
            text = pattern.sub(" ", text)
            members |= found
    return Group(members=frozenset(members), some=some)


@cache
def _nouns() -> tuple[tuple[re.Pattern[str], frozenset[Member]], ...]:
    """Each noun with its kinds, longest first, so that "đơn vị sự nghiệp" is no "đơn vị"."""
    nouns = [
        (word, frozenset(Member(member) for member in group.members))
        for group in load_agency_names().groups
        for word in group.words
    ]
    # "cơ sở" is no sở, "xã hội" no xã.
    return tuple(
        (re.compile(rf"(?<!cơ )(?<!\w){re.escape(word)}(?! hội)(?!\w)"), members)
        for word, members in sorted(nouns, key=lambda noun: -len(noun[0]))
    )
