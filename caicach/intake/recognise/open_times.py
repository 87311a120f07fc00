"""Times that no calendar gives: when something happens, and what another document or rule sets."""

import re

from caicach.intake.recognise.time_grammar import readable, rule
from caicach.intake.recognise.time_words import Reader, Rules, Said, TimeKind, TimeWord

_SOURCES = (
    r"ke hoach|de an|chuong trinh|quy (?:dinh|che|trinh)|huong dan|tien do|lo trinh|lich|chi dao|quyet dinh|thong bao|"
    r"cong van|nghi quyet|nghi dinh|chi thi|thong tu|thoi (?:gian|han|diem|ky)|ky|dinh ky|van ban|noi dung|phan cong|"
    r"du an|giai doan|luat|dot"
)
_GATHERING = r"(?:ky hop|phien hop|cuoc hop|hoi nghi|dai hoi|bau cu)"
_FEAST = r"(?:tet|le|ngay le|ngay tet|ngay hoi|khai giang|nam hoc)"
_SPELL = r"(?:ngay|gio|tuan|thang|nam)(?: lam viec)?"
_FROM = r"(?:sau|truoc|ke tu|tinh tu|tu ngay|tu khi)"
_OPENINGS: tuple[tuple[str, TimeKind], ...] = (
    (r"\bkhi “\0*”", TimeKind.EVENT),
    (r"\btheo “\0*”", TimeKind.EXTERNAL),
    (r"\b(?:ngay )?(?:sau |truoc |tu |ke tu |den )?khi (?=\w)", TimeKind.EVENT),
    (rf"\b(?:ngay )?sau (?:(?:moi|tung|cac) )?(?:ky|dot|{_GATHERING}|{_FEAST})\b", TimeKind.EVENT),
    (rf"\b(?:truoc|trong) (?:(?:moi|tung|cac|thoi gian|dip) )*(?:{_GATHERING}|(?<=truoc\s){_FEAST})\b", TimeKind.EVENT),
    (r"\b(?:nhan )?dip (?=(?:tet|le|ngay|ky niem|quoc khanh|dai hoi)\b)", TimeKind.EVENT),
    # "Sau ngày 15/6" says when work may begin, not when it is done.
    (r"(?<!thang\s)(?<!quy\s)(?<!nam\s)(?<!lien\s)\bsau (?=(?:ngay|thang|{quy}) (?:\d|[iv]+\b))", TimeKind.EVENT),
    (r"\b(?:(?:trong )?truong hop|neu) (?=(?:co|phat sinh|thay|can|gap)\b)", TimeKind.EVENT),
    (rf"\btrong (?:vong|thoi han) {{number}}(?: \([^()]*\))? {_SPELL}\b", TimeKind.EVENT),
    (
        rf"\b(?:trong |sau )?{{number}}(?: \([^()]*\))? {_SPELL} {_FROM}\b",
        TimeKind.EVENT,
    ),
    (r"\b(?:ke|tinh) tu (?:ngay|khi|thoi diem) (?![\s\d])", TimeKind.EVENT),
    (r"\btheo (?:yeu cau|de nghi|nhu cau|phat sinh|thuc te)\b", TimeKind.EVENT),
    (r"(?<!khong\s)\b(?:phat sinh|dot xuat)\b", TimeKind.EVENT),
    (rf"\b(?:theo|can cu) (?:dung |cac |su )?(?:{_SOURCES})\b", TimeKind.EXTERNAL),
    (r"(?<!xay\s)\bdung (?:thoi (?:gian|han)|tien do|quy dinh|ke hoach|lo trinh|han)\b", TimeKind.EXTERNAL),
    (r"\b(?:trong |cuoi |dau |het )?(?:nam hoc|nhiem ky)\b", TimeKind.EXTERNAL),
    (r"\b(?:cac|nhung) nam {next}", TimeKind.EXTERNAL),
    (r"\bdinh ky\b", TimeKind.EXTERNAL),
)


def _read_open(kind: TimeKind) -> Reader:
    return lambda match, _said: TimeWord(start=match.start(), end=match.end(), kind=kind)


RULES: Rules = tuple((text, _read_open(kind)) for text, kind in _OPENINGS)
_PATTERNS = tuple((rule(text), kind) for text, kind in _OPENINGS)
_QUOTED_WHOLE = re.compile(r"\s*(“(\0+)”)")


def quoted_whole(low: str, said: Said) -> TimeWord | None:
    """ "“Theo Quyết định số 77/QĐ-UBND ngày 05/02/2026”": a text that begins with an open time in its own words."""
    match = _QUOTED_WHOLE.match(low)
    if match is None:
        return None
    inside = readable(said.text[slice(*match.span(2))])
    kind = next((kind for pattern, kind in _PATTERNS if pattern.match(inside)), None)
    return TimeWord(start=match.start(1), end=match.end(1), kind=kind) if kind else None
