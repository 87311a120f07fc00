"""Files that stand for the evidence of a finished task."""

import re
from datetime import date

from caicach.demo.word import write_record
from caicach.foundation.rules import CheckedFile, check_file
from caicach.organizations.models import Agency

NUMBER = re.compile(r"\bsố (\d+/[A-ZĐ][A-Za-zĐ-]*)")


def evidence_file(*, name: str, agency: Agency | None, day: date) -> CheckedFile:
    """A page that says what would stand here, named after the document."""
    issuer = agency.name if agency else ""
    data = write_record(title=name, issuer=issuer, day=day)
    return check_file(name=f"{name.replace('/', '-')}.docx", data=data)


def number_in(name: str) -> str:
    """The number that the name of a document mentions ("12/KH-UBND"), or nothing."""
    match = NUMBER.search(name)
    return match[1] if match else ""
