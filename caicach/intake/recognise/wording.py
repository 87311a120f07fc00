"""Text as it is compared: free of markup, and folded without moving a single letter.

``plain`` takes away what a converter left behind (markdown, HTML, odd blanks). ``folded`` makes a copy of the
same length in which case and the placing of tone marks no longer matter: a match in the copy points at the words.
"""

import re
import unicodedata

from caicach.intake.recognise.remembered import remembered

_MARKED = re.compile(r"[<*_#]")
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|ul|ol|li|p|br|span|div|sup|sub|font|td|th|tr|table|tbody|thead)\b[^<>]*>", re.IGNORECASE
)
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_STARS = re.compile(r"\*{2,3}|__")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]*\S)\*(?![\w*])")
_OPEN_EMPHASIS = re.compile(r"^\*(?=[^\s*])|(?<=[^\s*])\*$")

# Both placings of a tone mark are in daily use at the end of a syllable ("hòa", "hoà"); a copy keeps the first of each.
_PAIRS = re.findall(r"\w+", "òa oà óa oá ỏa oả õa oã ọa oạ òe oè óe oé ỏe oẻ õe oẽ ọe oẹ ùy uỳ úy uý ủy uỷ ũy uỹ ụy uỵ")
_TONES = dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True))
_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])(?<!q..)")
_SIGNS = {"–": "-", "—": "-", "−": "-", "‑": "-", "“": '"', "”": '"', "‘": "'", "’": "'"}


@remembered
def plain(text: str) -> str:
    """The words alone: composed letters (NFC), single blanks, no markdown marks or HTML tags."""
    text = unicodedata.normalize("NFC", text)
    if _MARKED.search(text) is None:
        return _single_blanks(text)
    text = _TAG.sub(" ", text)
    text = _HASHES.sub("", text)
    text = _STARS.sub("", text)
    text = _EMPHASIS.sub(r"\1", text)
    return _OPEN_EMPHASIS.sub("", _single_blanks(text)).strip()


def _single_blanks(text: str) -> str:
    # Blanks without width are none to ``split``, which is many times faster than an expression.
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())


@remembered
def folded(text: str) -> str:
    """A copy for comparing, as long as ``text`` to the letter: lower case, one placing of tone marks, plain dashes."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" alone becomes two letters
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    words = _TONE.sub(lambda match: _TONES[match.group()], lower)
    for sign, plain_sign in _SIGNS.items():  # many times faster than a table of translation
        if sign in words:
            words = words.replace(sign, plain_sign)
    return words


def is_capitals(text: str) -> bool:
    """True where a text is set in capitals: at least three letters, and nine in ten of them capital."""
    letters = list(filter(str.isalpha, text))
    return len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)
