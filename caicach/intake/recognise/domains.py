"""Headings of a plan -> fields of reform [lĩnh vực]. Titles differ from plan to plan; what they speak of does not."""

import re
from itertools import pairwise

from caicach.intake.recognise.remembered import remembered
from caicach.intake.recognise.spelling import bare, nearly
from caicach.values.choices import Domain

# What a title speaks of first decides: "Khảo sát mức độ hài lòng về thủ tục hành chính" is about satisfaction.
_WORDS: tuple[tuple[Domain, str], ...] = (
    (Domain.SATISFACTION, r"hai long|dieu tra xa hoi hoc"),
    (Domain.COMPETITIVENESS, r"nang luc canh tranh|moi truong (?:dau tu|kinh doanh)|\bd?pci\b|\bddci\b|thu hut dau tu"),
    (
        Domain.STEERING,
        r"chi dao|dieu hanh|tuyen truyen|truyen thong|kiem tra (?:cong tac )?(?:cai cach|cchc)|cong tac cchc",
    ),
    (Domain.INSTITUTIONS, r"the che|van ban (?:quy pham|qppl)|vbqppl|quy pham phap luat|thi hanh phap luat"),
    (Domain.PROCEDURES, r"thu tuc hanh chinh|\btthc\b|\bkstthc\b|mot cua|giai quyet thu tuc"),
    (Domain.ORGANIZATION, r"to chuc bo may|bo may|co cau to chuc|tinh gian bien che|phan cap, phan quyen"),
    (
        Domain.CIVIL_SERVICE,
        (
            r"cong vu|doi ngu|can bo, cong chuc|cong chuc, vien chuc|\bcbccvc\b|\bcbcc\b|nguon nhan luc|"
            r"dao tao, boi duong|vi tri viec lam"
        ),
    ),
    (Domain.PUBLIC_FINANCE, r"tai chinh|ngan sach|tai san cong"),
    (
        Domain.DIGITAL_GOVERNMENT,
        (
            r"hien dai hoa|chinh (?:quyen|phu) (?:dien tu|so)|chuyen doi so|cong nghe thong tin|\bcntt\b|de an 06|"
            r"\biso\b|so hoa|dich vu cong truc tuyen"
        ),
    ),
)
_COMPILED = tuple((domain, re.compile(words)) for domain, words in _WORDS)
# Two-word names that a scan may spoil by a letter each: the last chance for a title that says nothing else.
_SPOILT: tuple[tuple[Domain, tuple[str, str]], ...] = (
    (Domain.INSTITUTIONS, ("the", "che")),
    (Domain.PROCEDURES, ("thu", "tuc")),
    (Domain.ORGANIZATION, ("bo", "may")),
    (Domain.CIVIL_SERVICE, ("cong", "vu")),
    (Domain.PUBLIC_FINANCE, ("tai", "chinh")),
    (Domain.DIGITAL_GOVERNMENT, ("dien", "tu")),
    (Domain.STEERING, ("dieu", "hanh")),
    (Domain.STEERING, ("chi", "dao")),
)


@remembered
def domain_of(title: str) -> Domain | None:
    """The field of reform that a heading names first, by its keywords; None where it names none.

    Tone marks do not count, and where nothing else is found one letter in a name may be wrong ("Cải cách thủ ché").
    """
    low = " ".join(bare(title).split())
    found = [(match.start(), domain) for domain, words in _COMPILED if (match := words.search(low))]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    words = re.findall(r"\w+", low)
    pairs = list(pairwise(words))
    return next((domain for domain, name in _SPOILT if any(_spoilt(pair, name) for pair in pairs)), None)


# What tasks speak of without naming their field. Each word found counts once; the field with most of them wins.
_SIGNS: tuple[tuple[Domain, str], ...] = (
    (
        Domain.STEERING,
        (
            r"ban chi dao|to cong tac|(?:ke hoach|chi so|cong tac|kiem tra|sang kien|bao cao) (?:cai cach hanh chinh|"
            r"cchc)|par index|sang kien"
        ),
    ),
    (Domain.INSTITUTIONS, r"van ban|phap luat|qppl|he thong hoa|nghi quyet hdnd"),
    (
        Domain.PROCEDURES,
        (
            r"niem yet|phan anh|kien nghi|ho so|tiep nhan|tra ket qua|dich vu cong|buu chinh cong ich|xin loi|"
            r"phuc vu hanh chinh cong"
        ),
    ),
    (
        Domain.ORGANIZATION,
        r"sap xep|kien toan to chuc|bien che|phan cap|uy quyen|cap pho|don vi su nghiep|chuc nang, nhiem vu",
    ),
    (
        Domain.CIVIL_SERVICE,
        (
            r"can bo|cong chuc|vien chuc|tuyen dung|bo nhiem|boi duong|dao tao|ky luat|ky cuong|vi tri viec lam|"
            r"chuyen doi vi tri|van hoa cong so"
        ),
    ),
    (Domain.PUBLIC_FINANCE, r"kinh phi|du toan|quyet toan|giai ngan|chi tieu noi bo|tu chu|thu, chi|tai san"),
    (
        Domain.DIGITAL_GOVERNMENT,
        (
            r"truc tuyen|so hoa|chu ky so|dien tu|phan mem|cong nghe|du lieu|moi truong mang|an toan thong tin|"
            r"cong nghe so"
        ),
    ),
    (Domain.SATISFACTION, r"khao sat|do luong|muc do hai long"),
)
_SIGN_PATTERNS = tuple((domain, re.compile(words)) for domain, words in (*_SIGNS, *_WORDS))


def guess_domain(task: str) -> Domain | None:
    """The field that the words of a task point to most, where no heading names one; None where they point nowhere."""
    low = " ".join(bare(task).split())
    points = {domain: 0 for domain, _ in _SIGN_PATTERNS}
    for domain, words in _SIGN_PATTERNS:
        points[domain] += len(set(words.findall(low)))
    best = max(points, key=lambda domain: points[domain])
    return best if points[best] else None


def _spoilt(pair: tuple[str, str], name: tuple[str, str]) -> bool:
    """One of the two words as it should be, the other off by a letter."""
    return any(pair[i] == name[i] and nearly(pair[1 - i], name[1 - i]) for i in (0, 1))
