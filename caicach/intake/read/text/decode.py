"""Bytes of a text file -> characters, in Unicode or in a legacy Vietnamese code."""

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from caicach.intake.problems import Problem, UnreadableDocument
from caicach.intake.read.clean import compose
from caicach.intake.read.legacy import DECODERS, Code, signs_of

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.01

_COMMON_WORDS = re.compile(r"\b(?:và|của|các|được|năm|nhân dân|hành chính|kế hoạch|thực hiện)\b", re.IGNORECASE)
_ENOUGH_COMMON_WORDS = 3
_SIGNS = re.compile("[\u00a1-\u00ff]")
_SPOILT_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Characters in NFC, and the old code that they were converted from."""

    text: str
    code: Code | None = None


def decode_text(data: bytes) -> DecodedText:
    """The file's characters, without a byte order mark.

    Raises ``UnreadableDocument``: UNKNOWN_FORMAT for binary data, OLD_ENCODING for text in a code not known here.
    """
    text = _decode_unicode(data)
    if text is not None:
        _refuse_binary(text)
        return _unspoilt(text)
    _refuse_binary(data.decode("latin-1"))
    return _decode_legacy(data)


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


def _decode_legacy(data: bytes) -> DecodedText:
    """Try each code and keep the one that yields everyday Vietnamese words: every code accepts nearly every byte."""
    windows = DecodedText(compose(data.decode("cp1258", errors="replace")))
    best = max([windows, *_conversions(signs_of(data))], key=_common_words)
    if not _is_vietnamese(best):
        raise UnreadableDocument(Problem.OLD_ENCODING)
    return best


def _unspoilt(text: str) -> DecodedText:
    """Text in Unicode, unless its signs are those of an old code, from which they were copied one for one."""
    plain = DecodedText(compose(text))
    if _is_vietnamese(plain) or len(_SIGNS.findall(text)) < _SPOILT_SHARE * len(text):
        return plain
    best = max(_conversions(text), key=_common_words)
    return best if _is_vietnamese(best) else plain


def _conversions(signs: str) -> list[DecodedText]:
    return [DecodedText(compose(decode(signs)), code) for code, decode in DECODERS.items()]


def _is_vietnamese(decoded: DecodedText) -> bool:
    """A few everyday words are enough: a document has its first ones in its letterhead."""
    found = islice(_COMMON_WORDS.finditer(decoded.text), _ENOUGH_COMMON_WORDS)
    return sum(1 for _ in found) == _ENOUGH_COMMON_WORDS


def _common_words(decoded: DecodedText) -> int:
    return len(_COMMON_WORDS.findall(decoded.text))
