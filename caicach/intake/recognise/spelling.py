"""Words compared where scanning or typing has spoilt a tone mark or a letter."""

import unicodedata

from caicach.intake.recognise.remembered import remembered

# A capital letter in a pattern. A range such as À-Ỹ would take in small letters: the two alternate in Unicode.
CAPITAL = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"


@remembered
def bare(text: str) -> str:
    """A copy letter for letter as long as ``text``: small letters without tone and vowel marks, đ as d, plain dashes.

    A match in the copy points at the same place in ``text``, which must be in normal form C.
    """
    return text.translate(_BARE)


def _bare_letters() -> dict[int, str]:
    """Every Latin letter that Vietnamese writes with a mark, and capitals, mapped to the plain small letter.

    Other ASCII signs stand for themselves: looking for one that is not in the table takes far longer.
    """
    table = {ord("đ"): "d", ord("Đ"): "d", **{ord(dash): "-" for dash in "–—−‑"}}
    for code in (*range(ord("A"), ord("Z") + 1), *range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(plain) == 1 and plain.isascii() and plain.isalpha():
            table.setdefault(code, plain)
    return {code: chr(code) for code in range(128)} | table


_BARE = _bare_letters()


def nearly(one: str, other: str) -> bool:
    """True where two words are the same but for one letter changed, dropped or added."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[start:] == other[start + 1 :] if len(one) < len(other) else one[start + 1 :] == other[start + 1 :]
