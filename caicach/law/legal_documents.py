"""The register of legal documents that reform plans cite: what they are called, and while they hold."""

import re
from functools import cache

from caicach.law.entries import Entry, MalformedLaw, law_text, read_entries
from caicach.values.legal_document import LegalDocument

_FILE = "parameters/legal_documents.toml"
_CERTAINTIES = ("decided", "reported")
_YEAR = re.compile(r"\d+[a-z]?/((?:19|20)\d\d)/")


@cache
def load_legal_documents() -> tuple[LegalDocument, ...]:
    """The register that comes with this release. Read once."""
    return read_legal_documents(law_text(_FILE), file=_FILE)


def read_legal_documents(text: str, *, file: str) -> tuple[LegalDocument, ...]:
    """Read a register. Raises ``MalformedLaw``, which names file, entry and fault, for anything doubtful."""
    documents: dict[tuple[str, int], LegalDocument] = {}
    for _, entry in read_entries(text, file=file, tables=("document",)):
        document = _document(entry)
        # Numbers without a year begin again every January.
        identity = (document.number, document.issued_on.year)
        if identity in documents:
            raise entry.fault(f"{document.number} of {document.issued_on.year} is entered twice")
        documents[identity] = document
    if not documents:
        raise MalformedLaw(f"{file}: there is no [[document]] entry")
    return tuple(documents.values())


def _document(entry: Entry) -> LegalDocument:
    document = LegalDocument(
        kind=entry.text("kind"),
        number=entry.text("number"),
        issued_on=entry.day("issued_on"),
        issuer=entry.text("issuer"),
        title=entry.text("title"),
        source=entry.text("source"),
        certainty=entry.text("certainty"),
        valid_from=entry.day_or_none("valid_from"),
        valid_to=entry.day_or_none("valid_to"),
        replaced_by=entry.text_or_none("replaced_by"),
    )
    entry.finish()
    _refuse_doubtful(document, entry)
    return document


def _refuse_doubtful(document: LegalDocument, entry: Entry) -> None:
    year = _YEAR.match(document.number)
    if document.certainty not in _CERTAINTIES:
        raise entry.fault(f"certainty must be one of {', '.join(_CERTAINTIES)}, not {document.certainty!r}")
    if year and int(year[1]) != document.issued_on.year:
        raise entry.fault(f"{document.number} cannot be of {document.issued_on.year}")
    if document.valid_from and document.valid_from < document.issued_on:
        raise entry.fault(f"valid_from {document.valid_from} is before issued_on {document.issued_on}")
    if document.valid_to and document.valid_to < (document.valid_from or document.issued_on):
        raise entry.fault(f"valid_to {document.valid_to} is before the document held")
    if document.replaced_by and document.valid_to is None:
        raise entry.fault("replaced_by needs valid_to, the last day in force")
