"""Vietnamese codes from before Unicode, which old offices still have in their files: TCVN3, VNI, VISCII.

In each a letter is one or two of the 256 signs of Windows (code page 1252); which letters they show, the font decided.
TCVN3 (TCVN 5712:1993, "ABC") has capitals with a tone only as fonts of capitals, whose names end in H.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caicach.values.sentence import Sentence


class Code(StrEnum):
    """A code, by the name that officials know it by."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    VISCII = "VISCII"


@dataclass(frozen=True, slots=True)
class FontCode:
    """What a font makes of the signs: which code, and whether it shows all letters as capitals."""

    code: Code
    capitals: bool = False


CONVERTED = Sentence(
    "Phần chữ dùng bảng mã cũ (%(code)s) đã được chuyển sang Unicode. Hãy đối chiếu chữ hoa và dấu với bản gốc."
)

_TCVN3_FONT = re.compile(r"(?:[A-Z]{6}\+)?\.Vn")
_VNI_FONT = re.compile(r"(?:[A-Z]{6}\+)?VNI[- ]", re.IGNORECASE)
_CAPITALS_FONT = re.compile(r"\.Vn\w*H\b")

_TCVN3_SIGNS = (
    "a1a2a3a4a5a6a7a8a9aaabacadae"
    "b5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedf"
    "e1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_IN_CAPITALS = re.compile(r"(?:[^a-zA-Z]*[A-Z]){3}[^a-z]*")
_TCVN3 = dict(zip(bytes.fromhex(_TCVN3_SIGNS), _TCVN3_LETTERS, strict=True))

# Letters with a sign of their own, and those of two signs: the tone, or hat and tone, follows the vowel.
_VNI_SINGLE = dict(zip("ñíìæóòôöî", "đíìỉĩịơưỵ", strict=True))
_VNI_TONES = "ùøûõï"
_VNI_HATS = "âáàåãä"
_VNI_BREVES = "êéèúüë"
_VNI_VOWELS = {
    **{vowel: dict(zip(_VNI_TONES, toned, strict=True)) for vowel, toned in
       (("a", "áàảãạ"), ("e", "éèẻẽẹ"), ("o", "óòỏõọ"), ("u", "úùủũụ"), ("ô", "ớờởỡợ"), ("ö", "ứừửữự"))},
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}  # fmt: skip
_VNI_VOWELS["a"] |= dict(zip(_VNI_HATS + _VNI_BREVES, "âấầẩẫậăắằẳẵặ", strict=True))
_VNI_VOWELS["e"] |= dict(zip(_VNI_HATS, "êếềểễệ", strict=True))
_VNI_VOWELS["o"] |= dict(zip(_VNI_HATS, "ôốồổỗộ", strict=True))

_VISCII_LETTERS = {
    0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
    **dict(enumerate("ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ", start=0x80)),
    **dict(enumerate("ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ", start=0xC0)),
}  # fmt: skip


def _vni_pairs() -> dict[str, str]:
    """Every letter of VNI in small and in capitals; a vowel's capital takes the small or the capital second sign."""
    pairs = dict(_VNI_SINGLE)
    pairs |= {vowel + sign: letter for vowel, toned in _VNI_VOWELS.items() for sign, letter in toned.items()}
    capitals = {signs.upper(): letter.upper() for signs, letter in pairs.items()}
    mixed = {signs[0].upper() + signs[1:]: letter.upper() for signs, letter in pairs.items()}
    return {**mixed, **pairs, **capitals}


_VNI = _vni_pairs()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_UNICODE_ALREADY = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")


def code_of_font(name: str) -> FontCode | None:
    """The code that a font stands for; None for fonts of Unicode."""
    if _TCVN3_FONT.match(name):
        return FontCode(Code.TCVN3, capitals=_CAPITALS_FONT.search(name) is not None)
    return FontCode(Code.VNI) if _VNI_FONT.match(name) else None


def in_unicode(text: str, font: FontCode) -> str:
    """The letters that such a font shows for these signs. Text that is in Unicode all the same stays as it is."""
    if _UNICODE_ALREADY.search(text):
        return text
    shown = DECODERS[font.code](text)
    return shown.upper() if font.capitals else shown


def joins_vni(vowel: str, sign: str) -> str | None:
    """The letter that two signs of VNI make together."""
    return _VNI.get(vowel + sign)


def signs_of(data: bytes) -> str:
    """The signs of Windows for bytes, one for one."""
    return data.decode("latin-1").translate(_WINDOWS)


def _translating(table: Mapping[int, str]) -> Callable[[str], str]:
    return lambda text: text.translate(table)


def _decode_tcvn3(text: str) -> str:
    """A line in capitals has its toned letters small, for want of others: the plain letters around them say so."""
    lines = text.split("\n")
    return "\n".join(
        line.translate(_TCVN3).upper() if _IN_CAPITALS.fullmatch(line) else line.translate(_TCVN3) for line in lines
    )


def _decode_vni(text: str) -> str:
    return _VNI_SIGNS.sub(lambda found: _VNI[found[0]], text)


# Five of the signs are not taken in code page 1252; VISCII has letters there.
_WINDOWS = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_VISCII = {ord(_WINDOWS.get(byte, chr(byte))): letter for byte, letter in _VISCII_LETTERS.items()}
DECODERS: dict[Code, Callable[[str], str]] = {
    Code.TCVN3: _decode_tcvn3,
    Code.VNI: _decode_vni,
    Code.VISCII: _translating(_VISCII),
}
"""How signs of Windows are read in each code."""
