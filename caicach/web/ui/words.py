"""Words on pages that templates do not hold: sentences of the pure packages, dates, times and numbers.

Sentences are said in the reader's language. Dates and numbers stay as Vietnamese offices write them in every language,
since they are typed in and printed so, too; a dash is for what is missing.
"""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext

from caicach.values import vietnamese
from caicach.values.sentence import Refusal, Sentence

MISSING = "–"


def sentence_in_words(sentence: Sentence) -> str:
    """The sentence in the reader's language, and so the sentences inside it."""
    template = gettext(sentence.template)
    if not sentence.values:
        return template
    inside = {
        name: sentence_in_words(one) if isinstance(one, Sentence) else one for name, one in sentence.values.items()
    }
    return template % inside


def refusal_in_words(refusal: Refusal) -> str:
    """Why something is not done, in the reader's language."""
    return sentence_in_words(refusal.sentence)


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
