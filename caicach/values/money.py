"""Money in whole đồng, kept in plain integers whose names end in ``_vnd``; plans state it in millions."""

import re

from caicach.values.vietnamese.letters import nfc
from caicach.values.vietnamese.numbers import parse_number, say_number

_UNIT = re.compile(r"\s*triệu(?:\s+đồng)?$", re.IGNORECASE)


def parse_million_vnd(text: str) -> int:
    """Read an amount given in millions of đồng ("5", "12,5", "1.200", "5 triệu đồng") as đồng.

    Raises ``ValueError`` with a Vietnamese sentence for what is no amount, is negative, or comes to parts of a đồng.
    A blank is no amount: it means "not stated", which differs from 0.
    """
    written = _UNIT.sub("", nfc(text).strip())
    amount = parse_number(written) * 1_000_000
    if amount < 0:
        raise ValueError(f"Số tiền “{text.strip()}” không được âm.")
    if amount != int(amount):
        raise ValueError(f"Số tiền “{text.strip()}” triệu đồng không tròn đến từng đồng.")
    return int(amount)


def say_vnd(amount_vnd: int) -> str:
    """The amount in full: "5.000.000 đồng"."""
    return f"{say_number(amount_vnd)} đồng"


def say_million_vnd(amount_vnd: int) -> str:
    """The amount in millions, exact to the đồng: "12,5 triệu đồng" for 12500000."""
    millions, rest = divmod(abs(amount_vnd), 1_000_000)
    decimals = f"{rest:06}".rstrip("0")
    sign = "-" if amount_vnd < 0 else ""
    return f"{sign}{say_number(millions)}{',' if decimals else ''}{decimals} triệu đồng"
