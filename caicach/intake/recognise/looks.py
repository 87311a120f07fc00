"""What the words in a cell look like, whatever column they stand in."""

import re
from collections.abc import Callable

from caicach.intake.recognise.agencies import is_agency_list, opens_as_agency
from caicach.intake.recognise.deliverables import opens_as_product
from caicach.intake.recognise.domains import domain_of
from caicach.intake.recognise.labels import Role
from caicach.intake.recognise.remembered import remembered
from caicach.intake.recognise.spelling import bare
from caicach.intake.recognise.times import TimeKind, find_times
from caicach.intake.recognise.wording import folded

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|[A-ZĐa-zđ])\s*[.)]?")
_MONEY = re.compile(r"[\d.,\s]+(?:triệu|nghìn|tỷ|tr|đ|đồng|vnđ)*\.?", re.IGNORECASE)
_SOME_YEAR = 2000
_SHORT, _LONG = 40, 1500


def is_number(text: str) -> bool:
    """A row's number: 3, 1.2, IV, b."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_money(text: str) -> bool:
    """An amount and nothing else."""
    return _MONEY.fullmatch(text.strip()) is not None and any(letter.isdigit() for letter in text)


@remembered
def is_time(text: str) -> bool:
    """Words that promise a time: short, or opening with one."""
    if len(text) > _LONG:
        return False
    times = [time for time in find_times(" ".join(text.split()), year=_SOME_YEAR) if time.kind is not TimeKind.WEAK]
    if not times or is_agency_list(text):
        return False
    covered = sum(time.end - time.start for time in times)
    return len(times) > 1 or times[0].start <= 25 or 2 * covered >= len(text) or len(text) <= 60


_TIME_WORDS = re.compile(
    r"(?:trong (?:nam|quy|thang|vong)|qu[yi] (?:[ivl]+|[1-4])|thang \d+|thuong xuyen|truoc (?:ngay|thang|quy|\d+)|"
    r"hoan thanh|hang|dinh ky|cham nhat|nam 20\d\d|ngay \d+|khi (?:co|phat)|sau khi|ngay sau|tu (?:thang|quy|ngay)|"
    r"theo (?:ke hoach|quy dinh|yeu cau|huong dan|tien do|lo trinh)|0?6 thang|\d{1,2}/\d{1,2}/|den het|ca nam|"
    r"lien tuc|moi (?:thang|quy|nam|tuan))\b"
)
_TIME_CUT_SHORT = ("trong", "quý", "tháng", "hàng", "thường", "định", "trước", "năm", "hằng")


def opens_as_time(text: str) -> bool:
    """True where a line begins as a deadline does, even one that only the next line completes ("Trong", "Quý")."""
    words = text.strip()
    return _TIME_WORDS.match(bare(words)) is not None or folded(words) in _TIME_CUT_SHORT


def fits(role: Role, text: str) -> float:
    """How well ``text`` looks like what ``role`` holds: 1 it does, 0 it may, -1 it looks like something else."""
    return _FITS[role](text) if role in _FITS else 0.0


def _is_only_time(text: str) -> bool:
    return len(text) < _SHORT and opens_as_time(text) and is_time(text)


def _fits_number(text: str) -> float:
    return 1.0 if is_number(text) else -1.0


def _fits_task(text: str) -> float:
    if is_number(text) or is_money(text) or _is_only_time(text):
        return -1.0
    return -0.5 if is_agency_list(text) and len(text) < 60 else 0.5 if len(text) > 25 else 0.0


def _fits_deliverable(text: str) -> float:
    if opens_as_product(text):
        return 1.0
    if is_agency_list(text) or is_number(text) or _is_only_time(text):
        return -1.0
    return 0.0


def _fits_agency(text: str) -> float:
    if is_agency_list(text):
        return 1.0
    if opens_as_agency(text):
        return 0.5
    if is_money(text) or is_time(text) or opens_as_product(text) or len(text) > 300:
        return -1.0
    return -0.2


def _fits_deadline(text: str) -> float:
    if is_time(text):
        return 1.0
    if is_agency_list(text) or opens_as_product(text) or is_money(text):
        return -1.0
    return -0.2


def _fits_budget(text: str) -> float:
    if is_money(text):
        return 1.0
    return 0.0 if re.search(r"\b(?:dong|ngan sach|kinh phi|khong|nsnn)\b", bare(text)) else -1.0


def _fits_domain(text: str) -> float:
    return 0.5 if domain_of(text) else 0.0


_FITS: dict[Role, Callable[[str], float]] = {
    Role.NUMBER: _fits_number,
    Role.TASK: _fits_task,
    Role.DOMAIN: _fits_domain,
    Role.DELIVERABLE: _fits_deliverable,
    Role.LEAD: _fits_agency,
    Role.COORDINATOR: _fits_agency,
    Role.DEADLINE: _fits_deadline,
    Role.BUDGET: _fits_budget,
}
