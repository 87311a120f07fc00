"""A legal document [văn bản pháp luật] as registers know it: what it is called, who issued it, and while it holds."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """``kind`` is the Vietnamese word ("Nghị định"), ``number`` as printed ("61/2018/NĐ-CP").

    ``valid_from`` and ``valid_to`` are the first and last day in force, None where unknown or without end.
    ``replaced_by`` is the number of the document that took its place; ``source`` says who states all this, and
    ``certainty`` how sure the entry is ("decided", "reported", "forecast").
    """

    kind: str
    number: str
    issued_on: date
    issuer: str
    title: str
    source: str
    certainty: str
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str | None = None
