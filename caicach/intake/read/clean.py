"""One spelling of characters and blanks for all readers."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
# Several blanks, or a single one that is no space. Written so that a search looks for blanks alone.
_BLANKS = re.compile(r"[^\S\n](?:[^\S\n]+|(?<! ))")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")

# Signs of the font Symbol lie in the private area of Unicode; these change the meaning of a target.
_SIGNS = str.maketrans({0xF0A3: "≤", 0xF0B0: "°", 0xF0B1: "±", 0xF0B3: "≥", 0xF0B4: "×", 0xF0AE: "→"})
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_BULLET = re.compile("^[\uf000-\uf0ff] ?", re.MULTILINE)


# Composing takes time by the square of a pile of tone marks; no word of any language is as long as this.
_PIECES = re.compile(r"\S{1,100}|\s+")


def compose(text: str) -> str:
    """The text in NFC."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return "".join(unicodedata.normalize("NFC", piece) for piece in _PIECES.findall(text))


def clean_text(text: str) -> str:
    """Compose to NFC, drop invisible characters, fold runs of blanks to one space, keep breaks but no empty lines.

    Signs of symbol fonts become the Unicode signs that they show, or a dash where they stand as a bullet.
    """
    visible = _INVISIBLE.sub("", compose(text))
    plain = _BLANKS.sub(" ", visible)
    plain = (_AROUND_BREAK.sub("\n", plain) if "\n" in plain else plain).strip()
    return _BULLET.sub("- ", plain.translate(_SIGNS)).strip() if _PRIVATE.search(plain) else plain
