"""The glossary: which English name in the code stands for which Vietnamese term. The data: ``glossary.toml``."""

from dataclasses import dataclass
from functools import cache

from caicach.law.entries import MalformedLaw, law_text, read_entries

_FILE = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """``code`` as the code spells it, ``vi`` as officials say it, where that comes from, and what it is not."""

    code: str
    vi: str
    source: str
    is_not: str | None = None


class UnknownTerm(LookupError):
    """Raised when a code is asked for that the glossary does not have."""


def term(code: str) -> Term:
    """The entry of ``code``: a class name ("Task"), or the value of a closed list (``Domain.STEERING``, "steering").

    Raises ``UnknownTerm``.
    """
    found = _terms().get(code)
    if found is None:
        raise UnknownTerm(f"the glossary has no entry for {code!r}: add one, with its source, to {_FILE}")
    return found


def all_terms() -> tuple[Term, ...]:
    """Every entry, in the order of the file. Read once."""
    return tuple(_terms().values())


def read_glossary(text: str, *, file: str) -> dict[str, Term]:
    """Read a glossary into entries by code. Raises ``MalformedLaw`` for a faulty entry or a code that comes twice."""
    terms: dict[str, Term] = {}
    for _, entry in read_entries(text, file=file, tables=("term",)):
        found = Term(
            code=entry.text("code"),
            vi=entry.text("vi"),
            source=entry.text("source"),
            is_not=entry.text_or_none("not"),
        )
        entry.finish()
        if found.code in terms:
            raise entry.fault(f"{found.code} has an entry already")
        terms[found.code] = found
    if not terms:
        raise MalformedLaw(f"{file}: there is no [[term]] entry")
    return terms


@cache
def _terms() -> dict[str, Term]:
    return read_glossary(law_text(_FILE), file=_FILE)
