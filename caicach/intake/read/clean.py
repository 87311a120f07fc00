"""One spelling of characters and blanks for all readers."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")


def clean_text(text: str) -> str:
    """Compose to NFC, drop invisible characters, fold runs of blanks to one space, keep breaks but no empty lines."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", visible)).strip()
