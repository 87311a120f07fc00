"""The Vietnamese alphabet: one spelling of each letter, a folded form for searching, and dictionary order."""

import re
from functools import cache
from unicodedata import category, normalize

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}

# Combining marks of the five written tones, in the order of Vietnamese dictionaries: huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|\d|_")

SortToken = tuple[int, int, str, tuple[int, ...], int]


def nfc(text: str) -> str:
    """``text`` in Unicode normal form C: each letter with its marks is one character."""
    return normalize("NFC", text)


def fold(text: str) -> str:
    """``text`` for searching: lower case, no tone or vowel marks, đ as d, white space as single blanks.

    Words spelt the old and the new way (hòa, hoà) fold to the same. Invisible format characters are dropped.
    """
    decomposed = normalize("NFD", text).lower().replace("đ", "d")
    bare = "".join(char for char in normalize("NFD", decomposed) if category(char) not in {"Mn", "Cf"})
    return " ".join(nfc(bare).split())


def sort_key(text: str) -> tuple[tuple[SortToken, ...], tuple[bool, ...]]:
    """Key for ``sorted`` that gives Vietnamese dictionary order.

    Compared syllable by syllable: letters first (a ă â b c d đ e ê ...), then tone (none, huyền, hỏi, ngã, sắc, nặng),
    so that all that begins with "hà" stands together. Numbers compare by value ("Quận 2" before "Quận 10") and stand
    before words, other marks before numbers. Case decides last, small letters first.
    """
    composed = nfc(text)
    tokens = tuple(_token(piece) for piece in _TOKEN.findall(composed))
    return tokens, tuple(char.isupper() for char in composed if not char.isspace())


@cache
def _letter(char: str) -> tuple[int, int]:
    """Rank of a lower-case letter without its tone, and the tone's number (0: none)."""
    tone = 0
    kept = []
    for part in normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept.append(part)
    letter = nfc("".join(kept))
    # Letters of other scripts keep the order of their code points, after the Latin ones.
    return _RANK.get(letter, len(_ALPHABET) + ord(letter[0])), tone


def _token(piece: str) -> SortToken:
    if piece.isascii() and piece.isdigit():
        digits = piece.lstrip("0")
        return 1, len(digits), digits, (), 0  # by length, then by digits: no number is too long to compare
    if not piece.isalpha():
        return 0, 0, piece, (), 0
    letters = [_letter(char) for char in piece.lower()]
    return 2, 0, "", tuple(rank for rank, _ in letters), max((tone for _, tone in letters), default=0)
