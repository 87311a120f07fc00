"""Words compared where scanning or typing has spoilt a tone mark or a letter."""

import unicodedata

# A capital letter in a pattern. A range such as À-Ỹ would take in small letters: the two alternate in Unicode.
CAPITAL = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"


def bare(text: str) -> str:
    """A copy letter for letter as long as ``text``: small letters without tone and vowel marks, đ as d, plain dashes.

    A match in the copy points at the same place in ``text``, which must be in normal form C.
    """
    return "".join(_bare_letter(letter) for letter in text)


def _bare_letter(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    if letter in "–—−‑":
        return "-"
    small = unicodedata.normalize("NFD", letter)[0].lower()
    return small if len(small) == 1 else letter


def nearly(one: str, other: str) -> bool:
    """True where two words are the same but for one letter changed, dropped or added."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[start:] == other[start + 1 :] if len(one) < len(other) else one[start + 1 :] == other[start + 1 :]
