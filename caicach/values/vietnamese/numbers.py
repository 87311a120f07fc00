"""Numbers as Vietnamese offices write them: a comma before decimals, dots between thousands."""

import re
from decimal import Decimal

from caicach.values.sentence import UnreadableText

_NUMBER = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")


def parse_number(text: str) -> Decimal:
    """Read "1.234,5", "74,56", "98" or "05". Raises ``UnreadableText``, a ``ValueError``, for anything else."""
    written = text.strip().replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(written):
        raise UnreadableText(
            "“%(text)s” không phải là số viết đúng cách: dùng dấu phẩy cho phần thập phân, "
            "dấu chấm cho hàng nghìn, ví dụ 1.234,5.",
            text=text.strip(),
        )
    return Decimal(written.replace(".", "").replace(",", "."))


def say_number(value: Decimal | int) -> str:
    """Write a number the Vietnamese way, with every digit that counts and none that does not: 1234.50 is "1.234,5".

    Raises ``ValueError`` for what is no number (NaN, infinity).
    """
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"{value} is no number that can be written")
    whole, _, decimals = f"{exact:,f}".partition(".")
    decimals = decimals.rstrip("0")
    whole = whole.replace(",", ".")
    if decimals:
        return f"{whole},{decimals}"
    return "0" if whole == "-0" else whole
