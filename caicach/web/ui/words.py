"""Dates, times and numbers on pages: as Vietnamese offices write them, and a dash for what is missing."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from caicach.values import vietnamese

MISSING = "–"


def day_in_words(day: date | None) -> str:
    """30/10/2026. Of a moment the day it was in Vietnam; midnight there is not midnight in the database."""
    if day is None:
        return MISSING
    return vietnamese.say_date(timezone.localtime(day) if isinstance(day, datetime) else day)


def moment_in_words(moment: datetime | None) -> str:
    """14:05, 30/10/2026, in Vietnam's time. Raises ``ValueError`` for a moment without a time zone."""
    if moment is None:
        return MISSING
    local = timezone.localtime(moment)
    return f"{local.hour:02d}:{local.minute:02d}, {vietnamese.say_date(local)}"


def number_in_words(number: Decimal | int | None) -> str:
    """1.234.567,8. Missing is a dash, never zero."""
    return MISSING if number is None else vietnamese.say_number(number)
