"""The words of the interface in other languages: caicach/locale/LANGUAGE/LC_MESSAGES/django.po.

``python -m tools.messages`` compiles every catalogue into the file that pages read; ``make setup`` calls it.
``python -m tools.messages --update`` brings the catalogues up to the source first: new words come in without a
translation, words that nothing says any more go, translations stay. A test fails while a translation is missing.

The source language is Vietnamese: what stands in the code is what most readers read. Words come from templates, from
``gettext`` and its kin and the sentences of refusals in Python, and from tables of pure packages, which know no Django
and whose words a page looks up when it shows them.

Words of the documents are Vietnamese in every language: how a deadline, a period and a measure are said
(``deadline.say``, ``period.say``, ``measure.say``), which pages mark as Vietnamese (``lang="vi"``), and the form of
dates and numbers. What commands print is Vietnamese, too.

caicach/locale/vi holds Django's own sentences in our words and is written by hand.
"""

import argparse
import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.text import capfirst
from django.utils.translation.template import templatize

from caicach.intake.problems import Problem
from caicach.law.glossary import term
from caicach.organizations.rules.roles import Role
from caicach.plans.rules.fields import FIELDS
from caicach.plans.rules.states import REFUSALS
from caicach.values.choices import Domain, UnitLevel
from caicach.values.vietnamese import say_weekday

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "caicach"
LOCALE = PACKAGE / "locale"
SOURCE_LANGUAGE = "vi"
LINE_LENGTH = 120

# What takes a template of a sentence as its first argument (caicach/values/sentence.py).
SENTENCES = (
    "Sentence",
    "BadEntry",
    "FileRefused",
    "ForbiddenMove",
    "ImpossibleEdit",
    "NotAllowed",
    "PolicyRefused",
    "NumberTaken",
    "OutOfDate",
    "ReasonMissing",
    "UnreadableText",
)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", *SENTENCES)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: {language}\n"
"Plural-Forms: {plural_forms}\n"

"""

# What is said, with its plural where it has one, and the context that tells it from the same words elsewhere.
Word = tuple[str | tuple[str, ...], str | None]


def compile_catalogues(folder: Path = LOCALE) -> list[str]:
    """Compile every catalogue beside itself and name the languages."""
    paths = sorted(folder.glob("*/LC_MESSAGES/*.po"))
    for path in paths:
        catalogue = read_catalogue(path)
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, catalogue)
    return [_language(path) for path in paths]


def update_catalogues(folder: Path = LOCALE) -> None:
    """Bring every catalogue but that of the source language up to what is said now."""
    for path in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        if _language(path) != SOURCE_LANGUAGE:
            catalogue = read_catalogue(path)
            catalogue.update(current_words(), no_fuzzy_matching=True)
            path.write_text(_as_text(catalogue, _language(path)), encoding="utf-8")


def read_catalogue(path: Path) -> Catalog:
    """A catalogue as it stands in its file. Raises ``babel.messages.pofile.PoFileError`` for a faulty one."""
    with path.open("rb") as file:
        return read_po(file, locale=_language(path), abort_invalid=True)


def current_words() -> Catalog:
    """All that pages say, file by file, without translations."""
    catalogue = Catalog()
    for place, (text, context) in _said():
        catalogue.add(text, locations=[(place, 0)], context=context)
    return catalogue


@cache
def _said() -> tuple[tuple[str, Word], ...]:
    """All words with their places. Looking through the source takes seconds, and it stays as it is for one command."""
    return tuple(sorted(_words(), key=lambda found: found[0]))


def _words() -> Iterator[tuple[str, Word]]:
    for path in sorted(PACKAGE.rglob("*.html")):
        # Indentation means something to the reader of Python and nothing in a page.
        lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
        yield from _extracted(path, "\n".join(line.strip() for line in lines))
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _extracted(path, path.read_text(encoding="utf-8"))
    for place, word in _tables():
        yield place, (word, None)


def _extracted(path: Path, source: str) -> Iterator[tuple[str, Word]]:
    for _, text, _, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        yield path.relative_to(ROOT).as_posix(), (text, context)


def _tables() -> Iterator[tuple[str, str]]:
    """Words that stand in pure packages as data, with their file."""
    for field in (field for fields in FIELDS.values() for field in fields if not field.silent):
        yield "caicach/plans/rules/fields.py", field.label
    for sentence in REFUSALS.values():
        yield "caicach/plans/rules/states.py", sentence
    for problem in Problem:
        yield "caicach/intake/problems.py", problem.value
    for day in range(1, 8):
        yield "caicach/values/vietnamese/dates.py", say_weekday(date(2024, 1, day))
    for choice in (*Domain, *UnitLevel):
        yield "caicach/law/glossary.toml", capfirst(term(choice).vi)
    for role in Role:
        yield "caicach/law/glossary.toml", term(role).vi


def _as_text(catalogue: Catalog, language: str) -> str:
    """The file without the dates and versions that Babel puts at its head: it changes when a word does."""
    body = io.BytesIO()
    write_po(body, catalogue, width=LINE_LENGTH, omit_header=True, include_lineno=False, ignore_obsolete=True)
    head = HEADER.format(language=language, plural_forms=catalogue.plural_forms)
    return head + body.getvalue().decode().strip() + "\n"


def _language(path: Path) -> str:
    return path.parents[1].name


def main() -> None:
    """Command line: compile, after updating where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="bring the catalogues up to the source first")
    if parser.parse_args().update:
        update_catalogues()
    print(f"Catalogues compiled: {', '.join(compile_catalogues())}.")


if __name__ == "__main__":
    main()
