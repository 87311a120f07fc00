"""Bytes of a text file -> characters, in Unicode or in a legacy Vietnamese code."""

import codecs
import re
from collections.abc import Callable

from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.clean import compose

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.01

# TCVN 5712:1993 (font names ".Vn..."): one byte a letter. Capitals with a tone exist only as a font, not as a code.
_TCVN3_CODES = (
    "a1a2a3a4a5a6a7a8a9aaabacadae"
    "b5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedf"
    "e1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip(bytes.fromhex(_TCVN3_CODES), _TCVN3_LETTERS, strict=True))

_COMMON_WORDS = re.compile(r"\b(?:và|của|các|được|năm|nhân dân|hành chính|kế hoạch|thực hiện)\b", re.IGNORECASE)
_ENOUGH_COMMON_WORDS = 3


def decode_text(data: bytes) -> str:
    """The file's characters in NFC, without a byte order mark.

    Raises ``UnreadableDocument``: UNKNOWN_FORMAT for binary data, OLD_ENCODING for text in a code not known here.
    """
    text = _decode_unicode(data)
    if text is None:
        _refuse_binary(data.decode("latin-1"))
        text = _decode_legacy(data)
    _refuse_binary(text)
    return compose(text)


def _decode_unicode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _refuse_binary(text: str) -> None:
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > _MAX_CONTROL_SHARE * len(text):
        raise UnreadableDocument(Problem.UNKNOWN_FORMAT)


def _decode_legacy(data: bytes) -> str:
    """Try each code and keep the one that yields everyday Vietnamese words: every code accepts nearly every byte."""
    candidates = [decode(data) for decode in _LEGACY_DECODERS]
    best = max(candidates, key=_common_words)
    if _common_words(best) < _ENOUGH_COMMON_WORDS:
        raise UnreadableDocument(Problem.OLD_ENCODING)
    return best


def _common_words(text: str) -> int:
    return len(_COMMON_WORDS.findall(text))


def _decode_cp1258(data: bytes) -> str:
    return compose(data.decode("cp1258", errors="replace"))


def _decode_tcvn3(data: bytes) -> str:
    return data.decode("latin-1").translate(_TCVN3)


_LEGACY_DECODERS: tuple[Callable[[bytes], str], ...] = (_decode_cp1258, _decode_tcvn3)
